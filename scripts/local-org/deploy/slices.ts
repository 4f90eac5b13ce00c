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

/**
 * A file without the elements that match, at whatever depth, and otherwise as it was.
 * @returns undefined where none matches
 */
export function removeElements(source: string, matches: (element: XmlElement) => boolean): string | undefined {
    const { text, root } = sliceFile(source);
    const removed = root.children.flatMap((child) => matching(child, matches)).map((element) => extent(text, element));
    if (removed.length === 0) {
        return undefined;
    }
    let left = '';
    let position = 0;
    for (const { start, end } of removed) {
        left += text.slice(position, start);
        position = end;
    }
    return left + text.slice(position);
}

function matching(element: XmlElement, matches: (element: XmlElement) => boolean): XmlElement[] {
    return matches(element) ? [element] : element.children.flatMap((child) => matching(child, matches));
}

/** Where an element begins and ends, its own lines included where nothing else is on them. */
function extent(text: string, { name, start }: XmlElement): { start: number; end: number } {
    const tags = new RegExp(`<(/?)${name}(?=[\\s/>])(?:[^>"']|"[^"]*"|'[^']*')*?(/?)>`, 'g');
    tags.lastIndex = start;
    let depth = 0;
    let end = text.length;
    for (let tag = tags.exec(text); tag !== null; tag = tags.exec(text)) {
        depth += tag[1] === '/' ? -1 : tag[2] === '/' ? 0 : 1;
        if (depth === 0) {
            end = tags.lastIndex;
            break;
        }
    }
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const isAlone = text.slice(lineStart, start).trim() === '' && text[end] === '\n';
    return isAlone ? { start: lineStart, end: end + 1 } : { start, end };
}
