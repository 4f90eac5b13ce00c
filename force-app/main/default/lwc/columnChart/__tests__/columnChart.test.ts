import ColumnChart from 'c/columnChart';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';

const chart = {
    heading: 'Revenue by month',
    description: 'New: €30; Renewal: €10',
    series: [
        { key: 'NEW', label: 'New', totalText: '€30' },
        { key: 'RENEWAL', label: 'Renewal', totalText: '€10' }
    ],
    columns: [
        {
            key: '2026-01',
            label: 'January 2026',
            shortLabel: 'Jan',
            amounts: [30, 20],
            texts: ['€30', '€20'],
            totalText: '€50',
            extraText: '€30'
        },
        {
            key: '2026-02',
            label: 'February 2026',
            shortLabel: 'Feb',
            amounts: [0, -10],
            texts: ['€0', '-€10'],
            totalText: '-€10',
            extraText: '€0'
        }
    ],
    axis: {
        low: -50,
        high: 50,
        ticks: [
            { value: -50, text: '-€50' },
            { value: 0, text: '€0' },
            { value: 50, text: '€50' }
        ]
    },
    columnLabel: 'Month',
    totalLabel: 'Total',
    extraLabel: 'Counts'
};

async function show(): Promise<HTMLElement> {
    const element = mount('c-column-chart', ColumnChart, chart);
    await settle();
    return element;
}

describe('a chart of stacked columns', () => {
    afterEach(clearPage);

    it('is one image with a name and a description for a screen reader', async () => {
        const element = await show();
        const image = find(element, '[role="img"]');

        expect(image.getAttribute('aria-label')).toBe('Revenue by month');
        expect(readable(find(element, '.chart p'))).toBe('New: €30; Renewal: €10');
        await expect(element).toBeAccessible();
    });

    it('stacks what is positive above the zero line and hangs what is negative below it', async () => {
        const element = await show();
        const segments = findAll(element, '.segment').map(({ style }) => [style.bottom, style.height]);

        // The axis runs from -50 to 50: zero is half way up, and 10 is a tenth of the height.
        expect(segments).toEqual([
            ['50%', '30%'],
            ['80%', '20%'],
            ['40%', '10%']
        ]);
    });

    it('names each series with its total', async () => {
        expect(findAll(await show(), '[data-series]').map(readable)).toEqual(['New€30', 'Renewal€10']);
    });

    it('shows the same numbers as a table on demand, and the chart again', async () => {
        const element = await show();
        const toggle = find<HTMLElement & { label: string }>(element, 'lightning-button');
        toggle.click();
        await settle();

        expect(findAll(element, 'thead th').map(readable)).toEqual(['Month', 'New', 'Renewal', 'Total', 'Counts']);
        expect(findAll(element, '[data-row="2026-02"] td').map(readable)).toEqual(['€0', '-€10', '-€10', '€0']);
        expect(toggle.label).toBe('Show as chart');
        await expect(element).toBeAccessible();
        toggle.click();
        await settle();
        expect(findAll(element, 'table')).toEqual([]);
    });
});
