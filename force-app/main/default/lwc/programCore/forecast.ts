import { criteriaOf, standingOn } from './criteria';
import type { Standing } from './criteria';
import { addDays, LAST_DATE } from './dates';
import type { IsoDate } from './dates';
import type { ForecastCause, ForecastEntry, TierHistory } from './history';
import type { Program } from './program';

/**
 * The future days on which lapsing certificates (or an expiring specialization) lower the qualified tier or end a
 * specialization, if nothing else changes. `on` is the first day without the certificate. Revenue stays that of
 * `asOf`, except that the revenue of a lost specialization no longer counts where only specialized revenue does.
 * @param until the last day that is looked at
 */
export function forecastFalls(
    program: Program,
    history: TierHistory,
    today: Standing,
    until: IsoDate = LAST_DATE
): readonly ForecastEntry[] {
    const entries: ForecastEntry[] = [];
    let before = today;
    for (const on of lapseDates(history, until)) {
        const after = standingOn(program, history, on, today);
        const because = fallsBetween(before, after);
        if (because.length > 0) {
            entries.push({
                on,
                qualified: after.qualified.code,
                because: [...lapsesOn(program, history, on), ...because]
            });
        }
        before = after;
    }
    return entries;
}

/** The days, up to `last`, after the last valid days of what is valid on asOf, in order. */
function lapseDates(history: TierHistory, last: IsoDate): readonly IsoDate[] {
    const lastDays = new Set<IsoDate>();
    const add = (until: IsoDate | null): void => {
        if (until !== null && until >= history.asOf && until < last) {
            lastDays.add(until);
        }
    };
    for (const person of history.people) {
        add(person.salesUntil);
        add(person.technicalUntil);
    }
    history.specialists.forEach((specialist) => add(specialist.until));
    history.specializations.forEach((entry) => add(entry.expiresOn));
    return [...lastDays].sort().map((day) => addDays(day, 1));
}

function fallsBetween(before: Standing, after: Standing): readonly ForecastCause[] {
    const causes: ForecastCause[] = [];
    after.specializations.forEach((now, at) => {
        if (before.specializations[at]?.active === true && !now.active && !now.expired) {
            const { specialization, have, need } = now;
            causes.push({ cause: 'SPECIALIZATION_FALLS', specialization: specialization.code, have, need });
        } else if (before.specializations[at]?.active === true && now.expired) {
            causes.push({ cause: 'SPECIALIZATION_EXPIRES', specialization: now.specialization.code });
        }
    });
    if (after.qualified.rank < before.qualified.rank) {
        const gaps = criteriaOf(before.qualified, after.metrics).filter((gap) => gap.missing > 0);
        causes.push({ cause: 'TIER_FALLS', tier: before.qualified.code, gaps });
    }
    return causes;
}

/** The certificates whose last valid day was the day before. */
function lapsesOn(program: Program, history: TierHistory, on: IsoDate): readonly ForecastCause[] {
    const lastDay = addDays(on, -1);
    const causes: ForecastCause[] = [];
    const people = distinct(
        history.people
            .filter((person) => person.salesUntil === lastDay || person.technicalUntil === lastDay)
            .map((person) => person.id)
    );
    if (people.length > 0) {
        causes.push({ cause: 'CERTIFICATES_LAPSE', people });
    }
    for (const { code } of program.specializations) {
        const specialists = distinct(
            history.specialists
                .filter((specialist) => specialist.specialization === code && specialist.until === lastDay)
                .map((specialist) => specialist.person)
        );
        if (specialists.length > 0) {
            causes.push({ cause: 'SPECIALIST_CERTIFICATES_LAPSE', specialization: code, people: specialists });
        }
    }
    return causes;
}

function distinct(ids: readonly string[]): readonly string[] {
    return [...new Set(ids)];
}
