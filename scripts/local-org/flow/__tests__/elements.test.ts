import { describe, expect, it } from 'vitest';
import {
    customObject,
    master,
    money,
    number,
    openFixture,
    picklist,
    text as textField
} from '../../__fixtures__/project';
import {
    assign,
    assignment,
    called,
    condition,
    create,
    decision,
    filter,
    flowFile,
    input,
    lookup,
    loop,
    numeral,
    onRecord,
    problemsOf,
    reference,
    text,
    update,
    variable,
    yes
} from './flowFixtures';

const objects = {
    ...customObject('Order', {
        State: picklist(['OPEN', 'CLOSED']),
        Note: textField(255),
        Count: number(6),
        Total: money(),
        Due_On: { type: 'Date' },
        Sent_At: { type: 'DateTime' },
        Tags: {
            type: 'MultiselectPicklist',
            visibleLines: 4,
            valueSet: {
                restricted: true,
                valueSetDefinition: {
                    sorted: false,
                    value: ['A', 'B', 'C'].map((value) => ({ fullName: value, default: false, label: value }))
                }
            }
        }
    }),
    ...customObject(
        'Line',
        {
            Order: master('Order__c', 'Lines'),
            Quantity: number(6),
            Code: textField(),
            Done: { type: 'Checkbox', defaultValue: 'false' }
        },
        { detail: true }
    ),
    ...customObject('Log', { Text: textField(255), Order_Id: textField(18) })
};

type Fixture = ReturnType<typeof openFixture>;

/** Runs a flow once a new order with three lines (quantities 5, 1 and 3, codes c, a and b) is named "go". */
function run(
    content: Record<string, unknown>,
    first: string,
    ...more: Record<string, string>[]
): Fixture & { id: string } {
    const start = onRecord('Order__c', first, {
        recordTriggerType: 'Update',
        filterLogic: 'and',
        filters: filter('Name', 'EqualTo', text('go'))
    });
    const fixture = openFixture(objects, flowFile('Tested', start, content), ...more);
    const id = fixture.save.create('Order__c', { Name: 'new', Count__c: 2, Due_On__c: '2026-01-31', Tags__c: 'A' });
    for (const [quantity, code] of [
        [5, 'c'],
        [1, 'a'],
        [3, 'b']
    ] as const) {
        fixture.save.create('Line__c', { Name: code, Order__c: id, Quantity__c: quantity, Code__c: code });
    }
    expect(fixture.save.update('Order__c', id, { Name: 'go' })).toMatchObject({ success: true });
    return { ...fixture, id };
}

function all({ org }: Fixture, object: string): Record<string, unknown>[] {
    return [...org.store.readAll(object)];
}

const stampOrder = (inputs: Record<string, unknown>[]): Record<string, unknown> =>
    update('Stamp', { inputReference: '$Record', inputAssignments: inputs });
const getLines = (next: string, more: Record<string, unknown> = {}): Record<string, unknown> =>
    lookup('Get_Lines', 'Line__c', [filter('Order__c', 'EqualTo', reference('$Record.Id'))], next, {
        getFirstRecordOnly: false,
        ...more
    });

