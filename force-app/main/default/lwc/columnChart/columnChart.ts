import { api, LightningElement } from 'lwc';
import { labels } from './labels';

/** What is stacked: at most three, from the bottom up. */
export interface ChartSeries {
    readonly key: string;
    readonly label: string;
    /** The sum of all columns, as the user reads it. */
    readonly totalText: string;
}

/** One column. All texts arrive ready for the user. */
export interface ChartColumn {
    readonly key: string;
    /** In full, for the table: "March 2026". */
    readonly label: string;
    /** Below the column: "Mar". */
    readonly shortLabel: string;
    /** One a series, in whatever unit, the same for all; negative ones hang below the zero line. */
    readonly amounts: readonly number[];
    /** The amounts as the user reads them. */
    readonly texts: readonly string[];
    readonly totalText: string;
    /** One more figure for the table, see `extraLabel`. */
    readonly extraText?: string;
}

/** The axis: see `roundScale` of c/chartScale. */
export interface ChartAxis {
    readonly low: number;
    readonly high: number;
    readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

interface Segment {
    readonly key: string;
    readonly className: string;
    readonly style: string;
}

/**
 * Stacked columns. For a screen reader it is one image with a description; the same numbers are a table on demand. The
 * series are told apart by how dark they are and by their order, not by their color alone.
 */
export default class ColumnChart extends LightningElement {
    @api heading = '';
    /** The whole picture in words. */
    @api description = '';
    @api series: readonly ChartSeries[] = [];
    @api columns: readonly ChartColumn[] = [];
    @api axis: ChartAxis = { low: 0, high: 1, ticks: [] };
    /** Heading of the table's first column. */
    @api columnLabel = '';
    @api totalLabel = '';
    /** Heading of the table's last column; empty where there is none. */
    @api extraLabel = '';

    readonly labels = labels;
    isTable = false;

    get toggleLabel(): string {
        return this.isTable ? labels.chartShowChart : labels.chartShowTable;
    }

    get toggleIcon(): string {
        return this.isTable ? 'utility:chart' : 'utility:table';
    }

    get legend(): { key: string; label: string; totalText: string; className: string }[] {
        return this.series.map(({ key, label, totalText }, at) => ({
            key,
            label,
            totalText,
            className: `swatch segment_${at + 1}`
        }));
    }

    get lines(): { key: string; text: string; style: string; className: string }[] {
        return this.axis.ticks.map(({ value, text }) => ({
            key: text,
            text,
            style: `bottom: ${this.heightOf(value)}%`,
            className: value === 0 ? 'line line_zero' : 'line'
        }));
    }

    get bars(): { key: string; shortLabel: string; hint: string; segments: Segment[] }[] {
        return this.columns.map((column) => ({
            key: column.key,
            shortLabel: column.shortLabel,
            hint: this.hintOf(column),
            segments: this.segmentsOf(column)
        }));
    }

    get rows(): { key: string; label: string; texts: { key: string; text: string }[] }[] {
        return this.columns.map(({ key, label, texts, totalText, extraText }) => ({
            key,
            label,
            texts: [...texts, totalText, ...(this.extraLabel === '' ? [] : [extraText ?? ''])].map((text, at) => ({
                key: String(at),
                text
            }))
        }));
    }

    get headings(): string[] {
        return [
            ...this.series.map(({ label }) => label),
            this.totalLabel,
            ...(this.extraLabel === '' ? [] : [this.extraLabel])
        ];
    }

    handleToggle(): void {
        this.isTable = !this.isTable;
    }

    private hintOf({ label, texts, amounts, totalText }: ChartColumn): string {
        const parts = this.series.flatMap((series, at) =>
            amounts[at] === 0 ? [] : [`${series.label}: ${texts[at] ?? ''}`]
        );
        return [`${label}: ${totalText}`, ...parts].join('\n');
    }

    /** Positive amounts stand on each other above the zero line, negative ones hang below it. */
    private segmentsOf({ amounts }: ChartColumn): Segment[] {
        let above = 0;
        let below = 0;
        return amounts.flatMap((amount, at) => {
            if (amount === 0) {
                return [];
            }
            const from = amount > 0 ? above : below + amount;
            const to = amount > 0 ? above + amount : below;
            above = amount > 0 ? to : above;
            below = amount > 0 ? below : from;
            const bottom = this.heightOf(from);
            return [
                {
                    key: String(at),
                    className: `segment segment_${at + 1}`,
                    style: `bottom: ${bottom}%; height: ${this.heightOf(to) - bottom}%`
                }
            ];
        });
    }

    private heightOf(value: number): number {
        const { low, high } = this.axis;
        return ((value - low) / (high - low)) * 100;
    }
}
