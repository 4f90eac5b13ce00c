import { describe, expect, it } from 'vitest';
import { compileFormula } from '../index';
import type { FormulaErrorKind, FormulaReturnType } from '../index';
import { errorOf } from './support';

type Row = readonly [source: string, kind: FormulaErrorKind, line: number, column: number, problem: string];

const INCORRECT = 'Incorrect parameter type for';

describe('a formula that does not parse', () => {
    it.each<Row>([
        ['', 'syntax', 1, 1, 'Syntax error. Found end of formula'],
        ['1 +', 'syntax', 1, 4, 'Syntax error. Found end of formula'],
        ['1 + * 2', 'syntax', 1, 5, "Syntax error. Found '*'"],
        ['IF(TRUE,\n  1,\n  2', 'syntax', 3, 4, "Syntax error. Missing ')'"],
        ['(1', 'syntax', 1, 3, "Syntax error. Missing ')'"],
        ['1 2', 'syntax', 1, 3, "Syntax error. Found '2'"],
        ['1)', 'syntax', 1, 2, "Syntax error. Found ')'"],
        ['ABS(1,)', 'syntax', 1, 7, "Syntax error. Found ')'"],
        ['.5', 'syntax', 1, 1, "Syntax error. Found '.'"],
        ['1 + #', 'syntax', 1, 5, "Syntax error. Found '#'"],
        ['"abc', 'syntax', 1, 1, 'Syntax error. Missing "'],
        ['"a\nb"', 'syntax', 1, 1, 'Syntax error. Missing "'],
        [String.raw`LEN("\d")`, 'syntax', 1, 5, 'Syntax error. Missing "'],
        ['1 /* a', 'syntax', 1, 3, 'Syntax error. Missing */'],
        [`${'('.repeat(401)}1${')'.repeat(401)}`, 'syntax', 1, 401, 'Syntax error. Nested too deeply']
    ])('%j fails with the place and what is wrong', (source, kind, line, column, problem) => {
        expect(errorOf(source)).toMatchObject({ kind, line, column, problem });
    });

    it('may have at most 3900 characters', () => {
        expect(errorOf(`1${' '.repeat(3900)}`)).toMatchObject({
            kind: 'tooLong',
            problem: 'Formula is too long (3901 characters). Maximum length is 3900 characters'
        });
    });
});

describe('a formula with an unknown name', () => {
    it.each<Row>([
        ['1 + FOO(2)', 'unknownFunction', 1, 5, 'Unknown function FOO. Check spelling.'],
        ['1 +\n Nothing__c', 'unknownField', 2, 2, 'Field Nothing__c does not exist. Check spelling.'],
        ['Parent__r.Nothing__c', 'unknownField', 1, 1, 'Field Parent__r.Nothing__c does not exist. Check spelling.'],
        ['VLOOKUP(1, 2, 3)', 'unsupportedFunction', 1, 1, 'Function VLOOKUP may not be used in this type of formula'],
        [
            'LEN(URLENCODE("a"))',
            'unsupportedFunction',
            1,
            5,
            'Function URLENCODE may not be used in this type of formula'
        ]
    ])('%j fails with the place and the name', (source, kind, line, column, problem) => {
        expect(errorOf(source)).toMatchObject({ kind, line, column, problem });
    });

    it('lists the functions that are allowed', () => {
        expect(errorOf('FOO()').allowed).toContain('ABS, ACOS, ADDMONTHS, AND');
        expect(errorOf('FOO()').allowed).not.toContain('ISCHANGED');
        expect(errorOf('FOO()', { context: 'validationRule' }).allowed).toContain('ISCHANGED');
    });
});

