import type { XmlElement } from '../metadata/xml';
import { childPath } from './place';
import { innerText, metadataFile, outdent, sliceFile, type SlicedFile } from './slices';
import type { ChildType, ComponentType } from './types';

/** Where a line of a file stands in the package that brought it. */
export interface LineOrigin {
    readonly line: number;
    /** Columns by which it was moved to the left. */
    readonly shift: number;
}

/** One file in source format, made from a file of a package. */
export interface SourcePart {
    /** As `sourcePlace` gives it. */
    readonly path: string;
    readonly content: string;
    /** By line, from 0; absent: as in the package. Lines that are not from the package are undefined. */
    readonly origins?: readonly (LineOrigin | undefined)[];
    /** Whether it only says which component the other parts belong to. */
    readonly isEmpty: boolean;
}

/**
 * Takes a file of a decomposed type apart: the children's own files, and what is left for the parent's.
 * @throws Error for text that is not well formed
 */
export function decompose(type: ComponentType, owner: string, source: string): SourcePart[] {
    const file = sliceFile(source);
    const parts: SourcePart[] = [];
    const ownSlices: number[] = [];
    file.slices.forEach(({ element, start, end }, index) => {
        const child = type.children?.find((candidate) => candidate.element === element.name);
        const name = child === undefined ? undefined : keyOf(element, child);
        if (child === undefined || name === undefined) {
            // A child without a name stays where the check of its form will find it.
            ownSlices.push(index);
        } else {
            parts.push(childPart(childPath(type, owner, child, name), child, file.text.slice(start, end), element));
        }
    });
    return [ownPart(type, owner, file, ownSlices), ...parts];
}

export function keyOf(element: XmlElement, { key }: ChildType): string | undefined {
    return element.children.find(({ name }) => name === key)?.text.trim() || undefined;
}

function childPart(path: string, child: ChildType, text: string, element: XmlElement): SourcePart {
    // The closing tag's own indentation stays behind.
    const inner = innerText(text).replace(/[ \t]+$/, '');
    const content = metadataFile(child.name, outdent(inner));
    const before = inner.split('\n');
    // The prolog stands before the first line of the element.
    const origins = outdent(inner)
        .split('\n')
        .map((line, index) => ({ line: element.line + index, shift: before[index]!.length - line.length }));
    return { path, content, origins: [undefined, ...origins], isEmpty: false };
}

function ownPart(type: ComponentType, owner: string, file: SlicedFile, kept: readonly number[]): SourcePart {
    const path = `${type.directory}/${owner}/${owner}.${type.suffix}-meta.xml`;
    const lines: string[] = [];
    const origins: LineOrigin[] = [{ line: file.root.line, shift: 0 }];
    for (const index of kept) {
        const { start, end } = file.slices[index]!;
        const first = file.text.slice(0, start).split('\n').length;
        file.text
            .slice(start, end)
            .split('\n')
            .forEach((line, offset) => {
                lines.push(line);
                origins.push({ line: first + offset, shift: 0 });
            });
    }
    const content = metadataFile(file.root.name, lines.length === 0 ? '' : `\n${lines.join('\n')}\n`);
    return { path, content, origins: [undefined, ...origins], isEmpty: kept.length === 0 };
}

/**
 * Adds the children of a package's file to the file that is there already: one of the same name takes the other's
 * place. What is no child is the package's.
 * @throws Error for text that is not well formed
 */
export function mergeChildren(type: ComponentType, path: string, current: string, source: string): SourcePart {
    const brought = sliceFile(source);
    const present = sliceFile(current);
    const names = new Set(brought.slices.map(({ element }) => childName(type, element)));
    const pieces = [
        ...present.slices
            .filter(({ element }) => {
                const name = childName(type, element);
                return name !== undefined && !names.has(name);
            })
            .map((slice) => ({ slice, file: present })),
        ...brought.slices.map((slice) => ({ slice, file: brought }))
    ].sort((left, right) => compare(left.slice.element.name, right.slice.element.name));
    const origins: (LineOrigin | undefined)[] = [undefined, { line: brought.root.line, shift: 0 }];
    let content = '\n';
    for (const { slice, file } of pieces) {
        const first = file.text.slice(0, slice.start).split('\n').length;
        const lines = file.text.slice(slice.start, slice.end).split('\n');
        lines.forEach((_, offset) => origins.push(file === brought ? { line: first + offset, shift: 0 } : undefined));
        content += `${lines.join('\n')}\n`;
    }
    return { path, content: metadataFile(brought.root.name, content), origins, isEmpty: false };
}

/** A child in its parent's file. */
export interface NamedChild {
    readonly child: ChildType;
    readonly name: string;
    readonly text: string;
}

/** The children that a file holds. */
export function namedChildren(type: ComponentType, source: string): NamedChild[] {
    const { text, slices } = sliceFile(source);
    return slices.flatMap(({ element, start, end }) => {
        const child = type.children?.find((candidate) => candidate.element === element.name);
        const name = child && keyOf(element, child);
        return child === undefined || name === undefined ? [] : [{ child, name, text: text.slice(start, end) }];
    });
}

function childName(type: ComponentType, element: XmlElement): string | undefined {
    const child = type.children?.find((candidate) => candidate.element === element.name);
    const key = child && keyOf(element, child);
    return key === undefined ? undefined : `${element.name}:${key}`;
}

/** A file without the named children. */
export function withoutChildren(
    type: ComponentType,
    source: string,
    isGone: (child: ChildType, name: string) => boolean
): string {
    const file = sliceFile(source);
    const kept = file.slices.filter(({ element }) => {
        const child = type.children?.find((candidate) => candidate.element === element.name);
        return child === undefined || !isGone(child, keyOf(element, child) ?? '');
    });
    const content = kept.map(({ start, end }) => `${file.text.slice(start, end)}\n`).join('');
    return metadataFile(file.root.name, `\n${content}`);
}

export function compare(left: string, right: string): number {
    return left < right ? -1 : left > right ? 1 : 0;
}
