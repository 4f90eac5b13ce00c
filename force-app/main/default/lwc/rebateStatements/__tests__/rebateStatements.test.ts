import RebateStatements from 'c/rebateStatements';
import LightningConfirm from 'lightning/confirm';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { answer, answerErrors, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import programRules from '../../programData/__tests__/data/programRules.json';
import partnerRebates from '../../rebateData/__tests__/data/partnerRebates.json';
import quotedLines from '../../rebateData/__tests__/data/quotedLines.json';

jest.mock('@salesforce/customPermission/Close_Rebate_Periods', () => ({ default: true }), { virtual: true });

type Row = { readonly key: string; readonly cells: readonly { readonly text: string; readonly note?: string }[] };
type Answer = typeof partnerRebates;

const refresh = jest.fn(async () => {});
const statementOfFirstQuarter = 'a07000000000001AAA';

async function show(rebates: unknown = partnerRebates): Promise<HTMLElement> {
    const element = mount('c-rebate-statements', RebateStatements, { recordId: 'a03000000000001AAA' });
    await settle();
    answer(rebates, named('PartnerRebates'), refresh);
    await settle();
    answer(quotedLines, named('QuotedLines'));
    answer(programRules, named('ProgramRules'));
    await settle();
    return element;
}

async function choose(element: HTMLElement, value: string): Promise<void> {
    find(element, '[data-quarter]').dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settle();
}

async function press(element: HTMLElement, selector: string): Promise<void> {
    find(element, selector).click();
    await settle();
}

const rows = (element: HTMLElement): readonly Row[] =>
    find<HTMLElement & { rows: readonly Row[] }>(element, 'c-figure-table').rows;
const cells = (element: HTMLElement): string[][] => rows(element).map((row) => row.cells.map(({ text }) => text));
const states = (element: HTMLElement): string[] => findAll(element, '[data-state]').map(readable);

const copy = (): Answer => JSON.parse(JSON.stringify(partnerRebates)) as Answer;

/** The answer with another first-quarter statement. */
function withStatement(values: Record<string, unknown>): Answer {
    const changed = copy();
    const [statement] = changed.uiapi.query.Rebate_Statement__c.edges;
    Object.entries(values).forEach(([field, value]) => {
        (statement?.node as unknown as Record<string, unknown>)[field] = { value };
    });
    return changed;
}

describe("a partner's rebates on June 1, 2024", () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
    });
    afterEach(clearPage);

    it('draws eight quarters, with what is paid, payable and accrued in each', async () => {
        const element = await show();
        const chart = find<HTMLElement & { columns: { key: string; amounts: number[] }[]; heading: string }>(
            element,
            'c-column-chart'
        );
        expect(chart.heading).toBe('Rebates by quarter, Q3 2022 to Q2 2024');
        expect(chart.columns.map(({ key }) => key)).toHaveLength(8);
        // 14.08 + 8.00 - 2.00, the reversed 10.00 left out.
        expect(chart.columns.at(-2)).toMatchObject({ key: '2024-Q1', amounts: [0, 0, 2008] });
        expect(chart.columns.find(({ key }) => key === '2023-Q3')).toMatchObject({ amounts: [20_000, 0, 0] });
    });

    it('tells what one more specialization would have earned last year', async () => {
        // 1.5 % more on 10,000.00 less 100.00, won without specialization in Email & Endpoint Security: 150.00 - 1.50.
        expect(findAll(await show(), '[data-worth]').map(readable)).toEqual([
            'Email & Endpoint Security€148.50 more in rebates, on €9,900.00 of new business'
        ]);
    });

    it('starts with the running quarter, which cannot be closed', async () => {
        const element = await show();
        expect(states(element)).toEqual(['The quarter is running; more can accrue until Jun 30, 2024.']);
        expect(cells(element).at(-1)).toEqual(['Total', '', '€500.00', '', '€35.00', '', '']);
        expect(findAll(element, '[data-close], [data-pay], [data-draw-up]')).toEqual([]);
    });

    it('states each credit, adds up what counts, and holds it against the quote', async () => {
        const element = await show();
        await choose(element, '2024-Q1');
        expect(cells(element)).toEqual([
            ['CR-000005', 'Aug 10, 2023', '-€100.00', '2%', '-€2.00', 'Accrued', 'No quote'],
            ['Harbor network', 'Feb 20, 2024', '€201.00', '7%', '€14.08', 'Accrued', 'Q-000001: agrees to the cent'],
            [
                'Harbor network',
                'Feb 21, 2024',
                '€160.00',
                '5%',
                '€8.00',
                'Accrued',
                'Q-000001: rate changed, €6.40 quoted'
            ],
            ['=Quay renewal', 'Mar 1, 2024', '€1,000.00', '1%', '€10.00', 'Reversed: does not count', 'No quote'],
            ['Total', '', '€261.00', '', '€20.08', '', '']
        ]);
        expect(rows(element)[0]?.cells[0]?.note).toContain('Takes back a paid credit');
        expect(readable(find(element, '[data-summary]'))).toBe(
            'Everything credited from quotes agrees with them to the cent.'
        );
        await expect(element).toBeAccessible();
    }, 30_000);

    it('says when a credit is not what its quote gives', async () => {
        const changed = copy();
        const node = changed.uiapi.query.Partner_Credit__c.edges[1]!.node;
        node.Rebate_Amount__c = { value: 14.07 };
        const element = await show(changed);
        await choose(element, '2024-Q1');
        expect(cells(element)[1]?.[6]).toBe('Q-000001: differs, €14.08 quoted');
        expect(readable(find(element, '[data-summary]'))).toContain('1 do not agree');
    });

    it('closes the period after asking, and reads the statement again', async () => {
        const ask = jest.spyOn(LightningConfirm, 'open' as never).mockResolvedValue(true as never);
        const element = await show();
        await choose(element, '2024-Q1');
        expect(states(element)).toEqual(['Open: the quarter has ended, the period is not closed yet.']);
        await press(element, '[data-close]');
        expect(ask).toHaveBeenCalledWith(
            expect.objectContaining({ message: expect.stringContaining('€20.08 become payable to Northwind Resale') })
        );
        expect(updateRecord).toHaveBeenCalledWith({
            fields: { Id: statementOfFirstQuarter, Status__c: 'PAYABLE' }
        });
        expect(refresh).toHaveBeenCalledTimes(1);
    });

    it('leaves the period open where the user does not agree', async () => {
        jest.spyOn(LightningConfirm, 'open' as never).mockResolvedValue(false as never);
        const element = await show();
        await choose(element, '2024-Q1');
        await press(element, '[data-close]');
        expect(updateRecord).not.toHaveBeenCalled();
    });

    it("shows the org's refusal beside the statement", async () => {
        jest.spyOn(LightningConfirm, 'open' as never).mockResolvedValue(true as never);
        (updateRecord as jest.Mock).mockRejectedValueOnce({ body: { message: 'The quarter has not ended yet.' } });
        const element = await show();
        await choose(element, '2024-Q1');
        await press(element, '[data-close]');
        expect(find(element, 'c-error-panel')).toMatchObject({ messages: ['The quarter has not ended yet.'] });
    });

    it('marks a closed statement as paid, with the reference of the payment', async () => {
        const element = await show(
            withStatement({ Status__c: 'PAYABLE', Rebate_Total__c: 20.08, Closed_On__c: '2024-04-05' })
        );
        await choose(element, '2024-Q1');
        await press(element, '[data-pay]');
        const reference = find<HTMLElement & { value: string; reportValidity: () => boolean }>(
            element,
            '[data-reference]'
        );
        reference.value = ' T-8 ';
        reference.reportValidity = () => true;
        await press(element, '[data-confirm-pay]');
        expect(updateRecord).toHaveBeenCalledWith({
            fields: { Id: statementOfFirstQuarter, Status__c: 'PAID', Payment_Reference__c: 'T-8' }
        });
    });

    it('tells a paid statement, and what was reversed between closing and payment', async () => {
        const element = await show();
        await choose(element, '2023-Q3');
        expect(states(element)).toEqual([
            'Paid on Nov 2, 2023: €200.00, reference T-7.',
            '€50.00 was reversed after closing.'
        ]);
        expect(findAll(element, '[data-close], [data-pay], [data-draw-up]')).toEqual([]);
    });

    it('draws up the statement of a quarter that has none yet', async () => {
        const changed = copy();
        changed.uiapi.query.Rebate_Statement__c.edges = [];
        const element = await show(changed);
        await choose(element, '2024-Q1');
        await press(element, '[data-draw-up]');
        expect(createRecord).toHaveBeenCalledWith({
            apiName: 'Rebate_Statement__c',
            fields: { Partner__c: 'a03000000000001AAA', Quarter__c: '2024-Q1' }
        });
    });

    it('tells an empty ledger and an error', async () => {
        const empty = copy();
        empty.uiapi.query.Partner_Credit__c.edges = [];
        const element = await show(empty);
        expect(find(element, 'c-empty-state')).toMatchObject({ heading: 'No rebates yet' });
        clearPage();
        const failing = mount('c-rebate-statements', RebateStatements, { recordId: 'a03000000000001AAA' });
        await settle();
        answerErrors([{ message: 'Out of order' }], named('PartnerRebates'));
        await settle();
        expect(find(failing, 'c-error-panel')).toMatchObject({ messages: ['Out of order'] });
    });
});
