/** Reads what a partner is owed in rebates, and gives it to the core in its own form. */
import {
    addQuarters,
    BUSINESS_TYPES,
    CREDIT_STATUSES,
    daysOfQuarter,
    quarterOf,
    rateFromPercent,
    signedMoneyFromNumber,
    type IsoDate,
    type Quarter,
    type QuotedLine,
    type RateTerms,
    type RebateCredit
} from 'c/programCore';
import {
    idOf,
    labelOf,
    nodesOf,
    numberOf,
    oneOf,
    pageOf,
    parentOf,
    queryOf,
    requiredNumber,
    requiredText,
    textOf,
    toParty,
    type Party,
    type RecordNode
} from 'c/recordValues';

export { closeStatement, drawUpStatement, payStatement } from './closing';
export { QUOTED_LINES_QUERY, REBATES_QUERY, STATEMENT_QUERY } from './documents';

/** Quarters that the page looks back on, the present one included. */
export const SHOWN_QUARTERS = 8;

/** A record to link to. */
export interface NamedRecord {
    readonly id: string;
    readonly name: string;
}

/** What the page says about a credit beside what the core needs. */
export interface CreditNames {
    readonly name: string;
    readonly solution: string | null;
    readonly endCustomer: string | null;
    readonly opportunity: NamedRecord | null;
    readonly quote: NamedRecord | null;
    /** The paid credit that it takes back, and the quarter that stated it. */
    readonly takesBack: { readonly name: string; readonly quarter: Quarter } | null;
    readonly reversedOn: IsoDate | null;
    readonly reversalReason: string | null;
}

export const STATEMENT_STATUSES = ['OPEN', 'PAYABLE', 'PAID'] as const;
export type StatementStatus = (typeof STATEMENT_STATUSES)[number];

/** A statement as the org keeps it. Amounts in minor units; null until they are fixed. */
export interface StatementRecord {
    readonly id: string;
    readonly name: string;
    readonly quarter: Quarter;
    readonly status: StatementStatus;
    readonly rebate: number | null;
    readonly paid: number | null;
    readonly closedOn: IsoDate | null;
    readonly closedBy: string | null;
    readonly paidOn: IsoDate | null;
    readonly paymentReference: string | null;
}

export interface PartnerRebates {
    readonly partner: NamedRecord;
    /** The partner's company. */
    readonly company: Party;
    readonly programId: string;
    readonly programName: string;
    readonly vendor: string;
    readonly currency: string;
    readonly credits: readonly RebateCredit[];
    /** By the credit's id. */
    readonly names: ReadonlyMap<string, CreditNames>;
    readonly statements: readonly StatementRecord[];
}

/** A statement that a page is about. */
export interface StatedQuarter {
    readonly partnerId: string;
    readonly quarter: Quarter;
}

export function statementVariables(statementId: string | undefined): Record<string, unknown> | undefined {
    return statementId === undefined ? undefined : { statementId };
}

/** @throws Error when the statement is not there, or not visible to the user */
export function toStatedQuarter(data: unknown): StatedQuarter {
    const [node] = nodesOf(queryOf(data), 'Rebate_Statement__c');
    if (node === undefined) {
        throw new Error('The statement does not exist, or you have no access to it.');
    }
    return { partnerId: requiredText(node, 'Partner__c'), quarter: requiredText(node, 'Quarter__c') };
}

/** The first of the quarters that the page shows, the last of which is the present one. */
export function firstShownQuarter(asOf: IsoDate): Quarter {
    return addQuarters(quarterOf(asOf), 1 - SHOWN_QUARTERS);
}

/** The ledger from a quarter on. */
export function rebateVariables(partnerId: string | undefined, first: Quarter): Record<string, unknown> | undefined {
    return partnerId === undefined ? undefined : { partnerId, creditsFrom: daysOfQuarter(first).from };
}

/** undefined where no credit of the quarter comes from a quote. */
export function quotedLineVariables(
    { credits }: PartnerRebates,
    quarter: Quarter,
    after: string | null = null
): Record<string, unknown> | undefined {
    const stated = credits.filter((credit) => credit.quarter === quarter);
    const quoteIds = [...new Set(stated.flatMap(({ quote }) => quote ?? []))];
    return quoteIds.length === 0 ? undefined : { quoteIds, after };
}

