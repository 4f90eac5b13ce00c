import RegistrationQueue from 'c/registrationQueue';
import { graphql } from '../../../../../../test/mocks/graphql';
import { clearPage, find, mount, settle } from '../../../../../../test/mocks/page';

jest.mock('@salesforce/customPermission/Decide_Deal_Registrations', () => ({ default: undefined }), { virtual: true });

describe('the queue of registration decisions for somebody who may not decide', () => {
    afterEach(clearPage);

    it('says so, and reads nothing', async () => {
        const element = mount('c-registration-queue', RegistrationQueue, {});
        await settle();

        expect(find(find(element, 'c-decision-queue'), 'c-empty-state')).toMatchObject({
            heading: 'You cannot decide on registrations'
        });
        expect(graphql.getLastConfig().query).toBeUndefined();
        await expect(element).toBeAccessible();
    });
});
