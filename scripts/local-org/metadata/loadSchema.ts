import { basename, dirname, resolve } from 'node:path';
import { readFlow } from '../flow/readFlow';
import { compileProject } from '../save/compileProject';
import type { ProjectDraft, SourceFile } from './draft';
import { linkProject } from './link';
import { formatProblem, ProblemList } from './problems';
import type { OrgProject } from './project';
import { readProjectSources, type ProjectSources } from './projectSources';
import { readApp, readTab } from './readApp';
import { readFieldFile } from './readField';
import { readFlexiPage } from './readFlexiPage';
import { readLayout } from './readLayout';
import { readCompactLayout, readListView, readObjectFile, readValidationRule } from './readObject';
import { readCustomPermission, readPermissionSet } from './readPermissionSet';
import { readRole, readSharingRules, readSharingSet } from './readSharing';
import {
    readFieldTranslation,
    readLabels,
    readObjectTranslation,
    readTranslations,
    readValueSetTranslation
} from './readTexts';
import { readGlobalValueSet, readStandardValueSet } from './readValueSet';
import { addStandardObjects } from './standardObjects';
import { reasonWithoutEffect, reasonWithoutEffectOf } from './withoutEffect';
import { ElementReader, parseXml } from './xml';

interface SourceType {
    /** The root element that such a file must have. */
    readonly rootElement: string;
    readonly read: (draft: ProjectDraft, file: SourceFile) => void;
}

/** What the local org honours, by the file's suffix. */
const sourceTypes: Readonly<Record<string, SourceType>> = {
    object: { rootElement: 'CustomObject', read: readObjectFile },
    field: { rootElement: 'CustomField', read: readFieldFile },
    validationRule: { rootElement: 'ValidationRule', read: readValidationRule },
    listView: { rootElement: 'ListView', read: readListView },
    compactLayout: { rootElement: 'CompactLayout', read: readCompactLayout },
    globalValueSet: { rootElement: 'GlobalValueSet', read: readGlobalValueSet },
    standardValueSet: { rootElement: 'StandardValueSet', read: readStandardValueSet },
    labels: { rootElement: 'CustomLabels', read: readLabels },
    translation: { rootElement: 'Translations', read: readTranslations },
    objectTranslation: { rootElement: 'CustomObjectTranslation', read: readObjectTranslation },
    fieldTranslation: { rootElement: 'CustomFieldTranslation', read: readFieldTranslation },
    globalValueSetTranslation: { rootElement: 'GlobalValueSetTranslation', read: readValueSetTranslation },
    standardValueSetTranslation: { rootElement: 'StandardValueSetTranslation', read: readValueSetTranslation },
    app: { rootElement: 'CustomApplication', read: readApp },
    tab: { rootElement: 'CustomTab', read: readTab },
    flexipage: { rootElement: 'FlexiPage', read: readFlexiPage },
    layout: { rootElement: 'Layout', read: readLayout },
    permissionset: { rootElement: 'PermissionSet', read: readPermissionSet },
    customPermission: { rootElement: 'CustomPermission', read: readCustomPermission },
    role: { rootElement: 'Role', read: readRole },
    sharingRules: { rootElement: 'SharingRules', read: readSharingRules },
    sharingSet: { rootElement: 'SharingSet', read: readSharingSet },
    flow: { rootElement: 'Flow', read: readFlow }
};

/** Folders of components, with their own compiler. */
const componentFolders: ReadonlySet<string> = new Set(['lwc']);

/**
 * Reads an SFDX project in source format (every package directory of its sfdx-project.json), together with the standard
 * objects, into one linked and checked description. Every formula is compiled once to see that it can be.
 * @throws MetadataError with every problem found, each with its file and, where it has one, its line.
 */
export function loadSchema(projectDirectory: string): OrgProject {
    const problems = new ProblemList();
    return loadSources(readProjectSources(resolve(projectDirectory), problems), problems);
}