describe('an assignment', () => {
    it('adds and subtracts numbers, days, texts and choices', () => {
        const { org, id } = run(
            {
                variables: [
                    variable('Amount', 'Number', { scale: 2, value: numeral(1.5) }),
                    variable('Day', 'Date', { value: reference('$Record.Due_On__c') }),
                    variable('Moment', 'DateTime', { value: { dateTimeValue: '2026-03-01T10:00:00.000Z' } }),
                    variable('Words', 'String'),
                    variable('Chosen', 'Multipicklist', { value: reference('$Record.Tags__c') })
                ],
                assignments: assignment(
                    'Compute',
                    [
                        assign('Amount', numeral(3), 'Add'),
                        assign('Amount', reference('$Record.Count__c'), 'Subtract'),
                        assign('Day', numeral(1), 'Add'),
                        assign('Moment', numeral(0.5), 'Subtract'),
                        assign('Words', text('one'), 'Add'),
                        assign('Words', text(', two'), 'Add'),
                        assign('Chosen', text('C'), 'AddItem')
                    ],
                    'Stamp'
                ),
                recordUpdates: stampOrder([
                    input('Total__c', reference('Amount')),
                    input('Due_On__c', reference('Day')),
                    input('Sent_At__c', reference('Moment')),
                    input('Note__c', reference('Words')),
                    input('Tags__c', reference('Chosen'))
                ])
            },
            'Compute'
        );
        // 1.5 + 3 - 2; January has 31 days; half a day before 10:00.
        expect(String(org.read('Order__c', id)!['Total__c'])).toBe('2.5');
        expect(org.read('Order__c', id)).toMatchObject({
            Due_On__c: '2026-02-01',
            Sent_At__c: '2026-02-28T22:00:00.000Z',
            Note__c: 'one, two',
            Tags__c: 'A;C'
        });
    });

    const collected = (operations: [string, Record<string, unknown>][]): string => {
        const list = variable('List', 'String', { isCollection: true });
        const fixture = run(
            {
                variables: [list, variable('Other', 'String', { isCollection: true })],
                assignments: [
                    assignment(
                        'Fill',
                        [
                            ...['a', 'b', 'c', 'b'].map((item) => assign('List', text(item), 'Add')),
                            ...['b', 'x'].map((item) => assign('Other', text(item), 'Add')),
                            ...operations.map(([operator, value]) => assign('List', value, operator))
                        ],
                        'Each'
                    ),
                    assignment('Append', [assign('$Record.Note__c', reference('Each'), 'Add')], 'Each')
                ],
                loops: loop('Each', 'List', 'Append', 'Stamp'),
                recordUpdates: update('Stamp', { inputReference: '$Record' })
            },
            'Fill'
        );
        return String(fixture.org.read('Order__c', fixture.id)!['Note__c'] ?? '');
    };

    it.each<[string, Record<string, unknown>, string]>([
        ['Add', reference('Other'), 'abcbbx'],
        ['AddAtStart', text('z'), 'zabcb'],
        ['RemoveFirst', text('b'), 'acb'],
        ['RemoveAll', text('b'), 'ac'],
        ['RemoveAll', reference('Other'), 'ac'],
        ['RemoveUncommon', reference('Other'), 'bb'],
        ['RemoveBeforeFirst', text('b'), 'bcb'],
        ['RemoveAfterFirst', text('b'), 'ab'],
        ['RemovePosition', numeral(1), 'bcb'],
        ['Assign', reference('Other'), 'bx']
    ])('changes a collection by %s %j', (operator, value, expected) => {
        expect(collected([[operator, value]])).toBe(expected);
    });

    it('counts a collection', () => {
        const { org, id } = run(
            {
                recordLookups: getLines('Count'),
                variables: variable('Lines', 'Number', { scale: 0 }),
                assignments: assignment('Count', [assign('Lines', reference('Get_Lines'), 'AssignCount')], 'Stamp'),
                recordUpdates: stampOrder([input('Count__c', reference('Lines'))])
            },
            'Get_Lines'
        );
        expect(String(org.read('Order__c', id)!['Count__c'])).toBe('3');
    });

    it('is refused where operator and types do not fit, or the target cannot be assigned', () => {
        const found = problemsOf(
            objects,
            flowFile('Tested', onRecord('Order__c', 'Bad'), {
                variables: variable('List', 'String', { isCollection: true }),
                constants: { name: 'Fixed', dataType: 'String', value: text('x') },
                assignments: assignment('Bad', [
                    assign('$Record.Count__c', text('a'), 'Add'),
                    assign('$Record.Note__c', text('a'), 'RemoveFirst'),
                    assign('List', numeral(1), 'Add'),
                    assign('Fixed', text('y')),
                    assign('$Record.CreatedDate', reference('$Flow.CurrentDateTime'))
                ])
            })
        ).join('\n');
        expect(found).toContain('"a" is no number');
        expect(found).toContain('operator RemoveFirst does not fit a Text and a Text');
        expect(found).toContain('operator Add does not fit a collection of Text and a Number');
        expect(found).toContain('Fixed cannot be assigned');
        expect(found).toContain('Order__c.CreatedDate cannot be assigned: it is computed');
    });
});

