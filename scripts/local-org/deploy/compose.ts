import { compare, keyOf } from './decompose';
import { indent, metadataFile, rootContent, sliceFile } from './slices';
import type { ChildType, ComponentType } from './types';

/** A child's own file. */
export interface ChildFile {
    readonly child: ChildType;
    readonly content: string;
}

/**
 * Puts the file of a decomposed type together, its elements in alphabetical order as the platform writes them.
 * @param own the parent's own file; undefined: only the children are wanted
 */
export function compose(type: ComponentType, own: string | undefined, children: readonly ChildFile[]): string {
    const file = own === undefined ? undefined : sliceFile(own);
    const elements = [
        ...(file?.slices ?? []).map(({ element, start, end }) => ({
            name: element.name,
            key: '',
            text: file!.text.slice(start, end)
        })),
        ...children.map(({ child, content }) => {
            const childFile = sliceFile(content);
            const inner = indent(rootContent(childFile));
            return {
                name: child.element,
                key: keyOf(childFile.root, child) ?? '',
                text: `    <${child.element}>${inner}${inner.endsWith('\n') ? '    ' : ''}</${child.element}>`
            };
        })
    ];
    // Sorting is stable: what has no key stays in its order.
    elements.sort((left, right) => compare(left.name, right.name) || compare(left.key, right.key));
    const content = elements.map(({ text }) => `${text}\n`).join('');
    return metadataFile(type.name, `\n${content}`);
}
