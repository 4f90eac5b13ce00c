import { rankUnlocks, type Deal, type DealDays, type PartnerStanding, type Unlock } from 'c/programCore';
import type { PricedQuote } from 'c/quoteData';
import { fill, formatList, formatNumber } from 'c/formats';
import { api, LightningElement } from 'lwc';
import { labels } from './labels';
import { toItem, type UnlockItem } from './items';

interface Ranked {
    readonly priced: PricedQuote;
    readonly standing: PartnerStanding;
    readonly days: DealDays;
    readonly lineIndex: number | null;
    readonly items: readonly UnlockItem[];
}

/** Beside the components, because a field that changes while a template is drawn would draw it again. */
const ranked = new WeakMap<object, Ranked>();

/** What the partner could do to get more out of a deal, or of one of its lines, in money, the most valuable first. */
export default class UnlockRanking extends LightningElement {
    @api priced?: PricedQuote;
    @api standing?: PartnerStanding;
    /** The days that decide by when a step has to be done. */
    @api days?: DealDays;
    /** Position of the line, from 0; null ranks what helps the whole deal. */
    @api lineIndex: number | null = null;

    readonly labels = labels;

    get heading(): string {
        return this.lineIndex === null
            ? labels.quoteUnlocks
            : fill(labels.quoteUnlocksLine, formatNumber(this.lineIndex + 1));
    }

    /** Ranked once for each price: every step is a deal priced anew, and the template asks more than once. */
    get items(): readonly UnlockItem[] {
        const { priced, standing, days, lineIndex } = this;
        if (!priced || !standing || !days) {
            return [];
        }
        const known = ranked.get(this);
        if (
            known?.priced === priced &&
            known.standing === standing &&
            known.days === days &&
            known.lineIndex === lineIndex
        ) {
            return known.items;
        }
        const deal = dealOf(priced, lineIndex);
        const items = rankUnlocks(priced.program, deal, standing, days).map((unlock) =>
            toItem(unlock, priced, days, sayWhere(unlock, priced, lineIndex))
        );
        ranked.set(this, { priced, standing, days, lineIndex, items });
        return items;
    }

    get isEmpty(): boolean {
        return this.items.length === 0;
    }
}

/** The deal, or the deal of one line alone: the price of a line does not depend on the others. */
function dealOf({ deal }: PricedQuote, lineIndex: number | null): Deal {
    return lineIndex === null ? deal : { ...deal, lines: deal.lines.slice(lineIndex, lineIndex + 1) };
}

const MOST_NAMED_LINES = 8;

/** The numbers of a few lines, how many of more; nothing where it is all of them, or the one that is looked at. */
function sayWhere(unlock: Unlock, { lines }: PricedQuote, lineIndex: number | null): string {
    const concerned = new Set(unlock.lines);
    if (lineIndex !== null || concerned.size === lines.length) {
        return '';
    }
    const numbers = lines.flatMap(({ id }, index) => (concerned.has(id) ? [formatNumber(index + 1)] : []));
    return numbers.length > MOST_NAMED_LINES
        ? fill(labels.quoteLineCount, formatNumber(numbers.length))
        : fill(labels.quoteMissedLines, formatList(numbers));
}
