import { fill } from 'c/formats';
import type { Program } from 'c/programCore';
import { businessTypeLabels, tierName } from 'c/programLabels';
import { toDeal, withoutWhatIf, type DealContext, type Opportunity, type ProductLine, type WhatIf } from 'c/quoteData';
import type { NamedScenario } from 'c/scenarioComparison';
import { labels } from './labels';

/** What is shown in the workspace at one moment, kept for comparison. */
export interface KeptScenario extends NamedScenario {
    readonly whatIf: WhatIf;
    readonly lines: readonly ProductLine[];
}

/** What a scenario is made of. */
export interface ScenarioFacts {
    readonly opportunity: Opportunity;
    readonly context: DealContext;
    readonly program: Program;
    readonly quoteDate: string;
}

/**
 * The scenarios with one more. The first one added is preceded by the facts as they are recorded, where it differs from
 * them, because a comparison needs something to compare with. What is there already is not added again.
 */
export function addScenario(
    kept: readonly KeptScenario[],
    facts: ScenarioFacts,
    whatIf: WhatIf,
    lines: readonly ProductLine[]
): readonly KeptScenario[] {
    const recorded = withoutWhatIf(facts.opportunity);
    const first = kept.length === 0 ? toScenario(facts, recorded, facts.opportunity.lines) : undefined;
    const added = toScenario(facts, whatIf, lines);
    return [...kept, first, added].reduce<readonly KeptScenario[]>(
        (all, scenario) =>
            scenario === undefined || all.some(({ key }) => key === scenario.key) ? all : [...all, scenario],
        []
    );
}

/** undefined where it cannot be priced. */
function toScenario(
    { opportunity, context, program, quoteDate }: ScenarioFacts,
    whatIf: WhatIf,
    lines: readonly ProductLine[]
): KeptScenario | undefined {
    const deal = toDeal({ ...opportunity, lines }, context, program, whatIf, quoteDate);
    const isEdited = lines !== opportunity.lines;
    return (
        deal && {
            key: JSON.stringify([whatIf, lines.map(({ id, quantity, unitPrice }) => [id, quantity, unitPrice])]),
            name: nameOf(opportunity, program, whatIf, isEdited),
            deal,
            whatIf,
            lines
        }
    );
}

const REGISTRATIONS = {
    AS_RECORDED: '',
    APPROVED: labels.quoteRegistrationApproved,
    NONE: labels.quoteRegistrationNone
} as const;

/** What differs from the facts; the facts themselves are "as recorded". */
function nameOf(opportunity: Opportunity, program: Program, whatIf: WhatIf, isEdited: boolean): string {
    const recorded = withoutWhatIf(opportunity);
    const { businessType, tier, registration } = whatIf;
    const parts = [
        businessType !== null && businessType !== recorded.businessType ? businessTypeLabels[businessType] : '',
        tier !== null && tier !== recorded.tier ? tierName(program, tier) : '',
        REGISTRATIONS[registration],
        isEdited ? labels.quoteEditedLines : ''
    ].filter((part) => part !== '');
    return parts.length === 0
        ? labels.quoteAsRecorded
        : parts.reduce((name, part) => fill(labels.quoteScenarioName, name, part));
}