describe('a lookup', () => {
    it('finds all records, sorted and limited, and a loop goes through them', () => {
        const { org, id } = run(
            {
                recordLookups: getLines('Each', { sortField: 'Quantity__c', sortOrder: 'Desc', limit: numeral(2) }),
                loops: loop('Each', 'Get_Lines', 'Append', 'Stamp'),
                assignments: assignment(
                    'Append',
                    [assign('$Record.Note__c', reference('Each.Code__c'), 'Add')],
                    'Each'
                ),
                recordUpdates: update('Stamp', { inputReference: '$Record' })
            },
            'Get_Lines'
        );
        expect(org.read('Order__c', id)!['Note__c']).toBe('cb');
    });

    it('joins its filters by their logic, compares text without case, and takes lists', () => {
        const { org, id } = run(
            {
                variables: variable('Codes', 'String', { isCollection: true }),
                assignments: [
                    assignment('Fill', [assign('Codes', text('A'), 'Add'), assign('Codes', text('b'), 'Add')], 'Some'),
                    assignment('Append', [assign('$Record.Note__c', reference('Each.Code__c'), 'Add')], 'Each')
                ],
                recordLookups: lookup(
                    'Some',
                    'Line__c',
                    [
                        filter('Code__c', 'In', reference('Codes')),
                        filter('Quantity__c', 'GreaterThan', numeral(4)),
                        filter('Code__c', 'IsNull', yes)
                    ],
                    'Each',
                    {
                        filterLogic: '(1 OR 2) AND NOT 3',
                        getFirstRecordOnly: false,
                        sortField: 'Code__c',
                        sortOrder: 'Asc'
                    }
                ),
                loops: loop('Each', 'Some', 'Append', 'Stamp'),
                recordUpdates: update('Stamp', { inputReference: '$Record' })
            },
            'Fill'
        );
        expect(org.read('Order__c', id)!['Note__c']).toBe('abc');
    });

    it('stores fields, a record or a collection in variables, and leaves or clears them where nothing is found', () => {
        const find = (
            name: string,
            code: string,
            next: string,
            more: Record<string, unknown>
        ): Record<string, unknown> => ({
            ...lookup(name, 'Line__c', [filter('Code__c', 'EqualTo', text(code))], next, more),
            storeOutputAutomatically: false
        });
        const { org, id } = run(
            {
                variables: [
                    variable('Found', 'SObject', { objectType: 'Line__c' }),
                    variable('Quantity', 'Number', { scale: 0, value: numeral(7) }),
                    variable('Cleared', 'Number', { scale: 0, value: numeral(9) })
                ],
                recordLookups: [
                    find('One', 'a', 'Two', { outputReference: 'Found', assignNullValuesIfNoRecordsFound: true }),
                    find('Two', 'nowhere', 'Three', {
                        assignNullValuesIfNoRecordsFound: false,
                        outputAssignments: { assignToReference: 'Quantity', field: 'Quantity__c' }
                    }),
                    find('Three', 'nowhere', 'Stamp', {
                        assignNullValuesIfNoRecordsFound: true,
                        outputAssignments: { assignToReference: 'Cleared', field: 'Quantity__c' }
                    })
                ],
                recordUpdates: stampOrder([
                    input('Note__c', reference('Found.Name')),
                    input('Count__c', reference('Quantity')),
                    input('Total__c', reference('Cleared'))
                ])
            },
            'One'
        );
        const order = org.read('Order__c', id)!;
        expect([order['Note__c'], String(order['Count__c']), order['Total__c']]).toEqual(['a', '7', null]);
    });
});

