import { ProblemList } from '../metadata/problems';
import { normalizeLineBreaks, parseXml, type XmlElement } from '../metadata/xml';

/** Whether two files say the same: metadata whatever its layout and the order of its elements, other files letter by letter. */
export function sameContent(path: string, left: string | Uint8Array, right: string | Uint8Array): boolean {
    if (typeof left !== 'string' || typeof right !== 'string') {
        return Buffer.from(left).equals(Buffer.from(right));
    }
    if (normalizeLineBreaks(left).trim() === normalizeLineBreaks(right).trim()) {
        return true;
    }
    return path.endsWith('-meta.xml') && canonical(left) === canonical(right);
}

/** An element as text that differs where its meaning does. */
function canonical(text: string): string {
    const root = parseXml(text, '', new ProblemList());
    return root === undefined ? text : JSON.stringify(toValue(root));
}

function toValue({ name, text, children }: XmlElement): unknown {
    if (children.length === 0) {
        return [name, text.trim()];
    }
    // Sorting is stable: repeated elements, whose order matters, keep it.
    const sorted = [...children].sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0));
    return [name, sorted.map(toValue)];
}
