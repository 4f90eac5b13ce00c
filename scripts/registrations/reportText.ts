import type { RowOutcome } from './importRegistrations';

/** The report of an import: how many rows met which outcome, then the rows that were not accepted, one a line. */
export function reportText(file: string, outcomes: readonly RowOutcome[], dryRun: boolean): string {
    const count = (outcome: RowOutcome['outcome']): number =>
        outcomes.filter((each) => each.outcome === outcome).length;
    const summary =
        `${file}: ${outcomes.length} rows, ${count('accepted')} ${dryRun ? 'acceptable' : 'accepted'}, ` +
        `${count('refused')} refused, ${count('duplicate')} duplicate${dryRun ? '; nothing was written' : ''}`;
    const lines = outcomes
        .filter(({ outcome }) => outcome !== 'accepted')
        .map(({ line, outcome, reason }) => `${file}:${line}: ${outcome}: ${reason ?? ''}`);
    return `${[summary, ...lines].join('\n')}\n`;
}
