import { describe, expect, it } from 'vitest';
import {
    customObject,
    element,
    master,
    money,
    number,
    objectPermission,
    openFixture,
    permissionSet,
    picklist,
    rollup,
    text as textField,
    validationRule,
    type SourceFiles
} from '../../__fixtures__/project';
import type { SaveResult } from '../../org';
import {
    assign,
    assignment,
    condition,
    create,
    decision,
    filter,
    flowFile,
    input,
    lookup,
    numeral,
    onRecord,
    problemsOf,
    reference,
    text,
    update,
    yes
} from './flowFixtures';

const objects = {
    ...customObject('Order', {
        State: picklist(['OPEN', 'CLOSED']),
        Note: textField(255),
        Total: rollup('sum', 'Line__c.Order__c', 'Line__c.Amount__c'),
        Line_Count: rollup('count', 'Line__c.Order__c'),
        Largest: rollup('max', 'Line__c.Order__c', 'Line__c.Amount__c'),
        Limit: money(),
        Steps: textField(255)
    }),
    ...customObject(
        'Line',
        { Order: master('Order__c', 'Lines'), Amount: money(), Count: number(6) },
        { detail: true }
    ),
    ...customObject('Log', { Order_Id: textField(18), Word: { ...textField(20), unique: true, caseSensitive: false } })
};

type Fixture = ReturnType<typeof openFixture>;

const open = (...flows: SourceFiles[]): Fixture => openFixture(objects, ...flows);
const logs = ({ org }: Fixture): unknown[] => [...org.store.readAll('Log__c')].map((log) => log['Name']);
const log = (name: string, word: Record<string, unknown>, next?: string): Record<string, unknown> =>
    create(name, 'Log__c', [input('Name', word), input('Order_Id__c', reference('$Record.Id'))], next);

describe('an after-save flow', () => {
    it('runs when the record is stored, sees its Id, and can write it again', () => {
        const fixture = open(
            flowFile('After', onRecord('Order__c', 'Write', { recordTriggerType: 'Create' }), {
                recordCreates: log('Write', reference('$Record.Name'), 'Stamp'),
                recordUpdates: update('Stamp', {
                    inputReference: '$Record',
                    inputAssignments: input('Note__c', reference('$Record.Id'))
                })
            })
        );
        const id = fixture.save.create('Order__c', { Name: 'a' });
        expect(logs(fixture)).toEqual(['a']);
        expect(fixture.org.read('Order__c', id)!['Note__c']).toBe(id);
    });

    it('runs where its entry conditions hold, and with “only when changed to meet” not where they held before', () => {
        const closing = (more: Record<string, unknown>): Fixture =>
            open(
                flowFile(
                    'Closing',
                    onRecord('Order__c', 'Write', {
                        filterLogic: 'and',
                        filters: filter('State__c', 'EqualTo', text('CLOSED')),
                        ...more
                    }),
                    { recordCreates: log('Write', reference('$Record.Name')) }
                )
            );
        const names = (fixture: Fixture): unknown[] => {
            const id = fixture.save.create('Order__c', { Name: 'created', State__c: 'CLOSED' });
            fixture.save.update('Order__c', id, { Name: 'still' });
            fixture.save.update('Order__c', id, { Name: 'opened', State__c: 'OPEN' });
            fixture.save.update('Order__c', id, { Name: 'closed', State__c: 'CLOSED' });
            return logs(fixture);
        };
        expect(names(closing({}))).toEqual(['created', 'still', 'closed']);
        expect(names(closing({ doesRequireRecordChangedToMeetCriteria: true }))).toEqual(['created', 'closed']);
        expect(names(closing({ recordTriggerType: 'Update' }))).toEqual(['still', 'closed']);
    });

    it('compares with the record before the save, in decisions, formulas and IsChanged', () => {
        const fixture = open(
            flowFile('Compare', onRecord('Order__c', 'Ask'), {
                formulas: { name: 'was', dataType: 'String', expression: 'BLANKVALUE({!$Record__Prior.Name}, "new")' },
                decisions: decision(
                    'Ask',
                    [condition('$Record.Name', 'IsChanged', yes), condition('$Record__Prior.Name', 'IsNull', yes)],
                    'Write',
                    undefined,
                    'or'
                ),
                recordCreates: log('Write', reference('was'))
            })
        );
        const id = fixture.save.create('Order__c', { Name: 'a' });
        fixture.save.update('Order__c', id, { Note__c: 'x' });
        fixture.save.update('Order__c', id, { Name: 'b' });
        expect(logs(fixture)).toEqual(['new', 'a']);
    });

    it('runs after the other flows of its object by its trigger order, those without one in between', () => {
        const step = (name: string, triggerOrder?: number): SourceFiles =>
            flowFile(name, onRecord('Order__c', 'Add', { triggerType: 'RecordBeforeSave' }), {
                assignments: assignment('Add', [assign('$Record.Steps__c', text(name), 'Add')]),
                ...(triggerOrder !== undefined && { triggerOrder })
            });
        const fixture = open(step('B'), step('A'), step('L', 1001), step('F', 1000), step('E', 1000), step('D', 2));
        const id = fixture.save.create('Order__c', { Name: 'a' });
        expect(fixture.org.read('Order__c', id)!['Steps__c']).toBe('DEFABL');
    });
});

