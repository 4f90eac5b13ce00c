import UnlockRanking from 'c/unlockRanking';
import type { DealDays, PartnerStanding } from 'c/programCore';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import { pricedQuote, standing } from '../../quoteData/__tests__/samples';

interface Shown {
    readonly priced?: ReturnType<typeof pricedQuote>;
    readonly partner?: PartnerStanding;
    readonly days?: Partial<DealDays>;
    readonly lineIndex?: number | null;
}

async function show({
    priced = pricedQuote(),
    partner = standing,
    days = {},
    lineIndex = null
}: Shown = {}): Promise<HTMLElement> {
    const element = mount('c-unlock-ranking', UnlockRanking, {
        priced,
        standing: partner,
        days: { closeOn: '2024-07-15', decisionDueOn: {}, ...days },
        lineIndex
    });
    await settle();
    return element;
}

describe('what would make a deal better', () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
    });
    afterEach(clearPage);

    it('is ranked by its worth in money, each with what it does to net price and rebate', async () => {
        // Elite: 5 % of 12 500.00 and of 1 999.00 (99.95) off, rebate 1 % more of the lower net: 472.50 + 59.97 - 472.98.
        // Registering the e-mail line: 12 % of 1 999.00, rebate 3 % of 239.88 (7.20) lower.
        // Its specialization: 1.5 % more rebate on 1 599.20.
        expect(findAll(await show(), '[data-unlock]').map(readable)).toEqual([
            expect.stringContaining(
                'Reach the next tier, Elite by Jul 15, 2024€784.44 moreNet price -€724.95, rebate +€59.49'
            ),
            // A decision takes 3 days: it is asked for by July 12.
            expect.stringContaining(
                'Register this deal for Email & Endpoint Security by Jul 12, 2024€232.68 more' +
                    'Net price -€239.88, rebate -€7.20It takes evidence of pre-sales work; the vendor decides within 3 days.'
            ),
            expect.stringContaining('€23.98 moreNet price €0.00, rebate +€23.98')
        ]);
    });

    it('says how many specialists are missing, and until when they help', async () => {
        const partner = { ...standing, specialists: { ...standing.specialists, EMAIL_ENDPOINT: 0 } };
        const item = '[data-unlock="SPECIALIZE:EMAIL_ENDPOINT:"]';

        expect(readable(find(await show({ partner }), item))).toContain(
            '2 more specialists for Email & Endpoint Security by Jul 15, 2024'
        );
        expect(readable(find(await show({ partner }), item))).toContain(
            '0 of the 2 specialists it takes have a valid certificate.'
        );
        clearPage();
        expect(readable(find(await show({ partner, days: { closeOn: null } }), item))).not.toContain(' by ');
    });

    it('speaks of one specialist, and of none where the specialization has only expired', async () => {
        const withPeople = (count: number): PartnerStanding => ({
            ...standing,
            specialists: { EMAIL_ENDPOINT: count }
        });
        const item = '[data-unlock="SPECIALIZE:EMAIL_ENDPOINT:"]';

        expect(readable(find(await show({ partner: withPeople(1) }), item))).toContain('1 more specialist for');
        clearPage();
        expect(readable(find(await show({ partner: withPeople(2) }), item))).toContain(
            'Have the specialization Email & Endpoint Security renewed'
        );
    });

    it('says what is missing for the next tier', async () => {
        // Elite asks for 20 certified people and 1 500 000.00; the partner has 14 and 1 100 000.00.
        expect(readable(find(await show(), '[data-unlock^="NEXT_TIER"]'))).toContain(
            'Still missing: Revenue that counts: €400,000.00 more and Certified people: 6 more'
        );
    });

    it('names the lines it concerns, unless it is all of them', async () => {
        const element = await show();

        expect(readable(find(element, '[data-unlock^="REGISTER"]'))).toContain('Lines: 2');
        expect(readable(find(element, '[data-unlock^="NEXT_TIER"]'))).not.toContain('Lines:');
    });

    it('says when a decision would come too late for the deal, when it is due, and when a registration starts', async () => {
        const late = await show({ days: { closeOn: '2024-06-03' } });
        expect(readable(find(late, '[data-unlock^="REGISTER"]'))).toContain(
            'A decision may take until Jun 4, 2024, and the deal is expected to close on Jun 3, 2024.'
        );
        clearPage();

        const priced = pricedQuote();
        const withRegistration = (registration: object): typeof priced => ({
            ...priced,
            deal: { ...priced.deal, registrations: [{ ...priced.deal.registrations[0]!, ...registration }] }
        });
        const pending = withRegistration({ solution: 'EMAIL_ENDPOINT', status: 'SUBMITTED', approvedOn: null });
        const due = await show({ priced: pending, days: { decisionDueOn: { EMAIL_ENDPOINT: '2024-06-04' } } });
        expect(readable(find(due, '[data-unlock^="AWAIT_APPROVAL"]'))).toContain('The decision is due by Jun 4, 2024.');
        clearPage();

        const later = withRegistration({ solution: 'EMAIL_ENDPOINT', approvedOn: '2024-06-10' });
        expect(readable(find(await show({ priced: later }), '[data-unlock^="AWAIT_START"]'))).toContain(
            'It counts from Jun 10, 2024 on.'
        );
    });

    it('ranks what would help one line', async () => {
        const element = await show({ lineIndex: 1 });

        expect(readable(find(element, 'h3'))).toBe('What would make line 2 better');
        // Registering it: 239.88 less 7.20. Elite: 99.95 off; 4 % of 1 499.25 (59.97) for 3 % of 1 599.20 (47.98).
        expect(findAll(element, '[data-unlock] .head').map(readable)).toEqual([
            'Register this deal for Email & Endpoint Security by Jul 12, 2024€232.68 more',
            'Reach the next tier, Elite by Jul 15, 2024€111.94 more',
            expect.stringContaining('€23.98 more')
        ]);
        await expect(element).toBeAccessible();
    });

    it('says so where nothing would', async () => {
        const element = await show({ priced: pricedQuote({ businessType: 'RENEWAL', tier: 'ELITE' }) });

        expect(readable(find(element, '[data-none]'))).toContain('Nothing the partner could do');
        await expect(element).toBeAccessible();
    });

    it('is accessible', async () => {
        await expect(await show()).toBeAccessible();
    });
});