/**
 * The same from files in memory.
 * @param problems what was found wrong so far
 * @throws MetadataError
 */
export function loadSources(sources: ProjectSources, problems: ProblemList = new ProblemList()): OrgProject {
    const draft = emptyDraft(problems);
    addStandardObjects(draft);
    // Objects first: fields and rules need to find the object they belong to declared.
    const files = sources.files.filter(({ path }) => isMetadata(path));
    files.sort((left, right) => rank(left.path) - rank(right.path) || (left.path < right.path ? -1 : 1));
    const withoutEffect = new Map<string, number>();
    for (const { path, content } of files) {
        const reason = readSource(draft, path, content);
        if (reason !== undefined) {
            withoutEffect.set(reason, (withoutEffect.get(reason) ?? 0) + 1);
        }
    }
    const linked = linkProject(draft, sources.directory, sources.apiVersion);
    const compiled = compileProject(linked, problems);
    problems.throwIfAny();
    const notices = [
        ...[...withoutEffect].sort().map(([reason, count]) => `${reason} (${count} ${count === 1 ? 'file' : 'files'})`),
        ...problems.notices.map(formatProblem)
    ];
    return { ...linked, compiled, sources, notices };
}

function emptyDraft(problems: ProblemList): ProjectDraft {
    return {
        problems,
        objects: new Map(),
        globalValueSets: new Map(),
        standardValueSets: new Map(),
        apps: new Map(),
        tabs: new Map(),
        flexiPages: new Map(),
        layouts: new Map(),
        labels: new Map(),
        objectActionOverrides: new Map(),
        permissionSets: new Map(),
        customPermissions: new Map(),
        roles: new Map(),
        sharingRules: [],
        sharingSets: [],
        flows: new Map(),
        translations: []
    };
}

function isMetadata(path: string): boolean {
    const [fileName = '', ...folders] = path.split('/').reverse();
    return fileName.endsWith('-meta.xml') && !folders.some((folder) => componentFolders.has(folder));
}

function suffixOf(path: string): string {
    return /\.(\w+)-meta\.xml$/.exec(path)?.[1] ?? '';
}

function rank(path: string): number {
    return suffixOf(path) === 'object' ? 0 : 1;
}

/** Reads one file into the draft; where the file has no effect here, the result says why. */
function readSource(draft: ProjectDraft, file: string, content: string | Uint8Array): string | undefined {
    const suffix = suffixOf(file);
    const reason = reasonWithoutEffect(suffix, foldersAbove(file));
    if (reason !== undefined) {
        return `${suffix}: ${reason}`;
    }
    const type = sourceTypes[suffix];
    if (type === undefined) {
        draft.problems.add(
            { file },
            `Metadata of type "${suffix}" is not supported by the local org; supported: ${Object.keys(sourceTypes).join(', ')}.`
        );
        return undefined;
    }
    if (typeof content !== 'string') {
        draft.problems.add({ file }, 'The file is no UTF-8 text.');
        return undefined;
    }
    const root = parseXml(content, file, draft.problems);
    if (root === undefined) {
        return undefined;
    }
    if (root.name !== type.rootElement) {
        draft.problems.add(
            { file, line: root.line },
            `The root element is <${root.name}>; it must be <${type.rootElement}>.`
        );
        return undefined;
    }
    const reasonOfFile = reasonWithoutEffectOf(root);
    if (reasonOfFile !== undefined) {
        return `${suffix}: ${reasonOfFile}`;
    }
    type.read(draft, {
        root: new ElementReader(root, file, draft.problems),
        name: decodeURIComponent(basename(file).replace(`.${suffix}-meta.xml`, '')),
        folders: foldersAbove(file)
    });
    return undefined;
}

function foldersAbove(file: string): string[] {
    const folders: string[] = [];
    for (let folder = dirname(file); folder !== '.' && folder !== '/'; folder = dirname(folder)) {
        folders.push(basename(folder));
    }
    return folders;
}
