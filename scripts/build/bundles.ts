import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the Lightning web components live. */
export const componentFolder = fileURLToPath(new URL('../../force-app/main/default/lwc/', import.meta.url));

/** One component or module: its name, its folder, and its TypeScript files (tests left out), sorted. */
export interface Bundle {
    readonly name: string;
    readonly folder: string;
    readonly sources: readonly string[];
}

/**
 * All bundles below a folder, sorted by name.
 * @throws Error for a bundle without the module its name promises
 */
export function listBundles(folder: string = componentFolder): Bundle[] {
    return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('__'))
        .map((entry) => readBundle(join(folder, entry.name), entry.name))
        .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function readBundle(folder: string, name: string): Bundle {
    if (!existsSync(join(folder, `${name}.ts`))) {
        throw new Error(`${folder}: the bundle has no ${name}.ts; its main module must carry the folder's name.`);
    }
    return { name, folder, sources: listSources(folder) };
}

function listSources(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true })
        .flatMap((entry) => {
            if (entry.isDirectory()) {
                return entry.name === '__tests__' ? [] : listSources(join(folder, entry.name));
            }
            return entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts') ? [join(folder, entry.name)] : [];
        })
        .sort();
}
