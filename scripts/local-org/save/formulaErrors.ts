import { FormulaError } from '../formula/index';
import type { ProblemList } from '../metadata/problems';
import type { SourceLocation } from '../metadata/schema';

/** Reports a formula that does not compile, at the line of the file where the mistake is. */
export function reportFormulaError(
    error: unknown,
    what: string,
    location: SourceLocation,
    problems: ProblemList
): void {
    if (!(error instanceof FormulaError)) {
        throw error;
    }
    const line = (location.line ?? 1) + error.line - 1;
    problems.add(
        { file: location.file, line },
        `${what}: ${error.problem} (formula line ${error.line}, column ${error.column}) ${error.allowed}`.trim()
    );
}
