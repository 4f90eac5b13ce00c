import {
    addEvidence,
    decisionFields,
    deskVariables,
    MOST_IN_ONE_GO,
    requestRegistrations,
    reviewVariables,
    toDesk,
    toPage,
    toReview,
    toPricing,
    toRegistrationDeal,
    updateRegistrations,
    type RequestInput
} from 'c/registrationData';
import { executeMutation, textOf } from '../../../../../../test/mocks/graphql';
import dealOfPartnerUser from './data/dealOfPartnerUser.json';
import deal from './data/deal.json';
import desk from './data/desk.json';
import deskOwn from './data/deskOwn.json';
import deskProtected from './data/deskProtected.json';
import open from './data/open.json';
import openFirstPage from './data/openFirstPage.json';
import openNone from './data/openNone.json';
import review from './data/review.json';

const request: RequestInput = {
    partnerId: 'a03000000000001AAA',
    opportunityId: '006000000000001AAA',
    businessType: 'NEW_CUSTOMER',
    expectedCloseOn: '2024-08-31',
    claims: [
        { solution: 'NETWORK', amount: 12500 },
        { solution: 'MSP', amount: null }
    ],
    evidence: [{ type: 'DEMO', heldOn: '2024-05-20', description: 'Demonstration' }]
};

interface Sent {
    readonly query: Parameters<typeof textOf>[0];
    readonly variables: Record<string, Record<string, unknown>>;
}

function sent(call = 0): Sent {
    return executeMutation.mock.calls[call][0];
}

beforeEach(() => {
    executeMutation.mockReset();
    executeMutation.mockResolvedValue({ data: {}, errors: undefined });
});

describe('what is read', () => {
    it('of a desk: own registrations, what is taken without a name, and what was bought', () => {
        const { claims, protections } = toDesk(deskOwn);

        expect(claims.map(({ name, status, evidence }) => [name, status, evidence.length])).toEqual([
            ['DR-000002', 'SUBMITTED', 1],
            ['DR-000001', 'APPROVED', 1]
        ]);
        expect(protections).toEqual([
            { solution: 'NETWORK', status: 'PROTECTED', until: '2024-07-30' },
            { solution: 'EMAIL_ENDPOINT', status: 'PENDING', until: '2024-06-03' }
        ]);
        expect(toDesk(deskProtected).sales).toEqual([{ solution: 'NETWORK', wonOn: '2023-02-01' }]);
    });

    it("takes the day of submission in the user's time zone: half past ten in the evening is the next day in Paris", () => {
        expect(toDesk(deskOwn).claims[0]?.submittedOn).toBe('2024-05-31');
    });

    it('of a page: the parties, the accounts above the end customer, and where the next page begins', () => {
        const { requests, next } = toPage(open);

        expect(requests.map(({ endCustomer }) => endCustomer.ancestors)).toEqual([[], [], [], ['001000000000002AAA']]);
        expect(requests[0]).toMatchObject({ partner: { name: 'Borealis – Trend Micro', tier: null }, amount: null });
        expect(next).toBeNull();
        expect(toPage(openFirstPage).next).toBe('cursor-1');
    });

    it('of a review: who did what, other registrations and sales, and how the partner fared', () => {
        const { events, ofCustomer, salesToCustomer, ofPartner } = toReview(review);

        expect(events.map(({ kindLabel, by }) => [kindLabel, by])).toEqual([
            ['Created', 'Rémi Rep'],
            ['Escalated', null]
        ]);
        expect(ofCustomer.map(({ name }) => name)).toEqual(['DR-000021']);
        expect(salesToCustomer.map(({ amount }) => amount)).toEqual([8000]);
        expect([...ofPartner]).toEqual([
            ['WON', 2],
            ['REJECTED', 1]
        ]);
    });

    it('is refused where the record is gone, rather than half read', () => {
        const gone = { uiapi: { query: { ...review.uiapi.query, ...openNone.uiapi.query } } };

        expect(() => toReview(gone)).toThrow('does not exist any more');
        expect(() => toRegistrationDeal({ uiapi: { query: { Opportunity: { edges: [] } } } })).toThrow(
            'does not exist'
        );
    });

    it('of a deal: its terms, and the end customer where the user may see the account', () => {
        expect(toRegistrationDeal(deal)).toMatchObject({
            closeOn: '2024-08-31',
            isClosed: false,
            businessType: 'NEW_CUSTOMER',
            endCustomer: { name: 'Mutuelle Réunie' },
            partner: { program: { vendor: 'Trend Micro', maxDiscount: 400_000 }, tier: { code: 'EXPERT' } }
        });
        expect(toRegistrationDeal(dealOfPartnerUser)).toMatchObject({
            endCustomer: null,
            endCustomerId: '001000000000009AAA'
        });
    });

    it('of a price: the own rates and specializations, without what another partner holds', () => {
        const whole = toPricing(toRegistrationDeal(deal), toDesk(desk), new Set(), '2024-06-01');

        // Two specialists of two needed for Network; one of three for MSP.
        expect(whole).toMatchObject({
            isWhole: true,
            deal: { partner: { tier: 'EXPERT', specializations: ['NETWORK'] }, competing: [] },
            rules: { priceGuarantee: null, tiers: [{ newBusinessDiscount: 200_000 }] }
        });
        expect(whole?.deal.lines.map(({ solution }) => solution)).toEqual(['NETWORK', 'EMAIL_ENDPOINT']);
        const rest = toPricing(toRegistrationDeal(deal), toDesk(desk), new Set(['NETWORK']), '2024-06-01');
        expect(rest?.deal.lines.map(({ solution }) => solution)).toEqual(['EMAIL_ENDPOINT']);
        expect(rest?.isWhole).toBe(false);
    });

    it('waits until everything it depends on is known', () => {
        const known = toRegistrationDeal(deal);
        expect(deskVariables(known)).toMatchObject({ partnerId: 'a03000000000001AAA', vendor: 'Trend Micro' });
        expect(deskVariables({ ...known, endCustomerId: null })).toBeUndefined();
        expect(deskVariables({ ...known, partner: null })).toBeUndefined();
        expect(reviewVariables(undefined)).toBeUndefined();
    });
});

