/** Charts as inline SVG: bars with their values written out, readable in print, without script. */

export interface Bar {
    readonly label: string;
    readonly value: number;
    /** The value as it is written beside the bar. */
    readonly text: string;
    /** A class of the style sheet, which gives the color. */
    readonly tone: string;
}

export interface BarGroup {
    readonly label: string;
    readonly bars: readonly Bar[];
}

const WIDTH = 760;
const LABELS = 250;
const VALUES = 130;
const BAR = 20;
const GAP = 4;
const GROUP_GAP = 16;

/**
 * Groups of horizontal bars, all to one scale; negative values grow to the left of a common zero line.
 * @param title what a screen reader says of the chart; the numbers stand in a table of the page as well
 */
export function barChart(id: string, title: string, groups: readonly BarGroup[]): string {
    const values = groups.flatMap((group) => group.bars.map((bar) => bar.value));
    const most = Math.max(0, ...values);
    const least = Math.min(0, ...values);
    const range = WIDTH - LABELS - VALUES - (least < 0 ? VALUES : 0);
    const scale = most - least === 0 ? 0 : range / (most - least);
    const zero = LABELS + (least < 0 ? VALUES : 0) - least * scale;
    let top = 8;
    const drawn = groups.map((group) => {
        const height = group.bars.length * (BAR + GAP) - GAP;
        const middle = top + height / 2;
        const bars = group.bars.map((bar, at) => drawBar(bar, top + at * (BAR + GAP), zero, scale));
        const label = `<text class="label" x="${LABELS - 12}" y="${round(middle)}" text-anchor="end" dominant-baseline="central">${escapeText(shorten(group.label))}</text>`;
        top += height + GROUP_GAP;
        return `${label}${bars.join('')}`;
    });
    const height = top - GROUP_GAP + 8;
    return `<div class="scroll" tabindex="0" role="group" aria-label="${escapeText(title)}"><svg role="img" aria-labelledby="${id}-title" viewBox="0 0 ${WIDTH} ${height}" xmlns="http://www.w3.org/2000/svg"><title id="${id}-title">${escapeText(title)}</title><line class="axis" x1="${round(zero)}" x2="${round(zero)}" y1="0" y2="${height}"/>${drawn.join('')}</svg></div>`;
}

function drawBar({ value, text, tone, label }: Bar, top: number, zero: number, scale: number): string {
    const length = Math.abs(value) * scale;
    const left = value < 0 ? zero - length : zero;
    const textAt = value < 0 ? left - 6 : left + length + 6;
    const anchor = value < 0 ? 'end' : 'start';
    return `<rect class="${tone}" x="${round(left)}" y="${top}" width="${round(length)}" height="${BAR}" rx="2"><title>${escapeText(`${label}: ${text}`)}</title></rect><text class="value" x="${round(textAt)}" y="${top + BAR / 2}" text-anchor="${anchor}" dominant-baseline="central">${escapeText(text)}</text>`;
}

const LONGEST_LABEL = 30;

function shorten(label: string): string {
    return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
}

function round(value: number): number {
    return Math.round(value * 10) / 10;
}

/** Text for HTML and SVG, attribute values included. */
export function escapeText(text: string): string {
    return text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;');
}
