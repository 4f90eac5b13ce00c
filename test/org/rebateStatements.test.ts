import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChannelOrg } from '../metadata/channelOrg';

type Values = Record<string, unknown>;

const statement = 'Rebate_Statement__c';
const credit = 'Partner_Credit__c';
let channel: ChannelOrg;

beforeEach(() => {
    channel = new ChannelOrg();
});

afterEach(() => {
    channel.close();
});

/** A won opportunity of the amount, whose rebate is 5 %; gives its id. */
function deal(amount: string, closeDate: string, values: Values = {}): string {
    return channel.create('Opportunity', {
        Name: `Harbor ${amount}`,
        AccountId: channel.customer,
        StageName: 'Closed Won',
        CloseDate: closeDate,
        Amount: amount,
        Partner__c: channel.partner,
        Business_Type__c: 'NEW_CUSTOMER',
        ...values
    });
}

const records = (object: string): Readonly<Record<string, unknown>>[] => [...channel.org.store.readAll(object)];

function creditsOf(opportunity: string): string[] {
    return records(credit)
        .filter((record) => record['Opportunity__c'] === opportunity)
        .map((record) => String(record['Id']));
}

const status = (id: string): string | null => channel.read(credit, id, 'Status__c');
/** Revenue, rebates, number of credits and what was paid. */
const totals = (id: string): (string | null)[] =>
    ['Revenue_Total__c', 'Rebate_Total__c', 'Credit_Count__c', 'Paid_Total__c'].map((field) =>
        channel.read(statement, id, field)
    );
const reopen = (id: string): void => channel.update('Opportunity', id, { StageName: 'Negotiation/Review' });
const close = (id: string): void => channel.update(statement, id, { Status__c: 'PAYABLE' });
const pay = (id: string): void => channel.update(statement, id, { Status__c: 'PAID', Payment_Reference__c: 'T-1' });

/** The night after the given day. */
function nightAfter(day: string): void {
    const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    channel.org.advanceTo(`${next}T06:00:00Z`);
}

/** The statement of the second quarter of 2024, which the night after it draws up. */
function statementOfSecondQuarter(): string {
    nightAfter('2024-06-30');
    const found = records(statement).filter((record) => record['Quarter__c'] === '2024-Q2');
    expect(found).toHaveLength(1);
    return String(found[0]!['Id']);
}

describe('The statement of a quarter', () => {
    it('is drawn up the night after its end, once for each partner and quarter with rebates', () => {
        deal('1000', '2024-05-20');
        deal('2000', '2024-02-10');
        deal('4000', '2024-05-21', { Partner__c: channel.rival });
        nightAfter('2024-06-01');
        const drawnUp = (): string[] =>
            records(statement)
                .map((record) => `${String(record['Partner__c'])} ${String(record['Quarter__c'])}`)
                .sort();
        // The first quarter was over when its deal was entered.
        expect(drawnUp()).toEqual([`${channel.partner} 2024-Q1`]);
        nightAfter('2024-06-30');
        const all = [`${channel.partner} 2024-Q1`, `${channel.partner} 2024-Q2`, `${channel.rival} 2024-Q2`].sort();
        expect(drawnUp()).toEqual(all);
        nightAfter('2024-07-05');
        expect(drawnUp()).toEqual(all);
    });

    it('states what accrued when its period is closed, then it is paid, and its credits with it', () => {
        const first = deal('1000.10', '2024-05-20');
        const second = deal('2000.20', '2024-06-01');
        const gone = deal('7000', '2024-05-22');
        reopen(gone);
        const id = statementOfSecondQuarter();
        expect(totals(id)).toEqual([null, null, null, null]);
        close(id);
        // 5 % of 1,000.10 is 50.005, so 50.01; of 2,000.20 it is 100.01.
        expect(totals(id)).toEqual(['3000.3', '150.02', '2', null]);
        expect(channel.read(statement, id, 'Closed_On__c')).toBe('2024-07-01');
        expect([...creditsOf(first), ...creditsOf(second)].map(status)).toEqual(['PAYABLE', 'PAYABLE']);
        expect(channel.read('Partner__c', channel.partner, 'Rebates_Payable__c')).toBe('150.02');
        pay(id);
        expect(totals(id)).toEqual(['3000.3', '150.02', '2', '150.02']);
        expect([...creditsOf(first), ...creditsOf(second), ...creditsOf(gone)].map(status)).toEqual([
            'PAID',
            'PAID',
            'REVERSED'
        ]);
        expect(channel.read('Partner__c', channel.partner, 'Rebates_Paid__c')).toBe('150.02');
    });

    it('does not change after closing: what is reversed before payment is not paid, what is won late comes later', () => {
        deal('1000', '2024-05-20');
        const reopened = deal('2000', '2024-05-21');
        const id = statementOfSecondQuarter();
        close(id);
        reopen(reopened);
        expect(creditsOf(reopened).map(status)).toEqual(['REVERSED']);
        const late = deal('4000', '2024-06-15');
        expect(creditsOf(late).map((each) => channel.read(credit, each, 'Rebate_Quarter__c'))).toEqual(['2024-Q3']);
        pay(id);
        expect(totals(id)).toEqual(['3000', '150', '2', '50']);
        expect(creditsOf(late).map(status)).toEqual(['ACCRUED']);
    });
});

