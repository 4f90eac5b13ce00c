import { describe, expect, it } from 'vitest';
import { customObject, openFixture } from '../../__fixtures__/project';
import { create, flowFile, input, onRecord, reference, text } from '../../flow/__tests__/flowFixtures';

const machines = customObject('Machine', {}, { activities: true });
const bolts = customObject('Bolt', {});
const reminding = flowFile('Machine_Remind', onRecord('Machine__c', 'Remind', { recordTriggerType: 'Create' }), {
    recordCreates: create('Remind', 'Task', [
        input('Subject', text('Inspect {!$Record.Name}')),
        input('WhatId', reference('$Record.Id')),
        input('OwnerId', reference('$User.Id'))
    ])
});

function tasks({ org }: ReturnType<typeof openFixture>): Record<string, unknown>[] {
    return [...org.store.readAll('Task')].map((task) => ({ ...task }));
}

describe('a task', () => {
    it('is written by a flow about a record of an object with activities, open and of normal priority', () => {
        const fixture = openFixture(machines, reminding);
        const machine = fixture.save.create('Machine__c', { Name: 'Lathe' });
        expect(tasks(fixture)).toMatchObject([
            {
                Subject: 'Inspect Lathe',
                WhatId: machine,
                Status: 'Not Started',
                Priority: 'Normal',
                IsClosed: false,
                IsHighPriority: false,
                CompletedDateTime: null
            }
        ]);
    });

    it('is closed by its status, from that moment on', () => {
        const fixture = openFixture(machines);
        const machine = fixture.save.create('Machine__c', { Name: 'Lathe' });
        const task = fixture.save.create('Task', { Subject: 'Oil', WhatId: machine, Priority: 'High' });
        fixture.save.update('Task', task, { Status: 'Completed' });
        expect(tasks(fixture)).toMatchObject([
            { IsClosed: true, IsHighPriority: true, CompletedDateTime: '2026-03-15T12:00:00.000Z' }
        ]);
        fixture.save.update('Task', task, { Status: 'In Progress' });
        expect(tasks(fixture)).toMatchObject([{ IsClosed: false, CompletedDateTime: null }]);
    });

    it('cannot be about a record of an object without activities', () => {
        const fixture = openFixture(machines, bolts);
        const bolt = fixture.save.create('Bolt__c', { Name: 'M8' });
        expect(fixture.save.refusal('Task', { Subject: 'Oil', WhatId: bolt })).toEqual(['FIELD_INTEGRITY_EXCEPTION']);
    });

    it('goes with the record that it is about', () => {
        const fixture = openFixture(machines, reminding);
        const machine = fixture.save.create('Machine__c', { Name: 'Lathe' });
        fixture.save.delete('Machine__c', machine);
        expect(tasks(fixture)).toEqual([]);
    });
});
