import { toPartnerRebates, type PartnerRebates } from 'c/rebateData';
import RebateStatement from 'c/rebateStatement';
import LightningConfirm from 'lightning/confirm';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { answer, answerErrors, graphql, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import partnerRebates from '../../rebateData/__tests__/data/partnerRebates.json';
import quotedLines from '../../rebateData/__tests__/data/quotedLines.json';

jest.mock('@salesforce/customPermission/Close_Rebate_Periods', () => ({ default: true }), { virtual: true });

type Row = { readonly key: string; readonly cells: readonly { readonly text: string; readonly note?: string }[] };
type Answer = typeof partnerRebates;

const statementOfFirstQuarter = 'a07000000000001AAA';
const settled = jest.fn();

const read = (data: unknown): PartnerRebates => toPartnerRebates(data)!;

async function show(data: unknown = partnerRebates, quarter = '2024-Q1'): Promise<HTMLElement> {
    const element = mount('c-rebate-statement', RebateStatement, {
        rebates: read(data),
        quarter,
        today: '2024-06-01'
    });
    element.addEventListener('settled', settled);
    await settle();
    answer(quotedLines, named('QuotedLines'));
    await settle();
    return element;
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
const copyLines = (): typeof quotedLines => JSON.parse(JSON.stringify(quotedLines)) as typeof quotedLines;

/** The answer with another first-quarter statement. */
function withStatement(values: Record<string, unknown>): Answer {
    const changed = copy();
    const [statement] = changed.uiapi.query.Rebate_Statement__c.edges;
    Object.entries(values).forEach(([field, value]) => {
        (statement?.node as unknown as Record<string, unknown>)[field] = { value };
    });
    return changed;
}

describe('the statement of a quarter on June 1, 2024', () => {
    afterEach(clearPage);

    it('cannot be closed while the quarter is running', async () => {
        const element = await show(partnerRebates, '2024-Q2');
        expect(states(element)).toEqual(['The quarter is running; more can accrue until Jun 30, 2024.']);
        expect(cells(element).at(-1)).toEqual(['Total', '', '€500.00', '', '€35.00', '', '']);
        expect(findAll(element, '[data-close], [data-pay], [data-draw-up]')).toEqual([]);
    });

    it('states each credit, adds up what counts, and holds it against the quote', async () => {
        const element = await show();
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
        expect(cells(element)[1]?.[6]).toBe('Q-000001: differs, €14.08 quoted');
        expect(readable(find(element, '[data-summary]'))).toContain('1 do not agree');
    });

    it('closes the period after asking, and says that it is settled', async () => {
        const ask = jest.spyOn(LightningConfirm, 'open' as never).mockResolvedValue(true as never);
        const element = await show();
        expect(states(element)).toEqual(['Open: the quarter has ended, the period is not closed yet.']);
        await press(element, '[data-close]');
        expect(ask).toHaveBeenCalledWith(
            expect.objectContaining({ message: expect.stringContaining('€20.08 become payable to Northwind Resale') })
        );
        expect(updateRecord).toHaveBeenCalledWith({
            fields: { Id: statementOfFirstQuarter, Status__c: 'PAYABLE' }
        });
        expect(settled).toHaveBeenCalledTimes(1);
    });

    it('leaves the period open where the user does not agree', async () => {
        jest.spyOn(LightningConfirm, 'open' as never).mockResolvedValue(false as never);
        const element = await show();
        await press(element, '[data-close]');
        expect(updateRecord).not.toHaveBeenCalled();
    });

    it("shows the org's refusal beside the statement", async () => {
        jest.spyOn(LightningConfirm, 'open' as never).mockResolvedValue(true as never);
        (updateRecord as jest.Mock).mockRejectedValueOnce({ body: { message: 'The quarter has not ended yet.' } });
        const element = await show();
        await press(element, '[data-close]');
        expect(find(element, 'c-error-panel')).toMatchObject({ messages: ['The quarter has not ended yet.'] });
    });

    it('marks a closed statement as paid, with the reference of the payment', async () => {
        const element = await show(
            withStatement({ Status__c: 'PAYABLE', Rebate_Total__c: 20.08, Closed_On__c: '2024-04-05' })
        );
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
        const element = await show(partnerRebates, '2023-Q3');
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
        await press(element, '[data-draw-up]');
        expect(createRecord).toHaveBeenCalledWith({
            apiName: 'Rebate_Statement__c',
            fields: { Partner__c: 'a03000000000001AAA', Quarter__c: '2024-Q1' }
        });
    });

    it('says what each rate was made of, what was taken back, and what was reversed and why', async () => {
        const notes = rows(await show()).map((row) => row.cells.map(({ note }) => note).filter(Boolean));
        expect(notes).toEqual([
            [expect.stringContaining('New customer'), 'takes back CR-000001 of Q3 2023'],
            [expect.stringContaining('Harbor Logistics · Network Security'), 'base 5% + uplift 2%'],
            [expect.stringContaining('Harbor Logistics')],
            [expect.stringContaining('Renewal'), 'On Mar 20, 2024: Opportunity reopened'],
            []
        ]);
    });

    it('names the cap that lowered a rate', async () => {
        const changed = copy();
        const [, network, mail] = changed.uiapi.query.Partner_Credit__c.edges;
        (network!.node as { Max_Rebate__c: unknown }).Max_Rebate__c = { value: 6 };
        (mail!.node as { Max_Rebate__c: unknown }).Max_Rebate__c = { value: 4.5 };
        const notes = rows(await show(changed)).map((row) => row.cells[3]?.note);
        expect(notes.slice(1, 3)).toEqual(['base 5% + uplift 2%, capped at 6%', 'base 5%, capped at 4.5%']);
    });

    it('holds credits against their quotes once all lines are read, page by page', async () => {
        const pages = copyLines();
        const [first, ...others] = pages.uiapi.query.Partner_Quote_Line__c.edges;
        pages.uiapi.query.Partner_Quote_Line__c = {
            edges: [first!],
            pageInfo: { hasNextPage: true, endCursor: 'v1:1' as never }
        };
        const element = mount('c-rebate-statement', RebateStatement, {
            rebates: read(partnerRebates),
            quarter: '2024-Q1',
            today: '2024-06-01'
        });
        await settle();
        answer(pages, named('QuotedLines'));
        await settle();
        expect(findAll(element, 'c-figure-table')).toEqual([]);
        expect(graphql.getLastConfig().variables).toMatchObject({ after: 'v1:1' });
        pages.uiapi.query.Partner_Quote_Line__c = {
            edges: others,
            pageInfo: { hasNextPage: false, endCursor: null }
        };
        answer(pages, named('QuotedLines'));
        await settle();
        expect(cells(element)[1]?.[6]).toBe('Q-000001: agrees to the cent');
    });

    it('turns into a document and back, and prints it', async () => {
        const print = jest.spyOn(window, 'print').mockImplementation(() => {});
        const element = await show();
        await press(element, '[data-view]');
        expect(find(element, 'c-rebate-paper')).toMatchObject({ record: { name: 'RS-000001' } });
        expect(findAll(element, 'c-figure-table')).toEqual([]);
        await press(element, '[data-print]');
        expect(print).toHaveBeenCalledTimes(1);
        await expect(element).toBeAccessible();
        await press(element, '[data-view]');
        expect(findAll(element, 'c-rebate-paper, [data-print]')).toEqual([]);
    }, 30_000);

    it('tells when the lines of the quotes cannot be read', async () => {
        const element = mount('c-rebate-statement', RebateStatement, {
            rebates: read(partnerRebates),
            quarter: '2024-Q1',
            today: '2024-06-01'
        });
        await settle();
        answerErrors([{ message: 'Out of order' }], named('QuotedLines'));
        await settle();
        expect(find(element, 'c-error-panel')).toMatchObject({ messages: ['Out of order'] });
    });
});
