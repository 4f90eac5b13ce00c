import { ProblemList } from '../metadata/problems';
import { normalizeLineBreaks, parseXml, type XmlElement } from '../metadata/xml';
import { sourcePlace } from './place';

/** Whether two files say the same: metadata whatever its layout and the order of its elements, other files letter by letter. */
export function sameContent(path: string, left: string | Uint8Array, right: string | Uint8Array): boolean {
    if (typeof left !== 'string' || typeof right !== 'string') {
        return Buffer.from(left).equals(Buffer.from(right));
    }
    if (normalizeLineBreaks(left).trim() === normalizeLineBreaks(right).trim()) {
        return true;
    }
    const isSet = sourcePlace(path)?.owner.merges === true;
    return path.endsWith('-meta.xml') && canonical(left, isSet) === canonical(right, isSet);
}

/** Whether two pieces of metadata say the same, whatever their layout. */
export function sameMetadata(left: string, right: string): boolean {
    return canonical(left, false) === canonical(right, false);
}

/** A file as text that differs where its meaning does. `isSet`: its elements are components, whose order means nothing. */
function canonical(text: string, isSet: boolean): string {
    const root = parseXml(text, '', new ProblemList());
    if (root === undefined) {
        return text;
    }
    return isSet
        ? root.children
              .map((child) => JSON.stringify(toValue(child)))
              .sort()
              .join()
        : JSON.stringify(toValue(root));
}

function toValue({ name, text, children }: XmlElement): unknown {
    if (children.length === 0) {
        return [name, text.trim()];
    }
    // Sorting is stable: repeated elements, whose order matters, keep it.
    const sorted = [...children].sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0));
    return [name, sorted.map(toValue)];
}
