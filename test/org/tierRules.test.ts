import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allowLoadingHistory } from '../../scripts/demo/load';
import { TierOrg } from './tierOrg';

describe('The turn of the year', () => {
    let channel: TierOrg;
    let partner = '';

    beforeAll(() => {
        channel = new TierOrg('2024-12-01');
        // Without a review day nothing holds a tier: a wrong sum in between would lower it.
        partner = channel.partner('TREND_MICRO_2024');
        channel.hire(partner, 5, '2026-12-31');
        const wins = Array.from({ length: 300 }, () => ({
            kind: 'create' as const,
            object: 'Partner_Credit__c',
            values: {
                Partner__c: partner,
                Business_Type__c: 'NEW_CUSTOMER',
                Amount__c: '700',
                Won_On__c: '2024-06-01'
            }
        }));
        const results = channel.org.save(wins, { userId: channel.user, allOrNone: true });
        expect(results.every(({ success }) => success)).toBe(true);
    });
    afterAll(() => channel.close());

    it('lets a waiver be granted and changed between midnight and the nightly review', () => {
        channel.update('Partner__c', partner, { Waiver_Until__c: '2024-12-31', Waiver_Reason__c: 'Exams are booked' });
        channel.org.advanceTo('2025-01-01T00:00:00Z');
        expect(channel.read('Partner__c', partner, 'Revenue_Year__c')).toBe('2024');
        const waiver = { Waiver_Until__c: '2025-01-31', Waiver_Reason__c: 'Exams are late' };
        channel.update('Partner__c', partner, waiver);
        expect(channel.read('Partner__c', partner, 'Waived_By__c')).toBe(channel.user);
        channel.update('Partner__c', partner, { Waiver_Until__c: null, Waiver_Reason__c: null });
        expect(channel.read('Partner__c', partner, 'Waived_By__c')).toBeNull();
        expect(channel.history(partner).slice(-3)).toEqual([
            '2024-12-01 WAIVER_GRANTED SKILL > SKILL',
            '2025-01-01 WAIVER_GRANTED SKILL > SKILL',
            '2025-01-01 WAIVER_ENDED SKILL > SKILL'
        ]);
    });

    it('takes 300 credits from one year to the last without a moment in which the tier falls', () => {
        expect(channel.standing(partner).tier).toBe('SKILL');
        const before = channel.history(partner);
        channel.goTo('2025-01-01');
        expect(channel.read('Partner__c', partner, 'New_Business_Revenue_This_Year__c')).toBe('0');
        expect(channel.read('Partner__c', partner, 'New_Business_Revenue_Last_Year__c')).toBe('210000');
        expect(channel.standing(partner)).toEqual({ tier: 'SKILL', qualified: 'SKILL', reason: 'CONFIRMED' });
        expect(channel.history(partner)).toEqual(before);
        expect(channel.read('Partner__c', partner, 'Revenue_Year__c')).toBe('2025');
    });

    it('ends what was won two years ago', () => {
        channel.goTo('2025-12-31');
        expect(channel.standing(partner).tier).toBe('SKILL');
        channel.goTo('2026-01-01');
        expect(channel.read('Partner__c', partner, 'New_Business_Revenue_Last_Year__c')).toBe('0');
        expect(channel.standing(partner)).toEqual({ tier: 'REGISTERED', qualified: 'REGISTERED', reason: 'DEMOTED' });
        expect(channel.history(partner).at(-1)).toBe('2026-01-01 DEMOTED SKILL > REGISTERED');
    });

    it('leaves nothing stale behind', () => {
        for (const [object, flag] of [
            ['Certified_Person__c', 'Validity_Is_Stale__c'],
            ['Partner_Credit__c', 'Period_Is_Stale__c'],
            ['Partner__c', 'Review_Is_Due__c']
        ] as const) {
            for (const { Id } of channel.org.store.readAll(object)) {
                expect(channel.formula(object, String(Id), flag), object).toBe('false');
            }
        }
    });
});

