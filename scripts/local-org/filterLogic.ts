/** Evaluates to a boolean when told which of the numbered conditions hold (the first is number 0). */
export type FilterLogic = (holds: (index: number) => boolean) => boolean;

/** How parts become one whole, for whatever the parts are: closures, query conditions, GraphQL filters. */
export interface LogicJoins<T> {
    and(parts: readonly T[]): T;
    or(parts: readonly T[]): T;
    not(part: T): T;
}

const closures: LogicJoins<FilterLogic> = {
    and: (parts) => (holds) => parts.every((part) => part(holds)),
    or: (parts) => (holds) => parts.some((part) => part(holds)),
    not: (part) => (holds) => !part(holds)
};

/**
 * Compiles the logic that joins numbered conditions: `and`, `or`, or an expression such as `1 AND (2 OR NOT 3)`.
 * @param count how many conditions there are.
 * @throws SyntaxError that says what is wrong.
 */
export function compileFilterLogic(text: string, count: number): FilterLogic {
    const conditions = Array.from(
        { length: count },
        (_, index): FilterLogic =>
            (holds) =>
                holds(index)
    );
    return joinByFilterLogic(text, conditions, closures);
}

/**
 * Joins conditions as the logic says: `and`, `or`, or an expression with their numbers, the first being 1.
 * @throws SyntaxError that says what is wrong.
 */
export function joinByFilterLogic<T>(text: string, conditions: readonly T[], joins: LogicJoins<T>): T {
    if (/^\s*and\s*$/i.test(text)) {
        return joins.and(conditions);
    }
    if (/^\s*or\s*$/i.test(text)) {
        return joins.or(conditions);
    }
    return new LogicParser(text, conditions, joins).parse();
}

class LogicParser<T> {
    private readonly text: string;
    private readonly tokens: readonly string[];
    private readonly conditions: readonly T[];
    private readonly joins: LogicJoins<T>;
    private position = 0;

    constructor(text: string, conditions: readonly T[], joins: LogicJoins<T>) {
        this.text = text;
        this.tokens = text.match(/\d+|\(|\)|[A-Za-z]+|\S/g) ?? [];
        this.conditions = conditions;
        this.joins = joins;
    }

    parse(): T {
        const logic = this.alternatives();
        if (this.position < this.tokens.length) {
            throw this.wrong(`"${this.tokens[this.position]}" is not expected`);
        }
        return logic;
    }

    private alternatives(): T {
        const parts = [this.conjunction()];
        while (this.take('OR')) {
            parts.push(this.conjunction());
        }
        return parts.length === 1 ? parts[0]! : this.joins.or(parts);
    }

    private conjunction(): T {
        const parts = [this.single()];
        while (this.take('AND')) {
            parts.push(this.single());
        }
        return parts.length === 1 ? parts[0]! : this.joins.and(parts);
    }

    private single(): T {
        if (this.take('NOT')) {
            return this.joins.not(this.single());
        }
        if (this.take('(')) {
            const inner = this.alternatives();
            if (!this.take(')')) {
                throw this.wrong('a parenthesis is not closed');
            }
            return inner;
        }
        const number = Number(this.tokens[this.position] ?? NaN);
        if (!Number.isInteger(number) || number < 1 || number > this.conditions.length) {
            throw this.wrong(`a condition's number from 1 to ${this.conditions.length} is expected`);
        }
        this.position += 1;
        return this.conditions[number - 1]!;
    }

    private take(word: string): boolean {
        const matches = this.tokens[this.position]?.toUpperCase() === word;
        this.position += matches ? 1 : 0;
        return matches;
    }

    private wrong(what: string): SyntaxError {
        return new SyntaxError(
            `Filter logic "${this.text}": ${what}; allowed: and, or, or numbers with AND, OR, NOT and parentheses.`
        );
    }
}
