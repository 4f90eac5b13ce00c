import { describe, expect, it } from 'vitest';
import {
    customObject,
    element,
    lookup,
    money,
    number,
    openFixture,
    picklist,
    text,
    writeProject,
    type SourceFiles
} from '../../__fixtures__/project';
import { loadSchema } from '../../metadata/loadSchema';
import { type MetadataError } from '../../metadata/problems';

const objects = {
    ...customObject('Rate', {
        Code: { ...text(), unique: true, externalId: true },
        Percentage: { type: 'Percent', precision: 7, scale: 4 }
    }),
    ...customObject('Thing', {
        State: picklist(['OPEN', 'CLOSED']),
        Rate_Code: text(),
        Percentage: { type: 'Percent', precision: 7, scale: 4 },
        Amount: money(),
        Count: number(6),
        Short: text(3),
        Closed_On: { type: 'Date' },
        Late: { type: 'Checkbox', defaultValue: 'false' },
        Due_On: { type: 'Date' },
        Account: lookup('Account', 'Things'),
        Region: text()
    })
};

function flow(content: Record<string, unknown>, start: Record<string, unknown> = {}, name = 'Test_Flow'): SourceFiles {
    return {
        [`flows/${name}.flow`]: element('Flow', {
            apiVersion: '66.0',
            label: name.replaceAll('_', ' '),
            processType: 'AutoLaunchedFlow',
            status: 'Active',
            start: {
                locationX: 0,
                locationY: 0,
                connector: { targetReference: 'First' },
                object: 'Thing__c',
                recordTriggerType: 'CreateAndUpdate',
                triggerType: 'RecordBeforeSave',
                ...start
            },
            ...content
        })
    };
}

function assignment(name: string, items: Record<string, unknown>[], next?: string): Record<string, unknown> {
    return {
        name,
        label: name,
        assignmentItems: items,
        ...(next !== undefined && { connector: { targetReference: next } })
    };
}

const assign = (field: string, value: Record<string, unknown>, operator = 'Assign'): Record<string, unknown> => ({
    assignToReference: field.startsWith('$') || !field.endsWith('__c') ? field : `$Record.${field}`,
    operator,
    value
});