describe('who runs a flow', () => {
    it('is the user who saves, who needs no permission for what the flow writes', () => {
        const fixture = openFixture(
            objects,
            permissionSet('Clerk', { objectPermissions: objectPermission('Order__c', 'crud') }),
            flowFile('After', onRecord('Order__c', 'Write'), {
                recordCreates: log('Write', reference('$User.Username'))
            })
        );
        const clerk = fixture.org.users.find(({ persona }) => persona === 'Clerk')!;
        const create = (object: string): SaveResult =>
            fixture.org.save([{ kind: 'create', object, values: { Name: 'a' } }], { userId: clerk.id })[0]!;
        expect(create('Log__c')).toMatchObject({ success: false });
        expect(create('Order__c')).toMatchObject({ success: true });
        expect(logs(fixture)).toEqual([clerk.username]);
        expect([...fixture.org.store.readAll('Log__c')][0]!['CreatedById']).toBe(clerk.id);
    });
});

describe('the order of execution', () => {
    it('is before-save flow, rules, storing, after-save flow, roll-up, parent’s flows', () => {
        const fixture = openFixture(
            objects,
            validationRule('Line__c', 'Amount_Is_Set', 'ISBLANK(Amount__c)', 'No amount.'),
            flowFile('Line_Before', onRecord('Line__c', 'Fill', { triggerType: 'RecordBeforeSave' }), {
                assignments: assignment('Fill', [assign('$Record.Amount__c', numeral(4))])
            }),
            flowFile('Line_After', onRecord('Line__c', 'Find', { recordTriggerType: 'Create' }), {
                recordLookups: lookup(
                    'Find',
                    'Order__c',
                    [filter('Id', 'EqualTo', reference('$Record.Order__c'))],
                    'Write'
                ),
                recordCreates: log('Write', text('line sees {!Find.Total__c}'))
            }),
            flowFile('Order_After', onRecord('Order__c', 'Write', { recordTriggerType: 'Update' }), {
                recordCreates: log('Write', text('order has {!$Record.Total__c}'))
            })
        );
        const order = fixture.save.create('Order__c', { Name: 'o' });
        fixture.save.create('Line__c', { Name: 'l', Order__c: order });
        expect(logs(fixture)).toEqual(['line sees 0', 'order has 4']);
    });

    it('keeps roll-ups right where after-save flows write the same record, its siblings and its parent', () => {
        const fixture = open(
            flowFile('Raise', onRecord('Line__c', 'Own', { recordTriggerType: 'Create' }), {
                recordUpdates: [
                    update(
                        'Own',
                        { inputReference: '$Record', inputAssignments: input('Amount__c', numeral(10)) },
                        'Others'
                    ),
                    update(
                        'Others',
                        {
                            object: 'Line__c',
                            filterLogic: 'and',
                            filters: [
                                filter('Order__c', 'EqualTo', reference('$Record.Order__c')),
                                filter('Id', 'NotEqualTo', reference('$Record.Id'))
                            ],
                            inputAssignments: input('Amount__c', numeral(3))
                        },
                        'Parent'
                    ),
                    update('Parent', {
                        inputReference: '$Record.Order__r',
                        inputAssignments: input('Note__c', text('seen'))
                    })
                ]
            }),
            // When the parent is saved it adds one to the line that has 10, once.
            flowFile(
                'Answer',
                onRecord('Order__c', 'Eleven', {
                    recordTriggerType: 'Update',
                    filterLogic: 'and',
                    filters: filter('Total__c', 'GreaterThanOrEqualTo', numeral(10))
                }),
                {
                    recordUpdates: update('Eleven', {
                        object: 'Line__c',
                        filterLogic: 'and',
                        filters: [
                            filter('Order__c', 'EqualTo', reference('$Record.Id')),
                            filter('Amount__c', 'EqualTo', numeral(10))
                        ],
                        inputAssignments: input('Amount__c', numeral(11))
                    })
                }
            )
        );
        const order = fixture.save.create('Order__c', { Name: 'o' });
        fixture.save.create('Line__c', { Name: '1', Order__c: order, Amount__c: 1 });
        fixture.save.create('Line__c', { Name: '2', Order__c: order, Amount__c: 1 });
        const lines = [...fixture.org.store.readAll('Line__c')].map((line) => Number(line['Amount__c']));
        const totals = fixture.org.read('Order__c', order)!;
        expect(lines).toEqual([3, 11]);
        expect([String(totals['Total__c']), String(totals['Line_Count__c']), String(totals['Largest__c'])]).toEqual([
            '14',
            '2',
            '11'
        ]);
    });
});