describe('collections', () => {
    it('are filtered into new ones and sorted in place', () => {
        const { org, id } = run(
            {
                variables: variable('currentItem_Filter_Large', 'SObject', { objectType: 'Line__c' }),
                recordLookups: getLines('Filter_Large'),
                collectionProcessors: [
                    {
                        name: 'Filter_Large',
                        elementSubtype: 'FilterCollectionProcessor',
                        label: 'Filter',
                        assignNextValueToReference: 'currentItem_Filter_Large',
                        collectionProcessorType: 'FilterCollectionProcessor',
                        collectionReference: 'Get_Lines',
                        conditionLogic: 'and',
                        conditions: condition('currentItem_Filter_Large.Quantity__c', 'GreaterThan', numeral(1)),
                        connector: { targetReference: 'Sort' }
                    },
                    {
                        name: 'Sort',
                        elementSubtype: 'SortCollectionProcessor',
                        label: 'Sort',
                        collectionProcessorType: 'SortCollectionProcessor',
                        collectionReference: 'Filter_Large',
                        sortOptions: {
                            doesPutEmptyStringAndNullFirst: false,
                            sortField: 'Quantity__c',
                            sortOrder: 'Asc'
                        },
                        connector: { targetReference: 'Each' }
                    }
                ],
                loops: loop('Each', 'Filter_Large', 'Append', 'Stamp'),
                assignments: assignment(
                    'Append',
                    [assign('$Record.Note__c', reference('Each.Code__c'), 'Add')],
                    'Each'
                ),
                recordUpdates: update('Stamp', { inputReference: '$Record' })
            },
            'Get_Lines'
        );
        expect(org.read('Order__c', id)!['Note__c']).toBe('bc');
    });

    it('are empty or null where nothing was found, and a loop over them ends at once', () => {
        const { org, id } = run(
            {
                recordLookups: lookup('None', 'Line__c', [filter('Code__c', 'EqualTo', text('none'))], 'Each', {
                    getFirstRecordOnly: false
                }),
                loops: loop('Each', 'None', 'Mark', 'Ask'),
                decisions: decision(
                    'Ask',
                    [condition('None', 'IsEmpty', yes), condition('None', 'IsNull', yes)],
                    'Stamp'
                ),
                assignments: assignment('Mark', [assign('$Record.Note__c', text('wrong'))], 'Each'),
                recordUpdates: stampOrder([input('Note__c', text('none'))])
            },
            'None'
        );
        expect(org.read('Order__c', id)!['Note__c']).toBe('none');
    });

    it('keep what a loop does to its item only where the item is added to another', () => {
        const fixture = run(
            {
                variables: variable('Changed', 'SObject', { objectType: 'Line__c', isCollection: true }),
                recordLookups: getLines('Each'),
                loops: loop('Each', 'Get_Lines', 'Ask', 'Update_Originals'),
                decisions: decision('Ask', [condition('Each.Code__c', 'EqualTo', text('a'))], 'Keep', 'Change'),
                assignments: [
                    assignment('Change', [assign('Each.Done__c', yes)], 'Each'),
                    assignment(
                        'Keep',
                        [assign('Each.Done__c', yes), assign('Changed', reference('Each'), 'Add')],
                        'Each'
                    )
                ],
                recordUpdates: [
                    update('Update_Originals', { inputReference: 'Get_Lines' }, 'Update_Changed'),
                    update('Update_Changed', { inputReference: 'Changed' })
                ]
            },
            'Get_Lines'
        );
        expect(all(fixture, 'Line__c').map((line) => [line['Code__c'], line['Done__c']])).toEqual([
            ['c', false],
            ['a', true],
            ['b', false]
        ]);
    });
});

