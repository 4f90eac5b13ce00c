import type { PastSale, Protection } from 'c/programCore';
import { nodesOf, oneOf, queryOf, requiredText, textOf } from 'c/recordValues';
import { toRegistration, type RecordedClaim } from './reading';

/** What decides what can be registered with an end customer, for one partner. */
export interface Desk {
    /** The partner's registrations with the end customer, the latest first. */
    readonly claims: readonly RecordedClaim[];
    readonly protections: readonly Protection[];
    /** What the end customer bought from the vendor, as far as the user may see it. */
    readonly sales: readonly PastSale[];
}

/** Variables of DESK_QUERY; undefined while something is missing. */
export function deskVariables(
    endCustomerId: string | null | undefined,
    partnerId: string | undefined,
    vendor: string | undefined
): Record<string, unknown> | undefined {
    return endCustomerId && partnerId && vendor ? { endCustomerId, partnerId, vendor } : undefined;
}

export function toDesk(data: unknown): Desk {
    const query = queryOf(data);
    return {
        claims: nodesOf(query, 'Deal_Registration__c').map(toRegistration),
        protections: nodesOf(query, 'Deal_Protection__c').map((node) => ({
            solution: requiredText(node, 'Solution__c'),
            status: oneOf(['PENDING', 'PROTECTED'] as const, node, 'Status__c'),
            until: textOf(node, 'Until__c')
        })),
        sales: nodesOf(query, 'Partner_Credit__c').map((node) => ({
            solution: textOf(node, 'Solution__c'),
            wonOn: requiredText(node, 'Won_On__c')
        }))
    };
}
