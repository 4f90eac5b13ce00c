import { gql } from 'lightning/graphql';
import {
    formatMoney,
    formatPercent,
    grantedSpecialRate,
    priceDeal,
    type ComponentCode,
    type Deal,
    type MinorUnits,
    type Program,
    type TracedLine
} from 'c/programCore';
import { idOf, parentOf, requiredText, type RecordNode } from 'c/recordValues';
import { send } from './lifeCycle';
import type { Opportunity, ProductLine } from './reading';

/**
 * All lines are saved in one request and one transaction. The platform names no limit of operations; a quote that is
 * larger than this nobody edits on a page.
 */
export const MOST_LINES = 500;

type FieldInput = string | number | null;

/** A quote with its lines as the org stores them: field API name → value; rates in percent points. */
export interface QuoteInput {
    readonly quote: Readonly<Record<string, FieldInput>>;
    readonly lines: readonly Readonly<Record<string, FieldInput>>[];
}

/** What a quote says beside its price. */
export interface QuoteTerms {
    /** ISO date; null is without end. */
    readonly validUntil: string | null;
    /** Id of the issued or accepted quote that this one is to replace. */
    readonly supersedes: string | null;
}

const NO_TERMS: QuoteTerms = { validUntil: null, supersedes: null };

export interface SavedQuote {
    readonly id: string;
    readonly name: string;
}

/**
 * The records of a priced deal.
 * @param opportunity with the lines that are quoted
 * @param deal made of facts: the org finds registration, specialization and special price itself, derives the rates from
 * them and refuses others
 */
export function toQuoteInput(
    opportunity: Opportunity,
    program: Program,
    deal: Deal,
    terms: QuoteTerms = NO_TERMS
): QuoteInput {
    const { trace } = priceDeal(program, deal);
    // The org stores the granted rates before any cap; what a cap trims to nothing, the trace above lists as refused.
    const uncapped = priceDeal({ ...program, maxDiscount: null, priceGuarantee: null }, deal).trace;
    return {
        quote: {
            Opportunity__c: opportunity.id,
            Partner__c: opportunity.partner?.id ?? null,
            Quote_Date__c: deal.quoteDate,
            Business_Type__c: deal.businessType,
            Status__c: 'DRAFT',
            Valid_Until__c: terms.validUntil,
            Supersedes__c: terms.supersedes
        },
        lines: trace.lines.map((line, index) => {
            const product = opportunity.lines[index];
            const granted = uncapped.lines[index];
            if (product === undefined || granted === undefined) {
                throw new Error(
                    `The deal has ${trace.lines.length} lines, the opportunity ${opportunity.lines.length}.`
                );
            }
            return {
                ...toProductFields(product),
                ...toPriceFields(line, granted, program.currency),
                // What the floor price leaves nothing of was granted all the same.
                Special_Rate__c: Number(formatPercent(specialRateOf(deal, index)))
            };
        })
    };
}

function specialRateOf(deal: Deal, index: number): number {
    const line = deal.lines[index];
    return line === undefined ? 0 : grantedSpecialRate(deal, line);
}

function toProductFields(product: ProductLine): Record<string, FieldInput> {
    return {
        Partner_Quote__c: '@{quote}',
        Product__c: product.productId,
        Description__c: (product.description ?? product.name)?.slice(0, 255) ?? null,
        Solution__c: product.solution,
        Quantity__c: product.quantity,
        Unit_Price__c: product.unitPrice
    };
}

function toPriceFields(line: TracedLine, granted: TracedLine, currency: string): Record<string, FieldInput> {
    const money = (amount: MinorUnits): number => Number(formatMoney(amount, currency));
    const percent = (millionths: number): number => Number(formatPercent(millionths));
    const rateOf = (code: ComponentCode): number =>
        percent(granted.components.find((component) => component.code === code)?.rate ?? 0);
    const amountOf = (code: ComponentCode): number =>
        money(line.components.find((component) => component.code === code)?.amount ?? 0);
    return {
        List_Amount__c: money(line.list),
        Front_Rate__c: rateOf('FRONT'),
        Front_Amount__c: amountOf('FRONT'),
        Registration_Rate__c: rateOf('REGISTRATION'),
        Registration_Amount__c: amountOf('REGISTRATION'),
        Specialist_Rate__c: rateOf('SPECIALIST'),
        Specialist_Amount__c: amountOf('SPECIALIST'),
        Special_Amount__c: amountOf('SPECIAL'),
        Discount_Amount__c: money(line.discount),
        Net_Amount__c: money(line.net),
        Rebate_Rate__c: percent(line.rebate.rate),
        Rebate_Amount__c: money(line.rebate.amount)
    };
}

