import { fill, formatDate, formatList, formatNumber, plural } from 'c/formats';
import type { DealDays, Unlock } from 'c/programCore';
import { criterionLabel, criterionValue, sayMoney, sayRate, specializationName, tierName } from 'c/programLabels';
import type { PricedQuote } from 'c/quoteData';
import { labels } from './labels';

/** A step as it is shown. */
export interface UnlockItem {
    readonly key: string;
    /** What to do, and by when where that is known. */
    readonly step: string;
    readonly gain: string;
    readonly parts: string;
    /** What it takes, and what else is known of when; each a sentence. */
    readonly notes: readonly string[];
}

/** @param where on which lines it helps; empty where that is said already */
export function toItem(unlock: Unlock, priced: PricedQuote, days: DealDays, where: string): UnlockItem {
    const { step, timing, gain, net, rebate } = unlock;
    const text = sayStep(unlock, priced);
    return {
        key: [step.kind, 'solution' in step ? step.solution : '', 'line' in step ? step.line : ''].join(':'),
        step: timing?.kind === 'BY' ? fill(labels.quoteUnlockBy, text, formatDate(timing.on)) : text,
        gain: fill(labels.quoteWorthMore, sayMoney(gain, priced.program)),
        parts: fill(labels.quoteGainWithParts, signed(-net, priced), signed(rebate, priced)),
        notes: [sayWhatItTakes(unlock, priced), sayTiming(unlock, days), where].filter((note) => note !== '')
    };
}

const REGISTRATION_TEXTS = {
    REGISTER: labels.quoteUnlockRegister,
    AWAIT_APPROVAL: labels.quoteUnlockAwaitApproval,
    AWAIT_START: labels.quoteUnlockAwaitStart,
    REGISTER_AGAIN: labels.quoteUnlockRegisterAgain
} as const;

function sayStep({ step }: Unlock, { program, lines }: PricedQuote): string {
    switch (step.kind) {
        case 'NEXT_TIER':
            return fill(labels.quoteUnlockNextTier, tierName(program, step.tier));
        case 'SPECIALIZE': {
            const name = specializationName(program, step.specialization);
            return step.missing === 0
                ? fill(labels.quoteUnlockRenewSpecialization, name)
                : fill(
                      plural(step.missing, labels.quoteUnlockSpecialistsOne, labels.quoteUnlockSpecialistsMany),
                      formatNumber(step.missing),
                      name
                  );
        }
        case 'AWAIT_SPECIAL':
            return fill(labels.quoteUnlockAwaitSpecial, sayRate(step.rate));
        case 'REQUEST_SPECIAL_AGAIN':
            return fill(labels.quoteUnlockRequestSpecialAgain, sayRate(step.rate));
        default: {
            const solution = lines.find((line) => line.solution === step.solution)?.solutionLabel ?? step.solution;
            return fill(REGISTRATION_TEXTS[step.kind], solution);
        }
    }
}

function sayWhatItTakes({ step }: Unlock, { program }: PricedQuote): string {
    switch (step.kind) {
        case 'REGISTER':
        case 'REGISTER_AGAIN': {
            const { decisionDays } = program.registration;
            const text = plural(
                decisionDays,
                labels.quoteUnlockTakesRegistrationOne,
                labels.quoteUnlockTakesRegistrationMany
            );
            return fill(text, formatNumber(decisionDays));
        }
        case 'SPECIALIZE':
            return step.missing === 0
                ? ''
                : fill(labels.quoteUnlockTakesSpecialists, formatNumber(step.have), formatNumber(step.need));
        case 'NEXT_TIER': {
            const gaps = step.gaps.map(({ criterion, missing }) =>
                fill(
                    labels.quoteUnlockGapMissing,
                    criterionLabel(criterion, program),
                    criterionValue(criterion, missing, program)
                )
            );
            return gaps.length === 0 ? '' : fill(labels.quoteUnlockGaps, formatList(gaps));
        }
        default:
            return '';
    }
}

/** What is not said with the step itself. */
function sayTiming({ timing }: Unlock, { closeOn }: DealDays): string {
    switch (timing?.kind) {
        case 'LATE':
            return closeOn === null ? '' : fill(labels.quoteUnlockLate, formatDate(timing.on), formatDate(closeOn));
        case 'DUE':
            return fill(labels.quoteUnlockDue, formatDate(timing.on));
        case 'FROM':
            return fill(labels.quoteUnlockFrom, formatDate(timing.on));
        default:
            return '';
    }
}

function signed(amount: number, { program }: PricedQuote): string {
    return amount > 0 ? `+${sayMoney(amount, program)}` : sayMoney(amount, program);
}
