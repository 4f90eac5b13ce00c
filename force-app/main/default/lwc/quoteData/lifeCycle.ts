import { executeMutation, gql } from 'lightning/graphql';
import type { QuoteStatus } from './reading';

/**
 * Asks the org to bring a quote to another status. Issuing is where the org verifies every line anew: it refuses a quote
 * of which a line is no longer what the rules give, and says which.
 * @throws the platform's errors as a list, see `reduceErrors`
 */
export async function moveQuote(quoteId: string, status: Exclude<QuoteStatus, 'DRAFT'>): Promise<void> {
    const input = { Id: quoteId, Partner_Quote__c: { Status__c: status } };
    await send(MOVE_QUOTE, { input }, 'MoveQuote');
}

/** @throws the platform's errors as a list, see `reduceErrors` */
export async function deleteQuote(quoteId: string): Promise<void> {
    await send(DELETE_QUOTE, { input: { Id: quoteId } }, 'DeleteQuote');
}

const MOVE_QUOTE = gql`
    mutation MoveQuote($input: Partner_Quote__cUpdateInput!) {
        uiapi(input: { allOrNone: true }) {
            quote: Partner_Quote__cUpdate(input: $input) {
                success
            }
        }
    }
`;

const DELETE_QUOTE = gql`
    mutation DeleteQuote($input: RecordDeleteInput!) {
        uiapi(input: { allOrNone: true }) {
            quote: Partner_Quote__cDelete(input: $input) {
                Id
            }
        }
    }
`;

/** @throws the platform's errors as a list */
export async function send(
    query: unknown,
    variables: Record<string, unknown>,
    operationName: string
): Promise<unknown> {
    const { data, errors } = await executeMutation({ query, variables, operationName });
    if (errors !== undefined && errors.length > 0) {
        throw errors;
    }
    return data;
}
