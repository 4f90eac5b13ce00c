import type { DatabaseSync } from 'node:sqlite';
import { createHash } from 'node:crypto';
import type { ProjectFile } from '../metadata/projectSources';
import type { Org } from '../org';
import { recordId } from '../store/ids';
import { deployedFiles } from './deployedFiles';
import { mergedChildren } from './package';
import { componentKey, sourcePlace, type ComponentName, type SourcePlace } from './place';

/** A metadata file of the org. */
export interface IndexedFile {
    readonly place: SourcePlace;
    readonly file: ProjectFile;
}

/** A component of the org with what the API tells of it. */
export interface ComponentFacts extends ComponentName {
    /** In a package: `objects/A__c.object`. */
    readonly fileName: string;
    readonly id: string;
    readonly createdDate: string;
    readonly createdById: string;
    readonly lastModifiedDate: string;
    readonly lastModifiedById: string;
}

export function indexFiles(files: readonly ProjectFile[]): IndexedFile[] {
    return files.flatMap((file) => {
        const place = sourcePlace(file.path);
        return place === undefined ? [] : [{ place, file }];
    });
}

/** The file of a package that holds a source file's component. */
export function packagePath(place: SourcePlace): string {
    const { owner, ownerName, path } = place;
    switch (owner.kind) {
        case 'decomposed':
            return `${owner.directory}/${ownerName}.${owner.suffix}`;
        case 'file':
            return path.endsWith(`.${owner.folderSuffix}-meta.xml`)
                ? path.replace(`.${owner.folderSuffix}-meta.xml`, '-meta.xml')
                : path.replace(/-meta\.xml$/, '');
        case 'bundle':
            return path;
        case 'resource':
            return path.endsWith('.resource-meta.xml') ? path : `${owner.directory}/${ownerName}.resource`;
    }
}

/** Every component of the org, with the children that lie in its files. */
export function listComponents(org: Org): ComponentFacts[] {
    const found = new Map<string, ComponentFacts>();
    const factsOf = factsReader(org);
    const add = (name: ComponentName, place: SourcePlace): void => {
        const key = componentKey(name);
        if (!found.has(key)) {
            found.set(key, factsOf(name, place));
        }
    };
    for (const { place, file } of indexFiles(org.project.sources.files)) {
        add(place, place);
        for (const { component } of mergedChildren(place.owner, place.fullName, file.content)) {
            add(component, place);
        }
    }
    return [...found.values()].sort((left, right) => (left.fullName < right.fullName ? -1 : 1));
}

/** Who made what when: the project's own files came with the org, the others by a deployment. */
export function factsReader(org: Org): (name: ComponentName, place: SourcePlace) => ComponentFacts {
    const [organization] = [...org.store.readAll('Organization')];
    const created = String(organization?.['CreatedDate']);
    const administrator = org.users[0]!.id;
    const changes = new Map(deployedFiles(org.store.database as DatabaseSync).map((file) => [file.path, file]));
    const own = new Set(org.project.sources.ownFiles.flatMap(({ path }) => sourcePlace(path)?.path ?? []));
    return ({ type, fullName }, place) => {
        const change = changes.get(place.path);
        const isNew = change !== undefined && !own.has(place.path);
        return {
            type,
            fullName,
            fileName: place.owner.kind === 'bundle' ? `${place.owner.directory}/${fullName}` : packagePath(place),
            id: componentId({ type, fullName }),
            createdDate: isNew ? change.changedAt : created,
            createdById: isNew ? change.changedBy : administrator,
            lastModifiedDate: change?.changedAt ?? created,
            lastModifiedById: change?.changedBy ?? administrator
        };
    };
}

/** Metadata are no records here; their Ids are made from their names, so that they stay the same. */
function componentId(component: ComponentName): string {
    const number = createHash('sha256').update(componentKey(component)).digest().readUIntBE(0, 6);
    return recordId('0MC', number + 1);
}
