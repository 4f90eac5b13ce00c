import { transformSync } from '@lwc/compiler';
import { basename, dirname } from 'node:path';
import ts from 'typescript';
import { BuildProblem } from './problems';

/** The bundle a file belongs to: `c/priceList` is namespace `c`, name `priceList`. */
export interface BundleName {
    readonly namespace: string;
    readonly name: string;
}

/**
 * Removes the types of a TypeScript module and leaves everything else, decorators and fields included, to the LWC compiler.
 * Types are checked elsewhere (`tsc`): this only reports what is not TypeScript at all.
 * @throws BuildProblem on a syntax error, with its line
 */
export function stripTypes(source: string, file: string): string {
    const output = ts.transpileModule(source, {
        fileName: file,
        reportDiagnostics: true,
        compilerOptions: {
            target: ts.ScriptTarget.ESNext,
            module: ts.ModuleKind.ESNext,
            verbatimModuleSyntax: true,
            useDefineForClassFields: true,
            experimentalDecorators: false
        }
    });
    const problem = output.diagnostics?.[0];
    if (problem !== undefined) {
        const line = (problem.file?.getLineAndCharacterOfPosition(problem.start ?? 0).line ?? 0) + 1;
        throw new BuildProblem(`${file}:${line}`, ts.flattenDiagnosticMessageText(problem.messageText, ' '));
    }
    return output.outputText;
}

/**
 * Compiles one file of an LWC bundle (.ts, .js, .html, .css) to a JavaScript module, with the options that the Lightning
 * base components need.
 * @throws BuildProblem with the compiler's own message and place
 */
export function compileLwcFile(source: string, file: string, bundle: BundleName): string {
    const isTypeScript = file.endsWith('.ts');
    const input = isTypeScript ? stripTypes(source, file) : source;
    try {
        return transformSync(input, isTypeScript ? file.replace(/\.ts$/, '.js') : file, {
            name: bundle.name,
            namespace: bundle.namespace,
            scopedStyles: file.endsWith('.scoped.css'),
            enableDynamicComponents: true,
            experimentalDynamicDirective: true,
            enableSyntheticElementInternals: true,
            enableLwcOn: true,
            enableLightningWebSecurityTransforms: false
        } as Parameters<typeof transformSync>[2]).code;
    } catch (error) {
        throw new BuildProblem(file, compilerMessage(error));
    }
}

/** The bundle of a file by the platform's layout: `<namespace>/<name>/<file>`; `lwc` folders are namespace `c`. */
export function bundleOf(file: string, namespace: string): BundleName {
    return { namespace, name: basename(dirname(file)) };
}

function compilerMessage(error: unknown): string {
    const message = error instanceof Error ? error.message : String(error);
    const location = (error as { location?: { line?: number; column?: number } }).location;
    return location?.line === undefined ? message : `line ${location.line}: ${message}`;
}
