import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import type { ProjectFiles } from './project';

/** The names of all custom labels of the project. */
export function labelNames(project: ProjectFiles): ReadonlySet<string> {
    const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'labels' });
    const names = new Set<string>();
    for (const file of project.filesEndingWith('.labels-meta.xml')) {
        const document = parser.parse(readFileSync(file, 'utf8')) as {
            CustomLabels?: { labels?: { fullName: string }[] };
        };
        for (const { fullName } of document.CustomLabels?.labels ?? []) {
            names.add(fullName);
        }
    }
    return names;
}

/** The API names of the project's custom permissions: the names of their files. */
export function customPermissionNames(project: ProjectFiles): ReadonlySet<string> {
    return fileNames(project, '.customPermission-meta.xml');
}

/** The names of the project's message channels, without the `__c` that imports add. */
export function messageChannelNames(project: ProjectFiles): ReadonlySet<string> {
    return fileNames(project, '.messageChannel-meta.xml');
}

function fileNames(project: ProjectFiles, suffix: string): ReadonlySet<string> {
    return new Set(
        project.filesEndingWith(suffix).map((file) => file.slice(file.lastIndexOf('/') + 1, -suffix.length))
    );
}
