import { existsSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { baseComponentFile } from './baseComponents';
import { BuildProblem } from './problems';
import type { ProjectFiles } from './project';
import { displayPath } from './project';
import { scopedModule } from './scopedModules';
import type { ScopedModuleContext } from './scopedModules';

/** Where the modules of a page are. */
export interface ModuleSources {
    readonly project: ProjectFiles;
    /** Our own platform modules: `lightning/<name>` is `<folder>/<name>/<name>.ts`. They come before the base components. */
    readonly platformFolder: string;
    /** The shell's components: `shell/<name>` is `<folder>/<name>/<name>.ts`. */
    readonly shellFolder: string;
    readonly context: ScopedModuleContext;
}

/** Where a specifier leads: a file to compile, a file as it is, or a module that is made (`@salesforce/…`). */
export type ResolvedModule =
    | { readonly kind: 'compiled'; readonly file: string }
    | { readonly kind: 'plain'; readonly file: string }
    | { readonly kind: 'scoped'; readonly specifier: string };

/**
 * Resolves an import of `@salesforce/…`, `c/…`, `lightning/…`, `shell/…`; undefined for all others.
 * @param importer the importing file
 * @throws BuildProblem naming file and import, and what is allowed
 */
export function resolvePlatformModule(
    specifier: string,
    importer: string | undefined,
    sources: ModuleSources
): ResolvedModule | undefined {
    if (specifier.startsWith('@salesforce/')) {
        return resolveScoped(specifier, importer, sources);
    }
    if (/^(c|lightning|shell)\/[^/]+$/.test(specifier)) {
        return { kind: 'compiled', file: resolveBundle(specifier, importer, sources) };
    }
    return undefined;
}

function resolveScoped(specifier: string, importer: string | undefined, sources: ModuleSources): ResolvedModule {
    const { base } = sources.context;
    const own = base.scopedModules.get(specifier);
    const isOfBase = importer?.startsWith(base.folder) === true;
    if (isOfBase && own !== undefined && !/^@salesforce\/(label|i18n|client)\//.test(specifier)) {
        return { kind: 'plain', file: own };
    }
    if (isOfBase && /^@salesforce\/i18n\/(common\.)?(calendarData|digits)$/.test(specifier) && own !== undefined) {
        return { kind: 'plain', file: own };
    }
    try {
        scopedModule(specifier, sources.context);
    } catch (error) {
        throw moduleProblem(importer, sources, `import "${specifier}" ${(error as Error).message}`);
    }
    return { kind: 'scoped', specifier };
}

function resolveBundle(specifier: string, importer: string | undefined, sources: ModuleSources): string {
    const [namespace = '', name = ''] = specifier.split('/');
    const file = bundleFile(namespace, name, sources);
    if (file !== undefined) {
        return file;
    }
    const allowed =
        namespace === 'c'
            ? `the project's components are ${[...sources.project.bundles.keys()].sort().join(', ') || 'none'}`
            : 'neither the Lightning base components nor the preview have it';
    throw moduleProblem(importer, sources, `import "${specifier}" is not implemented by the preview: ${allowed}.`);
}

function bundleFile(namespace: string, name: string, sources: ModuleSources): string | undefined {
    switch (namespace) {
        case 'c': {
            const folder = sources.project.bundles.get(name);
            return folder === undefined ? undefined : moduleFile(join(folder, name));
        }
        case 'shell':
            return moduleFile(join(sources.shellFolder, name, name));
        default:
            return (
                moduleFile(join(sources.platformFolder, name, name)) ?? baseComponentFile(sources.context.base, name)
            );
    }
}

/** TypeScript comes before JavaScript, which a build may have emitted beside it; a bundle may be a template or style alone. */
function moduleFile(stem: string): string | undefined {
    return ['.ts', '.js', '.html', '.css'].map((extension) => stem + extension).find((file) => existsSync(file));
}

/** The file that a relative import of a bundle leads to, whether it exists or not for templates and style sheets. */
export function resolveRelative(specifier: string, importer: string): string | undefined {
    const path = resolve(dirname(importer), specifier.replace(/\?.*$/, ''));
    const extension = extname(path);
    if (extension === '.html' || extension === '.css') {
        return path;
    }
    return existsSync(path) && extension !== '' ? path : (moduleFile(path) ?? moduleFile(join(path, 'index')));
}

/** A problem at the importing file, relative to the project. */
export function moduleProblem(importer: string | undefined, sources: ModuleSources, message: string): BuildProblem {
    const file = importer === undefined ? 'preview' : displayPath(sources.project.root, importer);
    return new BuildProblem(file, message);
}
