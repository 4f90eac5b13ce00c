import { checkDeal, checkTierHistory, ONE } from '../../../force-app/main/default/lwc/programCore/programCore';
import type {
    BusinessType,
    Checked,
    DealLine,
    IsoDate,
    Problem,
    Program,
    RevenueEntry,
    TierHistory
} from '../../../force-app/main/default/lwc/programCore/programCore';
import type { PartnerDocument, ReplayedDays, ReplayedDeal, SimulatedPartner } from './partner';

const REQUIRED = ['id', 'name', 'program'];
const HISTORY_KEYS = ['current', 'waiver', 'people', 'specialists', 'specializations'];
const KEYS = [...REQUIRED, ...HISTORY_KEYS, 'credits', 'deals'];
const CREDIT_KEYS = ['on', 'amount', 'type', 'solution', 'reversed', 'deal'];
const DEAL_KEYS = ['id', 'on', 'type', 'lines', 'registrations', 'competing'];
const REGISTRATION_KEYS = ['solution', 'approvedOn', 'expiresOn'];

type JsonObject = Readonly<Record<string, unknown>>;

/** What is needed to read partners. */
export interface PartnerCheck {
    readonly programs: ReadonlyMap<string, Program>;
    readonly asOf: IsoDate;
    readonly days: ReplayedDays;
}

/**
 * Turns the JSON of a partner into one that can be simulated, or lists everything that is wrong with it. What `tier`
 * and `price` read as well is checked as they check it.
 */
export function checkPartner(document: unknown, check: PartnerCheck): Checked<SimulatedPartner> {
    const problems: Problem[] = [];
    const report = (path: string, problem: string, allowed: string): void => {
        problems.push({ path, problem, allowed });
    };
    if (!isObject(document)) {
        report('', 'is no object', `an object with ${REQUIRED.join(', ')}`);
        return { ok: false, problems };
    }
    reportUnknownKeys(document, '', KEYS, report);
    for (const key of REQUIRED) {
        if (typeof document[key] !== 'string' || document[key].trim() === '') {
            report(`/${key}`, document[key] === undefined ? 'missing' : 'is no text', 'a string that is not empty');
        }
    }
    const program = check.programs.get(String(document['program']));
    if (program === undefined) {
        if (problems.every(({ path }) => path !== '/program')) {
            const known = [...check.programs.keys()].join(', ');
            report('/program', `${JSON.stringify(document['program'])} is no program`, known);
        }
        return { ok: false, problems };
    }
    const credits = readCredits(document, report);
    const revenue = credits.filter((credit) => !credit.reversed);
    const history = checkTierHistory(historyDocument(document, revenue, check.asOf), program);
    if (!history.ok) {
        problems.push(...history.problems.map((problem) => ({ ...problem, path: creditPath(problem.path, revenue) })));
    }
    const deals = readDeals(document, program, report);
    const unknownDeal = credits.filter(({ deal }) => deal !== null && !deals.has(deal));
    for (const { at, deal } of unknownDeal) {
        report(`/credits/${at}/deal`, `"${deal}" is no deal of this partner`, [...deals.keys()].join(', ') || 'none');
    }
    if (!history.ok || problems.length > 0) {
        return { ok: false, problems };
    }
    return {
        ok: true,
        value: {
            id: String(document['id']),
            name: String(document['name']),
            program,
            history: history.value,
            deals: [
                ...replayedCredits(history.value, revenue, check.days),
                ...[...deals.values()].filter((deal) => isWithin(deal.on, check.days))
            ]
        }
    };
}

type Report = (path: string, problem: string, allowed: string) => void;

interface ReadCredit {
    readonly at: number;
    readonly reversed: boolean;
    readonly deal: string | null;
    readonly document: JsonObject;
}

/** The ledger's own keys; what makes a credit revenue is checked with the history. */
function readCredits(document: JsonObject, report: Report): readonly ReadCredit[] {
    return readList(document, 'credits', report).map((value, at) => {
        const path = `/credits/${at}`;
        if (!isObject(value)) {
            report(path, 'is no object', `an object with ${CREDIT_KEYS.join(', ')}`);
            return { at, reversed: true, deal: null, document: {} };
        }
        reportUnknownKeys(value, path, CREDIT_KEYS, report);
        const { reversed = false, deal = null } = value;
        if (typeof reversed !== 'boolean') {
            report(`${path}/reversed`, `${JSON.stringify(reversed)} is neither true nor false`, 'true, false');
        }
        if (deal !== null && typeof deal !== 'string') {
            report(`${path}/deal`, `${JSON.stringify(deal)} is no text`, 'the id of a deal of this partner');
        }
        return { at, reversed: reversed === true, deal: typeof deal === 'string' ? deal : null, document: value };
    });
}

