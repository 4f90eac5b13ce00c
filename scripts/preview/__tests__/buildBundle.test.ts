import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadSchema } from '../../local-org/metadata/loadSchema';
import { buildBundle } from '../build/bundle';
import { readProject } from '../build/project';

const fixture = fileURLToPath(new URL('../__fixtures__/project', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'preview-build-'));
const component = join(folder, 'force-app/main/default/lwc/gardenNote/gardenNote.ts');

function build(): Promise<unknown> {
    cpSync(fixture, folder, { recursive: true });
    return rebuild([]);
}

function rebuild(lines: string[]): Promise<unknown> {
    return buildBundle({
        project: readProject(folder),
        schema: loadSchema(folder).schema,
        outputFolder: join(folder, 'out'),
        report: (line) => lines.push(line)
    });
}

function breakComponent(find: string, replacement: string): void {
    const source = readFileSync(component, 'utf8');
    expect(source).toContain(find);
    writeFileSync(component, source.replace(find, replacement));
}

describe('building the pages of a project', { timeout: 120_000 }, () => {
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('builds once and takes the built pages while nothing changed', async () => {
        await build();
        const lines: string[] = [];
        await rebuild(lines);
        expect(lines).toEqual([]);
    });

    it('refuses an unknown platform module with file and import', async () => {
        cpSync(fixture, folder, { recursive: true });
        breakComponent("'lightning/graphql'", "'lightning/telepathy'");
        await expect(rebuild([])).rejects.toThrow(
            /force-app\/main\/default\/lwc\/gardenNote\/gardenNote\.ts: import "lightning\/telepathy" is not implemented/
        );
    });

    it('refuses a name that the platform module does not export', async () => {
        cpSync(fixture, folder, { recursive: true });
        breakComponent('{ gql, graphql }', '{ gql, graphql, subscription }');
        breakComponent('heading: string = heading;', 'heading: string = heading + String(subscription);');
        await expect(rebuild([])).rejects.toThrow(/subscription/);
    });

    it('refuses an unknown component in a template', async () => {
        cpSync(fixture, folder, { recursive: true });
        const template = component.replace(/ts$/, 'html');
        writeFileSync(template, '<template><lightning-crystal-ball></lightning-crystal-ball></template>');
        await expect(rebuild([])).rejects.toThrow(
            /gardenNote\.html: import "lightning\/crystalBall" is not implemented/
        );
    });
});
