import { decodeContent, type ProjectFile } from '../metadata/projectSources';
import { decompose, mergeChildren, namedChildren, type LineOrigin, type SourcePart } from './decompose';
import { isNamed, ManifestError, readManifest, type Manifest } from './manifest';
import { componentKey, sourcePlace, type ComponentName } from './place';
import { componentTypes, findType, type ComponentType } from './types';

/** A source file that a package brings. */
export interface BroughtFile {
    /** As `sourcePlace` gives it. */
    readonly path: string;
    readonly component: ComponentName;
    readonly content: string | Uint8Array;
    /** The file in the package. */
    readonly fileName: string;
    readonly origins?: readonly (LineOrigin | undefined)[];
}

/** Something wrong with a package or with what it brings. */
export interface PackageProblem {
    readonly component: ComponentName;
    readonly fileName: string;
    readonly line?: number;
    readonly column?: number;
    readonly message: string;
    readonly isWarning?: true;
}

export interface BroughtComponent {
    readonly name: ComponentName;
    /** In the package. */
    readonly fileName: string;
    /** Of a component that has no file of its own: its element. */
    readonly text?: string;
}

/** What a package asks for. */
export interface DeploymentPackage {
    readonly manifest: Manifest;
    /** Components that have a file in the package, with that file; also those that change nothing. */
    readonly components: ReadonlyMap<string, BroughtComponent>;
    readonly files: readonly BroughtFile[];
    readonly deletions: readonly { readonly component: ComponentName; readonly fileName: string }[];
    readonly problems: readonly PackageProblem[];
}

/** The package itself, where no component can be blamed. */
export function packageComponent(fileName = 'package.xml'): ComponentName {
    return { type: '', fullName: fileName };
}

const destructiveManifests = ['destructiveChangesPre.xml', 'destructiveChanges.xml', 'destructiveChangesPost.xml'];

/**
 * Reads a package in metadata format.
 * @param archive files by path; the package lies at the root or in one folder
 * @param current the metadata in force, by path as `sourcePlace` gives it
 * @throws ManifestError where there is no package.xml that can be read
 */
export function readPackage(
    archive: ReadonlyMap<string, Uint8Array>,
    current: ReadonlyMap<string, ProjectFile>
): DeploymentPackage {
    const root = packageRoot(archive);
    const manifest = readManifest(manifestText(archive, `${root}package.xml`), 'package.xml');
    const reader = new PackageReader(manifest, current);
    const names = new Set(['package.xml', ...destructiveManifests]);
    const contents = [...archive]
        .filter(([path]) => path.startsWith(root) && !names.has(path.slice(root.length)))
        .sort(([left], [right]) => (left < right ? -1 : 1));
    for (const [path, bytes] of contents) {
        reader.readFile(path, path.slice(root.length), bytes);
    }
    reader.checkManifest();
    const deletions = destructiveManifests.flatMap((name) =>
        archive.has(root + name) ? readDeletions(manifestText(archive, root + name), name, reader) : []
    );
    return { manifest, ...reader.result(), deletions };
}

function packageRoot(archive: ReadonlyMap<string, Uint8Array>): string {
    const roots = [...archive.keys()].flatMap((path) => /^((?:[^/]+\/)?)package\.xml$/.exec(path)?.[1] ?? []);
    if (roots.length !== 1) {
        throw new ManifestError(
            'package.xml',
            undefined,
            roots.length === 0
                ? 'No package.xml found'
                : `The archive has ${roots.length} packages; deploy one at a time.`
        );
    }
    return roots[0]!;
}

function manifestText(archive: ReadonlyMap<string, Uint8Array>, path: string): string {
    const text = decodeContent(archive.get(path)!);
    if (typeof text !== 'string') {
        throw new ManifestError(path, undefined, 'The file is no UTF-8 text.');
    }
    return text;
}

