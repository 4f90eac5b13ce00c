import { FormulaError, positionAt } from './errors';

export type TokenKind = 'number' | 'text' | 'name' | 'keyword' | 'operator' | 'end';

export interface Token {
    readonly kind: TokenKind;
    /** The token as written; keywords in upper case; text literals unescaped. */
    readonly text: string;
    readonly offset: number;
}

const KEYWORDS = new Set(['TRUE', 'FALSE', 'NULL', 'NOT']);

/** Longest first, so that `<=` is not read as `<` and `=`. */
const OPERATOR = /&&|\|\||==|!=|<>|<=|>=|[(),+\-*/^&=<>!]/y;

const SPACE = /[ \t\f\r\n]+/y;
// An escaped end, backslash-star-slash, does not end a comment.
const COMMENT = /\/\*(?:\\\*\/|[^])*?\*\//y;
const NUMBER = /[0-9]+(?:\.[0-9]+)?/y;
/** Names run through dots, so a reference across relationships is one token. `:` names one target of a polymorphic lookup. */
const NAME = /[A-Za-z$][A-Za-z0-9_$:.#]*/y;
const MERGE_FIELD = /\{!\s*([A-Za-z$][A-Za-z0-9_$:.#]*)\s*\}/y;
const TEXT = /"(?:\\[nrtNRT"'\\]|[^"\\\r\n])*"|'(?:\\[nrtNRT"'\\]|[^'\\\r\n])*'/y;

/** Splits a formula into its tokens; comments and white space disappear. */
export function tokenize(source: string): Token[] {
    const tokens: Token[] = [];
    let offset = 0;
    const match = (pattern: RegExp): RegExpExecArray | null => {
        pattern.lastIndex = offset;
        return pattern.exec(source);
    };
    while (offset < source.length) {
        const skipped = match(SPACE) ?? match(COMMENT);
        if (skipped) {
            offset += skipped[0].length;
            continue;
        }
        const { token, length } = readToken(source, offset, match);
        tokens.push(token);
        offset += length;
    }
    tokens.push({ kind: 'end', text: '', offset: source.length });
    return tokens;
}

function readToken(
    source: string,
    offset: number,
    match: (pattern: RegExp) => RegExpExecArray | null
): { token: Token; length: number } {
    const number = match(NUMBER);
    if (number) {
        return { token: { kind: 'number', text: number[0], offset }, length: number[0].length };
    }
    const name = match(NAME);
    if (name) {
        const upper = name[0].toUpperCase();
        const token: Token = KEYWORDS.has(upper)
            ? { kind: 'keyword', text: upper, offset }
            : { kind: 'name', text: name[0], offset };
        return { token, length: name[0].length };
    }
    const mergeField = match(MERGE_FIELD);
    if (mergeField) {
        return { token: { kind: 'name', text: mergeField[1] ?? '', offset }, length: mergeField[0].length };
    }
    const text = match(TEXT);
    if (text) {
        return { token: { kind: 'text', text: unescape(text[0]), offset }, length: text[0].length };
    }
    const operator = source.startsWith('/*', offset) ? null : match(OPERATOR);
    if (operator) {
        return { token: { kind: 'operator', text: operator[0], offset }, length: operator[0].length };
    }
    throw unreadable(source, offset);
}

/** The platform unescapes quotes written with a backslash and the backslash itself; \n, \r and \t stay as written. */
function unescape(literal: string): string {
    return literal.slice(1, -1).replace(/\\(["\\])/g, '$1');
}

function unreadable(source: string, offset: number): FormulaError {
    const position = positionAt(source, offset);
    const character = String.fromCodePoint(source.codePointAt(offset) ?? 0);
    if (character === '"' || character === "'") {
        return new FormulaError(
            'syntax',
            position,
            `Syntax error. Missing ${character}`,
            'A text literal ends on its line, with the quote it began with; a backslash only before n, r, t, a quote or a backslash.'
        );
    }
    if (source.startsWith('/*', offset)) {
        return new FormulaError('syntax', position, 'Syntax error. Missing */', 'A comment runs from /* to */.');
    }
    return new FormulaError(
        'syntax',
        position,
        `Syntax error. Found '${character}'`,
        'A formula consists of fields, numbers such as 0.5, text in quotes, functions and operators.'
    );
}
