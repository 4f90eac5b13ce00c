import type { Org } from '../org';
import type { ProjectFile } from '../metadata/projectSources';
import { compose } from './compose';
import { factsReader, indexFiles, packagePath, type ComponentFacts, type IndexedFile } from './componentIndex';
import { withoutChildren } from './decompose';
import { heldFiles } from './heldFiles';
import type { Manifest } from './manifest';
import { childFullName } from './package';
import { componentKey } from './place';
import { metadataNamespace } from './slices';
import { findType, type ChildType, type ComponentType } from './types';
import { writeZip } from './zip';

export interface RetrievedPackage {
    readonly zip: Uint8Array;
    readonly files: readonly ComponentFacts[];
    /** What was asked for and is not there. */
    readonly messages: readonly { readonly fileName: string; readonly problem: string }[];
}

/**
 * Packs what the org holds of the components that a manifest names, in metadata format.
 * @param folder in which the package lies in the archive: '' or 'unpackaged/'
 */
export function retrievePackage(org: Org, manifest: Manifest, folder: string): RetrievedPackage {
    return new Retrieval(org, manifest, folder).run();
}

class Retrieval {
    private readonly org: Org;
    private readonly manifest: Manifest;
    private readonly folder: string;
    private readonly index: readonly IndexedFile[];
    private readonly zip = new Map<string, string | Uint8Array>();
    private readonly facts = new Map<string, ComponentFacts>();
    private readonly messages: { fileName: string; problem: string }[] = [];

    constructor(org: Org, manifest: Manifest, folder: string) {
        this.org = org;
        this.manifest = manifest;
        this.folder = folder;
        this.index = indexFiles(org.project.sources.files);
    }

    run(): RetrievedPackage {
        const selected = this.select();
        const byPackageFile = new Map<string, IndexedFile[]>();
        for (const entry of selected) {
            const path = packagePath(entry.place);
            byPackageFile.set(path, [...(byPackageFile.get(path) ?? []), entry]);
        }
        for (const [path, entries] of byPackageFile) {
            this.addFile(path, entries);
        }
        this.addWholes(selected);
        this.collectFacts(selected);
        this.zip.set(`${this.folder}package.xml`, this.manifestText());
        return {
            zip: writeZip(this.zip),
            files: [...this.facts.values()],
            messages: this.messages
        };
    }

    /** The source files that the manifest asks for. */
    private select(): IndexedFile[] {
        const selected = new Set<IndexedFile>();
        for (const { name, members } of this.manifest.types) {
            const found = findType(name);
            if (found === undefined) {
                this.report(`Entity type: '${name}' is unknown`);
                continue;
            }
            for (const member of members) {
                const entries = this.index.filter((entry) => isAsked(entry, found, member));
                entries.forEach((entry) => selected.add(entry));
                if (entries.length === 0 && member !== '*') {
                    this.report(this.notFound(name, member));
                }
            }
        }
        return [...selected];
    }

    private notFound(type: string, fullName: string): string {
        const isStandard = type === 'CustomObject' && this.org.schema.findObject(fullName)?.custom === false;
        return isStandard
            ? `${fullName} is a standard object, and nothing of it was customized`
            : `Entity of type '${type}' named '${fullName}' cannot be found`;
    }

    private report(problem: string): void {
        this.messages.push({ fileName: `${this.folder}package.xml`, problem });
    }

    private addFile(path: string, entries: readonly IndexedFile[]): void {
        const { owner } = entries[0]!.place;
        if (owner.kind === 'decomposed') {
            const own = entries.find(({ place }) => place.child === undefined);
            const children = entries.flatMap(({ place, file }) =>
                place.child === undefined ? [] : [{ child: place.child, content: String(file.content) }]
            );
            this.zip.set(this.folder + path, compose(owner, own && String(own.file.content), children));
        } else if (owner.kind === 'file') {
            this.zip.set(this.folder + path, this.narrowed(owner, entries[0]!));
        }
    }

    /** Of a file whose children can be asked for one by one, what was asked for. */
    private narrowed(type: ComponentType, { place, file }: IndexedFile): string | Uint8Array {
        const asked = this.manifest.types.flatMap(({ name, members }) =>
            name === type.name ? members.filter((member) => member === '*' || member === place.fullName) : []
        );
        return type.merges !== true || asked.length > 0
            ? file.content
            : withoutChildren(
                  type,
                  String(file.content),
                  (child, name) => !this.asksFor(type, place.fullName, child, name)
              );
    }

    private asksFor(type: ComponentType, owner: string, child: ChildType, name: string): boolean {
        const fullName = childFullName(type, owner, name);
        return this.manifest.types.some(
            (asked) => asked.name === child.name && (asked.members.includes('*') || asked.members.includes(fullName))
        );
    }

    /** Components of several files, in their deployed form. */
    private addWholes(selected: readonly IndexedFile[]): void {
        const byComponent = new Map<string, ProjectFile[]>();
        for (const { place, file } of selected) {
            if (place.owner.kind === 'bundle' || place.owner.kind === 'resource') {
                const key = componentKey(place);
                byComponent.set(key, [...(byComponent.get(key) ?? []), file]);
            }
        }
        for (const [key, files] of byComponent) {
            try {
                heldFiles(files).forEach(({ path, content }) => this.zip.set(this.folder + path, content));
            } catch (error) {
                this.report(`${key.replace(':', ' ')}: ${(error as Error).message}`);
            }
        }
    }

    private collectFacts(selected: readonly IndexedFile[]): void {
        const factsOf = factsReader(this.org);
        for (const { place } of selected) {
            const facts = factsOf(place, place);
            this.facts.set(componentKey(place), { ...facts, fileName: this.folder + facts.fileName });
        }
    }

    private manifestText(): string {
        const types = this.manifest.types.map(
            ({ name, members }) =>
                `    <types>\n${members.map((member) => `        <members>${escapeXml(member)}</members>\n`).join('')}` +
                `        <name>${escapeXml(name)}</name>\n    </types>\n`
        );
        const version = this.manifest.version ?? this.org.schema.apiVersion;
        return (
            `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="${metadataNamespace}">\n` +
            `${types.join('')}    <version>${version}</version>\n</Package>\n`
        );
    }
}

function isAsked(
    { place, file }: IndexedFile,
    { type, child }: { readonly type: ComponentType; readonly child?: ChildType },
    member: string
): boolean {
    if (place.owner !== type) {
        return false;
    }
    if (child === undefined) {
        // A wildcard stands for what was made here, not for standard objects.
        const isStandard = type.name === 'CustomObject' && !place.ownerName.includes('__');
        return member === '*' ? !isStandard : place.ownerName === member;
    }
    if (child.file !== undefined) {
        return place.child === child && (member === '*' || place.fullName === member);
    }
    return childIsIn(type, child, place.fullName, file, member);
}

function childIsIn(type: ComponentType, child: ChildType, owner: string, file: ProjectFile, member: string): boolean {
    const text = String(file.content);
    const without = withoutChildren(
        type,
        text,
        (candidate, name) => candidate === child && (member === '*' || childFullName(type, owner, name) === member)
    );
    return without !== withoutChildren(type, text, () => false);
}

export function escapeXml(text: string): string {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
