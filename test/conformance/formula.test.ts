import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCases } from './caseFile';
import type { ConformanceCase } from './caseFile';
import { runCases } from './runner';

const CASE_FILE = fileURLToPath(new URL('./formula-cases.json', import.meta.url));
const cases = readCases(CASE_FILE);

const addition: ConformanceCase = {
    id: 'addition',
    formula: 'A__c + B__c',
    type: 'Double',
    fields: { A__c: { type: 'Double' }, B__c: { type: 'Percent' } },
    rows: [{ in: { A__c: '1', B__c: null }, zero: '1', blank: 'null' }]
};

describe("the table of the platform's own formula engine", () => {
    it('is here as a whole: 109 formulas with 1657 rows', () => {
        expect(cases).toHaveLength(109);
        expect(cases.reduce((sum, current) => sum + current.rows.length, 0)).toBe(1657);
    });

    it.each(cases.map((current) => [current.id, current] as const))('agrees with %s', (_, current) => {
        expect(runCases([current]).failures).toEqual([]);
    });

    it('leaves out at most three rows in a hundred', () => {
        const { rows, skipped } = runCases(cases);
        const left = skipped.reduce((sum, entry) => sum + entry.rows, 0);
        expect(left).toBeLessThanOrEqual((rows + left) * 0.03);
    });
});

describe('the conformance runner', () => {
    it('passes a row that holds in both modes', () => {
        expect(runCases([addition])).toEqual({ rows: 2, passed: 2, failures: [], skipped: [] });
    });

    it('reports a wrong number with what was expected and what came out', () => {
        const wrong = { ...addition, rows: [{ in: { A__c: '1', B__c: '50' }, zero: '1.5', blank: '1.51' }] };
        expect(runCases([wrong])).toMatchObject({
            rows: 2,
            passed: 1,
            failures: [{ id: 'addition', mode: 'blank', in: { A__c: '1', B__c: '50' }, expected: '1.51', got: '1.5' }]
        });
    });

    it('tells blank from zero and from an error', () => {
        const rows = [{ in: { A__c: null, B__c: null }, zero: 'null', blank: 'ERROR' }];
        expect(runCases([{ ...addition, rows }]).failures.map(({ mode, got }) => [mode, got])).toEqual([
            ['zero', '0'],
            ['blank', null]
        ]);
    });

    it('allows binary floating point its last digits, and no more', () => {
        const logarithm = (zero: string): ConformanceCase => ({
            id: 'logarithm',
            formula: 'LN(A__c)',
            type: 'Double',
            fields: { A__c: { type: 'Double' } },
            rows: [{ in: { A__c: '1000' }, zero, blank: '6.907755278982137' }]
        });
        expect(runCases([logarithm('6.9077552789821368')]).passed).toBe(2);
        expect(runCases([logarithm('6.907755279')]).failures).toHaveLength(1);
    });

    it('reads times, picklists and Ids', () => {
        const mixed: ConformanceCase = {
            id: 'mixed',
            formula: 'IF(ISPICKVAL(P__c, "A") && INCLUDES(M__c, "Y"), TEXT(HOUR(T__c)), R__c)',
            type: 'Text',
            fields: {
                P__c: { type: 'StaticEnum' },
                M__c: { type: 'MultiPicklist' },
                T__c: { type: 'TimeOnly' },
                R__c: { type: 'EntityId' }
            },
            rows: [
                { in: { P__c: 'A', M__c: 'X;Y', T__c: '17:30:00.000', R__c: null }, zero: '17', blank: '17' },
                {
                    in: { P__c: 'B', R__c: '001A0000006Vm9rIAC' },
                    zero: '001A0000006Vm9rIAC',
                    blank: '001A0000006Vm9rIAC'
                }
            ]
        };
        expect(runCases([mixed]).failures).toEqual([]);
    });

    it('never takes a formula that does not compile for the evaluation error a row expects', () => {
        const broken = { ...addition, formula: 'A__c +', rows: [{ in: {}, zero: 'ERROR', blank: 'ERROR' }] };
        const { passed, failures } = runCases([broken]);
        expect(passed).toBe(0);
        expect(failures[0]?.got).toMatch(/^DOES NOT COMPILE: Syntax error/);
    });

    it('refuses a file that is not a list of cases', () => {
        const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
        try {
            const file = join(folder, 'cases.json');
            writeFileSync(file, '[{"id": "a"}]');
            expect(() => readCases(file)).toThrow(/entry 1: a case needs/);
            writeFileSync(file, '{}');
            expect(() => readCases(file)).toThrow(/is not a list of cases/);
        } finally {
            rmSync(folder, { recursive: true });
        }
    });

    it('prints its report as JSON from the command line', () => {
        const main = fileURLToPath(new URL('../../scripts/conformance/main.ts', import.meta.url));
        const output = execFileSync(process.execPath, ['--import', 'tsx', main, CASE_FILE], { encoding: 'utf8' });
        expect(JSON.parse(output)).toEqual({ rows: 3314, passed: 3314, failures: [] });
    });
});
