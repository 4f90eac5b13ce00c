import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { build } from 'vite';
import { loadBaseComponents } from './baseComponents';
import type { BundleOptions } from './bundle';
import { checkComponents } from './checkComponents';
import { createCompiler } from './compiler';
import { componentRegistry } from './componentRegistry';
import { customPermissionNames, labelNames, messageChannelNames } from './labels';
import { lwcPlugin } from './plugin';
import type { ModuleSources } from './resolve';

const clientFolder = fileURLToPath(new URL('../client', import.meta.url));

/**
 * Builds all that can be built, and tells what cannot.
 * @param entries the scripts of the client that become scripts of the page
 */
export async function buildClient(
    options: BundleOptions,
    entries: readonly string[]
): Promise<ReadonlyMap<string, readonly string[]>> {
    const sources = moduleSources(options);
    const compile = createCompiler(sources);
    const problems = await checkComponents(sources, compile);
    const plugin = lwcPlugin({
        sources,
        compile,
        generated: new Map([['preview/componentRegistry', componentRegistry(options.project, problems)]])
    });
    await runVite(plugin, entries, options.outputFolder);
    return problems;
}

/** Where the modules of a project's pages are. */
export function moduleSources({ project, schema }: Pick<BundleOptions, 'project' | 'schema'>): ModuleSources {
    return {
        project,
        platformFolder: join(clientFolder, 'platform', 'lightning'),
        shellFolder: join(clientFolder, 'shell'),
        context: {
            schema,
            labels: labelNames(project),
            customPermissions: customPermissionNames(project),
            staticResources: project.staticResources,
            contentAssets: project.contentAssets,
            messageChannels: messageChannelNames(project),
            base: loadBaseComponents()
        }
    };
}

async function runVite(plugin: Plugin, entries: readonly string[], outputFolder: string): Promise<void> {
    try {
        await build({
            root: clientFolder,
            configFile: false,
            logLevel: 'silent',
            plugins: [plugin],
            define: { 'import.meta.env.SSR': 'false' },
            build: {
                outDir: outputFolder,
                emptyOutDir: true,
                target: 'es2023',
                modulePreload: false,
                reportCompressedSize: false,
                chunkSizeWarningLimit: 4096,
                rollupOptions: {
                    input: Object.fromEntries(entries.map((name) => [name, join(clientFolder, `${name}.ts`)])),
                    output: {
                        entryFileNames: '[name]-[hash].js',
                        chunkFileNames: 'chunk-[hash].js',
                        assetFileNames: 'asset-[hash][extname]'
                    }
                }
            }
        });
    } catch (error) {
        throw new Error(buildErrors(error).join('\n'), { cause: error });
    }
}

/** The bundler collects the problems of all files; each is one line that names file and import. */
function buildErrors(error: unknown): string[] {
    const collected = (error as { errors?: readonly Error[] }).errors ?? [error as Error];
    return [
        ...new Set(
            collected.map(({ message }) => message.replace(/^.*?BuildProblem: /s, '').replace(/\n\s+at .*$/s, ''))
        )
    ];
}
