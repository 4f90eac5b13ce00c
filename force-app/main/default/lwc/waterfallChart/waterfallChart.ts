import { api, LightningElement } from 'lwc';

/** One bar: a total from zero, an amount taken off the bar before, or an amount paid back later. */
export interface WaterfallStep {
    readonly key: string;
    readonly label: string;
    /** The amount as the user reads it. */
    readonly text: string;
    readonly kind: 'total' | 'reduction' | 'rebate';
    /** 0 or more, in whatever unit, the same for all. */
    readonly amount: number;
}

interface Bar {
    readonly key: string;
    readonly label: string;
    readonly text: string;
    readonly className: string;
    /** The stripes over the bar; empty where it is plain. */
    readonly stripes: string;
    readonly stripesClassName: string;
    /** An amount of nothing has no bar: a mark holds its place in the chain. */
    readonly isEmpty: boolean;
    /** Leads from the end of this bar to the next one. */
    readonly hasConnector: boolean;
    readonly labelY: number;
    readonly barY: number;
    readonly middleY: number;
    readonly bottomY: number;
    readonly nextBarY: number;
    readonly left: string;
    readonly right: string;
    readonly width: string;
    /** Where the chain stands after this bar. */
    readonly level: string;
}

const ROW_HEIGHT = 48;
const LABEL_BASELINE = 15;
const BAR_TOP = 22;
const BAR_HEIGHT = 18;

/** Stripes of the first reduction, the second, the third: told apart without their colors. */
const REDUCTION_STRIPES = ['14 2', '6 3', '2 3'] as const;
const REBATE_STRIPES = '3 7';

/**
 * Bars one below the other, so that labels keep their size on a narrow screen; each hangs by a line from where the one
 * before it ended. Totals are plain; every reduction and the rebate has stripes and a color of its own.
 */
export default class WaterfallChart extends LightningElement {
    @api steps: readonly WaterfallStep[] = [];
    @api heading = '';
    /** The whole picture in words. */
    @api description = '';

    readonly barHeight = BAR_HEIGHT;

    get height(): number {
        return this.steps.length * ROW_HEIGHT;
    }

    get bars(): Bar[] {
        const largest = Math.max(1, ...this.steps.map(({ amount }) => amount));
        const last = this.steps.length - 1;
        let level = 0;
        let reductions = 0;
        return this.steps.map((step, index) => {
            const high = step.kind === 'total' ? step.amount : level;
            const low = step.kind === 'total' ? 0 : Math.max(0, high - step.amount);
            level = step.kind === 'total' ? high : low;
            const pattern = step.kind === 'reduction' ? reductions++ : 0;
            return {
                ...toBar(step, index, toPercent(low, largest), toPercent(high, largest)),
                ...toPattern(step.kind, pattern),
                hasConnector: index < last,
                level: `${toPercent(level, largest)}%`
            };
        });
    }
}

function toPercent(amount: number, largest: number): number {
    return (amount / largest) * 100;
}

function toPattern(
    kind: WaterfallStep['kind'],
    reduction: number
): Pick<Bar, 'className' | 'stripes' | 'stripesClassName'> {
    const turn = reduction % REDUCTION_STRIPES.length;
    const name = kind === 'reduction' ? `reduction-${turn + 1}` : kind;
    const stripes = kind === 'reduction' ? REDUCTION_STRIPES[turn] : kind === 'rebate' ? REBATE_STRIPES : '';
    return { className: `bar bar_${name}`, stripesClassName: `stripes stripes_${name}`, stripes: stripes ?? '' };
}

function toBar(
    { key, label, text, amount }: WaterfallStep,
    index: number,
    low: number,
    high: number
): Omit<Bar, 'className' | 'stripes' | 'stripesClassName' | 'hasConnector' | 'level'> {
    const top = index * ROW_HEIGHT;
    return {
        key,
        label,
        text,
        isEmpty: amount === 0,
        labelY: top + LABEL_BASELINE,
        barY: top + BAR_TOP,
        middleY: top + BAR_TOP + BAR_HEIGHT / 2,
        bottomY: top + BAR_TOP + BAR_HEIGHT,
        nextBarY: top + ROW_HEIGHT + BAR_TOP,
        left: `${low}%`,
        right: `${high}%`,
        width: `${high - low}%`
    };
}
