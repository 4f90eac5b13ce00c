import type { Language } from '../options';
import type { SimulationResult } from '../simulation';
import type { Writer } from './amounts';
import { escapeText } from './charts';
import type { Texts } from './texts';

/** What the parts of the report share. */
export interface Report {
    readonly result: SimulationResult;
    readonly texts: Texts;
    readonly write: Writer;
    readonly language: Language;
}

export function section(id: string, title: string, note: string, content: string): string {
    const noted = note === '' ? '' : `<p>${escapeText(note)}</p>`;
    return `<section aria-labelledby="${id}"><h2 id="${id}">${escapeText(title)}</h2>${noted}${content}</section>`;
}

/** The colors of the bars, in the order of their names here. */
export function legend(...labels: readonly string[]): string {
    const tones = ['before', 'after', 'settled'];
    const keys = labels.map((label, at) => `<span class="key ${tones[at]}"></span>${escapeText(label)} `);
    return `<p class="legend">${keys.join('')}</p>`;
}

export function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
    const head = heads.map((cell) => (cell === '' ? '<td></td>' : `<th scope="col">${escapeText(cell)}</th>`)).join('');
    const body = rows
        .map(([first = '', ...cells]) => {
            const others = cells.map((cell) => `<td>${escapeText(cell)}</td>`).join('');
            return `<tr><th scope="row">${escapeText(first)}</th>${others}</tr>`;
        })
        .join('');
    return `<div class="scroll" tabindex="0" role="group" aria-label="${escapeText(caption)}"><table><caption>${escapeText(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
