import { fill, formatDate, plural } from 'c/formats';
import { registrationClock, registrationWorth, type IsoDate, type SolutionStanding } from 'c/programCore';
import type { RecordedClaim, RegistrationDeal, RegistrationPricing } from 'c/registrationData';
import { evidenceTypeLabels, labels, sayWorth, standingIcons, standingLabels } from 'c/registrationLabels';
import type { StandingItem } from 'c/solutionStanding';

/** A solution that the opportunity sells, and for how much. */
export interface SoldSolution {
    readonly solution: string;
    readonly label: string;
    readonly amount: number;
}

/** The solutions of an opportunity's products, in their order. */
export function soldSolutions({ lines }: RegistrationDeal): SoldSolution[] {
    const sold = new Map<string, SoldSolution>();
    for (const { solution, solutionLabel, quantity, unitPrice } of lines) {
        if (solution !== null) {
            const before = sold.get(solution);
            // In whole cents, so that sums do not gather fractions.
            const amount = (Math.round((before?.amount ?? 0) * 100) + Math.round(quantity * unitPrice * 100)) / 100;
            sold.set(solution, { solution, label: solutionLabel ?? solution, amount });
        }
    }
    return [...sold.values()];
}

export interface StandingContext {
    /** undefined while the deal cannot be priced. */
    readonly pricing: RegistrationPricing | undefined;
    readonly extensionDays: number;
    readonly today: IsoDate;
}

/** A solution's standing in the user's words. */
export function toStandingItem(
    { label, solution }: SoldSolution,
    standing: SolutionStanding<RecordedClaim>,
    context: StandingContext
): StandingItem {
    const { code, claim } = standing;
    const isOwn = code === 'DRAFT' || code === 'SUBMITTED' || code === 'APPROVED' || code === 'ENDED';
    const open = isOwn || standing.actions.length > 0 ? claim : null;
    return {
        solution,
        label,
        standing: standingLabels[code],
        icon: standingIcons[code],
        className: `badge badge_${code.toLowerCase()}`,
        course: open,
        clock: open === null ? null : registrationClock(open, context.today),
        worth: code === 'PROTECTED' || code === 'PENDING' ? '' : worthOf(solution, context),
        notes: notesOf(standing),
        evidence: (open?.evidence ?? []).map(({ id, type, heldOn, description }) => ({
            key: id,
            text: `${evidenceTypeLabels[type]}, ${formatDate(heldOn)}`,
            description
        })),
        evidenceHeading:
            open !== null && open.evidence.length > 0
                ? plural(open.evidence.length, labels.evidenceCountOne, labels.evidenceCountMany)
                : '',
        registrationId: open?.id ?? '',
        registrationName: open?.name ?? '',
        actions: actionsOf(standing),
        extendHint: fill(labels.extendHint, context.extensionDays)
    };
}

/** Evidence can be added until the request is decided; a draft without any cannot be submitted. */
function actionsOf({ actions, claim }: SolutionStanding<RecordedClaim>): StandingItem['actions'] {
    if (claim === null || actions.length === 0 || (claim.status !== 'DRAFT' && claim.status !== 'SUBMITTED')) {
        return actions;
    }
    const possible = actions.filter((action) => action !== 'SUBMIT' || claim.evidenceCount > 0);
    const before = possible.filter((action) => action !== 'WITHDRAW');
    return [...before, 'EVIDENCE', 'WITHDRAW'];
}

/** Why a solution is not free: whose it is, and until when; another partner is never named. */
export function sayStanding({ code, protection }: SolutionStanding): string {
    if (protection === null) {
        return standingLabels[code];
    }
    const until = protection.until === null ? '–' : formatDate(protection.until);
    return fill(code === 'PENDING' ? labels.pendingText : labels.protectedText, until);
}

function notesOf(standing: SolutionStanding<RecordedClaim>): string[] {
    const { code, claim, protection } = standing;
    const notes = protection === null ? [] : [sayStanding(standing)];
    if (claim === null) {
        return notes;
    }
    if (code === 'FREE') {
        const decision = fill(labels.lastDecision, claim.name, claim.statusLabel);
        notes.push([decision, claim.rejectionReason, claim.decisionComment].filter(Boolean).join(' – '));
    }
    if (code === 'DRAFT' && claim.evidenceCount === 0) {
        notes.push(labels.needsEvidence);
    }
    if (code === 'ENDED' && claim.expiresOn !== null) {
        notes.push(fill(labels.endedText, formatDate(claim.expiresOn)));
    }
    if (code === 'SUBMITTED' && claim.informationRequest !== null) {
        notes.push(fill(labels.asked, claim.informationRequest));
        if (claim.informationAnswer !== null) {
            notes.push(fill(labels.answerGiven, claim.informationAnswer));
        }
    }
    return notes;
}

/** Empty while the deal cannot be priced. */
function worthOf(solution: string, { pricing }: StandingContext): string {
    return pricing === undefined ? '' : sayWorth(registrationWorth(pricing.rules, pricing.deal, [solution]), pricing);
}