describe('a function in the wrong kind of formula', () => {
    it.each(['ISNEW()', 'ISCLONE()', 'ISCHANGED(Number__c)', 'PRIORVALUE(Number__c) = 1', 'REGEX(Name, "a")'])(
        '%s is refused in a formula field and compiles in a validation rule',
        (source) => {
            const name = /^\w+/.exec(source)![0];
            expect(errorOf(source, { returnType: 'Checkbox' })).toMatchObject({
                kind: 'functionNotAllowed',
                line: 1,
                column: 1,
                problem: `Function ${name} may not be used in this type of formula`
            });
            expect(() => errorOf(source, { returnType: 'Checkbox', context: 'validationRule' })).toThrow(
                / compiles\.$/
            );
        }
    );

    it('is refused too where nobody tells whether the record is new', () => {
        const options = {
            returnType: 'Checkbox',
            blankMode: 'BlankAsBlank',
            context: 'flow',
            environment: { now: () => 0 },
            resolveField: () => undefined
        } as const;
        expect(() => compileFormula('ISNEW()', options)).toThrow(/may not be used in this type of formula/);
    });

    it('says where it is allowed', () => {
        expect(errorOf('ISNEW()').allowed).toBe('It is allowed in validation rules, flows.');
    });
});

describe('a wrong number of arguments', () => {
    it.each<Row>([
        [
            'ROUND(1)',
            'argumentCount',
            1,
            1,
            "Incorrect number of parameters for function 'ROUND()'. Expected 2, received 1"
        ],
        [
            '1 + PI(1)',
            'argumentCount',
            1,
            5,
            "Incorrect number of parameters for function 'PI()'. Expected 0, received 1"
        ],
        [
            'IF(TRUE, 1)',
            'argumentCount',
            1,
            1,
            "Incorrect number of parameters for function 'IF()'. Expected 3, received 2"
        ],
        ['AND()', 'argumentCount', 1, 1, "Incorrect number of parameters for function 'AND()'. Expected 1, received 0"],
        [
            'CASE(1, 2, 3)',
            'argumentCount',
            1,
            1,
            "Incorrect number of parameters for function 'CASE()'. Expected 4, received 3"
        ],
        [
            'CASE(1, 2, 3, 4, 5)',
            'argumentCount',
            1,
            1,
            "Incorrect number of parameters for function 'CASE()'. Expected 4, received 5"
        ],
        [
            'FIND("a")',
            'argumentCount',
            1,
            1,
            "Incorrect number of parameters for function 'FIND()'. Expected 2, received 1"
        ]
    ])('%j', (source, kind, line, column, problem) => {
        expect(errorOf(source)).toMatchObject({ kind, line, column, problem });
    });
});

