import FigureTable from 'c/figureTable';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';

const COLUMNS = [
    { key: 'name', label: 'Name' },
    { key: 'net', label: 'Net price', isNumber: true }
];
const ROWS = [
    {
        key: 'a',
        cells: [
            { text: 'Q-1', link: { recordId: 'a08000000000001AAA', objectApiName: 'Partner_Quote__c' } },
            { text: '€1.00', note: 'lowest', icon: 'utility:success' }
        ],
        actions: [{ name: 'issue', label: 'Issue', description: 'Issue Q-1' }]
    },
    { key: 'b', cells: [{ text: 'Q-2' }, { text: '' }], isTotal: true }
];

async function show(actionsLabel: string): Promise<HTMLElement> {
    const properties = { caption: 'Quotes', columns: COLUMNS, rows: ROWS, actionsLabel };
    const element = mount('c-figure-table', FigureTable, properties);
    await settle();
    return element;
}

describe('a table of figures', () => {
    afterEach(clearPage);

    it('has a row head that may be a link, and cells with notes', async () => {
        const element = await show('');

        expect(find(element, '[data-row="a"] th c-record-link')).toMatchObject({ label: 'Q-1' });
        expect(readable(find(element, '[data-row="a"] td'))).toBe('€1.00lowest');
        await expect(element).toBeAccessible();
    });

    it('tells which action was pressed in which row', async () => {
        const element = await show('Actions');
        const pressed = jest.fn();
        element.addEventListener('rowaction', pressed);
        find(element, '[data-action="issue"]').click();

        expect(pressed.mock.calls[0][0].detail).toEqual({ row: 'a', action: 'issue' });
        expect(findAll(element, '[data-row="b"] lightning-button')).toEqual([]);
        await expect(element).toBeAccessible();
    });
});
