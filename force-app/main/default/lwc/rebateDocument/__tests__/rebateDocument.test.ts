import RebateDocument from 'c/rebateDocument';
import { answer, answerErrors, graphql, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, mount, settle } from '../../../../../../test/mocks/page';
import partnerRebates from '../../rebateData/__tests__/data/partnerRebates.json';

const refresh = jest.fn(async () => {});

function statedQuarter(edges: unknown[]): unknown {
    return { uiapi: { query: { Rebate_Statement__c: { edges } } } };
}

async function open(): Promise<HTMLElement> {
    const element = mount('c-rebate-document', RebateDocument, { recordId: 'a07000000000001AAA' });
    await settle();
    return element;
}

describe("a rebate statement's page", () => {
    afterEach(clearPage);

    it('shows the statement of its partner and quarter as a document, and reads it again once it is settled', async () => {
        const element = await open();
        const node = {
            Id: 'a07000000000001AAA',
            Partner__c: { value: 'a03000000000001AAA' },
            Quarter__c: { value: '2024-Q1' }
        };
        answer(statedQuarter([{ node }]), named('StatedQuarter'));
        await settle();
        expect(graphql.getLastConfig().variables).toEqual({
            partnerId: 'a03000000000001AAA',
            creditsFrom: '2024-01-01'
        });
        answer(partnerRebates, named('PartnerRebates'), refresh);
        await settle();
        const statement = find(element, 'c-rebate-statement');
        expect(statement).toMatchObject({ quarter: '2024-Q1', asDocument: true });
        statement.dispatchEvent(new CustomEvent('settled'));
        await settle();
        expect(refresh).toHaveBeenCalledTimes(1);
    });

    it('says that the statement is not there, and what went wrong', async () => {
        const element = await open();
        answer(statedQuarter([]), named('StatedQuarter'));
        await settle();
        expect(find(element, 'c-error-panel')).toMatchObject({
            messages: ['The statement does not exist, or you have no access to it.']
        });
        clearPage();
        const failing = await open();
        answerErrors([{ message: 'Out of order' }], named('StatedQuarter'));
        await settle();
        expect(find(failing, 'c-error-panel')).toMatchObject({ messages: ['Out of order'] });
    });
});
