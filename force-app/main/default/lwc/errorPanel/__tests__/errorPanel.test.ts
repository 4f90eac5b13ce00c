import ErrorPanel from 'c/errorPanel';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';

describe('a list of problems', () => {
    afterEach(clearPage);

    it('is an alert with every problem, and takes the focus when asked to', async () => {
        const element = mount('c-error-panel', ErrorPanel, { heading: 'Not saved', messages: ['one', 'two'] });
        await settle();
        element.focus();

        expect(findAll(element, 'li').map(readable)).toEqual(['one', 'two']);
        expect(find(element, '[role="alert"]')).toBe(element.shadowRoot?.activeElement);
        await expect(element).toBeAccessible();
    });
});
