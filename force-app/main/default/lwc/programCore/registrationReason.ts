import type { Deal, Registration } from './deal';
import type { IsoDate } from './dates';

/** How a partner's registrations stand for one solution on the quote date. */
export interface RegistrationStanding {
    readonly state: 'GRANTED' | 'PENDING' | 'EXPIRED' | 'NONE';
    /** Position in deal.registrations of the registration that decides; -1 without one. */
    readonly index: number;
}

const STRENGTH = { GRANTED: 3, PENDING: 2, EXPIRED: 1, NONE: 0 } as const;
const NONE: RegistrationStanding = { state: 'NONE', index: -1 };

/**
 * The registration that decides for a solution: one in force before one still to come before an expired one; of
 * several of the same state the one with the higher rate, then the earlier. A line without a solution has none.
 */
export function registrationStanding(deal: Deal, solution: string | null): RegistrationStanding {
    if (solution === null) {
        return NONE;
    }
    let best = NONE;
    let bestRate = -1;
    for (let index = 0; index < deal.registrations.length; index++) {
        const registration = deal.registrations[index] as Registration;
        if (registration.solution !== solution) {
            continue;
        }
        const state = stateOn(registration, deal.quoteDate);
        const rate = registration.rate ?? -1;
        const stronger = STRENGTH[state] - STRENGTH[best.state];
        if (stronger > 0 || (stronger === 0 && state !== 'NONE' && rate > bestRate)) {
            best = { state, index };
            bestRate = rate;
        }
    }
    return best;
}

/** APPROVED counts from approvedOn to expiresOn, both included; drafts, refusals and closed deals do not count. */
function stateOn(registration: Registration, quoteDate: IsoDate): RegistrationStanding['state'] {
    switch (registration.status) {
        case 'SUBMITTED':
            return 'PENDING';
        case 'EXPIRED':
            return 'EXPIRED';
        case 'APPROVED':
            if (registration.approvedOn === null || registration.approvedOn > quoteDate) {
                return 'PENDING';
            }
            return registration.expiresOn === null || registration.expiresOn < quoteDate ? 'EXPIRED' : 'GRANTED';
        default:
            return 'NONE';
    }
}
