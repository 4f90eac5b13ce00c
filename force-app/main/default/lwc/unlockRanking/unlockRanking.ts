import { today } from 'c/clock';
import { fill, formatDate, formatList, formatNumber, plural } from 'c/formats';
import { rankUnlocks, type PartnerStanding, type Unlock } from 'c/programCore';
import { criterionLabel, criterionValue, sayMoney, specializationName, tierName } from 'c/programLabels';
import type { PricedQuote } from 'c/quoteData';
import { api, LightningElement } from 'lwc';
import { labels } from './labels';

interface Item {
    readonly key: string;
    readonly step: string;
    readonly gain: string;
    readonly parts: string;
    /** What is missing for the step; may be empty. */
    readonly gaps: string;
    /** On which lines; empty where it is all of them. */
    readonly lines: string;
}

const MOST_NAMED_LINES = 8;

interface Ranked {
    readonly priced: PricedQuote;
    readonly standing: PartnerStanding;
    readonly closeOn: string | null;
    readonly items: readonly Item[];
}

/** Beside the components, because a field that changes while a template is drawn would draw it again. */
const ranked = new WeakMap<object, Ranked>();

/** What the partner could do to get more out of a deal, with its worth in money, the most valuable first. */
export default class UnlockRanking extends LightningElement {
    @api priced?: PricedQuote;
    @api standing?: PartnerStanding;
    /** When the deal is expected to be won, ISO date or null: until then a step helps. */
    @api closeOn: string | null = null;

    readonly labels = labels;

    /** Ranked once for each price: every step is a deal priced anew, and the template asks more than once. */
    get items(): readonly Item[] {
        const { priced, standing, closeOn } = this;
        if (!priced || !standing) {
            return [];
        }
        const known = ranked.get(this);
        if (known?.priced === priced && known.standing === standing && known.closeOn === closeOn) {
            return known.items;
        }
        const items = rankUnlocks(priced.program, priced.deal, standing).map((unlock) => this.toItem(unlock, priced));
        ranked.set(this, { priced, standing, closeOn, items });
        return items;
    }

    get isEmpty(): boolean {
        return this.items.length === 0;
    }

    private toItem(unlock: Unlock, priced: PricedQuote): Item {
        const { program, lines } = priced;
        const concerned = new Set(unlock.lines);
        const numbers = lines.flatMap(({ id }, index) => (concerned.has(id) ? [formatNumber(index + 1)] : []));
        return {
            key: `${unlock.step.kind}:${'solution' in unlock.step ? unlock.step.solution : ''}`,
            step: this.sayStep(unlock, priced),
            gain: fill(labels.quoteWorthMore, sayMoney(unlock.gain, program)),
            parts: fill(labels.quoteGainWithParts, signed(-unlock.net, priced), signed(unlock.rebate, priced)),
            gaps: sayGaps(unlock, priced),
            lines: sayLines(numbers, lines.length)
        };
    }

    private sayStep({ step }: Unlock, { program, lines }: PricedQuote): string {
        if (step.kind === 'NEXT_TIER') {
            return fill(labels.quoteUnlockNextTier, tierName(program, step.tier));
        }
        if (step.kind === 'SPECIALIZE') {
            const name = specializationName(program, step.specialization);
            if (step.missing === 0) {
                return fill(labels.quoteUnlockRenewSpecialization, name);
            }
            const people = fill(
                plural(step.missing, labels.quoteUnlockSpecialistsOne, labels.quoteUnlockSpecialistsMany),
                formatNumber(step.missing),
                name
            );
            return this.closeOn !== null && this.closeOn > today()
                ? fill(labels.quoteUnlockSpecialistsBy, people, formatDate(this.closeOn))
                : people;
        }
        const solution = lines.find((line) => line.solution === step.solution)?.solutionLabel ?? step.solution;
        return fill(REGISTRATION_TEXTS[step.kind], solution);
    }
}

const REGISTRATION_TEXTS = {
    REGISTER: labels.quoteUnlockRegister,
    AWAIT_APPROVAL: labels.quoteUnlockAwaitApproval,
    AWAIT_START: labels.quoteUnlockAwaitStart,
    REGISTER_AGAIN: labels.quoteUnlockRegisterAgain
} as const;

/** The numbers of a few lines, how many of more; nothing where it is all of them. */
function sayLines(numbers: readonly string[], count: number): string {
    if (numbers.length === count) {
        return '';
    }
    return numbers.length > MOST_NAMED_LINES
        ? fill(labels.quoteLineCount, formatNumber(numbers.length))
        : fill(labels.quoteMissedLines, formatList(numbers));
}

function sayGaps({ step }: Unlock, { program }: PricedQuote): string {
    if (step.kind !== 'NEXT_TIER' || step.gaps.length === 0) {
        return '';
    }
    const gaps = step.gaps.map(({ criterion, missing }) =>
        fill(
            labels.quoteUnlockGapMissing,
            criterionLabel(criterion, program),
            criterionValue(criterion, missing, program)
        )
    );
    return fill(labels.quoteUnlockGaps, formatList(gaps));
}

function signed(amount: number, { program }: PricedQuote): string {
    return amount > 0 ? `+${sayMoney(amount, program)}` : sayMoney(amount, program);
}
