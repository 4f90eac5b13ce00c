import { api, LightningElement } from 'lwc';

export interface FigureColumn {
    readonly key: string;
    readonly label: string;
    /** Numbers stand at the end of their column. */
    readonly isNumber?: boolean;
}

export interface FigureCell {
    readonly text: string;
    /** A second, quieter line. */
    readonly note?: string;
    readonly isStrong?: boolean;
    readonly link?: { readonly recordId: string; readonly objectApiName: string };
    /** Before the text, for people who see it; its meaning is in the text. */
    readonly icon?: string;
}

export interface FigureAction {
    readonly name: string;
    readonly label: string;
    /** Its title: which row it is about. */
    readonly description?: string;
}

export interface FigureRow {
    readonly key: string;
    /** By the columns' order; the first one names the row. */
    readonly cells: readonly FigureCell[];
    readonly actions?: readonly FigureAction[];
    readonly isTotal?: boolean;
}

/** What was pressed. */
export interface FigureActionDetail {
    readonly row: string;
    readonly action: string;
}

interface ShownCell extends FigureCell {
    readonly key: string;
    readonly label: string;
    readonly className: string;
}

interface ShownRow {
    readonly key: string;
    readonly className: string;
    readonly head: ShownCell;
    readonly cells: readonly ShownCell[];
    readonly actions: readonly FigureAction[];
}

/**
 * A table of texts and figures; in a narrow column each row becomes a card, its cells lines with the column's name.
 * @fires rowaction with a FigureActionDetail
 */
export default class FigureTable extends LightningElement {
    /** What the table is about, for a screen reader. */
    @api caption = '';
    @api columns: readonly FigureColumn[] = [];
    @api rows: readonly FigureRow[] = [];
    /** The heading of the column with buttons; empty without one. */
    @api actionsLabel = '';

    get heads(): { key: string; label: string; className: string }[] {
        return this.columns.map(({ key, label, isNumber }) => ({ key, label, className: isNumber ? 'number' : '' }));
    }

    get shownRows(): ShownRow[] {
        return this.rows.map(({ key, cells, actions = [], isTotal }) => {
            const shown = this.columns.map((column, index) => this.toCell(column, cells[index]));
            const [head, ...others] = shown;
            if (head === undefined) {
                throw new Error('A table needs a column that names its rows.');
            }
            return { key, className: isTotal ? 'total' : '', head, cells: others, actions };
        });
    }

    handleAction(event: Event): void {
        const { row = '', action = '' } = (event.currentTarget as HTMLElement).dataset;
        const detail: FigureActionDetail = { row, action };
        this.dispatchEvent(new CustomEvent('rowaction', { detail }));
    }

    private toCell({ key, label, isNumber }: FigureColumn, cell: FigureCell = { text: '' }): ShownCell {
        const className = [isNumber ? 'number' : '', cell.isStrong ? 'strong' : '', cell.text === '' ? 'none' : ''];
        return { ...cell, key, label, className: className.filter(Boolean).join(' ') };
    }
}