describe('Rules that change', () => {
    let channel: TierOrg;
    let partner = '';

    beforeAll(() => {
        channel = new TierOrg('2025-03-01');
        partner = channel.partner('TREND_MICRO_2024');
        channel.hire(partner, 5, '2027-12-31');
        channel.sell(partner, 'NEW_CUSTOMER', '210000', '2025-02-01');
    });
    afterAll(() => channel.close());

    it('reach every partner the following night, though none of its facts changed', () => {
        const skill = channel.tier('TREND_MICRO_2024', 'SKILL');
        channel.goTo('2025-03-05');
        channel.update('Tier__c', skill, { Minimum_Revenue__c: '220000' });
        expect(channel.standing(partner).tier).toBe('SKILL');
        channel.goTo('2025-03-06');
        expect(channel.standing(partner)).toEqual({ tier: 'REGISTERED', qualified: 'REGISTERED', reason: 'DEMOTED' });
        channel.update('Tier__c', skill, { Minimum_Revenue__c: '200000' });
        channel.goTo('2025-03-07');
        expect(channel.standing(partner)).toEqual({ tier: 'SKILL', qualified: 'SKILL', reason: 'PROMOTED' });
    });

    it('count, too, where what counts changes', () => {
        channel.sell(partner, 'RENEWAL', '600000', '2025-03-01');
        channel.hire(partner, 5, '2027-12-31');
        expect(channel.standing(partner).tier).toBe('SKILL');
        channel.update('Program__c', channel.program('TREND_MICRO_2024'), { Revenue_Basis__c: 'ALL' });
        channel.goTo('2025-03-08');
        expect(channel.standing(partner)).toEqual({ tier: 'EXPERT', qualified: 'EXPERT', reason: 'PROMOTED' });
    });

    it('and where a specialization asks for more', () => {
        const program = channel.program('TREND_MICRO_2024');
        channel.goTo('2025-04-01');
        channel.update('Specialization__c', channel.specialization('TREND_MICRO_2024', 'NETWORK'), {
            Minimum_Specialists__c: '4'
        });
        expect(channel.read('Program__c', program, 'Rules_Changed_On__c')).toBe('2025-04-01');
    });
});

describe('A move between versions', () => {
    let channel: TierOrg;
    let partner = '';
    const moveTo = (program: string, day: string): void => {
        channel.update('Partner__c', partner, { Next_Program__c: channel.program(program), Moves_On__c: day });
        channel.goTo(day);
    };

    beforeAll(() => {
        channel = new TierOrg('2024-03-01');
        partner = channel.partner('TREND_MICRO_LEGACY');
        const people = channel.hire(partner, 2, '2027-12-31');
        const competence = channel.specialize(partner, channel.specialization('TREND_MICRO_LEGACY', 'HYBRID_CLOUD'));
        people.forEach((person) => channel.specialist(competence, person, '2027-12-31'));
    });
    afterAll(() => channel.close());

    const competences = (): string[] =>
        [...channel.org.store.readAll('Partner_Specialization__c')].map((record) => {
            const specialization = channel.org.read('Specialization__c', String(record['Specialization__c']))!;
            const program = channel.org.read('Program__c', String(specialization['Program__c']))!;
            return `${String(program['Code__c'])} ${String(specialization['Code__c'])} ${String(record['Status__c'])}`;
        });

    it('takes specializations along to those for the same solution', () => {
        expect(competences()).toEqual(['TREND_MICRO_LEGACY HYBRID_CLOUD ACTIVE']);
        moveTo('TREND_MICRO_2024', '2024-04-01');
        expect(competences()).toEqual(['TREND_MICRO_2024 HYBRID_CLOUD ACTIVE']);
        expect(channel.read('Partner__c', partner, 'Active_Specializations__c')).toBe('1');
        expect(channel.standing(partner)).toEqual({
            tier: 'SKILL',
            qualified: 'REGISTERED',
            reason: 'HELD_BY_TRANSITION'
        });
    });

    it('drops those that have no counterpart, and says so in the history', () => {
        const people = [...channel.org.store.readAll('Certified_Person__c')].map(({ Id }) => String(Id));
        const network = channel.specialize(partner, channel.specialization('TREND_MICRO_2024', 'NETWORK'));
        people.forEach((person) => channel.specialist(network, person, '2027-12-31'));
        expect(channel.read('Partner__c', partner, 'Active_Specializations__c')).toBe('2');
        moveTo('TREND_MICRO_LEGACY', '2024-05-01');
        expect(competences()).toEqual(['TREND_MICRO_LEGACY HYBRID_CLOUD ACTIVE', 'TREND_MICRO_2024 NETWORK EXPIRED']);
        expect(channel.read('Partner__c', partner, 'Active_Specializations__c')).toBe('1');
        // The old program maps no tier of the new one: the partner has what it qualifies for, and nothing holds it.
        expect(channel.standing(partner)).toEqual({ tier: 'SILVER', qualified: 'SILVER', reason: 'FIRST_TIER' });
        expect(channel.read('Partner__c', partner, 'Held_Until__c')).toBeNull();
        expect(channel.history(partner).slice(-2)).toEqual([
            '2024-05-01 SPECIALIZATION_DROPPED SKILL > SKILL',
            '2024-05-01 MOVED_TO_PROGRAM SKILL > SILVER'
        ]);
    });

    it('happens on a day, to another version of the same vendor, and in no other way', () => {
        const refusals = (values: object): string =>
            channel.refused({ kind: 'update', object: 'Partner__c', id: partner, values: { ...values } }).join();
        const next = channel.program('TREND_MICRO_2024');
        expect(refusals({ Program__c: next })).toContain('Program__c: A partner changes its program by a move');
        expect(refusals({ Next_Program__c: next })).toContain('Moves_On__c: A move is incomplete.');
        expect(refusals({ Next_Program__c: next, Moves_On__c: '2024-04-30' })).toContain(
            'Moves_On__c: The day of the move has passed.'
        );
        expect(refusals({ Next_Program__c: channel.program('SYMANTEC'), Moves_On__c: '2024-06-01' })).toContain(
            'Next_Program__c: A partner moves to another program version of the same vendor.'
        );
    });
});

