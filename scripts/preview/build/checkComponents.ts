import { existsSync } from 'node:fs';
import type { Compiler } from './compiler';
import type { ModuleImport, ModuleParts } from './moduleParts';
import { moduleParts } from './moduleParts';
import { BuildProblem } from './problems';
import type { ModuleSources } from './resolve';
import { moduleProblem, resolvePlatformModule, resolveRelative } from './resolve';

/** Modules without which nothing is drawn; the bundler finds them. */
const ENGINE_MODULES: ReadonlySet<string> = new Set(['lwc', '@lwc/engine-dom']);

/**
 * Finds the project's components that cannot be shown, by name, with a line for each reason that names file and import.
 * A component that uses such a component cannot be shown either.
 */
export async function checkComponents(
    sources: ModuleSources,
    compile: Compiler
): Promise<ReadonlyMap<string, readonly string[]>> {
    const checker = new ComponentChecker(sources, compile);
    const problems = new Map<string, readonly string[]>();
    for (const name of sources.project.bundles.keys()) {
        const found = await checker.problemsOf(name);
        if (found.length > 0) {
            problems.set(name, found);
        }
    }
    return problems;
}

class ComponentChecker {
    private readonly sources: ModuleSources;
    private readonly compile: Compiler;
    /** By component: its own problems, and the components it uses. */
    private readonly own = new Map<string, Promise<{ problems: string[]; uses: ReadonlySet<string> }>>();
    private readonly parts = new Map<string, Promise<ModuleParts>>();

    constructor(sources: ModuleSources, compile: Compiler) {
        this.sources = sources;
        this.compile = compile;
    }

    /** The problems of a component and of all that it uses; components may use each other. */
    async problemsOf(name: string, visited = new Set<string>()): Promise<string[]> {
        if (visited.has(name)) {
            return [];
        }
        visited.add(name);
        const { problems, uses } = await this.ownProblems(name);
        const ofOthers: string[] = [];
        for (const other of uses) {
            ofOthers.push(...(await this.problemsOf(other, visited)));
        }
        return [...problems, ...ofOthers];
    }

    private ownProblems(name: string): Promise<{ problems: string[]; uses: ReadonlySet<string> }> {
        const found = this.own.get(name) ?? this.checkBundle(name);
        this.own.set(name, found);
        return found;
    }

    private async checkBundle(name: string): Promise<{ problems: string[]; uses: ReadonlySet<string> }> {
        const entry = resolvePlatformModule(`c/${name}`, undefined, this.sources);
        const problems: string[] = [];
        const uses = new Set<string>();
        const waiting = entry?.kind === 'compiled' ? [entry.file] : [];
        const visited = new Set<string>();
        for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
            if (visited.has(file) || !existsSync(file)) {
                continue;
            }
            visited.add(file);
            try {
                for (const imported of (await this.partsOf(file)).imports) {
                    await this.follow(imported, file, { waiting, uses, problems });
                }
            } catch (error) {
                problems.push(messageOf(error));
            }
        }
        return { problems, uses };
    }

    private async follow(
        imported: ModuleImport,
        file: string,
        found: { waiting: string[]; uses: Set<string>; problems: string[] }
    ): Promise<void> {
        try {
            const { specifier } = imported;
            const target = this.target(specifier, file);
            if (specifier.startsWith('.') && target !== undefined) {
                found.waiting.push(target);
            } else if (specifier.startsWith('c/')) {
                found.uses.add(specifier.slice(2));
            }
            if (target !== undefined) {
                await this.checkNames(imported, target, file);
            }
        } catch (error) {
            found.problems.push(messageOf(error));
        }
    }

    /** The file behind an import; undefined for what is not compiled here. */
    private target(specifier: string, file: string): string | undefined {
        if (ENGINE_MODULES.has(specifier)) {
            return undefined;
        }
        const module = resolvePlatformModule(specifier, file, this.sources);
        if (module !== undefined) {
            return module.kind === 'compiled' ? module.file : undefined;
        }
        const relative = specifier.startsWith('.') ? resolveRelative(specifier, file) : undefined;
        if (relative === undefined) {
            throw moduleProblem(
                file,
                this.sources,
                `import "${specifier}" leads to no module; a component imports files of its own folder, ` +
                    'c/…, lightning/…, @salesforce/… and lwc.'
            );
        }
        return relative;
    }

    /** A name that a module does not have would be found missing only by the bundler, which stops at it. */
    private async checkNames({ specifier, names }: ModuleImport, target: string, file: string): Promise<void> {
        const isCode = /\.(ts|js)$/.test(target) && existsSync(target);
        if (!isCode || names.length === 0) {
            return;
        }
        const parts = await this.partsOf(target).catch(() => undefined);
        const missing = names.filter((name) => parts?.exports?.has(name) === false);
        if (missing.length > 0) {
            const available = [...(parts?.exports ?? [])].sort().join(', ');
            throw moduleProblem(
                file,
                this.sources,
                `import "${specifier}" has no ${missing.join(', ')}; implemented are ${available}.`
            );
        }
    }

    private partsOf(file: string): Promise<ModuleParts> {
        const parts = this.parts.get(file) ?? this.compile(file).then(moduleParts);
        this.parts.set(file, parts);
        return parts;
    }
}

function messageOf(error: unknown): string {
    if (error instanceof BuildProblem) {
        return error.message;
    }
    throw error;
}
