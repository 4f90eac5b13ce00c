import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
    customObject,
    openFixture,
    picklist,
    saver,
    text as textField,
    writeProject,
    type SourceFiles
} from '../../__fixtures__/project';
import { FixedClock } from '../../clock';
import { openOrg } from '../../open';
import type { Org } from '../../org';
import {
    condition,
    create,
    decision,
    filter,
    flowFile,
    input,
    onRecord,
    problemsOf,
    reference,
    text,
    update,
    yes
} from './flowFixtures';

const objects = {
    ...customObject('Task', {
        State: picklist(['OPEN', 'DONE']),
        Due_On: { type: 'Date' },
        Meeting_At: { type: 'DateTime' },
        Note: textField(255)
    }),
    ...customObject('Log', {
        Said_On: { type: 'Date' },
        Said_At: { type: 'DateTime' },
        Word: { ...textField(20), unique: true, caseSensitive: false }
    })
};

const write = (name: string, word: Record<string, unknown>, next?: string): Record<string, unknown> =>
    create(
        name,
        'Log__c',
        [
            input('Name', word),
            input('Said_On__c', reference('$Flow.CurrentDate')),
            input('Said_At__c', reference('$Flow.CurrentDateTime'))
        ],
        next
    );

const path = (name: string, to: string, offset: number, unit: string, field?: string): Record<string, unknown> => ({
    name,
    connector: { targetReference: to },
    label: name,
    maxBatchSize: 200,
    offsetNumber: offset,
    offsetUnit: unit,
    ...(field !== undefined && { recordField: field }),
    timeSource: field === undefined ? 'RecordTriggerEvent' : 'RecordField'
});

/** Reminds three days before a task is due, and an hour after it was opened, while it is open. */
const reminding = flowFile(
    'Remind',
    onRecord('Task__c', undefined, {
        doesRequireRecordChangedToMeetCriteria: true,
        filterLogic: 'and',
        filters: filter('State__c', 'EqualTo', text('OPEN')),
        scheduledPaths: [path('Before', 'Due', -3, 'Days', 'Due_On__c'), path('After', 'Opened', 1, 'Hours')]
    }),
    { recordCreates: [write('Due', text('due {!$Record.Name}')), write('Opened', text('opened {!$Record.Name}'))] }
);

type Fixture = ReturnType<typeof openFixture>;

function said(org: Org): string[] {
    return [...org.store.readAll('Log__c')].map(
        (log) => `${String(log['Said_At__c']).slice(0, 16)} ${String(log['Name'])}`
    );
}

