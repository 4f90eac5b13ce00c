import WaterfallChart, { type WaterfallStep } from 'c/waterfallChart';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';

const steps: readonly WaterfallStep[] = [
    { key: 'LIST', label: 'List price', text: '€100.00', kind: 'total', amount: 10_000 },
    { key: 'FRONT', label: 'Front-end discount', text: '-€20.00', kind: 'reduction', amount: 2_000 },
    { key: 'REGISTRATION', label: 'Deal registration discount', text: '-€10.00', kind: 'reduction', amount: 1_000 },
    { key: 'NET', label: 'Net price', text: '€70.00', kind: 'total', amount: 7_000 },
    { key: 'REBATE', label: 'Rebate when won', text: '-€7.00', kind: 'rebate', amount: 700 }
];

async function draw(shown: readonly WaterfallStep[] = steps): Promise<HTMLElement> {
    const element = mount('c-waterfall-chart', WaterfallChart, {
        steps: shown,
        heading: 'From the list price to the net price',
        description: 'List price: €100.00; Net price: €70.00'
    });
    await settle();
    return element;
}

function extent(element: HTMLElement, key: string): [string | null, string | null] {
    const bar = find(element, `[data-step="${key}"] .bar`);
    return [bar.getAttribute('x'), bar.getAttribute('width')];
}

describe('the picture of a chain of amounts', () => {
    afterEach(clearPage);

    it('draws totals from zero, each reduction where the bar before it ends, and the rebate at the end of the net', async () => {
        const element = await draw();

        expect(extent(element, 'LIST')).toEqual(['0%', '100%']);
        expect(extent(element, 'FRONT')).toEqual(['80%', '20%']);
        expect(extent(element, 'REGISTRATION')).toEqual(['70%', '10%']);
        expect(extent(element, 'NET')).toEqual(['0%', '70%']);
        expect(extent(element, 'REBATE')).toEqual(['63%', '7%']);
    });

    it('leads a line from the end of each bar to the one that hangs from it', async () => {
        const element = await draw();
        const connectors = findAll(element, '.connector').map((line) => [
            line.getAttribute('x1'),
            line.getAttribute('x2')
        ]);

        expect(connectors).toEqual([
            ['100%', '100%'],
            ['80%', '80%'],
            ['70%', '70%'],
            ['70%', '70%']
        ]);
    });

    it('never draws below zero, even where reductions exceed the total', async () => {
        const element = await draw([
            { key: 'LIST', label: 'List price', text: '€1.00', kind: 'total', amount: 100 },
            { key: 'FRONT', label: 'Discount', text: '-€2.00', kind: 'reduction', amount: 200 }
        ]);

        expect(extent(element, 'FRONT')).toEqual(['0%', '50%']);
    });

    it('tells reductions and rebate apart by stripes, not by color alone', async () => {
        const element = await draw();
        const stripes = findAll(element, '.stripes').map((line) => line.getAttribute('stroke-dasharray'));

        expect(stripes).toHaveLength(3);
        expect(new Set(stripes).size).toBe(3);
        expect(findAll(element, '[data-step="NET"] .stripes')).toEqual([]);
    });

    it('draws no bar for an amount of nothing', async () => {
        const element = await draw([{ key: 'REBATE', label: 'Rebate', text: '€0.00', kind: 'rebate', amount: 0 }]);

        expect(findAll(element, '.label').map(readable)).toEqual(['Rebate']);
        expect(findAll(element, '.bar, .stripes')).toEqual([]);
    });

    it('writes each label and amount, and has title and description for a screen reader', async () => {
        const element = await draw();
        const picture = find(element, 'svg');
        const named = (picture.getAttribute('aria-labelledby') ?? '')
            .split(' ')
            .map((id) => readable(find(element, `[id="${id}"]`)));

        expect(named).toEqual(['From the list price to the net price', 'List price: €100.00; Net price: €70.00']);
        expect(findAll(element, '.amount').map(readable)).toEqual([
            '€100.00',
            '-€20.00',
            '-€10.00',
            '€70.00',
            '-€7.00'
        ]);
        await expect(element).toBeAccessible();
    });
});
