import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkProgram } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { Program } from '../../../force-app/main/default/lwc/programCore/programCore';
import { allowLoadingHistory, loadSteps } from '../../demo/load';
import { programSteps } from '../../demo/records/programSteps';
import { startApi } from '../../local-org/api/server';
import type { RunningApi } from '../../local-org/api/server';
import { FixedClock } from '../../local-org/clock';
import { openOrg } from '../../local-org/open';
import type { Org } from '../../local-org/org';
import { readCommandLine } from '../commandLine';
import { retireProgram } from '../retireProgram';

const BOREAL = fileURLToPath(new URL('../__fixtures__/BOREAL_2026.json', import.meta.url));

function boreal(changes: Partial<Program>): Program {
    const checked = checkProgram(JSON.parse(readFileSync(BOREAL, 'utf8')));
    if (!checked.ok) {
        throw new Error(JSON.stringify(checked.problems));
    }
    return { ...checked.value, ...changes };
}

/** Boreal 2026 without an end, with three partners; Boreal 2027 supersedes it later in the test. */
describe('a version of a program that is retired', () => {
    let org: Org;
    let api: RunningApi;
    const older = boreal({});
    const newer = boreal({ code: 'BOREAL_2027', effectiveFrom: '2027-01-01', supersedes: 'BOREAL_2026' });
    const connection = (): Connection =>
        new Connection({ instanceUrl: api.url, accessToken: org.users[0]?.accessToken ?? '', version: '66.0' });
    const retire = async (on: string | null, files: readonly Program[] = [], dryRun = false): Promise<string> =>
        (await retireProgram({ code: 'BOREAL_2026', on, target: 'local', dryRun }, files, connection)).text;
    const create = (object: string, values: Record<string, unknown>): string => {
        const [result] = org.save([{ kind: 'create', object, values }], { userId: org.users[0]?.id ?? '' });
        if (result?.success !== true) {
            throw new Error(JSON.stringify(result));
        }
        return result.id;
    };
    const idOf = (code: string): string =>
        String([...org.store.readAll('Program__c')].find((each) => each['Code__c'] === code)?.['Id']);
    const lastDay = (): unknown => org.read('Program__c', idOf('BOREAL_2026'))?.['Effective_To__c'] ?? null;

    beforeAll(async () => {
        org = openOrg({ clock: new FixedClock('2026-11-21T10:00:00Z') });
        api = await startApi(org);
        allowLoadingHistory(org, org.users[0]?.id ?? '');
        loadSteps(org, org.users[0]?.id ?? '', programSteps([older]));
        for (const name of ['Aster', 'Birch', 'Cedar']) {
            const account = create('Account', { Name: name });
            create('Partner__c', { Name: name, Account__c: account, Program__c: idOf('BOREAL_2026') });
        }
    });

    afterAll(async () => {
        await api.close();
        org.close();
    });

    it('names everybody who is left in it, and changes nothing on a dry run', async () => {
        expect(await retire('2026-12-31', [], true)).toBe(
            [
                'Program BOREAL_2026 ends on 2026-12-31 (so far without an end).',
                '    3 partners in it (MEMBER 3), 0 of them with a move in time',
                'WARNING: after 2026-12-31 no quote can be made for 3 partners until moved: Aster, Birch, Cedar',
                '    npm run programs -- move CODE --from BOREAL_2026 --on DATE\n'
            ].join('\n')
        );
        expect(lastDay()).toBeNull();
    });

    it('has its last day in the org, nothing else is written, and nothing at all by a second run', async () => {
        const before = { ...org.read('Program__c', idOf('BOREAL_2026')) };
        expect(await retire('2026-12-31')).toContain('Written: 1 record.');
        expect(lastDay()).toBe('2026-12-31');
        const after = { ...org.read('Program__c', idOf('BOREAL_2026')) };
        const changed = Object.keys(after).filter((field) => String(after[field]) !== String(before[field]));
        expect(changed.filter((field) => !/^(LastModified|SystemModstamp)/.test(field))).toEqual(['Effective_To__c']);
        const again = await retire('2026-12-31');
        expect(again).toContain('Program BOREAL_2026 ends on 2026-12-31 already.');
        expect(again).toContain('Nothing was written.');
    });

    it('tells when its file would take the end back', async () => {
        expect(await retire('2026-12-31', [older])).toContain(
            'The file of BOREAL_2026 has no last day: write "effectiveTo": "2026-12-31" there, too, or the next apply takes this back.'
        );
        expect(await retire('2026-12-31', [{ ...older, effectiveTo: '2026-12-31' }])).not.toContain('The file');
    });

    it('warns of no partner that moves to the next version by the day after', async () => {
        loadSteps(org, org.users[0]?.id ?? '', programSteps([{ ...newer, supersedes: null }]));
        org.save(
            [
                {
                    kind: 'update',
                    object: 'Program__c',
                    id: idOf('BOREAL_2027'),
                    values: { Supersedes__c: idOf('BOREAL_2026') }
                },
                ...[...org.store.readAll('Partner__c')].map((partner) => ({
                    kind: 'update' as const,
                    object: 'Partner__c',
                    id: String(partner['Id']),
                    values: {
                        Next_Program__c: idOf('BOREAL_2027'),
                        Moves_On__c: partner['Name'] === 'Cedar' ? '2027-01-02' : '2027-01-01'
                    }
                }))
            ],
            { userId: org.users[0]?.id ?? '' }
        );
        expect(await retire('2026-12-31')).toContain(
            [
                '    3 partners in it (MEMBER 3), 2 of them with a move in time',
                'WARNING: after 2026-12-31 no quote can be made for 1 partner until moved: Cedar',
                '    npm run programs -- move BOREAL_2027 --from BOREAL_2026 --on DATE'
            ].join('\n')
        );
    });

    it('goes on into no day of the version that follows it', async () => {
        const allowed = 'allowed: a last day of BOREAL_2026 up to 2026-12-31';
        await expect(retire('2027-01-01')).rejects.toThrow(
            `--on: BOREAL_2027 of the same vendor begins on 2027-01-01, ${allowed}`
        );
        await expect(retire(null)).rejects.toThrow(
            `--cancel: BOREAL_2027 of the same vendor begins on 2027-01-01, ${allowed}`
        );
        expect(lastDay()).toBe('2026-12-31');
    });

    it('ends neither before it began nor before the last of what was decided under it', async () => {
        await expect(retire('2025-12-31')).rejects.toThrow(
            '--on: BOREAL_2026 begins on 2026-01-01, allowed: that day or a later one'
        );
        const [partner] = [...org.store.readAll('Partner__c')];
        create('Deal_Registration__c', {
            Partner__c: partner?.['Id'],
            End_Customer__c: create('Account', { Name: 'End customer' }),
            Solution__c: 'NETWORK',
            Business_Type__c: 'NEW_CUSTOMER',
            Status__c: 'APPROVED',
            Program__c: idOf('BOREAL_2026'),
            Submitted_On__c: '2026-11-01T09:30:00.000Z',
            Decision_Due_On__c: '2026-11-06',
            Approved_On__c: '2026-11-02',
            Expires_On__c: '2027-03-02',
            Registration_Rate__c: 5,
            Protected_Discount__c: 14.5
        });
        await expect(retire('2026-11-01')).rejects.toThrow(
            '--on: BOREAL_2026 has approved registrations of a later day: DR-000001, allowed: the day of the last of them, or a later one'
        );
        expect(await retire('2026-11-02')).toContain(
            '    1 approved registrations keep protecting until they expire: DR-000001'
        );
        expect(lastDay()).toBe('2026-11-02');
    });

    it('is asked for with a day, or with its cancellation', () => {
        const asked = (...words: string[]): unknown => readCommandLine(['retire', ...words]);
        expect(asked('BOREAL_2026', '--on', '2026-12-31', '--dry-run')).toEqual({
            command: 'retire',
            retirement: { code: 'BOREAL_2026', on: '2026-12-31', target: 'local', dryRun: true }
        });
        expect(asked('BOREAL_2026', '--cancel')).toMatchObject({ retirement: { on: null } });
        expect(() => asked('BOREAL_2026')).toThrow('--on: missing');
        expect(() => asked('BOREAL_2026', '--on', '2026-02-30')).toThrow('--on: "2026-02-30" is no date');
        expect(() => asked('--on', '2026-12-31')).toThrow('retire: 0 programs, allowed: the code of one');
        expect(() => asked('BOREAL_2026', '--on', '2026-12-31', '--from', 'X')).toThrow('--from: retire does not');
    });
});
