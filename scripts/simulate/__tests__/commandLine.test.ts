import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScript } from '../../commandLine/runScript';
import type { ScriptRun } from '../../commandLine/runScript';
import { preferred } from './boreal';

const BOREAL = fileURLToPath(new URL('../../programs/__fixtures__/BOREAL_2026.json', import.meta.url));

describe('npm run simulate', () => {
    let folder = '';
    beforeAll(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'simulate-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const file = (name: string, content: string): string => {
        const target = path.join(folder, name);
        writeFileSync(target, content);
        return target;
    };
    const run = (...args: string[]): ScriptRun => runScript('scripts/simulate/main.ts', args);
    const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
    const program = (): unknown => JSON.parse(readFileSync(BOREAL, 'utf8'));

    it('simulates a program of its own on a population of JSON lines, and writes the report to a file', () => {
        const partners = file('partners.jsonl', line({ program: program() }) + line(preferred()));
        const out = path.join(folder, 'report.json');
        const args = ['--program', BOREAL, '--partners', partners, '--as-of', '2026-11-21', '--format', 'json'];
        expect(run(...args, '--out', out)).toMatchObject({ code: 0, output: '', errors: '' });
        expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
            partnersSimulated: 1,
            replayed: { from: '2025-01-01', to: '2025-12-31' },
            movements: { SAME: 1 }
        });
    });

    it('says the same of one JSON document', () => {
        const partners = file('partners.json', line({ programs: [program()], partners: [preferred()] }));
        const { code, output } = run('--program', BOREAL, '--partners', partners, '--as-of', '2026-11-21');
        expect(code).toBe(0);
        expect(output).toContain('1 partners judged as of November 21, 2026');
    });

    it('refuses a wrong partner with file, line, place, what is wrong and what is allowed', () => {
        const wrong = preferred({ current: { tier: 'GOLD' } });
        const partners = file('wrong.jsonl', `${line({ program: program() })}${line(wrong)}{"id"\n`);
        const { code, output, errors } = run('--program', BOREAL, '--partners', partners);
        expect([code, output]).toEqual([2, '']);
        expect(errors.split('\n')).toEqual([
            `${partners}:line 2/current/tier: "GOLD" is unknown, allowed: MEMBER, PREFERRED, PREMIER`,
            expect.stringMatching(/:line 3: is no JSON \(.*\), allowed: one JSON object a line$/),
            ''
        ]);
    });

    it.each([
        ['a program file that is not there', ['--program', 'none.json'], /none\.json:\/: cannot be read/],
        ['no program', [], /--program: missing, allowed: the file of a program/],
        [
            'a day that does not exist',
            ['--program', BOREAL, '--as-of', '2026-02-30'],
            /--as-of: "2026-02-30" is no date/
        ],
        [
            'an unknown format',
            ['--program', BOREAL, '--format', 'pdf'],
            /--format: "pdf" is unknown, allowed: table, json, csv, html/
        ],
        [
            'a partners file that is not there',
            ['--program', BOREAL, '--partners', 'no.jsonl'],
            /no\.jsonl:\/: cannot be read/
        ],
        [
            'an org without a token',
            ['--program', BOREAL, '--target-org', 'https://example.com'],
            /no token, allowed: an access token/
        ]
    ])('exits with 2 for %s', (_what, args, expected) => {
        const { code, output, errors } = run(...args);
        expect([code, output]).toEqual([2, '']);
        expect(errors).toMatch(expected);
    });
});