describe('recursion', () => {
    it('ends where a flow updates the record that triggered it: its own save runs no after-save flows again', () => {
        const fixture = open(
            flowFile('Again', onRecord('Line__c', 'Count'), {
                formulas: {
                    name: 'more',
                    dataType: 'Number',
                    scale: 0,
                    expression: 'BLANKVALUE({!$Record.Count__c}, 0) + 1'
                },
                recordUpdates: update('Count', {
                    inputReference: '$Record',
                    inputAssignments: input('Count__c', reference('more'))
                })
            })
        );
        const order = fixture.save.create('Order__c', { Name: 'o' });
        const line = fixture.save.create('Line__c', { Name: 'l', Order__c: order });
        expect(String(fixture.org.read('Line__c', line)!['Count__c'])).toBe('1');
        fixture.save.update('Line__c', line, { Name: 'm' });
        expect(String(fixture.org.read('Line__c', line)!['Count__c'])).toBe('2');
    });

    it('runs before-save flows and rules for the records that a flow writes', () => {
        const fixture = openFixture(
            objects,
            validationRule('Log__c', 'No_Bad_Words', 'CONTAINS(Name, "bad")', 'Mind your words.'),
            flowFile('Log_Before', onRecord('Log__c', 'Shout', { triggerType: 'RecordBeforeSave' }), {
                formulas: { name: 'loud', dataType: 'String', expression: 'UPPER({!$Record.Name})' },
                assignments: assignment('Shout', [assign('$Record.Word__c', reference('loud'))])
            }),
            flowFile('After', onRecord('Order__c', 'Write'), { recordCreates: log('Write', reference('$Record.Name')) })
        );
        fixture.save.create('Order__c', { Name: 'fine' });
        expect([...fixture.org.store.readAll('Log__c')][0]!['Word__c']).toBe('FINE');
        expect(fixture.save({ kind: 'create', object: 'Order__c', values: { Name: 'bad' } })).toEqual([
            {
                success: false,
                errors: [
                    {
                        statusCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
                        message: expect.stringMatching(
                            /^We can't save this record because the “After” process failed\. Give your Salesforce admin these details\. This error occurred when the flow tried to create records: FIELD_CUSTOM_VALIDATION_EXCEPTION: Mind your words\.\. You can look up ExceptionCode values in the SOAP API Developer Guide\. Error ID: \d+-\d+ \(-?\d+\)$/
                        ),
                        fields: []
                    }
                ]
            }
        ]);
    });

    it('is stopped where each record creates another', () => {
        const fixture = open(
            flowFile('Chain', onRecord('Log__c', 'Write'), {
                recordCreates: create('Write', 'Log__c', [input('Name', text('x'))])
            })
        );
        expect(fixture.save({ kind: 'create', object: 'Log__c', values: { Name: 'first' } })).toMatchObject([
            {
                success: false,
                errors: [
                    {
                        statusCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
                        message: expect.stringContaining('Maximum trigger depth exceeded')
                    }
                ]
            }
        ]);
        expect(logs(fixture)).toEqual([]);
    });
});

