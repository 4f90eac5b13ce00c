import { formatMoney, minorUnitDigits } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { Millionths, MinorUnits } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { Language } from '../options';

/** Exact decimal text of an amount that may be negative. */
export function signedMoney(amount: MinorUnits, currency: string): string {
    return amount < 0 ? `-${formatMoney(-amount, currency)}` : formatMoney(amount, currency);
}

/** How amounts, counts and days are written for people in one language. */
export interface Writer {
    /** In whole units, for a report is read, not booked. */
    money(amount: MinorUnits): string;
    /** With a sign, also for more than zero. */
    change(amount: MinorUnits): string;
    count(count: number): string;
    countChange(count: number): string;
    share(part: number, whole: number): string;
    /** By how much an amount changes, as a signed share of it; blank where there was nothing. */
    growth(before: MinorUnits, after: MinorUnits): string;
    rate(rate: Millionths): string;
    day(date: string): string;
}

export function writerFor(language: Language, currency: string): Writer {
    const locale = language === 'fr' ? 'fr-FR' : 'en-US';
    const money = (signDisplay: 'auto' | 'exceptZero'): Intl.NumberFormat =>
        new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0, signDisplay });
    const plain = money('auto');
    const signed = money('exceptZero');
    const count = new Intl.NumberFormat(locale);
    const countChange = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
    const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    const growth = new Intl.NumberFormat(locale, {
        style: 'percent',
        maximumFractionDigits: 1,
        signDisplay: 'exceptZero'
    });
    const exact = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 });
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    const unit = 10 ** minorUnitDigits(currency);
    return {
        money: (amount) => plain.format(amount / unit),
        change: (amount) => signed.format(amount / unit),
        count: (value) => count.format(value),
        countChange: (value) => countChange.format(value),
        growth: (before, after) => (before === 0 ? '' : growth.format((after - before) / before)),
        rate: (rate) => exact.format(rate / 1_000_000),
        share: (part, whole) => percent.format(whole === 0 ? 0 : part / whole),
        // In French the first of a month is an ordinal, which Intl does not know.
        day: (date) => day.format(new Date(`${date}T00:00:00Z`)).replace(/^1 /, '1er ')
    };
}
