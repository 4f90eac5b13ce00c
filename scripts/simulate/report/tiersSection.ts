import type { SimulationResult, TierCount } from '../simulation';
import type { Writer } from './amounts';
import { barChart, escapeText } from './charts';
import type { Bar, BarGroup } from './charts';
import { legend, section, table } from './html';
import type { Report } from './html';
import type { Texts } from './texts';

/** A tier, with the partners that are at it before and after; a tier that one side does not have counts nobody there. */
interface TierRow {
    readonly name: string;
    readonly before: TierCount | null;
    readonly after: TierCount | null;
}

/** The tiers of the draft beside those of the same code of its own version; before them the others that have partners. */
function tierRows({ draft, before, after }: SimulationResult): readonly TierRow[] {
    const isOwn = (tier: TierCount): boolean =>
        tier.program === draft.code && after.tiers.some((other) => other.tier === tier.tier);
    const others = before.tiers.filter((tier) => !isOwn(tier) && (tier.effective > 0 || tier.qualified > 0));
    const several = new Set([...others.map(({ program }) => program), draft.code]).size > 2 || before.tiers.some(isOwn);
    return [
        ...others.map((tier) => ({
            name: several ? `${tier.name} (${tier.program})` : tier.name,
            before: tier,
            after: null
        })),
        ...after.tiers.map((tier) => ({
            name: tier.name,
            before: before.tiers.find((other) => isOwn(other) && other.tier === tier.tier) ?? null,
            after: tier
        }))
    ];
}

export function tiers({ result, texts, write }: Report): string {
    const rows = tierRows(result);
    const bar = (tier: TierCount | null, kind: 'effective' | 'qualified', label: string, tone: string): Bar[] => {
        if (tier === null) {
            return [];
        }
        const value = tier[kind];
        return [{ label, value, tone, text: `${write.count(value)} (${write.share(value, result.partners)})` }];
    };
    const settledLabel = `${texts.after}, ${texts.qualified}`;
    const groups = rows.map(({ name, before, after }): BarGroup => ({
        label: name,
        bars: [
            ...bar(before, 'effective', texts.before, 'before'),
            ...bar(after, 'effective', texts.after, 'after'),
            ...bar(after, 'qualified', settledLabel, 'settled')
        ]
    }));
    const cells = rows.map(({ name, before, after }) => {
        const [one, other] = [before?.effective ?? 0, after?.effective ?? 0];
        return [
            name,
            write.count(one),
            write.count(other),
            write.countChange(other - one),
            write.count(before?.qualified ?? 0),
            write.count(after?.qualified ?? 0)
        ];
    });
    const heads = [
        texts.tier,
        texts.before,
        texts.after,
        texts.change,
        `${texts.before}, ${texts.qualified}`,
        settledLabel
    ];
    return section(
        'tiers',
        texts.tiersTitle,
        '',
        legend(texts.before, texts.after, settledLabel) +
            barChart('tiers-chart', texts.tiersTitle, groups) +
            table(texts.tiersTitle, heads, cells) +
            flow(result, rows, texts, write)
    );
}

/** Where the partners of each tier end up. */
function flow({ outcomes, after }: SimulationResult, rows: readonly TierRow[], texts: Texts, write: Writer): string {
    const counts = new Map<string, number>();
    for (const { program, before, after: then } of outcomes) {
        const key = JSON.stringify([program, before.effective, then.qualified]);
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const cells = rows.flatMap(({ name, before }) =>
        before === null
            ? []
            : [
                  [
                      name,
                      ...after.tiers.map(({ tier }) =>
                          write.count(counts.get(JSON.stringify([before.program, before.tier, tier])) ?? 0)
                      )
                  ]
              ]
    );
    const heads = ['', ...after.tiers.map(({ name }) => name)];
    return `<p>${escapeText(texts.flowNote)}</p>${table(texts.flowTitle, heads, cells)}`;
}
