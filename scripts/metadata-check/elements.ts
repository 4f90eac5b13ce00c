import type { XmlElement } from '../local-org/metadata/xml';

/** The first child of a name. */
export function child(element: XmlElement, name: string): XmlElement | undefined {
    return element.children.find((candidate) => candidate.name === name);
}

/** All children of a name. */
export function children(element: XmlElement, name: string): XmlElement[] {
    return element.children.filter((candidate) => candidate.name === name);
}

/** The trimmed text of the first child of a name; undefined where there is none or it is empty. */
export function text(element: XmlElement, name: string): string | undefined {
    const found = child(element, name)?.text.trim();
    return found === '' ? undefined : found;
}

/** Everything of a name below an element, however deep. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
    return element.children.flatMap((below) => [...(below.name === name ? [below] : []), ...descendants(below, name)]);
}
