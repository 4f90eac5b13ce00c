import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, describe, expect, it } from 'vitest';
import { checkProgram } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { ProgramDocument } from '../../../force-app/main/default/lwc/programCore/programCore';
import { programPath, SCHEMA_PATH } from '../programFiles';
import { validatePrograms } from '../validatePrograms';

const folder = mkdtempSync(path.join(tmpdir(), 'programs-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(code: string): ProgramDocument {
    return JSON.parse(readFileSync(programPath(code), 'utf8'));
}

function write(name: string, document: unknown): string {
    const file = path.join(folder, name);
    writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
    return file;
}

describe('programs:validate', () => {
    it('finds nothing wrong in the shipped programs', () => {
        expect(validatePrograms([])).toEqual([]);
    });

    it('accepts a changed copy of a shipped program in place of the shipped one', () => {
        const file = write('copy.json', { ...read('TREND_MICRO_2024'), maxDiscount: '0.35' });
        expect(validatePrograms([file])).toEqual([]);
    });

    it('names the file, the place and the reason', () => {
        const document = read('SYMANTEC');
        const tiers = document.tiers.map((tier) => ({ ...tier, rank: undefined }));
        const file = write('withoutRank.json', { ...document, tiers });
        expect(validatePrograms([file])).toMatchObject(
            [0, 1, 2].map((at) => ({ file, path: `/tiers/${at}/rank`, problem: 'missing' }))
        );
    });

    it('refuses a third version that overlaps a shipped one of its vendor', () => {
        const file = write('third.json', {
            ...read('TREND_MICRO_2024'),
            code: 'TREND_MICRO_2026',
            effectiveFrom: '2026-01-01',
            supersedes: 'TREND_MICRO_2024',
            transition: null,
            provenance: { '': 'example' }
        });
        expect(validatePrograms([file])).toMatchObject([{ file, path: '/effectiveFrom' }]);
    });

    it('accepts a program of another vendor with other rules: a file, no code', () => {
        const file = write('other.json', {
            ...read('SYMANTEC_LEGACY'),
            code: 'OTHER',
            vendor: 'Other vendor',
            currency: 'JPY',
            effectiveTo: null,
            stacking: { newBusiness: 'COMPOUND', renewal: 'ADD' }
        });
        expect(validatePrograms([file])).toEqual([]);
    });

    const trendMicro = (changes: object): ProgramDocument =>
        JSON.parse(JSON.stringify({ ...read('TREND_MICRO_2024'), provenance: { '': 'example' }, ...changes }));
    const withTier = (at: number, changes: object): ProgramDocument =>
        trendMicro({
            tiers: read('TREND_MICRO_2024').tiers.map((tier, place) => (place === at ? { ...tier, ...changes } : tier))
        });

    // Elite is paid 4 % and NETWORK, the second specialization, adds to it.
    it.each<[string, ProgramDocument, readonly (readonly [string, string, string])[]]>([
        [
            'a rebate above the net price',
            trendMicro({
                maxRebate: undefined,
                specializations: read('TREND_MICRO_2024').specializations.map((each) =>
                    each.code === 'NETWORK' ? { ...each, rebateUplift: '0.97' } : each
                )
            }),
            [
                [
                    '/specializations/1/rebateUplift',
                    'with the rebate rate of ELITE (0.04) it makes 1.01 of the net price',
                    'at most 0.96, or a /maxRebate'
                ]
            ]
        ],
        [
            'a tier that asks for more specializations than there are',
            withTier(3, { min: { revenue: '1500000.00', certifiedStaff: 20, specializations: 6 } }),
            [['/tiers/3/min/specializations', '6 specializations are asked for, and the program has 5', 'at most 5']]
        ],
        [
            'revenue on specializations in a program that has none',
            trendMicro({
                revenue: { basis: 'SPECIALIZED_NEW_BUSINESS', window: 'CALENDAR_YEAR' },
                specializations: []
            }),
            [1, 2, 3].map(
                (at) =>
                    [
                        `/tiers/${at}/min/revenue`,
                        'only revenue on specializations counts, and the program has none',
                        'absent, or another /revenue/basis'
                    ] as const
            )
        ],
        [
            'a tier above which everybody stands who meets it',
            withTier(2, { min: { revenue: '200000.00', certifiedStaff: 5 } }),
            [
                [
                    '/tiers/1',
                    'nobody stays at SKILL: whoever meets it meets EXPERT of a higher rank',
                    'a minimum of EXPERT above that of SKILL'
                ]
            ]
        ]
    ])('refuses %s', (_, document, expected) => {
        const file = write('nonsense.json', document);
        expect(validatePrograms([file])).toEqual(
            expected.map(([place, problem, allowed]) => ({ file, path: place, problem, allowed }))
        );
    });

    it('takes an uplift of any rate beside a cap, and discounts above the list price: the net price stops at zero', () => {
        const specializations = read('TREND_MICRO_2024').specializations.map((each) => ({
            ...each,
            rebateUplift: '1',
            specialistDiscount: '1'
        }));
        const file = write('high.json', trendMicro({ maxDiscount: undefined, specializations }));
        expect(validatePrograms([file])).toEqual([]);
    });

    it('tells of a file that is missing or no JSON', () => {
        const missing = path.join(folder, 'missing.json');
        const broken = write('broken.json', '{');
        expect(validatePrograms([missing, broken]).map(({ file, path: place }) => [file, place])).toEqual([
            [missing, ''],
            [broken, '']
        ]);
    });
});

describe('the published schema', () => {
    const ajv = new Ajv({ allErrors: true });
    addFormats.default(ajv);
    const accepts = ajv.compile(JSON.parse(readFileSync(SCHEMA_PATH, 'utf8')));

    it.each<[string, object]>([
        ['an unknown key', { colour: 'red' }],
        ['a rate above 1', { maxDiscount: '1.1' }],
        ['a rate of seven places', { maxRebate: '0.1234567' }],
        ['a rate as a number', { priceGuarantee: 0.1 }],
        ['a day that does not exist', { effectiveFrom: '2023-02-29' }],
        ['an unknown policy', { stacking: { newBusiness: 'MULTIPLY', renewal: 'ADD' } }],
        ['no tier', { tiers: [] }],
        ['no provenance', { provenance: undefined }],
        ['an unknown provenance', { provenance: { '': 'guessed' } }],
        ['days as text', { registration: { protectionDays: '90', decisionDays: 3, extensionDays: 0 } }],
        ['a code that is none', { code: 'a b' }],
        ['an empty name', { name: ' ' }]
    ])('and the core both refuse %s', (_, changes) => {
        const document = JSON.parse(
            JSON.stringify({ ...read('TREND_MICRO_2024'), provenance: { '': 'example' }, ...changes })
        );
        expect([accepts(document), checkProgram(document).ok]).toEqual([false, false]);
    });

    it.each(['0', '1', '1.0', '0.123456', '0.1234560', '00.5'])(
        'and the core both accept the rate %s',
        (maxDiscount) => {
            const document = { ...read('TREND_MICRO_2024'), maxDiscount };
            expect([accepts(document), checkProgram(document).ok]).toEqual([true, true]);
        }
    );
});