describe('a scheduled path', () => {
    it('runs when the clock passes its time, in order, as of that time', () => {
        const { org, save }: Fixture = openFixture(objects, reminding);
        save.create('Task__c', { Name: 'a', State__c: 'OPEN', Due_On__c: '2026-03-25' });
        expect(org.advanceTo('2026-03-15T12:59:59Z')).toEqual([]);
        expect(org.advanceTo('2026-04-01T00:00:00Z')).toMatchObject([
            { flow: 'Remind', path: 'After', due: Date.parse('2026-03-15T13:00:00Z') },
            { flow: 'Remind', path: 'Before', due: Date.parse('2026-03-22T00:00:00Z') }
        ]);
        expect(said(org)).toEqual(['2026-03-15T13:00 opened a', '2026-03-22T00:00 due a']);
        expect(org.clock.now()).toBe(Date.parse('2026-04-01T00:00:00Z'));
    });

    it('moves with its date, and is given up where the record meets the conditions no more, or is gone', () => {
        const { org, save } = openFixture(objects, reminding);
        const moved = save.create('Task__c', { Name: 'moved', State__c: 'OPEN', Due_On__c: '2026-03-25' });
        const done = save.create('Task__c', { Name: 'done', State__c: 'OPEN', Due_On__c: '2026-03-25' });
        const gone = save.create('Task__c', { Name: 'gone', State__c: 'OPEN', Due_On__c: '2026-03-25' });
        const blank = save.create('Task__c', { Name: 'blank', State__c: 'OPEN', Due_On__c: '2026-03-25' });
        save.update('Task__c', moved, { Due_On__c: '2026-04-10' });
        save.update('Task__c', done, { State__c: 'DONE' });
        save.delete('Task__c', gone);
        save.update('Task__c', blank, { Due_On__c: null });
        org.advanceTo('2026-05-01');
        expect(said(org)).toEqual([
            '2026-03-15T13:00 opened moved',
            '2026-03-15T13:00 opened blank',
            '2026-04-07T00:00 due moved'
        ]);
    });

    it('is given up too where another flow of the same save ends the conditions', () => {
        const { org, save } = openFixture(
            objects,
            reminding,
            flowFile(
                'Shut',
                onRecord('Task__c', 'Close', { filterLogic: 'and', filters: filter('Name', 'EqualTo', text('shut')) }),
                {
                    recordUpdates: update('Close', {
                        inputReference: '$Record',
                        inputAssignments: input('State__c', text('DONE'))
                    })
                }
            )
        );
        save.create('Task__c', { Name: 'shut', State__c: 'OPEN', Due_On__c: '2026-03-25' });
        const id = save.create('Task__c', { Name: 'open', State__c: 'OPEN' });
        save.update('Task__c', id, { Name: 'shut' });
        expect(org.timeOverview().waiting).toEqual([]);
        save.create('Task__c', { Name: 'open', State__c: 'OPEN' });
        expect(org.timeOverview().waiting).toHaveLength(1);
    });

    it('is not started again by a save that changes nothing of what starts it', () => {
        const { org, save } = openFixture(objects, reminding);
        const id = save.create('Task__c', { Name: 'a', State__c: 'OPEN' });
        org.advanceTo('2026-03-16');
        save.update('Task__c', id, { Name: 'b', Due_On__c: '2026-03-25' });
        org.advanceTo('2026-05-01');
        expect(said(org)).toEqual(['2026-03-15T13:00 opened a']);
    });

    it('runs at once where its time has passed already', () => {
        const { org, save } = openFixture(objects, reminding);
        save.create('Task__c', { Name: 'late', State__c: 'OPEN', Due_On__c: '2026-01-01' });
        expect(said(org)).toEqual(['2026-03-15T12:00 due late']);
    });

    it.each([
        [90, 'Minutes', '2026-01-31T10:00:00Z', '2026-01-31T11:30'],
        [-1, 'Weeks', '2026-04-08T08:00:00Z', '2026-04-01T08:00'],
        [1, 'Months', '2026-03-31T10:00:00Z', '2026-04-30T10:00'],
        [2, 'Hours', '2026-05-01T23:00:00.000Z', '2026-05-02T01:00']
    ])('counts %i %s from a date-time', (offset, unit, meeting, expected) => {
        const { org, save } = openFixture(
            objects,
            flowFile(
                'Meet',
                onRecord('Task__c', undefined, { scheduledPaths: path('Path', 'Say', offset, unit, 'Meeting_At__c') }),
                {
                    recordCreates: write('Say', text('x'))
                }
            )
        );
        org.advanceTo('2026-01-01');
        save.create('Task__c', { Name: 'a', Meeting_At__c: meeting });
        org.advanceTo('2026-12-31');
        expect(said(org)).toEqual([`${expected} x`]);
    });

    it('of more records than fit in one transaction runs in batches; one that fails does not stop the others', () => {
        const { org } = openFixture(
            objects,
            flowFile(
                'Batch',
                onRecord('Task__c', undefined, {
                    recordTriggerType: 'Create',
                    scheduledPaths: { ...path('Path', 'Say', 1, 'Hours'), maxBatchSize: 10 }
                }),
                {
                    recordCreates: create('Say', 'Log__c', [
                        input('Name', text('x')),
                        input('Word__c', reference('$Record.Note__c'))
                    ])
                }
            )
        );
        const operations = [...Array(25).keys()].map((index) => ({
            kind: 'create' as const,
            object: 'Task__c',
            values: { Name: `t${index}`, Note__c: index === 13 || index === 14 ? 'same' : `w${index}` }
        }));
        org.save(operations, { userId: org.users[0]!.id });
        const runs = org.advanceTo('2026-03-16');
        expect(runs).toHaveLength(25);
        const failed = runs.filter(({ failure }) => failure !== undefined);
        expect(failed).toMatchObject([{ failure: expect.stringContaining('DUPLICATE_VALUE') }]);
        expect([...org.store.readAll('Log__c')]).toHaveLength(24);
        expect(org.timeOverview()).toMatchObject({ waiting: [], failures: [{ flow: 'Batch', path: 'Path' }] });
    });

    it('may not ask what the record was before the save', () => {
        expect(
            problemsOf(
                objects,
                flowFile('Wrong', onRecord('Task__c', undefined, { scheduledPaths: path('Path', 'Ask', 1, 'Hours') }), {
                    decisions: decision('Ask', [condition('$Record.Name', 'IsChanged', yes)], 'Say'),
                    recordCreates: write('Say', reference('$Record__Prior.Name'))
                })
            ).map((problem) => problem.replace(/^.*?Flow Wrong: /, ''))
        ).toEqual([
            'Ask asks for values before the save, which a scheduled path does not know.',
            'Say asks for values before the save, which a scheduled path does not know.'
        ]);
    });
});

