import { DocumentReader, isAbsent, pointerTo } from './check';
import type { Checked, JsonObject } from './check';
import { isCurrency } from './currency';
import { HEADCOUNT_BASES, REVENUE_BASES, REVENUE_WINDOWS, STACKING_POLICIES, tiersByRank } from './program';
import type { Program, Provenance, Specialization, Tier, TierMinimum, Transition } from './program';
import { checkProvenance } from './provenanceCheck';

export interface ProgramCheckOptions {
    /** A shipped file must state where its numbers come from; a program given inline need not. Default: required. */
    readonly provenance?: 'required' | 'optional';
}

const PROGRAM_KEYS = [
    'code',
    'name',
    'vendor',
    'currency',
    'effectiveFrom',
    'revenue',
    'headcount',
    'stacking',
    'registration',
    'tiers',
    'specializations'
];
const OPTIONAL_PROGRAM_KEYS = ['effectiveTo', 'supersedes', 'maxDiscount', 'maxRebate', 'priceGuarantee', 'transition'];
const TIER_KEYS = [
    'code',
    'name',
    'rank',
    'newBusinessDiscount',
    'renewalDiscount',
    'registrationDiscount',
    'rebateRate'
];
const MINIMUM_KEYS = ['revenue', 'certifiedStaff', 'salesCertified', 'technicalCertified', 'specializations'] as const;

/** Turns the JSON of a program into a typed program, or lists everything that is wrong with it. */
export function checkProgram(document: unknown, options: ProgramCheckOptions = {}): Checked<Program> {
    const reader = new DocumentReader();
    const provenanceRequired = options.provenance !== 'optional';
    const entries = reader.object(
        document,
        '',
        provenanceRequired ? [...PROGRAM_KEYS, 'provenance'] : PROGRAM_KEYS,
        provenanceRequired ? OPTIONAL_PROGRAM_KEYS : [...OPTIONAL_PROGRAM_KEYS, 'provenance']
    );
    const currency = readCurrency(reader, entries['currency']);
    const program: Program = {
        code: reader.code(entries['code'], '/code'),
        name: reader.text(entries['name'], '/name'),
        vendor: reader.text(entries['vendor'], '/vendor'),
        currency,
        effectiveFrom: reader.date(entries['effectiveFrom'], '/effectiveFrom'),
        effectiveTo: reader.optionalDate(entries['effectiveTo'], '/effectiveTo'),
        supersedes: isAbsent(entries['supersedes']) ? null : reader.code(entries['supersedes'], '/supersedes'),
        ...readPolicies(reader, entries),
        maxDiscount: reader.optionalRate(entries['maxDiscount'], '/maxDiscount'),
        maxRebate: reader.optionalRate(entries['maxRebate'], '/maxRebate'),
        priceGuarantee: reader.optionalRate(entries['priceGuarantee'], '/priceGuarantee'),
        registration: readRegistrationDays(reader, entries['registration']),
        transition: readTransition(reader, entries['transition']),
        tiers: reader
            .list(entries['tiers'], '/tiers')
            .map((tier, at) => readTier(reader, tier, `/tiers/${at}`, currency)),
        specializations: reader
            .list(entries['specializations'], '/specializations')
            .map((entry, at) => readSpecialization(reader, entry, `/specializations/${at}`)),
        provenance: (entries['provenance'] ?? {}) as Readonly<Record<string, Provenance>>
    };
    if (reader.problems.length === 0) {
        // Placeholders of unreadable values would raise problems that are none.
        checkConsistency(reader, program);
    }
    if (!isAbsent(entries['provenance'])) {
        checkProvenance(reader, entries, provenanceRequired);
    }
    return reader.finish(program);
}

/** A currency that cannot be read is reported once; the amounts are then read as if in euros. */
function readCurrency(reader: DocumentReader, value: unknown): string {
    const currency = reader.text(value, '/currency');
    if (currency !== '' && !isCurrency(currency)) {
        reader.report('/currency', `"${currency}" is no currency`, 'a code of ISO 4217 such as EUR, USD, JPY');
    }
    return isCurrency(currency) ? currency : 'EUR';
}

