import { formatMoney, formatPercent } from '../../force-app/main/default/lwc/programCore/programCore';
import type {
    MinorUnits,
    Program,
    Specialization,
    Tier
} from '../../force-app/main/default/lwc/programCore/programCore';

/** Names another record by the unique key of its object: Program__c by Code__c, the others by Key__c. */
export interface RecordKey {
    readonly object: 'Program__c' | 'Tier__c' | 'Specialization__c';
    readonly key: string;
}

/** Amounts and rates are decimal text, rates in percent points; null is blank. */
export type ProgramFieldValue = string | number | null | RecordKey;

/** What one record of a program holds, as its file says it. */
export interface ProgramRecord extends RecordKey {
    readonly values: Readonly<Record<string, ProgramFieldValue>>;
}

/**
 * The records that program versions are in an org: the one mapping between config/programs and the objects
 * Program__c, Tier__c and Specialization__c. In the order in which they can be written: a superseded version before
 * the one that supersedes it, and the tiers of the newer version before those that have their successor in it.
 */
export function programRecords(programs: readonly Program[]): ProgramRecord[] {
    const oldestFirst = orderBySuccession(programs);
    const newestFirst = [...oldestFirst].reverse();
    return [
        ...oldestFirst.map(programRecord),
        ...newestFirst.flatMap((program) => {
            const successor = programs.find((candidate) => candidate.supersedes === program.code);
            return program.tiers.map((tier) => tierRecord(program, tier, successor));
        }),
        ...newestFirst.flatMap((program) =>
            program.specializations.map((specialization) => specializationRecord(program, specialization))
        )
    ];
}

export function programKey(program: Pick<Program, 'code'>): RecordKey {
    return { object: 'Program__c', key: program.code };
}

export function tierKey(program: Pick<Program, 'code'>, tierCode: string): RecordKey {
    return { object: 'Tier__c', key: `${program.code}:${tierCode}` };
}

export function specializationKey(program: Pick<Program, 'code'>, specializationCode: string): RecordKey {
    return { object: 'Specialization__c', key: `${program.code}:${specializationCode}` };
}

function programRecord(program: Program): ProgramRecord {
    return {
        ...programKey(program),
        values: {
            Name: program.name,
            Code__c: program.code,
            Vendor__c: program.vendor,
            Currency_Code__c: program.currency,
            Effective_From__c: program.effectiveFrom,
            Effective_To__c: program.effectiveTo,
            Supersedes__c: program.supersedes === null ? null : programKey({ code: program.supersedes }),
            Revenue_Basis__c: program.revenue.basis,
            Revenue_Window__c: program.revenue.window,
            Headcount_Basis__c: program.headcount,
            New_Business_Stacking__c: program.stacking.newBusiness,
            Renewal_Stacking__c: program.stacking.renewal,
            Max_Discount__c: percentOrBlank(program.maxDiscount),
            Max_Rebate__c: percentOrBlank(program.maxRebate),
            Price_Guarantee__c: percentOrBlank(program.priceGuarantee),
            Protection_Days__c: program.registration.protectionDays,
            Decision_Days__c: program.registration.decisionDays,
            Extension_Days__c: program.registration.extensionDays,
            Transition_Until__c: program.transition?.until ?? null,
            Provenance__c: JSON.stringify(program.provenance)
        }
    };
}

/** `successor` is the version that supersedes the tier's program, if there is one; its transition maps the tier. */
function tierRecord(program: Program, tier: Tier, successor: Program | undefined): ProgramRecord {
    const successorTier = successor?.transition?.map[tier.code];
    return {
        ...tierKey(program, tier.code),
        values: {
            Name: tier.name,
            Program__c: programKey(program),
            Code__c: tier.code,
            Rank__c: tier.rank,
            Minimum_Revenue__c: moneyOrBlank(tier.min.revenue, program.currency),
            Minimum_Certified_Staff__c: tier.min.certifiedStaff ?? null,
            Minimum_Sales_Certified__c: tier.min.salesCertified ?? null,
            Minimum_Technical_Certified__c: tier.min.technicalCertified ?? null,
            Minimum_Specializations__c: tier.min.specializations ?? null,
            New_Business_Discount__c: formatPercent(tier.newBusinessDiscount),
            Renewal_Discount__c: formatPercent(tier.renewalDiscount),
            Registration_Discount__c: formatPercent(tier.registrationDiscount),
            Rebate_Rate__c: formatPercent(tier.rebateRate),
            Renewal_Rebate_Rate__c: formatPercent(tier.renewalRebateRate),
            Benefits__c: linesOrBlank(tier.benefits),
            Successor_Tier__c:
                successor === undefined || successorTier === undefined ? null : tierKey(successor, successorTier)
        }
    };
}

function specializationRecord(program: Program, specialization: Specialization): ProgramRecord {
    return {
        ...specializationKey(program, specialization.code),
        values: {
            Name: specialization.name,
            Program__c: programKey(program),
            Code__c: specialization.code,
            Solution__c: specialization.solution,
            Minimum_Specialists__c: specialization.minSpecialists,
            Rebate_Uplift__c: formatPercent(specialization.rebateUplift),
            Specialist_Discount__c: formatPercent(specialization.specialistDiscount),
            Benefits__c: linesOrBlank(specialization.benefits)
        }
    };
}

/** Each version after the one it supersedes; the order is kept otherwise. */
function orderBySuccession(programs: readonly Program[]): Program[] {
    const ordered: Program[] = [];
    const place = (program: Program, path: readonly string[]): void => {
        if (ordered.includes(program)) {
            return;
        }
        if (path.includes(program.code)) {
            throw new RangeError(`Programs supersede each other in a circle: ${[...path, program.code].join(', ')}.`);
        }
        const superseded = programs.find((candidate) => candidate.code === program.supersedes);
        if (superseded) {
            place(superseded, [...path, program.code]);
        }
        ordered.push(program);
    };
    programs.forEach((program) => place(program, []));
    return ordered;
}

function percentOrBlank(rate: number | null): string | null {
    return rate === null ? null : formatPercent(rate);
}

function moneyOrBlank(amount: MinorUnits | undefined, currency: string): string | null {
    return amount === undefined ? null : formatMoney(amount, currency);
}

function linesOrBlank(lines: readonly string[]): string | null {
    return lines.length === 0 ? null : lines.join('\n');
}