describe('a path that runs right after the commit', () => {
    const asynchronous = (content: Record<string, unknown>, more: Record<string, unknown> = {}): SourceFiles =>
        flowFile(
            'Later',
            onRecord('Task__c', undefined, {
                scheduledPaths: {
                    connector: { targetReference: 'Say' },
                    label: 'Run Asynchronously',
                    pathType: 'AsyncAfterCommit'
                },
                ...more
            }),
            content
        );

    it('has its own transaction, and still knows the record before the save', () => {
        const { org, save } = openFixture(
            objects,
            asynchronous({ recordCreates: write('Say', text('{!$Record__Prior.Name} to {!$Record.Name}')) })
        );
        const id = save.create('Task__c', { Name: 'a' });
        save.update('Task__c', id, { Name: 'b' });
        expect(said(org)).toEqual(['2026-03-15T12:00 to a', '2026-03-15T12:00 a to b']);
    });

    it('cannot undo the save any more', () => {
        const { org, save } = openFixture(
            objects,
            asynchronous({
                recordCreates: create('Say', 'Log__c', [input('Name', text('x')), input('Word__c', text('taken'))])
            })
        );
        save.create('Log__c', { Name: 'first', Word__c: 'TAKEN' });
        const id = save.create('Task__c', { Name: 'a' });
        expect(org.read('Task__c', id)).toBeDefined();
        expect(org.timeOverview().failures).toMatchObject([
            { flow: 'Later', record: id, message: expect.stringContaining('DUPLICATE_VALUE') }
        ]);
    });

    it('does not run for a save that is undone', () => {
        const { org } = openFixture(objects, asynchronous({ recordCreates: write('Say', text('x')) }));
        org.save(
            [
                { kind: 'create', object: 'Task__c', values: { Name: 'a' } },
                { kind: 'create', object: 'Task__c', values: {} }
            ],
            { userId: org.users[0]!.id }
        );
        expect(said(org)).toEqual([]);
    });

    it('that starts itself again and again comes to an end', () => {
        const { org, save } = openFixture(
            objects,
            asynchronous({
                recordUpdates: update('Say', {
                    inputReference: '$Record',
                    inputAssignments: input('Note__c', text('again'))
                })
            })
        );
        save.create('Task__c', { Name: 'a' });
        expect(org.timeOverview()).toMatchObject({
            waiting: [],
            failures: [{ flow: 'Later', message: 'It was started again and again without an end.' }]
        });
    });
});

describe('a schedule-triggered flow', () => {
    const scheduled = (
        schedule: Record<string, unknown>,
        more: Record<string, unknown> = {},
        content: Record<string, unknown> = {}
    ): SourceFiles =>
        flowFile(
            'Nightly',
            { connector: { targetReference: 'Say' }, schedule, triggerType: 'Scheduled', ...more },
            { recordCreates: write('Say', text('night')), ...content }
        );

    it('runs daily from its start on', () => {
        const { org } = openFixture(
            objects,
            scheduled({ frequency: 'Daily', startDate: '2026-03-17', startTime: '02:00:00.000Z' })
        );
        org.advanceTo('2026-03-19T02:00:00Z');
        expect(said(org)).toEqual(['2026-03-17T02:00 night', '2026-03-18T02:00 night', '2026-03-19T02:00 night']);
    });

    it('runs weekly on the day of its start, also where that lies in the past', () => {
        const { org } = openFixture(
            objects,
            scheduled({ frequency: 'Weekly', startDate: '2026-01-01', startTime: '08:30:00.000Z' })
        );
        org.advanceTo('2026-03-31');
        // 2026-01-01 is a Thursday.
        expect(said(org)).toEqual(['2026-03-19T08:30 night', '2026-03-26T08:30 night']);
    });

    it('runs once, or never where its time had passed already', () => {
        const once = (startDate: string): string[] => {
            const { org } = openFixture(
                objects,
                scheduled({ frequency: 'Once', startDate, startTime: '12:00:00.000Z' })
            );
            org.advanceTo('2026-04-01');
            return said(org);
        };
        expect(once('2026-03-20')).toEqual(['2026-03-20T12:00 night']);
        expect(once('2026-03-14')).toEqual([]);
    });

    it('runs for every record that meets its conditions on that day', () => {
        const { org, save } = openFixture(
            objects,
            scheduled(
                { frequency: 'Daily', startDate: '2026-03-16', startTime: '00:00:00.000Z' },
                {
                    connector: { targetReference: 'Close' },
                    object: 'Task__c',
                    filterLogic: 'and',
                    filters: [
                        filter('State__c', 'EqualTo', text('OPEN')),
                        filter('Due_On__c', 'LessThan', reference('$Flow.CurrentDate'))
                    ]
                },
                {
                    recordCreates: write('Say', text('closed {!$Record.Name}')),
                    recordUpdates: update(
                        'Close',
                        { inputReference: '$Record', inputAssignments: input('State__c', text('DONE')) },
                        'Say'
                    )
                }
            )
        );
        for (const [name, due] of [
            ['a', '2026-03-16'],
            ['b', '2026-03-17'],
            ['c', '2026-04-30']
        ] as const) {
            save.create('Task__c', { Name: name, State__c: 'OPEN', Due_On__c: due });
        }
        org.advanceTo('2026-03-20');
        expect(said(org)).toEqual(['2026-03-17T00:00 closed a', '2026-03-18T00:00 closed b']);
    });

    it('is refused where its schedule cannot be read', () => {
        expect(
            problemsOf(objects, scheduled({ frequency: 'Hourly', startDate: 'soon', startTime: '2' })).map((problem) =>
                problem.replace(/^[^ ]+ /, '')
            )
        ).toEqual([
            '<startDate> must be a date (YYYY-MM-DD).',
            '<startTime> must be a time of day (HH:mm:ss.SSSZ).',
            '<frequency> is "Hourly"; supported here: Once, Daily, Weekly.'
        ]);
    });
});