describe('a before-save flow', () => {
    it('decides by rules and assigns literals, formulas and prior values', () => {
        const { org, save } = openFixture(
            objects,
            flow({
                formulas: {
                    name: 'isLate',
                    dataType: 'Boolean',
                    expression: '{!$Record.Due_On__c} < {!$Flow.CurrentDate}'
                },
                constants: { name: 'North', dataType: 'String', value: { stringValue: 'north' } },
                assignments: [
                    assignment(
                        'Closing',
                        [
                            assign('Closed_On__c', { elementReference: '$Flow.CurrentDate' }),
                            assign('Count__c', { numberValue: '1.0' }, 'Add')
                        ],
                        'Always'
                    ),
                    assignment('Always', [
                        assign('Late__c', { elementReference: 'isLate' }),
                        assign('Region__c', { elementReference: 'North' })
                    ])
                ],
                decisions: {
                    name: 'First',
                    label: 'First',
                    defaultConnector: { targetReference: 'Always' },
                    rules: {
                        name: 'Is_Closing',
                        conditionLogic: '1 AND (2 OR 3)',
                        conditions: [
                            {
                                leftValueReference: '$Record.State__c',
                                operator: 'EqualTo',
                                rightValue: { stringValue: 'CLOSED' }
                            },
                            {
                                leftValueReference: '$Record__prior.State__c',
                                operator: 'NotEqualTo',
                                rightValue: { stringValue: 'CLOSED' }
                            },
                            {
                                leftValueReference: '$Record.Closed_On__c',
                                operator: 'IsNull',
                                rightValue: { booleanValue: 'true' }
                            }
                        ],
                        connector: { targetReference: 'Closing' }
                    }
                }
            })
        );
        const id = save.create('Thing__c', { Name: 'x', State__c: 'OPEN', Count__c: 4, Due_On__c: '2026-03-14' });
        expect(org.read('Thing__c', id)).toMatchObject({ Closed_On__c: null, Late__c: true, Region__c: 'north' });
        save.update('Thing__c', id, { State__c: 'CLOSED', Due_On__c: '2026-03-15' });
        const closed = org.read('Thing__c', id)!;
        expect(closed).toMatchObject({ Closed_On__c: '2026-03-15', Late__c: false });
        expect(String(closed['Count__c'])).toBe('5');
        save.update('Thing__c', id, { Name: 'y' });
        expect(String(org.read('Thing__c', id)!['Count__c'])).toBe('5');
    });

    it('looks up a record and uses its fields, blank where there is none', () => {
        const { org, save } = openFixture(
            objects,
            flow({
                recordLookups: {
                    name: 'First',
                    label: 'First',
                    object: 'Rate__c',
                    filterLogic: 'and',
                    filters: {
                        field: 'Code__c',
                        operator: 'EqualTo',
                        value: { elementReference: '$Record.Rate_Code__c' }
                    },
                    getFirstRecordOnly: true,
                    storeOutputAutomatically: true,
                    connector: { targetReference: 'Take' }
                },
                assignments: assignment('Take', [assign('Percentage__c', { elementReference: 'First.Percentage__c' })])
            })
        );
        save.create('Rate__c', { Name: 'r', Code__c: 'Gold', Percentage__c: '12.5' });
        const found = save.create('Thing__c', { Name: 'x', Rate_Code__c: 'GOLD' });
        const missing = save.create('Thing__c', { Name: 'x', Rate_Code__c: 'tin', Percentage__c: 3 });
        expect(String(org.read('Thing__c', found)!['Percentage__c'])).toBe('12.5');
        expect(org.read('Thing__c', missing)!['Percentage__c']).toBeNull();
    });

    it('runs only for the kinds of save and the records its start names', () => {
        const { org, save } = openFixture(
            objects,
            flow(
                { assignments: assignment('First', [assign('Count__c', { numberValue: '1.0' }, 'Add')]) },
                {
                    recordTriggerType: 'Update',
                    doesRequireRecordChangedToMeetCriteria: true,
                    filterLogic: 'and',
                    filters: { field: 'State__c', operator: 'EqualTo', value: { stringValue: 'CLOSED' } }
                }
            )
        );
        const count = (id: string): string => String(org.read('Thing__c', id)!['Count__c']);
        const id = save.create('Thing__c', { Name: 'x', State__c: 'CLOSED', Count__c: 0 });
        expect(count(id)).toBe('0');
        save.update('Thing__c', id, { Name: 'y' });
        expect(count(id)).toBe('0');
        save.update('Thing__c', id, { State__c: 'OPEN' });
        save.update('Thing__c', id, { State__c: 'CLOSED' });
        expect(count(id)).toBe('1');
    });

    it('starts by a formula, with the record and its prior values', () => {
        const { org, save } = openFixture(
            objects,
            flow(
                { assignments: assignment('First', [assign('Region__c', { stringValue: 'raised' })]) },
                { filterFormula: 'NOT(ISNEW()) && {!$Record.Amount__c} > PRIORVALUE({!$Record.Amount__c})' }
            )
        );
        const id = save.create('Thing__c', { Name: 'x', Amount__c: 5 });
        save.update('Thing__c', id, { Amount__c: 4 });
        expect(org.read('Thing__c', id)!['Region__c']).toBeNull();
        save.update('Thing__c', id, { Amount__c: 6 });
        expect(org.read('Thing__c', id)!['Region__c']).toBe('raised');
    });

    it('can refuse the save, at a field', () => {
        const { save } = openFixture(
            objects,
            flow({
                customErrors: {
                    name: 'First',
                    label: 'First',
                    customErrorMessages: { errorMessage: 'Not today.', fieldSelection: 'Amount__c', isFieldError: true }
                }
            })
        );
        expect(save({ kind: 'create', object: 'Thing__c', values: { Name: 'x' } })).toEqual([
            {
                success: false,
                errors: [
                    { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Not today.', fields: ['Amount__c'] }
                ]
            }
        ]);
    });

    it('may not set what does not fit the field', () => {
        const { save } = openFixture(
            objects,
            flow({
                assignments: assignment('First', [
                    assign('Short__c', { stringValue: 'abcd' }),
                    assign('State__c', { stringValue: 'GONE' })
                ])
            })
        );
        expect(save.refusal('Thing__c', { Name: 'x' })).toEqual(['STRING_TOO_LONG']);
    });
});

describe('a flow that the local org cannot run', () => {
    function problems(files: SourceFiles): string[] {
        try {
            loadSchema(writeProject({ ...objects, ...files }));
        } catch (error) {
            return (error as MetadataError).problems.map(
                ({ file, line, problem }) => `${file.split('/').pop()}:${line}: ${problem}`
            );
        }
        return [];
    }

    it('is refused with the element that is not supported, and its line', () => {
        const found = problems(flow({ actionCalls: { name: 'First', label: 'First', actionType: 'emailSimple' } }));
        expect(found).toContainEqual(
            expect.stringMatching(
                /^Test_Flow\.flow-meta\.xml:17: Element First <actionCalls> is not supported by the local org/
            )
        );
    });

    it('is refused for names that lead nowhere and types that do not go together', () => {
        const found = problems(
            flow({
                assignments: assignment(
                    'First',
                    [
                        assign('Wrong__c', { stringValue: 'x' }),
                        assign('Amount__c', { elementReference: '$Record.Name' }),
                        assign('Count__c', { elementReference: 'nothing' })
                    ],
                    'Nowhere'
                )
            })
        );
        expect(found.join('\n')).toContain('there is nothing named $Record.Wrong__c');
        expect(found.join('\n')).toContain('A Currency and a Text do not go together');
        expect(found.join('\n')).toContain('there is nothing named nothing');
        expect(found.join('\n')).toContain('A connector leads to Nowhere');
    });

    it('is refused for a formula that does not compile, at the line of the formula', () => {
        const found = problems(
            flow({
                assignments: assignment('First', [assign('Region__c', { elementReference: 'bad' })]),
                formulas: { name: 'bad', dataType: 'String', expression: '"a" &\n{!$Record.Nope__c}' }
            })
        );
        expect(found).toEqual([
            expect.stringMatching(/^Test_Flow\.flow-meta\.xml:32: formula bad of flow Test_Flow: .*Nope__c/)
        ]);
    });

    it('does not matter while it is a draft', () => {
        const files = flow({ actionCalls: { name: 'First', label: 'First' } });
        const drafts = Object.fromEntries(
            Object.entries(files).map(([path, xml]) => [path, xml.replace('>Active<', '>Draft<')])
        );
        expect(problems(drafts)).toEqual([]);
    });

    it('that is started by an event that is not supported is refused', () => {
        expect(problems(flow({}, { triggerType: 'PlatformEvent' })).join('\n')).toContain(
            '<triggerType> is "PlatformEvent"; supported here: RecordBeforeSave, RecordAfterSave, RecordBeforeDelete, Scheduled, None.'
        );
    });

    it('may write no other records before the save', () => {
        const found = problems(
            flow({ recordCreates: { name: 'First', label: 'First', object: 'Rate__c', inputAssignments: [] } })
        );
        expect(found).toEqual([
            'Test_Flow.flow-meta.xml:17: Flow Test_Flow: First: before the save no records can be written; ' +
                'update $Record, or run after the save.'
        ]);
    });
});
