import SpecialPriceQueue from 'c/specialPriceQueue';
import { graphql } from '../../../../../../test/mocks/graphql';
import { clearPage, find, mount, settle } from '../../../../../../test/mocks/page';

jest.mock('@salesforce/customPermission/Approve_Special_Price_5', () => ({ default: undefined }), { virtual: true });
jest.mock('@salesforce/customPermission/Approve_Special_Price_10', () => ({ default: undefined }), { virtual: true });
jest.mock('@salesforce/customPermission/Approve_Special_Price_20', () => ({ default: undefined }), { virtual: true });

describe('the queue of special prices for somebody who may not decide', () => {
    afterEach(clearPage);

    it('says so, and reads nothing', async () => {
        const element = mount('c-special-price-queue', SpecialPriceQueue, {});
        await settle();

        expect(find(find(element, 'c-decision-queue'), 'c-empty-state')).toMatchObject({
            heading: 'You do not decide on special prices'
        });
        expect(graphql.getLastConfig().query).toBeUndefined();
        await expect(element).toBeAccessible();
    });
});