describe('A paid credit', () => {
    it('stays paid when its deal is reopened: a counter-entry takes it back in the year of the win', () => {
        const id = deal('1000', '2024-05-20');
        const paid = statementOfSecondQuarter();
        close(paid);
        pay(paid);
        reopen(id);
        const [original, counter] = creditsOf(id);
        expect(status(original!)).toBe('PAID');
        expect(channel.read(credit, original!, 'Reversed_On__c')).toBe('2024-07-01');
        expect(channel.read(credit, original!, 'Stands__c')).toBe('false');
        const read = (field: string): string | null => channel.read(credit, counter!, field);
        expect(['Amount__c', 'Rebate_Amount__c', 'Status__c', 'Won_On__c', 'Rebate_Quarter__c'].map(read)).toEqual([
            '-1000',
            '-50',
            'ACCRUED',
            '2024-05-20',
            '2024-Q3'
        ]);
        expect(read('Reversal_Of__c')).toBe(original);
        expect(channel.read('Partner__c', channel.partner, 'Revenue_This_Year__c')).toBe('0');
        // Won again, it is credited anew, and the next statement states both.
        channel.update('Opportunity', id, { StageName: 'Closed Won' });
        expect(creditsOf(id)).toHaveLength(3);
        nightAfter('2024-09-30');
        const next = records(statement).find((record) => record['Quarter__c'] === '2024-Q3');
        close(String(next!['Id']));
        expect(totals(String(next!['Id']))).toEqual(['0', '0', '2', null]);
    });

    it('is not taken back twice, nor by other amounts, nor where it is not paid', () => {
        const id = deal('1000', '2024-05-20');
        const [accrued] = creditsOf(id);
        const counterEntry = (values: Values = {}): Values => ({
            Partner__c: channel.partner,
            Opportunity__c: id,
            Business_Type__c: 'NEW_CUSTOMER',
            Won_On__c: '2024-05-20',
            Amount__c: '-1000',
            Rebate_Rate__c: '5',
            Rebate_Amount__c: '-50',
            Reversal_Of__c: accrued,
            Reversal_Reason__c: 'CORRECTION',
            ...values
        });
        expect(channel.refusals(credit, counterEntry()).join()).toContain('one paid credit exactly');
        const paid = statementOfSecondQuarter();
        close(paid);
        pay(paid);
        for (const wrong of [
            { Amount__c: '-999' },
            { Rebate_Amount__c: '-51' },
            { Won_On__c: '2023-05-20' },
            { Partner__c: channel.rival },
            { Reversal_Reason__c: null }
        ]) {
            expect(channel.refusals(credit, counterEntry(wrong)).join(), JSON.stringify(wrong)).toContain(
                'one paid credit exactly'
            );
        }
        expect(channel.refusals(credit, counterEntry())).toEqual([]);
        expect(channel.read(credit, accrued!, 'Stands__c')).toBe('false');
        expect(channel.refusals(credit, counterEntry()).join()).toContain('Key__c');
    });
});

