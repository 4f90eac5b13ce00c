import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Org } from '../local-org/org';

/** Called by a loader after every step: what it wrote, how many records, how long it took. */
export type DemoProgress = (step: {
    readonly title: string;
    readonly records: number;
    readonly milliseconds: number;
}) => void;

/** What the module named by `localOrg.demoData` in the project's package.json exports. */
export interface DemoDataModule {
    loadDemoData(org: Org, userId: string, progress?: DemoProgress): void | Promise<void>;
}

/**
 * Fills an org that holds no record of the project's own objects with the project's demo data, where its package.json
 * names a loader: `"localOrg": { "demoData": "scripts/demo/load.ts" }`.
 * @throws Error when the loader is missing or exports no `loadDemoData`
 */
export async function loadDemoDataOnce(org: Org, directory: string, report: (line: string) => void): Promise<void> {
    const loader = declaredLoader(directory);
    if (loader === undefined || !isEmpty(org)) {
        return;
    }
    const module = (await import(pathToFileURL(loader).href)) as Partial<DemoDataModule>;
    const user = org.users[0];
    if (module.loadDemoData === undefined || user === undefined) {
        throw new Error(`${loader}: the demo loader must export loadDemoData(org, userId, progress).`);
    }
    const started = Date.now();
    report('Loading the demo data into the empty org …');
    await module.loadDemoData(org, user.id, ({ title, records, milliseconds }) =>
        report(`  ${title}: ${records} records in ${(milliseconds / 1000).toFixed(1)} s`)
    );
    report(`Loaded in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

function declaredLoader(directory: string): string | undefined {
    const file = join(directory, 'package.json');
    if (!existsSync(file)) {
        return undefined;
    }
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { localOrg?: { demoData?: string } };
    const path = manifest.localOrg?.demoData;
    return path === undefined ? undefined : resolve(directory, path);
}

/** The setup of every org makes users and the like; an org is empty until one of its other objects has a record. */
function isEmpty({ store, schema }: Org): boolean {
    const custom = [...schema.objects.values()].filter((object) => object.custom || object.apiName === 'Account');
    return custom.every((object) => {
        for (const record of store.readAll(object.apiName)) {
            return record === undefined;
        }
        return true;
    });
}
