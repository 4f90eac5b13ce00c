import type { SourceLocation } from './schema';

/** Something wrong in a project's metadata, at its place. */
export interface MetadataProblem {
    readonly file: string;
    readonly line?: number;
    readonly problem: string;
}

/** Collects problems, so that a project is told everything at once. */
export class ProblemList {
    readonly problems: MetadataProblem[] = [];

    /** What has no effect here and nobody should take for honoured; it keeps no project from running. */
    readonly notices: MetadataProblem[] = [];

    add(location: SourceLocation, problem: string): void {
        this.problems.push({ ...location, problem });
    }

    notice(location: SourceLocation, problem: string): void {
        this.notices.push({ ...location, problem });
    }

    /** @throws MetadataError if anything was reported. */
    throwIfAny(): void {
        if (this.problems.length > 0) {
            throw new MetadataError(this.problems);
        }
    }
}

/** Everything that is wrong with a project's metadata; the message has one line a problem: `file:line: problem`. */
export class MetadataError extends Error {
    readonly problems: readonly MetadataProblem[];

    constructor(problems: readonly MetadataProblem[]) {
        super(problems.map(formatProblem).join('\n'));
        this.name = 'MetadataError';
        this.problems = problems;
    }
}

/** `file:line: problem` */
export function formatProblem({ file, line, problem }: MetadataProblem): string {
    return line === undefined ? `${file}: ${problem}` : `${file}:${line}: ${problem}`;
}
