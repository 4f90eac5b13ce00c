import { fill, formatDate } from 'c/formats';
import { isInForce, lookAlikes, solutionStandings, type IsoDate, type SolutionStanding } from 'c/programCore';
import {
    toPricing,
    type Desk,
    type RecordedClaim,
    type RegistrationDeal,
    type RegistrationPricing,
    type RegistrationRequest
} from 'c/registrationData';
import { labels } from 'c/registrationLabels';
import type { LookAlike } from 'c/lookAlikeList';
import type { Offer } from 'c/registrationForm';
import type { StandingItem } from 'c/solutionStanding';
import { sayStanding, soldSolutions, toStandingItem, type SoldSolution } from './standings';

/** Why nothing can be registered, and what to do about it. */
export interface Advice {
    readonly heading: string;
    readonly message: string;
}

/** undefined while something can be registered. */
export function adviceOn(deal: RegistrationDeal): Advice | undefined {
    if (deal.partner === null) {
        return { heading: labels.noPartnerTitle, message: labels.noPartnerText };
    }
    if (deal.endCustomerId === null) {
        return { heading: labels.noCustomerTitle, message: labels.noCustomerText };
    }
    return soldSolutions(deal).length === 0
        ? { heading: labels.noSolutionTitle, message: labels.noSolutionText }
        : undefined;
}

/** Why no new registration is possible although a solution is free; empty where it is possible. */
export function closedNotice({ isClosed, partner }: RegistrationDeal, today: IsoDate): string {
    if (isClosed) {
        return labels.closedText;
    }
    const program = partner?.program;
    return program && !isInForce(program, today)
        ? fill(labels.programEnded, program.name, formatDate(program.effectiveTo ?? program.effectiveFrom))
        : '';
}

/** How the deal stands on a day: each solution, and what registering it is worth. */
export interface Panel {
    readonly sold: readonly SoldSolution[];
    readonly standings: ReadonlyMap<string, SolutionStanding<RecordedClaim>>;
    /** undefined while the deal cannot be priced. */
    readonly pricing: RegistrationPricing | undefined;
    readonly items: readonly StandingItem[];
}

export function toPanel(deal: RegistrationDeal, desk: Desk, today: IsoDate): Panel {
    const sold = soldSolutions(deal);
    const standings = new Map(
        solutionStandings(
            sold.map(({ solution }) => solution),
            desk.claims,
            desk.protections,
            today
        ).map((standing) => [standing.solution, standing] as const)
    );
    const taken = [...standings.values()].filter(({ protection }) => protection !== null);
    const pricing = toPricing(deal, desk, new Set(taken.map(({ solution }) => solution)), today);
    const context = { pricing, today, extensionDays: deal.partner?.program.extensionDays ?? 0 };
    return {
        sold,
        standings,
        pricing,
        items: sold.flatMap((each) => {
            const standing = standings.get(each.solution);
            return standing ? [toStandingItem(each, standing, context)] : [];
        })
    };
}

/** What can be registered now; what was chosen in the form stays there, with the reason why it cannot any more. */
export function offersOf({ sold, standings }: Panel, chosen: readonly string[]): Offer[] {
    return sold.flatMap((each): Offer[] => {
        const standing = standings.get(each.solution);
        if (standing?.code === 'FREE') {
            return [{ ...each, blocked: '' }];
        }
        return standing && chosen.includes(each.solution) ? [{ ...each, blocked: sayStanding(standing) }] : [];
    });
}

/** What may be the same deal as what is chosen: open requests for these solutions at companies like the end customer. */
export function lookAlikesOf(
    { endCustomer, partner }: RegistrationDeal,
    open: readonly RegistrationRequest[],
    chosen: readonly string[]
): readonly LookAlike[] {
    const candidates = open.filter(
        ({ vendor, solution }) => vendor === partner?.program.vendor && chosen.includes(solution)
    );
    return endCustomer === null ? [] : lookAlikes(endCustomer, candidates, (candidate) => candidate.endCustomer);
}
