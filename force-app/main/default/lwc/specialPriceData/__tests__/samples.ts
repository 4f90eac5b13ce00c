import { opportunity as recorded } from '../../quoteData/__tests__/samples';
import type { Opportunity } from 'c/quoteData';
import issuedDetail from '../../quoteData/__tests__/data/quoteDetail.json';

const QUOTE = 'a08000000000001AAA';

/** The recorded quote of 10 × 1 250.00 network products and 100 × 19.99 of e-mail products as a draft of June 1, 2024. */
export const draftDetail = toDraft();

/** The recorded opportunity with that draft alone. */
export const opportunity: Opportunity = {
    ...recorded,
    quotes: [
        {
            id: QUOTE,
            name: 'Q-000007',
            status: 'DRAFT',
            quoteDate: '2024-06-01',
            version: 2,
            validUntil: null,
            issuedOn: null,
            acceptedOn: null,
            supersedes: null,
            supersededBy: null,
            net: 10099.2,
            rebate: 472.98
        }
    ]
};

function toDraft(): unknown {
    const copy = structuredCopy(issuedDetail);
    const { node } = copy.uiapi.query.Partner_Quote__c.edges[0]!;
    node.Status__c.value = 'DRAFT';
    node.Quote_Date__c.value = '2024-06-01';
    copy.uiapi.query.Special_Price_Request__c.edges = [];
    return copy;
}

function structuredCopy<Value>(value: Value): Value {
    return JSON.parse(JSON.stringify(value)) as Value;
}
