import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
    customObject,
    master,
    money,
    openFixture,
    picklist,
    rollup,
    validationRule,
    formula
} from '../../__fixtures__/project';

/** Grand ← Parent ← Child, with roll-ups at both levels; the child has a second master, Tag. */
function open() {
    const active = [{ field: 'Child__c.State__c', operation: 'equals', value: 'ACTIVE, LATE' }];
    return openFixture(
        customObject('Grand', {
            Total: rollup('sum', 'Parent__c.Grand__c', 'Parent__c.Total__c'),
            Largest: rollup('max', 'Parent__c.Grand__c', 'Parent__c.Total__c')
        }),
        customObject(
            'Parent',
            {
                Grand: { ...master('Grand__c', 'Parents'), reparentableMasterDetail: true },
                Total: rollup('sum', 'Child__c.Parent__c', 'Child__c.Amount__c'),
                Doubled: rollup('sum', 'Child__c.Parent__c', 'Child__c.Twice__c'),
                Count: rollup('count', 'Child__c.Parent__c'),
                Active_Count: rollup('count', 'Child__c.Parent__c', undefined, active),
                Smallest: rollup('min', 'Child__c.Parent__c', 'Child__c.Amount__c'),
                Latest: rollup('max', 'Child__c.Parent__c', 'Child__c.On__c'),
                Frozen: { type: 'Checkbox', defaultValue: 'false' }
            },
            { detail: true }
        ),
        customObject('Tag', { Count: rollup('count', 'Child__c.Tag__c') }),
        customObject(
            'Child',
            {
                Parent: { ...master('Parent__c', 'Children', 0), reparentableMasterDetail: true },
                Tag: master('Tag__c', 'Children', 1),
                Amount: money(),
                Twice: formula('Currency', 'Amount__c * 2'),
                On: { type: 'Date' },
                State: picklist(['ACTIVE', 'LATE', 'DONE'])
            },
            { detail: true }
        ),
        validationRule(
            'Parent__c',
            'Frozen_Keeps_Its_Total',
            'Frozen__c && NOT(ISNEW()) && Total__c <> PRIORVALUE(Total__c)',
            'It is frozen.',
            'Total__c'
        ),
        validationRule('Grand__c', 'Total_Is_Limited', 'Total__c > 1000', 'Over the limit.')
    );
}

type Opened = ReturnType<typeof open>;

function tree({ save }: Opened): { grand: string; parent: string; tag: string } {
    const grand = save.create('Grand__c', { Name: 'G' });
    return {
        grand,
        parent: save.create('Parent__c', { Name: 'P', Grand__c: grand }),
        tag: save.create('Tag__c', { Name: 'T' })
    };
}

function shown({ org }: Opened, object: string, id: string): Record<string, unknown> {
    const record = org.read(object, id)!;
    return Object.fromEntries(
        Object.entries(record).map(([name, value]) => [name, value === null ? null : String(value)])
    );
}