describe('Nobody gets around the statement', () => {
    it('by closing early, skipping a step, going back, or paying without a reference', () => {
        deal('1000', '2024-05-20');
        const early = channel.create(statement, { Partner__c: channel.partner, Quarter__c: '2024-Q2' });
        expect(channel.refusalsOfUpdate(statement, early, { Status__c: 'PAYABLE' }).join()).toContain('not ended yet');
        nightAfter('2024-06-30');
        const move = (values: Values): string => channel.refusalsOfUpdate(statement, early, values).join();
        expect(move({ Status__c: 'PAID', Payment_Reference__c: 'T-1' })).toContain('Status__c');
        close(early);
        expect(move({ Status__c: 'OPEN' })).toContain('Status__c');
        expect(move({ Status__c: 'PAID' })).toContain('Payment_Reference__c');
        expect(move({ Rebate_Total__c: '1' })).toContain('does not change');
        expect(move({ Quarter__c: '2024-Q1' })).toContain('Quarter__c');
        pay(early);
        expect(move({ Payment_Reference__c: 'T-2' })).toContain('does not change');
    });

    it('by a second statement, one that starts closed, or a quarter that is none', () => {
        const values = { Partner__c: channel.partner, Quarter__c: '2024-Q1' };
        channel.create(statement, values);
        expect(channel.refusals(statement, values).join()).toContain('Key__c');
        const other = { ...values, Quarter__c: '2023-Q4' };
        expect(
            channel.refusals(statement, { ...other, Status__c: 'PAID', Payment_Reference__c: 'x' }).join()
        ).toContain('Status__c');
        for (const quarter of ['2024-Q5', '2024Q1', 'Q1']) {
            expect(channel.refusals(statement, { ...values, Quarter__c: quarter }).join()).toContain('Quarter__c');
        }
    });

    it('without the permission to close periods', () => {
        deal('1000', '2024-05-20');
        const id = statementOfSecondQuarter();
        const manager = channel.org.users.find(({ persona }) => persona === 'Tierstack Partner Account Manager')!;
        const [result] = channel.org.save(
            [{ kind: 'update', object: statement, id, values: { Status__c: 'PAYABLE' } }],
            { userId: manager.id }
        );
        expect(result!.success).toBe(false);
        expect(channel.read(statement, id, 'Status__c')).toBe('OPEN');
    });

    it('by changing what was credited, or by moving a credit on without its statement', () => {
        const [id] = creditsOf(deal('1000', '2024-05-20'));
        const change = (values: Values): string => channel.refusalsOfUpdate(credit, id!, values).join();
        for (const values of [
            { Amount__c: '9999' },
            { Rebate_Rate__c: '9' },
            { Rebate_Amount__c: '500' },
            { Won_On__c: '2024-05-01' },
            { Business_Type__c: 'RENEWAL' },
            { Solution__c: 'NETWORK' },
            { Opportunity__c: null },
            { Rebate_Quarter__c: '2024-Q1' }
        ]) {
            expect(change(values), JSON.stringify(values)).toContain('entry of the ledger');
        }
        expect(change({ Status__c: 'PAYABLE' })).toContain('rebate statement');
        expect(change({ Status__c: 'PAID' })).toContain('Status__c');
        expect(change({ Status__c: 'REVERSED' })).toContain('Reversal_Reason__c');
        expect(change({ Status__c: 'REVERSED', Reversal_Reason__c: 'CORRECTION' })).toBe('');
        expect(change({ Status__c: 'ACCRUED' })).toContain('Status__c');
        expect(
            channel.refusals(credit, {
                Partner__c: channel.partner,
                Business_Type__c: 'RENEWAL',
                Amount__c: '-5',
                Won_On__c: '2024-05-20'
            })
        ).not.toEqual([]);
    });

    it('by deleting the deal that was credited', () => {
        const id = deal('1000', '2024-05-20');
        expect(channel.refusalsOfDelete('Opportunity', id)).not.toEqual([]);
    });
});