describe('a wrong type', () => {
    it.each<Row>([
        ['ROUND("a", 1)', 'argumentType', 1, 7, `${INCORRECT} function 'ROUND()'. Expected Number, received Text`],
        ['LEN(5)', 'argumentType', 1, 5, `${INCORRECT} function 'LEN()'. Expected Text, received Number`],
        ['YEAR(NOW())', 'argumentType', 1, 6, `${INCORRECT} function 'YEAR()'. Expected Date, received DateTime`],
        ['HOUR(NOW())', 'argumentType', 1, 6, `${INCORRECT} function 'HOUR()'. Expected Time, received DateTime`],
        ['MAX(1, "a")', 'argumentType', 1, 8, `${INCORRECT} function 'MAX()'. Expected Number, received Text`],
        ['1 + "a"', 'argumentType', 1, 5, `${INCORRECT} operator '+'. Expected Number, Date, DateTime, received Text`],
        ['"a" & 1', 'argumentType', 1, 7, `${INCORRECT} operator '&'. Expected Text, received Number`],
        [
            'TRUE + 1',
            'argumentType',
            1,
            1,
            `${INCORRECT} operator '+'. Expected Number, Date, DateTime, Time, Text, received Boolean`
        ],
        ['Day__c + Until__c', 'argumentType', 1, 10, `${INCORRECT} operator '+'. Expected Number, received Date`],
        ['1 - Day__c', 'argumentType', 1, 5, `${INCORRECT} operator '-'. Expected Number, received Date`],
        ['-"a"', 'argumentType', 1, 2, `${INCORRECT} operator '-'. Expected Number, received Text`],
        ['IF(1 = "a", 1, 2)', 'argumentType', 1, 8, `${INCORRECT} operator '='. Expected Number, received Text`],
        [
            'IF(Day__c < NOW(), 1, 2)',
            'argumentType',
            1,
            13,
            `${INCORRECT} operator '<'. Expected Date, received DateTime`
        ],
        [
            'IF(TRUE < FALSE, 1, 2)',
            'argumentType',
            1,
            4,
            `${INCORRECT} operator '<'. Expected Number, Text, Date, DateTime, Time, received Boolean`
        ],
        ['IF(1, 2, 3)', 'argumentType', 1, 4, `${INCORRECT} function 'IF()'. Expected Boolean, received Number`],
        ['IF(NULL, 2, 3)', 'argumentType', 1, 4, `${INCORRECT} function 'IF()'. Expected Boolean, received Null`],
        ['IF(TRUE, 1, "a")', 'argumentType', 1, 13, `${INCORRECT} function 'IF()'. Expected Number, received Text`],
        [
            'IF(TRUE && 1, 1, 2)',
            'argumentType',
            1,
            12,
            `${INCORRECT} function 'AND()'. Expected Boolean, received Number`
        ],
        ['IF(NOT 1, 1, 2)', 'argumentType', 1, 8, `${INCORRECT} function 'NOT()'. Expected Boolean, received Number`],
        ['CASE(1, "a", 1, 2)', 'argumentType', 1, 9, `${INCORRECT} function 'CASE()'. Expected Number, received Text`],
        ['CASE(1, 1, 1, "a")', 'argumentType', 1, 15, `${INCORRECT} function 'CASE()'. Expected Number, received Text`],
        ['CASE(TRUE, 1, 1, 2)', 'argumentType', 1, 6, "Incorrect argument type for function 'CASE()'."],
        [
            'CASE(Status__c, Name, 1, 2)',
            'argumentType',
            1,
            17,
            `${INCORRECT} function 'CASE()'. Expected Text Literal, received Text`
        ],
        ['IF(ISBLANK(Active__c), 1, 2)', 'argumentType', 1, 12, "Incorrect argument type for function 'ISBLANK()'."],
        [
            'IF(ISPICKVAL(Name, "a"), 1, 2)',
            'argumentType',
            1,
            14,
            `${INCORRECT} function 'ISPICKVAL()'. Expected Picklist, received Text`
        ],
        [
            'IF(ISPICKVAL(Status__c, Name), 1, 2)',
            'argumentType',
            1,
            25,
            `${INCORRECT} function 'ISPICKVAL()'. Expected Text Literal, received Text`
        ],
        [
            'IF(ISNUMBER(1), 1, 2)',
            'argumentType',
            1,
            13,
            `${INCORRECT} function 'ISNUMBER()'. Expected Text, received Number`
        ],
        [
            'LEN(TEXT("a"))',
            'argumentType',
            1,
            10,
            `${INCORRECT} function 'TEXT()'. Expected Number, Date, DateTime, Time, Picklist, received Text`
        ],
        [
            'NULLVALUE(1, "a")',
            'argumentType',
            1,
            14,
            `${INCORRECT} function 'NULLVALUE()'. Expected Number, received Text`
        ]
    ])('%j', (source, kind, line, column, problem) => {
        expect(errorOf(source)).toMatchObject({ kind, line, column, problem });
    });

    it.each([
        'LEN(Status__c)',
        'IF(Status__c = "a", 1, 2)',
        'IF(ISBLANK(Status__c), 1, 2)',
        'LEN("a" & Status__c)',
        'LEN(IF(TRUE, Status__c, "a"))',
        'IF(CONTAINS(Status__c, "a"), 1, 2)'
    ])('a picklist is refused in %j, with what it is good for', (source) => {
        const error = errorOf(source);
        expect(error.problem).toBe(
            'Field Status__c is a picklist field. Picklist fields are only supported in certain functions.'
        );
        expect(error.allowed).toContain('ISPICKVAL, CASE, TEXT');
        expect(error.column).toBe(source.indexOf('Status__c') + 1);
    });

    it('a multi-select picklist is refused outside its functions', () => {
        expect(errorOf('LEN(TEXT(Regions__c))').problem).toBe(
            'Field Regions__c is a multi-select picklist field. Multi-select picklist fields are only supported in certain functions.'
        );
    });

    it('long text is refused in a formula field and welcome in a validation rule', () => {
        expect(errorOf('LEN(Note__c)')).toMatchObject({
            kind: 'unsupportedField',
            column: 5,
            problem:
                'You referenced an unsupported field type called "Long Text Area" using the following field: Note__c'
        });
        expect(errorOf('LEN(Rich__c)').problem).toContain('"Rich Text Area"');
        expect(() => errorOf('LEN(Note__c)', { context: 'validationRule' })).toThrow(/ compiles\.$/);
    });
});