describe('roll-up summaries', () => {
    it('of nothing are zero for a count and a sum, blank for the others', () => {
        const opened = open();
        const { parent } = tree(opened);
        expect(shown(opened, 'Parent__c', parent)).toMatchObject({
            Total__c: '0',
            Count__c: '0',
            Smallest__c: null,
            Latest__c: null
        });
    });

    it('follow their details exactly, through filters, to the parents of the parent', () => {
        const opened = open();
        const { grand, parent, tag } = tree(opened);
        const child = { Parent__c: parent, Tag__c: tag };
        const first = opened.save.create('Child__c', {
            ...child,
            Name: 'a',
            Amount__c: '0.10',
            State__c: 'ACTIVE',
            On__c: '2026-01-01'
        });
        opened.save.create('Child__c', {
            ...child,
            Name: 'b',
            Amount__c: '0.20',
            State__c: 'DONE',
            On__c: '2026-02-01'
        });
        expect(shown(opened, 'Parent__c', parent)).toMatchObject({
            Total__c: '0.3',
            Doubled__c: '0.6',
            Count__c: '2',
            Active_Count__c: '1',
            Smallest__c: '0.1',
            Latest__c: '2026-02-01'
        });
        expect(shown(opened, 'Grand__c', grand)).toMatchObject({ Total__c: '0.3', Largest__c: '0.3' });
        expect(shown(opened, 'Tag__c', tag)).toMatchObject({ Count__c: '2' });

        opened.save.update('Child__c', first, { State__c: 'DONE', Amount__c: '0.50' });
        expect(shown(opened, 'Parent__c', parent)).toMatchObject({
            Total__c: '0.7',
            Active_Count__c: '0',
            Smallest__c: '0.2'
        });

        opened.save.delete('Child__c', first);
        expect(shown(opened, 'Parent__c', parent)).toMatchObject({
            Total__c: '0.2',
            Count__c: '1',
            Smallest__c: '0.2'
        });
        expect(shown(opened, 'Grand__c', grand)).toMatchObject({ Total__c: '0.2', Largest__c: '0.2' });
    });

    it('move with a detail from one parent to another', () => {
        const opened = open();
        const { grand, parent, tag } = tree(opened);
        const other = opened.save.create('Parent__c', { Name: 'Q', Grand__c: grand });
        const child = opened.save.create('Child__c', { Name: 'a', Parent__c: parent, Tag__c: tag, Amount__c: 5 });
        opened.save.update('Child__c', child, { Parent__c: other });
        expect(shown(opened, 'Parent__c', parent)).toMatchObject({ Total__c: '0', Count__c: '0', Smallest__c: null });
        expect(shown(opened, 'Parent__c', other)).toMatchObject({ Total__c: '5', Count__c: '1', Smallest__c: '5' });
    });

    it("run the parent's rules with its prior values, and an error there undoes the detail's change", () => {
        const opened = open();
        const { parent, tag } = tree(opened);
        const child = opened.save.create('Child__c', { Name: 'a', Parent__c: parent, Tag__c: tag, Amount__c: 5 });
        opened.save.update('Parent__c', parent, { Frozen__c: true });
        expect(opened.save.update('Child__c', child, { Amount__c: 6 })).toEqual({
            success: false,
            id: child,
            errors: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'It is frozen.', fields: [] }]
        });
        expect(opened.save.delete('Child__c', child).success).toBe(false);
        expect(shown(opened, 'Child__c', child)['Amount__c']).toBe('5');
        expect(opened.save.update('Child__c', child, { State__c: 'DONE' }).success).toBe(true);
    });

    it('let a rule two levels up refuse the save', () => {
        const opened = open();
        const { grand, parent, tag } = tree(opened);
        opened.save.create('Child__c', { Name: 'a', Parent__c: parent, Tag__c: tag, Amount__c: 1000 });
        expect(
            opened.save.refusal('Child__c', { Name: 'b', Parent__c: parent, Tag__c: tag, Amount__c: '0.01' })
        ).toEqual(['FIELD_CUSTOM_VALIDATION_EXCEPTION']);
        expect(shown(opened, 'Grand__c', grand)['Total__c']).toBe('1000');
        expect(shown(opened, 'Parent__c', parent)['Count__c']).toBe('1');
    });

    it('blame only the details whose parent refused, where each may fail alone', () => {
        const opened = open();
        const { parent, tag } = tree(opened);
        const other = opened.save.create('Parent__c', {
            Name: 'Q',
            Grand__c: opened.save.create('Grand__c', { Name: 'H' })
        });
        const create = (parentId: string, amount: number) =>
            ({
                kind: 'create',
                object: 'Child__c',
                values: { Name: 'c', Parent__c: parentId, Tag__c: tag, Amount__c: amount }
            }) as const;
        const results = opened.save.partly(create(parent, 2000), create(other, 1), create(parent, 1), create(other, 2));
        expect(results.map(({ success }) => success)).toEqual([false, true, false, true]);
        expect(shown(opened, 'Parent__c', other)).toMatchObject({ Total__c: '3', Count__c: '2' });
        expect(shown(opened, 'Tag__c', tag)['Count__c']).toBe('2');
    });

    it('equal a fresh sum over the details after any sequence of changes', () => {
        const action = fc.record({
            kind: fc.constantFrom('create', 'update', 'delete', 'move'),
            pick: fc.nat(20),
            cents: fc.integer({ min: 0, max: 4_000 }),
            state: fc.constantFrom('ACTIVE', 'LATE', 'DONE', null)
        });
        fc.assert(
            fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
                const opened = open();
                const { grand, parent, tag } = tree(opened);
                const parents = [parent, opened.save.create('Parent__c', { Name: 'Q', Grand__c: grand })];
                for (const { kind, pick, cents, state } of actions) {
                    const existing = [...opened.org.store.readAll('Child__c')];
                    const chosen = existing[pick % Math.max(existing.length, 1)];
                    const values = {
                        Amount__c: (cents / 100).toFixed(2),
                        State__c: state,
                        On__c: `2026-01-${10 + (pick % 20)}`
                    };
                    if (kind === 'create' || chosen === undefined) {
                        opened.save.create('Child__c', {
                            Name: 'c',
                            Parent__c: parents[pick % 2],
                            Tag__c: tag,
                            ...values
                        });
                    } else if (kind === 'delete') {
                        opened.save.delete('Child__c', String(chosen['Id']));
                    } else {
                        opened.save.update(
                            'Child__c',
                            String(chosen['Id']),
                            kind === 'move' ? { Parent__c: parents[pick % 2] } : values
                        );
                    }
                }
                for (const id of parents) {
                    expect(shown(opened, 'Parent__c', id)).toMatchObject(expected(opened, id));
                }
                opened.org.close();
            }),
            { numRuns: 15 }
        );
    }, 60_000);
});

/** The roll-ups by hand: integers of cents, filters in plain code. */
function expected({ org }: Opened, parent: string): Record<string, string | null> {
    const children = [...org.store.readAll('Child__c')].filter((child) => child['Parent__c'] === parent);
    const cents = children.map((child) => Math.round(Number(child['Amount__c']) * 100));
    const dates = children.map((child) => String(child['On__c'])).sort();
    const total = cents.reduce((sum, each) => sum + each, 0);
    return {
        Total__c: String(total / 100),
        Doubled__c: String((2 * total) / 100),
        Count__c: String(children.length),
        Active_Count__c: String(
            children.filter((child) => child['State__c'] === 'ACTIVE' || child['State__c'] === 'LATE').length
        ),
        Smallest__c: cents.length === 0 ? null : String(Math.min(...cents) / 100),
        Latest__c: dates.at(-1) ?? null
    };
}
