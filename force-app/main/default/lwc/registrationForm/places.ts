import type { Problem } from 'c/errorReduction';

/** Where in the form a problem of the org belongs; claims and evidence are counted from 0. */
export type Place =
    | { readonly kind: 'SOLUTION'; readonly claim: number }
    | { readonly kind: 'FIELD'; readonly claim: number; readonly field: string }
    | { readonly kind: 'EVIDENCE'; readonly claim: number; readonly position: number; readonly field: string };

/** Fields of a registration that stand for the solution that was chosen. */
const OF_SOLUTION = new Set(['Solution__c', 'Exclusivity_Key__c', 'Specialization__c', 'End_Customer__c']);
const OF_FORM = new Set(['Business_Type__c', 'Amount__c', 'Expected_Close_On__c']);

/** The place of a problem by its operation's alias and its field; undefined where it concerns the request as a whole. */
export function placeOf({ operation, fields }: Problem): Place | undefined {
    const evidence = /^evidence(\d+)_(\d+)$/.exec(operation ?? '');
    const [field] = fields;
    if (evidence) {
        return field === undefined
            ? undefined
            : { kind: 'EVIDENCE', claim: Number(evidence[1]) - 1, position: Number(evidence[2]) - 1, field };
    }
    const claim = Number(/^(?:registration|submission)(\d+)$/.exec(operation ?? '')?.[1] ?? 0) - 1;
    if (claim < 0 || field === undefined) {
        return undefined;
    }
    if (OF_SOLUTION.has(field)) {
        return { kind: 'SOLUTION', claim };
    }
    return OF_FORM.has(field) ? { kind: 'FIELD', claim, field } : undefined;
}