function historyDocument(document: JsonObject, revenue: readonly ReadCredit[], asOf: IsoDate): PartnerDocument {
    const history: Record<string, unknown> = {
        asOf,
        revenue: revenue.map(({ document: { on, amount, type, solution } }) => ({ on, amount, type, solution }))
    };
    for (const key of HISTORY_KEYS) {
        if (document[key] !== undefined) {
            history[key] = document[key];
        }
    }
    return history as unknown as PartnerDocument;
}

/** Where the credit of a revenue entry stands in the file. */
function creditPath(path: string, revenue: readonly ReadCredit[]): string {
    const entry = /^\/revenue\/(\d+)(.*)$/.exec(path);
    return entry === null
        ? path.replace(/^\/revenue/, '/credits')
        : `/credits/${revenue[Number(entry[1])]?.at}${entry[2]}`;
}

function readDeals(document: JsonObject, program: Program, report: Report): ReadonlyMap<string, ReplayedDeal> {
    const deals = new Map<string, ReplayedDeal>();
    readList(document, 'deals', report).forEach((value, at) => {
        const path = `/deals/${at}`;
        if (!isObject(value)) {
            report(path, 'is no object', `an object with ${DEAL_KEYS.join(', ')}`);
            return;
        }
        reportUnknownKeys(value, path, DEAL_KEYS, report);
        const { id } = value;
        if (typeof id !== 'string' || id === '' || deals.has(id)) {
            report(`${path}/id`, `${JSON.stringify(id)} names no deal`, 'a text of its own');
            return;
        }
        const deal = readDeal(value, path, program, report);
        if (deal !== null) {
            deals.set(id, deal);
        }
    });
    return deals;
}

/** The deal by the rules of `price`; who sells it at which tier is the simulation's matter. */
function readDeal(value: JsonObject, path: string, program: Program, report: Report): ReplayedDeal | null {
    const registrations = readList(value, 'registrations', report, path);
    registrations.forEach((registration, at) => {
        if (isObject(registration)) {
            reportUnknownKeys(registration, `${path}/registrations/${at}`, REGISTRATION_KEYS, report);
        }
    });
    const checked = checkDeal(
        {
            quoteDate: value['on'],
            businessType: value['type'],
            partner: { tier: program.tiers[0]?.code },
            competing: value['competing'],
            registrations: registrations.map((registration) =>
                isObject(registration) ? { ...registration, status: 'APPROVED', rate: '0' } : registration
            ),
            lines: readList(value, 'lines', report, path).map((line, at) =>
                isObject(line) ? { ...line, id: String(at) } : line
            )
        },
        program
    );
    if (!checked.ok) {
        checked.problems.forEach((problem) => {
            const place = problem.path.replace(/^\/quoteDate/, '/on').replace(/^\/businessType/, '/type');
            report(`${path}${place}`, problem.problem, problem.allowed);
        });
        return null;
    }
    const { quoteDate, businessType, lines, competing } = checked.value;
    return {
        on: quoteDate,
        businessType,
        lines,
        registrations: checked.value.registrations.map(({ solution, approvedOn, expiresOn }) => ({
            solution,
            from: approvedOn as IsoDate,
            to: expiresOn as IsoDate
        })),
        competing
    };
}

/** Credits without a deal of their own: one line each, one deal for what is sold under the same terms. */
function replayedCredits(
    history: TierHistory,
    credits: readonly ReadCredit[],
    days: ReplayedDays
): readonly ReplayedDeal[] {
    const lines = new Map<BusinessType, DealLine[]>();
    history.revenue.forEach((entry, at) => {
        if (credits[at]?.deal === null && isWithin(entry.on, days)) {
            const ofType = lines.get(entry.type);
            if (ofType === undefined) {
                lines.set(entry.type, [lineOf(entry, at)]);
            } else {
                ofType.push(lineOf(entry, at));
            }
        }
    });
    return [...lines].map(([businessType, ofType]) => ({
        on: days.to,
        businessType,
        lines: ofType,
        registrations: [],
        competing: []
    }));
}

function lineOf(entry: RevenueEntry, at: number): DealLine {
    return { id: String(at), solution: entry.solution, quantity: ONE, unitPrice: entry.amount };
}

function isWithin(date: IsoDate, days: ReplayedDays): boolean {
    return date >= days.from && date <= days.to;
}

function readList(document: JsonObject, key: string, report: Report, path = ''): readonly unknown[] {
    const value = document[key];
    if (value === undefined || value === null) {
        return [];
    }
    if (!Array.isArray(value)) {
        report(`${path}/${key}`, 'is no list', 'a list ([ … ])');
        return [];
    }
    return value;
}

function reportUnknownKeys(value: JsonObject, path: string, known: readonly string[], report: Report): void {
    for (const key of Object.keys(value)) {
        if (!known.includes(key)) {
            report(`${path}/${key}`, 'unknown key', known.join(', '));
        }
    }
}

function isObject(value: unknown): value is JsonObject {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
