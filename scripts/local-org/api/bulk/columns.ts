import type { FieldSchema, ObjectSchema, OrgSchema } from '../../metadata/schema';
import type { SaveOperation } from '../../org';
import { findRelationship } from '../../save/references';
import { upsertAttempt } from '../composite/collections';
import type { Attempt } from '../composite/records';
import { CsvError } from './csv';
import type { Job } from './jobs';

/** A column of the data: a field, or a parent's external Id under the relationship's name. */
type Column =
    | { readonly kind: 'field'; readonly field: FieldSchema }
    | { readonly kind: 'parent'; readonly relationship: string; readonly key: string };

/** Makes an operation of each row of an ingest job's data. */
export class RowReader {
    private readonly job: Job;
    private readonly object: ObjectSchema;
    private readonly columns: readonly Column[];

    /** @throws CsvError where the header names what the object has not, or lacks what the operation needs. */
    constructor(schema: OrgSchema, job: Job, object: ObjectSchema, header: readonly string[]) {
        this.job = job;
        this.object = object;
        const seen = new Set<string>();
        this.columns = header.map((name) => {
            if (seen.has(name.toLowerCase())) {
                throw new CsvError(`InvalidBatch : Duplicate column name : ${name}`);
            }
            seen.add(name.toLowerCase());
            return columnOf(schema, object, name);
        });
        const needed = job.operation === 'upsert' ? (job.externalIdFieldName ?? 'Id') : 'Id';
        if (job.operation !== 'insert' && !seen.has(needed.toLowerCase())) {
            throw new CsvError(`InvalidBatch : Field name not found : ${needed}`);
        }
        if (job.operation === 'delete' && header.length > 1) {
            throw new CsvError(`InvalidBatch : A delete takes the column Id alone; found : ${header.join(', ')}`);
        }
    }

    /** The operation of a row. Empty values are not given; `#N/A` blanks the field. */
    attempt(row: readonly string[]): Attempt {
        const { values, id, key } = this.valuesOf(row);
        const object = this.object.apiName;
        switch (this.job.operation) {
            case 'insert':
                return { operation: { kind: 'create', object, values } };
            case 'update':
                return id === undefined
                    ? missingId
                    : { operation: { kind: 'update', object, id, values } satisfies SaveOperation };
            case 'delete':
                return id === undefined ? missingId : { operation: { kind: 'delete', object, id } };
            default: {
                const field = this.job.externalIdFieldName ?? 'Id';
                return field === 'Id'
                    ? upsertAttempt(this.object, field, true, id, values)
                    : upsertAttempt(this.object, field, false, key, values);
            }
        }
    }

    private valuesOf(row: readonly string[]): {
        readonly values: Record<string, unknown>;
        readonly id?: string;
        readonly key?: string;
    } {
        const values: Record<string, unknown> = {};
        let id: string | undefined;
        let key: string | undefined;
        this.columns.forEach((column, index) => {
            const text = row[index]?.trim() ?? '';
            if (text === '') {
                return;
            }
            const value = text === '#N/A' ? null : text;
            if (column.kind === 'parent') {
                values[column.relationship] = value === null ? null : { [column.key]: value };
            } else if (column.field.type === 'Id') {
                id = text;
            } else if (column.field.apiName === this.job.externalIdFieldName) {
                key = text;
            } else {
                values[column.field.apiName] = column.field.type === 'Checkbox' ? flagOf(text) : value;
            }
        });
        return { values, ...(id === undefined ? {} : { id }), ...(key === undefined ? {} : { key }) };
    }
}

const missingId: Attempt = {
    error: { statusCode: 'MISSING_ARGUMENT', message: 'Id not specified', fields: ['Id'] }
};

/** The platform reads yes, y, true, on and 1 as true, and their opposites as false; the rest the save refuses. */
function flagOf(text: string): unknown {
    if (/^(yes|y|true|on|1)$/i.test(text)) {
        return true;
    }
    return /^(no|n|false|off|0)$/i.test(text) ? false : text;
}

function columnOf(schema: OrgSchema, object: ObjectSchema, name: string): Column {
    const [relationship = '', key, ...rest] = name.split('.');
    if (key === undefined) {
        const field = schema.findField(object, name);
        if (!field) {
            throw new CsvError(`InvalidBatch : Field name not found : ${name}`);
        }
        return { kind: 'field', field };
    }
    const reference = findRelationship(object, relationship);
    const parent = schema.findObject(reference?.reference?.referenceTo[0] ?? '');
    const parentKey = parent && schema.findField(parent, key);
    if (!parentKey || rest.length > 0) {
        throw new CsvError(`InvalidBatch : Field name not found : ${name}`);
    }
    return { kind: 'parent', relationship, key: parentKey.apiName };
}
