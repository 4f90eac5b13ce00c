import {
    rateFromPercent,
    SPECIAL_PRICE_STATUSES,
    type Deal,
    type IsoDate,
    type Millionths,
    type Program,
    type SpecialPriceStatus,
    type SpecialPriceTarget
} from 'c/programCore';
import { toDeal, type DealContext, type StoredQuote } from 'c/quoteData';
import {
    idOf,
    labelOf,
    nodesOf,
    numberOf,
    oneOf,
    parentOf,
    queryOf,
    requiredNumber,
    requiredText,
    textOf,
    type RecordNode
} from 'c/recordValues';

/** A request for a special price as it is recorded. */
export interface SpecialPriceRequest {
    readonly id: string;
    readonly name: string;
    readonly status: SpecialPriceStatus;
    /** For nothing any longer where the line that it was for is gone. */
    readonly target: SpecialPriceTarget;
    /** The product of the line, or the solution, in the user's words; null where the line is gone. */
    readonly targetName: string | null;
    /** Points of the list amount. */
    readonly requestedRate: Millionths;
    /** null unless something was granted. */
    readonly approvedRate: Millionths | null;
    readonly reason: string;
    readonly validUntil: IsoDate;
    readonly requestedById: string;
    readonly requestedBy: string;
    /** A moment. */
    readonly requestedOn: string;
    readonly decidedBy: string | null;
    /** A moment. */
    readonly decidedOn: string | null;
    readonly comment: string | null;
    readonly quoteId: string;
    readonly quoteName: string;
    /** Only then can it be decided, and its price be taken over. */
    readonly isDraft: boolean;
}

/** A request with whose deal it is. */
export interface OpenRequest extends SpecialPriceRequest {
    readonly opportunityId: string;
    readonly opportunityName: string;
    /** null where the opportunity has no account. */
    readonly accountId: string | null;
    readonly accountName: string | null;
    readonly partnerId: string;
    readonly partnerName: string;
    readonly programId: string;
    readonly programName: string;
    /** null while the partner has no tier. */
    readonly tier: string | null;
    readonly tierName: string | null;
}

/** A decision of the past. */
export interface PastRequest extends SpecialPriceRequest {
    readonly partnerName: string;
}

export function requestsVariables(opportunityId: string | undefined): Record<string, unknown> | undefined {
    return opportunityId === undefined ? undefined : { opportunityId };
}

export function historyVariables(accountId: string | null | undefined): Record<string, unknown> | undefined {
    return accountId ? { accountId } : undefined;
}

export function toRequests(data: unknown): SpecialPriceRequest[] {
    return requestNodes(data).map(toRequest);
}

export function toOpenRequests(data: unknown): OpenRequest[] {
    return requestNodes(data).map((node) => {
        const quote = parentOrFail(node, 'Partner_Quote__r');
        const opportunity = parentOrFail(quote, 'Opportunity__r');
        const account = parentOf(opportunity, 'Account');
        const partner = parentOrFail(quote, 'Partner__r');
        const tier = parentOf(partner, 'Tier__r');
        return {
            ...toRequest(node),
            opportunityId: idOf(opportunity),
            opportunityName: requiredText(opportunity, 'Name'),
            accountId: textOf(opportunity, 'AccountId'),
            accountName: account && requiredText(account, 'Name'),
            partnerId: idOf(partner),
            partnerName: requiredText(partner, 'Name'),
            programId: requiredText(partner, 'Program__c'),
            programName: requiredText(parentOrFail(partner, 'Program__r'), 'Name'),
            tier: tier && requiredText(tier, 'Code__c'),
            tierName: tier && requiredText(tier, 'Name')
        };
    });
}

export function toHistory(data: unknown): PastRequest[] {
    return requestNodes(data).map((node) => {
        const partner = parentOrFail(parentOrFail(node, 'Partner_Quote__r'), 'Partner__r');
        return { ...toRequest(node), partnerName: requiredText(partner, 'Name') };
    });
}

/**
 * What the core needs to price a saved draft anew, by the facts of today; undefined while the partner has no tier.
 * @param tier the code of the partner's tier
 */
export function toQuoteDeal(
    { lines, specialPrices, businessType, quoteDate }: StoredQuote,
    tier: string | null,
    context: DealContext,
    program: Program
): Deal | undefined {
    const quoted = { lines: lines.map(({ product }) => product), specialPrices };
    return toDeal(quoted, context, program, { businessType, tier, registration: 'AS_RECORDED' }, quoteDate);
}

function requestNodes(data: unknown): RecordNode[] {
    return nodesOf(queryOf(data), 'Special_Price_Request__c');
}

function toRequest(node: RecordNode): SpecialPriceRequest {
    const quote = parentOrFail(node, 'Partner_Quote__r');
    const line = parentOf(node, 'Partner_Quote_Line__r');
    const decider = parentOf(node, 'Decided_By__r');
    const requester = parentOrFail(node, 'CreatedBy');
    const approved = numberOf(node, 'Approved_Rate__c');
    return {
        id: idOf(node),
        name: requiredText(node, 'Name'),
        status: oneOf(SPECIAL_PRICE_STATUSES, node, 'Status__c'),
        target: { line: line && idOf(line), solution: textOf(node, 'Solution__c') },
        targetName: line ? nameOfLine(line) : labelOf(node, 'Solution__c'),
        requestedRate: rateFromPercent(requiredNumber(node, 'Requested_Rate__c')),
        approvedRate: approved === null ? null : rateFromPercent(approved),
        reason: requiredText(node, 'Reason__c'),
        validUntil: requiredText(node, 'Valid_Until__c'),
        requestedById: idOf(requester),
        requestedBy: requiredText(requester, 'Name'),
        requestedOn: requiredText(node, 'CreatedDate'),
        decidedBy: decider && requiredText(decider, 'Name'),
        decidedOn: textOf(node, 'Decided_On__c'),
        comment: textOf(node, 'Decision_Comment__c'),
        quoteId: idOf(quote),
        quoteName: requiredText(quote, 'Name'),
        isDraft: requiredText(quote, 'Status__c') === 'DRAFT'
    };
}

function nameOfLine(line: RecordNode): string {
    const product = parentOf(line, 'Product__r');
    return (product && textOf(product, 'Name')) ?? textOf(line, 'Description__c') ?? requiredText(line, 'Name');
}

function parentOrFail(node: RecordNode, relationship: string): RecordNode {
    const parent = parentOf(node, relationship);
    if (parent === null) {
        throw new Error(`${relationship} of ${idOf(node)} is blank, or you have no access to it.`);
    }
    return parent;
}
