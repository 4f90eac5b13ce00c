import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { baseComponentFile } from './baseComponents';
import { bundleOf, compileLwcFile } from './compile';
import { BuildProblem } from './problems';
import type { ProjectFiles } from './project';
import { displayPath } from './project';
import { scopedModule } from './scopedModules';
import type { ScopedModuleContext } from './scopedModules';

/** Module ids carry this ending so that vite does not take an LWC template or style sheet for a page or a style of its own. */
const COMPILED = '.lwc-module';
const SCOPED_PREFIX = '\0salesforce:';
const GENERATED_PREFIX = '\0generated:';

export interface LwcPluginOptions {
    readonly project: ProjectFiles;
    /** Our own platform modules: `lightning/<name>` is `<folder>/<name>/<name>.ts`. They come before the base components. */
    readonly platformFolder: string;
    /** The shell's components: `shell/<name>` is `<folder>/<name>/<name>.ts`. */
    readonly shellFolder: string;
    readonly context: ScopedModuleContext;
    /** Modules made at build time, by name, such as the registry of the project's components. */
    readonly generated: ReadonlyMap<string, string>;
}

/** The vite plugin that compiles Lightning web components and resolves the platform's modules. */
export function lwcPlugin(options: LwcPluginOptions): Plugin {
    const engine = createRequire(import.meta.url);
    return {
        name: 'lightning-web-components',
        enforce: 'pre',
        resolveId(specifier, importer) {
            const source = importer === undefined ? undefined : sourceFile(importer);
            if (specifier === 'lwc') {
                return engine.resolve('@lwc/engine-dom').replace('index.cjs.js', 'index.js');
            }
            if (options.generated.has(specifier)) {
                return GENERATED_PREFIX + specifier;
            }
            if (specifier.startsWith('@salesforce/')) {
                return resolveScoped(specifier, source, options);
            }
            if (/^(c|lightning|shell)\/[^/]+$/.test(specifier)) {
                return resolveBundle(specifier, source, options) + COMPILED;
            }
            const isOurs =
                importer?.endsWith(COMPILED) === true || source?.startsWith(dirname(options.shellFolder)) === true;
            if (source !== undefined && specifier.startsWith('.') && isOurs) {
                return resolveRelative(specifier, source);
            }
            return undefined;
        },
        async load(id) {
            if (id.startsWith(GENERATED_PREFIX)) {
                return { code: options.generated.get(id.slice(GENERATED_PREFIX.length)) ?? '', moduleType: 'js' };
            }
            if (id.startsWith(SCOPED_PREFIX)) {
                const code = scopedModule(id.slice(SCOPED_PREFIX.length), options.context);
                return { code, moduleType: 'js' };
            }
            if (id.endsWith(COMPILED)) {
                return { code: await compileFile(sourceFile(id), options), moduleType: 'js' };
            }
            return undefined;
        }
    };
}

function sourceFile(id: string): string {
    return id.endsWith(COMPILED) ? id.slice(0, -COMPILED.length) : id;
}

function resolveScoped(specifier: string, importer: string | undefined, options: LwcPluginOptions): string {
    const { base } = options.context;
    const own = base.scopedModules.get(specifier);
    const isOfBase = importer?.startsWith(base.folder) === true;
    if (isOfBase && own !== undefined && !/^@salesforce\/(label|i18n|client)\//.test(specifier)) {
        return own;
    }
    if (isOfBase && /^@salesforce\/i18n\/(common\.)?(calendarData|digits)$/.test(specifier) && own !== undefined) {
        return own;
    }
    try {
        scopedModule(specifier, options.context);
    } catch (error) {
        throw problem(importer, options, `import "${specifier}" ${(error as Error).message}`);
    }
    return SCOPED_PREFIX + specifier;
}

function resolveBundle(specifier: string, importer: string | undefined, options: LwcPluginOptions): string {
    const [namespace = '', name = ''] = specifier.split('/');
    const file = bundleFile(namespace, name, options);
    if (file !== undefined) {
        return file;
    }
    const allowed =
        namespace === 'c'
            ? `the project's components are ${[...options.project.bundles.keys()].sort().join(', ') || 'none'}`
            : 'neither the Lightning base components nor the preview have it';
    throw problem(importer, options, `import "${specifier}" is not implemented by the preview: ${allowed}.`);
}

function bundleFile(namespace: string, name: string, options: LwcPluginOptions): string | undefined {
    switch (namespace) {
        case 'c': {
            const folder = options.project.bundles.get(name);
            return folder === undefined ? undefined : moduleFile(join(folder, name));
        }
        case 'shell':
            return moduleFile(join(options.shellFolder, name, name));
        default:
            return (
                moduleFile(join(options.platformFolder, name, name)) ?? baseComponentFile(options.context.base, name)
            );
    }
}

/** TypeScript comes before JavaScript, which a build may have emitted beside it; a bundle may be a template or style alone. */
function moduleFile(stem: string): string | undefined {
    return ['.ts', '.js', '.html', '.css'].map((extension) => stem + extension).find((file) => existsSync(file));
}

function resolveRelative(specifier: string, importer: string): string | undefined {
    const path = resolve(dirname(importer), specifier.replace(/\?.*$/, ''));
    const extension = extname(path);
    if (extension === '.html' || extension === '.css') {
        return path + COMPILED;
    }
    const file = existsSync(path) && extension !== '' ? path : (moduleFile(path) ?? moduleFile(join(path, 'index')));
    return file === undefined ? undefined : file + COMPILED;
}

async function compileFile(file: string, options: LwcPluginOptions): Promise<string> {
    if (isNativeShadowStyle(file, options)) {
        return 'export default [];';
    }
    if (!existsSync(file)) {
        // Compiled modules import a template and a style sheet whether the bundle has them or not.
        return 'export default undefined;';
    }
    const namespace = namespaceOf(file, options);
    try {
        return compileLwcFile(await readFile(file, 'utf8'), file, bundleOf(file, namespace));
    } catch (error) {
        throw error instanceof BuildProblem
            ? new BuildProblem(
                  displayPath(options.project.root, error.file),
                  error.message.slice(error.file.length + 2)
              )
            : error;
    }
}

/**
 * The base components bring a second copy of SLDS for native shadow, where the page's style sheet does not reach them.
 * Under synthetic shadow, as here and on the platform, the page's SLDS styles them and the copies would only get in its way.
 */
function isNativeShadowStyle(file: string, { context }: LwcPluginOptions): boolean {
    return file.startsWith(context.base.folder) && /\.slds\.css$|\.native\.css$|\/slds\w+\.css$/.test(file);
}

function namespaceOf(file: string, { context, platformFolder, shellFolder }: LwcPluginOptions): string {
    if (file.startsWith(context.base.folder) || file.startsWith(platformFolder)) {
        return 'lightning';
    }
    return file.startsWith(shellFolder) ? 'shell' : 'c';
}

function problem(importer: string | undefined, options: LwcPluginOptions, message: string): BuildProblem {
    const file = importer === undefined ? 'preview' : displayPath(options.project.root, importer);
    return new BuildProblem(file, message);
}
