import type { Access } from '../access/accessControl';
import type { Clock } from '../clock';
import type { FieldSchema, ObjectSchema, OrgSchema } from '../metadata/schema';
import type { Store } from '../store/store';
import type { FieldValue, FieldValues } from '../values';
import type { CompiledProject } from './compileProject';

/** What formulas and flows can ask the running org. */
export interface Runtime {
    readonly schema: OrgSchema;
    readonly store: Store;
    readonly clock: Clock;
    readonly compiled: CompiledProject;
    readonly access: Access;
}

/** What a formula is computed for: one record, and who asks. */
export interface RecordScope {
    readonly runtime: Runtime;
    readonly userId: string;
    /** The language of the request, such as 'fr'; absent: that of the user. */
    readonly language?: string;
    readonly object: ObjectSchema;
    readonly record: Readonly<FieldValues>;
    /** The record before the save; absent while it is being created, and outside a save. */
    readonly prior?: Readonly<FieldValues>;
    readonly isNew: boolean;
}

/** A field's value, stored or computed. @throws FormulaEvaluationError where a formula field has no result. */
export function fieldValue(scope: RecordScope, field: FieldSchema): FieldValue {
    if (field.formula === undefined) {
        return scope.record[field.apiName] ?? (field.type === 'Checkbox' ? false : null);
    }
    return scope.runtime.compiled.formula(scope.object.apiName, field.apiName).evaluate(scope);
}

/** The same question asked of another record, as it is stored. */
export function scopeOf(scope: RecordScope, object: ObjectSchema, record: Readonly<FieldValues>): RecordScope {
    return { runtime: scope.runtime, userId: scope.userId, object, record, isNew: false };
}
