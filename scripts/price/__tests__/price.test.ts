import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runScript } from '../../commandLine/runScript';
import type { ScriptRun } from '../../commandLine/runScript';

const folder = mkdtempSync(path.join(tmpdir(), 'price-'));
afterAll(() => rmSync(folder, { recursive: true }));

const price = (argument: string, input = ''): ScriptRun => runScript('scripts/price/main.ts', [argument], input);

const deal = {
    program: 'TREND_MICRO_2024',
    quoteDate: '2024-06-01',
    partner: { tier: 'EXPERT', specializations: ['NETWORK'] },
    businessType: 'NEW_CUSTOMER',
    registrations: [
        { solution: 'NETWORK', status: 'APPROVED', approvedOn: '2024-05-01', expiresOn: '2024-07-30', rate: '0.12' }
    ],
    competing: [],
    lines: [{ id: '1', solution: 'NETWORK', quantity: '10', unitPrice: '1250.00' }]
};

describe('npm run price', () => {
    it('prices a file by a shipped program, with exactly the agreed keys', () => {
        const file = path.join(folder, 'deal.json');
        writeFileSync(file, JSON.stringify(deal));
        const run = price(file);
        // 10 × 1 250 = 12 500; Expert 20 % = 2 500; registration 12 % = 1 500; the specialization has no discount here;
        // net 8 500; rebate 3 % + 2 % for Network = 425
        expect(JSON.parse(run.output)).toEqual({
            currency: 'EUR',
            list: '12500.00',
            discount: '4000.00',
            net: '8500.00',
            rebate: '425.00',
            lines: [
                {
                    id: '1',
                    list: '12500.00',
                    components: [
                        { code: 'FRONT', rate: '0.2', amount: '2500.00' },
                        { code: 'REGISTRATION', rate: '0.12', amount: '1500.00' },
                        { code: 'SPECIALIST', rate: '0', amount: '0.00' }
                    ],
                    refused: [],
                    net: '8500.00',
                    rebate: { rate: '0.05', amount: '425.00' }
                }
            ]
        });
        expect([run.code, run.errors]).toEqual([0, '']);
    });

    it('prices standard input by a program that it brings along, without provenance', () => {
        const tier = { renewalDiscount: '0', registrationDiscount: '0.1', rebateRate: '0' };
        const program = {
            code: 'INLINE',
            name: 'Inline',
            vendor: 'Vendor',
            currency: 'JPY',
            effectiveFrom: '2024-01-01',
            revenue: { basis: 'ALL', window: 'CALENDAR_YEAR' },
            headcount: 'CERTIFICATIONS',
            stacking: { newBusiness: 'ADD', renewal: 'ADD' },
            registration: { protectionDays: 90, decisionDays: 3, extensionDays: 0 },
            tiers: [{ code: 'ONLY', name: 'Only', rank: 1, newBusinessDiscount: '0.125', ...tier }],
            specializations: []
        };
        const lines = [{ id: '1', quantity: '1', unitPrice: '100' }];
        const run = price(
            '-',
            JSON.stringify({ ...deal, program, partner: { tier: 'ONLY', specializations: [] }, lines })
        );
        // 100 × 12.5 % = 12.5 -> 13
        expect(JSON.parse(run.output)).toMatchObject({
            currency: 'JPY',
            list: '100',
            discount: '13',
            net: '87',
            rebate: '0'
        });
    });

    it.each([
        [
            'an unknown program',
            { ...deal, program: 'TREND' },
            [
                '-:/program: "TREND" is no program, allowed: SYMANTEC, SYMANTEC_LEGACY, TREND_MICRO_2024, TREND_MICRO_LEGACY, or a whole program'
            ]
        ],
        [
            'two problems',
            { ...deal, quoteDate: 'today', colour: 1 },
            ['-:/colour: unknown key, allowed: ', '-:/quoteDate: "today" is no date, allowed: ']
        ],
        [
            'a problem of the program it brings along',
            { ...deal, program: { code: 'X' } },
            ['-:/program/name: missing, allowed: ']
        ]
    ])('answers %s with exit code 2, nothing on standard output, a line a problem', (_, document, lines) => {
        const run = price('-', JSON.stringify(document));
        expect([run.code, run.output]).toEqual([2, '']);
        lines.forEach((line, at) => expect(run.errors.split('\n')[at]).toContain(line));
        expect(
            run.errors
                .trim()
                .split('\n')
                .every((line) => line.startsWith('-:/'))
        ).toBe(true);
    });

    it('answers JSON that is none and a missing file likewise', () => {
        const broken = price('-', '{"program":\n');
        expect([broken.code, broken.output]).toEqual([2, '']);
        expect(broken.errors).toMatch(/^-:\/: is no JSON \(.*\), allowed: one JSON document\n$/);
        const missing = price(path.join(folder, 'missing.json'));
        expect([missing.code, missing.output]).toEqual([2, '']);
        expect(missing.errors).toContain('missing.json:/: cannot be read');
    });

    it('says how it is used without a file', () => {
        const run = runScript('scripts/price/main.ts', []);
        expect([run.code, run.output, run.errors]).toEqual([
            2,
            '',
            'Usage: npm run -s price -- FILE, or - for standard input\n'
        ]);
    });
});
