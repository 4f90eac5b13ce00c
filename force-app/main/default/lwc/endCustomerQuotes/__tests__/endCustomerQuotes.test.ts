import EndCustomerQuotes from 'c/endCustomerQuotes';
import { answer, answerErrors, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import endCustomer from './data/endCustomer.json';

jest.mock('@salesforce/customPermission/Decide_Deal_Registrations', () => ({ default: true }), { virtual: true });

async function show(data?: unknown): Promise<HTMLElement> {
    const element = mount('c-end-customer-quotes', EndCustomerQuotes, { recordId: '001000000000009AAA' });
    await settle();
    if (data) {
        answer(data, named('EndCustomerQuotes'));
        await settle();
    }
    return element;
}

describe('all quotes for one end customer', () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
    });
    afterEach(clearPage);

    it('stand side by side, solution by solution, the largest discount first', async () => {
        const element = await show(endCustomer);
        const network = find(element, '[data-solution="Trend Micro:NETWORK"]');
        const table = network.querySelector('c-figure-table') as HTMLElement;

        // 32 % and 20 % of 12 500.00; the protected partner would pay 8 500.00.
        expect(findAll(table, 'tbody tr').map(readable)).toEqual([
            'IssuedMay 20, 2024€12,500.0032%€8,500.00Protected partner',
            'DraftMay 20, 2024€12,500.0020%€10,000.00Above the protected price'
        ]);
        await expect(element).toBeAccessible();
    });

    it('say who is protected and why, or that nobody is', async () => {
        expect(findAll(await show(endCustomer), '[data-protection]').map(readable)).toEqual([
            'Alpes Réseaux is protected until Aug 8, 2024: DR-000001, approved on May 10, 2024, ' +
                '2 pieces of pre-sales evidence. Its whole discount is 32%.',
            'Nobody is protected for this solution.'
        ]);
    });

    it('say so where there are none', async () => {
        const none = { edges: [], pageInfo: { hasNextPage: false } };
        const element = await show({
            uiapi: { query: { Partner_Quote_Line__c: none, Deal_Registration__c: none } }
        });

        expect(find(element, 'c-empty-state')).toMatchObject({ heading: 'No quotes' });
        await expect(element).toBeAccessible();
    });

    it('say that they load, and what went wrong', async () => {
        const element = await show();
        expect(find(element, 'lightning-spinner')).toMatchObject({ alternativeText: 'Loading' });
        answerErrors([{ message: 'Not allowed.', path: [], extensions: {} }], named('EndCustomerQuotes'));
        await settle();

        expect(find(element, 'c-error-panel')).toMatchObject({ messages: ['Not allowed.'] });
    });
});
