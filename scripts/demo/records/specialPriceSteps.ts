import { formatPercent } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { DemoQuote } from '../quotes';
import type { DemoSpecialPrice } from '../specialPrices';
import { PARTNER_MANAGER, refer, SALES_REP } from './step';
import type { DemoRecord, DemoStep } from './step';

const REQUEST = 'Special_Price_Request__c';

/** Asked for by a rep on a draft, and decided by somebody else. @param isApplied those that the lines are priced with, or the others */
export function specialPriceSteps(quotes: readonly DemoQuote[], isApplied: boolean): DemoStep[] {
    const asked = quotes.flatMap((quote) =>
        quote.specialPrice?.isApplied === isApplied ? [{ quote, request: quote.specialPrice }] : []
    );
    const decided = (status: DemoSpecialPrice['status'], as: string): DemoStep => ({
        title: `Special prices ${status.toLowerCase()}`,
        kind: 'update',
        object: REQUEST,
        as,
        records: asked.flatMap(({ request }) => (request.status === status ? [decisionRecord(request)] : []))
    });
    return [
        {
            title: 'Special price requests',
            kind: 'create',
            object: REQUEST,
            as: SALES_REP,
            records: asked.map(({ quote, request }) => requestRecord(quote, request))
        },
        decided('APPROVED', PARTNER_MANAGER),
        decided('REJECTED', PARTNER_MANAGER),
        decided('WITHDRAWN', SALES_REP)
    ];
}

function requestRecord(quote: DemoQuote, request: DemoSpecialPrice): DemoRecord {
    const [line] = quote.lines;
    if (line === undefined) {
        throw new RangeError(`${quote.reference} has no line that ${request.reference} could be for.`);
    }
    return {
        reference: request.reference,
        values: {
            Partner_Quote__c: refer(quote.reference),
            ...(request.isForLine
                ? { Partner_Quote_Line__c: refer(line.reference) }
                : { Solution__c: line.line.product.solution }),
            Requested_Rate__c: formatPercent(request.rate),
            Reason__c: request.reason,
            Valid_Until__c: request.validUntil
        }
    };
}

function decisionRecord({ reference, status, grantedRate, comment }: DemoSpecialPrice): DemoRecord {
    return {
        reference,
        values: {
            Status__c: status,
            ...(status === 'APPROVED' && { Approved_Rate__c: formatPercent(grantedRate) }),
            ...(comment !== null && { Decision_Comment__c: comment })
        }
    };
}
