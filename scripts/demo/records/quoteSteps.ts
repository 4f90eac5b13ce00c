import { formatMoney, formatPercent } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { MinorUnits } from '../../../force-app/main/default/lwc/programCore/programCore';
import { WON_STAGE } from '../opportunities';
import type { DemoQuote, DemoQuoteLine, QuoteStatus } from '../quotes';
import { specialPriceSteps } from './specialPriceSteps';
import { refer, referOrNull } from './step';
import type { DemoRecord, DemoStep } from './step';

export const QUOTE_WINS_TITLE = 'Win opportunities with their quotes';

/**
 * Quotes are written as drafts, get their lines, and then go the way to their status; issued ones on the day itself. The
 * first of the accepted ones win their deals, so that the rebates can be held against what was quoted.
 */
export function quoteSteps(quotes: readonly DemoQuote[], wonQuotes: number): DemoStep[] {
    const won = quotes.filter(({ status }) => status === 'ACCEPTED').slice(0, wonQuotes);
    return [
        { title: 'Quotes', kind: 'create', object: 'Partner_Quote__c', records: quotes.map(quoteRecord) },
        ...specialPriceSteps(quotes, true),
        { title: 'Quote lines', kind: 'create', object: 'Partner_Quote_Line__c', records: quotes.flatMap(lineRecords) },
        ...specialPriceSteps(quotes, false),
        moveOn('Issue quotes', quotes, ['ISSUED', 'ACCEPTED'], 'ISSUED'),
        moveOn('Accept quotes', quotes, ['ACCEPTED'], 'ACCEPTED'),
        moveOn('Supersede quotes', quotes, ['SUPERSEDED'], 'SUPERSEDED'),
        {
            title: QUOTE_WINS_TITLE,
            kind: 'update',
            object: 'Opportunity',
            records: won.map(({ opportunity }) => ({
                reference: opportunity.reference,
                values: { StageName: WON_STAGE }
            }))
        }
    ];
}

function moveOn(
    title: string,
    quotes: readonly DemoQuote[],
    statuses: readonly QuoteStatus[],
    to: QuoteStatus
): DemoStep {
    const records = quotes
        .filter((quote) => statuses.includes(quote.status))
        .map((quote) => ({ reference: quote.reference, values: { Status__c: to } }));
    return { title, kind: 'update', object: 'Partner_Quote__c', records };
}

function quoteRecord(quote: DemoQuote): DemoRecord {
    return {
        reference: quote.reference,
        values: {
            Opportunity__c: refer(quote.opportunity.reference),
            Partner__c: refer(quote.partner.reference),
            Quote_Date__c: quote.quotedOn,
            Business_Type__c: quote.opportunity.businessType
        }
    };
}

function lineRecords(quote: DemoQuote): DemoRecord[] {
    return quote.lines.map((line) => lineRecord(quote, line));
}

function lineRecord(
    quote: DemoQuote,
    { reference, line, registration, specialization, rival, components, price }: DemoQuoteLine
): DemoRecord {
    const money = (amount: MinorUnits): string => formatMoney(amount, quote.partner.program.currency);
    return {
        reference,
        values: {
            Partner_Quote__c: refer(quote.reference),
            Product__c: refer(line.product.reference),
            Description__c: line.product.name,
            Solution__c: line.product.solution,
            Quantity__c: line.quantity,
            Unit_Price__c: money(line.unitPrice),
            Deal_Registration__c: referOrNull(registration?.reference),
            Partner_Specialization__c: referOrNull(specialization?.reference),
            Protecting_Registration__c: referOrNull(rival?.reference),
            List_Amount__c: money(price.list),
            Front_Rate__c: formatPercent(components.FRONT.rate),
            Front_Amount__c: money(components.FRONT.amount),
            Registration_Rate__c: formatPercent(components.REGISTRATION.rate),
            Registration_Amount__c: money(components.REGISTRATION.amount),
            Specialist_Rate__c: formatPercent(components.SPECIALIST.rate),
            Specialist_Amount__c: money(components.SPECIALIST.amount),
            Special_Rate__c: formatPercent(components.SPECIAL.rate),
            Special_Amount__c: money(components.SPECIAL.amount),
            Discount_Amount__c: money(price.discount),
            Net_Amount__c: money(price.net),
            Rebate_Rate__c: formatPercent(price.rebate.rate),
            Rebate_Amount__c: money(price.rebate.amount)
        }
    };
}
