import { FormulaError, positionAt } from './errors';
import { tokenize } from './lexer';
import type { Token } from './lexer';
import type { BinaryOperator, SyntaxNode, UnaryOperator } from './syntax';

/**
 * How tightly each operator binds; all associate to the left. The platform's grammar binds * and / tighter than ^
 * (2 * 2 ^ 3 is 64 there), and so do we: https://salesforce.stackexchange.com/questions/160671
 */
const BINDING_POWER: Readonly<Record<string, number>> = {
    '||': 1,
    '&&': 2,
    '=': 3,
    '==': 3,
    '<>': 3,
    '!=': 3,
    '<': 4,
    '>': 4,
    '<=': 4,
    '>=': 4,
    '+': 5,
    '-': 5,
    '&': 5,
    '^': 6,
    '*': 7,
    '/': 7
};

const SPELLINGS: Readonly<Record<string, BinaryOperator>> = { '==': '=', '!=': '<>' };

/** Deeper nesting than any formula of the permitted length needs in earnest; keeps the recursion bounded. */
const DEEPEST_NESTING = 400;

/** Parses a formula into its syntax tree. */
export function parse(source: string): SyntaxNode {
    return new Parser(source).parse();
}

class Parser {
    private readonly source: string;
    private readonly tokens: readonly Token[];
    private index = 0;
    private depth = 0;

    constructor(source: string) {
        this.source = source;
        this.tokens = tokenize(source);
    }

    parse(): SyntaxNode {
        const node = this.expression(0);
        const rest = this.peek();
        if (rest.kind !== 'end') {
            throw this.unexpected(rest, 'an operator or the end of the formula');
        }
        return node;
    }

    private expression(minimumPower: number): SyntaxNode {
        this.depth += 1;
        if (this.depth > DEEPEST_NESTING) {
            throw this.error(this.peek(), 'Syntax error. Nested too deeply', `At most ${DEEPEST_NESTING} levels.`);
        }
        let left = this.unary();
        for (;;) {
            const token = this.peek();
            const power = token.kind === 'operator' ? BINDING_POWER[token.text] : undefined;
            if (power === undefined || power <= minimumPower) {
                break;
            }
            this.index += 1;
            const right = this.expression(power);
            const operator = SPELLINGS[token.text] ?? (token.text as BinaryOperator);
            left = { kind: 'binary', operator, left, right, offset: token.offset };
        }
        this.depth -= 1;
        return left;
    }

    /** Signs and NOT bind tighter than every binary operator: NOT a = b compares NOT a with b, and -2 ^ 2 is 4. */
    private unary(): SyntaxNode {
        const operators: UnaryOperator[] = [];
        const offsets: number[] = [];
        for (;;) {
            const token = this.peek();
            const operator = unaryOperator(token);
            if (operator === undefined) {
                break;
            }
            operators.push(operator);
            offsets.push(token.offset);
            this.index += 1;
        }
        let node = this.primary();
        for (let position = operators.length - 1; position >= 0; position -= 1) {
            node = { kind: 'unary', operator: operators[position]!, operand: node, offset: offsets[position]! };
        }
        return node;
    }

    private primary(): SyntaxNode {
        const token = this.peek();
        this.index += 1;
        switch (token.kind) {
            case 'number':
                return { kind: 'number', text: token.text, offset: token.offset };
            case 'text':
                return { kind: 'text', value: token.text, offset: token.offset };
            case 'keyword':
                return token.text === 'NULL'
                    ? { kind: 'null', offset: token.offset }
                    : { kind: 'boolean', value: token.text === 'TRUE', offset: token.offset };
            case 'name':
                return this.isOperator('(')
                    ? { kind: 'call', name: token.text, arguments: this.callArguments(), offset: token.offset }
                    : { kind: 'reference', name: token.text, offset: token.offset };
            default:
                if (token.kind === 'operator' && token.text === '(') {
                    const inner = this.expression(0);
                    this.expectClosing();
                    return inner;
                }
                throw this.unexpected(token, 'a field, a number, a text literal, a function or "("');
        }
    }

    private callArguments(): SyntaxNode[] {
        this.index += 1;
        const found: SyntaxNode[] = [];
        if (this.isOperator(')')) {
            this.index += 1;
            return found;
        }
        for (;;) {
            found.push(this.expression(0));
            if (!this.isOperator(',')) {
                break;
            }
            this.index += 1;
        }
        this.expectClosing();
        return found;
    }

    private expectClosing(): void {
        if (!this.isOperator(')')) {
            const token = this.peek();
            throw token.kind === 'end'
                ? this.error(token, "Syntax error. Missing ')'", 'Every "(" needs its ")".')
                : this.unexpected(token, 'an operator, "," or ")"');
        }
        this.index += 1;
    }

    private isOperator(text: string): boolean {
        const token = this.peek();
        return token.kind === 'operator' && token.text === text;
    }

    private peek(): Token {
        return this.tokens[Math.min(this.index, this.tokens.length - 1)]!;
    }

    private unexpected(token: Token, expected: string): FormulaError {
        if (token.kind === 'end') {
            return this.error(token, 'Syntax error. Found end of formula', `Expected ${expected}.`);
        }
        return this.error(token, `Syntax error. Found '${this.written(token)}'`, `Expected ${expected}.`);
    }

    private written(token: Token): string {
        const next = this.tokens[this.tokens.indexOf(token) + 1];
        return this.source.slice(token.offset, next?.offset ?? this.source.length).trim();
    }

    private error(token: Token, problem: string, allowed: string): FormulaError {
        return new FormulaError('syntax', positionAt(this.source, token.offset), problem, allowed);
    }
}

function unaryOperator(token: Token): UnaryOperator | undefined {
    if (token.kind === 'keyword' && token.text === 'NOT') {
        return 'NOT';
    }
    if (token.kind !== 'operator') {
        return undefined;
    }
    switch (token.text) {
        case '!':
            return 'NOT';
        case '-':
            return '-';
        case '+':
            return '+';
        default:
            return undefined;
    }
}
