/** Evaluates to a boolean when told which of the numbered conditions hold (the first is number 0). */
export type FilterLogic = (holds: (index: number) => boolean) => boolean;

/**
 * Compiles the logic that joins numbered conditions: `and`, `or`, or an expression such as `1 AND (2 OR NOT 3)`.
 * @param count how many conditions there are.
 * @throws SyntaxError that says what is wrong.
 */
export function compileFilterLogic(text: string, count: number): FilterLogic {
    const indexes = [...Array(count).keys()];
    if (/^\s*and\s*$/i.test(text)) {
        return (holds) => indexes.every(holds);
    }
    if (/^\s*or\s*$/i.test(text)) {
        return (holds) => indexes.some(holds);
    }
    const tokens = text.match(/\d+|\(|\)|[A-Za-z]+|\S/g) ?? [];
    const parser = new LogicParser(tokens, count, text);
    return parser.parse();
}

class LogicParser {
    private readonly tokens: readonly string[];
    private readonly count: number;
    private readonly text: string;
    private position = 0;

    constructor(tokens: readonly string[], count: number, text: string) {
        this.tokens = tokens;
        this.count = count;
        this.text = text;
    }

    parse(): FilterLogic {
        const logic = this.alternatives();
        if (this.position < this.tokens.length) {
            throw this.wrong(`"${this.tokens[this.position]}" is not expected`);
        }
        return logic;
    }

    private alternatives(): FilterLogic {
        const parts = [this.conjunction()];
        while (this.take('OR')) {
            parts.push(this.conjunction());
        }
        return parts.length === 1 ? parts[0]! : (holds) => parts.some((part) => part(holds));
    }

    private conjunction(): FilterLogic {
        const parts = [this.single()];
        while (this.take('AND')) {
            parts.push(this.single());
        }
        return parts.length === 1 ? parts[0]! : (holds) => parts.every((part) => part(holds));
    }

    private single(): FilterLogic {
        if (this.take('NOT')) {
            const negated = this.single();
            return (holds) => !negated(holds);
        }
        if (this.take('(')) {
            const inner = this.alternatives();
            if (!this.take(')')) {
                throw this.wrong('a parenthesis is not closed');
            }
            return inner;
        }
        const number = Number(this.tokens[this.position] ?? NaN);
        if (!Number.isInteger(number) || number < 1 || number > this.count) {
            throw this.wrong(`a condition's number from 1 to ${this.count} is expected`);
        }
        this.position += 1;
        return (holds) => holds(number - 1);
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
