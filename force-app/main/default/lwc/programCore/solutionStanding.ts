import type { IsoDate } from './dates';
import { canExtend } from './registrationLife';
import type { RegistrationCourse } from './registrationLife';

/** A registration of the partner itself. */
export interface OwnClaim extends RegistrationCourse {
    readonly id: string;
    readonly solution: string;
    /** What the account manager asked for; null where nothing was asked. */
    readonly informationRequest: string | null;
    readonly informationAnswer: string | null;
}

/** That a solution is taken at the end customer, without saying by whom. */
export interface Protection {
    readonly solution: string;
    /** PENDING while the request is undecided. */
    readonly status: 'PENDING' | 'PROTECTED';
    /** Last protected day; null while it is undecided. */
    readonly until: IsoDate | null;
}

/**
 * FREE: can be registered; DRAFT, SUBMITTED, APPROVED: the partner's own; ENDED: the partner's own, the protection's last
 * day has passed; PROTECTED, PENDING: another partner's.
 */
export type StandingCode = 'FREE' | 'DRAFT' | 'SUBMITTED' | 'APPROVED' | 'ENDED' | 'PROTECTED' | 'PENDING';

export type ClaimAction = 'SUBMIT' | 'ANSWER' | 'EXTEND' | 'WITHDRAW';

/** How one solution of a deal stands for one partner on a day. */
export interface SolutionStanding<Claim extends OwnClaim = OwnClaim> {
    readonly solution: string;
    readonly code: StandingCode;
    /** The partner's registration that decides; for a free solution the latest that has ended. */
    readonly claim: Claim | null;
    /** What protects the deal for another partner. */
    readonly protection: Protection | null;
    /** What the partner can do with its open registration. */
    readonly actions: readonly ClaimAction[];
}

const OPEN_STATUSES = ['APPROVED', 'SUBMITTED', 'DRAFT'] as const;

/**
 * The standing of each solution. One registration per vendor, end customer and solution can be submitted or approved at
 * a time, so a protection beside a submitted or approved registration of the partner's own is that registration's.
 * @param claims the partner's registrations with the end customer, the latest first
 * @param protections what is taken at the end customer, for this vendor
 */
export function solutionStandings<Claim extends OwnClaim>(
    solutions: readonly string[],
    claims: readonly Claim[],
    protections: readonly Protection[],
    today: IsoDate
): readonly SolutionStanding<Claim>[] {
    return solutions.map((solution) => {
        const own = claims.filter((claim) => claim.solution === solution);
        const open = OPEN_STATUSES.map((status) => own.find((claim) => claim.status === status)).find(Boolean) ?? null;
        const holds = open?.status === 'SUBMITTED' || open?.status === 'APPROVED';
        const protection = holds ? null : (protections.find((entry) => isInForce(entry, solution, today)) ?? null);
        return {
            solution,
            code: standingCode(open, protection, today),
            claim: open ?? own[0] ?? null,
            protection,
            actions: open === null ? [] : actionsOn(open, protection, today)
        };
    });
}

function isInForce({ solution, status, until }: Protection, of: string, today: IsoDate): boolean {
    return solution === of && (status === 'PENDING' || until === null || today <= until);
}

function standingCode(open: OwnClaim | null, protection: Protection | null, today: IsoDate): StandingCode {
    if (open?.status === 'APPROVED') {
        return open.expiresOn !== null && open.expiresOn < today ? 'ENDED' : 'APPROVED';
    }
    if (open?.status === 'SUBMITTED') {
        return 'SUBMITTED';
    }
    if (protection !== null) {
        return protection.status;
    }
    return open === null ? 'FREE' : 'DRAFT';
}

function actionsOn(claim: OwnClaim, protection: Protection | null, today: IsoDate): ClaimAction[] {
    const actions: ClaimAction[] = [];
    if (claim.status === 'DRAFT' && protection === null) {
        actions.push('SUBMIT');
    }
    if (isWaitingForAnswer(claim)) {
        actions.push('ANSWER');
    }
    if (canExtend(claim, today)) {
        actions.push('EXTEND');
    }
    return [...actions, 'WITHDRAW'];
}

/** Whether the account manager's question has not been answered. */
export function isWaitingForAnswer(
    claim: Pick<OwnClaim, 'status' | 'informationRequest' | 'informationAnswer'>
): boolean {
    return claim.status === 'SUBMITTED' && claim.informationRequest !== null && claim.informationAnswer === null;
}