describe('a request', () => {
    it('is one transaction: each registration, its evidence, then its submission', async () => {
        await requestRegistrations(request, true);
        const { query, variables } = sent();

        expect(textOf(query)).toContain('allOrNone: true');
        expect(Object.keys(variables)).toEqual([
            'registration1',
            'evidence1_1',
            'submission1',
            'registration2',
            'evidence2_1',
            'submission2'
        ]);
        expect(variables).toMatchObject({
            registration1: { Deal_Registration__c: { Solution__c: 'NETWORK', Amount__c: 12500 } },
            evidence2_1: { Presales_Evidence__c: { Deal_Registration__c: '@{registration2}', Type__c: 'DEMO' } },
            submission2: { Id: '@{registration2}', Deal_Registration__c: { Status__c: 'SUBMITTED' } }
        });
    });

    it('leaves the end customer, dates, clocks, rate and program to the org', async () => {
        await requestRegistrations(request, true);

        expect(Object.keys(sent().variables['registration1']?.['Deal_Registration__c'] as object).sort()).toEqual([
            'Amount__c',
            'Business_Type__c',
            'Expected_Close_On__c',
            'Opportunity__c',
            'Partner__c',
            'Solution__c'
        ]);
    });

    it('that is a draft is not submitted', async () => {
        await requestRegistrations(request, false);

        expect(Object.keys(sent().variables).some((name) => name.startsWith('submission'))).toBe(false);
    });

    it('throws what the org says', async () => {
        const errors = [{ message: 'No.', path: ['uiapi', 'submission1'] }];
        executeMutation.mockResolvedValue({ errors });

        await expect(requestRegistrations(request, true)).rejects.toBe(errors);
        await expect(addEvidence('a09', request.evidence)).rejects.toBe(errors);
    });
});

describe('a decision', () => {
    it('writes the status with its reason, or the question, and nothing that the org pins', () => {
        expect(decisionFields({ kind: 'APPROVE', comment: '' })).toEqual({
            Status__c: 'APPROVED',
            Decision_Comment__c: null
        });
        expect(decisionFields({ kind: 'REJECT', reason: 'OUT_OF_SCOPE', comment: 'No.' })).toEqual({
            Status__c: 'REJECTED',
            Rejection_Reason__c: 'OUT_OF_SCOPE',
            Decision_Comment__c: 'No.'
        });
        expect(decisionFields({ kind: 'ASK', question: 'Where?' })).toEqual({ Information_Request__c: 'Where?' });
    });

    it('on many is taken one by one: what is refused of one does not hold up the others', async () => {
        const error = { message: 'Decided already.', path: ['uiapi', 'registration2'] };
        executeMutation.mockResolvedValue({ errors: [error] });
        const { saved, refused } = await updateRegistrations(['a', 'b', 'c'], { Status__c: 'APPROVED' });

        expect(textOf(sent().query)).toContain('allOrNone: false');
        expect(saved).toEqual(['a', 'c']);
        expect([...refused]).toEqual([['b', [error]]]);
    });

    it('on more than fit into one transaction is sent in parts', async () => {
        const ids = Array.from({ length: MOST_IN_ONE_GO + 1 }, (_unused, at) => `id${at}`);
        const { saved } = await updateRegistrations(ids, { Status__c: 'APPROVED' });

        expect(executeMutation.mock.calls.map((_call, at) => Object.keys(sent(at).variables).length)).toEqual([200, 1]);
        expect(saved).toEqual(ids);
    });

    it('fails as a whole where the answer concerns no single registration', async () => {
        executeMutation.mockResolvedValue({ errors: [{ message: 'Not signed in.' }] });

        await expect(updateRegistrations(['a'], {})).rejects.toEqual([{ message: 'Not signed in.' }]);
    });
});