function readPolicies(
    reader: DocumentReader,
    entries: JsonObject
): Pick<Program, 'revenue' | 'headcount' | 'stacking'> {
    const revenue = part(reader, entries['revenue'], '/revenue', ['basis', 'window']);
    const stacking = part(reader, entries['stacking'], '/stacking', ['newBusiness', 'renewal']);
    return {
        revenue: {
            basis: reader.oneOf(revenue['basis'], '/revenue/basis', REVENUE_BASES),
            window: reader.oneOf(revenue['window'], '/revenue/window', REVENUE_WINDOWS)
        },
        headcount: reader.oneOf(entries['headcount'], '/headcount', HEADCOUNT_BASES),
        stacking: {
            newBusiness: reader.oneOf(stacking['newBusiness'], '/stacking/newBusiness', STACKING_POLICIES),
            renewal: reader.oneOf(stacking['renewal'], '/stacking/renewal', STACKING_POLICIES)
        }
    };
}

function readRegistrationDays(reader: DocumentReader, value: unknown): Program['registration'] {
    const days = part(reader, value, '/registration', ['protectionDays', 'decisionDays', 'extensionDays']);
    const read = (key: string): number => {
        const count = reader.wholeNumber(days[key], `/registration/${key}`, 0);
        if (count > 9999) {
            reader.report(`/registration/${key}`, `${count} days is too long`, 'a whole number from 0 to 9999');
        }
        return count;
    };
    return {
        protectionDays: read('protectionDays'),
        decisionDays: read('decisionDays'),
        extensionDays: read('extensionDays')
    };
}

function readTransition(reader: DocumentReader, value: unknown): Transition | null {
    if (isAbsent(value)) {
        return null;
    }
    const entries = reader.object(value, '/transition', ['until', 'map']);
    const map: Record<string, string> = {};
    const pairs = isAbsent(entries['map']) ? {} : entries['map'];
    if (typeof pairs !== 'object' || Array.isArray(pairs)) {
        reader.report('/transition/map', 'is no object', 'an object: superseded tier code -> tier code');
    } else {
        for (const [from, to] of Object.entries(pairs)) {
            const path = pointerTo('/transition/map', from);
            const key = reader.code(from, path);
            const target = reader.code(to, path);
            if (key !== '') {
                map[key] = target;
            }
        }
    }
    return { until: reader.date(entries['until'], '/transition/until'), map };
}

function readTier(reader: DocumentReader, value: unknown, path: string, currency: string): Tier {
    const entries = reader.object(value, path, TIER_KEYS, ['min', 'renewalRebateRate', 'benefits']);
    const rate = (key: string): number => reader.rate(entries[key], `${path}/${key}`);
    return {
        code: reader.code(entries['code'], `${path}/code`),
        name: reader.text(entries['name'], `${path}/name`),
        rank: reader.wholeNumber(entries['rank'], `${path}/rank`, 0),
        min: readMinimum(reader, entries['min'], `${path}/min`, currency),
        newBusinessDiscount: rate('newBusinessDiscount'),
        renewalDiscount: rate('renewalDiscount'),
        registrationDiscount: rate('registrationDiscount'),
        rebateRate: rate('rebateRate'),
        renewalRebateRate: rate('renewalRebateRate'),
        benefits: readBenefits(reader, entries['benefits'], `${path}/benefits`)
    };
}

function readMinimum(reader: DocumentReader, value: unknown, path: string, currency: string): TierMinimum {
    const minimum: { -readonly [Key in keyof TierMinimum]: number } = {};
    if (isAbsent(value)) {
        return minimum;
    }
    const entries = reader.object(value, path, [], MINIMUM_KEYS);
    for (const key of MINIMUM_KEYS) {
        if (!isAbsent(entries[key])) {
            minimum[key] =
                key === 'revenue'
                    ? reader.money(entries[key], `${path}/${key}`, currency)
                    : reader.wholeNumber(entries[key], `${path}/${key}`, 0);
        }
    }
    return minimum;
}