describe('creating, updating and deleting', () => {
    it('creates from values and gives the Id, under the element’s name and in a variable', () => {
        const fixture = run(
            {
                variables: variable('New_Id', 'String'),
                recordCreates: [
                    create(
                        'First',
                        'Log__c',
                        [input('Name', text('1')), input('Order_Id__c', reference('$Record.Id'))],
                        'Second'
                    ),
                    create(
                        'Second',
                        'Log__c',
                        [input('Name', text('2')), input('Order_Id__c', reference('First'))],
                        'Third',
                        {
                            assignRecordIdToReference: 'New_Id'
                        }
                    ),
                    create('Third', 'Log__c', [input('Name', text('3')), input('Order_Id__c', reference('New_Id'))])
                ]
            },
            'First'
        );
        const [first, second, third] = all(fixture, 'Log__c');
        expect(first!['Order_Id__c']).toBe(fixture.id);
        expect(second!['Order_Id__c']).toBe(first!['Id']);
        expect(third!['Order_Id__c']).toBe(second!['Id']);
    });

    it('creates a collection that one record variable was added to again and again', () => {
        const fixture = run(
            {
                variables: [
                    variable('Draft', 'SObject', { objectType: 'Log__c' }),
                    variable('Drafts', 'SObject', { objectType: 'Log__c', isCollection: true })
                ],
                recordLookups: getLines('Each'),
                loops: loop('Each', 'Get_Lines', 'Stage', 'Create'),
                assignments: assignment(
                    'Stage',
                    [
                        assign('Draft.Name', reference('Each.Code__c')),
                        assign('Draft.Order_Id__c', reference('$Record.Id')),
                        assign('Drafts', reference('Draft'), 'Add')
                    ],
                    'Each'
                ),
                recordCreates: { name: 'Create', label: 'Create', inputReference: 'Drafts' }
            },
            'Get_Lines'
        );
        expect(all(fixture, 'Log__c').map((log) => log['Name'])).toEqual(['c', 'a', 'b']);
    });

    it('updates what a search finds, and the children of the record', () => {
        const fixture = run(
            {
                recordUpdates: [
                    update(
                        'Small',
                        {
                            object: 'Line__c',
                            filterLogic: 'and',
                            filters: [
                                filter('Order__c', 'EqualTo', reference('$Record.Id')),
                                filter('Quantity__c', 'LessThanOrEqualTo', numeral(3))
                            ],
                            inputAssignments: input('Done__c', yes)
                        },
                        'Children'
                    ),
                    update('Children', {
                        inputReference: '$Record.Lines__r',
                        filterLogic: 'and',
                        filters: filter('Done__c', 'EqualTo', { booleanValue: false }),
                        inputAssignments: input('Code__c', text('large'))
                    })
                ]
            },
            'Small'
        );
        expect(all(fixture, 'Line__c').map((line) => [line['Code__c'], line['Done__c']])).toEqual([
            ['large', false],
            ['a', true],
            ['b', true]
        ]);
    });

    it('deletes what a search finds, and what a variable holds', () => {
        const fixture = run(
            {
                recordLookups: lookup('Get_A', 'Line__c', [filter('Code__c', 'EqualTo', text('a'))], 'Delete_A'),
                recordDeletes: [
                    {
                        name: 'Delete_A',
                        label: 'Delete',
                        inputReference: 'Get_A',
                        connector: { targetReference: 'Rest' }
                    },
                    {
                        name: 'Rest',
                        label: 'Delete',
                        object: 'Line__c',
                        filterLogic: 'and',
                        filters: filter('Quantity__c', 'EqualTo', numeral(5))
                    }
                ]
            },
            'Get_A'
        );
        expect(all(fixture, 'Line__c').map((line) => line['Code__c'])).toEqual(['b']);
    });
});

describe('texts', () => {
    it('take merge fields, in templates and in values', () => {
        const { org, id } = run(
            {
                textTemplates: {
                    name: 'Letter',
                    isViewedAsPlainText: true,
                    text: 'Order {!$Record.Name}: {!$Record.Count__c} due {!$Record.Due_On__c}{!$Record.Note__c}'
                },
                recordUpdates: stampOrder([input('Note__c', text('<{!Letter}> at {!$Flow.CurrentDateTime}'))])
            },
            'Stamp'
        );
        expect(org.read('Order__c', id)!['Note__c']).toBe('<Order go: 2 due 1/31/2026> at 3/15/2026, 12:00 PM');
    });

    it('are refused where a merge field leads nowhere', () => {
        expect(
            problemsOf(
                objects,
                flowFile('Tested', onRecord('Order__c', 'Stamp'), {
                    recordUpdates: stampOrder([input('Note__c', text('{!$Record.Nope__c}'))])
                })
            )
        ).toEqual([
            expect.stringMatching(/^Tested\.flow-meta\.xml:\d+: Flow Tested: there is nothing named \$Record\.Nope__c/)
        ]);
    });
});

describe('a decision', () => {
    it('takes the first outcome that holds, which is true from then on under its name', () => {
        const outcome = (name: string, least: number): Record<string, unknown> => ({
            name,
            label: name,
            conditionLogic: 'and',
            conditions: condition('$Record.Count__c', 'GreaterThanOrEqualTo', numeral(least)),
            connector: { targetReference: 'Stamp' }
        });
        const { org, id } = run(
            {
                decisions: {
                    name: 'Ask',
                    label: 'Ask',
                    defaultConnectorLabel: 'None',
                    rules: [outcome('Three', 3), outcome('Two', 2), outcome('One', 1)]
                },
                formulas: {
                    name: 'taken',
                    dataType: 'String',
                    expression: 'IF({!Three}, "3", "") & IF({!Two}, "2", "") & IF({!One}, "1", "")'
                },
                recordUpdates: stampOrder([input('Note__c', reference('taken'))])
            },
            'Ask'
        );
        expect(org.read('Order__c', id)!['Note__c']).toBe('2');
    });
});

