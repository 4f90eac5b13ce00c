import { existsSync, readdirSync, readFileSync, type Dirent } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { readFlow } from '../flow/readFlow';
import { compileProject } from '../save/compileProject';
import type { ProjectDraft, SourceFile } from './draft';
import { linkProject } from './link';
import { ProblemList } from './problems';
import type { OrgProject } from './project';
import { readApp, readTab } from './readApp';
import { readFieldFile } from './readField';
import { readFlexiPage } from './readFlexiPage';
import { readLayout } from './readLayout';
import { readCompactLayout, readListView, readObjectFile, readValidationRule } from './readObject';
import { readCustomPermission, readPermissionSet } from './readPermissionSet';
import {
    readFieldTranslation,
    readLabels,
    readObjectTranslation,
    readTranslations,
    readValueSetTranslation
} from './readTexts';
import { readGlobalValueSet, readStandardValueSet } from './readValueSet';
import { addStandardObjects } from './standardObjects';
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
    flow: { rootElement: 'Flow', read: readFlow }
};

/**
 * Files with no effect on records or pages of the local org: reports and dashboards are not run here, a path is
 * guidance only, and components are compiled by whoever shows them.
 */
const typesWithoutEffect: ReadonlySet<string> = new Set([
    'report',
    'reportFolder',
    'reportType',
    'dashboard',
    'dashboardFolder',
    'pathAssistant'
]);

/** Folders of components, with their own compiler. */
const componentFolders: ReadonlySet<string> = new Set(['lwc']);

/**
 * Reads an SFDX project in source format (every package directory of its sfdx-project.json), together with the standard
 * objects, into one linked and checked description. Every formula is compiled once to see that it can be.
 * @throws MetadataError with every problem found, each with its file and, where it has one, its line.
 */
export function loadSchema(projectDirectory: string): OrgProject {
    const directory = resolve(projectDirectory);
    const problems = new ProblemList();
    const draft = emptyDraft(problems);
    addStandardObjects(draft);
    const project = readProjectFile(directory, problems);
    // Objects first: fields and rules need to find the object they belong to declared.
    const files = project.packageDirectories.flatMap((path) => sourceFiles(join(directory, path), problems));
    files.sort((left, right) => rank(left) - rank(right) || (left < right ? -1 : 1));
    for (const path of files) {
        readSource(draft, directory, path);
    }
    const linked = linkProject(draft, directory, project.apiVersion);
    const compiled = compileProject(linked, problems);
    problems.throwIfAny();
    return { ...linked, compiled };
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
        flows: new Map(),
        translations: []
    };
}

function readProjectFile(
    directory: string,
    problems: ProblemList
): { packageDirectories: string[]; apiVersion: string } {
    const file = join(directory, 'sfdx-project.json');
    try {
        const content = JSON.parse(readFileSync(file, 'utf8')) as {
            packageDirectories?: { path: string }[];
            sourceApiVersion?: string;
        };
        const packageDirectories = (content.packageDirectories ?? []).map(({ path }) => path);
        if (packageDirectories.length === 0) {
            problems.add({ file }, 'It names no packageDirectories.');
        }
        return { packageDirectories, apiVersion: content.sourceApiVersion ?? '66.0' };
    } catch (error) {
        problems.add({ file }, `It cannot be read: ${(error as Error).message}`);
        return { packageDirectories: [], apiVersion: '66.0' };
    }
}

function sourceFiles(folder: string, problems: ProblemList): string[] {
    if (!existsSync(folder)) {
        problems.add({ file: folder }, 'The package directory does not exist.');
        return [];
    }
    const entries: Dirent[] = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
            return componentFolders.has(entry.name) ? [] : sourceFiles(path, problems);
        }
        return entry.name.endsWith('-meta.xml') ? [path] : [];
    });
}

function suffixOf(path: string): string {
    return /\.(\w+)-meta\.xml$/.exec(path)?.[1] ?? '';
}

function rank(path: string): number {
    return suffixOf(path) === 'object' ? 0 : 1;
}

function readSource(draft: ProjectDraft, directory: string, path: string): void {
    const file = relative(directory, path);
    const suffix = suffixOf(path);
    if (typesWithoutEffect.has(suffix)) {
        return;
    }
    const type = sourceTypes[suffix];
    if (type === undefined) {
        draft.problems.add(
            { file },
            `Metadata of type "${suffix}" is not supported by the local org; supported: ${Object.keys(sourceTypes).join(', ')}.`
        );
        return;
    }
    const root = parseXml(readFileSync(path, 'utf8'), file, draft.problems);
    if (root === undefined) {
        return;
    }
    if (root.name !== type.rootElement) {
        draft.problems.add(
            { file, line: root.line },
            `The root element is <${root.name}>; it must be <${type.rootElement}>.`
        );
        return;
    }
    type.read(draft, {
        root: new ElementReader(root, file, draft.problems),
        name: decodeURIComponent(basename(path).replace(`.${suffix}-meta.xml`, '')),
        folders: foldersAbove(file)
    });
}

function foldersAbove(file: string): string[] {
    const folders: string[] = [];
    for (let folder = dirname(file); folder !== '.' && folder !== '/'; folder = dirname(folder)) {
        folders.push(basename(folder));
    }
    return folders;
}
