import { parseArgs } from 'node:util';
import { addDays, firstDayOfYear, isDate } from '../../force-app/main/default/lwc/programCore/programCore';
import type { IsoDate } from '../../force-app/main/default/lwc/programCore/programCore';
import { systemClock, today } from '../local-org/clock';
import type { ReplayedDays } from './input/partner';

export const USAGE = `Usage: npm run -s simulate -- --program FILE [options]
  --program FILE         the draft program (JSON as in config/programs; provenance may be left out)
  --as-of DATE           the day on which partners are judged; default: today
  --partners FILE        who is simulated: .json, or JSON lines; - is standard input (see scripts/simulate/README.md)
  --target-org ORG       who is simulated: the partners of an org: "local" (the default), or its address
  --partners-of CODES    programs whose partners are simulated, separated by commas, or "all"; default: the draft's own
                         code and the one it supersedes, else the programs of its vendor, else all
  --from DATE, --to DATE the days whose deals are replayed; default: the calendar year before the one of --as-of
  --risk-days DAYS       how far ahead a lapse counts as a risk; default: 90
  --format FORMAT        table (the default), json, csv or html
  --language LANGUAGE    of the table and the HTML report: en (the default) or fr
  --out FILE             where to write it; default: standard output`;

export const FORMATS = ['table', 'json', 'csv', 'html'] as const;
export type Format = (typeof FORMATS)[number];
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

export type PartnersSource =
    { readonly kind: 'file'; readonly file: string } | { readonly kind: 'org'; readonly target: string };

export interface SimulateOptions {
    readonly program: string;
    readonly asOf: IsoDate;
    readonly source: PartnersSource;
    /** null is the default, 'all' everybody. */
    readonly partnersOf: readonly string[] | 'all' | null;
    readonly days: ReplayedDays;
    readonly riskDays: number;
    readonly format: Format;
    readonly language: Language;
    readonly out: string | null;
}

/** A command line that asks for what there is not; the message is a line for people. */
export class UsageError extends Error {}

/** @throws UsageError */
export function readOptions(commandLine: readonly string[]): SimulateOptions {
    const values = parse(commandLine);
    const { program, partners, out } = values;
    if (program === undefined) {
        throw new UsageError('--program: missing, allowed: the file of a program');
    }
    if (partners !== undefined && values['target-org'] !== undefined) {
        throw new UsageError('--target-org: the partners come from --partners already, allowed: one of the two');
    }
    const asOf = dateOption('--as-of', values['as-of']) ?? today(systemClock);
    const from = dateOption('--from', values.from) ?? firstDayOfYear(asOf, 1);
    const to = dateOption('--to', values.to) ?? addDays(firstDayOfYear(asOf), -1);
    if (to < from) {
        throw new UsageError(`--to: ${to} is before ${from}, allowed: ${from} or later`);
    }
    return {
        program,
        asOf,
        source:
            partners === undefined
                ? { kind: 'org', target: values['target-org'] ?? 'local' }
                : { kind: 'file', file: partners },
        partnersOf: readCodes(values['partners-of']),
        days: { from, to },
        riskDays: readDays(values['risk-days'] ?? '90'),
        format: choice('--format', values.format ?? 'table', FORMATS),
        language: choice('--language', values.language ?? 'en', LANGUAGES),
        out: out ?? null
    };
}

function parse(commandLine: readonly string[]): Partial<Record<string, string>> {
    const names = ['program', 'as-of', 'partners', 'target-org', 'partners-of', 'from', 'to', 'risk-days', 'format'];
    const options = Object.fromEntries(
        [...names, 'language', 'out'].map((name) => [name, { type: 'string' } as const])
    );
    try {
        return parseArgs({ args: [...commandLine], options }).values as Partial<Record<string, string>>;
    } catch (error) {
        throw new UsageError(error instanceof Error ? error.message : String(error));
    }
}

function dateOption(name: string, value: string | undefined): IsoDate | null {
    if (value !== undefined && !isDate(value)) {
        throw new UsageError(`${name}: "${value}" is no date, allowed: a day that exists as YYYY-MM-DD`);
    }
    return value ?? null;
}

function readCodes(value: string | undefined): readonly string[] | 'all' | null {
    if (value === undefined || value === 'all') {
        return value ?? null;
    }
    return value.split(',').map((code) => code.trim());
}

function readDays(value: string): number {
    if (!/^\d{1,5}$/.test(value)) {
        throw new UsageError(`--risk-days: "${value}" is no number of days, allowed: a whole number from 0 to 99999`);
    }
    return Number(value);
}

function choice<Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice {
    const found = choices.find((candidate) => candidate === value);
    if (found === undefined) {
        throw new UsageError(`${name}: "${value}" is unknown, allowed: ${choices.join(', ')}`);
    }
    return found;
}
