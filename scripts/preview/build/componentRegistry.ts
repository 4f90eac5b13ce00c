import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectFiles } from './project';

/**
 * The source of the module that finds a project component by the name a Lightning page gives it. Only components whose
 * .js-meta.xml says `<isExposed>true</isExposed>` can be placed on a page; each is loaded when a page first needs it.
 * @param broken components that cannot be built, which the registry leaves out
 */
export function componentRegistry(project: ProjectFiles, broken: { has(name: string): boolean }): string {
    const lines = exposedComponents(project)
        .filter((name) => !broken.has(name))
        .map((name) => `    ${JSON.stringify(name)}: () => import(${JSON.stringify(`c/${name}`)}),`);
    return `export const projectComponents = {\n${lines.join('\n')}\n};\n`;
}

/** Names of the components that can be placed on pages, sorted. */
export function exposedComponents(project: ProjectFiles): string[] {
    return componentsThat(project, /<isExposed>\s*true\s*</);
}

/** Names of the components that can be placed on pages of Experience Cloud sites, sorted. */
export function siteComponents(project: ProjectFiles): string[] {
    const inSites = componentsThat(project, /<target>\s*lightningCommunity__Page\s*</);
    return exposedComponents(project).filter((name) => inSites.includes(name));
}

function componentsThat(project: ProjectFiles, say: RegExp): string[] {
    return [...project.bundles]
        .filter(([name, folder]) => {
            const description = join(folder, `${name}.js-meta.xml`);
            return existsSync(description) && say.test(readFileSync(description, 'utf8'));
        })
        .map(([name]) => name)
        .sort();
}
