import PartnerScorecard from 'c/partnerScorecard';
import LightningConfirm from 'lightning/confirm';
import { updateRecord } from 'lightning/uiRecordApi';
import { answer, answerErrors, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import legacyPartner from '../../partnerData/__tests__/data/legacyPartner.json';
import noPartner from '../../partnerData/__tests__/data/noPartner.json';
import partnersOfAccount from '../../partnerData/__tests__/data/partnersOfAccount.json';
import tierChanges from '../../partnerData/__tests__/data/tierChanges.json';
import waivedPartner from '../../partnerData/__tests__/data/waivedPartner.json';
import legacyProgram from '../../programData/__tests__/data/legacyProgram.json';
import programRules from '../../programData/__tests__/data/programRules.json';

jest.mock('@salesforce/customPermission/Grant_Tier_Waivers', () => ({ default: true }), { virtual: true });

const refresh = jest.fn(async () => {});

async function show(partner: unknown = partnersOfAccount, program: unknown = programRules): Promise<HTMLElement> {
    const element = mount('c-partner-scorecard', PartnerScorecard, { recordId: 'a03000000000001AAA' });
    await settle();
    answer(partner, named('PartnersOfAccount'), refresh);
    await settle();
    answer(program, named('ProgramRules'));
    answer(tierChanges, named('TierChanges'), refresh);
    await settle();
    return element;
}

const texts = (element: HTMLElement, selector: string): string[] => findAll(element, selector).map(readable);

describe("a partner's scorecard on June 1, 2024, for an Expert whom the transition holds", () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
    });
    afterEach(clearPage);

    it('shows the tier, since and until when, and what the metrics qualify for', async () => {
        const element = await show();

        expect(find(element, 'c-tier-badge')).toMatchObject({ name: 'Expert', rankText: 'Rank 3 of 4' });
        expect(readable(find(element, '[data-standing]'))).toBe('Kept until Dec 31, 2024. Qualifies for Skill today.');
        expect(texts(element, '.facts li').slice(0, 2)).toEqual(['Since Jan 1, 2024', 'Held until Dec 31, 2024']);
        await expect(element).toBeAccessible();
    });

    it('warns when the tier falls, how deep, and why: certificates lapse before the hold ends', async () => {
        expect(readable(find(find(await show(), 'c-standing-notices'), '[data-risk]'))).toBe(
            'At risk on Jan 1, 2025: Registered instead of Expert, because' +
                'Expert is no longer met: Revenue that counts €300,000.00 of €800,000.00 and Certified people 6 of 10'
        );
    });

    it('shows each criterion with what every tier asks', async () => {
        const ladders = findAll<HTMLElement & { label: string; valueText: string; rungs: Record<string, unknown>[] }>(
            await show(),
            'c-criterion-ladder'
        );

        expect(ladders.map(({ label, valueText }) => [label, valueText])).toEqual([
            ['Revenue that counts', '€300,000.00'],
            ['Certified people', '6']
        ]);
        // 300 000 is a sixth of the way from 200 000 to 800 000; 6 people a fifth of the way from 5 to 10.
        expect(
            ladders[0]?.rungs.map(({ name, needText, stateText, current, percent }) => [
                name,
                needText,
                stateText,
                current,
                percent
            ])
        ).toEqual([
            ['Skill', '€200,000', 'Met', false, 100],
            ['Expert', '€800,000', '€500,000 missing', true, 16],
            ['Elite', '€1,500,000', '€1,200,000 missing', false, 0]
        ]);
        expect(ladders[1]?.rungs.map(({ percent }) => percent)).toEqual([100, 20, 0]);
    });

    it('shows the revenue of the year that decides, month by month, and what of it counts', async () => {
        const element = await show();
        const chart = find<HTMLElement & { columns: { key: string; amounts: number[]; extraText: string }[] }>(
            element,
            'c-column-chart'
        );

        expect(readable(find(element, '[data-counted]'))).toContain('€300,000.00');
        expect(readable(find(element, '[data-counted]'))).toContain('This period decides the tier.');
        expect(chart.columns.map(({ key }) => key)).toEqual([
            '2024-01',
            '2024-02',
            '2024-03',
            '2024-04',
            '2024-05',
            '2024-06'
        ]);
        expect(chart.columns[2]?.amounts).toEqual([18_000_050, 0, 0]);
        expect(chart.columns[3]).toMatchObject({ amounts: [0, 0, 90_000_000], extraText: '€0.00' });
    });

    it('shows the other year when asked', async () => {
        const element = await show();
        find(element, 'lightning-radio-group').dispatchEvent(
            new CustomEvent('change', { detail: { value: 'LAST_YEAR' } })
        );
        await settle();

        expect(readable(find(element, '[data-counted]'))).toContain('€250,000.00');
        expect(readable(find(element, '[data-counted]'))).toContain('Another period decides the tier.');
    });

    it('lists specializations with links, and those that the partner does not work on', async () => {
        const element = await show();

        expect(readable(find(element, '[data-specialization="NETWORK"]'))).toBe(
            'ActiveSpecialists: 2, 2 needed, until Feb 1, 2025'
        );
        expect(find(element, '[data-specialization="NETWORK"] c-record-link')).toMatchObject({
            label: 'Network Security',
            recordId: 'a05000000000001AAA'
        });
        expect(readable(find(element, '[data-not-held]'))).toBe(
            'Not held: Hybrid Cloud Security, Email & Endpoint Security, and MSSP'
        );
    });

    it('lists the people in the order in which their certificates end, lapsed ones last', async () => {
        const element = await show();
        const names = findAll<HTMLElement & { label: string }>(element, '[data-person] c-record-link');

        expect(names.map(({ label }) => label)).toEqual([
            'Elsa Caron',
            'Farid Haddad',
            'Ada Lambert',
            'Basile Moreau',
            'Chloé Renard',
            'Denis Faure',
            'Gaël Noir'
        ]);
        expect(readable(find(element, '[data-person="a04000000000007AAA"]'))).toContain('May 31, 2024lapsed');
        expect(readable(find(element, '[data-person="a04000000000001AAA"]'))).toContain(
            'Network Security · Mar 31, 2025'
        );
    });

    it('tells the history of the tier with reasons and what the partner had', async () => {
        const element = await show();

        expect(texts(element, '[data-change]')).toEqual([
            'Waiver grantedExpertUntil Aug 31, 2024: Merger under wayMay 2, 2024€300,000.00 · Certified: 6 · Active specializations: 1',
            'Moved to another programGold → ExpertTrend Micro 2024Jan 1, 2024',
            'First tierGoldMar 5, 2021€120,000.50 · Certified: 4 · Active specializations: 0'
        ]);
    });

    it('keeps the rest of the page where the history cannot be read', async () => {
        const element = await show();
        answerErrors([{ message: 'Not allowed.', path: [], extensions: {} }], named('TierChanges'));
        await settle();

        expect(find<HTMLElement & { messages: string[] }>(element, 'c-error-panel').messages).toEqual(['Not allowed.']);
        expect(find(element, 'c-tier-badge')).toMatchObject({ name: 'Expert' });
    });

    describe('with a waiver and a planned move', () => {
        it('says until when, by whom and why, and to which version the partner moves', async () => {
            const element = await show(waivedPartner);

            expect(readable(find(find(element, 'c-standing-notices'), '[data-waiver]'))).toBe(
                'A waiver holds the tier until Aug 31, 2024Merger under way (granted by Olga Petit)'
            );
            expect(find(find(element, 'c-standing-notices'), '[data-move] c-record-link')).toMatchObject({
                label: 'Moves to Trend Micro partner program 2025 on Jan 1, 2025',
                recordId: 'a00000000000009AAA'
            });
            await expect(element).toBeAccessible();
        });

        it('ends the waiver once the user has agreed, and reads the partner again', async () => {
            const open = jest.fn(async () => true);
            Object.assign(LightningConfirm, { open });
            const element = await show(waivedPartner);
            find(element, '[data-end]').click();
            await settle();

            expect(updateRecord).toHaveBeenCalledWith({
                fields: { Id: 'a03000000000001AAA', Waiver_Until__c: null, Waiver_Reason__c: null }
            });
            expect(refresh).toHaveBeenCalledTimes(2);
        });

        it('leaves the waiver where the user does not agree', async () => {
            Object.assign(LightningConfirm, { open: jest.fn(async () => false) });
            find(await show(waivedPartner), '[data-end]').click();
            await settle();

            expect(updateRecord).not.toHaveBeenCalled();
        });
    });

    it('opens the form for a waiver, and reads the partner again once it is granted', async () => {
        const element = await show();
        find(element, '[data-grant]').click();
        await settle();
        find(element, 'c-waiver-form').dispatchEvent(new CustomEvent('granted'));
        await settle();

        expect(findAll(element, 'c-waiver-form')).toEqual([]);
        expect(refresh).toHaveBeenCalledTimes(2);
    });

    it('foretells nothing in a version that has ended, but says so', async () => {
        const element = await show(legacyPartner, legacyProgram);

        expect(readable(find(find(element, 'c-standing-notices'), '[data-version]'))).toContain(
            'ended on Dec 31, 2023'
        );
        expect(findAll(find(element, 'c-standing-notices'), '[data-risk]')).toEqual([]);
    });

    it('says that there is no such partner', async () => {
        const element = await show(noPartner);

        expect(find<HTMLElement & { messages: string[] }>(element, 'c-error-panel').messages).toEqual([
            'This partner does not exist, or you may not see it.'
        ]);
        await expect(element).toBeAccessible();
    });

    it.each(['PartnersOfAccount', 'ProgramRules'])('shows what %s refuses', async (operation) => {
        const element = mount('c-partner-scorecard', PartnerScorecard, { recordId: 'a03000000000001AAA' });
        await settle();
        expect(find(element, 'lightning-spinner')).toMatchObject({ alternativeText: 'Loading' });
        answer(partnersOfAccount, named('PartnersOfAccount'));
        await settle();
        answerErrors([{ message: 'Not allowed.', path: [], extensions: {} }], named(operation));
        await settle();

        expect(find<HTMLElement & { messages: string[] }>(element, 'c-error-panel').messages).toEqual(['Not allowed.']);
    });
});
