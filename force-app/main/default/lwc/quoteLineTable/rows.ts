import { fill, formatNumber } from 'c/formats';
import type { ComponentCode, MinorUnits, TracedLine } from 'c/programCore';
import { componentLabels, sayMoney } from 'c/programLabels';
import type { EditableField, PricedQuote } from 'c/quoteData';
import { labels } from './labels';

/** A column with amounts; the first column, the line's name, is apart. */
export interface Column {
    readonly key: string;
    readonly label: string;
}

export interface Cell extends Column {
    readonly text: string;
    readonly className: string;
    /** Only where it can be typed in. */
    readonly input?: { readonly field: EditableField; readonly value: string; readonly label: string };
}

const NUMBER = 'number';
const MAIN = 'number main';

/** While reading, the stack; while editing, what can be typed in and what comes of it. */
export function columnsOf(isEditing: boolean, components: PricedQuote['components']): Column[] {
    const stack = components.map(({ code }) => ({ key: code as string, label: componentLabels[code] }));
    return [
        { key: 'quantity', label: labels.quoteQuantity },
        ...(isEditing ? [{ key: 'unitPrice', label: labels.quoteUnitPrice }] : []),
        { key: 'list', label: labels.quoteList },
        ...(isEditing ? [{ key: 'discount', label: labels.quoteDiscount }] : stack),
        { key: 'net', label: labels.quoteNet },
        { key: 'rebate', label: labels.quoteRebate }
    ];
}

export function nameOf({ lines }: PricedQuote, index: number): string {
    return fill(labels.quoteLineName, index + 1, lines[index]?.name ?? labels.quoteAmountAlone);
}

/**
 * @param typed what stands in an input while it is being typed in, by `inputKey`: the number itself would be written
 * differently under the writer's fingers
 */
export function cellsOf(
    priced: PricedQuote,
    index: number,
    columns: readonly Column[],
    isEditing: boolean,
    typed: ReadonlyMap<string, string>
): Cell[] {
    const line = priced.trace.lines[index];
    const product = priced.lines[index];
    if (line === undefined || product === undefined) {
        throw new Error(`The quote has no line ${index + 1}.`);
    }
    const name = nameOf(priced, index);
    return columns.map(({ key, label }): Cell => {
        const cell = { key, label, className: key === 'net' ? MAIN : NUMBER };
        if (key === 'quantity' || key === 'unitPrice') {
            const value = String(product[key]);
            const unit = key === 'quantity' ? formatNumber(value) : value;
            const input = {
                field: key,
                value: typed.get(inputKey(product.id, key)) ?? value,
                label: fill(labels.quoteLineName, name, label)
            } as const;
            return isEditing ? { ...cell, text: '', input } : { ...cell, text: unit };
        }
        return { ...cell, text: textOf(priced, key, line) };
    });
}

/** Under which a text that is being typed is kept. */
export function inputKey(id: string, field: EditableField): string {
    return `${id}:${field}`;
}

export function totalCells(priced: PricedQuote, columns: readonly Column[]): Cell[] {
    const { result, components, program } = priced;
    const amounts: Readonly<Record<string, MinorUnits>> = {
        list: result.list,
        discount: -result.discount,
        net: result.net,
        rebate: result.rebate,
        ...Object.fromEntries(components.map(({ code, total }) => [code, -total]))
    };
    return columns.map(({ key, label }) => {
        const amount = amounts[key];
        return amount === undefined
            ? { key, label, className: 'number none', text: '' }
            : {
                  key,
                  label,
                  className: key === 'net' ? MAIN : NUMBER,
                  text: sayMoney(amount === 0 ? 0 : amount, program)
              };
    });
}

function textOf({ program }: PricedQuote, key: string, line: TracedLine): string {
    switch (key) {
        case 'list':
            return sayMoney(line.list, program);
        case 'discount':
            return sayMoney(line.discount === 0 ? 0 : -line.discount, program);
        case 'net':
            return sayMoney(line.net, program);
        case 'rebate':
            return sayMoney(line.rebate.amount, program);
        default: {
            const amount = amountOf(line, key as ComponentCode);
            return sayMoney(amount === 0 ? 0 : -amount, program);
        }
    }
}

function amountOf(line: TracedLine, code: ComponentCode): MinorUnits {
    return line.components.find((component) => component.code === code)?.amount ?? 0;
}