function readSpecialization(reader: DocumentReader, value: unknown, path: string): Specialization {
    const entries = reader.object(
        value,
        path,
        ['code', 'name', 'solution', 'minSpecialists'],
        ['rebateUplift', 'specialistDiscount', 'benefits']
    );
    return {
        code: reader.code(entries['code'], `${path}/code`),
        name: reader.text(entries['name'], `${path}/name`),
        solution: reader.code(entries['solution'], `${path}/solution`),
        minSpecialists: reader.wholeNumber(entries['minSpecialists'], `${path}/minSpecialists`, 1),
        rebateUplift: reader.rate(entries['rebateUplift'], `${path}/rebateUplift`),
        specialistDiscount: reader.rate(entries['specialistDiscount'], `${path}/specialistDiscount`),
        benefits: readBenefits(reader, entries['benefits'], `${path}/benefits`)
    };
}

function readBenefits(reader: DocumentReader, value: unknown, path: string): readonly string[] {
    return reader
        .list(value, path)
        .map((benefit, at) => reader.text(isAbsent(benefit) ? '' : benefit, `${path}/${at}`));
}

/** What single values cannot show: duplicates, an empty program, the lowest tier, dates in order, the transition. */
function checkConsistency(reader: DocumentReader, program: Program): void {
    if (program.tiers.length === 0) {
        reader.report('/tiers', 'the program has no tier', 'at least one tier');
    }
    if (program.effectiveTo !== null && program.effectiveTo < program.effectiveFrom) {
        reader.report('/effectiveTo', 'the program ends before it begins', `${program.effectiveFrom} or later`);
    }
    reportDuplicates(
        reader,
        '/tiers',
        'code',
        program.tiers.map((tier) => tier.code)
    );
    reportDuplicates(
        reader,
        '/tiers',
        'rank',
        program.tiers.map((tier) => tier.rank)
    );
    const { specializations } = program;
    reportDuplicates(
        reader,
        '/specializations',
        'code',
        specializations.map((entry) => entry.code)
    );
    reportDuplicates(
        reader,
        '/specializations',
        'solution',
        specializations.map((entry) => entry.solution)
    );
    checkLowestTier(reader, program);
    checkTransition(reader, program);
}

function reportDuplicates(
    reader: DocumentReader,
    path: string,
    key: string,
    values: readonly (string | number)[]
): void {
    values.forEach((value, at) => {
        const first = values.indexOf(value);
        if (first !== at && value !== '') {
            reader.report(
                `${path}/${at}/${key}`,
                `${value} is already that of ${path}/${first}`,
                `a ${key} of its own`
            );
        }
    });
}

/** Every partner meets the lowest tier, so that a qualified tier always exists. */
function checkLowestTier(reader: DocumentReader, program: Program): void {
    const lowest = tiersByRank(program)[0];
    if (lowest !== undefined && Object.values(lowest.min).some((need) => need > 0)) {
        const path = `/tiers/${program.tiers.indexOf(lowest)}/min`;
        reader.report(
            path,
            `the lowest tier ${lowest.code} has a minimum`,
            'none, for every partner meets the lowest tier'
        );
    }
}

function checkTransition(reader: DocumentReader, program: Program): void {
    if (program.supersedes !== null && program.supersedes === program.code) {
        reader.report('/supersedes', 'the program supersedes itself', 'the code of another version of this vendor');
    }
    if (program.transition === null) {
        return;
    }
    if (program.transition.until < program.effectiveFrom) {
        reader.report(
            '/transition/until',
            'the transition ends before the program begins',
            `${program.effectiveFrom} or later`
        );
    }
    const codes = program.tiers.map((tier) => tier.code);
    for (const [from, to] of Object.entries(program.transition.map)) {
        if (to !== '' && !codes.includes(to)) {
            reader.report(pointerTo('/transition/map', from), `"${to}" is no tier of this program`, codes.join(', '));
        }
    }
}

/** An object of which every key is required; an absent one has been reported already. */
function part(reader: DocumentReader, value: unknown, path: string, keys: readonly string[]): JsonObject {
    return isAbsent(value) ? {} : reader.object(value, path, keys);
}
