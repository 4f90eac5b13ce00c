import { fill, formatNumber } from 'c/formats';
import { decimalsOf, editLine, type EditableField, type PricedQuote } from 'c/quoteData';
import { api, LightningElement } from 'lwc';
import { labels } from './labels';
import { cellsOf, columnsOf, inputKey, nameOf, totalCells, type Cell, type Column } from './rows';
import { rowBlocks, windowAt } from './rowWindow';

/** What a line is changed to. */
export interface LineEdit {
    readonly id: string;
    readonly field: EditableField;
    readonly text: string;
}

/** A body of the table: its rows, or a gap of their height. */
interface Block {
    readonly key: number;
    readonly rows: readonly Row[];
    /** Empty where the rows are drawn. */
    readonly gapStyle: string;
}

interface Row {
    /**
     * Its position, counted from 0, and its key on the page: where a line is removed, the rows after it take what the next
     * one said, which is sooner done than moving them between the blocks.
     */
    readonly index: number;
    readonly id: string;
    /** For a screen reader: counted from 1, the head is 1. */
    readonly position: number;
    readonly name: string;
    readonly solution: string;
    readonly isExplained: string;
    readonly explainLabel: string;
    readonly removeLabel: string;
    readonly cells: readonly Cell[];
    readonly problems: readonly string[];
}

/** So many lines are simply all drawn; beyond them only those in sight are. */
const MOST_DRAWN_LINES = 50;
/** Until the first row is measured. */
const FIRST_ROW_HEIGHT = 52;
const FIRST_VIEW_HEIGHT = 560;
/** In pixels. */
const LEAST_HEIGHT_CHANGE = 0.5;
const NO_PROBLEMS: readonly string[] = [];

/**
 * The priced lines of a quote: to read, to edit, to choose for an explanation. Hundreds of lines scroll in a region of
 * their own, of which only the rows in sight are drawn.
 * @fires lineedit with a LineEdit, as it is typed; only what is a number the line can take
 * @fires lineremove with the line's id
 * @fires explain with the line's position, or null for the total
 */
export default class QuoteLineTable extends LightningElement {
    @api priced?: PricedQuote;
    /** What the org said about lines, by line number counted from 1. */
    @api problems: ReadonlyMap<number, readonly string[]> = new Map();
    /** The line that is explained, counted from 0; null for the total. */
    @api explained: number | null = null;
    /** Whether lines may be edited at all. */
    @api isEditable = false;

    readonly labels = labels;

    isEditing = false;
    inputProblem = '';
    private scrollTop = 0;
    private viewHeight = FIRST_VIEW_HEIGHT;
    private rowHeight = FIRST_ROW_HEIGHT;
    private isMeasured = false;
    private focused: number | null = null;
    private typed: ReadonlyMap<string, string> = new Map();
    private nextFocus: { row: number; field: string } | null = null;

    override renderedCallback(): void {
        // Only then: to measure makes the browser lay out the page at once, in the midst of typing too.
        if (this.isWindowed && !this.isMeasured) {
            this.measure();
        }
        this.moveFocus();
    }

    get count(): number {
        return this.priced?.lines.length ?? 0;
    }

    get isWindowed(): boolean {
        return this.count > MOST_DRAWN_LINES;
    }

    get regionClass(): string {
        return this.isWindowed ? 'region region_scrolled' : 'region';
    }

    /** A region that scrolls must be reachable by keyboard. */
    get regionTabIndex(): string | null {
        return this.isWindowed ? '0' : null;
    }

    get regionRole(): string | null {
        return this.isWindowed ? 'region' : null;
    }

    get regionLabel(): string | null {
        return this.isWindowed ? labels.quoteLinesRegion : null;
    }

    get heading(): string {
        return this.count > 1 ? `${labels.quoteLines} (${formatNumber(this.count)})` : labels.quoteLines;
    }

    get editLabel(): string {
        return this.isEditing ? labels.quoteEditDone : labels.quoteEditLines;
    }

    get rowCount(): number {
        return this.count + 2;
    }

    get lastRow(): number {
        return this.count + 2;
    }

    get columns(): Column[] {
        return columnsOf(this.isEditing, this.priced?.components ?? []);
    }

    get columnCount(): number {
        return this.columns.length + (this.isEditing ? 2 : 1);
    }

    get totals(): Cell[] {
        return this.priced ? totalCells(this.priced, this.columns) : [];
    }

    get isTotalExplained(): string {
        return String(this.explained === null);
    }

    get blocks(): Block[] {
        const { priced, columns, count } = this;
        if (!priced) {
            return [];
        }
        const all = { first: 0, end: count };
        const inSight = this.isWindowed ? windowAt(this.scrollTop, this.viewHeight, this.rowHeight, count) : all;
        return rowBlocks(inSight, this.focused, count).map(({ first, end, isDrawn }) => ({
            key: first,
            rows: isDrawn
                ? Array.from({ length: end - first }, (_unused, at) => this.toRow(priced, first + at, columns))
                : [],
            gapStyle: isDrawn ? '' : `height: ${(end - first) * this.rowHeight}px`
        }));
    }