describe('a wrong argument', () => {
    const rule = { returnType: 'Checkbox', context: 'validationRule' } as const;

    it.each<Row>([
        [
            'ISCHANGED(Parent__r.Number__c)',
            'argumentValue',
            1,
            11,
            'The ISCHANGED function cannot reference the Parent__r.Number__c field.'
        ],
        ['ISCHANGED(1)', 'argumentType', 1, 11, "Incorrect argument type for function 'ISCHANGED()'."],
        [
            'PRIORVALUE(Number__c + 1) = 1',
            'argumentType',
            1,
            12,
            "Incorrect argument type for function 'PRIORVALUE()'."
        ],
        ['REGEX(Name, "(")', 'argumentValue', 1, 13, "Incorrect parameter value for function 'REGEX()'"],
        [
            'REGEX(Name, "a++")',
            'argumentValue',
            1,
            13,
            "Incorrect parameter value for function 'REGEX()': the possessive"
        ],
        [
            'LEN(HYPERLINK("javascript:x()", "a")) = 1',
            'argumentValue',
            1,
            15,
            "Incorrect argument value for function 'HYPERLINK()'. Javascript"
        ]
    ])('%j', (source, kind, line, column, problem) => {
        const error = errorOf(source, rule);
        expect(error).toMatchObject({ kind, line, column });
        expect(error.problem).toContain(problem);
    });
});

describe('a result of the wrong type', () => {
    it.each<[string, FormulaReturnType, string]>([
        ['"a"', 'Number', '(Text), incompatible with expected data type (Number)'],
        ['1', 'Text', '(Number), incompatible with expected data type (Text)'],
        ['1', 'Checkbox', '(Number), incompatible with expected data type (Checkbox)'],
        ['NOW()', 'Date', '(DateTime), incompatible with expected data type (Date)'],
        ['TODAY()', 'DateTime', '(Date), incompatible with expected data type (DateTime)'],
        ['TODAY()', 'Time', '(Date), incompatible with expected data type (Time)'],
        ['TRUE', 'Percent', '(Boolean), incompatible with expected data type (Percent)'],
        ['Status__c', 'Text', '(Picklist), incompatible with expected data type (Text)']
    ])('%s is no %s', (source, returnType, problem) => {
        expect(errorOf(source, { returnType })).toMatchObject({
            kind: 'resultType',
            line: 1,
            column: 1,
            problem: `Formula result is data type ${problem}.`
        });
    });

    it('carries place and remedy in its message', () => {
        expect(errorOf('Status__c', { returnType: 'Text' }).message).toBe(
            'Formula result is data type (Picklist), incompatible with expected data type (Text). (line 1, column 1) Use TEXT() for the API name of a picklist value.'
        );
    });
});
