import { checkProgram } from '../../force-app/main/default/lwc/programCore/programCore';
import type { Problem, Program } from '../../force-app/main/default/lwc/programCore/programCore';
import type { OrgRecord } from './orgRecords';
import type { ProgramFieldValue } from './programRecords';

/** A program of an org that breaks the rules for programs. */
export interface OrgProgramProblem extends Problem {
    readonly program: string;
}

export interface OrgPrograms {
    readonly programs: readonly Program[];
    readonly problems: readonly OrgProgramProblem[];
}

/** The programs that the records of an org are, held to the rules for program files. */
export function orgPrograms(records: readonly OrgRecord[]): OrgPrograms {
    const programs: Program[] = [];
    const problems: OrgProgramProblem[] = [];
    for (const record of records.filter((candidate) => candidate.object === 'Program__c')) {
        const checked = checkProgram(documentOf(record, records), { provenance: 'optional' });
        if (checked.ok) {
            programs.push(checked.value);
        } else {
            problems.push(...checked.problems.map((problem) => ({ ...problem, program: record.key })));
        }
    }
    return { programs, problems };
}

function documentOf({ key, values }: OrgRecord, records: readonly OrgRecord[]): unknown {
    const parts = (object: OrgRecord['object']): OrgRecord[] =>
        records.filter((record) => record.object === object && record.program === key);
    const until = values['Transition_Until__c'] ?? null;
    return withoutBlanks({
        code: values['Code__c'],
        name: values['Name'],
        vendor: values['Vendor__c'],
        currency: values['Currency_Code__c'],
        effectiveFrom: values['Effective_From__c'],
        effectiveTo: values['Effective_To__c'],
        supersedes: keyOf(values['Supersedes__c']),
        revenue: { basis: values['Revenue_Basis__c'], window: values['Revenue_Window__c'] },
        headcount: values['Headcount_Basis__c'],
        stacking: { newBusiness: values['New_Business_Stacking__c'], renewal: values['Renewal_Stacking__c'] },
        maxDiscount: rate(values['Max_Discount__c']),
        maxRebate: rate(values['Max_Rebate__c']),
        priceGuarantee: rate(values['Price_Guarantee__c']),
        registration: {
            protectionDays: values['Protection_Days__c'],
            decisionDays: values['Decision_Days__c'],
            extensionDays: values['Extension_Days__c']
        },
        transition: until === null ? null : { until, map: transitionMap(key, records) },
        tiers: parts('Tier__c').map(tierOf),
        specializations: parts('Specialization__c').map(specializationOf),
        provenance: provenanceOf(values['Provenance__c'] ?? null)
    });
}

/** The tiers of the superseded version that have their successor in this program. */
function transitionMap(program: string, records: readonly OrgRecord[]): Record<string, string> {
    return Object.fromEntries(
        records.flatMap(({ values }) => {
            const [successorProgram, successor] = (keyOf(values['Successor_Tier__c']) ?? '').split(':');
            return successorProgram === program && successor !== undefined
                ? [[String(values['Code__c']), successor] as const]
                : [];
        })
    );
}

function tierOf({ values }: OrgRecord): unknown {
    const min = withoutBlanks({
        revenue: values['Minimum_Revenue__c'],
        certifiedStaff: values['Minimum_Certified_Staff__c'],
        salesCertified: values['Minimum_Sales_Certified__c'],
        technicalCertified: values['Minimum_Technical_Certified__c'],
        specializations: values['Minimum_Specializations__c']
    });
    return withoutBlanks({
        code: values['Code__c'],
        name: values['Name'],
        rank: values['Rank__c'],
        min,
        newBusinessDiscount: rate(values['New_Business_Discount__c']),
        renewalDiscount: rate(values['Renewal_Discount__c']),
        registrationDiscount: rate(values['Registration_Discount__c']),
        rebateRate: rate(values['Rebate_Rate__c']),
        renewalRebateRate: rate(values['Renewal_Rebate_Rate__c']),
        benefits: lines(values['Benefits__c'])
    });
}

function specializationOf({ values }: OrgRecord): unknown {
    return withoutBlanks({
        code: values['Code__c'],
        name: values['Name'],
        solution: values['Solution__c'],
        minSpecialists: values['Minimum_Specialists__c'],
        rebateUplift: rate(values['Rebate_Uplift__c']),
        specialistDiscount: rate(values['Specialist_Discount__c']),
        benefits: lines(values['Benefits__c'])
    });
}

function withoutBlanks(document: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== null && value !== undefined));
}

/** Percent points as a rate: the point moves by two places. */
function rate(value: ProgramFieldValue | undefined): string | null {
    const percent = /^(\d+)(?:\.(\d+))?$/.exec(String(value ?? ''));
    if (percent === null) {
        return value === null || value === undefined ? null : String(value);
    }
    const digits = (percent[1] as string).padStart(3, '0');
    return `${digits.slice(0, -2)}.${digits.slice(-2)}${percent[2] ?? ''}`;
}

function lines(value: ProgramFieldValue | undefined): readonly string[] {
    return typeof value === 'string' ? value.split('\n').filter((line) => line.trim() !== '') : [];
}

function keyOf(value: ProgramFieldValue | undefined): string | null {
    return typeof value === 'object' && value !== null ? value.key : null;
}

/** Text that is no JSON object stays text, which is refused by name. */
function provenanceOf(value: ProgramFieldValue): unknown {
    try {
        return value === null ? {} : JSON.parse(String(value));
    } catch {
        return value;
    }
}
