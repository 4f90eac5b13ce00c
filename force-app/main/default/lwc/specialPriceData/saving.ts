import { formatPercent, type IsoDate, type Millionths, type SpecialPriceTarget } from 'c/programCore';
import { executeMutation, gql } from 'lightning/graphql';

/** What somebody asks for. */
export interface RequestInput {
    readonly quoteId: string;
    readonly target: SpecialPriceTarget;
    readonly rate: Millionths;
    readonly reason: string;
    readonly validUntil: IsoDate;
}

/** What somebody decides on a request. Who and when is set by the org. */
export type SpecialPriceDecision =
    | { readonly kind: 'APPROVE'; readonly rate: Millionths; readonly comment: string }
    | { readonly kind: 'REJECT'; readonly comment: string };

/** @throws the platform's errors as a list, see `reduceErrors` */
export async function requestSpecialPrice({ quoteId, target, rate, reason, validUntil }: RequestInput): Promise<void> {
    const fields = {
        Partner_Quote__c: quoteId,
        Partner_Quote_Line__c: target.line,
        Solution__c: target.line === null ? target.solution : null,
        Requested_Rate__c: Number(formatPercent(rate)),
        Reason__c: reason,
        Valid_Until__c: validUntil
    };
    await send(CREATE, { Special_Price_Request__c: fields }, 'RequestSpecialPrice');
}

/** @throws the platform's errors as a list, see `reduceErrors` */
export async function decideSpecialPrice(requestId: string, decision: SpecialPriceDecision): Promise<void> {
    await update(
        requestId,
        decision.kind === 'APPROVE'
            ? {
                  Status__c: 'APPROVED',
                  Approved_Rate__c: Number(formatPercent(decision.rate)),
                  Decision_Comment__c: decision.comment || null
              }
            : { Status__c: 'REJECTED', Decision_Comment__c: decision.comment || null }
    );
}

/** @throws the platform's errors as a list, see `reduceErrors` */
export async function withdrawSpecialPrice(requestId: string): Promise<void> {
    await update(requestId, { Status__c: 'WITHDRAWN' });
}

const CREATE = gql`
    mutation RequestSpecialPrice($input: Special_Price_Request__cCreateInput!) {
        uiapi(input: { allOrNone: true }) {
            request: Special_Price_Request__cCreate(input: $input) {
                Record {
                    Id
                }
            }
        }
    }
`;

const UPDATE = gql`
    mutation ChangeSpecialPrice($input: Special_Price_Request__cUpdateInput!) {
        uiapi(input: { allOrNone: true }) {
            request: Special_Price_Request__cUpdate(input: $input) {
                success
            }
        }
    }
`;

function update(id: string, fields: Readonly<Record<string, string | number | null>>): Promise<void> {
    return send(UPDATE, { Id: id, Special_Price_Request__c: fields }, 'ChangeSpecialPrice');
}

async function send(query: unknown, input: unknown, operationName: string): Promise<void> {
    const { errors } = await executeMutation({ query, variables: { input }, operationName });
    if (errors !== undefined && errors.length > 0) {
        throw errors;
    }
}
