import { Decimal } from 'decimal.js';
import type { FieldSchema } from '../metadata/schema';
import type { FieldValue } from '../values';
import { exactNumber } from './http';

/** A value as the UI API and GraphQL write it. */
export function toUiJson(value: FieldValue | number): unknown {
    return value instanceof Decimal ? exactNumber(value) : value;
}

/** A value as the REST API writes it: date-times with a numeric offset. */
export function toRestJson(field: FieldSchema | undefined, value: FieldValue | number): unknown {
    if (field?.type === 'DateTime' && typeof value === 'string') {
        return value.replace('Z', '+0000');
    }
    return toUiJson(value);
}
