import { malformed } from './errors';

/** How a WHERE or HAVING joins its comparisons; a leaf stands for the next comparison in the order of the text. */
export type Shape =
    | { readonly kind: 'and' | 'or'; readonly parts: readonly Shape[] }
    | { readonly kind: 'not'; readonly part: Shape }
    | { readonly kind: 'leaf' };

/**
 * The shapes of all conditions of a SOQL text, in the order of their WHERE and HAVING. The SOQL parser is asked for
 * everything else, but it loses a NOT and a parenthesis of nested negations such as `NOT ((NOT a = 1) OR b = 2)`.
 * @throws QueryError MALFORMED_QUERY where AND and OR are mixed without parentheses, or one is not closed.
 */
export function conditionShapes(text: string): Shape[] {
    const tokens = tokensOf(text);
    return tokens.flatMap((token, index) =>
        isWord(token, 'WHERE', 'HAVING') ? [new ShapeReader(tokens, index + 1).read()] : []
    );
}

/** Strings, parentheses, and runs of anything else. */
function tokensOf(text: string): string[] {
    return text.match(/'(?:\\.|[^'\\])*'|[()]|[^\s()']+/g) ?? [];
}

function isWord(token: string | undefined, ...words: readonly string[]): boolean {
    return token !== undefined && words.includes(token.toUpperCase());
}

const clauseEnds = ['GROUP', 'ORDER', 'LIMIT', 'OFFSET', 'FOR', 'UPDATE', 'WITH', 'HAVING'];

class ShapeReader {
    private readonly tokens: readonly string[];
    private position: number;

    constructor(tokens: readonly string[], position: number) {
        this.tokens = tokens;
        this.position = position;
    }

    read(): Shape {
        return this.group();
    }

    private get token(): string | undefined {
        return this.tokens[this.position];
    }

    private group(): Shape {
        const first = this.operand();
        const parts = [first];
        let connective: string | undefined;
        while (isWord(this.token, 'AND', 'OR')) {
            const next = this.token?.toUpperCase();
            if (connective !== undefined && connective !== next) {
                throw malformed(`unexpected token: '${next}'; AND and OR on one level need parentheses`);
            }
            connective = next;
            this.position++;
            parts.push(this.operand());
        }
        return connective === undefined ? first : { kind: connective === 'AND' ? 'and' : 'or', parts };
    }

    private operand(): Shape {
        if (isWord(this.token, 'NOT')) {
            this.position++;
            return { kind: 'not', part: this.operand() };
        }
        if (this.token === '(') {
            this.position++;
            const inner = this.group();
            if (!isWord(this.token, ')')) {
                throw malformed(
                    `unexpected ${this.token === undefined ? 'end of the query' : `token: '${this.token}'`}; expecting ')'`
                );
            }
            this.position++;
            return inner;
        }
        return this.leaf();
    }

    /** A comparison ends where the next connective, the group or the clause does; lists and subqueries are inside it. */
    private leaf(): Shape {
        let depth = 0;
        for (; this.token !== undefined; this.position++) {
            if (depth === 0 && (this.token === ')' || isWord(this.token, 'AND', 'OR', ...clauseEnds))) {
                break;
            }
            depth += this.token === '(' ? 1 : this.token === ')' ? -1 : 0;
        }
        return { kind: 'leaf' };
    }
}
