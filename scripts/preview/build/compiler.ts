import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { bundleOf, compileLwcFile } from './compile';
import { BuildProblem } from './problems';
import { displayPath } from './project';
import type { ModuleSources } from './resolve';

/** Compiles the files of bundles, each once. */
export type Compiler = (file: string) => Promise<string>;

/** A compiler that rejects with a BuildProblem whose file is relative to the project. */
export function createCompiler(sources: ModuleSources): Compiler {
    const compiled = new Map<string, Promise<string>>();
    return (file) => {
        const code = compiled.get(file) ?? compileFile(file, sources);
        compiled.set(file, code);
        return code;
    };
}

async function compileFile(file: string, sources: ModuleSources): Promise<string> {
    if (isNativeShadowStyle(file, sources)) {
        return 'export default [];';
    }
    if (!existsSync(file)) {
        // Compiled modules import a template and a style sheet whether the bundle has them or not.
        return 'export default undefined;';
    }
    const namespace = namespaceOf(file, sources);
    try {
        return compileLwcFile(await readFile(file, 'utf8'), file, bundleOf(file, namespace));
    } catch (error) {
        throw error instanceof BuildProblem
            ? new BuildProblem(
                  displayPath(sources.project.root, error.file),
                  error.message.slice(error.file.length + 2)
              )
            : error;
    }
}

/**
 * The base components bring a second copy of SLDS for native shadow, where the page's style sheet does not reach them.
 * Under synthetic shadow, as here and on the platform, the page's SLDS styles them and the copies would only get in its way.
 */
function isNativeShadowStyle(file: string, { context }: ModuleSources): boolean {
    return file.startsWith(context.base.folder) && /\.slds\.css$|\.native\.css$|\/slds\w+\.css$/.test(file);
}

function namespaceOf(file: string, { context, platformFolder, shellFolder }: ModuleSources): string {
    if (file.startsWith(context.base.folder) || file.startsWith(platformFolder)) {
        return 'lightning';
    }
    return file.startsWith(shellFolder) ? 'shell' : 'c';
}
