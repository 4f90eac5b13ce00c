import { describe, expect, it, vi } from 'vitest';
import {
    customObject,
    lookup as lookupField,
    number,
    openFixture,
    picklist,
    text as textField,
    type SourceFiles
} from '../../__fixtures__/project';
import type { SaveOperation, SaveResult } from '../../org';
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
    loop,
    numeral,
    onRecord,
    reference,
    text,
    update,
    variable,
    yes
} from './flowFixtures';

const objects = {
    ...customObject('Order', { Kind: picklist(['A', 'B']), Rank: number(6), Hub: lookupField('Hub__c', 'Orders') }),
    ...customObject('Hub', { Count: number(9) }),
    ...customObject('Log', { Word: { ...textField(20), unique: true, caseSensitive: false } })
};

type Fixture = ReturnType<typeof openFixture>;

function createMany({ org }: Fixture, values: readonly Record<string, unknown>[], allOrNone = true): SaveResult[] {
    const operations: SaveOperation[] = values.map((each) => ({ kind: 'create', object: 'Order__c', values: each }));
    return org.save(operations, { userId: org.users[0]!.id, allOrNone });
}

const orders = (count: number, more: Record<string, unknown> = {}): Record<string, unknown>[] =>
    [...Array(count).keys()].map((index) => ({ Name: `o${index}`, ...more }));
const logNames = ({ org }: Fixture): unknown[] => [...org.store.readAll('Log__c')].map((log) => log['Name']);
const count = (fixture: Fixture, object: string): number => [...fixture.org.store.readAll(object)].length;

/** As many elements of a kind one after the other as `count` says. */
function chain<Element>(count: number, make: (name: string, next: string | undefined) => Element): Element[] {
    return [...Array(count).keys()].map((index) => make(`E${index}`, index + 1 < count ? `E${index + 1}` : undefined));
}

/** What the records were told, each once, without the numbers that tell one failure from another. */
function limitMessage(results: readonly SaveResult[]): string[] {
    const messages = results.flatMap((result) =>
        result.success ? ['saved'] : result.errors.map(({ message }) => message.replace(/ Error ID: .*$/, ''))
    );
    return [...new Set(messages)];
}

describe('interviews of one batch', () => {
    it('execute an element as one: 200 records with 90 lookups and 40 writes each stay within the limits', () => {
        const fixture = openFixture(
            objects,
            flowFile('Many', onRecord('Order__c', 'Q0'), {
                recordLookups: chain(90, (name, next) =>
                    lookup(
                        name.replace('E', 'Q'),
                        'Hub__c',
                        [filter('Name', 'EqualTo', text('x'))],
                        next?.replace('E', 'Q') ?? 'E0'
                    )
                ),
                recordCreates: chain(40, (name, next) => create(name, 'Log__c', [input('Name', text(name))], next))
            })
        );
        const results = createMany(fixture, orders(200));
        expect(limitMessage(results)).toEqual(['saved']);
        expect(count(fixture, 'Log__c')).toBe(8000);
    });

    it('wait for each other where ways meet: both kinds write together what follows', () => {
        const fixture = openFixture(
            objects,
            flowFile('Meeting', onRecord('Order__c', 'Ask'), {
                decisions: decision('Ask', [condition('$Record.Kind__c', 'EqualTo', text('A'))], 'Only_A', 'E0'),
                recordCreates: [
                    create('Only_A', 'Log__c', [input('Name', text('A'))], 'E0'),
                    ...chain(149, (name, next) => create(name, 'Log__c', [input('Name', text('both'))], next))
                ]
            })
        );
        const results = createMany(fixture, [...orders(2, { Kind__c: 'A' }), ...orders(2, { Kind__c: 'B' })]);
        // 1 write for the A and 149 for all: exactly the 150 that are allowed.
        expect(limitMessage(results)).toEqual(['saved']);
        expect(count(fixture, 'Log__c')).toBe(2 + 4 * 149);
    });

    it('are split where one fails: with a fault path it alone takes it', () => {
        const fixture = openFixture(
            objects,
            flowFile('Unique', onRecord('Order__c', 'Write'), {
                recordCreates: [
                    create(
                        'Write',
                        'Log__c',
                        [input('Name', text('log')), input('Word__c', reference('$Record.Kind__c'))],
                        undefined,
                        {
                            faultConnector: { targetReference: 'Tell' }
                        }
                    ),
                    create('Tell', 'Log__c', [input('Name', text('fault of {!$Record.Name}'))])
                ]
            })
        );
        fixture.save.create('Log__c', { Name: 'taken', Word__c: 'B' });
        const results = createMany(fixture, [
            { Name: 'one', Kind__c: 'A' },
            { Name: 'two', Kind__c: 'B' },
            { Name: 'three' }
        ]);
        expect(limitMessage(results)).toEqual(['saved']);
        expect(logNames(fixture)).toEqual(['taken', 'log', 'log', 'fault of two']);
    });

    it('fail one by one where there is no fault path and not all must succeed', () => {
        const fixture = openFixture(
            objects,
            flowFile('Unique', onRecord('Order__c', 'Write'), {
                recordCreates: create('Write', 'Log__c', [
                    input('Name', text('log')),
                    input('Word__c', reference('$Record.Name'))
                ])
            })
        );
        fixture.save.create('Log__c', { Name: 'taken', Word__c: 'o7' });
        const results = createMany(fixture, orders(20), false);
        expect(results.map(({ success }) => success)).toEqual(orders(20).map((_, index) => index !== 7));
        expect([count(fixture, 'Order__c'), count(fixture, 'Log__c')]).toEqual([19, 20]);
    });
});

