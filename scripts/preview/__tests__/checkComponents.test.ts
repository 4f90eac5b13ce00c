import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSchema } from '../../local-org/metadata/loadSchema';
import { moduleSources } from '../build/buildClient';
import { checkComponents } from '../build/checkComponents';
import { createCompiler } from '../build/compiler';
import { readProject } from '../build/project';

const fixture = fileURLToPath(new URL('../__fixtures__/project', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'preview-check-'));
const components = join(folder, 'force-app/main/default/lwc');
const component = join(components, 'gardenNote/gardenNote.ts');

function breakComponent(find: string, replacement: string): void {
    const source = readFileSync(component, 'utf8');
    expect(source).toContain(find);
    writeFileSync(component, source.replace(find, replacement));
}

async function problemsOf(name: string): Promise<readonly string[]> {
    const sources = moduleSources({ project: readProject(folder), schema: loadSchema(folder).schema });
    return (await checkComponents(sources, createCompiler(sources))).get(name) ?? [];
}

describe('looking for components that cannot be shown', { timeout: 30_000 }, () => {
    beforeEach(() => {
        rmSync(folder, { recursive: true, force: true });
        cpSync(fixture, folder, { recursive: true });
    });

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('finds nothing wrong with good ones', async () => {
        expect(await problemsOf('gardenNote')).toEqual([]);
    });

    it('names Apex as what does not run', async () => {
        breakComponent('import { gql,', "import list from '@salesforce/apex/Gardens.list';\nimport { gql,");
        breakComponent('heading: string = heading;', 'heading: string = heading + String(list);');
        expect((await problemsOf('gardenNote')).join('\n')).toMatch(
            /gardenNote\.ts: import "@salesforce\/apex\/Gardens\.list" needs Apex, which does not run here/
        );
    });

    it('names what a platform module does not export', async () => {
        breakComponent('{ gql, graphql }', '{ gql, graphql, subscription }');
        breakComponent('heading: string = heading;', 'heading: string = heading + String(subscription);');
        expect((await problemsOf('gardenNote')).join('\n')).toMatch(
            /import "lightning\/graphql" has no subscription; implemented are executeMutation, gql, graphql\./
        );
    });

    it('names an unknown component in a template', async () => {
        const template = component.replace(/ts$/, 'html');
        writeFileSync(template, '<template><lightning-crystal-ball></lightning-crystal-ball></template>');
        expect((await problemsOf('gardenNote')).join('\n')).toMatch(
            /gardenNote\.html: import "lightning\/crystalBall" is not implemented/
        );
    });

    it('names what the compiler refuses, with the line', async () => {
        writeFileSync(component.replace(/ts$/, 'html'), '<template>\n<p></span></template>');
        expect((await problemsOf('gardenNote')).join('\n')).toMatch(/gardenNote\.html: line 2: /);
    });

    it('names an import that leads out of the platform', async () => {
        breakComponent("'lightning/graphql'", "'left-pad'");
        expect((await problemsOf('gardenNote')).join('\n')).toMatch(/import "left-pad" leads to no module/);
    });

    it('holds a component that uses a broken one for broken too', async () => {
        breakComponent("'lightning/graphql'", "'lightning/telepathy'");
        const frame = join(components, 'gardenFrame');
        mkdirSync(frame);
        writeFileSync(join(frame, 'gardenFrame.html'), '<template><c-garden-note></c-garden-note></template>');
        expect(await problemsOf('gardenFrame')).toEqual(await problemsOf('gardenNote'));
        expect(await problemsOf('gardenFrame')).toHaveLength(1);
    });
});
