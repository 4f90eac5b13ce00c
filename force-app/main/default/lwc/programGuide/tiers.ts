import { formatNumber, formatThreshold } from 'c/formats';
import {
    CRITERIA,
    formatMoney,
    provenanceOf,
    tiersByRank,
    type Criterion,
    type Program,
    type Tier
} from 'c/programCore';
import type { ProgramVersion } from 'c/programData';
import { criterionLabel, sayRate } from 'c/programLabels';
import { labels } from './labels';
import { toCommonSource, toSource } from './rules';

export interface TableCell {
    readonly key: string;
    readonly text: string;
}

export interface TierRow {
    readonly key: string;
    readonly label: string;
    readonly cells: readonly TableCell[];
    /** Where the row's numbers come from; empty for rows without any. */
    readonly source: string;
    readonly sourceClass: string;
}

/** The program's tiers side by side, the lowest first. */
export interface TierTable {
    readonly tiers: readonly TableCell[];
    /** What a tier asks, what it gives. */
    readonly groups: readonly { readonly key: string; readonly label: string; readonly rows: readonly TierRow[] }[];
    readonly benefits: readonly { readonly key: string; readonly items: readonly string[] }[];
    readonly hasBenefits: boolean;
    readonly columnCount: number;
}

const RATES = [
    ['newBusinessDiscount', labels.programNewBusinessDiscount],
    ['renewalDiscount', labels.programRenewalDiscount],
    ['registrationDiscount', labels.programRegistrationDiscount],
    ['rebateRate', labels.programRebate],
    ['renewalRebateRate', labels.programRenewalRebate]
] as const;

export function toTierTable(program: Program, version: ProgramVersion | undefined): TierTable {
    const tiers = tiersByRank(program);
    const row = (key: string, label: string, textOf: (tier: Tier) => string, member: string): TierRow => ({
        key,
        label,
        cells: tiers.map((tier) => ({ key: tier.code, text: textOf(tier) })),
        ...toRowSource(program, member)
    });
    const criteria = CRITERIA.filter((criterion) => tiers.some(({ min }) => (min[criterion] ?? 0) > 0));
    const rates = RATES.filter(([member]) => tiers.some((tier) => tier[member] > 0));
    const partners = ({ code }: Tier): string =>
        formatNumber(version?.tiers.find((tier) => tier.code === code)?.partners ?? 0);
    return {
        tiers: tiers.map(({ code, name }) => ({ key: code, text: name })),
        groups: [
            {
                key: 'asks',
                label: labels.programTierAsks,
                rows: criteria.map((criterion) =>
                    row(
                        criterion,
                        criterionLabel(criterion, program),
                        (tier) => sayNeed(program, criterion, tier),
                        `min/${criterion}`
                    )
                )
            },
            {
                key: 'gives',
                label: labels.programTierGives,
                rows: rates.map(([member, label]) =>
                    row(member, label, (tier) => (tier[member] === 0 ? '–' : sayRate(tier[member])), member)
                )
            },
            ...(version === undefined
                ? []
                : [
                      {
                          key: 'partners',
                          label: labels.programPartners,
                          rows: [{ ...row('count', labels.programPartnersInTier, partners, ''), ...toSource(null) }]
                      }
                  ])
        ].filter(({ rows }) => rows.length > 0),
        benefits: tiers.map(({ code, benefits }) => ({ key: code, items: benefits })),
        hasBenefits: tiers.some(({ benefits }) => benefits.length > 0),
        columnCount: tiers.length + 1
    };
}

function sayNeed(program: Program, criterion: Criterion, { min }: Tier): string {
    const need = min[criterion] ?? 0;
    if (need === 0) {
        return '–';
    }
    return criterion === 'revenue'
        ? formatThreshold(formatMoney(need, program.currency), program.currency)
        : formatNumber(need);
}

/** The one source of a row's numbers; that they have several is said, too. */
function toRowSource(program: Program, member: string): Pick<TierRow, 'source' | 'sourceClass'> {
    const stated = program.tiers.flatMap((tier, at) =>
        isStated(tier, member) ? [provenanceOf(program, `/tiers/${at}/${member}`)] : []
    );
    return toCommonSource(stated);
}

/** A blank minimum and a rate of 0 are no numbers of anybody. */
function isStated(tier: Tier, member: string): boolean {
    const [, criterion] = member.split('/');
    const value = criterion === undefined ? tier[member as 'rebateRate'] : tier.min[criterion as Criterion];
    return (value ?? 0) > 0;
}
