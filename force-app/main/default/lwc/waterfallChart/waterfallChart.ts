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
    readonly isSolid: boolean;
    readonly isStriped: boolean;
    readonly labelY: number;
    readonly barY: number;
    readonly middleY: number;
    readonly left: string;
    readonly right: string;
    readonly width: string;
}

const ROW_HEIGHT = 44;
const LABEL_BASELINE = 15;
const BAR_TOP = 21;
const BAR_HEIGHT = 14;

/**
 * Bars one below the other, so that labels keep their size on a narrow screen. Each kind has its own pattern beside
 * its color: totals are solid, reductions dashed outlines, a rebate striped.
 */
export default class WaterfallChart extends LightningElement {
    @api steps: readonly WaterfallStep[] = [];
    @api heading = '';
    /** The whole picture in words. */
    @api description = '';

    get height(): number {
        return this.steps.length * ROW_HEIGHT;
    }

    get bars(): Bar[] {
        const largest = Math.max(1, ...this.steps.map(({ amount }) => amount));
        let level = 0;
        return this.steps.map((step, index) => {
            const high = step.kind === 'total' ? step.amount : level;
            const low = step.kind === 'total' ? 0 : Math.max(0, high - step.amount);
            level = step.kind === 'total' ? high : low;
            return toBar(step, index, (low / largest) * 100, (high / largest) * 100);
        });
    }
}

function toBar(step: WaterfallStep, index: number, low: number, high: number): Bar {
    const top = index * ROW_HEIGHT;
    return {
        key: step.key,
        label: step.label,
        text: step.text,
        className: `bar bar_${step.kind}`,
        // An amount of nothing has a label and no bar.
        isSolid: step.kind !== 'rebate' && step.amount > 0,
        isStriped: step.kind === 'rebate' && step.amount > 0,
        labelY: top + LABEL_BASELINE,
        barY: top + BAR_TOP,
        middleY: top + BAR_TOP + BAR_HEIGHT / 2,
        left: `${low}%`,
        right: `${high}%`,
        width: `${high - low}%`
    };
}
