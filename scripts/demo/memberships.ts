import { addDays, addMonths, evaluateTier } from '../../force-app/main/default/lwc/programCore/programCore';
import type {
    CurrentTier,
    ForecastEntry,
    IsoDate,
    RevenueEntry,
    TierHistory,
    TierResult,
    Waiver
} from '../../force-app/main/default/lwc/programCore/programCore';
import { RandomStream } from './random';
import type { PopulationSources } from './sources';
import { lineAmount } from './world';
import type { DemoPartner, DemoSpecialization, WonDeal } from './world';

const MONTHS_BETWEEN_REVIEWS = 12;
const DAYS_OF_WARNING = 90;
const WAIVED_BY = 'the channel manager';

export type SpecializationStatus = 'IN_PROGRESS' | 'ACTIVE' | 'AT_RISK' | 'EXPIRED';

/** Where a partner stands in its program today, found by judging it by the rules on every day it would be judged. */
export interface Membership {
    readonly partner: DemoPartner;
    /** The effective tier. */
    readonly tier: string;
    /** The day of the judgment that brought it; the day of joining where no judgment known changed it. */
    readonly tierSince: IsoDate;
    readonly joinedOn: IsoDate;
    readonly nextReviewOn: IsoDate;
    readonly waiver: Waiver | null;
    /** The evaluation of the review day on which the waiver was granted; null without one. */
    readonly resultAtWaiver: TierResult | null;
    /** Every change of the tier, the first one included, in order. */
    readonly history: readonly TierChange[];
    /** Today's evaluation. */
    readonly result: TierResult;
    readonly specializationStatus: ReadonlyMap<DemoSpecialization, SpecializationStatus>;
    /** The effective tier on an earlier day: before the first judgment known, the tier of that judgment. */
    tierOn(date: IsoDate): string;
}

/** What a partner's tier depends on besides its facts. */
interface Course {
    readonly joinedOn: IsoDate;
    readonly nextReviewOn: IsoDate;
    readonly waiver: Waiver | null;
}

export interface TierChange {
    /** The day of the judgment; with the first one that is known, not before the day of joining. */
    readonly on: IsoDate;
    readonly tier: string;
    /** The judgment that brought it. */
    readonly result: TierResult;
}

/** What the rules say of every partner, with waivers for a few of those that would fall. */
export function judgePartners(
    partners: readonly DemoPartner[],
    deals: readonly WonDeal[],
    population: PopulationSources,
    today: IsoDate
): Membership[] {
    const random = new RandomStream(population.seed, 'memberships');
    const revenue = revenueByPartner(deals);
    const judged = partners.map((partner) => {
        const nextReviewOn = addDays(today, random.integer(6, 355));
        const course = { joinedOn: inventJoining(partner, today, random), nextReviewOn, waiver: null };
        return judge(partner, revenue.get(partner) ?? [], course, today);
    });
    return grantWaivers(judged, revenue, population, random, today);
}

/** Between one and five years ago, but not before there was the program. */
function inventJoining(partner: DemoPartner, today: IsoDate, random: RandomStream): IsoDate {
    const joinedOn = addDays(today, -random.integer(370, 1800));
    return joinedOn < partner.program.effectiveFrom ? partner.program.effectiveFrom : joinedOn;
}

/** The partner's facts as the rules read them on a day. */
export function tierHistory(
    partner: DemoPartner,
    revenue: readonly RevenueEntry[],
    asOf: IsoDate,
    current: CurrentTier | null,
    waiver: Waiver | null
): TierHistory {
    return {
        asOf,
        current,
        waiver,
        people: partner.people.map((person) => ({
            id: person.reference,
            salesUntil: person.salesUntil ?? null,
            technicalUntil: person.technicalUntil ?? null
        })),
        specialists: partner.specializations.flatMap((specialization) =>
            specialization.specialists.map((specialist) => ({
                person: specialist.person.reference,
                specialization: specialization.code,
                until: specialist.validUntil
            }))
        ),
        specializations: partner.specializations.flatMap(({ code, expiresOn }) =>
            expiresOn === undefined ? [] : [{ specialization: code, expiresOn }]
        ),
        revenue
    };
}

