import type { Language } from '../options';
import { costOf, MOVEMENTS, mostAffected, settledChange } from '../simulation';
import type { SideTotals, SimulationResult } from '../simulation';
import { writerFor } from './amounts';
import { barChart, escapeText } from './charts';
import type { BarGroup } from './charts';
import { legend, section, table } from './html';
import type { Report } from './html';
import { MOST_AFFECTED } from './jsonReport';
import { rules } from './rulesSection';
import { STYLE } from './style';
import { TEXTS } from './texts';
import { tiers } from './tiersSection';

/** One page without external resources: what changes for whom, each chart with its numbers in a table below. */
export function htmlReport(result: SimulationResult, language: Language): string {
    const texts = TEXTS[language];
    const write = writerFor(language, result.draft.currency);
    const report = { result, texts, write, language };
    const title = escapeText(texts.title(`${result.draft.name} (${result.draft.code})`));
    const subtitle = texts.subtitle(
        write.day(result.asOf),
        write.count(result.partners),
        write.day(result.days.from),
        write.day(result.days.to)
    );
    const skipped = result.skipped > 0 ? ` ${texts.skipped(write.count(result.skipped))}` : '';
    return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="subtitle">${escapeText(subtitle + skipped)}</p>
${summary(report)}
${rules(report)}
${movements(report)}
${tiers(report)}
${costs(report)}
${affected(report)}
<section aria-labelledby="method"><h2 id="method">${texts.method}</h2>${texts.methodText.map((text) => `<p>${escapeText(text)}</p>`).join('')}</section>
</main>
</body>
</html>
`;
}

function summary({ result, texts, write }: Report): string {
    const { settledMovements, before, after } = result;
    const change = costOf(after.settledCost) - costOf(before.settledCost);
    const facts = [
        { label: texts.movements.UP, note: texts.settled, value: write.count(settledMovements.UP) },
        { label: texts.movements.DOWN, note: texts.settled, value: write.count(settledMovements.DOWN) },
        { label: texts.riskTitle, note: texts.after, value: write.count(after.held + after.forecastFalls) },
        {
            label: texts.total,
            note: `${texts.settled}${write.growth(costOf(before.settledCost), costOf(after.settledCost)).replace(/^(?=.)/, ', ')}`,
            value: write.change(change)
        }
    ];
    const items = facts.map(
        ({ label, note, value }) =>
            `<div><dt>${escapeText(label)} <small>${escapeText(note)}</small></dt><dd>${escapeText(value)}</dd></div>`
    );
    return `<section aria-labelledby="summary"><h2 id="summary">${texts.summary}</h2><dl class="facts">${items.join('')}</dl></section>`;
}

function movements({ result, texts, write }: Report): string {
    // Those who stay are so many that nothing else could be seen beside them; the table has them.
    const groups = MOVEMENTS.filter((movement) => movement !== 'SAME').map((movement): BarGroup => ({
        label: texts.movements[movement],
        bars: [
            { label: texts.onTheDay, value: result.movements[movement], tone: 'before' },
            { label: texts.settled, value: result.settledMovements[movement], tone: 'after' }
        ].map((bar) => ({ ...bar, text: write.count(bar.value) }))
    }));
    const rows = MOVEMENTS.map((movement) => [
        texts.movements[movement],
        write.count(result.movements[movement]),
        write.count(result.settledMovements[movement])
    ]);
    const { before, after } = result;
    const risks = [
        [texts.held, before.held, after.held] as const,
        [texts.forecast(result.riskDays), before.forecastFalls, after.forecastFalls] as const
    ].map(([label, one, other]) => [label, write.count(one), write.count(other), write.countChange(other - one)]);
    return section(
        'movements',
        texts.movementTitle,
        `${texts.movementNote} ${texts.settledNote}`,
        legend(texts.onTheDay, texts.settled) +
            barChart('movements-chart', texts.movementTitle, groups) +
            table(texts.movementTitle, ['', texts.onTheDay, texts.settled], rows) +
            table(texts.riskTitle, ['', texts.before, texts.after, texts.change], risks)
    );
}

function costs({ result, texts, write }: Report): string {
    const { before, after } = result;
    const kinds = [
        { label: texts.discount, of: (side: SideTotals) => side.cost.discount },
        { label: texts.rebate, of: (side: SideTotals) => side.cost.rebate },
        { label: texts.total, of: (side: SideTotals) => costOf(side.cost) },
        { label: texts.settled, of: (side: SideTotals) => costOf(side.settledCost) }
    ];
    const groups = kinds.map(({ label, of }): BarGroup => ({
        label,
        bars: [
            { label: texts.before, value: of(before), tone: 'before', text: write.money(of(before)) },
            { label: texts.after, value: of(after), tone: 'after', text: write.money(of(after)) }
        ]
    }));
    const row = (label: string, one: number, other: number): string[] => [
        label,
        write.money(one),
        write.share(one, before.cost.list),
        write.money(other),
        write.share(other, before.cost.list),
        write.change(other - one)
    ];
    const rows = [
        row(texts.list, before.cost.list, after.cost.list),
        ...kinds.map(({ label, of }) => row(label, of(before), of(after)))
    ];
    return section(
        'costs',
        texts.costTitle,
        texts.costNote,
        legend(texts.before, texts.after) +
            barChart('costs-chart', texts.costTitle, groups) +
            table(texts.costTitle, ['', texts.before, texts.share, texts.after, texts.share, texts.change], rows)
    );
}

function affected({ result, texts, write }: Report): string {
    const partners = mostAffected(result.outcomes, MOST_AFFECTED);
    if (partners.length === 0) {
        return section('affected', texts.topTitle, texts.noneAffected, '');
    }
    const groups = partners.map((outcome): BarGroup => {
        const value = settledChange(outcome);
        const tone = value < 0 ? 'loss' : 'gain';
        return { label: outcome.name, bars: [{ label: texts.change, value, text: write.change(value), tone }] };
    });
    const rows = partners.map((outcome) => [
        outcome.name,
        tierName(result.before, outcome.program, outcome.before.effective),
        tierName(result.after, result.draft.code, outcome.after.effective),
        tierName(result.after, result.draft.code, outcome.after.qualified),
        write.money(outcome.before.cost.list),
        write.change(settledChange(outcome)),
        outcome.after.risk === null ? '' : `${texts.fallsOn} ${write.day(outcome.after.risk.fallsOn)}`
    ]);
    const heads = [texts.partner, texts.before, texts.after, texts.settled, texts.list, texts.change, texts.riskTitle];
    return section(
        'affected',
        texts.topTitle,
        texts.topNote,
        barChart('affected-chart', texts.topTitle, groups) + table(texts.topTitle, heads, rows)
    );
}

function tierName({ tiers: all }: SideTotals, program: string, code: string): string {
    return all.find((tier) => tier.program === program && tier.tier === code)?.name ?? code;
}
