import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import typescript from 'typescript';

/** One element that a type of the Metadata API may have. */
export interface MetadataProperty {
    readonly name: string;
    readonly required: boolean;
    readonly repeated: boolean;
    /** The name of another type, or string, number, boolean, Date, any. */
    readonly type: string;
}

/** A type of the Metadata API: elements, a list of allowed values, or another name of a type. */
export type MetadataType =
    | { readonly kind: 'elements'; readonly properties: ReadonlyMap<string, MetadataProperty> }
    | { readonly kind: 'values'; readonly values: readonly string[] }
    | { readonly kind: 'alias'; readonly type: string };

export type MetadataTypes = ReadonlyMap<string, MetadataType>;

let types: MetadataTypes | undefined;

/**
 * The types of the Metadata API as Salesforce generates them from its own description of the API
 * (`@salesforce/types/metadata`), read with the TypeScript compiler. Read once, then kept.
 */
export function metadataTypes(): MetadataTypes {
    types ??= readTypes(declarationFile());
    return types;
}

function declarationFile(): string {
    const module = createRequire(import.meta.url).resolve('@salesforce/types/metadata');
    return module.replace(/\.js$/, '.d.ts');
}

function readTypes(file: string): MetadataTypes {
    const source = typescript.createSourceFile(file, readFileSync(file, 'utf8'), typescript.ScriptTarget.ESNext);
    const declarations = new Map(
        source.statements.filter(typescript.isTypeAliasDeclaration).map(({ name, type }) => [name.text, type])
    );
    const read = new Map<string, MetadataType>();
    for (const [name, node] of declarations) {
        read.set(name, toType(node, declarations));
    }
    return read;
}

function toType(node: typescript.TypeNode, declarations: ReadonlyMap<string, typescript.TypeNode>): MetadataType {
    if (typescript.isTypeLiteralNode(node) || typescript.isIntersectionTypeNode(node)) {
        return { kind: 'elements', properties: propertiesOf(node, declarations) };
    }
    const values = literalsOf(node);
    return values.length > 0 ? { kind: 'values', values } : { kind: 'alias', type: nameOf(node) };
}

function literalsOf(node: typescript.TypeNode): string[] {
    const members = typescript.isUnionTypeNode(node) ? [...node.types] : [node];
    return members.flatMap((member) =>
        typescript.isLiteralTypeNode(member) && typescript.isStringLiteral(member.literal) ? [member.literal.text] : []
    );
}

/** The elements of a type, those of the types it extends first. */
function propertiesOf(
    node: typescript.TypeNode,
    declarations: ReadonlyMap<string, typescript.TypeNode>
): Map<string, MetadataProperty> {
    if (typescript.isIntersectionTypeNode(node)) {
        return new Map(node.types.flatMap((part) => [...propertiesOf(part, declarations)]));
    }
    if (typescript.isTypeReferenceNode(node)) {
        const declared = declarations.get(nameOf(node));
        return declared === undefined ? new Map() : propertiesOf(declared, declarations);
    }
    const members = typescript.isTypeLiteralNode(node) ? node.members.filter(typescript.isPropertySignature) : [];
    return new Map(members.map((member) => toProperty(member)).map((property) => [property.name, property]));
}

function toProperty(member: typescript.PropertySignature): MetadataProperty {
    const node = member.type!;
    const repeated = typescript.isArrayTypeNode(node);
    return {
        name: (member.name as typescript.Identifier).text,
        // A list may be empty, which XML cannot tell from absent.
        required: member.questionToken === undefined && !repeated,
        repeated,
        type: nameOf(typescript.isArrayTypeNode(node) ? node.elementType : node)
    };
}

function nameOf(node: typescript.TypeNode): string {
    if (typescript.isTypeReferenceNode(node) && typescript.isIdentifier(node.typeName)) {
        return node.typeName.text;
    }
    const keywords = new Map<typescript.SyntaxKind, string>([
        [typescript.SyntaxKind.StringKeyword, 'string'],
        [typescript.SyntaxKind.NumberKeyword, 'number'],
        [typescript.SyntaxKind.BooleanKeyword, 'boolean']
    ]);
    return keywords.get(node.kind) ?? 'any';
}