/** null where there is no such partner. */
export function toPartnerRebates(data: unknown): PartnerRebates | null {
    const query = queryOf(data);
    const [partner] = nodesOf(query, 'Partner__c');
    if (partner === undefined) {
        return null;
    }
    const program = parentOf(partner, 'Program__r');
    if (program === null) {
        throw new Error('The partner has no program.');
    }
    const company = parentOf(partner, 'Account__r');
    if (company === null) {
        throw new Error("The partner's account is not visible to you.");
    }
    const currency = requiredText(program, 'Currency_Code__c');
    const credits = nodesOf(query, 'Partner_Credit__c');
    return {
        partner: { id: idOf(partner), name: requiredText(partner, 'Name') },
        company: toParty(company),
        programId: requiredText(partner, 'Program__c'),
        programName: requiredText(program, 'Name'),
        vendor: requiredText(program, 'Vendor__c'),
        currency,
        credits: credits.map((node) => toCredit(node, currency)),
        names: new Map(credits.map((node) => [idOf(node), toNames(node)])),
        statements: nodesOf(query, 'Rebate_Statement__c').map((node) => toStatement(node, currency))
    };
}

/** Quoted lines, and what to ask for as `after` to get the next ones; null where these are the last. */
export interface QuotedPage {
    readonly lines: readonly QuotedLine[];
    readonly next: string | null;
}

export function toQuotedLines(data: unknown, currency: string): QuotedPage {
    const { nodes, next } = pageOf(queryOf(data), 'Partner_Quote_Line__c');
    const lines = nodes.map((node) => ({
        quote: requiredText(node, 'Partner_Quote__c'),
        solution: textOf(node, 'Solution__c'),
        net: signedMoneyFromNumber(requiredNumber(node, 'Net_Amount__c'), currency),
        rebate: signedMoneyFromNumber(requiredNumber(node, 'Rebate_Amount__c'), currency)
    }));
    return { lines, next };
}

function toCredit(node: RecordNode, currency: string): RebateCredit {
    const quote = parentOf(node, 'Partner_Quote__r');
    return {
        id: idOf(node),
        wonOn: requiredText(node, 'Won_On__c'),
        quarter: requiredText(node, 'Rebate_Quarter__c'),
        solution: textOf(node, 'Solution__c'),
        businessType: oneOf(BUSINESS_TYPES, node, 'Business_Type__c'),
        amount: signedMoneyFromNumber(requiredNumber(node, 'Amount__c'), currency),
        rate: rateFromPercent(numberOf(node, 'Rebate_Rate__c') ?? 0),
        terms: toTerms(node),
        rebate: signedMoneyFromNumber(numberOf(node, 'Rebate_Amount__c') ?? 0, currency),
        status: oneOf(CREDIT_STATUSES, node, 'Status__c'),
        hasUplift: textOf(node, 'Partner_Specialization__c') !== null,
        isCounterEntry: parentOf(node, 'Reversal_Of__r') !== null,
        quote: quote === null ? null : idOf(quote)
    };
}

function toTerms(node: RecordNode): RateTerms | null {
    const rate = (field: string): number | null => {
        const percent = numberOf(node, field);
        return percent === null ? null : rateFromPercent(percent);
    };
    const base = rate('Base_Rebate_Rate__c');
    return base === null ? null : { base, uplift: rate('Rebate_Uplift__c') ?? 0, cap: rate('Max_Rebate__c') };
}

function toNames(node: RecordNode): CreditNames {
    const named = (relationship: string): NamedRecord | null => {
        const parent = parentOf(node, relationship);
        return parent === null ? null : { id: idOf(parent), name: requiredText(parent, 'Name') };
    };
    const taken = parentOf(node, 'Reversal_Of__r');
    return {
        name: requiredText(node, 'Name'),
        solution: labelOf(node, 'Solution__c'),
        endCustomer: named('End_Customer__r')?.name ?? null,
        opportunity: named('Opportunity__r'),
        quote: named('Partner_Quote__r'),
        takesBack: taken && {
            name: requiredText(taken, 'Name'),
            quarter: requiredText(taken, 'Rebate_Quarter__c')
        },
        reversedOn: textOf(node, 'Reversed_On__c'),
        reversalReason: labelOf(node, 'Reversal_Reason__c')
    };
}

function toStatement(node: RecordNode, currency: string): StatementRecord {
    const money = (field: string): number | null => {
        const value = numberOf(node, field);
        return value === null ? null : signedMoneyFromNumber(value, currency);
    };
    const closer = parentOf(node, 'Closed_By__r');
    return {
        id: idOf(node),
        name: requiredText(node, 'Name'),
        quarter: requiredText(node, 'Quarter__c'),
        status: oneOf(STATEMENT_STATUSES, node, 'Status__c'),
        rebate: money('Rebate_Total__c'),
        paid: money('Paid_Total__c'),
        closedOn: textOf(node, 'Closed_On__c'),
        closedBy: closer && requiredText(closer, 'Name'),
        paidOn: textOf(node, 'Paid_On__c'),
        paymentReference: textOf(node, 'Payment_Reference__c')
    };
}
