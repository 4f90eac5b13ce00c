import ScenarioComparison from 'c/scenarioComparison';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import { pricedQuote, program } from '../../quoteData/__tests__/samples';

const RECORDED = { key: 'a', name: 'As recorded', deal: pricedQuote().deal };
const ELITE = { key: 'b', name: 'Elite', deal: pricedQuote({ tier: 'ELITE' }).deal };

async function show(scenarios: readonly object[]): Promise<HTMLElement> {
    const element = mount('c-scenario-comparison', ScenarioComparison, { program, scenarios, canAdd: true });
    await settle();
    return element;
}

function row(element: HTMLElement, key: string): string {
    return readable(find(find(element, 'c-figure-table'), `[data-row="${key}"]`));
}

describe('scenarios side by side', () => {
    afterEach(clearPage);

    it('invite to add one while there is none', async () => {
        const element = await show([]);

        expect(readable(find(element, '[data-hint]'))).toContain('up to 4 scenarios');
        expect(findAll(element, 'c-figure-table')).toEqual([]);
        await expect(element).toBeAccessible();
    });

    it('show their figures, the difference to the first, and which is the lowest', async () => {
        const element = await show([RECORDED, ELITE]);

        // At Elite the net is 724.95 lower, the rebate 59.49 higher: 9 626.22 - 784.44 after rebate.
        expect(row(element, 'net')).toBe('Net price€10,099.20€9,374.25-€724.95 against the first');
        expect(row(element, 'rebate')).toBe('Rebate when won€472.98€532.47+€59.49 against the first');
        expect(row(element, 'afterRebate')).toBe('Price after rebate€9,626.22€8,841.78Lowest after rebate');
        await expect(element).toBeAccessible();
    });

    it('are four at most', async () => {
        const element = await show(['a', 'b', 'c', 'd'].map((key) => ({ ...RECORDED, key })));

        expect(find(element, '[data-add]')).toMatchObject({ disabled: true });
        expect(readable(find(element, '[data-hint]'))).toContain('Remove one to add another');
    });

    it.each([
        ['[data-use]', 'scenariouse'],
        ['[data-remove]', 'scenarioremove']
    ])('can be brought back and removed: %s', async (selector, event) => {
        const element = await show([RECORDED, ELITE]);
        const done = jest.fn();
        element.addEventListener(event, done);
        find(element, `[data-scenario="b"] ${selector}`).click();

        expect(done.mock.calls[0][0].detail).toBe('b');
    });

    it('take what is shown above', async () => {
        const element = await show([RECORDED]);
        const added = jest.fn();
        element.addEventListener('scenarioadd', added);
        find(element, '[data-add]').click();

        expect(added).toHaveBeenCalled();
    });
});