function readDeletions(text: string, fileName: string, reader: PackageReader): DeploymentPackage['deletions'] {
    return readManifest(text, fileName).types.flatMap(({ name, members, line }) => {
        if (findType(name) === undefined) {
            reader.report(packageComponent(fileName), fileName, unknownType(name), line);
            return [];
        }
        if (members.includes('*')) {
            reader.report(packageComponent(fileName), fileName, 'A wildcard (*) cannot stand for deletions.', line);
            return [];
        }
        return members.map((fullName) => ({ component: { type: name, fullName }, fileName }));
    });
}

function unknownType(name: string): string {
    return `Unknown type name '${name}'; the local org knows ${componentTypes.map((type) => type.name).join(', ')}.`;
}

class PackageReader {
    private readonly manifest: Manifest;
    private readonly current: ReadonlyMap<string, ProjectFile>;
    private readonly components = new Map<string, BroughtComponent>();
    private readonly files: BroughtFile[] = [];
    private readonly problems: PackageProblem[] = [];
    /** Parents whose own part was left out because the manifest does not name them. */
    private readonly unnamed: { component: ComponentName; fileName: string }[] = [];

    constructor(manifest: Manifest, current: ReadonlyMap<string, ProjectFile>) {
        this.manifest = manifest;
        this.current = current;
    }

    result(): Pick<DeploymentPackage, 'components' | 'files' | 'problems'> {
        return { components: this.components, files: this.files, problems: this.problems };
    }

    report(component: ComponentName, fileName: string, message: string, line?: number): void {
        this.problems.push({ component, fileName, message, ...(line !== undefined && { line }) });
    }

    /** @param fileName the path in the archive; @param path the path in the package */
    readFile(fileName: string, path: string, bytes: Uint8Array): void {
        const [directory = '', ...below] = path.split('/');
        const type = componentTypes.find((candidate) => candidate.directory === directory);
        const content = decodeContent(bytes);
        if (type === undefined || below.length === 0) {
            const folders = componentTypes.map((candidate) => candidate.directory).join(', ');
            this.report(packageComponent(path), fileName, `Unknown folder '${directory}'; known are ${folders}.`);
            return;
        }
        if (type.kind === 'bundle' || type.kind === 'resource') {
            this.addWhole(path, fileName, content);
            return;
        }
        const sourcePath = sourcePathOf(type, directory, below);
        if (sourcePath === undefined) {
            const ending = `.${type.suffix}`;
            this.report(packageComponent(path), fileName, `A file in ${directory} ends in ${ending}.`);
        } else if (typeof content !== 'string') {
            this.report(packageComponent(path), fileName, 'The file is no UTF-8 text.');
        } else {
            this.addXml(type, sourcePath, fileName, content);
        }
    }

    /** Every member of the manifest must have come, and nothing that it does not name. */
    checkManifest(): void {
        for (const { name: type, members, line } of this.manifest.types) {
            if (findType(type) === undefined) {
                this.report(packageComponent(), 'package.xml', unknownType(type), line);
                continue;
            }
            for (const fullName of members.filter((member) => member !== '*')) {
                const component = { type, fullName };
                if (!this.components.has(componentKey(component))) {
                    const message = `An object '${fullName}' of type ${type} was named in package.xml, but was not found in zipped directory`;
                    this.report(component, 'package.xml', message, line);
                }
            }
        }
        const fileNames = new Set([...this.components.values()].map(({ fileName }) => fileName));
        for (const { component, fileName } of this.unnamed.filter((each) => !fileNames.has(each.fileName))) {
            this.report(component, fileName, `${fileName} is in the archive, and package.xml does not name it.`);
        }
        for (const { name, fileName } of this.components.values()) {
            if (!this.isWanted(name)) {
                this.report(name, fileName, `${fileName} is in the archive, and package.xml does not name it.`);
            }
        }
    }

    /** A child comes with its parent, too. */
    private isWanted({ type, fullName }: ComponentName): boolean {
        const found = findType(type);
        const parent = fullName.split('.')[0]!;
        return (
            isNamed(this.manifest, type, fullName) ||
            (found?.child !== undefined &&
                (isNamed(this.manifest, found.type.name, parent) ||
                    isNamed(this.manifest, found.type.name, found.type.name))) ||
            // Of a file that merges, any child asks for the file.
            (found?.child === undefined &&
                found?.type.children !== undefined &&
                this.manifest.types.some(({ name }) => found.type.children!.some((child) => child.name === name)))
        );
    }

