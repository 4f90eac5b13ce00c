import type { Quote } from 'c/quoteData';
import QuoteVersions from 'c/quoteVersions';
import LightningConfirm from 'lightning/confirm';
import { executeMutation, operationName } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';

const DRAFT: Quote = {
    id: 'a08000000000001AAA',
    name: 'Q-000001',
    status: 'DRAFT',
    quoteDate: '2024-06-01',
    version: 3,
    validUntil: '2024-06-30',
    issuedOn: null,
    acceptedOn: null,
    supersedes: 'Q-000000',
    supersededBy: null,
    net: 1000,
    rebate: 30
};
const ISSUED: Quote = {
    ...DRAFT,
    id: 'a08000000000002AAA',
    status: 'ISSUED',
    issuedOn: '2024-06-02',
    supersedes: null
};
const ACCEPTED: Quote = { ...ISSUED, id: 'a08000000000003AAA', status: 'ACCEPTED', acceptedOn: '2024-06-03' };
const SUPERSEDED: Quote = { ...ISSUED, id: 'a08000000000004AAA', status: 'SUPERSEDED', supersededBy: 'Q-000009' };

async function show(quotes: readonly Quote[], agrees = true, canOpen = true): Promise<HTMLElement> {
    const dialog = LightningConfirm as unknown as { open: (question: unknown) => Promise<boolean> };
    dialog.open = jest.fn(async () => agrees);
    const element = mount('c-quote-versions', QuoteVersions, { quotes, currency: 'EUR', canOpen });
    await settle();
    return element;
}

async function press(element: HTMLElement, row: string, action: string): Promise<void> {
    find(element, '[data-quotes]').dispatchEvent(new CustomEvent('rowaction', { detail: { row, action } }));
    await settle();
    await settle();
}

function heard(element: HTMLElement, name: string): unknown[] {
    const details: unknown[] = [];
    element.addEventListener(name, (event) => details.push((event as CustomEvent).detail));
    return details;
}

describe("an opportunity's quotes", () => {
    afterEach(clearPage);

    it('say their version and what they replace, since when they are issued, and by what they were replaced', async () => {
        const table = find(await show([DRAFT, ISSUED, ACCEPTED, SUPERSEDED]), '[data-quotes]');

        expect(readable(find(table, `[data-row="${DRAFT.id}"] th`))).toBe('version 3, replaces Q-000000');
        expect(findAll(table, '[data-cell="status"]').map(readable)).toEqual([
            'Draft',
            'Issuedsince Jun 2, 2024',
            'Acceptedon Jun 3, 2024',
            'Supersededby Q-000009'
        ]);
        expect(readable(find(table, '[data-cell="date"]'))).toBe('Jun 1, 2024valid until Jun 30, 2024');
    });

    function offered(element: HTMLElement): string[][] {
        const { rows } = find<HTMLElement & { rows: { actions: { name: string }[] }[] }>(element, '[data-quotes]');
        return rows.map(({ actions }) => actions.map(({ name }) => name));
    }

    it('offer what can come next in the life of each', async () => {
        const element = await show([DRAFT, ISSUED, ACCEPTED, SUPERSEDED]);

        expect(offered(element)).toEqual([
            ['DRAFT', 'ISSUE', 'DELETE'],
            ['ACCEPT', 'AS_ISSUED', 'VERSION', 'SUPERSEDE'],
            ['AS_ISSUED', 'VERSION'],
            ['AS_ISSUED', 'COPY']
        ]);
        await expect(element).toBeAccessible();
    });

    it('are explained where they were issued, also when nothing can be priced any more', async () => {
        const givenUp: Quote = { ...SUPERSEDED, issuedOn: null };
        const element = await show([DRAFT, ACCEPTED, givenUp], true, false);
        const explained = heard(element, 'explainquote');

        expect(offered(element)).toEqual([['ISSUE', 'DELETE'], ['AS_ISSUED'], []]);
        await press(element, ACCEPTED.id, 'AS_ISSUED');
        expect(explained).toEqual([ACCEPTED.id]);
    });

    it('say so where there are none', async () => {
        expect(readable(find(await show([]), '[data-none]'))).toBe('No quote saved yet.');
    });

    it('open in the workspace without a question', async () => {
        const element = await show([ISSUED]);
        const opened = heard(element, 'openquote');
        await press(element, ISSUED.id, 'VERSION');

        expect(opened).toEqual([{ id: ISSUED.id, mode: 'VERSION' }]);
        expect(executeMutation).not.toHaveBeenCalled();
    });

    it.each([
        ['ISSUE', DRAFT, { Id: DRAFT.id, Partner_Quote__c: { Status__c: 'ISSUED' } }],
        ['ACCEPT', ISSUED, { Id: ISSUED.id, Partner_Quote__c: { Status__c: 'ACCEPTED' } }],
        ['SUPERSEDE', ISSUED, { Id: ISSUED.id, Partner_Quote__c: { Status__c: 'SUPERSEDED' } }],
        ['DELETE', DRAFT, { Id: DRAFT.id }]
    ])('ask before they %s, do it, and tell', async (action, quote, input) => {
        executeMutation.mockResolvedValue({ data: { uiapi: {} } });
        const element = await show([quote]);
        const changed = heard(element, 'quotechange');
        const toasts = heard(element, 'lightning__showtoast');
        await press(element, quote.id, action);

        expect((LightningConfirm as unknown as { open: jest.Mock }).open.mock.calls[0][0].message).toContain(
            'Q-000001'
        );
        expect(executeMutation.mock.calls[0][0].variables).toEqual({ input });
        expect(changed).toEqual([quote.id]);
        expect(toasts).toHaveLength(1);
    });

    it('do nothing where the user thinks better of it', async () => {
        const element = await show([DRAFT], false);
        await press(element, DRAFT.id, 'ISSUE');

        expect(executeMutation).not.toHaveBeenCalled();
    });

    it('show why the org refuses, line by line', async () => {
        const message = 'Prices have changed. QL-1, front 20 → 16 | QL-2, rebate 3 → 2';
        executeMutation.mockResolvedValue({ data: null, errors: [{ message, path: ['uiapi', 'quote'] }] });
        const element = await show([DRAFT]);
        const changed = heard(element, 'quotechange');
        await press(element, DRAFT.id, 'ISSUE');

        expect(find(element, '[data-refusal]')).toMatchObject({
            heading: 'Q-000001: Issue was refused',
            messages: ['Prices have changed. QL-1, front 20 → 16', 'QL-2, rebate 3 → 2']
        });
        expect(changed).toEqual([]);
        await expect(element).toBeAccessible();
    });

    it('delete by the operation for it', async () => {
        executeMutation.mockResolvedValue({ data: { uiapi: {} } });
        await press(await show([DRAFT]), DRAFT.id, 'DELETE');

        expect(operationName(executeMutation.mock.calls[0][0].query)).toBe('DeleteQuote');
    });
});