describe('what a flow knows without asking', () => {
    it('is the time, the user, constants, and its interview', () => {
        const { org, id } = run(
            {
                constants: { name: 'Million', dataType: 'Number', value: { numberValue: '1.0E6' } },
                decisions: decision(
                    'Ask',
                    [
                        condition('$Flow.InterviewGuid', 'IsNull', { booleanValue: false }),
                        condition('$Flow.InterviewStartTime', 'EqualTo', reference('$Flow.CurrentDateTime')),
                        condition('$System.OriginDateTime', 'LessThan', reference('$Flow.CurrentDateTime')),
                        condition('$Record.Note__c', 'IsNull', reference('$GlobalConstant.True')),
                        condition('$Profile.Name', 'StartsWith', text('System'))
                    ],
                    'Stamp'
                ),
                recordUpdates: stampOrder([
                    input('Note__c', reference('$User.Username')),
                    input('Total__c', reference('Million'))
                ])
            },
            'Ask'
        );
        expect(org.read('Order__c', id)!['Note__c']).toBe(org.users[0]!.username);
        expect(String(org.read('Order__c', id)!['Total__c'])).toBe('1000000');
    });

    it('is refused where two things have one name, or a name is not known', () => {
        const found = problemsOf(
            objects,
            flowFile('Tested', onRecord('Order__c', 'Stamp'), {
                variables: variable('Stamp', 'String'),
                recordUpdates: stampOrder([input('Note__c', reference('$Api.Session_ID'))])
            })
        ).join('\n');
        expect(found).toContain('There are two elements or resources named Stamp');
        expect(found).toContain('there is nothing named $Api.Session_ID');
    });
});

describe('a subflow', () => {
    const doubling = flowFile('Doubling', called('Double'), {
        variables: [
            variable('Given', 'Number', { isInput: true, scale: 0 }),
            variable('Doubled', 'Number', { isOutput: true, scale: 0 }),
            variable('Secret', 'Number', { scale: 0 })
        ],
        assignments: assignment(
            'Double',
            [assign('Doubled', reference('Given')), assign('Doubled', reference('Given'), 'Add')],
            'Write_Log'
        ),
        recordCreates: create('Write_Log', 'Log__c', [input('Name', text('doubled'))])
    });
    const call = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
        name: 'Call',
        label: 'Call',
        flowName: 'Doubling',
        inputAssignments: { name: 'Given', value: reference('$Record.Count__c') },
        connector: { targetReference: 'Stamp' },
        ...more
    });

    it('takes input and gives output, under its name and in variables', () => {
        const fixture = run(
            {
                variables: variable('Result', 'Number', { scale: 0 }),
                subflows: call({ outputAssignments: { assignToReference: 'Result', name: 'Doubled' } }),
                recordUpdates: stampOrder([
                    input('Count__c', reference('Call.Doubled')),
                    input('Total__c', reference('Result'))
                ])
            },
            'Call',
            doubling
        );
        const order = fixture.org.read('Order__c', fixture.id)!;
        expect([String(order['Count__c']), String(order['Total__c'])]).toEqual(['4', '4']);
        expect(all(fixture, 'Log__c')).toHaveLength(1);
    });

    it('is refused where the flow is not there, a variable is not offered, or flows call each other in a circle', () => {
        const calling = (name: string, subflow: Record<string, unknown>): Record<string, string> =>
            flowFile(name, called('Call'), { subflows: { name: 'Call', label: 'Call', ...subflow } });
        const found = problemsOf(
            objects,
            doubling,
            calling('Missing', { flowName: 'Nowhere' }),
            calling('Hidden', {
                flowName: 'Doubling',
                inputAssignments: { name: 'Secret', value: numeral(1) },
                outputAssignments: { assignToReference: 'Call', name: 'Secret' }
            }),
            calling('Circle_A', { flowName: 'Circle_B' }),
            calling('Circle_B', { flowName: 'Circle_A' })
        ).join('\n');
        expect(found).toContain('there is no active flow Nowhere');
        expect(found).toContain('Doubling has no input variable Secret');
        expect(found).toContain('Doubling has no output variable Secret');
        expect(found).toContain('it calls itself (Circle_A → Circle_B → Circle_A)');
    });
});