describe('the clock', () => {
    const folders: string[] = [];
    afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

    function project(...files: SourceFiles[]): { projectDirectory: string; databaseFile: string } {
        const projectDirectory = writeProject(Object.assign({}, objects, ...files) as SourceFiles);
        const folder = mkdtempSync(join(tmpdir(), 'clock-'));
        folders.push(projectDirectory, folder);
        return { projectDirectory, databaseFile: join(folder, 'org.db') };
    }

    it('and what waits for it survive a restart', () => {
        const options = project(
            reminding,
            flowFile(
                'Nightly',
                {
                    connector: { targetReference: 'Say' },
                    schedule: { frequency: 'Daily', startDate: '2026-03-23', startTime: '02:00:00.000Z' },
                    triggerType: 'Scheduled'
                },
                { recordCreates: write('Say', text('night')) }
            )
        );
        const first = openOrg({ ...options, clock: new FixedClock('2026-03-15T12:00:00Z') });
        saver(first).create('Task__c', { Name: 'a', State__c: 'OPEN', Due_On__c: '2026-03-25' });
        first.advanceTo('2026-03-16T00:00:00Z');
        first.close();
        // The machine was off for eight days; the org's clock was half a day ahead of it.
        const second = openOrg({ ...options, clock: new FixedClock('2026-03-23T12:00:00Z') });
        expect(second.clock.now()).toBe(Date.parse('2026-03-24T00:00:00Z'));
        expect(second.runDueWork()).toHaveLength(2);
        expect(second.runDueWork()).toEqual([]);
        expect(said(second)).toEqual(['2026-03-15T13:00 opened a', '2026-03-22T00:00 due a', '2026-03-23T02:00 night']);
        second.close();
    });

    it('runs nightly flows from the day it goes back to, also where the first of their days is still to come', () => {
        const { org, save } = openFixture(
            objects,
            flowFile(
                'Nightly',
                {
                    connector: { targetReference: 'Say' },
                    object: 'Task__c',
                    schedule: { frequency: 'Daily', startDate: '2026-01-01', startTime: '02:00:00.000Z' },
                    triggerType: 'Scheduled'
                },
                { recordCreates: create('Say', 'Log__c', [input('Name', text('night'))]) }
            )
        );
        save.create('Task__c', { Name: 'a', State__c: 'OPEN' });
        org.advanceTo('2025-12-30');
        expect(org.advanceTo('2026-01-02T12:00:00Z').map(({ due }) => new Date(due).toISOString())).toEqual([
            '2026-01-01T02:00:00.000Z',
            '2026-01-02T02:00:00.000Z'
        ]);
        org.advanceTo('2026-03-20');
        org.resetClock();
        expect(org.advanceTo('2026-03-16T12:00:00Z')).toHaveLength(1);
    });

    it('goes back without running a scheduled path twice, and to the machine’s time', () => {
        const { org, save } = openFixture(objects, reminding);
        save.create('Task__c', { Name: 'a', State__c: 'OPEN' });
        org.advanceTo('2026-03-20');
        expect(org.advanceTo('2026-03-10')).toEqual([]);
        expect(org.advanceTo('2026-03-30')).toEqual([]);
        org.resetClock();
        expect(org.clock.now()).toBe(Date.parse('2026-03-15T12:00:00Z'));
        expect(said(org)).toHaveLength(1);
    });

    it('refuses what is no point in time', () => {
        const { org } = openFixture(objects);
        expect(() => org.advanceTo('tomorrow')).toThrow('"tomorrow" is not a point in time');
    });
});