describe('a refusal', () => {
    const refusing = flowFile('Refuse', onRecord('Order__c', 'Write'), {
        recordCreates: log('Write', reference('$Record.Name'), 'Ask'),
        decisions: decision('Ask', [condition('$Record.Name', 'EqualTo', text('no'))], 'Refuse'),
        customErrors: {
            name: 'Refuse',
            label: 'Refuse',
            customErrorMessages: {
                errorMessage: '{!$Record.Name} is no name.',
                fieldSelection: 'Name',
                isFieldError: true
            }
        }
    });

    it('by a custom error after the save undoes all, at its field, with its merge fields', () => {
        const fixture = open(refusing);
        expect(fixture.save({ kind: 'create', object: 'Order__c', values: { Name: 'no' } })).toEqual([
            {
                success: false,
                errors: [
                    { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'no is no name.', fields: ['Name'] }
                ]
            }
        ]);
        expect(logs(fixture)).toEqual([]);
        expect([...fixture.org.store.readAll('Order__c')]).toEqual([]);
    });

    it('speaks the language of the request, otherwise that of the user, where it takes its text from a label', () => {
        const label = {
            fullName: 'Refused',
            language: 'en_US',
            protected: true,
            shortDescription: 'Refused',
            value: 'No.'
        };
        const { org, save } = openFixture(
            objects,
            flowFile('Refuse', onRecord('Order__c', 'Refuse'), {
                customErrors: {
                    name: 'Refuse',
                    label: 'Refuse',
                    customErrorMessages: { errorMessage: '{!$Label.Refused}', isFieldError: false }
                }
            }),
            {
                'labels/CustomLabels.labels': element('CustomLabels', { labels: label }),
                'translations/fr.translation': element('Translations', {
                    customLabels: { label: 'Non.', name: 'Refused' }
                })
            }
        );
        const userId = org.users[0]!.id;
        const message = (language?: string): string | undefined => {
            const [result] = org.save([{ kind: 'create', object: 'Order__c', values: { Name: 'o' } }], {
                userId,
                ...(language !== undefined && { language })
            });
            return result!.success ? undefined : result!.errors[0]!.message;
        };
        expect(message('fr')).toBe('Non.');
        expect(message()).toBe('No.');
        save.update('User', userId, { LanguageLocaleKey: 'fr' });
        expect(message()).toBe('Non.');
        save.update('User', userId, { LanguageLocaleKey: 'fr_CA' });
        expect(message()).toBe('Non.');
        expect(message('en')).toBe('No.');
    });

    it('of one record of many leaves the others where not all must succeed', () => {
        const fixture = open(refusing);
        const names = ['a', 'no', 'b'];
        const results = fixture.save.partly(
            ...names.map((Name) => ({ kind: 'create' as const, object: 'Order__c', values: { Name } }))
        );
        expect(results.map(({ success }) => success)).toEqual([true, false, true]);
        expect(logs(fixture)).toEqual(['a', 'b']);
    });

    it('by the flow of a parent names no field of the record that changed the parent', () => {
        const fixture = open(
            flowFile(
                'Limit',
                onRecord('Order__c', 'Refuse', {
                    filterFormula: '{!$Record.Total__c} > {!$Record.Limit__c}',
                    recordTriggerType: 'Update'
                }),
                {
                    customErrors: {
                        name: 'Refuse',
                        label: 'Refuse',
                        customErrorMessages: {
                            errorMessage: 'Too much.',
                            fieldSelection: 'Limit__c',
                            isFieldError: true
                        }
                    }
                }
            )
        );
        const order = fixture.save.create('Order__c', { Name: 'o', Limit__c: 5 });
        expect(
            fixture.save({ kind: 'create', object: 'Line__c', values: { Name: 'l', Order__c: order, Amount__c: 6 } })
        ).toEqual([
            {
                success: false,
                errors: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Too much.', fields: [] }]
            }
        ]);
        expect([...fixture.org.store.readAll('Line__c')]).toEqual([]);
    });

    it('of what an element writes leads to its fault path, with the message, and nothing else of it stays', () => {
        const fixture = open(
            flowFile('Faulty', onRecord('Order__c', 'Two', { recordTriggerType: 'Create' }), {
                variables: [
                    { name: 'One', dataType: 'SObject', objectType: 'Log__c', isCollection: false },
                    { name: 'Both', dataType: 'SObject', objectType: 'Log__c', isCollection: true }
                ],
                assignments: assignment(
                    'Two',
                    [
                        assign('One.Name', text('first')),
                        assign('One.Word__c', reference('$Record.Name')),
                        assign('Both', reference('One'), 'Add'),
                        assign('One.Name', text('second')),
                        assign('Both', reference('One'), 'Add')
                    ],
                    'Create_Both'
                ),
                recordCreates: {
                    name: 'Create_Both',
                    label: 'Create',
                    inputReference: 'Both',
                    faultConnector: { targetReference: 'Tell' }
                },
                recordUpdates: update('Tell', {
                    inputReference: '$Record',
                    inputAssignments: input('Note__c', reference('$Flow.FaultMessage'))
                })
            })
        );
        const id = fixture.save.create('Order__c', { Name: 'same' });
        expect(fixture.org.read('Order__c', id)!['Note__c']).toMatch(
            /^This error occurred when the flow tried to create records: DUPLICATE_VALUE: duplicate value found: Word__c duplicates value on record with id: \w+\. You can look up/
        );
        expect(logs(fixture)).toEqual([]);
    });
});

