import { describe, expect, it } from 'vitest';
import {
    customObject,
    element,
    fieldPermission,
    formula,
    objectPermission,
    openFixture,
    text,
    validationRule
} from '../__fixtures__/project';

const mayWriteThings = {
    fieldPermissions: fieldPermission('Thing__c.Word__c', 'edit'),
    objectPermissions: objectPermission('Thing__c', 'cru')
};

const { org, save } = openFixture(
    customObject('Thing', {
        Word: text(),
        May: formula('Checkbox', '$Permission.Approve'),
        Who: formula('Text', '$User.LastName & "/" & $Profile.Name')
    }),
    validationRule(
        'Thing__c',
        'Only_Approvers',
        'Word__c = "approved" && NOT($Permission.Approve)',
        'Only approvers approve.'
    ),
    {
        'customPermissions/Approve.customPermission': element('CustomPermission', { label: 'Approve' }),
        'permissionsets/Approver.permissionset': element('PermissionSet', {
            label: 'Approver',
            customPermissions: { enabled: true, name: 'Approve' },
            ...mayWriteThings
        }),
        'permissionsets/Line_Worker.permissionset': element('PermissionSet', {
            label: 'Line worker',
            ...mayWriteThings
        })
    }
);

describe('the users of an org', () => {
    it('are the administrator and one for each permission set, always the same', () => {
        expect(org.users.map(({ id, username, name, persona }) => ({ id, username, name, persona }))).toEqual([
            {
                id: '005000000000001AAA',
                username: 'admin@local-org.example',
                name: 'Administrator',
                persona: 'Administrator'
            },
            { id: '005000000000002AAA', username: 'approver@local-org.example', name: 'Approver', persona: 'Approver' },
            {
                id: '005000000000003AAA',
                username: 'line.worker@local-org.example',
                name: 'Line worker',
                persona: 'Line worker'
            }
        ]);
        expect(new Set(org.users.map(({ accessToken }) => accessToken)).size).toBe(3);
    });

    it('own what they create, and have their own custom permissions in rules and formulas', () => {
        const [, approver, worker] = org.users;
        const approve = (userId: string) =>
            org.save([{ kind: 'create', object: 'Thing__c', values: { Name: 'x', Word__c: 'approved' } }], {
                userId
            })[0]!;
        expect(approve(worker!.id).success).toBe(false);
        const approved = approve(approver!.id);
        expect(approved.success).toBe(true);
        const record = org.read('Thing__c', approved.id!)!;
        expect(record['OwnerId']).toBe(approver!.id);
        expect(org.formulaValue('Thing__c', 'May__c', record, approver!.id)).toBe(true);
        expect(org.formulaValue('Thing__c', 'May__c', record, worker!.id)).toBe(false);
        expect(org.formulaValue('Thing__c', 'Who__c', record, worker!.id)).toBe(
            'Line worker/Minimum Access - Salesforce'
        );
    });

    it('lose a permission with its assignment', () => {
        const [, approver] = org.users;
        const [assignment] = [...org.store.readAll('PermissionSetAssignment')].filter(
            (each) => each['AssigneeId'] === approver!.id
        );
        save.delete('PermissionSetAssignment', String(assignment!['Id']));
        const id = save.create('Thing__c', { Name: 'x' });
        expect(org.formulaValue('Thing__c', 'May__c', org.read('Thing__c', id)!, approver!.id)).toBe(false);
    });

    it('cannot be deleted', () => {
        expect(save.delete('User', org.users[1]!.id)).toMatchObject({
            success: false,
            errors: [{ statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY' }]
        });
    });
});
