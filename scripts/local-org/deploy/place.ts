import { componentTypes, type ChildType, type ComponentType } from './types';

/** A component as packages and results name it. */
export interface ComponentName {
    readonly type: string;
    /** `A__c`, `A__c.B__c`, `Folder/Report` */
    readonly fullName: string;
}

/** What a source file is. */
export interface SourcePlace extends ComponentName {
    /**
     * The file's path below its package directory's metadata folder, the same wherever the project keeps it:
     * `objects/A__c/fields/B__c.field-meta.xml`.
     */
    readonly path: string;
    /** The type that a package keeps the file's content under: CustomObject for a field. */
    readonly owner: ComponentType;
    /** Full name of the component of that type: `A__c` for a field. */
    readonly ownerName: string;
    readonly child?: ChildType;
}

export function componentKey({ type, fullName }: ComponentName): string {
    return `${type}:${fullName}`;
}

const known = new Map<string, SourcePlace | undefined>();
const mostKnown = 20_000;

/** Tells what a source file is by its path, or undefined for a file that is no metadata. */
export function sourcePlace(path: string): SourcePlace | undefined {
    if (!known.has(path)) {
        if (known.size >= mostKnown) {
            known.clear();
        }
        known.set(path, findPlace(path));
    }
    return known.get(path);
}

function findPlace(path: string): SourcePlace | undefined {
    const segments = path.split('/');
    for (const type of componentTypes) {
        const index = segments.indexOf(type.directory);
        const place = index < 0 ? undefined : placeIn(type, segments.slice(index + 1));
        if (place !== undefined) {
            return { ...place, path: segments.slice(index).join('/'), owner: type };
        }
    }
    return undefined;
}

type PlaceInType = Omit<SourcePlace, 'path' | 'owner'>;

function placeIn(type: ComponentType, below: readonly string[]): PlaceInType | undefined {
    const [first = ''] = below;
    const name = decodeURIComponent(below.at(-1) ?? '');
    switch (type.kind) {
        case 'bundle':
            return below.length < 2 ? undefined : whole(type, first);
        case 'resource':
            return whole(type, first.replace(/\..*$/, ''));
        case 'file':
            return fileName(type, below.length, decodeURIComponent(below.join('/')));
        case 'decomposed':
            return below.length < 2 ? undefined : decomposed(type, first, below, name);
    }
}

function whole(type: ComponentType, fullName: string): PlaceInType {
    return { type: type.name, fullName, ownerName: fullName };
}

function fileName(type: ComponentType, depth: number, path: string): PlaceInType | undefined {
    const ending = `.${type.suffix}-meta.xml`;
    const folderEnding = `.${type.folderSuffix}-meta.xml`;
    if (path.endsWith(ending) && (depth === 1 || type.folderSuffix !== undefined)) {
        return whole(type, path.slice(0, -ending.length));
    }
    if (type.folderSuffix !== undefined && path.endsWith(folderEnding)) {
        return whole(type, path.slice(0, -folderEnding.length));
    }
    return undefined;
}

function decomposed(
    type: ComponentType,
    owner: string,
    below: readonly string[],
    name: string
): PlaceInType | undefined {
    if (below.length === 2 && name === `${owner}.${type.suffix}-meta.xml`) {
        return whole(type, owner);
    }
    for (const child of type.children ?? []) {
        const ending = `.${child.file?.suffix}-meta.xml`;
        const folder = child.file?.folder;
        const lies = folder === undefined ? below.length === 2 : below.length === 3 && below[1] === folder;
        if (lies && name.endsWith(ending)) {
            return child.internal === true
                ? { ...whole(type, owner), child }
                : {
                      type: child.name,
                      fullName: `${owner}.${name.slice(0, -ending.length)}`,
                      ownerName: owner,
                      child
                  };
        }
    }
    return undefined;
}

/** The path of a child's own file. */
export function childPath(type: ComponentType, owner: string, child: ChildType, name: string): string {
    const folder = child.file?.folder === undefined ? '' : `${child.file.folder}/`;
    return `${type.directory}/${owner}/${folder}${encodeName(name)}.${child.file?.suffix}-meta.xml`;
}

/** Names keep their spaces; what a path cannot hold is percent-encoded, as the platform's tools do. */
export function encodeName(name: string): string {
    return name.replaceAll('%', '%25').replaceAll('/', '%2F');
}
