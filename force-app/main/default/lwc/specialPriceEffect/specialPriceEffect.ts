import type { FigureCell, FigureColumn, FigureRow } from 'c/figureTable';
import { fill } from 'c/formats';
import type { PriceFigures, Program, SpecialPriceEffect as Effect } from 'c/programCore';
import { sayMoney, sayRate } from 'c/programLabels';
import { labels, sayLimit } from 'c/specialPriceLabels';
import { api, LightningElement } from 'lwc';

/** An effect with its heading. */
export interface EffectColumn {
    readonly key: string;
    readonly label: string;
    readonly effect: Effect;
}

interface Note {
    readonly key: string;
    readonly text: string;
    readonly icon: string;
}

/**
 * What a special price does: today's price of its lines and of the quote beside those with it, and what stops it or who
 * may grant it. The notes are about the last column.
 */
export default class SpecialPriceEffect extends LightningElement {
    @api program?: Program;
    /** One column or more; all effects are of the same lines. */
    @api columns: readonly EffectColumn[] = [];

    readonly labels = labels;

    get effect(): Effect | undefined {
        return this.columns[this.columns.length - 1]?.effect;
    }

    get hasEffect(): boolean {
        return this.effect !== undefined && this.program !== undefined;
    }

    get figureColumns(): FigureColumn[] {
        return [
            { key: 'what', label: labels.effect },
            { key: 'before', label: labels.before, isNumber: true },
            ...this.columns.map(({ key, label }) => ({ key, label, isNumber: true }))
        ];
    }

    get rows(): FigureRow[] {
        const { program, effect } = this;
        if (!program || !effect) {
            return [];
        }
        const money = (amount: number): string => sayMoney(amount, program);
        const row = (key: string, label: string, cell: (of: Effect, isAfter: boolean) => FigureCell): FigureRow => ({
            key,
            cells: [{ text: label }, cell(effect, false), ...this.columns.map((column) => cell(column.effect, true))]
        });
        const lines = (of: Effect, isAfter: boolean): PriceFigures => (isAfter ? of.after : of.before);
        const quote = (of: Effect, isAfter: boolean): PriceFigures => (isAfter ? of.quoteAfter : of.quoteBefore);
        const discount = ({ discount: amount, discountRate }: PriceFigures): FigureCell => ({
            text: money(amount),
            note: sayRate(discountRate)
        });
        return [
            row('net', labels.net, (...of) => ({ text: money(lines(...of).net), isStrong: true })),
            row('discount', labels.discount, (...of) => discount(lines(...of))),
            ...(effect.floor === null
                ? []
                : [row('aboveFloor', labels.aboveFloor, (...of) => ({ text: money(lines(...of).aboveFloor ?? 0) }))]),
            row('quoteNet', labels.quoteNet, (...of) => ({ text: money(quote(...of).net), isStrong: true })),
            row('quoteDiscount', labels.quoteDiscount, (...of) => discount(quote(...of))),
            row('rebate', labels.rebate, (...of) => ({ text: money(quote(...of).rebate) })),
            row('left', labels.leftAfterRebate, (...of) => ({ text: money(quote(...of).netAfterRebate) }))
        ];
    }

    get notes(): Note[] {
        const { program, effect } = this;
        if (!program || !effect) {
            return [];
        }
        const { stoppedBy, floor, guaranteed, lowest, limit, before, after } = effect;
        const money = (amount: number): string => sayMoney(amount, program);
        const isStopped = stoppedBy.length > 0;
        const floorText = stoppedBy.includes('FLOOR_PRICE') ? labels.floorStops : labels.floor;
        const guaranteeText = stoppedBy.includes('PRICE_GUARANTEE') ? labels.guaranteeStops : labels.guarantee;
        const notes: (Note | null)[] = [
            note('limit', 'utility:user', sayLimit(limit)),
            floor === null ? null : note('floor', 'utility:download', fill(floorText, money(floor))),
            guaranteed === null ? null : note('guarantee', 'utility:lock', fill(guaranteeText, money(guaranteed))),
            isStopped ? note('lowest', 'utility:info', fill(labels.lowest, money(lowest))) : null,
            after.net === before.net ? note('nothing', 'utility:warning', labels.changesNothing) : null
        ];
        return notes.flatMap((each) => each ?? []);
    }
}

function note(key: string, icon: string, text: string): Note {
    return { key, icon, text };
}
