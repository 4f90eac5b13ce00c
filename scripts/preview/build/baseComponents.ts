import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the Lightning base components are installed, and the scoped modules they bring for themselves. */
export interface BaseComponents {
    readonly folder: string;
    /** `@salesforce/…` module names (gates, access checks, English labels, …) to the file that implements them. */
    readonly scopedModules: ReadonlyMap<string, string>;
}

interface PackageManifest {
    readonly lwc: { readonly modules: readonly { readonly name?: string; readonly path?: string }[] };
}

/** Reads the installed lightning-base-components package. */
export function loadBaseComponents(): BaseComponents {
    const manifestFile = createRequire(import.meta.url).resolve('lightning-base-components/package.json');
    const folder = dirname(manifestFile);
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as PackageManifest;
    const scopedModules = new Map<string, string>();
    for (const { name, path } of manifest.lwc.modules) {
        if (name !== undefined && path !== undefined) {
            scopedModules.set(name, join(folder, path));
        }
    }
    return { folder, scopedModules };
}

/** The module file of `lightning/<name>` in the package, or undefined. */
export function baseComponentFile(base: BaseComponents, name: string): string | undefined {
    const stem = join(base.folder, 'src', 'lightning', name, name);
    return ['.js', '.html', '.css'].map((extension) => stem + extension).find((file) => existsSync(file));
}

/** The English text of a base component's own label, such as `LightningToast.close`; undefined where there is none. */
export function baseLabel(base: BaseComponents, label: string): string | undefined {
    const file = base.scopedModules.get(`@salesforce/label/${label}`);
    if (file === undefined) {
        return undefined;
    }
    const declaration = /export default (".*?"|'.*?');?\s*$/s.exec(readFileSync(file, 'utf8'));
    return declaration?.[1] === undefined ? undefined : (JSON.parse(declaration[1].replace(/^'|'$/g, '"')) as string);
}
