import SpecialPriceRequests from 'c/specialPriceRequests';
import LightningConfirm from 'lightning/confirm';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { answer, answerErrors, executeMutation, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import { context, program } from '../../quoteData/__tests__/samples';
import { draftDetail, opportunity } from '../../specialPriceData/__tests__/samples';
import requests from '../../specialPriceData/__tests__/data/requests.json';

jest.mock('@salesforce/user/Id', () => ({ default: '005000000000011AAA' }), { virtual: true });

const OWN = 'a0S0000000000015AAA';
const GRANTED = 'a0S0000000000013AAA';
const REJECTED = 'a0S0000000000012AAA';
const dialog = LightningConfirm as unknown as { open: jest.Mock };

async function show(createable = true, data: unknown = requests, refresh?: () => Promise<void>): Promise<HTMLElement> {
    const element = mount('c-special-price-requests', SpecialPriceRequests, { opportunity, program, context });
    await settle();
    answer(data, named('SpecialPriceRequests'), refresh);
    (getObjectInfo as unknown as { emit(value: unknown): void }).emit({
        createable,
        fields: {
            Requested_Rate__c: { apiName: 'Requested_Rate__c', label: 'Requested Rate' },
            Partner_Quote__c: { apiName: 'Partner_Quote__c', label: 'Partner Quote' }
        }
    });
    await settle();
    return element;
}

function table(element: HTMLElement): HTMLElement {
    return find(element, 'c-figure-table');
}

async function act(element: HTMLElement, row: string, action: string): Promise<void> {
    find(table(element), `lightning-button[data-row="${row}"][data-action="${action}"]`).click();
    await settle();
    await settle();
}

async function openForm(element: HTMLElement): Promise<HTMLElement> {
    find(element, '[data-open]').click();
    await settle();
    const form = find(element, 'c-special-price-form');
    answer(draftDetail, named('QuoteDetail'));
    await settle();
    return form;
}

async function enter(form: HTMLElement, field: string, value: string): Promise<void> {
    const control = find(form, `[data-field="${field}"]`);
    if (control instanceof HTMLInputElement) {
        control.value = value;
    }
    control.dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settle();
}

async function press(host: HTMLElement, selector: string): Promise<void> {
    find(host, selector).click();
    await settle();
    await settle();
}

function figures(form: HTMLElement, row: string): string[] {
    const effect = find(form, 'c-special-price-effect');
    return findAll(find(effect, 'c-figure-table'), `[data-row="${row}"] td`).map(readable);
}

function notes(form: HTMLElement): string[] {
    return findAll(find(form, 'c-special-price-effect'), '[data-note]').map(readable);
}

const sent = (call = 0): unknown => executeMutation.mock.calls[call][0].variables.input;

describe('the special prices of an opportunity on June 1, 2024', () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
        executeMutation.mockReset();
        executeMutation.mockResolvedValue({ data: {}, errors: [] });
        dialog.open = jest.fn().mockResolvedValue(true);
    });
    afterEach(clearPage);

    it('lists what was asked for on its quotes, what became of it and by whom', async () => {
        const element = await show();
        expect(findAll(table(element), '[data-cell="for"]').map(readable)[0]).toBe(
            'Network One 500A rival offers 30 % off.'
        );
        expect(findAll(table(element), '[data-cell="asked"]').map(readable)).toEqual(['4%', '12%', '5%', '25%', '6%']);
        expect(findAll(table(element), '[data-cell="status"]').map(readable)).toEqual([
            'RequestedBy Marie Laurent on May 27, 2024',
            'RequestedBy Paul Petit on May 27, 2024',
            'Approved – 3% grantedBy Claire Fontaine on May 28, 2024 – For this order alone.',
            'RejectedBy Claire Fontaine on May 28, 2024 – Not needed.',
            'Approved – 6% grantedBy Claire Fontaine on May 28, 2024'
        ]);
        expect(
            findAll<HTMLElement & { label: string }>(table(element), 'lightning-button').map((button) => [
                button.dataset['row'],
                button.label
            ])
        ).toEqual([
            [OWN, 'Withdraw'],
            [GRANTED, 'Price again'],
            [REJECTED, 'Ask again']
        ]);
        await expect(element).toBeAccessible();
    });

    it('shows while somebody types what the points would give, and who may grant them', async () => {
        const form = await openForm(await show());
        // The only draft and one of two solutions: the quote is chosen, the solution is not.
        await enter(form, 'target', 'solution:NETWORK');
        expect(readable(find(form, '[data-today]'))).toBe('€8,500.00');
        await enter(form, 'asked', '3');
        // 3 % of 12 500.00 is 375.00; the floor price of 10 is 8 000.00.
        expect(figures(form, 'net')).toEqual(['€8,500.00', '€8,125.00']);
        expect(figures(form, 'aboveFloor')).toEqual(['€500.00', '€125.00']);
        expect(figures(form, 'quoteNet')).toEqual(['€10,099.20', '€9,724.20']);
        expect(notes(form)).toEqual([
            'Takes an approver with a limit of 5%.',
            'These lines cost at least €8,000.00: their floor price.'
        ]);
        await enter(form, 'asked', '12');
        expect(figures(form, 'net')).toEqual(['€8,500.00', '€8,000.00']);
        expect(notes(form)).toEqual([
            'Takes an approver with a limit of 20%.',
            'The floor price stops it: these lines cost at least €8,000.00.',
            'No special price goes below €8,000.00.'
        ]);
        await enter(form, 'asked', '21');
        expect(notes(form)[0]).toBe('Nobody may grant more than 20%; a lower rate may be approved instead.');
        await expect(form).toBeAccessible();
    });

    it('turns a wanted price into points, and says what is not possible', async () => {
        const form = await openForm(await show());
        await enter(form, 'target', 'line:a09000000000011AAA');
        await enter(form, 'how', 'PRICE');
        await enter(form, 'asked', '8200');
        expect(readable(find(form, '[data-comes-to]'))).toBe('That is 2.4% beyond the stack.');
        await enter(form, 'asked', '7999.99');
        expect(readable(find(form, '[data-problem]'))).toBe(
            'Enter at least €8,000.00: floor price and price guarantee allow no less.'
        );
        await enter(form, 'asked', '8500');
        expect(readable(find(form, '[data-problem]'))).toBe("Enter a price below €8,500.00, today's.");
        await press(form, '[data-ask]');
        expect(executeMutation).not.toHaveBeenCalled();
    });

    it('asks for what was entered, and reads the list again', async () => {
        const refresh = jest.fn().mockResolvedValue(undefined);
        const element = await show(true, requests, refresh);
        const form = await openForm(element);
        await enter(form, 'target', 'line:a09000000000011AAA');
        await enter(form, 'how', 'PRICE');
        await enter(form, 'asked', '8200');
        await enter(form, 'reason', ' The budget is fixed. ');
        await enter(form, 'validUntil', '2024-06-30');
        await press(form, '[data-ask]');
        expect(sent()).toEqual({
            Special_Price_Request__c: {
                Partner_Quote__c: 'a08000000000001AAA',
                Partner_Quote_Line__c: 'a09000000000011AAA',
                Solution__c: null,
                Requested_Rate__c: 2.4,
                Reason__c: 'The budget is fixed.',
                Valid_Until__c: '2024-06-30'
            }
        });
        expect(refresh).toHaveBeenCalled();
        expect(findAll(element, 'c-special-price-form')).toEqual([]);
    });

    it('asks for nothing while something is missing', async () => {
        const form = await openForm(await show());
        await press(form, '[data-ask]');
        expect(executeMutation).not.toHaveBeenCalled();
        expect(readable(find(form, '.slds-form-element__help'))).toBe('Fill in this field.');
    });

    it('shows at the right field what the org refuses', async () => {
        const element = await show();
        const form = await openForm(element);
        const field = find<HTMLElement & { setCustomValidity: jest.Mock }>(form, '[data-field="asked"]');
        field.setCustomValidity = jest.fn();
        await enter(form, 'target', 'solution:NETWORK');
        await enter(form, 'asked', '3');
        await enter(form, 'reason', 'Why');
        await enter(form, 'validUntil', '2024-06-30');
        executeMutation.mockResolvedValue({
            data: null,
            errors: [
                {
                    message: 'Enter a rate above 0 % and up to 100 %.',
                    path: ['uiapi', 'request'],
                    extensions: { fields: ['Requested_Rate__c'] }
                },
                { message: 'The quote is no draft.', path: ['uiapi', 'request'], extensions: {} }
            ]
        });
        await press(form, '[data-ask]');
        expect(field.setCustomValidity).toHaveBeenLastCalledWith('Enter a rate above 0 % and up to 100 %.');
        expect(find(form, '[data-problems]')).toMatchObject({ messages: ['The quote is no draft.'] });
    });

    it('withdraws a request of the user, once they have agreed', async () => {
        const element = await show();
        dialog.open.mockResolvedValueOnce(false);
        await act(element, OWN, 'WITHDRAW');
        expect(executeMutation).not.toHaveBeenCalled();
        await act(element, OWN, 'WITHDRAW');
        expect(sent()).toEqual({ Id: OWN, Special_Price_Request__c: { Status__c: 'WITHDRAWN' } });
    });

    it('opens the draft to be priced again with what was granted', async () => {
        const element = await show();
        const opened = jest.fn();
        element.addEventListener('openquote', opened);
        await act(element, GRANTED, 'REPRICE');
        expect(opened.mock.calls[0][0].detail).toEqual({ id: 'a08000000000001AAA', mode: 'DRAFT' });
    });

    it('asks again with what was asked before', async () => {
        const element = await show();
        await act(element, REJECTED, 'AGAIN');
        const form = find(element, 'c-special-price-form');
        answer(draftDetail, named('QuoteDetail'));
        await settle();
        expect(find(form, '[data-field="target"]')).toMatchObject({ value: 'solution:NETWORK' });
        expect(find(form, '[data-field="asked"]')).toMatchObject({ value: '25' });
    });

    it('offers no form to those who may not ask, and says so where there is no draft', async () => {
        const element = await show(false);
        expect(findAll(element, '[data-open]')).toEqual([]);
        clearPage();
        const without = mount('c-special-price-requests', SpecialPriceRequests, {
            opportunity: { ...opportunity, quotes: [] },
            program,
            context
        });
        await settle();
        (getObjectInfo as unknown as { emit(value: unknown): void }).emit({ createable: true, fields: {} });
        await settle();
        expect(readable(find(without, '[data-no-draft]'))).toContain('Save a draft quote first');
    });

    it('says what could not be read', async () => {
        const element = mount('c-special-price-requests', SpecialPriceRequests, { opportunity, program, context });
        await settle();
        answerErrors([{ message: 'No access.' }], named('SpecialPriceRequests'));
        await settle();
        expect(find(element, 'c-error-panel')).toMatchObject({ messages: ['No access.'] });
    });
});
