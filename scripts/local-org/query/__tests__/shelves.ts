import { administratorPermissions } from '../../access/permissions';
import { fileURLToPath } from 'node:url';
import { Decimal } from 'decimal.js';
import { FixedClock } from '../../clock';
import { loadSchema } from '../../metadata/loadSchema';
import type { OrgProject } from '../../metadata/project';
import type { Org } from '../../org';
import { Store } from '../../store/store';
import type { FieldValue, FieldValues } from '../../values';
import { queryEngineOf } from '../execute';
import type { QueryEngine } from '../execute';
import type { AggregateRow, QueryPage } from '../plan';
import { planSoql } from '../soql';

export const userId = '005000000000001AAA';
export const now = '2024-05-15T10:00:00.000Z';

let project: OrgProject | undefined;

/** The library project, read once. */
export function libraryProject(): OrgProject {
    project ??= loadSchema(fileURLToPath(new URL('../../api/__tests__/library', import.meta.url)));
    return project;
}

/**
 * A library with only a store behind it: records go in unchecked, and the two formula fields are computed here, by other
 * means than the org's formula engine.
 */
export class Shelves {
    readonly store: Store;
    readonly engine: QueryEngine;
    private readonly clock = new FixedClock(now);

    constructor() {
        const { schema } = libraryProject();
        this.store = new Store(schema, ':memory:');
        const org: Org = {
            schema,
            project: libraryProject(),
            store: this.store,
            clock: this.clock,
            users: [],
            // Everybody sees every book.
            access: {
                isUser: () => false,
                of: (userId) => ({
                    userId,
                    isExternal: false,
                    permissions: administratorPermissions([]),
                    schema,
                    rowFilter: undefined,
                    reaches: () => true
                })
            },
            save: () => {
                throw new Error('These shelves are for reading.');
            },
            read: (object, id) => this.store.read(object, id),
            formulaValue: (_object, field, record) => this.formula(field, record),
            changeMetadata: () => {
                throw new Error('These shelves are for reading.');
            },
            runDueWork: () => [],
            advanceTo: () => [],
            resetClock: () => undefined,
            timeOverview: () => {
                throw new Error('These shelves have no clock of their own.');
            },
            close: () => this.store.close()
        };
        this.engine = queryEngineOf(org);
    }

    private formula(field: string, record: FieldValues): FieldValue {
        if (field === 'Shelf_Code__c') {
            const shelf = this.store.read('Shelf__c', String(record['Shelf__c']));
            return shelf?.['Code__c'] ?? null;
        }
        return netPrice(record);
    }

    add(objectName: string, values: FieldValues): string {
        const object = this.store.schema.objects.get(objectName);
        if (!object) {
            throw new Error(objectName);
        }
        const id = this.store.nextId(object);
        const system = {
            CreatedDate: now,
            LastModifiedDate: now,
            SystemModstamp: now,
            CreatedById: userId,
            LastModifiedById: userId
        };
        const record: FieldValues = { ...system, ...values, Id: id };
        for (const field of object.fields.values()) {
            if (!field.formula) {
                record[field.apiName] ??= field.type === 'Checkbox' ? false : null;
            }
        }
        this.store.insert(object, record);
        return id;
    }

    rows(soql: string): QueryPage {
        const planned = planSoql({ schema: this.store.schema, today: now.slice(0, 10), userId }, soql);
        if (planned.kind !== 'rows') {
            throw new Error(`${soql} asks for ${planned.kind}.`);
        }
        return this.engine.run(planned.plan, userId);
    }

    aggregates(soql: string): AggregateRow[] {
        const planned = planSoql({ schema: this.store.schema, today: now.slice(0, 10), userId }, soql);
        if (planned.kind === 'rows') {
            throw new Error(`${soql} asks for rows.`);
        }
        return this.engine.runAggregate(planned.plan, userId);
    }
}

/** Price less discount, to the cent, halves away from zero; blanks count as zero. */
export function netPrice(record: FieldValues): Decimal {
    const price = (record['Price__c'] ?? new Decimal(0)) as Decimal;
    const discount = (record['Discount__c'] ?? new Decimal(0)) as Decimal;
    return price.times(new Decimal(100).minus(discount).dividedBy(100)).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}
