import RebateStatements from 'c/rebateStatements';
import { answer, answerErrors, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import programRules from '../../programData/__tests__/data/programRules.json';
import partnerRebates from '../../rebateData/__tests__/data/partnerRebates.json';

type Statement = HTMLElement & { quarter: string; today: string; rebates: { partner: { name: string } } };

const refresh = jest.fn(async () => {});

async function show(rebates: unknown = partnerRebates): Promise<HTMLElement> {
    const element = mount('c-rebate-statements', RebateStatements, { recordId: 'a03000000000001AAA' });
    await settle();
    answer(rebates, named('PartnerRebates'), refresh);
    await settle();
    answer(programRules, named('ProgramRules'));
    await settle();
    return element;
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

    it('states the running quarter first, and the one that is chosen, and reads the ledger again once it is settled', async () => {
        const element = await show();
        const statement = find<Statement>(element, 'c-rebate-statement');
        expect(statement).toMatchObject({ quarter: '2024-Q2', today: '2024-06-01' });
        expect(statement.rebates.partner.name).toBe('Northwind Resale');
        find(element, '[data-quarter]').dispatchEvent(new CustomEvent('change', { detail: { value: '2024-Q1' } }));
        await settle();
        expect(statement.quarter).toBe('2024-Q1');
        statement.dispatchEvent(new CustomEvent('settled'));
        await settle();
        expect(refresh).toHaveBeenCalledTimes(1);
    });

    it('tells an empty ledger and an error', async () => {
        const empty = JSON.parse(JSON.stringify(partnerRebates)) as typeof partnerRebates;
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
