import { fill, formatDate, formatNumber, plural } from 'c/formats';
import { isInForce, provenanceOf, type IsoDate, type Program } from 'c/programCore';
import type { ProgramVersion } from 'c/programData';
import { sayRate } from 'c/programLabels';
import { labels } from './labels';
import { toCommonSource, toRules, toSource, type RuleItem } from './rules';
import { toTierTable, type TierTable } from './tiers';

export interface SpecializationRow {
    readonly key: string;
    readonly name: string;
    readonly specialists: string;
    readonly uplift: string;
    readonly discount: string;
    readonly benefits: readonly string[];
    /** Where the name comes from, and where the numbers do. */
    readonly source: string;
    readonly sourceClass: string;
    readonly numbers: string;
    readonly numbersClass: string;
}

export interface VersionItem {
    readonly key: string;
    readonly name: string;
    readonly dates: string;
    readonly state: string;
    readonly partners: string;
    /** Which version it follows; empty for the first. */
    readonly supersedes: string;
    readonly isThis: boolean;
}

/** A program as its page explains it: every text ready for the user. */
export interface Guide {
    readonly state: string;
    readonly isInForce: boolean;
    readonly dates: string;
    readonly partners: string;
    readonly rules: readonly RuleItem[];
    readonly tiers: TierTable;
    readonly specializations: readonly SpecializationRow[];
    readonly hasSpecializations: boolean;
    readonly versions: readonly VersionItem[];
}

/** @param versions of the vendor; empty while they are not read, or where they cannot be */
export function toGuide(
    programId: string,
    program: Program,
    versions: readonly ProgramVersion[],
    asOf: IsoDate
): Guide {
    const own = versions.find(({ id }) => id === programId);
    const superseded = versions.find(({ id }) => id === own?.supersedes?.id);
    return {
        state: sayState(program, asOf),
        isInForce: isInForce(program, asOf),
        dates: sayDates(program),
        partners: own === undefined ? '' : sayPartners(own),
        rules: toRules(program, superseded),
        tiers: toTierTable(program, own),
        specializations: toSpecializations(program),
        hasSpecializations: program.specializations.length > 0,
        versions: versions.map((version) => ({
            key: version.id,
            name: version.name,
            dates: sayDates(version),
            state: sayState(version, asOf),
            partners: sayPartners(version),
            supersedes: version.supersedes === null ? '' : fill(labels.programSupersedes, version.supersedes.name),
            isThis: version.id === programId
        }))
    };
}

type InForce = Pick<Program, 'effectiveFrom' | 'effectiveTo'>;

function sayState({ effectiveFrom, effectiveTo }: InForce, asOf: IsoDate): string {
    if (asOf < effectiveFrom) {
        return labels.programToCome;
    }
    return effectiveTo !== null && asOf > effectiveTo ? labels.programEnded : labels.programInForce;
}

function sayDates({ effectiveFrom, effectiveTo }: InForce): string {
    return effectiveTo === null
        ? fill(labels.programSince, formatDate(effectiveFrom))
        : fill(labels.programFromTo, formatDate(effectiveFrom), formatDate(effectiveTo));
}

function sayPartners({ partners }: ProgramVersion): string {
    return plural(partners, labels.programOnePartner, labels.programManyPartners);
}

function toSpecializations(program: Program): SpecializationRow[] {
    return program.specializations.map(
        ({ code, name, minSpecialists, rebateUplift, specialistDiscount, benefits }, at) => ({
            key: code,
            name,
            specialists: formatNumber(minSpecialists),
            uplift: rebateUplift === 0 ? '–' : fill(labels.programUplift, sayRate(rebateUplift)),
            discount: specialistDiscount === 0 ? '–' : sayRate(specialistDiscount),
            benefits,
            ...toSource(provenanceOf(program, `/specializations/${at}/name`)),
            ...toNumbers(program, at)
        })
    );
}

function toNumbers(program: Program, at: number): Pick<SpecializationRow, 'numbers' | 'numbersClass'> {
    const { minSpecialists, rebateUplift, specialistDiscount } = program.specializations[at] ?? {};
    const stated = Object.entries({ minSpecialists, rebateUplift, specialistDiscount }).flatMap(
        ([member, value = 0]) => (value > 0 ? [provenanceOf(program, `/specializations/${at}/${member}`)] : [])
    );
    const { source, sourceClass } = toCommonSource(stated);
    return { numbers: source === '' ? '' : fill(labels.programNumbers, source), numbersClass: sourceClass };
}
