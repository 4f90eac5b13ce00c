import { fileURLToPath } from 'node:url';
import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowLoadingHistory } from '../../demo/load';
import { startApi } from '../../local-org/api/server';
import type { RunningApi } from '../../local-org/api/server';
import { FixedClock } from '../../local-org/clock';
import { openOrg } from '../../local-org/open';
import type { Org } from '../../local-org/org';
import { administer } from '../../programs/administer';
import { BULK_FROM } from '../../programs/orgRows';
import { readOrgPartners } from '../input/orgPartners';
import type { PartnerDocument } from '../input/partner';
import { simulate } from '../simulate';
import { AS_OF, boreal, input } from './boreal';

const BOREAL = fileURLToPath(new URL('../../programs/__fixtures__/BOREAL_2026.json', import.meta.url));
const DAYS = { from: '2026-06-01', to: '2026-06-30' };

describe('the partners of an org', () => {
    let org: Org;
    let api: RunningApi;
    const connection = (): Connection =>
        new Connection({ instanceUrl: api.url, accessToken: org.users[0]?.accessToken ?? '', version: '66.0' });
    const create = (object: string, values: Record<string, unknown>): string => {
        const [result] = org.save([{ kind: 'create', object, values }], { userId: org.users[0]?.id ?? '' });
        if (result?.success !== true) {
            throw new Error(`${object}: ${JSON.stringify(result)}`);
        }
        return result.id;
    };
    const find = (object: string, field: string, value: string): string =>
        String([...org.store.readAll(object)].find((record) => record[field] === value)?.['Id']);

    beforeAll(async () => {
        org = openOrg({ clock: new FixedClock(`${AS_OF}T10:00:00Z`) });
        allowLoadingHistory(org, org.users[0]?.id ?? '');
        api = await startApi(org);
        await administer({ command: 'apply', operands: [BOREAL], target: 'local', remove: false }, connection);
        const program = find('Program__c', 'Code__c', 'BOREAL_2026');
        const partnerOf = (name: string): string =>
            create('Partner__c', {
                Name: name,
                Account__c: create('Account', { Name: name }),
                Program__c: program,
                Tier__c: find('Tier__c', 'Code__c', 'PREFERRED'),
                Next_Review_On__c: '2027-02-01'
            });
        const partner = partnerOf('Aurora');
        const rival = partnerOf('Zenith');
        const specialization = create('Partner_Specialization__c', {
            Partner__c: partner,
            Specialization__c: find('Specialization__c', 'Code__c', 'NETWORK_EXPERT'),
            Status__c: 'ACTIVE',
            Achieved_On__c: '2025-01-01'
        });
        for (const name of ['Ann', 'Bob']) {
            const person = create('Certified_Person__c', {
                Name: name,
                Partner__c: partner,
                Sales_Until__c: '2027-12-31',
                Technical_Until__c: '2027-12-31'
            });
            const values = { Partner_Specialization__c: specialization, Certified_Person__c: person };
            create('Specialist__c', { ...values, Valid_Until__c: '2027-12-31' });
        }
        const credit = (values: Record<string, unknown>): string =>
            create('Partner_Credit__c', { Partner__c: partner, Solution__c: 'NETWORK', ...values });
        credit({ Business_Type__c: 'RENEWAL', Amount__c: 1000, Won_On__c: '2026-06-11' });
        credit({ Business_Type__c: 'NEW_CUSTOMER', Amount__c: 5000, Won_On__c: '2026-06-11', Status__c: 'REVERSED' });
        const deal = (customer: string, registeredFor: string, rate: number): void => {
            const opportunity = create('Opportunity', {
                Name: customer,
                AccountId: create('Account', { Name: customer }),
                StageName: 'Prospecting',
                CloseDate: '2026-06-10',
                Partner__c: partner,
                Business_Type__c: 'NEW_CUSTOMER'
            });
            create('Deal_Registration__c', {
                Partner__c: registeredFor,
                End_Customer__c: find('Account', 'Name', customer),
                Solution__c: 'NETWORK',
                Business_Type__c: 'NEW_CUSTOMER',
                Status__c: 'APPROVED',
                Program__c: program,
                Submitted_On__c: '2026-05-01T09:30:00.000Z',
                Decision_Due_On__c: '2026-05-06',
                Approved_On__c: '2026-05-02',
                Expires_On__c: '2026-08-29',
                Registration_Rate__c: 3,
                Protected_Discount__c: rate
            });
            credit({
                Opportunity__c: opportunity,
                Business_Type__c: 'NEW_CUSTOMER',
                Amount__c: 10000,
                Won_On__c: '2026-06-10'
            });
        };
        deal('Own customer', partner, 28);
        deal('Customer of the rival', rival, 14.5);
    });

    afterAll(async () => {
        await api.close();
        org.close();
    });

    it.each([
        ['by query', BULK_FROM],
        ['through Bulk API 2.0 where there are many', 1]
    ])('are read %s as a partners file has them, their deals with registrations and rivals', async (_how, bulkFrom) => {
        const entries = [...(await readOrgPartners('local', DAYS, () => undefined, connection, bulkFrom))];
        expect(entries.map(({ kind }) => kind)).toEqual(['program', 'partner', 'partner']);
        const [, aurora] = entries as readonly { readonly document: PartnerDocument }[];
        const { credits, deals, people, specialists, current } = aurora?.document as PartnerDocument;
        expect(current).toEqual({ tier: 'PREFERRED', heldUntil: null, nextReviewOn: '2027-02-01' });
        expect([people?.length, specialists?.length, credits?.length, deals?.length]).toEqual([2, 2, 3, 2]);
        expect(deals?.map(({ registrations, competing }) => [registrations?.length, competing])).toEqual([
            [1, []],
            [0, [{ solution: 'NETWORK', discount: '0.145' }]]
        ]);
    });

    it('cost under a draft what was calculated by hand', async () => {
        const entries = await readOrgPartners('local', DAYS, () => undefined, connection);
        const simulated = await simulate(entries, input(boreal(), { days: DAYS, programs: [] }));
        if (!simulated.ok) {
            throw new Error(JSON.stringify(simulated.problems));
        }
        // Held at Preferred: 3160.00 with the registration at the tier's 10 %, 1250.00 below the rival, 60.00 of the
        // renewal; rebates: 3 % of 6840.00 and of 8750.00, 0.5 % of 940.00.
        expect(simulated.result.before.cost).toEqual({
            list: 2_100_000,
            discount: 316_000 + 125_000 + 6_000,
            net: 684_000 + 875_000 + 94_000,
            rebate: 20_520 + 26_250 + 470
        });
        expect(simulated.result.after).toEqual(simulated.result.before);
    });
});
