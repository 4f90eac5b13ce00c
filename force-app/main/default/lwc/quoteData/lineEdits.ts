import { LARGEST_AMOUNT, minorUnitDigits } from 'c/programCore';
import type { ProductLine } from './reading';

/** What of a line can be typed in. */
export type EditableField = 'quantity' | 'unitPrice';

/** Decimals of Quantity__c. */
const QUANTITY_DECIMALS = 4;
const NUMBER = /^\d{1,12}(?:\.(\d+))?$/;

/** How many decimals a field takes. */
export function decimalsOf(field: EditableField, currency: string): number {
    return field === 'quantity' ? QUANTITY_DECIMALS : minorUnitDigits(currency);
}

/**
 * The lines with one of them changed, or null where the text is no number of 0 or more with few enough decimals, or where
 * the line would cost more than the core can count.
 * @param text as an input of type number gives it: digits and a point
 */
export function editLine(
    lines: readonly ProductLine[],
    id: string,
    field: EditableField,
    text: string,
    currency: string
): readonly ProductLine[] | null {
    const decimals = NUMBER.exec(text.trim())?.[1] ?? '';
    if (!NUMBER.test(text.trim()) || decimals.length > decimalsOf(field, currency)) {
        return null;
    }
    const changed = lines.map((line) => (line.id === id ? { ...line, [field]: Number(text) } : line));
    const largest = LARGEST_AMOUNT / 10 ** minorUnitDigits(currency);
    return changed.every(({ quantity, unitPrice }) => quantity * unitPrice < largest) ? changed : null;
}