/*
 * After the end of the Symantec transition nothing holds the mapped tier: what counts is judged at once. Gold asks for
 * 200,000 of new business with active specializations, 2 people with a sales and 4 with a technical certification, and
 * one specialization, for which 3 specialists are needed. The version before gets that specialization, too, with a
 * minimum of its own. Its Gold asks for 250,000 of any revenue, one sales and two technical certifications.
 */
describe('A move after the transition has ended', () => {
    let channel: TierOrg;
    afterEach(() => channel.close());

    /** A partner of Symantec legacy with 2 + 4 people, some of them specialists for data protection. */
    const partnerWith = (
        revenue: string,
        specialists: number,
        minimum: string,
        review: string | null,
        values: object = {}
    ): string => {
        channel = new TierOrg('2025-03-01');
        const partner = channel.partner('SYMANTEC_LEGACY', { Next_Review_On__c: review, ...values });
        const people = channel.hire(partner, 4, '2027-12-31');
        channel.hire(partner, 2, '2027-12-31', { Technical_Until__c: null, Sales_Until__c: '2027-12-31' });
        const competence = channel.specialize(
            partner,
            channel.create('Specialization__c', {
                Name: 'Data protection (old)',
                Program__c: channel.program('SYMANTEC_LEGACY'),
                Code__c: 'OLD_DATA_PROTECTION',
                Solution__c: 'DATA_PROTECTION',
                Minimum_Specialists__c: minimum
            })
        );
        people.slice(0, specialists).forEach((person) => channel.specialist(competence, person, '2027-12-31'));
        channel.sell(partner, 'NEW_CUSTOMER', revenue, '2025-02-01', { Solution__c: 'DATA_PROTECTION' });
        return partner;
    };
    const move = (partner: string): void => {
        channel.update('Partner__c', partner, {
            Next_Program__c: channel.program('SYMANTEC'),
            Moves_On__c: '2025-04-01'
        });
        channel.goTo('2025-04-01');
    };

    it('is judged by specializations that only the new version counts as reached', () => {
        const partner = partnerWith('260000', 3, '5', null);
        expect(channel.standing(partner).tier).toBe('GOLD');
        expect(channel.read('Partner__c', partner, 'Active_Specializations__c')).toBe('0');
        const before = channel.history(partner);
        move(partner);
        expect(channel.read('Partner__c', partner, 'Active_Specializations__c')).toBe('1');
        expect(channel.standing(partner)).toEqual({ tier: 'GOLD', qualified: 'GOLD', reason: 'CONFIRMED' });
        expect(channel.history(partner)).toEqual([...before, '2025-04-01 MOVED_TO_PROGRAM GOLD > GOLD']);
        expect(channel.read('Partner__c', partner, 'Next_Program__c')).toBeNull();
        expect(channel.read('Partner__c', partner, 'Moves_On__c')).toBeNull();
    });

    it('raises nobody by a specialization that ends with the move, to hold that tier until the next review', () => {
        const partner = partnerWith('240000', 2, '1', '2025-12-01');
        expect(channel.standing(partner).tier).toBe('SILVER');
        expect(channel.read('Partner__c', partner, 'Active_Specializations__c')).toBe('1');
        move(partner);
        expect(channel.read('Partner__c', partner, 'Active_Specializations__c')).toBe('0');
        expect(channel.standing(partner)).toEqual({ tier: 'SILVER', qualified: 'SILVER', reason: 'CONFIRMED' });
        expect(channel.history(partner).at(-1)).toBe('2025-04-01 MOVED_TO_PROGRAM SILVER > SILVER');
    });

    it('is over by the next night, though somebody begins it by hand, and is not put off', () => {
        const partner = partnerWith('260000', 3, '5', null);
        const next = channel.program('SYMANTEC');
        channel.update('Partner__c', partner, { Next_Program__c: next, Moves_On__c: '2025-03-01' });
        const refusals = (values: object): string =>
            channel.refused({ kind: 'update', object: 'Partner__c', id: partner, values: { ...values } }).join();
        const refusal = 'Next_Program__c: A partner moves to another program version of the same vendor.';
        expect(refusals({ Program__c: next, Moves_On__c: '2035-01-01' })).toContain(refusal);
        expect(refusals({ Program__c: next })).toBe('');
        expect(refusals({ Moves_On__c: '2035-01-01' })).toContain(refusal);
        expect(refusals({ Tier__c: channel.tier('SYMANTEC', 'PLATINUM') })).toContain('Tier__c: A tier follows from');
        channel.goTo('2025-03-02');
        expect(channel.standing(partner)).toEqual({ tier: 'GOLD', qualified: 'GOLD', reason: 'CONFIRMED' });
        expect(channel.history(partner).at(-1)).toBe('2025-03-02 MOVED_TO_PROGRAM GOLD > GOLD');
    });

    it('leaves a longer hold than that of the transition as it is', () => {
        const partner = partnerWith('260000', 0, '5', null, { Held_Until__c: '2025-06-30' });
        move(partner);
        expect(channel.standing(partner)).toEqual({
            tier: 'GOLD',
            qualified: 'SILVER',
            reason: 'HELD_BY_TRANSITION'
        });
        channel.goTo('2025-07-01');
        expect(channel.standing(partner).tier).toBe('SILVER');
    });
});

