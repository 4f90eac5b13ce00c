import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TierOrg } from './tierOrg';

/*
 * Partners through their years, the clock moved from day to day. Thresholds are those of config/programs: Trend Micro's
 * old program asks for 4 certified people and 150,000 of any revenue for Gold; the one of 2024 for 5 and 200,000 of new
 * business for Skill, 10 and 800,000 for Expert, and holds what it maps until 2024-12-31. Every expectation is worked out
 * by hand from section 4 of the domain.
 */
describe('A Trend Micro partner from the old program to the new', () => {
    let channel: TierOrg;
    let partner = '';
    let deal = '';
    const at = (day: string) => {
        channel.goTo(day);
        return channel.standing(partner);
    };

    beforeAll(() => {
        channel = new TierOrg('2023-11-20');
        partner = channel.partner('TREND_MICRO_LEGACY', { Next_Review_On__c: '2024-10-01' });
    });
    afterAll(() => channel.close());

    it('starts at the lowest tier', () => {
        expect(channel.standing(partner)).toEqual({ tier: 'SILVER', qualified: 'SILVER', reason: 'FIRST_TIER' });
        expect(channel.read('Partner__c', partner, 'Tier_Since__c')).toBe('2023-11-20');
    });

    it('is promoted at once, when the last criterion is met', () => {
        channel.hire(partner, 3, '2024-06-30');
        channel.hire(partner, 1, '2025-06-30');
        expect(channel.standing(partner)).toEqual({ tier: 'SILVER', qualified: 'SILVER', reason: 'CONFIRMED' });
        channel.sell(partner, 'RENEWAL', '160000', '2023-11-15');
        expect(channel.standing(partner)).toEqual({ tier: 'GOLD', qualified: 'GOLD', reason: 'PROMOTED' });
        expect(channel.tasks()).toEqual([]);
    });

    it('moves to the new program on its day: the tier is mapped and held until the transition ends', () => {
        channel.update('Partner__c', partner, {
            Next_Program__c: channel.program('TREND_MICRO_2024'),
            Moves_On__c: '2024-01-01'
        });
        expect(at('2023-12-31').tier).toBe('GOLD');
        // Renewals do not count any more: nothing of the new program's Skill is met.
        expect(at('2024-01-01')).toEqual({ tier: 'EXPERT', qualified: 'REGISTERED', reason: 'HELD_BY_TRANSITION' });
        expect(channel.read('Partner__c', partner, 'Program__c')).toBe(channel.program('TREND_MICRO_2024'));
        expect(channel.read('Partner__c', partner, 'Held_Until__c')).toBe('2024-12-31');
        expect(channel.read('Partner__c', partner, 'Tier_Since__c')).toBe('2024-01-01');
        expect(channel.read('Partner__c', partner, 'Next_Program__c')).toBeNull();
        expect(channel.read('Partner__c', partner, 'Moves_On__c')).toBeNull();
        expect(channel.read('Partner__c', partner, 'Revenue_Last_Year__c')).toBe('160000');
    });

    it('is at risk from then on, and the owner of the account is told why', () => {
        expect(channel.read('Partner__c', partner, 'Tier_At_Risk__c')).toBe('true');
        expect(channel.tasks()).toEqual([
            {
                subject: 'Tier at risk: Alpine Networks',
                owner: channel.user,
                about: partner,
                text: expect.stringContaining('Expert')
            }
        ]);
        expect(channel.tasks()[0]?.text).toContain(': 0 / 800000');
        expect(channel.tasks()[0]?.text).toContain(': 4 / 10');
    });

    it('keeps the mapped tier while it trains and sells', () => {
        channel.goTo('2024-03-01');
        channel.hire(partner, 4, '2026-12-31');
        deal = channel.sell(partner, 'NEW_CUSTOMER', '250000', '2024-02-28');
        expect(channel.standing(partner)).toEqual({ tier: 'EXPERT', qualified: 'SKILL', reason: 'HELD_BY_TRANSITION' });
    });

    it('counts a certificate up to its last day', () => {
        channel.goTo('2024-06-30');
        expect(channel.formula('Partner__c', partner, 'Certified_Staff__c')).toBe('8');
        channel.goTo('2024-07-01');
        expect(channel.formula('Partner__c', partner, 'Certified_Staff__c')).toBe('5');
        expect(channel.standing(partner).qualified).toBe('SKILL');
    });

    it('is not lowered on its review day while the transition runs', () => {
        expect(at('2024-10-01')).toEqual({ tier: 'EXPERT', qualified: 'SKILL', reason: 'HELD_BY_TRANSITION' });
        expect(channel.read('Partner__c', partner, 'Next_Review_On__c')).toBe('2024-10-01');
    });

    it('keeps the tier by a dated waiver after the transition has ended', () => {
        channel.goTo('2024-12-20');
        channel.update('Partner__c', partner, { Waiver_Until__c: '2025-01-31', Waiver_Reason__c: 'Merger' });
        expect(channel.read('Partner__c', partner, 'Waived_By__c')).toBe(channel.user);
        expect(at('2024-12-31').reason).toBe('HELD_BY_WAIVER');
        expect(at('2025-01-01')).toEqual({ tier: 'EXPERT', qualified: 'SKILL', reason: 'HELD_BY_WAIVER' });
        expect(channel.read('Partner__c', partner, 'New_Business_Revenue_Last_Year__c')).toBe('250000');
        expect(at('2025-01-31').tier).toBe('EXPERT');
    });

    it('falls on the day after the waiver, for the review was due', () => {
        expect(at('2025-02-01')).toEqual({ tier: 'SKILL', qualified: 'SKILL', reason: 'DEMOTED' });
        expect(channel.read('Partner__c', partner, 'Waiver_Until__c')).toBeNull();
        expect(channel.read('Partner__c', partner, 'Waived_By__c')).toBeNull();
        expect(channel.read('Partner__c', partner, 'Tier_Since__c')).toBe('2025-02-01');
        expect(channel.read('Partner__c', partner, 'Next_Review_On__c')).toBe('2025-10-01');
    });

    it('keeps its tier until the next review when a deal is reversed', () => {
        channel.goTo('2025-02-10');
        channel.update('Partner_Credit__c', deal, { Status__c: 'REVERSED', Reversal_Reason__c: 'CORRECTION' });
        expect(channel.standing(partner)).toEqual({
            tier: 'SKILL',
            qualified: 'REGISTERED',
            reason: 'HELD_UNTIL_REVIEW'
        });
        expect(at('2025-09-30').tier).toBe('SKILL');
        expect(at('2025-10-01')).toEqual({ tier: 'REGISTERED', qualified: 'REGISTERED', reason: 'DEMOTED' });
        expect(channel.read('Partner__c', partner, 'Next_Review_On__c')).toBe('2026-10-01');
    });

    it('rises again the moment it has what it takes', () => {
        channel.goTo('2025-10-02');
        channel.sell(partner, 'NEW_SOLUTION', '900000', '2025-10-02');
        channel.hire(partner, 5, '2026-12-31');
        // The one whose certificate ran to 2025-06-30 counts no more: 4 + 5.
        expect(channel.standing(partner).tier).toBe('SKILL');
        channel.hire(partner, 1, '2026-12-31');
        expect(channel.standing(partner)).toEqual({ tier: 'EXPERT', qualified: 'EXPERT', reason: 'PROMOTED' });
    });

    it('is confirmed by the next review, which moves on by a year', () => {
        expect(at('2026-10-01')).toEqual({ tier: 'EXPERT', qualified: 'EXPERT', reason: 'CONFIRMED' });
        expect(channel.read('Partner__c', partner, 'Next_Review_On__c')).toBe('2027-10-01');
    });

    it('has every change in its history, with the reason and the numbers of the day', () => {
        expect(channel.history(partner)).toEqual([
            '2023-11-20 FIRST_TIER none > SILVER',
            '2023-11-20 PROMOTED SILVER > GOLD',
            '2024-01-01 MOVED_TO_PROGRAM GOLD > EXPERT',
            '2024-12-20 WAIVER_GRANTED EXPERT > EXPERT',
            '2025-02-01 WAIVER_ENDED EXPERT > EXPERT',
            '2025-02-01 DEMOTED EXPERT > SKILL',
            '2025-10-01 DEMOTED SKILL > REGISTERED',
            '2025-10-02 PROMOTED REGISTERED > SKILL',
            '2025-10-02 PROMOTED SKILL > EXPERT'
        ]);
        const changes = [...channel.org.store.readAll('Tier_Change__c')];
        for (const waiver of [changes[3], changes[4]]) {
            expect([waiver?.['Explanation__c'], waiver?.['Waiver_Until__c']]).toEqual(['Merger', '2025-01-31']);
        }
        expect(['Certified_Staff__c', 'Qualifying_Revenue__c'].map((field) => String(changes[8]?.[field]))).toEqual([
            '10',
            '900000'
        ]);
    });
});

