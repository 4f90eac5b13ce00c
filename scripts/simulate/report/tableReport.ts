import type { Language } from '../options';
import { costOf, MOVEMENTS, mostAffected, settledChange } from '../simulation';
import type { SimulationResult } from '../simulation';
import { writerFor } from './amounts';
import { MOST_AFFECTED } from './jsonReport';
import { TEXTS } from './texts';

type Row = readonly string[];

/** The result for a terminal. */
export function tableReport(result: SimulationResult, language: Language): string {
    const texts = TEXTS[language];
    const { draft, before, after } = result;
    const write = writerFor(language, draft.currency);
    const columns = [texts.before, texts.after, texts.change];
    const counts = (label: string, one: number, other: number): Row => [
        label,
        write.count(one),
        write.count(other),
        write.countChange(other - one)
    ];
    const amounts = (label: string, one: number, other: number): Row => [
        label,
        write.money(one),
        write.money(other),
        write.change(other - one)
    ];
    const affected = mostAffected(result.outcomes, MOST_AFFECTED);
    return [
        texts.title(`${draft.name} (${draft.code})`),
        texts.subtitle(
            write.day(result.asOf),
            write.count(result.partners),
            write.day(result.days.from),
            write.day(result.days.to)
        ),
        ...(result.skipped > 0 ? [texts.skipped(write.count(result.skipped))] : []),
        '',
        table(
            [texts.movementTitle, texts.onTheDay, texts.settled],
            MOVEMENTS.map((movement) => [
                texts.movements[movement],
                write.count(result.movements[movement]),
                write.count(result.settledMovements[movement])
            ])
        ),
        table(
            [texts.riskTitle, ...columns],
            [
                counts(texts.held, before.held, after.held),
                counts(texts.forecast(result.riskDays), before.forecastFalls, after.forecastFalls)
            ]
        ),
        table(
            [`${texts.tiersTitle}, ${texts.before}`, texts.onTheDay, texts.settled],
            before.tiers.map((tier) => [
                `${tier.program} ${tier.name}`,
                write.count(tier.effective),
                write.count(tier.qualified)
            ])
        ),
        table(
            [`${texts.tiersTitle}, ${texts.after}`, texts.onTheDay, texts.settled],
            after.tiers.map((tier) => [
                `${tier.program} ${tier.name}`,
                write.count(tier.effective),
                write.count(tier.qualified)
            ])
        ),
        ...(['cost', 'settledCost'] as const).map((cost) =>
            table(
                [`${texts.costTitle}, ${cost === 'cost' ? texts.onTheDay : texts.settled}`, ...columns],
                [
                    amounts(texts.list, before[cost].list, after[cost].list),
                    amounts(texts.discount, before[cost].discount, after[cost].discount),
                    amounts(texts.rebate, before[cost].rebate, after[cost].rebate),
                    amounts(texts.total, costOf(before[cost]), costOf(after[cost]))
                ]
            )
        ),
        texts.topTitle,
        affected.length === 0
            ? `${texts.noneAffected}\n`
            : table(
                  [texts.partner, texts.before, texts.after, texts.settled, texts.change],
                  affected.map((outcome) => [
                      outcome.name,
                      outcome.before.effective,
                      outcome.after.effective,
                      outcome.after.qualified,
                      write.change(settledChange(outcome))
                  ])
              )
    ].join('\n');
}

/** Columns of their widest cell; the first is text, the others stand to the right. */
function table(head: Row, rows: readonly Row[]): string {
    const widths = head.map((cell, at) =>
        Math.max(...[cell, ...rows.map((row) => row[at] ?? '')].map((text) => text.length))
    );
    const line = (cells: Row): string =>
        cells
            .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
            .join('  ')
            .trimEnd();
    return `${[line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')}\n`;
}
