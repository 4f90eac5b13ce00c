import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Connection } from 'jsforce';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../../../force-app/main/default/lwc/programCore/programCore';
import { startApi } from '../../local-org/api/server';
import type { RunningApi } from '../../local-org/api/server';
import { FixedClock } from '../../local-org/clock';
import { openOrg } from '../../local-org/open';
import type { Org, SaveOperation } from '../../local-org/org';
import { administer } from '../administer';
import { movePartners } from '../movePartners';
import type { Move } from '../movePartners';

const BOREAL = fileURLToPath(new URL('../__fixtures__/BOREAL_2026.json', import.meta.url));

/** Opening an org and applying programs to it, on a busy machine. */
const SETUP_MILLISECONDS = 60_000;

/** Boreal 2026 with five partners, and Boreal 2027, which maps Member to Member and Preferred to Premier. */
describe('partners that move to another version of their program', () => {
    let org: Org;
    let api: RunningApi;
    let folder = '';
    let accounts: readonly string[] = [];
    const connection = (): Connection =>
        new Connection({ instanceUrl: api.url, accessToken: org.users[0]?.accessToken ?? '', version: '66.0' });
    const save = (operations: readonly SaveOperation[]): string[] =>
        org.save(operations, { userId: org.users[0]?.id ?? '' }).map((result) => {
            if (!result.success) {
                throw new Error(JSON.stringify(result));
            }
            return result.id;
        });
    const idOf = (object: string, key: string): string =>
        String(
            [...org.store.readAll(object)].find((each) => each['Key__c'] === key || each['Code__c'] === key)?.['Id']
        );
    const partners = (): Record<string, unknown>[] =>
        [...org.store.readAll('Partner__c')].filter((each) => each['Program__c'] === idOf('Program__c', 'BOREAL_2026'));
    const plans = (): unknown[] => partners().map(({ Next_Program__c: program, Moves_On__c: on }) => [program, on]);
    const move = async (values: Partial<Move> = {}): Promise<string> =>
        (
            await movePartners(
                {
                    to: 'BOREAL_2027',
                    from: null,
                    on: '2027-01-01',
                    partners: null,
                    target: 'local',
                    dryRun: false,
                    ...values
                },
                connection
            )
        ).text;
    const addPartner = (account: string, name: string, program: string, tier: string | null): void => {
        save([
            {
                kind: 'create',
                object: 'Partner__c',
                values: {
                    Name: name,
                    Account__c: account,
                    Program__c: idOf('Program__c', program),
                    Tier__c: tier === null ? null : idOf('Tier__c', `${program}:${tier}`)
                }
            }
        ]);
    };

    beforeAll(async () => {
        org = openOrg({ clock: new FixedClock('2026-11-21T10:00:00Z') });
        api = await startApi(org);
        folder = mkdtempSync(path.join(tmpdir(), 'move-'));
        const edited = (edit: (document: ProgramDocument) => void): string => {
            const document = JSON.parse(readFileSync(BOREAL, 'utf8')) as ProgramDocument;
            edit(document);
            const file = path.join(folder, `${document.code}.json`);
            writeFileSync(file, JSON.stringify(document));
            return file;
        };
        const older = edited((document) => (document.effectiveTo = '2026-12-31'));
        const newer = edited((document) => {
            document.code = 'BOREAL_2027';
            document.effectiveFrom = '2027-01-01';
            document.effectiveTo = '2029-12-31';
            document.supersedes = 'BOREAL_2026';
            document.transition = { until: '2027-06-30', map: { MEMBER: 'MEMBER', PREFERRED: 'PREMIER' } };
        });
        const other = edited((document) => {
            document.code = 'AUSTRAL';
            document.vendor = 'Austral Security';
        });
        await administer(
            { command: 'apply', operands: [older, newer, other], target: 'local', remove: false },
            connection
        );
        accounts = save(
            ['Aster', 'Birch', 'Birch', 'Cedar', 'Drove'].map((Name) => ({
                kind: 'create',
                object: 'Account',
                values: { Name }
            }))
        );
    }, SETUP_MILLISECONDS);

    afterAll(async () => {
        await api.close();
        org.close();
        rmSync(folder, { recursive: true, force: true });
    });

    beforeEach(() => {
        save(
            [...org.store.readAll('Partner__c')].map((each) => ({
                kind: 'delete',
                object: 'Partner__c',
                id: String(each['Id'])
            }))
        );
        const names = ['Aster', 'Birch', 'Birch', 'Cedar', 'Drove'];
        const tiers = ['MEMBER', 'MEMBER', 'MEMBER', 'MEMBER', 'PREFERRED'];
        names.forEach((name, at) => {
            addPartner(accounts[at] as string, name, 'BOREAL_2026', tiers[at] as string);
        });
    });

    it('are told by tier where they start, and how long that is held', async () => {
        const held = partners().filter((each) => each['Tier__c'] === idOf('Tier__c', 'BOREAL_2026:PREFERRED')).length;
        const text = await move({ dryRun: true });
        expect(text).toContain('5 partners of BOREAL_2026 move to BOREAL_2027 on 2027-01-01:');
        expect(text).toContain(`${5 - held} at MEMBER: start at MEMBER, held until 2027-06-30`);
        expect(await move({ dryRun: true, on: '2027-07-01' })).toContain(
            'start at MEMBER, not held, for no transition runs on that day'
        );
        expect(plans()).toEqual(Array(5).fill([null, null]));
    });

    it('get their version and their day, once', async () => {
        expect(await move()).toContain('Written: 5 partners.');
        expect(plans()).toEqual(Array(5).fill([idOf('Program__c', 'BOREAL_2027'), '2027-01-01']));
        const again = await move();
        expect(again).toContain('5 are planned so already.');
        expect(again).toContain('Nothing was written.');
    });

    it('are what is left when a move was interrupted, and those of another plan are told by name', async () => {
        await move({ partners: ['Aster', 'Cedar'] });
        await move({ partners: ['Drove'], on: '2027-03-01' });
        const text = await move();
        expect(text).toContain('3 partners of BOREAL_2026 move to BOREAL_2027 on 2027-01-01:');
        expect(text).toContain('1 had another plan: Drove (BOREAL_2027, 2027-03-01)');
        expect(text).toContain('2 are planned so already.');
    });

    it('stay where their move is taken back', async () => {
        await move();
        expect(await move({ on: null, partners: ['Aster'] })).toContain('Written: 1 partner.');
        expect(plans().filter((plan) => JSON.stringify(plan) === '[null,null]')).toHaveLength(1);
        expect(await move({ on: null })).toContain('Written: 4 partners.');
        expect(await move({ on: null })).toContain('Nothing was written.');
    });

    it('do not move where their account is in the other version already', async () => {
        addPartner(accounts[0] as string, 'Aster again', 'BOREAL_2027', null);
        const text = await move();
        expect(text).toContain('4 partners of BOREAL_2026 move');
        expect(text).toContain('1 does not move, for its account is in BOREAL_2027 already: Aster');
    });

    it('are named by Id or by a name of one partner alone', async () => {
        await expect(move({ partners: ['Birch', 'Elm'] })).rejects.toThrow(
            /Birch: is the name of 2 partners, allowed: the Id of one \(\w{18}, \w{18}\)\nElm: is no partner of BOREAL_2026/
        );
        const [, birch] = partners();
        expect(await move({ partners: [String(birch?.['Id'])] })).toContain('Written: 1 partner.');
        expect(partners()[1]?.['Moves_On__c']).toBe('2027-01-01');
    });

    it('move to a version of their vendor that is in force on the day', async () => {
        await expect(move({ on: '2026-12-31' })).rejects.toThrow(
            '--on: BOREAL_2027 is not in force on 2026-12-31, allowed: from 2027-01-01 to 2029-12-31'
        );
        await expect(move({ on: '2030-01-01' })).rejects.toThrow('is not in force on 2030-01-01');
        await expect(move({ to: 'AUSTRAL' })).rejects.toThrow('AUSTRAL: supersedes no version');
        await expect(move({ to: 'AUSTRAL', from: 'BOREAL_2026' })).rejects.toThrow('allowed: versions of one vendor');
        await expect(move({ to: 'BOREAL_2028' })).rejects.toThrow(
            'BOREAL_2028: the org has no such program, allowed: AUSTRAL, BOREAL_2026, BOREAL_2027'
        );
        expect(plans()).toEqual(Array(5).fill([null, null]));
    });

    it('are written through Bulk API 2.0 where they are many', async () => {
        const many = save(
            Array.from({ length: 250 }, (_, at) => ({
                kind: 'create',
                object: 'Account',
                values: { Name: `Account ${at}` }
            }))
        );
        save(
            many.map((account, at) => ({
                kind: 'create',
                object: 'Partner__c',
                values: { Name: `Partner ${at}`, Account__c: account, Program__c: idOf('Program__c', 'BOREAL_2026') }
            }))
        );
        expect(await move()).toContain('Written: 255 partners.');
        expect(plans()).toEqual(Array(255).fill([idOf('Program__c', 'BOREAL_2027'), '2027-01-01']));
        expect(await move({ on: null })).toContain('Written: 255 partners.');
        expect(plans()).toEqual(Array(255).fill([null, null]));
    });
});
