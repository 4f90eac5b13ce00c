import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Connection } from 'jsforce';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkProgram } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { Program, ProgramDocument } from '../../../force-app/main/default/lwc/programCore/programCore';
import { allowLoadingHistory } from '../../demo/load';
import { startApi } from '../../local-org/api/server';
import type { RunningApi } from '../../local-org/api/server';
import { FixedClock } from '../../local-org/clock';
import { openOrg } from '../../local-org/open';
import type { Org } from '../../local-org/org';
import { administer } from '../administer';
import type { Command } from '../administer';
import { applyChanges } from '../applyChanges';
import { differenceOf } from '../difference';
import type { Difference, RecordChange } from '../difference';
import { readOrgRecords } from '../orgRecords';
import { programCodes, programPath } from '../programFiles';
import { readPrograms } from '../readPrograms';

const BOREAL = fileURLToPath(new URL('../__fixtures__/BOREAL_2026.json', import.meta.url));

function programOf(file: string): Program {
    const checked = checkProgram(JSON.parse(readFileSync(file, 'utf8')));
    if (!checked.ok) {
        throw new Error(JSON.stringify(checked.problems));
    }
    return checked.value;
}

describe('the programs of an org', () => {
    let org: Org;
    let api: RunningApi;
    let folder = '';

    beforeAll(async () => {
        org = openOrg({ clock: new FixedClock('2026-11-21T10:00:00Z') });
        api = await startApi(org);
        folder = mkdtempSync(path.join(tmpdir(), 'programs-'));
    });

    afterAll(async () => {
        await api.close();
        org.close();
        rmSync(folder, { recursive: true, force: true });
    });

    beforeEach(() => {
        const objects = [
            'Deal_Registration__c',
            'Partner_Quote__c',
            'Opportunity',
            'Partner__c',
            'Account',
            'Program__c'
        ];
        for (const object of objects) {
            const operations = records(object).map(
                (each) => ({ kind: 'delete', object, id: String(each['Id']) }) as const
            );
            const results = org.save(operations, { userId: org.users[0]?.id ?? '' });
            expect(results.filter((result) => !result.success)).toEqual([]);
        }
    });

    const connection = (): Connection =>
        new Connection({ instanceUrl: api.url, accessToken: org.users[0]?.accessToken ?? '', version: '66.0' });
    const run = async (command: Command, operands: readonly string[] = [], remove = false): Promise<string> =>
        (await administer({ command, operands, target: 'local', remove }, connection)).text;
    const records = (object: string): Record<string, unknown>[] => [...org.store.readAll(object)];
    const idOf = (object: string, key: string): string => {
        const record = records(object).find((each) => each['Key__c'] === key || each['Code__c'] === key);
        return String(record?.['Id']);
    };
    const change = (object: string, key: string, values: Record<string, unknown>): void => {
        org.save([{ kind: 'update', object, id: idOf(object, key), values }], { userId: org.users[0]?.id ?? '' });
    };
    const edited = (edit: (document: ProgramDocument) => void, source = BOREAL): string => {
        const document = JSON.parse(readFileSync(source, 'utf8')) as ProgramDocument;
        edit(document);
        const file = path.join(folder, `${document.code}.json`);
        writeFileSync(file, JSON.stringify(document));
        return file;
    };

    it('become what the shipped files say: planned without a trace, applied, and nothing is left to write', async () => {
        expect(await run('plan')).toContain('33 to create, 0 to update, 0 only in the org');
        expect(records('Program__c')).toEqual([]);
        expect(await run('apply')).toContain('Written: 33 records.');
        const posted = vi.spyOn(Connection.prototype, 'request');
        try {
            expect(await run('apply')).toContain('Nothing was written.');
            const methods = posted.mock.calls.map(([request]) =>
                typeof request === 'string' ? 'GET' : request.method
            );
            expect(new Set(methods)).toEqual(new Set(['GET']));
        } finally {
            posted.mockRestore();
        }
    });

    it('come back as the files they were made of, to the byte', async () => {
        await run('apply');
        await run('apply', [BOREAL]);
        const { files } = await administer(
            { command: 'export', operands: [], target: 'local', remove: false },
            connection
        );
        expect(files.map(({ name }) => name).sort()).toEqual(
            [...programCodes().map((code) => `${code}.json`), 'BOREAL_2026.json'].sort()
        );
        for (const { name, content } of files) {
            const source = name === 'BOREAL_2026.json' ? BOREAL : programPath(path.basename(name, '.json'));
            expect(content, name).toBe(readFileSync(source, 'utf8'));
        }
    });

    it('take a third program with compounded discounts, a rolling window and three tiers', async () => {
        expect(await run('validate', [BOREAL])).toContain('Valid');
        // One program, three tiers, two specializations; nothing else is touched.
        expect(await run('apply', [BOREAL])).toContain('Written: 6 records.');
        expect(records('Program__c')).toHaveLength(1);
        expect(records('Program__c')[0]).toMatchObject({
            New_Business_Stacking__c: 'COMPOUND',
            Revenue_Window__c: 'ROLLING_12_MONTHS',
            Headcount_Basis__c: 'CERTIFICATIONS'
        });
    });

    it('show what was changed by hand field by field, and only that is put right', async () => {
        await run('apply', [BOREAL]);
        change('Tier__c', 'BOREAL_2026:PREFERRED', { New_Business_Discount__c: 22.5 });
        change('Program__c', 'BOREAL_2026', { Max_Rebate__c: null });
        const plan = await run('plan', [BOREAL]);
        expect(plan).toContain('~ Program__c BOREAL_2026\n    Max_Rebate__c: (blank) -> "5"');
        expect(plan).toContain('~ Tier__c BOREAL_2026:PREFERRED\n    New_Business_Discount__c: "22.5" -> "20"');
        expect(plan).toContain('0 to create, 2 to update, 0 only in the org; 4 records are as the files say.');
        expect(await run('apply', [BOREAL])).toContain('Written: 2 records.');
        expect(await run('plan', [BOREAL])).toContain('Nothing to change');
    });

    it('keep a tier that only the org has until its removal is asked for', async () => {
        await run('apply', [BOREAL]);
        const program = idOf('Program__c', 'BOREAL_2026');
        const values = {
            Name: 'By hand',
            Program__c: program,
            Code__c: 'BY_HAND',
            Rank__c: 9,
            New_Business_Discount__c: 1,
            Renewal_Discount__c: 1,
            Registration_Discount__c: 1,
            Rebate_Rate__c: 1
        };
        org.save([{ kind: 'create', object: 'Tier__c', values }], { userId: org.users[0]?.id ?? '' });
        expect(await run('apply', [BOREAL])).toContain('- Tier__c BOREAL_2026:BY_HAND (only in the org');
        expect(records('Tier__c')).toHaveLength(4);
        await run('apply', [BOREAL], true);
        expect(records('Tier__c')).toHaveLength(3);
    });

    it('say whom a change concerns: partners by tier, quotes and registrations that keep what they were made under', async () => {
        await run('apply', [BOREAL]);
        const userId = org.users[0]?.id ?? '';
        allowLoadingHistory(org, userId);
        const create = (object: string, values: Record<string, unknown>): string => {
            const [result] = org.save([{ kind: 'create', object, values }], { userId });
            if (result?.success !== true) {
                throw new Error(JSON.stringify(result));
            }
            return result.id;
        };
        const account = create('Account', { Name: 'Reseller' });
        const customer = create('Account', { Name: 'Customer' });
        const partner = create('Partner__c', {
            Name: 'Reseller',
            Account__c: account,
            Program__c: idOf('Program__c', 'BOREAL_2026'),
            Tier__c: idOf('Tier__c', 'BOREAL_2026:MEMBER')
        });
        const opportunity = create('Opportunity', {
            Name: 'Deal',
            AccountId: customer,
            StageName: 'Prospecting',
            CloseDate: '2026-12-31',
            Partner__c: partner,
            Business_Type__c: 'NEW_CUSTOMER'
        });
        create('Partner_Quote__c', {
            Opportunity__c: opportunity,
            Partner__c: partner,
            Quote_Date__c: '2026-11-21',
            Business_Type__c: 'NEW_CUSTOMER'
        });
        create('Deal_Registration__c', {
            Partner__c: partner,
            End_Customer__c: customer,
            Solution__c: 'NETWORK',
            Business_Type__c: 'NEW_CUSTOMER',
            Status__c: 'APPROVED',
            Program__c: idOf('Program__c', 'BOREAL_2026'),
            Submitted_On__c: '2026-11-01T09:30:00.000Z',
            Decision_Due_On__c: '2026-11-06',
            Approved_On__c: '2026-11-02',
            Expires_On__c: '2027-03-02',
            Registration_Rate__c: 5,
            Protected_Discount__c: 14.5
        });
        const file = edited((document) => (document.maxDiscount = '0.45'));
        const plan = await run('plan', [file]);
        expect(plan).toContain('Max_Discount__c: "50" -> "45"');
        expect(plan).toContain('Program BOREAL_2026 concerns 1 partner (MEMBER 1):');
        expect(plan).toContain('1 draft quotes are priced by the new rules when they are next saved: Q-000001');
        expect(plan).toContain('0 issued and accepted quotes keep their amounts');
        expect(plan).toContain('1 approved registrations keep this version and their pinned rate: DR-000001');
        await run('apply', [file]);
        expect(String(records('Deal_Registration__c')[0]?.['Registration_Rate__c'])).toBe('5');
    });

    it('let a new version supersede another: its transition stands on the tiers of the older one', async () => {
        const older = edited((document) => {
            document.effectiveTo = '2026-12-31';
        });
        const newer = edited((document) => {
            document.code = 'BOREAL_2027';
            document.effectiveFrom = '2027-01-01';
            document.supersedes = 'BOREAL_2026';
            document.transition = { until: '2027-06-30', map: { MEMBER: 'MEMBER', PREFERRED: 'PREMIER' } };
        });
        await run('apply', [BOREAL]);
        const plan = await run('apply', [older, newer]);
        expect(plan).toContain('Effective_To__c: (blank) -> "2026-12-31"');
        expect(plan).toContain('Successor_Tier__c: (blank) -> BOREAL_2027:PREMIER');
        expect(records('Program__c')).toHaveLength(2);
        const { files } = await administer(
            { command: 'export', operands: ['BOREAL_2027'], target: 'local', remove: false },
            connection
        );
        expect(JSON.parse(files[0]?.content ?? '')).toEqual(JSON.parse(readFileSync(newer, 'utf8')));
    });

    it('stay as they are when the org refuses one change among many', async () => {
        await run('apply', [BOREAL]);
        // The platform has no such solution, though the schema allows any code.
        const file = edited((document) => {
            document.name = 'Renamed';
            (document.specializations[0] as { solution: string }).solution = 'NO_SUCH_SOLUTION';
        });
        await expect(run('apply', [file])).rejects.toThrow(
            /none is made:\nSpecialization__c BOREAL_2026:NETWORK_EXPERT/
        );
        expect(records('Program__c')[0]).toMatchObject({ Name: 'Boreal Security partner program 2026' });
    });

    it('are written in several transactions where there are too many for one; a second run writes what is left', async () => {
        const programs = [...readPrograms(), programOf(BOREAL)];
        const codes = programs.map(({ code }) => code);
        const left = async (): Promise<Difference> => differenceOf(programs, codes, await readOrgRecords(connection()));
        const whole = (await left()).changes;
        expect(whole).toHaveLength(39);
        const broken = whole.map((change, at): RecordChange =>
            at === 25 && change.kind === 'create'
                ? { ...change, record: { ...change.record, values: { ...change.record.values, Name: null } } }
                : change
        );
        await expect(applyChanges(connection(), broken, [], 10)).rejects.toThrow(
            /only the first 20 of 39 are made:\n\w+__c \w+:\w+: REQUIRED_FIELD_MISSING/
        );
        const rest = (await left()).changes;
        expect(rest).toHaveLength(19);
        await applyChanges(connection(), rest, await readOrgRecords(connection()), 10);
        expect((await left()).changes).toEqual([]);
    });

    it('are refused with file, place and reason before the org is asked', async () => {
        const file = edited((document) => ((document.tiers[1] as { rebateRate: string }).rebateRate = '1.5'));
        await expect(run('apply', [file])).rejects.toThrow(/BOREAL_2026\.json:\/tiers\/1\/rebateRate: .*above 1/);
        await expect(run('export', ['NO_SUCH'])).rejects.toThrow(/NO_SUCH: the org has no such program/);
        expect(records('Program__c')).toEqual([]);
    });

    it('are refused beside another version that only the org has, and that is in force on the same days', async () => {
        await run('apply', [BOREAL]);
        const file = edited((document) => {
            document.code = 'BOREAL_2027';
            document.effectiveFrom = '2027-01-01';
        });
        const refusal = /BOREAL_2027:\/effectiveFrom: 2027-01-01 to open-ended overlaps BOREAL_2026 of the same vendor/;
        await expect(run('plan', [file])).rejects.toThrow(refusal);
        await expect(run('apply', [file])).rejects.toThrow(refusal);
        expect(records('Program__c')).toHaveLength(1);
        change('Program__c', 'BOREAL_2026', { Effective_To__c: '2026-12-31' });
        expect(await run('apply', [file])).toContain('Program BOREAL_2026 is only in the org; it is left alone.');
    });

    it('keep provenance at its place when a specialization is put before the others', async () => {
        await run('apply', [BOREAL]);
        const file = edited((document) => {
            document.specializations.unshift({
                code: 'IDENTITY_EXPERT',
                name: 'Identity',
                solution: 'IDENTITY',
                minSpecialists: 1
            });
            document.provenance = { '': 'example', '/vendor': 'published', '/specializations/2/name': 'published' };
        });
        await run('apply', [file]);
        expect(await run('plan', [file])).toContain('Nothing to change');
        // The org gives the new one back as the last, so the endpoint specialization is still its second.
        expect(JSON.parse(String(records('Program__c')[0]?.['Provenance__c']))).toMatchObject({
            '/specializations/1/name': 'published'
        });
    });
});
