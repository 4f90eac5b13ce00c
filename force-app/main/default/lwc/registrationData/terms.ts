import type { IsoDate } from 'c/programCore';
import { nodesOf, parentOf, queryOf, textOf } from 'c/recordValues';
import { toCompany, type RegistrationRequest } from './reading';

/** What a registration takes over from its opportunity, beside partner and products. */
export interface RegistrationTerms {
    readonly closeOn: IsoDate | null;
    /** Whether the opportunity is won or lost. */
    readonly isClosed: boolean;
    /** null where the opportunity names none, or where the user may not see it. */
    readonly endCustomer: RegistrationRequest['endCustomer'] | null;
}

/** @throws Error when the opportunity is not there, or not visible to the user */
export function toTerms(data: unknown): RegistrationTerms {
    const [node] = nodesOf(queryOf(data), 'Opportunity');
    if (node === undefined) {
        throw new Error('The opportunity does not exist, or you have no access to it.');
    }
    const account = parentOf(node, 'Account');
    return {
        closeOn: textOf(node, 'CloseDate'),
        isClosed: parentOf(node, 'IsClosed')?.value === true,
        endCustomer: account && toCompany(account)
    };
}
