import RecordLink from 'c/recordLink';
import { navigated } from '../../../../../../test/mocks/navigation';
import { clearPage, find, mount, settle } from '../../../../../../test/mocks/page';

describe('a link to a record', () => {
    afterEach(clearPage);

    it('has an address of its own and opens the record in place', async () => {
        const element = mount('c-record-link', RecordLink, {
            recordId: 'a08000000000001AAA',
            objectApiName: 'Partner_Quote__c',
            label: 'Q-000007'
        });
        await settle();
        const link = find<HTMLAnchorElement>(element, 'a');
        link.click();

        expect(link.getAttribute('href')).toBe('/Partner_Quote__c/a08000000000001AAA');
        expect(navigated).toHaveBeenCalledWith({
            type: 'standard__recordPage',
            attributes: { recordId: 'a08000000000001AAA', objectApiName: 'Partner_Quote__c', actionName: 'view' }
        });
        await expect(element).toBeAccessible();
    });
});
