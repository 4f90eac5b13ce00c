/** Java's names for classes of characters that JavaScript lacks, as the inside of a character class. */
const POSIX_CLASSES: Readonly<Record<string, string>> = {
    Alpha: 'A-Za-z',
    Digit: '0-9',
    Alnum: 'A-Za-z0-9',
    Upper: 'A-Z',
    Lower: 'a-z',
    Space: '\\s',
    Blank: ' \\t',
    XDigit: '0-9A-Fa-f',
    Punct: '!-\\/:-@\\[-`{-~'
};

/** Escapes that mean something in Java and nothing, or something else, in JavaScript. */
const JAVA_ONLY_ESCAPE = /^\\[AZzGQEhHRXNaeP]/;

/**
 * Turns a regular expression of Java's dialect, which the platform's REGEX speaks, into JavaScript's, for matching
 * the whole text. Throws SyntaxError where the dialects differ in a way that cannot be translated.
 */
export function toPattern(expression: string): RegExp {
    return new RegExp(`^(?:${new Translation(expression).translate()})$`);
}

class Translation {
    private readonly source: string;
    private offset = 0;
    /** For every open group, the flags that hold until its end (`(?i)` in the middle of a group). */
    private readonly flags: string[][] = [[]];
    private inClass = false;

    constructor(source: string) {
        this.source = source;
    }

    translate(): string {
        let translated = '';
        while (this.offset < this.source.length) {
            translated += this.next();
        }
        return translated + this.closeFlags(this.flags[0] ?? []);
    }

    private next(): string {
        const rest = this.source.slice(this.offset);
        if (rest.startsWith('\\')) {
            return this.escape(rest);
        }
        if (this.inClass) {
            return this.insideClass(rest);
        }
        const flags = /^\(\?([ims]+)\)/.exec(rest);
        if (flags) {
            this.offset += flags[0].length;
            this.flags.at(-1)!.push(flags[1]!);
            return `(?${flags[1]}:`;
        }
        if (/^(?:[*+?]|\{\d+,?\d*\})\+/.test(rest)) {
            throw new SyntaxError(`the possessive quantifier at "${rest.slice(0, 10)}" is not supported`);
        }
        this.offset += 1;
        return this.plain(rest.charAt(0));
    }

    private plain(character: string): string {
        const current = this.flags.at(-1)!;
        switch (character) {
            case '[':
                this.inClass = true;
                return character;
            case '(':
                this.flags.push([]);
                return character;
            case ')':
                return this.closeFlags(this.flags.length > 1 ? this.flags.pop()! : []) + character;
            case '|':
                // Flags in force go on behind the alternative.
                return `${this.closeFlags(current)}|${current.map((flags) => `(?${flags}:`).join('')}`;
            default:
                return character;
        }
    }

    private insideClass(rest: string): string {
        if (rest.startsWith('&&') || rest.startsWith('[')) {
            throw new SyntaxError('nested character classes are not supported');
        }
        this.offset += 1;
        this.inClass = !rest.startsWith(']');
        return rest.charAt(0);
    }

    private escape(rest: string): string {
        const named = /^\\p\{(\w+)\}/.exec(rest);
        if (named) {
            const members = POSIX_CLASSES[named[1]!];
            if (members === undefined) {
                throw new SyntaxError(`the character class ${named[0]} is not supported`);
            }
            this.offset += named[0].length;
            return this.inClass ? members : `[${members}]`;
        }
        if (JAVA_ONLY_ESCAPE.test(rest)) {
            throw new SyntaxError(`the escape ${rest.slice(0, 2)} is not supported`);
        }
        this.offset += 2;
        return rest.slice(0, 2);
    }

    private closeFlags(flags: readonly string[]): string {
        return ')'.repeat(flags.length);
    }
}
