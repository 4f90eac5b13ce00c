import { api, LightningElement } from 'lwc';

/** Somebody a document is from, to or about. */
export interface PaperParty {
    readonly id: string;
    readonly label: string;
    readonly name: string;
    /** As on a letter, a line each; may be empty. */
    readonly address: readonly string[];
}

export interface PaperFact {
    readonly key: string;
    readonly label: string;
    readonly value: string;
}

export interface PaperColumn {
    readonly key: string;
    readonly label: string;
    /** Numbers stand at the end of their column and do not wrap. */
    readonly isNumber?: boolean;
    /** Short texts such as dates that do not wrap. */
    readonly isUnbroken?: boolean;
}

export interface PaperCell {
    readonly key: string;
    readonly text: string;
    /** A second, quieter line; may be empty. */
    readonly note?: string;
    readonly isStrong?: boolean;
}

export interface PaperRow {
    readonly key: string;
    /** May be empty. */
    readonly number: string;
    readonly name: string;
    readonly note: string;
    /** By the columns' order. */
    readonly cells: readonly PaperCell[];
}

/** Lines that belong together. */
export interface PaperGroup {
    readonly key: string;
    /** Empty where the lines need none. */
    readonly heading: string;
    readonly rows: readonly PaperRow[];
}

export interface PaperTotal extends PaperFact {
    /** The sum of what stands above it. */
    readonly isGrand?: boolean;
}

/** A document with every text ready to print. */
export interface PaperContent {
    readonly title: string;
    /** Below the title, such as a version; may be empty. */
    readonly subtitle: string;
    readonly vendor: string;
    /** Why it is not valid; empty where it is. */
    readonly warning: string;
    readonly parties: readonly PaperParty[];
    readonly facts: readonly PaperFact[];
    readonly numberLabel: string;
    readonly nameLabel: string;
    readonly columns: readonly PaperColumn[];
    readonly groups: readonly PaperGroup[];
    readonly totals: readonly PaperTotal[];
    readonly notes: readonly { readonly key: string; readonly text: string }[];
    /** Whether its table is too wide for an upright sheet. */
    readonly isWide?: boolean;
}

interface ShownRow extends PaperRow {
    /** Key of the group it belongs to. */
    readonly group: string;
    readonly cells: readonly (PaperCell & { readonly className: string })[];
}

interface ShownBody extends PaperGroup {
    readonly rows: readonly ShownRow[];
    readonly isClosing: boolean;
    readonly className: string;
}

const NUMBER = 'document-paper__number';

/**
 * A document as it is printed. Without a shadow, so that its style sheet reaches the page around it when the page is
 * printed: a page with a document on paper prints the paper and nothing else.
 */
export default class DocumentPaper extends LightningElement {
    static override renderMode = 'light' as const;

    @api content?: PaperContent;

    get className(): string {
        return this.content?.isWide === true ? 'document-paper document-paper_wide' : 'document-paper';
    }

    get columns(): readonly (PaperColumn & { readonly className: string })[] {
        return (this.content?.columns ?? []).map((column) => ({
            ...column,
            className: column.isNumber === true ? NUMBER : ''
        }));
    }

    /** With the number and the name before the columns. */
    get columnCount(): number {
        return (this.content?.columns.length ?? 0) + 2;
    }

    /** The lines as bodies of the table; the last line closes it together with the totals, so that no page has these alone. */
    get bodies(): readonly ShownBody[] {
        const groups = this.content?.groups ?? [];
        const last = groups.at(-1);
        const closing = last?.rows.at(-1);
        const open = groups.map((group): ShownBody => {
            const rows = group === last ? group.rows.slice(0, -1) : group.rows;
            return { ...group, rows: rows.map((row) => this.toRow(row, group.key)), isClosing: false, className: '' };
        });
        return [
            ...open,
            {
                key: 'closing',
                heading: '',
                rows: last && closing ? [this.toRow(closing, last.key)] : [],
                isClosing: true,
                className: 'document-paper__closing'
            }
        ];
    }

    /** On every printed page: which document it is of. */
    get runningTitle(): string {
        return this.content ? `${this.content.vendor} · ${this.content.title}` : '';
    }

    get totals(): readonly (PaperTotal & { readonly className: string })[] {
        return (this.content?.totals ?? []).map((total) => ({
            ...total,
            className:
                total.isGrand === true ? 'document-paper__total document-paper__total_grand' : 'document-paper__total'
        }));
    }

    private toRow(row: PaperRow, group: string): ShownRow {
        const columns = this.content?.columns ?? [];
        return {
            ...row,
            group,
            cells: row.cells.map((cell, index) => ({
                ...cell,
                className: [
                    columns[index]?.isNumber === true ? NUMBER : '',
                    cell.isStrong === true ? 'document-paper__strong' : ''
                ]
                    .join(' ')
                    .trim()
            }))
        };
    }
}
