import UnlockRanking from 'c/unlockRanking';
import type { PartnerStanding } from 'c/programCore';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import { pricedQuote, standing } from '../../quoteData/__tests__/samples';

interface Shown {
    readonly priced?: ReturnType<typeof pricedQuote>;
    readonly partner?: PartnerStanding;
    readonly closeOn?: string | null;
}

async function show({
    priced = pricedQuote(),
    partner = standing,
    closeOn = '2024-07-15'
}: Shown = {}): Promise<HTMLElement> {
    const element = mount('c-unlock-ranking', UnlockRanking, { priced, standing: partner, closeOn });
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
            expect.stringContaining('Reach the next tier, Elite€784.44 moreNet price -€724.95, rebate +€59.49'),
            expect.stringContaining(
                'Register this deal for Email & Endpoint Security€232.68 moreNet price -€239.88, rebate -€7.20'
            ),
            expect.stringContaining('€23.98 moreNet price €0.00, rebate +€23.98')
        ]);
    });

    it('says how many specialists are missing, and until when they help', async () => {
        const partner = { ...standing, specialists: { ...standing.specialists, EMAIL_ENDPOINT: 0 } };
        const item = '[data-unlock="SPECIALIZE:EMAIL_ENDPOINT"]';

        expect(readable(find(await show({ partner }), item))).toContain(
            '2 more specialists for Email & Endpoint Security by Jul 15, 2024'
        );
        clearPage();
        expect(readable(find(await show({ partner, closeOn: null }), item))).not.toContain(' by ');
    });

    it('speaks of one specialist, and of none where the specialization has only expired', async () => {
        const withPeople = (count: number): PartnerStanding => ({
            ...standing,
            specialists: { EMAIL_ENDPOINT: count }
        });
        const item = '[data-unlock="SPECIALIZE:EMAIL_ENDPOINT"]';

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

    it('says so where nothing would', async () => {
        const element = await show({ priced: pricedQuote({ businessType: 'RENEWAL', tier: 'ELITE' }) });

        expect(readable(find(element, '[data-none]'))).toContain('Nothing the partner could do');
        await expect(element).toBeAccessible();
    });

    it('is accessible', async () => {
        await expect(await show()).toBeAccessible();
    });
});
