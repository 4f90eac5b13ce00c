import ts from 'typescript';

/** One import of a module. */
export interface ModuleImport {
    readonly specifier: string;
    /** The names taken from it; `default` for the default, none for `* as` and for dynamic imports. */
    readonly names: readonly string[];
}

/** What a compiled module imports and exports. */
export interface ModuleParts {
    readonly imports: readonly ModuleImport[];
    /** Undefined where it passes on all names of another module. */
    readonly exports: ReadonlySet<string> | undefined;
}

/** Reads the imports and exports of a JavaScript module without running it. */
export function moduleParts(code: string): ModuleParts {
    const source = ts.createSourceFile('module.js', code, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS);
    const imports: ModuleImport[] = [];
    const exports = new Set<string>();
    let passesOnAll = false;
    for (const statement of source.statements) {
        if (ts.isImportDeclaration(statement)) {
            imports.push({ specifier: textOf(statement.moduleSpecifier), names: importedNames(statement) });
        } else if (ts.isExportDeclaration(statement)) {
            const names = exportedNames(statement);
            passesOnAll ||= names === undefined;
            names?.forEach(({ exported }) => exports.add(exported));
            if (statement.moduleSpecifier !== undefined) {
                const taken = names?.map(({ taken: name }) => name) ?? [];
                imports.push({ specifier: textOf(statement.moduleSpecifier), names: taken });
            }
        } else if (ts.isExportAssignment(statement)) {
            exports.add('default');
        } else {
            declaredExports(statement).forEach((name) => exports.add(name));
        }
    }
    const listed = new Set(imports.map(({ specifier }) => specifier));
    const dynamic = ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
    imports.push(...dynamic.filter((name) => !listed.has(name)).map((specifier) => ({ specifier, names: [] })));
    return { imports, exports: passesOnAll ? undefined : exports };
}

function textOf(node: ts.Expression): string {
    return (node as ts.StringLiteral).text;
}

function importedNames({ importClause }: ts.ImportDeclaration): string[] {
    const names = importClause?.name === undefined ? [] : ['default'];
    const bindings = importClause?.namedBindings;
    return bindings === undefined || ts.isNamespaceImport(bindings)
        ? names
        : [...names, ...bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text)];
}

/** The names of `export { a as b } from …`; undefined for `export * from …`. */
function exportedNames({ exportClause }: ts.ExportDeclaration): { taken: string; exported: string }[] | undefined {
    if (exportClause === undefined) {
        return undefined;
    }
    return ts.isNamespaceExport(exportClause)
        ? []
        : exportClause.elements.map(({ name, propertyName }) => ({
              taken: (propertyName ?? name).text,
              exported: name.text
          }));
}

function declaredExports(statement: ts.Statement): string[] {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) {
        return [];
    }
    if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) {
        return ['default'];
    }
    if (ts.isVariableStatement(statement)) {
        return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
    }
    const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
    return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

function boundNames(name: ts.BindingName): string[] {
    return ts.isIdentifier(name)
        ? [name.text]
        : name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}