    private addWhole(path: string, fileName: string, content: string | Uint8Array): void {
        const place = sourcePlace(path);
        if (place === undefined) {
            this.report(packageComponent(path), fileName, `${path} belongs to no component.`);
            return;
        }
        this.addComponent(place, fileName);
        this.files.push({ path, component: nameOf(place), content, fileName });
    }

    private addXml(type: ComponentType, path: string, fileName: string, content: string): void {
        const place = sourcePlace(path)!;
        let parts: SourcePart[];
        try {
            parts = this.toParts(type, path, place.fullName, content);
            for (const { component, text } of mergedChildren(type, place.fullName, content)) {
                this.addComponent(component, fileName, text);
            }
        } catch {
            // The check of its form will say where it is broken.
            parts = [{ path, content, isEmpty: false }];
        }
        for (const part of parts) {
            this.addPart(type, part, fileName);
        }
    }

    private addPart(type: ComponentType, part: SourcePart, fileName: string): void {
        const place = sourcePlace(part.path)!;
        const component = nameOf(place);
        const hasParts = type.kind === 'decomposed' && place.child === undefined;
        // A package that asks for children alone leaves what else their parent is made of as it is.
        if (hasParts && !isNamed(this.manifest, component.type, component.fullName)) {
            if (!part.isEmpty) {
                this.unnamed.push({ component, fileName });
            }
            return;
        }
        this.addComponent(component, fileName);
        if (this.files.some(({ path }) => path === part.path)) {
            this.report(component, fileName, `${component.fullName} is in the package twice.`);
        } else if (!(part.isEmpty && this.current.has(part.path))) {
            this.files.push({ ...part, component, fileName });
        }
    }

    private toParts(type: ComponentType, path: string, owner: string, content: string): SourcePart[] {
        if (type.kind === 'decomposed') {
            return decompose(type, owner, content);
        }
        const present = this.current.get(path)?.content;
        return type.merges === true && typeof present === 'string'
            ? [mergeChildren(type, path, present, content)]
            : [{ path, content, isEmpty: false }];
    }

    private addComponent(component: ComponentName, fileName: string, text?: string): void {
        const name = nameOf(component);
        if (!this.components.has(componentKey(name))) {
            this.components.set(componentKey(name), { name, fileName, ...(text !== undefined && { text }) });
        }
    }
}

function nameOf({ type, fullName }: ComponentName): ComponentName {
    return { type, fullName };
}

/** The path in source format of a package's file, or undefined where its name does not fit the type. */
function sourcePathOf(type: ComponentType, directory: string, below: readonly string[]): string | undefined {
    const path = `${directory}/${below.join('/')}`;
    if (type.folderSuffix !== undefined && path.endsWith('-meta.xml')) {
        return path.replace(/-meta\.xml$/, `.${type.folderSuffix}-meta.xml`);
    }
    const isDeepEnough = type.folderSuffix === undefined ? below.length === 1 : below.length > 1;
    if (!isDeepEnough || !path.endsWith(`.${type.suffix}`)) {
        return undefined;
    }
    const owner = below[0]!.slice(0, -(type.suffix!.length + 1));
    return type.kind === 'decomposed' ? `${directory}/${owner}/${below[0]}-meta.xml` : `${path}-meta.xml`;
}

/** The components that lie in a file without one of their own. */
export function mergedChildren(
    type: ComponentType,
    owner: string,
    content: string | Uint8Array
): { readonly component: ComponentName; readonly text: string }[] {
    return type.merges === true
        ? namedChildren(type, String(content)).map(({ child, name, text }) => ({
              component: { type: child.name, fullName: childFullName(type, owner, name) },
              text
          }))
        : [];
}

/** Labels are named alone, the rules of an object with it. */
export function childFullName(type: ComponentType, owner: string, name: string): string {
    return type.name === 'CustomLabels' ? name : `${owner}.${name}`;
}