describe('What nobody may do to a tier', () => {
    let channel: TierOrg;
    let partner = '';
    const persona = (label: string): string => channel.org.users.find((user) => user.persona === label)!.id;
    const refusals = (values: object, user = channel.user): string =>
        channel.refused({ kind: 'update', object: 'Partner__c', id: partner, values: { ...values } }, user).join();

    beforeAll(() => {
        channel = new TierOrg('2024-03-01');
        partner = channel.partner('TREND_MICRO_2024');
        channel.update('Partner__c', partner, { OwnerId: persona('Tierstack Partner Account Manager') });
    });
    afterAll(() => channel.close());

    it('set it by hand', () => {
        expect(refusals({ Tier__c: channel.tier('TREND_MICRO_2024', 'ELITE') })).toContain(
            'Tier__c: A tier follows from certifications, revenue and specializations.'
        );
        expect(refusals({ Tier__c: null })).toContain('Tier__c: A tier follows from');
    });

    it('claim one on joining that nothing holds', () => {
        const claimed = channel.partner('SYMANTEC', { Tier__c: channel.tier('SYMANTEC', 'PLATINUM') });
        expect(channel.standing(claimed)).toEqual({ tier: 'SILVER', qualified: 'SILVER', reason: 'DEMOTED' });
    });

    it('hold a tier without a reason', () => {
        expect(refusals({ Held_Until__c: '2024-12-31' })).toContain(
            'Held_Until__c: A tier is held by the transition of the program that a partner moves to.'
        );
        const held = channel.partner('TREND_MICRO_2024', {
            Tier__c: channel.tier('TREND_MICRO_2024', 'SKILL'),
            Held_Until__c: '2024-12-31'
        });
        channel.update('Partner__c', held, { Held_Until__c: '2024-06-30' });
        expect(channel.standing(held).tier).toBe('SKILL');
        channel.update('Partner__c', held, { Held_Until__c: null });
        expect(channel.standing(held).tier).toBe('REGISTERED');
    });

    it('pretend an outcome, which the review finds anew', () => {
        channel.update('Partner__c', partner, {
            Qualified_Tier__c: channel.tier('TREND_MICRO_2024', 'ELITE'),
            Tier_Reason__c: 'PROMOTED',
            Tier_At_Risk__c: true
        });
        expect(channel.standing(partner)).toEqual({
            tier: 'REGISTERED',
            qualified: 'REGISTERED',
            reason: 'CONFIRMED'
        });
        expect(channel.read('Partner__c', partner, 'Tier_At_Risk__c')).toBe('false');
    });

    it('join on a waiver of which the history knows nothing', () => {
        const joined = channel.partner('SYMANTEC', {
            Tier__c: channel.tier('SYMANTEC', 'PLATINUM'),
            Waiver_Until__c: '2024-12-31',
            Waiver_Reason__c: 'Joined after a merger'
        });
        expect(channel.standing(joined).tier).toBe('PLATINUM');
        expect(channel.history(joined)).toEqual(['2024-03-01 WAIVER_GRANTED PLATINUM > PLATINUM']);
    });

    it('unless whoever loads history brings that of the waiver along', () => {
        allowLoadingHistory(channel.org, channel.user);
        const waiver = { Waiver_Until__c: '2024-12-31', Waiver_Reason__c: 'Joined after a merger' };
        const platinum = { Tier__c: channel.tier('SYMANTEC', 'PLATINUM'), ...waiver };
        const loaded = channel.partner('SYMANTEC', { ...platinum, Tier_Since__c: '2023-06-01' });
        expect(channel.history(loaded)).toEqual([]);
        expect(channel.history(channel.partner('SYMANTEC', platinum))).toHaveLength(1);
    });

    it('grant a waiver without the permission, or one that is over', () => {
        const waiver = { Waiver_Until__c: '2024-12-31', Waiver_Reason__c: 'Merger' };
        const manager = persona('Tierstack Partner Account Manager');
        const administrator = channel.org.users[0]!.id;
        expect(refusals(waiver, manager)).toContain('Waiver_Until__c: Waiver_Reason__c: Unable to create/update');
        expect(refusals({ ...waiver, Waiver_Until__c: '2024-02-29' })).toContain(
            'Waiver_Until__c: The waiver would already be over.'
        );
        const operations = persona('Tierstack Channel Operations');
        expect(refusals(waiver, operations)).toBe('');
        expect(channel.read('Partner__c', partner, 'Waived_By__c')).toBe(operations);
        // Whoever may write every field signs with its own name all the same.
        expect(refusals({ Waiver_Reason__c: 'Merger, second part', Waived_By__c: manager })).toBe('');
        expect(channel.read('Partner__c', partner, 'Waived_By__c')).toBe(channel.user);
        expect(refusals({ Waiver_Until__c: null, Waiver_Reason__c: null }, operations)).toBe('');
        expect(channel.history(partner).slice(-2)).toEqual([
            '2024-03-01 WAIVER_GRANTED REGISTERED > REGISTERED',
            '2024-03-01 WAIVER_ENDED REGISTERED > REGISTERED'
        ]);
        // An administrator may edit every field, and still needs the permission.
        for (const { Id, AssigneeId } of channel.org.store.readAll('PermissionSetAssignment')) {
            if (AssigneeId === administrator) {
                channel.refused({ kind: 'delete', object: 'PermissionSetAssignment', id: String(Id) });
            }
        }
        expect(refusals(waiver, administrator)).toContain('Waivers are granted and changed by channel operations.');
    });

    it('rewrite the history', () => {
        const [change] = [...channel.org.store.readAll('Tier_Change__c')];
        const operation = { kind: 'update', object: 'Tier_Change__c', id: String(change!['Id']) } as const;
        expect(channel.refused({ ...operation, values: { Reason__c: 'PROMOTED' } }).join()).toContain(
            'A tier history is kept as it was written.'
        );
    });

    it('delete a specialization that is active, and with it the trace of what its revenue counted for', () => {
        const [person] = channel.hire(partner, 2, '2027-12-31');
        const competence = channel.specialize(partner, channel.specialization('TREND_MICRO_2024', 'NETWORK'));
        const [second] = channel.hire(partner, 1, '2027-12-31');
        [person!, second!].forEach((each) => channel.specialist(competence, each, '2027-12-31'));
        const deletion = { kind: 'delete', object: 'Partner_Specialization__c', id: competence } as const;
        expect(channel.refused(deletion).join()).toContain('An active specialization is not deleted');
        channel.update('Partner_Specialization__c', competence, {
            Achieved_On__c: '2024-01-01',
            Expires_On__c: '2024-02-29'
        });
        expect(channel.read('Partner_Specialization__c', competence, 'Status__c')).toBe('EXPIRED');
        expect(channel.refused(deletion)).toEqual([]);
    });

    it('make a specialization another one, for which its specialists are not certified, or one achieved in time to come', () => {
        const people = channel.hire(partner, 3, '2027-12-31');
        const competence = channel.specialize(partner, channel.specialization('TREND_MICRO_2024', 'MSP'));
        people.forEach((person) => channel.specialist(competence, person, '2027-12-31'));
        const change = (values: object): string =>
            channel
                .refused({ kind: 'update', object: 'Partner_Specialization__c', id: competence, values: { ...values } })
                .join();
        const mssp = channel.specialization('TREND_MICRO_2024', 'MSSP');
        expect(change({ Specialization__c: mssp })).toContain('Specialization__c: A specialization stays what it is');
        expect(change({ Achieved_On__c: '2024-03-02' })).toContain(
            'Achieved_On__c: The specialization cannot have been achieved on a day to come.'
        );
        expect(change({ Achieved_On__c: '2024-02-01' })).toBe('');
    });

    it('take the lowest tier away from everybody who meets no other', () => {
        const registered = channel.tier('TREND_MICRO_2024', 'REGISTERED');
        const minimum = { Minimum_Certified_Staff__c: '1' };
        const refusals = (): string =>
            channel.refused({ kind: 'update', object: 'Tier__c', id: registered, values: minimum }).join();
        expect(refusals()).toContain('Every partner meets the lowest tier, so it has no minimum.');
        channel.create('Tier__c', {
            Name: 'Guest',
            Program__c: channel.program('TREND_MICRO_2024'),
            Code__c: 'GUEST',
            Rank__c: '0'
        });
        expect(refusals()).toBe('');
    });

    it('join a program of which no tier can be met', () => {
        const program = channel.create('Program__c', {
            Name: 'Without a beginning',
            Code__c: 'NO_BEGINNING',
            Vendor__c: 'Orchard',
            Currency_Code__c: 'EUR',
            Effective_From__c: '2024-01-01',
            Revenue_Basis__c: 'ALL',
            Revenue_Window__c: 'CALENDAR_YEAR',
            Headcount_Basis__c: 'DISTINCT_PEOPLE',
            New_Business_Stacking__c: 'ADD',
            Renewal_Stacking__c: 'FIRST',
            Protection_Days__c: '90',
            Decision_Days__c: '5',
            Extension_Days__c: '30'
        });
        channel.create('Tier__c', {
            Name: 'Gold',
            Program__c: program,
            Code__c: 'GOLD',
            Rank__c: '1',
            Minimum_Revenue__c: '1'
        });
        const account = channel.create('Account', { Name: 'Eastgate Resale' });
        const values = { Name: 'Eastgate Resale', Account__c: account, Program__c: program };
        expect(channel.refused({ kind: 'create', object: 'Partner__c', values }).join()).toContain(
            'Program__c: No tier of this program is met.'
        );
    });
});