    handleEditing(): void {
        this.isEditing = !this.isEditing;
        this.isMeasured = false;
        this.inputProblem = '';
        this.typed = new Map();
    }

    handleScroll(event: Event): void {
        const region = event.currentTarget as HTMLElement;
        this.viewHeight = region.clientHeight;
        this.measure();
        // Only a whole row further is there anything new to draw.
        const scrollTop = Math.floor(region.scrollTop / this.rowHeight) * this.rowHeight;
        if (scrollTop !== this.scrollTop) {
            this.scrollTop = scrollTop;
        }
    }

    handleInput(event: Event): void {
        const input = event.target as HTMLInputElement;
        const { id, field } = placeOf(input);
        const { priced } = this;
        if (!priced) {
            return;
        }
        const { currency } = priced.program;
        this.typed = new Map([[inputKey(id, field), input.value]]);
        const isNumber = !input.validity.badInput && editLine(priced.lines, id, field, input.value, currency) !== null;
        input.setAttribute('aria-invalid', String(!isNumber));
        this.inputProblem = isNumber
            ? ''
            : fill(labels.quoteNumberInvalid, input.ariaLabel ?? '', decimalsOf(field, currency));
        if (isNumber) {
            const detail: LineEdit = { id, field, text: input.value };
            this.dispatchEvent(new CustomEvent('lineedit', { detail }));
        }
    }

    handleFocus(event: Event): void {
        this.focused = Number((event.currentTarget as HTMLElement).dataset['index']);
    }

    /** What could not be taken is given up: the line shows its number again. */
    handleBlur(event: Event): void {
        const input = event.target as HTMLInputElement;
        this.focused = null;
        if (input.dataset['field'] !== undefined) {
            this.typed = new Map();
            this.inputProblem = '';
            const { id, field } = placeOf(input);
            input.value = String(this.priced?.lines.find((line) => line.id === id)?.[field] ?? '');
            input.removeAttribute('aria-invalid');
        }
    }

    /** As in a spreadsheet: Enter goes to the same field of the next line, with Shift of the one before. */
    handleKey(event: KeyboardEvent): void {
        const input = event.target as HTMLInputElement;
        const field = input.dataset['field'];
        if (event.key !== 'Enter' || field === undefined) {
            return;
        }
        event.preventDefault();
        const row = Number((event.currentTarget as HTMLElement).dataset['index']) + (event.shiftKey ? -1 : 1);
        if (row >= 0 && row < this.count) {
            this.nextFocus = { row, field };
            this.focused = row;
        }
    }

    handleExplain(event: Event): void {
        const { index } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('explain', { detail: index === undefined ? null : Number(index) }));
    }

    handleRemove(event: Event): void {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('lineremove', { detail: id }));
        this.template?.querySelector<HTMLElement>('[data-edit]')?.focus();
    }

    private toRow(priced: PricedQuote, index: number, columns: readonly Column[]): Row {
        const name = nameOf(priced, index);
        const { id = '', solutionLabel = '' } = priced.lines[index] ?? {};
        return {
            index,
            id,
            position: index + 2,
            name,
            solution: solutionLabel ?? '',
            isExplained: String(this.explained === index),
            explainLabel: fill(labels.quoteExplainLine, name),
            removeLabel: fill(labels.quoteRemoveLine, name),
            cells: cellsOf(priced, index, columns, this.isEditing, this.typed),
            problems: this.problems.get(index + 1) ?? NO_PROBLEMS
        };
    }

    /**
     * A row's height depends on the width of the page and on the reader's font size. The mean of a block is taken, for
     * borders make some rows a pixel higher, and what differs by less is no news: drawing it would change what is measured.
     */
    private measure(): void {
        const body = this.template?.querySelector('[data-line]')?.closest('tbody');
        const height = body ? body.offsetHeight / body.rows.length : 0;
        this.isMeasured = height > 0;
        if (height > 0 && Math.abs(height - this.rowHeight) > LEAST_HEIGHT_CHANGE) {
            this.rowHeight = height;
        }
    }

    private moveFocus(): void {
        if (this.nextFocus !== null) {
            const { row, field } = this.nextFocus;
            this.nextFocus = null;
            const input = this.template?.querySelector<HTMLInputElement>(
                `[data-index="${row}"] input[data-field="${field}"]`
            );
            input?.focus();
            input?.select();
        }
    }
}

function placeOf(input: HTMLInputElement): { id: string; field: EditableField } {
    return { id: input.dataset['id'] ?? '', field: input.dataset['field'] as EditableField };
}
