import ProgramGuide from 'c/programGuide';
import { answer, answerErrors, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import programRules from '../../programData/__tests__/data/programRules.json';
import programVersions from '../../programData/__tests__/data/programVersions.json';

async function show(versions: unknown = programVersions): Promise<HTMLElement> {
    const element = mount('c-program-guide', ProgramGuide, { recordId: 'a00000000000002AAA' });
    await settle();
    answer(programRules, named('ProgramRules'));
    await settle();
    if (versions) {
        answer(versions, named('ProgramVersions'));
        await settle();
    }
    return element;
}

const cells = (element: HTMLElement, row: string): string[] => findAll(element, `[data-row="${row}"] td`).map(readable);

describe('the page of the Trend Micro 2024 program on June 1, 2024', () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
    });
    afterEach(clearPage);

    it('says whether it is in force, since when, and how many partners are in it', async () => {
        const element = await show();

        expect(readable(find(element, '[data-state]'))).toBe('In forcesince Jan 1, 20241,500 partners');
        await expect(element).toBeAccessible();
    });

    it('shows the tiers side by side: what they ask, what they give, who is there', async () => {
        const element = await show();

        expect(findAll(element, '[data-tier]').map(readable)).toEqual(['Registered', 'Skill', 'Expert', 'Elite']);
        expect(cells(element, 'revenue')).toEqual(['–', '€200,000', '€800,000', '€1,500,000']);
        expect(cells(element, 'certifiedStaff')).toEqual(['–', '5', '10', '20']);
        expect(cells(element, 'renewalDiscount')).toEqual(['4%', '4.75%', '5.75%', '6.75%']);
        expect(cells(element, 'count')).toEqual(['1,366', '100', '30', '2']);
    });

    it('leaves out what no tier asks or gives', async () => {
        expect(findAll(await show(), '[data-row="salesCertified"], [data-row="renewalRebateRate"]')).toEqual([]);
    });

    it('says of each row and rule whether the vendor published it', async () => {
        const element = await show();

        expect(readable(find(element, '[data-row="revenue"] th'))).toBe('Revenue that countspublished');
        expect(readable(find(element, '[data-row="rebateRate"] th'))).toBe('Rebate on won new businessexample');
        expect(readable(find(element, '[data-rule="basis"] dd'))).toBe(
            'Only new business counts; renewals do not.published'
        );
    });

    it.each([
        ['window', 'The better of this year to date and the whole last year.example'],
        ['headcount', 'A person counts once, whatever valid certificates they hold.published'],
        ['newBusiness', 'Discounts add up: each is taken from the list price.published'],
        ['renewal', "Only the tier's front-end discount applies.example"],
        ['maxDiscount', 'All discounts of a line together take at most 40% off its list price.example'],
        ['maxRebate', 'The rebate on new business is at most 8% of the net amount.example'],
        [
            'registration',
            'Decided within 3 days. Protects the deal for 90 days, and can be extended once by 30 days.example'
        ],
        ['transition', 'Partners of the version before keep their place until Dec 31, 2024.published'],
        ['map', 'Silver starts as Skill, Gold starts as Expert, and Platinum starts as Elite.example']
    ])('says the rule %s in plain words', async (rule, text) => {
        expect(readable(find(await show(), `[data-rule="${rule}"] dd`))).toBe(text);
    });

    it('shows specializations with what they take and bring; the name is published, the numbers are examples', async () => {
        expect(readable(find(await show(), '[data-specialization="MSP"]'))).toBe(
            'MSPpublishedSpecialists needed3Rebate uplift+ 2.5%Specialist discount–Numbers: example'
        );
    });

    it('lists the versions of the vendor, with links to the others', async () => {
        const element = await show();

        expect(readable(find(element, '[data-version="a00000000000002AAA"]'))).toBe(
            'Trend Micro partner program 2024In force · since Jan 1, 2024 · 1,500 partnersFollows Trend Micro partner program until 2023'
        );
        expect(readable(find(element, '[data-version="a00000000000001AAA"]'))).toBe(
            'Ended · Jan 1, 2018 to Dec 31, 2023 · 1 partner'
        );
        expect(find(element, '[data-version="a00000000000001AAA"] c-record-link')).toMatchObject({
            recordId: 'a00000000000001AAA'
        });
    });

    it('explains the rules before the versions are read, and where they cannot be', async () => {
        const element = await show(null);
        expect(readable(find(element, '[data-rule="map"] dd'))).toContain('GOLD starts as Expert');
        answerErrors([{ message: 'Not allowed.', path: [], extensions: {} }], named('ProgramVersions'));
        await settle();

        expect(find<HTMLElement & { messages: string[] }>(element, 'c-error-panel').messages).toEqual(['Not allowed.']);
        expect(cells(element, 'certifiedStaff')).toEqual(['–', '5', '10', '20']);
    });

    it('shows why there is nothing to show', async () => {
        const element = mount('c-program-guide', ProgramGuide, { recordId: 'a00000000000009AAA' });
        await settle();
        expect(find(element, 'lightning-spinner')).toMatchObject({ alternativeText: 'Loading' });
        answer(programRules, named('ProgramRules'));
        await settle();

        expect(find<HTMLElement & { messages: string[] }>(element, 'c-error-panel').messages).toEqual([
            'This program does not exist, or you may not see it.'
        ]);
        await expect(element).toBeAccessible();
    });
});