describe('a limit', () => {
    const writing = (writes: number, fault = false): SourceFiles =>
        flowFile('Writing', onRecord('Order__c', 'E0'), {
            recordCreates: chain(writes, (name, next) =>
                create(
                    name,
                    'Log__c',
                    [input('Name', text('x'))],
                    next,
                    fault ? { faultConnector: { targetReference: 'E0' } } : {}
                )
            )
        });

    it('of 150 writes undoes everything, whatever fault paths there are', () => {
        const fixture = openFixture(objects, writing(151, true));
        const results = createMany(fixture, orders(3));
        expect(limitMessage(results)).toEqual([
            expect.stringMatching(
                /^We can't save this record because the “Writing” process failed\. .*LIMIT_EXCEEDED: System\.LimitException: Too many DML statements: 151/
            )
        ]);
        expect([count(fixture, 'Order__c'), count(fixture, 'Log__c')]).toEqual([0, 0]);
    });

    it('counts for each batch of 200 anew', () => {
        const fixture = openFixture(objects, writing(40));
        // 500 records are three batches with 8 000 records at most; all together they would be 20 000.
        expect(limitMessage(createMany(fixture, orders(500)))).toEqual(['saved']);
    });

    it('of 10 000 written records', () => {
        const fixture = openFixture(objects, writing(51));
        expect(limitMessage(createMany(fixture, orders(200)))).toEqual([
            expect.stringContaining('Too many DML rows: 10200')
        ]);
    });

    it('of 100 queries', () => {
        const fixture = openFixture(
            objects,
            flowFile('Asking', onRecord('Order__c', 'E0', { triggerType: 'RecordBeforeSave' }), {
                recordLookups: chain(101, (name, next) =>
                    lookup(name, 'Hub__c', [filter('Name', 'EqualTo', text('x'))], next)
                )
            })
        );
        expect(limitMessage(createMany(fixture, orders(1)))).toEqual([
            expect.stringContaining('Too many SOQL queries: 101')
        ]);
    });

    it('of 12 updates of one record in one batch', () => {
        const fixture = openFixture(
            objects,
            flowFile('Counting', onRecord('Order__c', 'Touch', { recordTriggerType: 'Create' }), {
                recordUpdates: update('Touch', {
                    inputReference: '$Record.Hub__r',
                    inputAssignments: input('Count__c', numeral(1))
                })
            })
        );
        const hub = fixture.save.create('Hub__c', { Name: 'hub' });
        expect(limitMessage(createMany(fixture, orders(12, { Hub__c: hub })))).toEqual(['saved']);
        expect(limitMessage(createMany(fixture, orders(13, { Hub__c: hub })))).toEqual([
            expect.stringContaining('DUPLICATE_VALUE: Maximum number of duplicate updates in one batch (12 allowed).')
        ]);
    });

    it('of time ends an endless loop', () => {
        const fixture = openFixture(
            objects,
            flowFile('Endless', onRecord('Order__c', 'Round', { triggerType: 'RecordBeforeSave' }), {
                assignments: assignment('Round', [assign('$Record.Rank__c', numeral(1))], 'Round')
            })
        );
        let instant = 0;
        // Each look at the clock finds it a second later.
        const clock = vi.spyOn(performance, 'now').mockImplementation(() => (instant += 1000));
        const results = createMany(fixture, orders(1));
        clock.mockRestore();
        expect(limitMessage(results)).toEqual([expect.stringContaining('Apex CPU time limit exceeded')]);
    });

    it('is none for the number of elements that run', () => {
        const fixture = openFixture(
            objects,
            flowFile('Long', onRecord('Order__c', 'Fill', { triggerType: 'RecordBeforeSave' }), {
                variables: variable('List', 'Number', { isCollection: true, scale: 0 }),
                decisions: decision(
                    'Ask',
                    [condition('$Record.Rank__c', 'GreaterThanOrEqualTo', numeral(3000))],
                    'Each',
                    'Fill'
                ),
                assignments: [
                    assignment(
                        'Fill',
                        [assign('List', numeral(1), 'Add'), assign('$Record.Rank__c', numeral(1), 'Add')],
                        'Ask'
                    ),
                    assignment('Add', [assign('$Record.Rank__c', reference('Each'), 'Add')], 'Each')
                ],
                loops: loop('Each', 'List', 'Add')
            })
        );
        const [result] = createMany(fixture, [{ Name: 'o', Rank__c: 0 }]);
        expect(result).toMatchObject({ success: true });
        const id = (result as { id: string }).id;
        expect(String(fixture.org.read('Order__c', id)!['Rank__c'])).toBe('6000');
    });
});

describe('speed', () => {
    it('saves 20 000 records with a before- and an after-save flow in seconds', () => {
        const fixture = openFixture(
            objects,
            flowFile('Before', onRecord('Order__c', 'Rank', { triggerType: 'RecordBeforeSave' }), {
                formulas: { name: 'rank', dataType: 'Number', scale: 0, expression: 'LEN({!$Record.Name})' },
                assignments: assignment('Rank', [assign('$Record.Rank__c', reference('rank'))])
            }),
            flowFile('After', onRecord('Order__c', 'Ask'), {
                decisions: decision('Ask', [condition('$Record.Kind__c', 'IsNull', yes)], 'Write'),
                recordCreates: create('Write', 'Log__c', [input('Name', reference('$Record.Name'))])
            })
        );
        const startedAt = performance.now();
        createMany(fixture, orders(20_000));
        const seconds = (performance.now() - startedAt) / 1000;
        expect(count(fixture, 'Log__c')).toBe(20_000);
        // About 3 s on one slow core; the bound is for machines that are busy.
        expect(seconds).toBeLessThan(30);
    });
});