function revenueByPartner(deals: readonly WonDeal[]): Map<DemoPartner, RevenueEntry[]> {
    const revenue = new Map<DemoPartner, RevenueEntry[]>();
    for (const deal of deals.filter((candidate) => !candidate.reversed)) {
        const entries = revenue.get(deal.partner) ?? [];
        for (const line of deal.lines) {
            const { solution } = line.product;
            entries.push({ on: deal.wonOn, amount: lineAmount(line), type: deal.businessType, solution });
        }
        revenue.set(deal.partner, entries);
    }
    return revenue;
}

/** Judges the partner on the day of its last review and every month since, each time from the tier it had. */
function judge(
    partner: DemoPartner,
    revenue: readonly RevenueEntry[],
    { joinedOn, nextReviewOn, waiver }: Course,
    today: IsoDate
): Membership {
    const changes: TierChange[] = [];
    let result: TierResult | undefined;
    for (const asOf of judgmentDays(partner, nextReviewOn, today)) {
        const last = changes.at(-1);
        const current = last ? { tier: last.tier, heldUntil: null, nextReviewOn } : null;
        const known = revenue.filter((entry) => entry.on <= asOf);
        result = evaluateTier(partner.program, tierHistory(partner, known, asOf, current, waiver)).result;
        if (last?.tier !== result.effective) {
            changes.push({ on: changes.length === 0 ? joinedOn : asOf, tier: result.effective, result });
        }
    }
    const present = changes.at(-1);
    if (!result || !present) {
        throw new RangeError(`Partner ${partner.reference} was never judged.`);
    }
    return {
        partner,
        tier: present.tier,
        tierSince: present.on,
        history: changes,
        joinedOn,
        nextReviewOn,
        waiver,
        resultAtWaiver: null,
        result,
        specializationStatus: specializationStatus(partner, result, today),
        tierOn: (date) => (changes.findLast((change) => change.on <= date) ?? (changes[0] as TierChange)).tier
    };
}

function judgmentDays(partner: DemoPartner, nextReviewOn: IsoDate, today: IsoDate): IsoDate[] {
    const review = addMonths(nextReviewOn, -MONTHS_BETWEEN_REVIEWS);
    const first = review < partner.program.effectiveFrom ? partner.program.effectiveFrom : review;
    const days: IsoDate[] = [];
    for (let month = 0; addMonths(first, month) < today; month += 1) {
        days.push(addMonths(first, month));
    }
    return [...days, today];
}

/** Partners whose review has come and would lower them, but for a dated waiver. */
function grantWaivers(
    judged: readonly Membership[],
    revenue: ReadonlyMap<DemoPartner, readonly RevenueEntry[]>,
    population: PopulationSources,
    random: RandomStream,
    today: IsoDate
): Membership[] {
    const waived = new Map<Membership, Membership>();
    for (const source of population.waivers) {
        const falling = judged.filter(
            ({ partner, result }) => partner.program.code === source.program && result.effective !== result.qualified
        );
        for (const membership of falling.slice(0, source.partners)) {
            const { partner } = membership;
            const until = addDays(today, random.integer(...source.daysLeft));
            const waiver = { until, reason: source.reason, by: WAIVED_BY };
            const reviewed = addDays(today, -random.integer(3, 25));
            const course = { joinedOn: membership.joinedOn, nextReviewOn: reviewed, waiver };
            const entries = revenue.get(partner) ?? [];
            const resultAtWaiver = judge(partner, entries, course, reviewed).result;
            waived.set(membership, { ...judge(partner, entries, course, today), resultAtWaiver });
        }
    }
    return judged.map((membership) => waived.get(membership) ?? membership);
}

function specializationStatus(
    partner: DemoPartner,
    result: TierResult,
    today: IsoDate
): Map<DemoSpecialization, SpecializationStatus> {
    const soon = result.forecast.filter((entry) => entry.on <= addDays(today, DAYS_OF_WARNING));
    return new Map(
        partner.specializations.map((specialization) => {
            if (!result.metrics.specializations.includes(specialization.code)) {
                return [specialization, specialization.achievedOn === undefined ? 'IN_PROGRESS' : 'EXPIRED'];
            }
            return [specialization, soon.some((entry) => ends(entry, specialization.code)) ? 'AT_RISK' : 'ACTIVE'];
        })
    );
}

function ends(entry: ForecastEntry, specialization: string): boolean {
    return entry.because.some(
        (cause) =>
            (cause.cause === 'SPECIALIZATION_EXPIRES' || cause.cause === 'SPECIALIZATION_FALLS') &&
            cause.specialization === specialization
    );
}
