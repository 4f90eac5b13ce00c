import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadSchema } from '../../local-org/metadata/loadSchema';
import type { Bundle } from '../build/bundle';
import { buildBundle } from '../build/bundle';
import { readProject } from '../build/project';

const fixture = fileURLToPath(new URL('../__fixtures__/project', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'preview-build-'));
const component = join(folder, 'force-app/main/default/lwc/gardenNote/gardenNote.ts');

function build(): Promise<Bundle> {
    cpSync(fixture, folder, { recursive: true });
    return rebuild([]);
}

function rebuild(lines: string[]): Promise<Bundle> {
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
        expect((await build()).componentProblems).toEqual({});
        const lines: string[] = [];
        await rebuild(lines);
        expect(lines).toEqual([]);
    });

    /** The reasons why the fixture's component cannot be shown. */
    async function problemsOfRebuild(): Promise<string> {
        const { componentProblems, scripts } = await rebuild([]);
        expect(scripts).toHaveLength(2);
        return (componentProblems['gardenNote'] ?? []).join('\n');
    }

    it('names file and import of an unknown platform module, and builds the rest', async () => {
        cpSync(fixture, folder, { recursive: true });
        breakComponent("'lightning/graphql'", "'lightning/telepathy'");
        expect(await problemsOfRebuild()).toMatch(
            /^force-app\/main\/default\/lwc\/gardenNote\/gardenNote\.ts: import "lightning\/telepathy" is not implemented/
        );
    });

    it('remembers what is wrong while nothing changes', async () => {
        const lines: string[] = [];
        const { componentProblems } = await rebuild(lines);
        expect(lines).toEqual([]);
        expect(componentProblems['gardenNote']).toHaveLength(1);
    });
});
