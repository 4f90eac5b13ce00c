import { describe, expect, it } from 'vitest';
import {
    customObject,
    formula,
    lookup,
    money,
    number,
    openFixture,
    picklist,
    rollup,
    text,
    master
} from '../../__fixtures__/project';
import type { SaveError } from '../../org';

const { org, save } = openFixture(
    customObject('Thing', {
        Word: text(5),
        Amount: money(),
        Count: number(3, 0),
        Share: { type: 'Percent', precision: 7, scale: 4 },
        On: { type: 'Date' },
        At: { type: 'DateTime' },
        Flag: { type: 'Checkbox', defaultValue: 'false' },
        Color: picklist(['RED', 'BLUE']),
        Mood: picklist(['GOOD', 'BAD'], false),
        Mail: { type: 'Email' },
        Owner_Account: lookup('Account', 'Things'),
        Twice: formula('Number', 'Count__c * 2'),
        Parts: rollup('count', 'Part__c.Thing__c')
    }),
    customObject(
        'Part',
        { Thing: master('Thing__c', 'Parts') },
        { detail: true, nameField: { label: 'No', type: 'AutoNumber', displayFormat: 'P-{0000}' } }
    )
);

function stored(values: Record<string, unknown>): Record<string, unknown> {
    const id = save.create('Thing__c', { Name: 'x', ...values });
    return org.read('Thing__c', id)!;
}

function errors(values: Record<string, unknown>): SaveError[] {
    const [result] = save({ kind: 'create', object: 'Thing__c', values: { Name: 'x', ...values } });
    return result!.success ? [] : [...result!.errors];
}

describe('values on their way in', () => {
    it('are numbers rounded to the scale of the field, halves away from zero', () => {
        expect(String(stored({ Amount__c: '1.005' })['Amount__c'])).toBe('1.01');
        expect(String(stored({ Amount__c: -1.005 })['Amount__c'])).toBe('-1.01');
        expect(String(stored({ Amount__c: '9007199254740993.25' })['Amount__c'])).toBe('9007199254740993.25');
        expect(String(stored({ Share__c: 17.5 })['Share__c'])).toBe('17.5');
    });

    it('must be numbers that fit the digits of the field', () => {
        expect(errors({ Count__c: 1000 })).toEqual([
            {
                statusCode: 'NUMBER_OUTSIDE_VALID_RANGE',
                message: 'Count: value outside of valid range on numeric field: 1000',
                fields: ['Count__c']
            }
        ]);
        expect(errors({ Count__c: '999.4' })).toEqual([]);
        expect(errors({ Count__c: '999.5' })[0]!.statusCode).toBe('NUMBER_OUTSIDE_VALID_RANGE');
        expect(errors({ Count__c: 'many' })).toEqual([
            {
                statusCode: 'INVALID_TYPE_ON_FIELD_IN_RECORD',
                message: 'Count: value not of required type: many',
                fields: ['Count__c']
            }
        ]);
    });

    it('are texts, trimmed, that are no longer than the field', () => {
        expect(stored({ Word__c: '  abc ' })['Word__c']).toBe('abc');
        expect(stored({ Word__c: '   ' })['Word__c']).toBeNull();
        expect(errors({ Word__c: 'abcdef' })).toEqual([
            {
                statusCode: 'STRING_TOO_LONG',
                message: 'Word: data value too large: abcdef (max length=5)',
                fields: ['Word__c']
            }
        ]);
        expect(errors({ Mail__c: 'nobody' })[0]!.statusCode).toBe('INVALID_EMAIL_ADDRESS');
    });

    it('are dates of the calendar and moments in UTC', () => {
        expect(stored({ On__c: '2024-02-29' })['On__c']).toBe('2024-02-29');
        expect(stored({ At__c: '2024-06-01T11:30:00+0200' })['At__c']).toBe('2024-06-01T09:30:00.000Z');
        expect(errors({ On__c: '2023-02-29' })[0]!.statusCode).toBe('INVALID_TYPE_ON_FIELD_IN_RECORD');
        expect(errors({ At__c: 'yesterday' })[0]!.statusCode).toBe('INVALID_TYPE_ON_FIELD_IN_RECORD');
    });

    it('are values of a restricted picklist, and anything in an unrestricted one', () => {
        expect(stored({ Color__c: 'RED', Mood__c: 'SO_SO' })).toMatchObject({ Color__c: 'RED', Mood__c: 'SO_SO' });
        expect(errors({ Color__c: 'GREEN' })).toEqual([
            {
                statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
                message: 'Color: bad value for restricted picklist field: GREEN',
                fields: ['Color__c']
            }
        ]);
    });

    it('are Ids of an existing record of the right object', () => {
        const account = save.create('Account', { Name: 'Acme' });
        expect(stored({ Owner_Account__c: account.slice(0, 15) })['Owner_Account__c']).toBe(account);
        expect(errors({ Owner_Account__c: '001000000000ABCAAA' })[0]!.statusCode).toBe('MALFORMED_ID');
        expect(errors({ Owner_Account__c: org.users[0]!.id })[0]!.statusCode).toBe('FIELD_INTEGRITY_EXCEPTION');
        expect(errors({ Owner_Account__c: '001000000000ABC' })[0]!.statusCode).toBe('INVALID_CROSS_REFERENCE_KEY');
    });

    it('cannot be given for what the platform computes', () => {
        for (const field of ['Twice__c', 'Parts__c', 'CreatedDate', 'Id', 'SystemModstamp']) {
            expect(errors({ [field]: 1 }), field).toEqual([
                expect.objectContaining({ statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', fields: [field] })
            ]);
        }
    });

    it('must be for a field that exists, spelt in any case', () => {
        expect(stored({ WORD__C: 'abc' })['Word__c']).toBe('abc');
        expect(errors({ Wrod__c: 'abc' })).toEqual([
            {
                statusCode: 'INVALID_FIELD',
                message: "No such column 'Wrod__c' on sobject of type Thing__c",
                fields: ['Wrod__c']
            }
        ]);
    });

    it('are all reported at once', () => {
        expect(errors({ Word__c: 'abcdef', Count__c: 'x', Twice__c: 1 }).map(({ statusCode }) => statusCode)).toEqual([
            'STRING_TOO_LONG',
            'INVALID_TYPE_ON_FIELD_IN_RECORD',
            'INVALID_FIELD_FOR_INSERT_UPDATE'
        ]);
    });
});
