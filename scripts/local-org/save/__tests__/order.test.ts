import { describe, expect, it } from 'vitest';
import {
    customObject,
    element,
    formula,
    lookup,
    master,
    money,
    number,
    openFixture,
    picklist,
    text,
    validationRule
} from '../../__fixtures__/project';

const keyFlow = {
    'flows/Set_Key.flow': element('Flow', {
        label: 'Set key',
        processType: 'AutoLaunchedFlow',
        status: 'Active',
        start: {
            connector: { targetReference: 'Set' },
            object: 'Thing__c',
            recordTriggerType: 'CreateAndUpdate',
            triggerType: 'RecordBeforeSave'
        },
        formulas: {
            name: 'key',
            dataType: 'String',
            expression: 'LOWER({!$Record.Word__c}) & ":" & TEXT({!$Record.Count__c})'
        },
        assignments: {
            name: 'Set',
            assignmentItems: {
                assignToReference: '$Record.Key__c',
                operator: 'Assign',
                value: { elementReference: 'key' }
            }
        }
    })
};

function open() {
    return openFixture(
        customObject('Thing', {
            Word: { ...text(20), required: true },
            Count: { ...number(4), defaultValue: '3 + 4' },
            Made_On: { type: 'Date', defaultValue: 'TODAY()' },
            Color: picklist(['RED', 'BLUE']),
            Key: { ...text(255), unique: true, caseSensitive: false, externalId: true },
            Code: { ...text(20), unique: true, caseSensitive: true },
            Amount: money(),
            Parent: lookup('Thing__c', 'Children')
        }),
        keyFlow,
        validationRule('Thing__c', 'Count_Is_Small', 'Count__c > 100', 'Too many.', 'Count__c'),
        validationRule(
            'Thing__c',
            'Amount_May_Not_Fall',
            'NOT(ISNEW()) && Amount__c < PRIORVALUE(Amount__c)',
            'The amount may not fall.'
        ),
        validationRule('Thing__c', 'Key_Is_Set', 'ISBLANK(Key__c)', 'No key.'),
        validationRule('Thing__c', 'Division', 'Amount__c / Count__c > 1000000', 'Too much each.')
    );
}

