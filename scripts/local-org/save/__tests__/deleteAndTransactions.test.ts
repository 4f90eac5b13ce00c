import { describe, expect, it } from 'vitest';
import { customObject, lookup, master, number, openFixture, text, validationRule } from '../../__fixtures__/project';

function open() {
    return openFixture(
        customObject('Master', { Key: { ...text(), unique: true, externalId: true }, Rank: number(3) }),
        customObject('Detail', { Master: master('Master__c', 'Details') }, { detail: true }),
        customObject('Grain', { Detail: master('Detail__c', 'Grains') }, { detail: true }),
        customObject('Note', { Detail: lookup('Detail__c', 'Notes'), Master: lookup('Master__c', 'Notes') }),
        customObject('Lock', { Detail: lookup('Detail__c', 'Locks', 'Restrict') }),
        validationRule('Master__c', 'Rank_Is_Positive', 'Rank__c < 0', 'Give a positive rank.', 'Rank__c')
    );
}

function count({ org }: ReturnType<typeof open>, object: string): number {
    return [...org.store.readAll(object)].length;
}

describe('deleting', () => {
    it('takes details of details along and clears lookups to them', () => {
        const opened = open();
        const { org, save } = opened;
        const top = save.create('Master__c', { Name: 'M' });
        const detail = save.create('Detail__c', { Name: 'D', Master__c: top });
        save.create('Grain__c', { Name: 'G', Detail__c: detail });
        const note = save.create('Note__c', { Name: 'N', Detail__c: detail, Master__c: top });
        expect(save.delete('Master__c', top)).toEqual({ success: true, id: top, created: false });
        expect([count(opened, 'Master__c'), count(opened, 'Detail__c'), count(opened, 'Grain__c')]).toEqual([0, 0, 0]);
        expect(org.read('Note__c', note)).toMatchObject({ Detail__c: null, Master__c: null });
    });

    it('is refused where a restricting lookup points at anything it would take along', () => {
        const opened = open();
        const { save } = opened;
        const top = save.create('Master__c', { Name: 'M' });
        const detail = save.create('Detail__c', { Name: 'D', Master__c: top });
        save.create('Lock__c', { Name: 'L', Detail__c: detail });
        expect(save.delete('Master__c', top)).toEqual({
            success: false,
            id: top,
            errors: [
                {
                    statusCode: 'DELETE_FAILED',
                    message:
                        'Your attempt to delete D could not be completed because it is associated with the following Locks: L',
                    fields: []
                }
            ]
        });
        expect(count(opened, 'Detail__c')).toBe(1);
    });

    it('of what is gone already says so', () => {
        const { save } = open();
        const top = save.create('Master__c', { Name: 'M' });
        save.delete('Master__c', top);
        expect(save.delete('Master__c', top)).toMatchObject({
            success: false,
            errors: [{ statusCode: 'ENTITY_IS_DELETED' }]
        });
    });
});

describe('one call', () => {
    const good = { kind: 'create', object: 'Master__c', values: { Name: 'good', Key__c: 'a' } } as const;
    const bad = { kind: 'create', object: 'Master__c', values: { Name: 'bad', Rank__c: -1 } } as const;

    it('undoes everything when one fails and all must succeed', () => {
        const opened = open();
        const results = opened.save(good, bad, { kind: 'create', object: 'Note__c', values: { Name: 'n' } });
        expect(results.map((result) => (result.success ? '' : result.errors[0]!.statusCode))).toEqual([
            'ALL_OR_NONE_OPERATION_ROLLED_BACK',
            'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            'ALL_OR_NONE_OPERATION_ROLLED_BACK'
        ]);
        expect(count(opened, 'Master__c')).toBe(0);
        expect(count(opened, 'Note__c')).toBe(0);
    });

    it('keeps what succeeded where each stands alone', () => {
        const opened = open();
        const results = opened.save.partly(good, bad, good);
        expect(results.map((result) => (result.success ? 'saved' : result.errors[0]!.statusCode))).toEqual([
            'saved',
            'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            'DUPLICATE_VALUE'
        ]);
        expect(count(opened, 'Master__c')).toBe(1);
    });

    it('lets later operations refer to the Ids of earlier ones', () => {
        const { org, save } = open();
        const results = save(
            { ...good, alias: 'top' },
            { kind: 'create', object: 'Detail__c', values: { Name: 'D', Master__c: '@{top}' }, alias: 'detail' },
            { kind: 'create', object: 'Grain__c', values: { Name: 'G', Detail__c: '@{detail}' } },
            { kind: 'update', object: 'Master__c', id: '@{top}', values: { Rank__c: 3 } }
        );
        expect(results.every(({ success }) => success)).toBe(true);
        const [top, detail, grain] = results.map((result) => result.id!);
        expect(org.read('Detail__c', detail!)!['Master__c']).toBe(top);
        expect(org.read('Grain__c', grain!)!['Detail__c']).toBe(detail);
        expect(String(org.read('Master__c', top!)!['Rank__c'])).toBe('3');
    });

    it('finds records by external Id, to update them and to refer to them', () => {
        const { org, save } = open();
        const upsert = (rank: number) =>
            save({
                kind: 'upsert',
                object: 'Master__c',
                externalIdField: 'Key__c',
                externalId: 'K-1',
                values: { Name: 'M', Rank__c: rank }
            })[0]!;
        const first = upsert(1);
        const second = upsert(2);
        expect(first).toMatchObject({ success: true, created: true });
        expect(second).toEqual({ success: true, created: false, id: first.id });
        const detail = save.create('Detail__c', { Name: 'D', Master__r: { Key__c: 'k-1' } });
        expect(org.read('Detail__c', detail)!['Master__c']).toBe(first.id);
        expect(save.refusal('Detail__c', { Name: 'D', Master__r: { Key__c: 'none' } })).toContain('INVALID_FIELD');
    });

    it('reads nothing of what it has undone', () => {
        const { org, save } = open();
        const top = save.create('Master__c', { Name: 'M', Rank__c: 1 });
        save({ kind: 'update', object: 'Master__c', id: top, values: { Rank__c: 2 } }, bad);
        expect(String(org.read('Master__c', top)!['Rank__c'])).toBe('1');
    });

    it('keeps the master of a detail, unless the field lets it change', () => {
        const { save } = open();
        const [one, two] = [save.create('Master__c', { Name: '1' }), save.create('Master__c', { Name: '2' })];
        const detail = save.create('Detail__c', { Name: 'D', Master__c: one });
        expect(save.update('Detail__c', detail, { Master__c: two })).toMatchObject({
            success: false,
            errors: [{ statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE' }]
        });
    });
});