/*
 * Symantec: what counts is new business of the last 12 months on solutions of active specializations. Gold asks for
 * 200,000 of it, 2 people with a sales and 4 with a technical certification, and one specialization; a specialization for
 * 3 specialists.
 */
describe('A Symantec partner and its specialization', () => {
    let channel: TierOrg;
    let partner = '';
    let competence = '';
    let people: string[] = [];
    const status = () => channel.read('Partner_Specialization__c', competence, 'Status__c');
    const revenue = () => channel.formula('Partner__c', partner, 'Qualifying_Revenue__c');

    beforeAll(() => {
        channel = new TierOrg('2024-03-01');
        partner = channel.partner('SYMANTEC');
        people = channel.hire(partner, 4, '2026-12-31', { Sales_Until__c: '2026-12-31' });
        channel.sell(partner, 'NEW_CUSTOMER', '220000', '2024-02-01', { Solution__c: 'ENDPOINT_SECURITY' });
        channel.sell(partner, 'NEW_CUSTOMER', '300000', '2022-12-31', { Solution__c: 'ENDPOINT_SECURITY' });
        channel.sell(partner, 'NEW_CUSTOMER', '500000', '2024-02-01', { Solution__c: 'EMAIL_SECURITY' });
        competence = channel.specialize(partner, channel.specialization('SYMANTEC', 'ENDPOINT_SECURITY'));
    });
    afterAll(() => channel.close());

    it('is in progress until the third specialist, then active, and the revenue it won before counts', () => {
        channel.specialist(competence, people[0]!, '2024-12-31');
        channel.specialist(competence, people[1]!, '2025-12-31');
        expect([status(), revenue(), channel.standing(partner).tier]).toEqual(['IN_PROGRESS', '0', 'SILVER']);
        channel.specialist(competence, people[2]!, '2025-12-31');
        expect([status(), revenue()]).toEqual(['ACTIVE', '220000']);
        expect(channel.read('Partner_Specialization__c', competence, 'Achieved_On__c')).toBe('2024-03-01');
        expect(channel.standing(partner)).toEqual({ tier: 'GOLD', qualified: 'GOLD', reason: 'PROMOTED' });
    });

    it('marks what it won in this year and the last, and leaves earlier credits alone, however many there are', () => {
        const marks = [...channel.org.store.readAll('Partner_Credit__c')]
            .filter((credit) => credit['Solution__c'] === 'ENDPOINT_SECURITY')
            .map((credit) => [credit['Won_On__c'], credit['Specialized__c']]);
        expect(marks).toEqual([
            ['2024-02-01', true],
            ['2022-12-31', false]
        ]);
    });

    it('marks a new credit of its solution, and none of another', () => {
        const own = channel.sell(partner, 'NEW_SOLUTION', '1', '2024-03-01', { Solution__c: 'ENDPOINT_SECURITY' });
        const other = channel.sell(partner, 'NEW_SOLUTION', '1', '2024-03-01', {
            Solution__c: 'IDENTITY',
            Specialized__c: true
        });
        expect(channel.read('Partner_Credit__c', own, 'Specialized__c')).toBe('true');
        expect(channel.read('Partner_Credit__c', other, 'Specialized__c')).toBe('false');
        channel.update('Partner_Credit__c', own, { Status__c: 'REVERSED', Reversal_Reason__c: 'CORRECTION' });
    });

    it('is at risk from the day on which a certificate ends within 90 days, and so is the tier', () => {
        // 2024-10-02 and 90 days is 2024-12-31, the last valid day.
        channel.goTo('2024-10-02');
        expect([status(), channel.read('Partner__c', partner, 'Tier_At_Risk__c')]).toEqual(['ACTIVE', 'false']);
        channel.goTo('2024-10-03');
        expect([status(), channel.read('Partner__c', partner, 'Tier_At_Risk__c')]).toEqual(['AT_RISK', 'true']);
        expect(channel.standing(partner).tier).toBe('GOLD');
        expect(channel.tasks().map(({ text }) => text)).toEqual([expect.stringContaining(': 0 / 200000')]);
    });

    it('expires when too few specialists are left, and without a review day the tier falls the same night', () => {
        channel.goTo('2024-12-31');
        expect([status(), channel.standing(partner).tier]).toEqual(['AT_RISK', 'GOLD']);
        channel.goTo('2025-01-01');
        expect([status(), revenue()]).toEqual(['EXPIRED', '0']);
        expect(channel.standing(partner)).toEqual({ tier: 'SILVER', qualified: 'SILVER', reason: 'DEMOTED' });
    });

    it('is active again with a new specialist', () => {
        channel.goTo('2025-01-10');
        channel.specialist(competence, people[3]!, '2026-12-31');
        expect([status(), revenue()]).toEqual(['ACTIVE', '220000']);
        expect(channel.standing(partner)).toEqual({ tier: 'GOLD', qualified: 'GOLD', reason: 'PROMOTED' });
    });

    it('has one fall in its history, with its reason, when a person leaves whose certificates and specialism both counted', () => {
        channel.delete('Certified_Person__c', people[1]!);
        expect([status(), channel.standing(partner).tier]).toEqual(['EXPIRED', 'SILVER']);
        const [colleague] = channel.hire(partner, 1, '2026-12-31');
        channel.specialist(competence, colleague!, '2026-12-31');
        expect([status(), channel.standing(partner).tier]).toEqual(['ACTIVE', 'GOLD']);
        expect(channel.history(partner).slice(-2)).toEqual([
            '2025-01-10 DEMOTED GOLD > SILVER',
            '2025-01-10 PROMOTED SILVER > GOLD'
        ]);
    });

    it('loses a credit on the day a year after the win', () => {
        channel.goTo('2025-01-31');
        expect([revenue(), channel.standing(partner).tier]).toEqual(['220000', 'GOLD']);
        channel.goTo('2025-02-01');
        expect([revenue(), channel.standing(partner).tier]).toEqual(['0', 'SILVER']);
    });

    it('ends on its own date whatever its specialists', () => {
        channel.update('Partner_Specialization__c', competence, { Expires_On__c: '2025-03-15' });
        expect(status()).toBe('AT_RISK');
        channel.goTo('2025-03-15');
        expect(status()).toBe('AT_RISK');
        channel.goTo('2025-03-16');
        expect([status(), channel.read('Partner__c', partner, 'Active_Specializations__c')]).toEqual(['EXPIRED', '0']);
    });
});
