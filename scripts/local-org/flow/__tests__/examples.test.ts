import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
    customObject,
    lookup,
    openFixture,
    picklist,
    text,
    validationRule,
    type SourceFiles
} from '../../__fixtures__/project';

/** Flows as the flow builder exports them, of a firm that looks after machines. */
function exportedFlows(): SourceFiles {
    const folder = fileURLToPath(new URL('./examples', import.meta.url));
    return Object.fromEntries(
        readdirSync(folder).map((file) => [
            `flows/${file.replace('-meta.xml', '')}`,
            readFileSync(`${folder}/${file}`, 'utf8').replace(/^<\?xml.*\?>\s*/, '')
        ])
    );
}

const project = {
    ...customObject('Technician', { On_Leave_Until: { type: 'Date' } }),
    ...customObject('Machine', {
        Built_On: { type: 'Date' },
        Retired: { type: 'Checkbox', defaultValue: 'false' },
        Locked: { type: 'Checkbox', defaultValue: 'false' }
    }),
    ...customObject('Visit', {
        Machine: lookup('Machine__c', 'Visits'),
        Technician: lookup('Technician__c', 'Visits'),
        Planned_On: { type: 'Date' },
        Status: picklist(['PLANNED', 'DONE', 'CANCELED', 'OVERDUE']),
        Priority: picklist(['NORMAL', 'HIGH'])
    }),
    ...customObject(
        'Journal',
        { About: text(18), Text: text(255) },
        { nameField: { label: 'Entry', type: 'AutoNumber', displayFormat: 'J-{0000}' } }
    ),
    ...validationRule(
        'Visit__c',
        'Locked_Machine',
        'ISPICKVAL(Status__c, "CANCELED") && Machine__r.Locked__c',
        'The machine is locked.'
    ),
    ...exportedFlows()
};

function open() {
    const fixture = openFixture(project);
    const { save } = fixture;
    const technician = save.create('Technician__c', { Name: 'Ada', On_Leave_Until__c: '2026-03-31' });
    const machine = save.create('Machine__c', { Name: 'Press', Built_On__c: '2016-12-01' });
    const visit = (values: Record<string, unknown>): string =>
        save.create('Visit__c', { Name: 'v', Machine__c: machine, Status__c: 'PLANNED', ...values });
    const journal = (): unknown[] => [...fixture.org.store.readAll('Journal__c')].map((entry) => entry['Text__c']);
    const status = (id: string): unknown => fixture.org.read('Visit__c', id)!['Status__c'];
    return { ...fixture, technician, machine, visit, journal, status };
}

describe('flows as the flow builder exports them', () => {
    it('set the priority before the save, from the age of the machine', () => {
        const { org, visit } = open();
        expect(org.read('Visit__c', visit({ Planned_On__c: '2025-06-01' }))!['Priority__c']).toBe('NORMAL');
        expect(org.read('Visit__c', visit({ Planned_On__c: '2026-06-01' }))!['Priority__c']).toBe('HIGH');
    });

    it('refuse a technician who is on leave, at the field, in words that name the technician', () => {
        const { save, technician, visit } = open();
        const id = visit({ Planned_On__c: '2026-03-20' });
        expect(save.update('Visit__c', id, { Technician__c: technician })).toEqual({
            success: false,
            id,
            errors: [
                {
                    statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                    message: 'Ada is on leave until 3/31/2026.',
                    fields: ['Technician__c']
                }
            ]
        });
        expect(save.update('Visit__c', id, { Technician__c: technician, Planned_On__c: '2026-04-01' })).toMatchObject({
            success: true
        });
    });

    it('cancel the planned visits of a machine that is retired, once', () => {
        const { save, machine, visit, journal, status } = open();
        const visits = [visit({}), visit({ Status__c: 'DONE' }), visit({})];
        save.update('Machine__c', machine, { Retired__c: true });
        save.update('Machine__c', machine, { Name: 'Old press' });
        expect(visits.map(status)).toEqual(['CANCELED', 'DONE', 'CANCELED']);
        expect(journal()).toEqual(['Press retired (2 visits)']);
    });

    it('take the fault path where a visit may not be canceled, and then cancel none', () => {
        const { save, machine, visit, journal, status } = open();
        const visits = [visit({}), visit({})];
        expect(save.update('Machine__c', machine, { Retired__c: true, Locked__c: true })).toMatchObject({
            success: true
        });
        expect(visits.map(status)).toEqual(['PLANNED', 'PLANNED']);
        expect(journal()).toEqual([
            expect.stringMatching(
                /^This error occurred when .* update records: FIELD_CUSTOM_VALIDATION_EXCEPTION: The machine is locked\./
            )
        ]);
    });

    it('mark visits overdue in the night after their day', () => {
        const { org, visit, status } = open();
        const early = visit({ Planned_On__c: '2026-03-15' });
        const late = visit({ Planned_On__c: '2026-03-18' });
        org.advanceTo('2026-03-16T00:59:59Z');
        expect(status(early)).toBe('PLANNED');
        org.advanceTo('2026-03-18T23:00:00Z');
        expect([status(early), status(late)]).toEqual(['OVERDUE', 'PLANNED']);
    });
});
