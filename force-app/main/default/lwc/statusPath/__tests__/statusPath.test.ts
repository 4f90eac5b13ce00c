import StatusPath from 'c/statusPath';
import { clearPage, findAll, mount } from '../../../../../../test/mocks/page';

const course = {
    submittedOn: '2024-05-01',
    decisionDueOn: null,
    approvedOn: null,
    expiresOn: null,
    extendedOn: null
};

describe('the course of a registration', () => {
    afterEach(clearPage);

    it('marks what is done with a sign and words, and where it is for assistive technology', async () => {
        const element = mount('c-status-path', StatusPath, { course: { ...course, status: 'SUBMITTED' } });
        const steps = findAll(element, 'li');

        expect(steps.map((step) => [step.textContent, step.getAttribute('aria-current')])).toEqual([
            ['Draft', null],
            ['Submitted', 'step'],
            ['Approved', null],
            ['Won', null]
        ]);
        expect(findAll(element, 'lightning-icon')).toHaveLength(1);
        expect(findAll(element, 'lightning-icon')[0]).toMatchObject({ alternativeText: 'done' });
        await expect(element).toBeAccessible();
    });

    it('ends where a request was rejected', () => {
        const element = mount('c-status-path', StatusPath, { course: { ...course, status: 'REJECTED' } });

        expect(findAll(element, 'li').map(({ textContent }) => textContent)).toEqual([
            'Draft',
            'Submitted',
            'Rejected'
        ]);
    });
});
