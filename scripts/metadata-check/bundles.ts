import { createRequire } from 'node:module';
import { emitComponent } from '../build/emitComponent';
import { fileKind } from './fileTypes';
import type { Problem } from './problems';
import type { SourceFile, SourceProject } from './sourceProject';

interface Diagnostic {
    readonly message: string;
    readonly level: number;
    readonly filename?: string;
    readonly location?: { readonly line?: number };
}

interface PlatformCompiler {
    compile(configuration: object): Promise<{
        readonly success: boolean;
        readonly diagnostics?: readonly Diagnostic[];
        readonly results?: readonly { readonly diagnostics: readonly Diagnostic[] }[];
    }>;
}

/** Diagnostics at this level or a lower one stop a deployment: 0 is fatal, 1 an error, 2 a warning. */
const errorLevel = 1;

/**
 * Compiles every Lightning web component as the platform does on deployment: the emitted JavaScript, templates and
 * styles of each bundle, in memory, through Salesforce's own compiler.
 */
export async function checkBundles(project: SourceProject): Promise<Problem[]> {
    const bundles = new Map<string, SourceFile[]>();
    for (const file of project.files) {
        const kind = fileKind(file.path);
        if (kind.kind === 'bundleFile') {
            bundles.set(kind.owner, [...(bundles.get(kind.owner) ?? []), file]);
        }
    }
    if (bundles.size === 0) {
        return [];
    }
    const compiler = createRequire(import.meta.url)('@lwc/sfdc-lwc-compiler') as PlatformCompiler;
    const problems: Problem[] = [];
    for (const [name, files] of bundles) {
        problems.push(...(await checkBundle(compiler, project, name, files)));
    }
    return problems;
}

async function checkBundle(
    compiler: PlatformCompiler,
    project: SourceProject,
    name: string,
    files: readonly SourceFile[]
): Promise<Problem[]> {
    const folder = files[0]!.path.slice(0, files[0]!.path.lastIndexOf(`/${name}/`) + name.length + 2);
    const descriptor = `${folder}${name}.js-meta.xml`;
    if (!project.files.some(({ path }) => path === descriptor)) {
        return [{ file: descriptor, line: 1, message: `Component ${name} has no ${name}.js-meta.xml.` }];
    }
    const emitted = emitAll(files, folder);
    if ('problems' in emitted) {
        return emitted.problems;
    }
    const { diagnostics = [], results = [] } = await compiler.compile({
        bundle: {
            type: 'platform',
            name,
            namespace: 'c',
            files: emitted.files,
            options: { apiVersion: project.apiVersion }
        },
        compilerConfigs: [{ outputConfig: {} }]
    });
    return [...diagnostics, ...results.flatMap((result) => result.diagnostics)]
        .filter(({ level }) => level <= errorLevel)
        .map((diagnostic) => toProblem(diagnostic, folder, files));
}

/** What deploys: TypeScript as the JavaScript that the build emits, the rest as it is. Emitted files on disk are stale at best. */
function emitAll(
    files: readonly SourceFile[],
    folder: string
): { readonly files: Record<string, string> } | { readonly problems: Problem[] } {
    const sources = files.filter(({ path }) => path.endsWith('.ts'));
    const emittedPaths = new Set(sources.map(({ path }) => path.replace(/\.ts$/, '.js')));
    const emitted: Record<string, string> = {};
    const problems: Problem[] = [];
    for (const { path, text } of files.filter((file) => !emittedPaths.has(file.path))) {
        const name = path.slice(folder.length);
        try {
            emitted[name.replace(/\.ts$/, '.js')] = path.endsWith('.ts') ? emitComponent(text, path) : text;
        } catch (error) {
            problems.push(...(error as Error).message.split('\n').map((line) => parsePlace(line, path)));
        }
    }
    return problems.length > 0 ? { problems } : { files: emitted };
}

/** The build says `file:line: what is wrong`. */
function parsePlace(line: string, path: string): Problem {
    const match = /^(.*):(\d+): (.*)$/.exec(line);
    return match === null
        ? { file: path, line: 1, message: line }
        : { file: path, line: Number(match[2]), message: match[3] ?? line };
}

/** The compiler names the emitted file; stripping types keeps its lines close to the source's, not always the same. */
function toProblem({ message, filename, location }: Diagnostic, folder: string, files: readonly SourceFile[]): Problem {
    const name = filename?.split('/').pop() ?? '';
    const source = files.find(({ path }) => path === `${folder}${name.replace(/\.js$/, '.ts')}`);
    const file = source?.path ?? `${folder}${name}`;
    return { file, line: location?.line ?? 1, message: message.split('\n')[0] ?? message };
}
