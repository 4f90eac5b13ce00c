import { stateRebates } from 'c/programCore';
import { toPartnerRebates, toQuotedLines } from 'c/rebateData';
import RebatePaper from 'c/rebatePaper';
import { clearPage, mount, readable, settle } from '../../../../../../test/mocks/page';
import partnerRebates from '../../rebateData/__tests__/data/partnerRebates.json';
import quotedLines from '../../rebateData/__tests__/data/quotedLines.json';

const rebates = toPartnerRebates(partnerRebates)!;
const { lines } = toQuotedLines(quotedLines, 'EUR');

/** The paper has no shadow: it is found as any other element. */
async function show(quarter: string): Promise<HTMLElement> {
    const element = mount('c-rebate-paper', RebatePaper, {
        statement: stateRebates(rebates.credits, quarter, lines),
        rebates,
        record: rebates.statements.find((each) => each.quarter === quarter) ?? null,
        stateTexts: ['Where it stands.']
    });
    await settle();
    return element;
}

function texts(element: HTMLElement, selector: string): string[] {
    return [...element.querySelectorAll(selector)].map(readable);
}

describe('a rebate statement on paper', () => {
    afterEach(clearPage);

    it('says who owes whom, for which days, and that it is provisional while the period is open', async () => {
        const element = await show('2024-Q1');
        expect(readable(element.querySelector('header'))).toBe('OrchardRebate statement Q1 2024RS-000001');
        expect(texts(element, 'address')).toEqual(['ToNorthwind Resale3 rue des Docks76600 Le HavreFrance']);
        expect(texts(element, '[data-fact]')).toEqual(['PeriodJan 1, 2024 to Mar 31, 2024', 'ProgramOrchard Partners']);
        expect(texts(element, '[data-warning]')[0]).toContain('Provisional');
        await expect(element).toBeAccessible();
    }, 30_000);

    it('lists what counts, and apart from it what was reversed, so that the column adds up to the total', async () => {
        const element = await show('2024-Q1');
        expect(texts(element, '[data-group="counting"][data-line]')).toEqual([
            '1CR-000005Email & Endpoint Security · New customerAug 10, 2023-€100.002%-€2.00Accruedtakes back CR-000001 of Q3 2023No quote',
            '2Harbor networkHarbor Logistics · Network Security · New solution at an existing customerFeb 20, 2024€201.007%base 5% + uplift 2%€14.08AccruedQ-000001agrees to the cent',
            '3Harbor networkHarbor Logistics · Email & Endpoint Security · New solution at an existing customerFeb 21, 2024€160.005%€8.00AccruedQ-000001rate changed: €6.40 quoted'
        ]);
        expect(texts(element, '[data-group="reversed"][data-line] [data-cell="status"]')).toEqual([
            'On Mar 20, 2024: Opportunity reopened'
        ]);
        // -100.00 + 201.00 + 160.00; -2.00 + 14.08 + 8.00.
        expect(texts(element, '[data-total]')).toEqual(['Credited amount€261.00', 'Accrued€20.08', 'Total€20.08']);
        expect(texts(element, '[data-note]')).toEqual([
            'Where it stands.',
            'Everything credited from quotes agrees with them to the cent.',
            expect.stringContaining('rate of the day of the win'),
            'Amounts in EUR.'
        ]);
    });

    it('tells of a paid one when it was closed and by whom, when it was paid, and the reference', async () => {
        const element = await show('2023-Q3');
        expect(texts(element, '[data-warning]')).toEqual([]);
        expect(texts(element, '[data-fact]').slice(2)).toEqual([
            expect.stringMatching(/^Closed on/),
            'Closed byOlivia Operations',
            'Paid onNov 2, 2023',
            'Payment referenceT-7'
        ]);
        expect(texts(element, '[data-total]')).toEqual(['Credited amount€10,000.00', 'Paid€200.00', 'Total€200.00']);
    });
});
