import typescript from 'typescript';

/**
 * Turns one TypeScript module of a Lightning web component into the JavaScript that deploys: types are stripped and
 * nothing else changes, so decorators and class fields reach the platform's compiler as they were written.
 *
 * @param source the text of the `.ts` file
 * @param fileName where it lives, for error messages
 * @throws Error for text that does not parse, for syntax that is more than a type, and for what the platform's
 *     compiler refuses; one line a problem: file, line, what is wrong
 */
export function emitComponent(source: string, fileName: string): string {
    const { outputText, diagnostics } = typescript.transpileModule(source, {
        fileName,
        reportDiagnostics: true,
        compilerOptions: {
            target: typescript.ScriptTarget.ESNext,
            module: typescript.ModuleKind.ESNext,
            verbatimModuleSyntax: true,
            useDefineForClassFields: true,
            removeComments: false,
            newLine: typescript.NewLineKind.LineFeed
        }
    });
    const file = typescript.createSourceFile(fileName, source, typescript.ScriptTarget.ESNext, true);
    const problems = [
        ...(diagnostics ?? []).map((diagnostic) =>
            place(file, diagnostic.start ?? 0, typescript.flattenDiagnosticMessageText(diagnostic.messageText, ' '))
        ),
        ...findRefusedSyntax(file)
    ];
    if (problems.length > 0) {
        throw new Error(problems.join('\n'));
    }
    return outputText;
}

/** Syntax that TypeScript accepts here and the platform, or a plain stripping of types, does not. */
const refusals: ReadonlyMap<typescript.SyntaxKind, string> = new Map([
    [typescript.SyntaxKind.EnumDeclaration, 'an enum is more than a type; use a union of texts'],
    [typescript.SyntaxKind.ModuleDeclaration, 'a namespace is more than a type; use a module'],
    [typescript.SyntaxKind.PrivateIdentifier, 'the platform refuses #private members; use the keyword private'],
    [typescript.SyntaxKind.ClassStaticBlockDeclaration, 'the platform refuses static blocks; use a static field']
]);

function findRefusedSyntax(file: typescript.SourceFile): string[] {
    const problems: string[] = [];
    const visit = (node: typescript.Node): void => {
        const refusal = refusals.get(node.kind) ?? refuseParameterProperty(node);
        if (refusal !== undefined) {
            problems.push(place(file, node.getStart(file), refusal));
        }
        typescript.forEachChild(node, visit);
    };
    visit(file);
    return problems;
}

function refuseParameterProperty(node: typescript.Node): string | undefined {
    return typescript.isParameter(node) && typescript.isParameterPropertyDeclaration(node, node.parent)
        ? 'a parameter property is more than a type; declare the field and assign it'
        : undefined;
}

function place(file: typescript.SourceFile, position: number, message: string): string {
    return `${file.fileName}:${file.getLineAndCharacterOfPosition(position).line + 1}: ${message}`;
}
