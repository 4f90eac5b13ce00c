import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customObject, element, writeProject } from '../../__fixtures__/project';
import { FixedClock } from '../../clock';
import { openOrg } from '../../open';
import type { Org } from '../../org';
import { startApi, type RunningApi } from '../server';

let org: Org;
let api: RunningApi;
const clock = new FixedClock('2026-03-15T12:00:00Z');

beforeAll(async () => {
    const projectDirectory = writeProject({
        ...customObject('Log', {}),
        'permissionsets/Reader.permissionset': element('PermissionSet', {
            label: 'Reader',
            hasActivationRequired: false
        }),
        'flows/Nightly.flow': element('Flow', {
            label: 'Nightly',
            processType: 'AutoLaunchedFlow',
            status: 'Active',
            start: {
                connector: { targetReference: 'Say' },
                schedule: { frequency: 'Daily', startDate: '2026-03-16', startTime: '02:00:00.000Z' },
                triggerType: 'Scheduled'
            },
            recordCreates: {
                name: 'Say',
                label: 'Say',
                object: 'Log__c',
                inputAssignments: { field: 'Name', value: { stringValue: 'night' } }
            }
        })
    });
    org = openOrg({ projectDirectory, clock });
    rmSync(projectDirectory, { recursive: true });
    api = await startApi(org);
});
afterAll(async () => {
    await api.close();
    org.close();
});

async function ask(method: string, body?: unknown, user = 0): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${api.url}/local-org/clock`, {
        method,
        headers: { authorization: `Bearer ${org.users[user]!.accessToken}` },
        ...(body !== undefined && { body: JSON.stringify(body) })
    });
    return { status: response.status, body: await response.json() };
}

describe('/local-org/clock', () => {
    it('tells the time and what waits for it', async () => {
        expect(await ask('GET')).toEqual({
            status: 200,
            body: {
                now: '2026-03-15T12:00:00.000Z',
                offsetMilliseconds: 0,
                waitingCount: 0,
                waiting: [],
                schedules: [
                    {
                        flow: 'Nightly',
                        schedule: 'Daily from 2026-03-16T02:00:00.000Z',
                        next: '2026-03-16T02:00:00.000Z'
                    }
                ],
                failures: []
            }
        });
    });

    it('moves the clock and runs what is due on the way', async () => {
        const run = (due: string): unknown => ({ flow: 'Nightly', path: null, recordId: null, due });
        expect(await ask('POST', { now: '2026-03-17T12:00:00Z' })).toEqual({
            status: 200,
            body: {
                now: '2026-03-17T12:00:00.000Z',
                ranCount: 2,
                ran: [run('2026-03-16T02:00:00.000Z'), run('2026-03-17T02:00:00.000Z')]
            }
        });
        expect([...org.store.readAll('Log__c')]).toHaveLength(2);
    });

    it('is looked at by every request, so that what time brings is there', async () => {
        clock.moveTo('2026-03-16T12:00:00Z');
        const response = await fetch(`${api.url}/services/data/v66.0/query?q=SELECT+COUNT()+FROM+Log__c`, {
            headers: { authorization: `Bearer ${org.users[0]!.accessToken}` }
        });
        expect(await response.json()).toMatchObject({ totalSize: 3 });
    });

    it('goes back to the time of the machine', async () => {
        expect(await ask('POST', { reset: true })).toMatchObject({
            status: 200,
            body: { now: '2026-03-16T12:00:00.000Z' }
        });
    });

    it.each([
        {},
        { now: 'tomorrow' },
        { now: 5 },
        { now: '9999-01-01' },
        { now: '2026-04-01', reset: true },
        { reset: false },
        { then: 1 }
    ])('refuses %j', async (body) => {
        expect(await ask('POST', body)).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_ARGUMENT' }] });
    });

    it('is for administrators only', async () => {
        expect(await ask('GET', undefined, 1)).toMatchObject({
            status: 403,
            body: [{ errorCode: 'INSUFFICIENT_ACCESS' }]
        });
        expect(await ask('POST', { now: '2027-01-01' }, 1)).toMatchObject({ status: 403 });
    });
});
