/** Something wrong in a project's source, at its place. `line` counts from 1. */
export interface Problem {
    /** Path from the project's directory, with forward slashes. */
    readonly file: string;
    readonly line: number;
    /** From 1, where it is known. */
    readonly column?: number;
    readonly message: string;
}

/** One line for a terminal: `file:line: message`. */
export function formatProblem({ file, line, message }: Problem): string {
    return `${file}:${line}: ${message}`;
}

/** By file, then line, so that a person can work through them. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
    return [...problems].sort((left, right) =>
        left.file === right.file ? left.line - right.line : left.file < right.file ? -1 : 1
    );
}

/** " Did you mean A or B?" for the names closest to a misspelt one; empty where none is close. */
export function didYouMean(name: string, allowed: Iterable<string>): string {
    const close = [...allowed]
        .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
        .filter(({ candidate, distance }) => distance <= Math.max(2, Math.floor(candidate.length / 3)))
        .sort((left, right) => left.distance - right.distance)
        .slice(0, 3)
        .map(({ candidate }) => candidate);
    return close.length === 0 ? '' : ` Did you mean ${close.join(' or ')}?`;
}

/** How many letters must be inserted, deleted or replaced to make one text the other. */
function editDistance(left: string, right: string): number {
    let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
    for (let row = 1; row <= left.length; row += 1) {
        const current = [row];
        for (let column = 1; column <= right.length; column += 1) {
            const replaced = previous[column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1);
            current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
        }
        previous = current;
    }
    return previous[right.length]!;
}
