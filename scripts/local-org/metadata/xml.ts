import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { SourceLocation } from './schema';
import type { ProblemList } from './problems';

/** One XML element of a source file, and where it starts. */
export interface XmlElement {
    readonly name: string;
    /** From 1. */
    readonly line: number;
    /** From 1. */
    readonly column: number;
    /** Characters before it, in the text with line breaks as `\n`. */
    readonly start: number;
    /** All text directly inside the element, untrimmed. */
    readonly text: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: readonly XmlElement[];
}

type ParsedNode = Record<string | symbol, unknown>;

const parser = new XMLParser({
    preserveOrder: true,
    captureMetaData: true,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreAttributes: false,
    trimValues: false,
    htmlEntities: true
});
const metaData = XMLParser.getMetaDataSymbol() as unknown as symbol;

/** Line breaks as the XML standard has readers take them. */
export function normalizeLineBreaks(text: string): string {
    return text.replace(/\r\n?/g, '\n');
}

/** Parses one file's text. Broken XML is reported to `problems` with its line, and undefined is returned. */
export function parseXml(source: string, file: string, problems: ProblemList): XmlElement | undefined {
    const text = normalizeLineBreaks(source);
    // The parser accepts broken XML, so it is validated first.
    const validity = XMLValidator.validate(text);
    if (validity !== true) {
        problems.add({ file, line: validity.err.line }, `Not well-formed XML: ${validity.err.msg}`);
        return undefined;
    }
    const placeOf = placeFinder(text);
    const roots = (parser.parse(text) as ParsedNode[])
        .filter((node) => !tagOf(node).startsWith('?') && tagOf(node) !== '#text')
        .map((node) => toElement(node, placeOf));
    if (roots.length !== 1) {
        problems.add({ file }, `The file has ${roots.length} root elements; it must have one.`);
        return undefined;
    }
    return roots[0];
}

function tagOf(node: ParsedNode): string {
    return Object.keys(node).find((key) => key !== ':@') ?? '#text';
}

function toElement(node: ParsedNode, placeOf: PlaceFinder): XmlElement {
    const name = tagOf(node);
    const content = node[name] as ParsedNode[];
    const position = node[metaData] as { startIndex: number };
    const attributes: Record<string, string> = {};
    for (const [key, value] of Object.entries((node[':@'] ?? {}) as Record<string, string>)) {
        attributes[key.replace(/^@_/, '')] = value;
    }
    return {
        name,
        ...placeOf(position.startIndex),
        start: position.startIndex,
        text: content
            .filter((child) => tagOf(child) === '#text')
            .map((child) => String(child['#text']))
            .join(''),
        attributes,
        children: content.filter((child) => tagOf(child) !== '#text').map((child) => toElement(child, placeOf))
    };
}

type PlaceFinder = (index: number) => { readonly line: number; readonly column: number };

/** Maps a character index to its line and column by binary search over the line starts. */
function placeFinder(text: string): PlaceFinder {
    const starts = [0];
    for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) {
        starts.push(index + 1);
    }
    return (index) => {
        let low = 0;
        let high = starts.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (starts[middle]! <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return { line: low + 1, column: index - starts[low]! + 1 };
    };
}

/**
 * Reads an element's children one by one and remembers which were read, so that `finish` can report every element that
 * was neither honoured nor explicitly declared to have no effect.
 */
export class ElementReader {
    readonly element: XmlElement;
    readonly file: string;
    readonly problems: ProblemList;
    private readonly known = new Set<string>();

    constructor(element: XmlElement, file: string, problems: ProblemList) {
        this.element = element;
        this.file = file;
        this.problems = problems;
    }

    get location(): SourceLocation {
        return { file: this.file, line: this.element.line };
    }

    /** The element's own text, trimmed. */
    get ownText(): string {
        return this.element.text.trim();
    }

    problem(message: string, child?: string): void {
        this.problems.add(child === undefined ? this.location : this.locationOf(child), message);
    }

    has(name: string): boolean {
        return this.element.children.some((child) => child.name === name);
    }

    /** Where the named child stands (the element itself where there is none). */
    locationOf(name: string): SourceLocation {
        const line = this.element.children.find((child) => child.name === name)?.line ?? this.element.line;
        return { file: this.file, line };
    }

    children(name: string): ElementReader[] {
        this.known.add(name);
        return this.element.children
            .filter((child) => child.name === name)
            .map((child) => new ElementReader(child, this.file, this.problems));
    }

    child(name: string): ElementReader | undefined {
        const found = this.children(name);
        for (const repeated of found.slice(1)) {
            repeated.problem(`<${name}> may stand only once in <${this.element.name}>.`);
        }
        return found[0];
    }

    /** A child's text, trimmed; undefined where the child is absent or empty. */
    text(name: string): string | undefined {
        const child = this.child(name);
        if (child !== undefined && child.element.children.length > 0) {
            child.problem(`<${name}> must hold text, not elements.`);
        }
        return child?.ownText || undefined;
    }

    /** A child's text that must be there; its absence is a problem and reads as ''. */
    requiredText(name: string): string {
        const text = this.text(name);
        if (text === undefined) {
            this.problem(`<${this.element.name}> lacks <${name}>.`);
        }
        return text ?? '';
    }

    texts(name: string): string[] {
        return this.children(name).map((child) => child.ownText);
    }

    boolean(name: string): boolean | undefined {
        const text = this.text(name);
        if (text !== undefined && text !== 'true' && text !== 'false') {
            this.problem(`<${name}> is "${text}"; it must be true or false.`, name);
        }
        return text === undefined ? undefined : text === 'true';
    }

    integer(name: string): number | undefined {
        const text = this.text(name);
        if (text === undefined) {
            return undefined;
        }
        if (!/^-?\d+$/.test(text)) {
            this.problem(`<${name}> is "${text}"; it must be a whole number.`, name);
            return undefined;
        }
        return Number(text);
    }

    /** A child's text that must be one of the allowed words; anything else is a problem and reads as absent. */
    choice<Choice extends string>(name: string, allowed: readonly Choice[]): Choice | undefined {
        const text = this.text(name);
        if (text === undefined) {
            return undefined;
        }
        if (!(allowed as readonly string[]).includes(text)) {
            this.problem(`<${name}> is "${text}"; supported here: ${allowed.join(', ')}.`, name);
            return undefined;
        }
        return text as Choice;
    }

    /** Declares children that have no effect in the local org. The caller says why in a comment. */
    noEffect(...names: string[]): this {
        for (const name of names) {
            this.known.add(name);
        }
        return this;
    }

    /** Declares a child that has no effect in the local org where one might expect it: the start of the org says so. */
    noticeIfPresent(name: string, reason: string): this {
        this.known.add(name);
        if (this.has(name)) {
            this.problems.notice(this.locationOf(name), `<${name}> has no effect here: ${reason}.`);
        }
        return this;
    }

    /** Reports every child that was neither read nor declared to have no effect. */
    finish(): void {
        for (const child of this.element.children) {
            if (!this.known.has(child.name)) {
                this.problems.add(
                    { file: this.file, line: child.line },
                    `<${child.name}> in <${this.element.name}> is not supported by the local org.`
                );
            }
        }
    }
}