describe('a before-save flow', () => {
    it('updates $Record by an update element, where the element’s conditions hold', () => {
        const fixture = open(
            flowFile('Before', onRecord('Order__c', 'Set', { triggerType: 'RecordBeforeSave' }), {
                recordUpdates: update('Set', {
                    inputReference: '$Record',
                    filterLogic: 'and',
                    filters: filter('State__c', 'EqualTo', text('CLOSED')),
                    inputAssignments: [input('Note__c', text('closed')), input('Limit__c', numeral(0))]
                })
            })
        );
        const open_ = fixture.save.create('Order__c', { Name: 'o', State__c: 'OPEN' });
        const closed = fixture.save.create('Order__c', { Name: 'c', State__c: 'CLOSED' });
        expect(fixture.org.read('Order__c', open_)!['Note__c']).toBeNull();
        expect(fixture.org.read('Order__c', closed)!['Note__c']).toBe('closed');
    });
});

describe('a before-delete flow', () => {
    const archiving = flowFile(
        'Archive',
        {
            connector: { targetReference: 'Ask' },
            object: 'Order__c',
            recordTriggerType: 'Delete',
            triggerType: 'RecordBeforeDelete'
        },
        {
            decisions: decision('Ask', [condition('$Record.State__c', 'EqualTo', text('CLOSED'))], 'Refuse', 'Lines'),
            recordLookups: lookup(
                'Lines',
                'Line__c',
                [filter('Order__c', 'EqualTo', reference('$Record.Id'))],
                'Write'
            ),
            recordCreates: log('Write', text('{!$Record.Name} with {!Lines.Name}')),
            customErrors: {
                name: 'Refuse',
                label: 'Refuse',
                customErrorMessages: { errorMessage: 'Closed orders stay.', isFieldError: false }
            }
        }
    );

    it('runs while the record and its details are there, and can write others', () => {
        const fixture = open(archiving);
        const id = fixture.save.create('Order__c', { Name: 'o' });
        fixture.save.create('Line__c', { Name: 'l', Order__c: id });
        expect(fixture.save.delete('Order__c', id)).toMatchObject({ success: true });
        expect(logs(fixture)).toEqual(['o with l']);
    });

    it('can refuse the deletion', () => {
        const fixture = open(archiving);
        const id = fixture.save.create('Order__c', { Name: 'o', State__c: 'CLOSED' });
        expect(fixture.save.delete('Order__c', id)).toMatchObject({
            success: false,
            errors: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Closed orders stay.' }]
        });
        expect(fixture.org.read('Order__c', id)).toBeDefined();
    });

    it('keeps the roll-ups of a parent right where it changes the record first, and does not run for details', () => {
        const fixture = open(
            flowFile(
                'Line_Delete',
                {
                    connector: { targetReference: 'Raise' },
                    object: 'Line__c',
                    recordTriggerType: 'Delete',
                    triggerType: 'RecordBeforeDelete'
                },
                {
                    recordUpdates: update(
                        'Raise',
                        {
                            object: 'Line__c',
                            filterLogic: 'and',
                            filters: filter('Order__c', 'EqualTo', reference('$Record.Order__c')),
                            inputAssignments: input('Amount__c', numeral(100))
                        },
                        'Write'
                    ),
                    recordCreates: log('Write', reference('$Record.Name'))
                }
            )
        );
        const order = fixture.save.create('Order__c', { Name: 'o' });
        const first = fixture.save.create('Line__c', { Name: '1', Order__c: order, Amount__c: 1 });
        fixture.save.create('Line__c', { Name: '2', Order__c: order, Amount__c: 2 });
        fixture.save.delete('Line__c', first);
        expect(String(fixture.org.read('Order__c', order)!['Total__c'])).toBe('100');
        fixture.save.delete('Order__c', order);
        expect(logs(fixture)).toEqual(['1']);
    });

    it('cannot assign to the record that goes', () => {
        expect(
            problemsOf(
                objects,
                flowFile(
                    'Wrong',
                    {
                        connector: { targetReference: 'Set' },
                        object: 'Order__c',
                        recordTriggerType: 'Delete',
                        triggerType: 'RecordBeforeDelete'
                    },
                    { assignments: assignment('Set', [assign('$Record.Note__c', text('x'))]) }
                )
            )
        ).toEqual([expect.stringContaining('a field of $Record cannot be assigned while the record is being deleted')]);
    });
});
