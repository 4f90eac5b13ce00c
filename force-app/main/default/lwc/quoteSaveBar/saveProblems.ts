import { reduceErrors, sayProblem, type FieldLabels, type Problem } from 'c/errorReduction';
import { fill, formatNumber } from 'c/formats';
import { labels } from './labels';

/** What the org said about a quote it refused, as a whole and by line. */
export interface SaveProblems {
    readonly messages: readonly string[];
    /** By line number, counted from 1. */
    readonly byLine: ReadonlyMap<number, readonly string[]>;
}

export const NO_SAVE_PROBLEMS: SaveProblems = { messages: [], byLine: new Map() };

export function toSaveProblems(error: unknown, fieldLabels: FieldLabels): SaveProblems {
    const byLine = new Map<number, string[]>();
    const messages = reduceErrors(error, fieldLabels).map((problem) => {
        const text = sayProblem(problem);
        const line = lineNumberOf(problem);
        if (line === undefined) {
            return text;
        }
        byLine.set(line, [...(byLine.get(line) ?? []), text]);
        return fill(labels.quoteLineProblem, formatNumber(line), text);
    });
    return { messages, byLine };
}

/** The line that a problem concerns: line n is saved by the operation `line<n>`. */
function lineNumberOf({ operation }: Problem): number | undefined {
    const number = /^line(\d+)$/.exec(operation ?? '')?.[1];
    return number === undefined ? undefined : Number(number);
}
