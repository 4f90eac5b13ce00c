import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Plugin } from 'vite';
import type { Compiler } from './compiler';
import type { ModuleSources, ResolvedModule } from './resolve';
import { resolvePlatformModule, resolveRelative } from './resolve';
import { scopedModule } from './scopedModules';

/** Module ids carry this ending so that vite does not take an LWC template or style sheet for a page or a style of its own. */
const COMPILED = '.lwc-module';
const SCOPED_PREFIX = '\0salesforce:';
const GENERATED_PREFIX = '\0generated:';

export interface LwcPluginOptions {
    readonly sources: ModuleSources;
    readonly compile: Compiler;
    /** Modules made at build time, by name, such as the registry of the project's components. */
    readonly generated: ReadonlyMap<string, string>;
}

/** The vite plugin that compiles Lightning web components and resolves the platform's modules. */
export function lwcPlugin({ sources, compile, generated }: LwcPluginOptions): Plugin {
    const engine = createRequire(import.meta.url);
    return {
        name: 'lightning-web-components',
        enforce: 'pre',
        resolveId(specifier, importer) {
            const source = importer === undefined ? undefined : sourceFile(importer);
            if (specifier === 'lwc') {
                return engine.resolve('@lwc/engine-dom').replace('index.cjs.js', 'index.js');
            }
            if (generated.has(specifier)) {
                return GENERATED_PREFIX + specifier;
            }
            const module = resolvePlatformModule(specifier, source, sources);
            if (module !== undefined) {
                return moduleId(module);
            }
            const isOurs =
                importer?.endsWith(COMPILED) === true || source?.startsWith(dirname(sources.shellFolder)) === true;
            if (source !== undefined && specifier.startsWith('.') && isOurs) {
                const file = resolveRelative(specifier, source);
                return file === undefined ? undefined : file + COMPILED;
            }
            return undefined;
        },
        async load(id) {
            if (id.startsWith(GENERATED_PREFIX)) {
                return { code: generated.get(id.slice(GENERATED_PREFIX.length)) ?? '', moduleType: 'js' };
            }
            if (id.startsWith(SCOPED_PREFIX)) {
                const code = scopedModule(id.slice(SCOPED_PREFIX.length), sources.context);
                return { code, moduleType: 'js' };
            }
            if (id.endsWith(COMPILED)) {
                return { code: await compile(sourceFile(id)), moduleType: 'js' };
            }
            return undefined;
        }
    };
}

function moduleId(module: ResolvedModule): string {
    switch (module.kind) {
        case 'compiled':
            return module.file + COMPILED;
        case 'plain':
            return module.file;
        case 'scoped':
            return SCOPED_PREFIX + module.specifier;
    }
}

function sourceFile(id: string): string {
    return id.endsWith(COMPILED) ? id.slice(0, -COMPILED.length) : id;
}
