import QuoteWhatIf from 'c/quoteWhatIf';
import { withoutWhatIf, type WhatIf } from 'c/quoteData';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import { opportunity, program } from '../../quoteData/__tests__/samples';

const FACTS = withoutWhatIf(opportunity);

async function show(changes: Partial<WhatIf> = {}, hasEditedLines = false): Promise<HTMLElement> {
    const whatIf = { ...FACTS, ...changes };
    const element = mount('c-quote-what-if', QuoteWhatIf, { opportunity, program, whatIf, hasEditedLines });
    await settle();
    return element;
}

describe('what a user tries out on a deal', () => {
    afterEach(clearPage);

    it('offers every business type, the tiers by rank with the recorded one marked, and the registrations', async () => {
        const [businessType, tier, registration] = findAll<HTMLElement & { options: { label: string }[] }>(
            await show(),
            'lightning-combobox'
        );

        expect(businessType?.options).toHaveLength(3);
        expect(tier?.options.map(({ label }) => label)).toEqual(['Registered', 'Skill', 'Expert (recorded)', 'Elite']);
        expect(registration?.options).toHaveLength(3);
    });

    it('tells what was chosen, and nothing else', async () => {
        const element = await show();
        const tried = jest.fn();
        element.addEventListener('tryout', tried);
        find(element, '[data-control="tier"]').dispatchEvent(new CustomEvent('change', { detail: { value: 'ELITE' } }));

        expect(tried.mock.calls[0][0].detail).toEqual({ tier: 'ELITE' });
    });

    it('says that a renewal is tried out, but it can be saved', async () => {
        const element = await show({ businessType: 'RENEWAL' });

        expect(find(element, '[data-what-if-badge]')).toMatchObject({ label: 'What-if' });
        expect(findAll(element, '[data-what-if-hint]')).toEqual([]);
    });

    it('says why another tier cannot be saved', async () => {
        const element = await show({ tier: 'ELITE' });

        expect(readable(find(element, '[data-what-if-hint]'))).toContain('recorded tier and registrations');
        await expect(element).toBeAccessible();
    });

    it('goes back to the facts, also where only lines were edited', async () => {
        const element = await show({}, true);
        const reset = jest.fn();
        element.addEventListener('reset', reset);
        expect(findAll(element, '[data-what-if-badge]')).toEqual([]);
        find(element, '[data-reset]').click();

        expect(reset).toHaveBeenCalled();
    });

    it('has nothing to take back while nothing is tried out', async () => {
        expect(findAll(await show(), '[data-reset]')).toEqual([]);
    });
});
