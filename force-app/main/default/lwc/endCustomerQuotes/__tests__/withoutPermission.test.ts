import EndCustomerQuotes from 'c/endCustomerQuotes';
import { clearPage, findAll, mount, settle } from '../../../../../../test/mocks/page';

jest.mock('@salesforce/customPermission/Decide_Deal_Registrations', () => ({ default: undefined }), { virtual: true });

describe('all quotes for one end customer', () => {
    afterEach(clearPage);

    it('are not shown to those who do not decide on registrations', async () => {
        const element = mount('c-end-customer-quotes', EndCustomerQuotes, { recordId: '001000000000009AAA' });
        await settle();

        expect(findAll(element, '*')).toEqual([]);
    });
});
