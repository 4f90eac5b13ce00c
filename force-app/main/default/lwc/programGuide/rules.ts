import { fill, formatDate, formatList, formatNumber } from 'c/formats';
import { provenanceOf, type Program, type Provenance, type StackingPolicy } from 'c/programCore';
import type { ProgramVersion } from 'c/programData';
import { revenueBasisLabels, revenueWindowLabels, sayRate } from 'c/programLabels';
import { labels } from './labels';

/** A rule of the program in plain words. */
export interface RuleItem {
    readonly key: string;
    readonly topic: string;
    readonly text: string;
    /** Where the rule comes from; empty where the program states nothing. */
    readonly source: string;
    readonly sourceClass: string;
}

const STACKING: Readonly<Record<StackingPolicy, string>> = {
    ADD: labels.programStackingAdd,
    COMPOUND: labels.programStackingCompound,
    HIGHEST: labels.programStackingHighest,
    FIRST: labels.programStackingFirst
};

const SOURCES: Readonly<Record<Provenance, string>> = {
    published: labels.programPublished,
    example: labels.programExample
};

/** How a provenance is marked; the words say what the border shows. */
export function toSource(provenance: Provenance | null): Pick<RuleItem, 'source' | 'sourceClass'> {
    return {
        source: provenance === null ? '' : SOURCES[provenance],
        sourceClass: provenance === 'published' ? 'mark mark_published' : 'mark'
    };
}

/** The one source of several numbers; that they have more than one is said, too. */
export function toCommonSource(provenances: readonly (Provenance | null)[]): Pick<RuleItem, 'source' | 'sourceClass'> {
    const [only = null, ...others] = new Set(provenances);
    return others.length > 0 ? { source: labels.programMixedSource, sourceClass: 'mark' } : toSource(only);
}

/** Every rule that is no number of a single tier or specialization. */
export function toRules(program: Program, superseded: ProgramVersion | undefined): readonly RuleItem[] {
    const rule = (key: string, topic: string, text: string, pointer: string): RuleItem => ({
        key,
        topic,
        text,
        ...toSource(provenanceOf(program, pointer))
    });
    const { revenue, headcount, stacking, maxDiscount, maxRebate, priceGuarantee, registration } = program;
    return [
        rule('basis', labels.programRevenue, `${revenueBasisLabels[revenue.basis]}.`, '/revenue/basis'),
        rule('window', labels.programWindow, `${revenueWindowLabels[revenue.window]}.`, '/revenue/window'),
        rule(
            'headcount',
            labels.programHeadcount,
            headcount === 'DISTINCT_PEOPLE' ? labels.programHeadcountPeople : labels.programHeadcountCertifications,
            '/headcount'
        ),
        rule('newBusiness', labels.programNewBusiness, STACKING[stacking.newBusiness], '/stacking/newBusiness'),
        rule('renewal', labels.programRenewals, STACKING[stacking.renewal], '/stacking/renewal'),
        maxDiscount === null
            ? rule('maxDiscount', labels.programMaxDiscount, labels.programNoCap, '')
            : rule(
                  'maxDiscount',
                  labels.programMaxDiscount,
                  fill(labels.programMaxDiscountText, sayRate(maxDiscount)),
                  '/maxDiscount'
              ),
        maxRebate === null
            ? rule('maxRebate', labels.programMaxRebate, labels.programNoCap, '')
            : rule(
                  'maxRebate',
                  labels.programMaxRebate,
                  fill(labels.programMaxRebateText, sayRate(maxRebate)),
                  '/maxRebate'
              ),
        ...(priceGuarantee === null
            ? []
            : [
                  rule(
                      'priceGuarantee',
                      labels.programGuarantee,
                      fill(labels.programGuaranteeText, sayRate(priceGuarantee)),
                      '/priceGuarantee'
                  )
              ]),
        rule(
            'registration',
            labels.programRegistration,
            fill(
                labels.programRegistrationText,
                formatNumber(registration.decisionDays),
                formatNumber(registration.protectionDays),
                formatNumber(registration.extensionDays)
            ),
            '/registration/protectionDays'
        ),
        ...toTransitionRules(program, superseded).map(([key, topic, text, pointer]) => rule(key, topic, text, pointer))
    ];
}

type RuleParts = readonly [key: string, topic: string, text: string, pointer: string];

function toTransitionRules(program: Program, superseded: ProgramVersion | undefined): RuleParts[] {
    const { transition } = program;
    if (transition === null) {
        return [];
    }
    const oldName = (code: string): string => superseded?.tiers.find((tier) => tier.code === code)?.name ?? code;
    const newName = (code: string): string => program.tiers.find((tier) => tier.code === code)?.name ?? code;
    const steps = Object.entries(transition.map).map(([from, to]) =>
        fill(labels.programTransitionStep, oldName(from), newName(to))
    );
    const until = formatDate(transition.until);
    return [
        ['transition', labels.programTransition, fill(labels.programTransitionText, until), '/transition/until'],
        ...(steps.length === 0
            ? []
            : [['map', labels.programTransitionMap, `${formatList(steps)}.`, '/transition/map'] as const])
    ];
}
