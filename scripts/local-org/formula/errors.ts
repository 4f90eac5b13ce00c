/** What kind of mistake a formula has. */
export type FormulaErrorKind =
    | 'syntax'
    | 'tooLong'
    | 'unknownFunction'
    | 'unsupportedFunction'
    | 'functionNotAllowed'
    | 'unknownField'
    | 'unsupportedField'
    | 'argumentCount'
    | 'argumentType'
    | 'argumentValue'
    | 'resultType';

/** Where in the formula's source something stands; both count from 1. */
export interface SourcePosition {
    readonly line: number;
    readonly column: number;
}

/** A formula that does not compile. `problem` is worded as the platform words it; `allowed` says what would be right. */
export class FormulaError extends Error {
    readonly kind: FormulaErrorKind;
    readonly problem: string;
    readonly allowed: string;
    readonly line: number;
    readonly column: number;

    constructor(kind: FormulaErrorKind, position: SourcePosition, problem: string, allowed: string) {
        super(`${problem} (line ${position.line}, column ${position.column}) ${allowed}`.trim());
        this.name = 'FormulaError';
        this.kind = kind;
        this.problem = problem;
        this.allowed = allowed;
        this.line = position.line;
        this.column = position.column;
    }
}

/** A compiled formula that has no result for one record, such as a division by zero: "#Error!" on the platform. */
export class FormulaEvaluationError extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'FormulaEvaluationError';
    }
}

/** The position of an offset in the source. */
export function positionAt(source: string, offset: number): SourcePosition {
    const before = source.slice(0, offset).split(/\r\n|\r|\n/);
    return { line: before.length, column: (before[before.length - 1] ?? '').length + 1 };
}
