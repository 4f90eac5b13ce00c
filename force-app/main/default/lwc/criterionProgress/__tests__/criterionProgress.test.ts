import CriterionProgress from 'c/criterionProgress';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';

const criterion = {
    label: 'Certified people',
    valueText: '6 of 20',
    missingText: '14 missing',
    met: false,
    mark: 'example',
    percent: 30
};

describe('the progress of one criterion', () => {
    afterEach(clearPage);

    it('can be seen, and read by a screen reader as have, need and missing', async () => {
        const element = mount('c-criterion-progress', CriterionProgress, criterion);
        await settle();
        const bar = find(element, '[role="progressbar"]');

        expect(bar.getAttribute('aria-valuenow')).toBe('30');
        expect(bar.getAttribute('aria-valuetext')).toBe('6 of 20, 14 missing');
        expect(find(element, '.slds-progress-bar__value').style.width).toBe('30%');
        expect(readable(find(element, '.mark'))).toBe('example');
        await expect(element).toBeAccessible();
    });

    it('carries no mark for a number the vendor has published', async () => {
        const element = mount('c-criterion-progress', CriterionProgress, { ...criterion, mark: '' });
        await settle();

        expect(findAll(element, '.mark')).toEqual([]);
    });
});