describe('the order of execution', () => {
    it('fills defaults first, from their formulas, where the caller gives nothing', () => {
        const { org, save } = open();
        const id = save.create('Thing__c', { Name: 'x', Word__c: 'Abc' });
        const record = org.read('Thing__c', id)!;
        expect(String(record['Count__c'])).toBe('7');
        expect(record['Made_On__c']).toBe('2026-03-15');
        expect(record['OwnerId']).toBe(org.users[0]!.id);
    });

    it('runs before-save flows before the rules, which then see what the flow has set', () => {
        const { org, save } = open();
        const id = save.create('Thing__c', { Name: 'x', Word__c: 'Abc' });
        expect(org.read('Thing__c', id)!['Key__c']).toBe('abc:7');
    });

    it('refuses missing required fields by name before any rule runs', () => {
        const { save } = open();
        expect(save({ kind: 'create', object: 'Thing__c', values: { Count__c: 500 } })).toEqual([
            {
                success: false,
                errors: [
                    {
                        statusCode: 'REQUIRED_FIELD_MISSING',
                        message: 'Required fields are missing: [Name, Word__c]',
                        fields: ['Name', 'Word__c']
                    }
                ]
            }
        ]);
    });

    it('reports every validation rule that holds, at its field', () => {
        const { save } = open();
        const id = save.create('Thing__c', { Name: 'x', Word__c: 'w', Amount__c: 10 });
        expect(save.update('Thing__c', id, { Count__c: 101, Amount__c: 9 })).toEqual({
            success: false,
            id,
            errors: expect.arrayContaining([
                { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Too many.', fields: ['Count__c'] },
                { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'The amount may not fall.', fields: [] }
            ])
        });
    });

    it('refuses a record whose rule has no result', () => {
        const { save } = open();
        expect(save.refusal('Thing__c', { Name: 'x', Word__c: 'w', Count__c: 0, Amount__c: 1 })).toEqual([
            'FORMULA_EXPRESSION_INVALID'
        ]);
    });

    it('names the record that has a unique value already, and does not look at case unless told to', () => {
        const { save } = open();
        const first = save.create('Thing__c', { Name: 'x', Word__c: 'Été', Code__c: 'a' });
        const second = save({ kind: 'create', object: 'Thing__c', values: { Name: 'y', Word__c: 'ÉTÉ' } })[0]!;
        expect(second).toEqual({
            success: false,
            errors: [
                {
                    statusCode: 'DUPLICATE_VALUE',
                    message: `duplicate value found: Key__c duplicates value on record with id: ${first}`,
                    fields: []
                }
            ]
        });
        expect(save.refusal('Thing__c', { Name: 'z', Word__c: 'other', Code__c: 'A' })).toEqual([]);
        expect(save.refusal('Thing__c', { Name: 'z', Word__c: 'another', Code__c: 'A' })).toEqual(['DUPLICATE_VALUE']);
    });

    it('lets unique values be blank as often as they like', () => {
        const { save } = open();
        save.create('Thing__c', { Name: 'x', Word__c: 'a' });
        expect(save.refusal('Thing__c', { Name: 'y', Word__c: 'b' })).toEqual([]);
    });

    it('lets one of two win that want the same key in one call', () => {
        const { org, save } = open();
        const values = { Name: 'x', Word__c: 'same' };
        const results = save.partly(
            { kind: 'create', object: 'Thing__c', values },
            { kind: 'create', object: 'Thing__c', values }
        );
        expect(results.map(({ success }) => success)).toEqual([true, false]);
        expect([...org.store.readAll('Thing__c')]).toHaveLength(1);
    });

    it('stamps who saved and when', () => {
        const { org, clock, save } = open();
        const id = save.create('Thing__c', { Name: 'x', Word__c: 'a' });
        clock.moveTo('2026-03-16T08:00:00Z');
        save.update('Thing__c', id, { Count__c: 1 });
        expect(org.read('Thing__c', id)).toMatchObject({
            CreatedDate: '2026-03-15T12:00:00.000Z',
            CreatedById: org.users[0]!.id,
            LastModifiedDate: '2026-03-16T08:00:00.000Z',
            SystemModstamp: '2026-03-16T08:00:00.000Z'
        });
    });
});

describe('formulas', () => {
    const { org, save } = openFixture(
        customObject('Top', {
            Rate: { type: 'Percent', precision: 7, scale: 4 },
            Code: text(),
            Up: formula('Text', 'UPPER(Code__c)')
        }),
        customObject('Middle', { Top: master('Top__c', 'Middles') }, { detail: true }),
        customObject(
            'Low',
            {
                Middle: master('Middle__c', 'Lows'),
                Amount: money(),
                Share: formula('Currency', 'ROUND(Amount__c * Middle__r.Top__r.Rate__c, 2)'),
                Label: formula('Text', 'Middle__r.Top__r.Up__c & "/" & $User.Username'),
                Broken: formula('Number', '1 / (Amount__c - Amount__c)')
            },
            { detail: true }
        )
    );
    const top = save.create('Top__c', { Name: 'T', Rate__c: '17.5', Code__c: 'ab' });
    const middle = save.create('Middle__c', { Name: 'M', Top__c: top });
    const low = save.create('Low__c', { Name: 'L', Middle__c: middle, Amount__c: '10.10' });
    const value = (field: string): unknown => org.formulaValue('Low__c', field, org.read('Low__c', low)!);

    it('walk over parents, and see percentages as fractions', () => {
        // 10.10 × 17.5 % = 1.7675
        expect(String(value('Share__c'))).toBe('1.77');
    });

    it('use formula fields of parents and the user who asks', () => {
        expect(value('Label__c')).toBe(`AB/${org.users[0]!.username}`);
    });

    it('follow a change of the parent at once', () => {
        save.update('Top__c', top, { Rate__c: 20 });
        expect(String(value('Share__c'))).toBe('2.02');
    });

    it('are blank where they have no result', () => {
        expect(value('Broken__c')).toBeNull();
    });
});
