import { DocumentReader, isAbsent } from './check';
import type { Checked } from './check';
import type {
    CertifiedPerson,
    CurrentTier,
    RevenueEntry,
    Specialist,
    SpecializationExpiry,
    TierHistory,
    Waiver
} from './history';
import { formatMoney, LARGEST_AMOUNT } from './money';
import { BUSINESS_TYPES } from './program';
import type { Program } from './program';

/** Turns the JSON of a tier history into a typed one of this program, or lists everything that is wrong with it. */
export function checkTierHistory(document: unknown, program: Program): Checked<TierHistory> {
    const reader = new DocumentReader();
    const entries = reader.object(
        document,
        '',
        ['asOf'],
        ['program', 'current', 'waiver', 'people', 'specialists', 'specializations', 'revenue']
    );
    const history: TierHistory = {
        asOf: reader.date(entries['asOf'], '/asOf'),
        current: readCurrent(reader, entries['current'], program),
        waiver: readWaiver(reader, entries['waiver']),
        people: reader
            .list(entries['people'], '/people')
            .map((value, at) => readPerson(reader, value, `/people/${at}`)),
        specialists: reader
            .list(entries['specialists'], '/specialists')
            .map((value, at) => readSpecialist(reader, value, `/specialists/${at}`, program)),
        specializations: reader
            .list(entries['specializations'], '/specializations')
            .map((value, at) => readExpiry(reader, value, `/specializations/${at}`, program)),
        revenue: reader
            .list(entries['revenue'], '/revenue')
            .map((value, at) => readRevenue(reader, value, `/revenue/${at}`, program))
    };
    checkRevenueTotal(reader, history.revenue, program);
    if (history.waiver !== null && history.current === null) {
        reader.report('/waiver', 'there is no current tier that it could hold', 'a waiver only beside "current"');
    }
    return reader.finish(history);
}

/** A tier of the program, or one of the superseded version that the transition maps. */
function readCurrent(reader: DocumentReader, value: unknown, program: Program): CurrentTier | null {
    if (isAbsent(value)) {
        return null;
    }
    const entries = reader.object(value, '/current', ['tier'], ['heldUntil', 'nextReviewOn']);
    const codes = program.tiers.map((tier) => tier.code);
    const mapped = Object.keys(program.transition?.map ?? {}).filter((code) => !codes.includes(code));
    return {
        tier: reader.oneOf(entries['tier'], '/current/tier', [...codes, ...mapped]),
        heldUntil: reader.optionalDate(entries['heldUntil'], '/current/heldUntil'),
        nextReviewOn: reader.optionalDate(entries['nextReviewOn'], '/current/nextReviewOn')
    };
}

function readWaiver(reader: DocumentReader, value: unknown): Waiver | null {
    if (isAbsent(value)) {
        return null;
    }
    const entries = reader.object(value, '/waiver', ['until', 'reason', 'by']);
    return {
        until: reader.date(entries['until'], '/waiver/until'),
        reason: reader.text(entries['reason'], '/waiver/reason'),
        by: reader.text(entries['by'], '/waiver/by')
    };
}

function readPerson(reader: DocumentReader, value: unknown, path: string): CertifiedPerson {
    const entries = reader.object(value, path, ['id'], ['salesUntil', 'technicalUntil']);
    return {
        id: reader.text(entries['id'], `${path}/id`),
        salesUntil: reader.optionalDate(entries['salesUntil'], `${path}/salesUntil`),
        technicalUntil: reader.optionalDate(entries['technicalUntil'], `${path}/technicalUntil`)
    };
}

function readSpecialist(reader: DocumentReader, value: unknown, path: string, program: Program): Specialist {
    const entries = reader.object(value, path, ['person', 'specialization', 'until']);
    return {
        person: reader.text(entries['person'], `${path}/person`),
        specialization: readSpecialization(reader, entries['specialization'], `${path}/specialization`, program),
        until: reader.date(entries['until'], `${path}/until`)
    };
}

function readExpiry(reader: DocumentReader, value: unknown, path: string, program: Program): SpecializationExpiry {
    const entries = reader.object(value, path, ['specialization', 'expiresOn']);
    return {
        specialization: readSpecialization(reader, entries['specialization'], `${path}/specialization`, program),
        expiresOn: reader.date(entries['expiresOn'], `${path}/expiresOn`)
    };
}

function readSpecialization(reader: DocumentReader, value: unknown, path: string, program: Program): string {
    return reader.oneOf(
        value,
        path,
        program.specializations.map((specialization) => specialization.code)
    );
}

function readRevenue(reader: DocumentReader, value: unknown, path: string, program: Program): RevenueEntry {
    const entries = reader.object(value, path, ['on', 'amount', 'type'], ['solution']);
    return {
        on: reader.date(entries['on'], `${path}/on`),
        amount: reader.money(entries['amount'], `${path}/amount`, program.currency),
        type: reader.oneOf(entries['type'], `${path}/type`, BUSINESS_TYPES),
        solution: reader.optionalText(entries['solution'], `${path}/solution`)
    };
}

function checkRevenueTotal(reader: DocumentReader, revenue: readonly RevenueEntry[], program: Program): void {
    let total = 0;
    for (const entry of revenue) {
        total = Math.min(LARGEST_AMOUNT + 1, total + entry.amount);
    }
    if (total > LARGEST_AMOUNT) {
        const largest = formatMoney(LARGEST_AMOUNT, program.currency);
        reader.report('/revenue', 'the sum of the amounts is too large', `at most ${largest} ${program.currency}`);
    }
}
