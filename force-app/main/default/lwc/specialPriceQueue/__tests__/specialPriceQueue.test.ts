import SpecialPriceQueue from 'c/specialPriceQueue';
import LightningConfirm from 'lightning/confirm';
import { answer, answerErrors, executeMutation, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import programRules from '../../programData/__tests__/data/programRules.json';
import context from '../../quoteData/__tests__/data/context.json';
import { draftDetail } from '../../specialPriceData/__tests__/samples';
import history from '../../specialPriceData/__tests__/data/history.json';
import open from '../../specialPriceData/__tests__/data/open.json';
import openNone from '../../specialPriceData/__tests__/data/openNone.json';

// A partner account manager: up to 10 points.
jest.mock('@salesforce/customPermission/Approve_Special_Price_20', () => ({ default: undefined }), { virtual: true });

const MUTUELLE = 'a0S0000000000021AAA';
const KYZO = 'a0S0000000000022AAA';
const dialog = LightningConfirm as unknown as { open: jest.Mock };

async function show(data: unknown = open, refresh?: () => Promise<void>): Promise<HTMLElement> {
    const element = mount('c-special-price-queue', SpecialPriceQueue, {});
    await settle();
    answer(data, named('OpenSpecialPrices'), refresh);
    await settle();
    return element;
}

async function showReviewed(): Promise<HTMLElement> {
    const element = await show();
    for (const [name, data] of [
        ['QuoteDetail', draftDetail],
        ['DealContext', context],
        ['ProgramRules', programRules],
        ['SpecialPriceHistory', history]
    ] as const) {
        answer(data, named(name));
        // eslint-disable-next-line no-await-in-loop -- the platform answers one after the other
        await settle();
    }
    return element;
}

const review = (element: HTMLElement): HTMLElement => find(element, 'c-special-price-review');
const form = (element: HTMLElement): HTMLElement => find(review(element), 'c-special-price-decision');
const options = (element: HTMLElement): HTMLElement[] => findAll(find(element, 'c-queue-list'), '[role="option"]');
const shownId = (element: HTMLElement): string | undefined => find(review(element), 'article').dataset['request'];

function figures(element: HTMLElement, row: string): string[] {
    const effect = find(review(element), 'c-special-price-effect');
    return findAll(find(effect, 'c-figure-table'), `[data-row="${row}"] td`).map(readable);
}

async function enter(element: HTMLElement, field: string, value: string): Promise<void> {
    find(form(element), `[data-field="${field}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settle();
}

async function decide(element: HTMLElement, kind: string): Promise<void> {
    find(form(element), `[data-decide="${kind}"]`).click();
    await settle();
    await settle();
}

function approveButton(element: HTMLElement): HTMLElement & { label: string; disabled: boolean } {
    return find(form(element), '[data-decide="APPROVE"]');
}

async function press(element: HTMLElement, key: string): Promise<void> {
    const option = options(element).find(({ tabIndex }) => tabIndex === 0);
    option?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    await settle();
    await settle();
}

const sent = (call = 0): unknown => executeMutation.mock.calls[call][0].variables.input;

describe('the queue of special prices on June 1, 2024, for an approver of up to 10 points', () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
        executeMutation.mockReset();
        executeMutation.mockResolvedValue({ data: {}, errors: [] });
        dialog.open = jest.fn().mockResolvedValue(true);
    });
    afterEach(clearPage);

    it('lists what awaits a decision, with its last day and the limit it takes', async () => {
        const element = await show();
        expect(options(element).map(readable)).toEqual([
            'Mutuelle du RhôneAlpes Réseaux – Trend MicroNetwork Security – 6%Until Jun 5, 2024Limit 10%',
            'KyzoArcadis – Trend MicroNetwork Security – 15%Until Jun 10, 2024Limit 20%'
        ]);
        await expect(element).toBeAccessible();
    });

    it('shows what the price would become, what stops it, and what this customer was granted before', async () => {
        const element = await showReviewed();
        // 6 % of 12 500.00 is 750.00, of which 500.00 lead to the floor price of 8 000.00.
        expect(figures(element, 'net')).toEqual(['€8,500.00', '€8,000.00']);
        expect(figures(element, 'quoteNet')).toEqual(['€10,099.20', '€9,599.20']);
        expect(findAll(find(review(element), 'c-special-price-effect'), '[data-note]').map(readable)).toContain(
            'The floor price stops it: these lines cost at least €8,000.00.'
        );
        expect(readable(find(find(review(element), 'c-figure-table[data-history]'), '[data-cell="status"]'))).toBe(
            'Approved – 3% grantedBy Claire Fontaine on May 28, 2024 – For this order alone.'
        );
        await expect(element).toBeAccessible();
    });

    it('approves at a lower rate, shown beside the one asked for, after a question', async () => {
        const element = await showReviewed();
        await enter(element, 'rate', '3');
        expect(figures(element, 'net')).toEqual(['€8,500.00', '€8,000.00', '€8,125.00']);
        expect(approveButton(element).label).toBe('Approve 3% instead of 6%');
        dialog.open.mockResolvedValueOnce(false);
        await decide(element, 'APPROVE');
        expect(executeMutation).not.toHaveBeenCalled();
        await decide(element, 'APPROVE');
        expect(dialog.open.mock.calls[1][0].message).toContain('is granted 3% beyond the stack, until Jun 5, 2024');
        expect(sent()).toEqual({
            Id: MUTUELLE,
            Special_Price_Request__c: { Status__c: 'APPROVED', Approved_Rate__c: 3, Decision_Comment__c: null }
        });
        expect(shownId(element)).toBe(KYZO);
    });

    it('says on the button who may grant what is beyond the own limit, or that nobody may', async () => {
        const element = await show();
        find(element, 'c-queue-list').dispatchEvent(new CustomEvent('move', { detail: { id: KYZO } }));
        await settle();
        expect(approveButton(element)).toMatchObject({ label: 'Approve 15%: takes a limit of 20%', disabled: true });
        await enter(element, 'rate', '10');
        expect(approveButton(element)).toMatchObject({ label: 'Approve 10% instead of 15%', disabled: false });
        await enter(element, 'rate', '20.5');
        expect(approveButton(element)).toMatchObject({ label: 'Approve 20.5%: nobody may', disabled: true });
    });

    it('rejects with a reason only', async () => {
        const element = await show();
        await decide(element, 'REJECT');
        expect(dialog.open).not.toHaveBeenCalled();
        await enter(element, 'comment', 'Within the market already.');
        await decide(element, 'REJECT');
        expect(sent()).toEqual({
            Id: MUTUELLE,
            Special_Price_Request__c: { Status__c: 'REJECTED', Decision_Comment__c: 'Within the market already.' }
        });
    });

    it('is used by keys alone: arrows move, A approves, R rejects', async () => {
        const element = await show();
        await press(element, 'ArrowDown');
        expect(shownId(element)).toBe(KYZO);
        await press(element, 'ArrowUp');
        await press(element, 'a');
        expect(sent()).toMatchObject({ Id: MUTUELLE, Special_Price_Request__c: { Approved_Rate__c: 6 } });
    });

    it('shows at the right field what the org refuses', async () => {
        const element = await show();
        const rate = find<HTMLElement & { setCustomValidity: jest.Mock }>(form(element), '[data-field="rate"]');
        rate.setCustomValidity = jest.fn();
        const refuse = (message: string, fields: string[]): void => {
            executeMutation.mockResolvedValue({
                data: null,
                errors: [{ message, path: ['uiapi', 'request'], extensions: { fields } }]
            });
        };
        refuse('The rate is above what you may grant.', ['Approved_Rate__c']);
        await decide(element, 'APPROVE');
        expect(rate.setCustomValidity).toHaveBeenLastCalledWith('The rate is above what you may grant.');
        refuse('Somebody else than who asked must decide on the request.', ['Status__c']);
        await decide(element, 'APPROVE');
        expect(find(form(element), '[data-problems]')).toMatchObject({
            messages: [expect.stringContaining('Somebody else than who asked')]
        });
        expect(shownId(element)).toBe(MUTUELLE);
    });

    it('shows only what is searched for, or within the own limit', async () => {
        const element = await show();
        const filter = async (name: string, value: string): Promise<void> => {
            find(element, `[data-filter="${name}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
            await settle();
        };
        await filter('limit', 'MINE');
        expect(options(element).map(({ dataset }) => dataset['id'])).toEqual([MUTUELLE]);
        await filter('limit', 'ALL');
        await filter('search', 'kyzo budget');
        expect(options(element).map(({ dataset }) => dataset['id'])).toEqual([KYZO]);
        await filter('search', 'nowhere');
        expect(findAll(element, 'c-queue-list')).toEqual([]);
    });

    it('says that nothing awaits a decision, and what could not be read', async () => {
        const element = await show(openNone);
        expect(find(find(element, 'c-decision-queue'), 'c-empty-state')).toMatchObject({
            heading: 'Nothing awaits a decision'
        });
        answerErrors([{ message: 'No access.' }], named('OpenSpecialPrices'));
        await settle();
        expect(find(find(element, 'c-decision-queue'), 'c-error-panel')).toMatchObject({ messages: ['No access.'] });
    });
});
