import { ProblemList } from '../metadata/problems';
import { normalizeLineBreaks, parseXml, type XmlElement } from '../metadata/xml';

/** A file's text cut at the children of its root element, so that each can be moved without being rewritten. */
export interface SlicedFile {
    /** With line breaks as `\n`. */
    readonly text: string;
    readonly root: XmlElement;
    readonly slices: readonly Slice[];
}

/** One child of the root. */
export interface Slice {
    readonly element: XmlElement;
    /** Where it begins: after the line break before it, if there is nothing between. */
    readonly start: number;
    /** Where it ends, its tag and the comments after it included. */
    readonly end: number;
}

export const metadataNamespace = 'http://soap.sforce.com/2006/04/metadata';

/** Cuts a file that is known to be well formed. @throws Error for one that is not */
export function sliceFile(source: string): SlicedFile {
    const text = normalizeLineBreaks(source);
    const problems = new ProblemList();
    const root = parseXml(text, '', problems);
    if (root === undefined) {
        throw new Error(problems.problems[0]?.problem ?? 'It cannot be read.');
    }
    const ends = [...root.children.slice(1).map(({ start }) => start), closingTag(text, root)];
    const slices = root.children.map((element, index) => {
        const lineStart = text.lastIndexOf('\n', element.start - 1) + 1;
        const isIndented = text.slice(lineStart, element.start).trim() === '';
        return {
            element,
            start: isIndented ? lineStart : element.start,
            end: text.lastIndexOf('>', ends[index]! - 1) + 1
        };
    });
    return { text, root, slices };
}

/** Where the closing tag of the root begins (its end, where it closes itself). */
function closingTag(text: string, root: XmlElement): number {
    const position = text.lastIndexOf(`</${root.name}`);
    return position < 0 ? text.length : position;
}

/** What stands between an element's tags. */
export function innerText(text: string): string {
    const opening = /^\s*<(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(text)?.[0] ?? '';
    return opening.endsWith('/>') ? '' : text.slice(opening.length, text.lastIndexOf('</'));
}

/** What stands between the tags of the root. */
export function rootContent({ text, root }: SlicedFile): string {
    return innerText(text.slice(root.start));
}

const indentation = '    ';

/** Moves every line that begins with a tag one level to the right. Lines of texts stay as they are. */
export function indent(text: string): string {
    return text.replace(/\n(?=[ \t]*<)/g, `\n${indentation}`);
}

/** Moves every line that begins with a tag one level to the left, where there is room. */
export function outdent(text: string): string {
    return text.replace(/\n {4}(?=[ \t]*<)/g, '\n');
}

/** What typed and empty values refer to. */
const schemaPrefixes = {
    xsi: 'http://www.w3.org/2001/XMLSchema-instance',
    xsd: 'http://www.w3.org/2001/XMLSchema'
};

/** A metadata file. */
export function metadataFile(rootElement: string, content: string): string {
    const prefixes = Object.entries(schemaPrefixes)
        .filter(([prefix]) => content.includes(`${prefix}:`))
        .map(([prefix, address]) => ` xmlns:${prefix}="${address}"`);
    const root = `<${rootElement} xmlns="${metadataNamespace}"${prefixes.join('')}>`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n${root}${content}</${rootElement}>\n`;
}
