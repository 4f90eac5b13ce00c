import {
    rateFromPercent,
    type IsoDate,
    type PastSale,
    type Protection,
    type SpecializationDiscount
} from 'c/programCore';
import {
    nodesOf,
    numberOf,
    oneOf,
    queryOf,
    requiredNumber,
    requiredText,
    textOf,
    type RecordNode
} from 'c/recordValues';
import type { RegistrationDeal } from './deal';
import { requiredParent, toRegistration, type RecordedClaim } from './reading';

/** How far the partner is with a specialization. */
export interface AchievedSpecialization {
    readonly code: string;
    readonly expiresOn: IsoDate | null;
    /** Distinct people with a valid certificate. */
    readonly specialists: number;
}

/** What decides what can be registered with an end customer, for one partner. */
export interface Desk {
    /** The partner's registrations with the end customer, the latest first. */
    readonly claims: readonly RecordedClaim[];
    readonly protections: readonly Protection[];
    /** What the end customer bought from the vendor, as far as the user may see it. */
    readonly sales: readonly PastSale[];
    /** The partner's. */
    readonly achieved: readonly AchievedSpecialization[];
    /** The program's. */
    readonly specializations: readonly SpecializationDiscount[];
}

/** Variables of DESK_QUERY; undefined while partner or end customer is missing. */
export function deskVariables({ endCustomerId, partner }: RegistrationDeal): Record<string, unknown> | undefined {
    return endCustomerId !== null && partner !== null
        ? { endCustomerId, partnerId: partner.id, programId: partner.program.id, vendor: partner.program.vendor }
        : undefined;
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
        })),
        achieved: nodesOf(query, 'Partner_Specialization__c').map((node) => ({
            code: requiredText(requiredParent(node, 'Specialization__r'), 'Code__c'),
            expiresOn: textOf(node, 'Expires_On__c'),
            specialists: numberOf(node, 'Specialists__c') ?? 0
        })),
        specializations: nodesOf(query, 'Specialization__c').map(toSpecialization)
    };
}

function toSpecialization(node: RecordNode): SpecializationDiscount {
    return {
        code: requiredText(node, 'Code__c'),
        name: requiredText(node, 'Name'),
        solution: requiredText(node, 'Solution__c'),
        minSpecialists: requiredNumber(node, 'Minimum_Specialists__c'),
        specialistDiscount: rateFromPercent(numberOf(node, 'Specialist_Discount__c') ?? 0)
    };
}