/**
 * Saves a quote and its lines in one transaction: all or nothing.
 * @throws the platform's errors as a list, see `reduceErrors`; the operation of line n is `line<n>`, counted from 1
 * @throws RangeError for a quote of more than MOST_LINES lines
 */
export async function saveQuote({ quote, lines }: QuoteInput): Promise<SavedQuote> {
    if (lines.length > MOST_LINES) {
        throw new RangeError(`A quote has at most ${MOST_LINES} lines; this one has ${lines.length}.`);
    }
    const variables: Record<string, unknown> = { quote: { Partner_Quote__c: quote } };
    lines.forEach((line, index) => {
        variables[`line${index + 1}`] = { Partner_Quote_Line__c: line };
    });
    return toSavedQuote(await send(saveDocument(lines.length), variables, 'SaveQuote'));
}

/**
 * Saves a draft anew: its lines are updated, those that are no longer there deleted, in one transaction. Its day, which
 * can only become today, is saved before its lines, which the org verifies as of that day; partner and business type of a
 * quote with lines are fixed.
 * @param stored Ids of the lines that the draft has; those of the input's lines are in `lineIds`
 * @throws the platform's errors as a list, see `reduceErrors`; the operation of line n is `line<n>`, counted from 1
 */
export async function saveDraft(
    quoteId: string,
    { quote, lines }: QuoteInput,
    lineIds: readonly string[],
    stored: readonly string[]
): Promise<void> {
    const removed = stored.filter((id) => !lineIds.includes(id));
    const variables: Record<string, unknown> = {
        quote: {
            Id: quoteId,
            Partner_Quote__c: { Quote_Date__c: quote['Quote_Date__c'], Valid_Until__c: quote['Valid_Until__c'] }
        }
    };
    lines.forEach(({ Partner_Quote__c: _parent, ...fields }, index) => {
        variables[`line${index + 1}`] = { Id: lineIds[index], Partner_Quote_Line__c: fields };
    });
    removed.forEach((id, index) => {
        variables[`removed${index + 1}`] = { Id: id };
    });
    await send(draftDocument(lines.length, removed.length), variables, 'SaveDraft');
}

/** Lines are deleted last, so that a quote never loses its last line on the way. */
function draftDocument(lineCount: number, removedCount: number): unknown {
    const lines = numbersTo(lineCount);
    const removed = numbersTo(removedCount);
    const parameters = [
        '$quote: Partner_Quote__cUpdateInput!',
        ...lines.map((number) => `$line${number}: Partner_Quote_Line__cUpdateInput!`),
        ...removed.map((number) => `$removed${number}: RecordDeleteInput!`)
    ];
    const operations = [
        'quote: Partner_Quote__cUpdate(input: $quote) { success }',
        ...lines.map((number) => `line${number}: Partner_Quote_Line__cUpdate(input: $line${number}) { success }`),
        ...removed.map((number) => `removed${number}: Partner_Quote_Line__cDelete(input: $removed${number}) { Id }`)
    ];
    return gql`
        mutation SaveDraft(${parameters.join(', ')}) {
            uiapi(input: { allOrNone: true }) {
                ${operations.join('\n')}
            }
        }
    `;
}

function numbersTo(count: number): number[] {
    return Array.from({ length: count }, (_unused, index) => index + 1);
}

/** One operation for the quote and one a line, each with a variable of its own; no value is part of the text. */
function saveDocument(lineCount: number): unknown {
    const numbers = numbersTo(lineCount);
    const parameters = numbers.map((number) => `$line${number}: Partner_Quote_Line__cCreateInput!`);
    const operations = numbers.map(
        (number) => `line${number}: Partner_Quote_Line__cCreate(input: $line${number}) { Record { Id } }`
    );
    return gql`
        mutation SaveQuote($quote: Partner_Quote__cCreateInput!, ${parameters.join(', ')}) {
            uiapi(input: { allOrNone: true }) {
                quote: Partner_Quote__cCreate(input: $quote) { Record { Id Name { value } } }
                ${operations.join('\n')}
            }
        }
    `;
}

function toSavedQuote(data: unknown): SavedQuote {
    const answer = parentOf((data ?? {}) as RecordNode, 'uiapi');
    const created = answer && parentOf(answer, 'quote');
    const record = created && parentOf(created, 'Record');
    if (!record) {
        throw new Error('The org saved the quote but did not say which record it is.');
    }
    return { id: idOf(record), name: requiredText(record, 'Name') };
}
