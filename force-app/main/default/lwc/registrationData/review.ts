import { REGISTRATION_STATUSES, type IsoDate, type RegistrationStatus } from 'c/programCore';
import {
    idOf,
    labelOf,
    nodesOf,
    numberOf,
    oneOf,
    parentOf,
    queryOf,
    requiredText,
    textOf,
    type RecordNode
} from 'c/recordValues';
import {
    requiredParent,
    toEvidence,
    toRegistration,
    type Evidence,
    type RecordedClaim,
    type RegistrationRequest
} from './reading';

/** What happened to a registration: who, when, why. */
export interface RegistrationEvent {
    readonly id: string;
    readonly kind: string;
    readonly kindLabel: string;
    /** A moment, with its time zone. */
    readonly happenedOn: string;
    readonly by: string | null;
    readonly comment: string | null;
}

/** A sale of the vendor to the end customer. */
export interface CustomerSale {
    readonly id: string;
    readonly solutionLabel: string | null;
    readonly wonOn: IsoDate;
    readonly amount: number;
    readonly partnerName: string;
}

/** What a decision on a registration is founded on. */
export interface Review {
    readonly evidence: readonly Evidence[];
    readonly events: readonly RegistrationEvent[];
    /** Other registrations with the end customer, of whichever partner, the latest first. */
    readonly ofCustomer: readonly (RecordedClaim & { readonly partnerName: string })[];
    readonly salesToCustomer: readonly CustomerSale[];
    /** How many of the partner's other registrations are in each status. */
    readonly ofPartner: ReadonlyMap<RegistrationStatus, number>;
}

/** Variables of REVIEW_QUERY; undefined while no request is chosen. */
export function reviewVariables(request: RegistrationRequest | undefined): Record<string, unknown> | undefined {
    return (
        request && {
            registrationId: request.id,
            endCustomerId: request.endCustomerId,
            partnerId: request.partnerId,
            vendor: request.vendor
        }
    );
}

/** @throws Error when the registration is not there any more */
export function toReview(data: unknown): Review {
    const query = queryOf(data);
    const [registration] = nodesOf(query, 'Deal_Registration__c');
    if (registration === undefined) {
        throw new Error('The registration does not exist any more, or you have no access to it.');
    }
    const isOther = (node: RecordNode): boolean => idOf(node) !== idOf(registration);
    return {
        evidence: toEvidence(registration),
        events: nodesOf(registration, 'Registration_Events__r').map(toEvent),
        ofCustomer: nodesOf(query, 'ofCustomer')
            .filter(isOther)
            .map((node) => ({ ...toRegistration(node), partnerName: nameOf(node, 'Partner__r') })),
        salesToCustomer: nodesOf(query, 'Partner_Credit__c').map(toSale),
        ofPartner: countByStatus(nodesOf(query, 'ofPartner').filter(isOther))
    };
}

function toEvent(node: RecordNode): RegistrationEvent {
    const user = parentOf(node, 'User__r');
    return {
        id: idOf(node),
        kind: requiredText(node, 'Kind__c'),
        kindLabel: labelOf(node, 'Kind__c') ?? '',
        happenedOn: requiredText(node, 'Happened_On__c'),
        by: user && textOf(user, 'Name'),
        comment: textOf(node, 'Comment__c')
    };
}

function toSale(node: RecordNode): CustomerSale {
    return {
        id: idOf(node),
        solutionLabel: labelOf(node, 'Solution__c'),
        wonOn: requiredText(node, 'Won_On__c'),
        amount: numberOf(node, 'Amount__c') ?? 0,
        partnerName: nameOf(node, 'Partner__r')
    };
}

function nameOf(node: RecordNode, relationship: string): string {
    return requiredText(requiredParent(node, relationship), 'Name');
}

function countByStatus(nodes: readonly RecordNode[]): ReadonlyMap<RegistrationStatus, number> {
    const counts = new Map<RegistrationStatus, number>();
    for (const node of nodes) {
        const status = oneOf(REGISTRATION_STATUSES, node, 'Status__c');
        counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    return counts;
}
