import type { FieldSchema, ObjectSchema, SourceLocation } from '../../metadata/schema';
import type { SaveOperation } from '../../org';
import { findRelationship } from '../../save/references';
import { scopeOf } from '../../save/scope';
import type { FieldValue, FieldValues } from '../../values';
import { FlowRecord, itemsOf, valueType, type FlowData, type FlowScope, type FlowType } from '../data';
import type { FlowInput, FlowRecordCreate, FlowRecordDelete, FlowRecordUpdate } from '../definition';
import { compileTarget } from './assignments';
import { compileFilters, fits, joinedBy } from './conditions';
import { describeType } from '../data';
import { objectNamed, report } from './context';
import type { PlainStep, WritePlan, WriteStep } from './program';
import type { FlowReferences } from './references';
import { compileSearch } from './search';

type WriteElement = FlowRecordCreate | FlowRecordUpdate | FlowRecordDelete;

const verbs = { recordCreate: 'create', recordUpdate: 'update', recordDelete: 'delete' } as const;

function step(element: WriteElement, searches: boolean, plan: (scope: FlowScope) => WritePlan): WriteStep {
    return {
        kind: 'write',
        name: element.name,
        order: 0,
        verb: verbs[element.kind],
        searches,
        ...(element.next !== undefined && { next: element.next }),
        ...(element.faultNext !== undefined && { faultNext: element.faultNext }),
        plan
    };
}

/** Compiles a Create Records element. */
export function compileCreate(references: FlowReferences, element: FlowRecordCreate): WriteStep | undefined {
    if (element.inputReference !== undefined) {
        const source = compileSource(references, element.inputReference, element.location);
        return source && step(element, false, (scope) => createRecords(source.records(scope)));
    }
    const object = objectNamed(references.context, element.object ?? '', element.location);
    if (object === undefined) {
        return undefined;
    }
    const values = compileInputs(references, object, element.inputs, (field) => field.createable);
    const target = element.idTarget && compileTarget(references, element.idTarget, element.location);
    return step(element, false, (scope) => ({
        operations: [{ kind: 'create', object: object.apiName, values: values(scope) }],
        found: 0,
        saved: ([result]) => {
            const id = result?.success === true ? result.id : null;
            scope.data.set(element.name, id);
            if (typeof target === 'object') {
                target.write(scope, id);
            }
        }
    }));
}

function createRecords(records: readonly FlowRecord[]): WritePlan {
    return {
        operations: records.map((record) => ({
            kind: 'create',
            object: record.object.apiName,
            values: creatableValues(record)
        })),
        found: 0,
        // The variable's record is the created one from now on.
        saved: (results) =>
            results.forEach((result, index) => {
                if (result.success) {
                    records[index]!.values['Id'] = result.id;
                    records[index]!.changed.clear();
                }
            })
    };
}

/** A record that was found can be created anew once its Id is cleared: without what the platform computes. */
function creatableValues(record: FlowRecord): Record<string, FieldValue> {
    const values: Record<string, FieldValue> = {};
    for (const [name, value] of Object.entries(record.values)) {
        const isGiven = record.changed.has(name) || record.object.fields.get(name)?.createable === true;
        if (name === 'Id' ? value !== null : isGiven) {
            values[name] = value;
        }
    }
    return values;
}

/** Compiles an Update Records element; before the save it can update `$Record` only, which then is no write. */
export function compileUpdate(
    references: FlowReferences,
    element: FlowRecordUpdate
): WriteStep | PlainStep | undefined {
    const { start } = references.context.flow;
    const beforeSave = start.kind === 'record' && start.trigger === 'RecordBeforeSave';
    if (beforeSave && element.inputReference === '$Record') {
        return updateDraft(references, element);
    }
    if (element.inputReference !== undefined && element.inputs.length === 0) {
        const source = compileSource(references, element.inputReference, element.location);
        return (
            source &&
            step(element, source.searches, (scope) =>
                updateRecords(source.records(scope), source.isTrigger ? scope : undefined)
            )
        );
    }
    const selection = compileSelection(references, element);
    if (selection === undefined) {
        return undefined;
    }
    const { object, select, searches } = selection;
    const values = compileInputs(references, object, element.inputs, (field) => field.updateable);
    return step(element, searches, (scope) => {
        const records = select(scope);
        return plan(
            records.map((record) => ({
                kind: 'update',
                object: object.apiName,
                id: record['Id'] as string,
                values: values(scope)
            }))
        );
    });
}

function plan(operations: readonly SaveOperation[]): WritePlan {
    return { operations, found: operations.length, saved: () => undefined };
}

function updateRecords(records: readonly FlowRecord[], trigger: FlowScope | undefined): WritePlan {
    return {
        operations: records.map((record) => ({
            kind: 'update',
            object: record.object.apiName,
            id: String(record.values['Id'] ?? ''),
            values: Object.fromEntries(
                [...record.changed].filter((name) => name !== 'Id').map((name) => [name, record.values[name] ?? null])
            )
        })),
        found: 0,
        saved: () => {
            records.forEach((record) => record.changed.clear());
            trigger?.changed.clear();
        }
    };
}

/** Before the save, an update of `$Record` sets fields of the draft, where the record meets the element's conditions. */
function updateDraft(references: FlowReferences, element: FlowRecordUpdate): PlainStep {
    const object = references.context.object!;
    const filters = compileFilters(references, object, element.filters);
    const joined = joinedBy(references, element.filterLogic, filters.length, element.location);
    const inputs = inputFields(references, object, element.inputs, (field) => field.createable || field.updateable);
    return {
        kind: 'plain',
        name: element.name,
        order: 0,
        run: (scope) => {
            if (joined((index) => filters[index]!.test(scope, filters[index]!.read(scope)))) {
                for (const { field, read } of inputs) {
                    scope.effects.setField(scope, field, read(scope));
                }
            }
            return element.next;
        }
    };
}

/** Compiles a Delete Records element. */
export function compileDelete(references: FlowReferences, element: FlowRecordDelete): WriteStep | undefined {
    if (element.inputReference !== undefined) {
        const source = compileSource(references, element.inputReference, element.location);
        return (
            source &&
            step(element, source.searches, (scope) =>
                plan(source.records(scope).map(({ object, values }) => deletion(object, values)))
            )
        );
    }
    const selection = compileSelection(references, element);
    return (
        selection &&
        step(element, selection.searches, (scope) =>
            plan(selection.select(scope).map((record) => deletion(selection.object, record)))
        )
    );
}

function deletion(object: ObjectSchema, record: Readonly<FieldValues>): SaveOperation {
    return { kind: 'delete', object: object.apiName, id: String(record['Id'] ?? '') };
}

interface Selection {
    readonly object: ObjectSchema;
    readonly searches: boolean;
    select(scope: FlowScope): readonly Readonly<FieldValues>[];
}

/** The stored records that an element means: those its filters find, or those of its reference that meet them. */
function compileSelection(
    references: FlowReferences,
    element: FlowRecordUpdate | FlowRecordDelete
): Selection | undefined {
    if (element.inputReference === undefined) {
        const object = objectNamed(references.context, element.object ?? '', element.location);
        const search = object && compileSearch(references, object, element);
        return search && { object, searches: true, select: (scope) => search(scope) };
    }
    const source = compileSource(references, element.inputReference, element.location);
    if (source === undefined) {
        return undefined;
    }
    const { object } = source;
    const filters = compileFilters(references, object, element.filters);
    const joined = joinedBy(references, element.filterLogic, filters.length, element.location);
    return {
        object,
        searches: source.searches,
        select: (scope) => {
            const operands = filters.map((filter) => filter.read(scope));
            return source
                .records(scope)
                .map(({ values }) => values)
                .filter((record) => {
                    const candidate = scopeOf(scope, object, record);
                    return joined((index) => filters[index]!.test(candidate, operands[index]!));
                });
        }
    };
}

interface RecordSource {
    readonly object: ObjectSchema;
    /** Whether the records are read from the database for this. */
    readonly searches: boolean;
    readonly isTrigger: boolean;
    records(scope: FlowScope): readonly FlowRecord[];
}

/**
 * The records behind an `inputReference`: a record or collection that the flow holds, `$Record`, its parent
 * (`$Record.Account`) or its children (`$Record.Contacts`).
 */
function compileSource(references: FlowReferences, path: string, location: SourceLocation): RecordSource | undefined {
    const related = relatedSource(references, path);
    if (related !== undefined) {
        return related;
    }
    const resource = references.resolve(path, location);
    if (resource === undefined) {
        return undefined;
    }
    if (resource.type.kind !== 'record') {
        report(references.context, location, `${path} is a ${describeType(resource.type)}, no record or records.`);
        return undefined;
    }
    const { object, collection } = resource.type;
    return {
        object,
        searches: false,
        isTrigger: path === '$Record',
        records: (scope) => recordsOf(resource.read(scope), object, collection)
    };
}

/** A record variable that holds nothing is an empty record, which the save refuses by its missing Id. */
function recordsOf(data: FlowData, object: ObjectSchema, collection: boolean): readonly FlowRecord[] {
    return collection
        ? itemsOf(data).filter((item) => item instanceof FlowRecord)
        : [data instanceof FlowRecord ? data : new FlowRecord(object)];
}

function relatedSource(references: FlowReferences, path: string): RecordSource | undefined {
    const { object, schema } = references.context;
    const [first, relationship = '', ...rest] = path.split('.');
    if (object === undefined || first !== '$Record' || relationship === '' || rest.length > 0) {
        return undefined;
    }
    const reference = findRelationship(object, relationship);
    const parent = schema.objects.get(reference?.reference?.referenceTo[0] ?? '');
    if (reference !== undefined && parent !== undefined) {
        return related(parent, (scope) => {
            const id = scope.record[reference.apiName];
            const record = typeof id === 'string' ? scope.runtime.store.read(parent.apiName, id) : undefined;
            return record === undefined ? [] : [record];
        });
    }
    const children = schema.childRelationships(object.apiName).get(relationship);
    const child = schema.objects.get(children?.childObject ?? '');
    const field = child?.fields.get(children?.childField ?? '');
    return (
        child &&
        field &&
        related(child, (scope) => scope.runtime.store.findBy(child.apiName, field, scope.record['Id'] ?? null))
    );
}

function related(object: ObjectSchema, find: (scope: FlowScope) => readonly Readonly<FieldValues>[]): RecordSource {
    return {
        object,
        searches: true,
        isTrigger: false,
        records: (scope) => find(scope).map((record) => new FlowRecord(object, record))
    };
}

interface InputField {
    readonly field: FieldSchema;
    read(scope: FlowScope): FieldValue;
}

function inputFields(
    references: FlowReferences,
    object: ObjectSchema,
    inputs: readonly FlowInput[],
    writable: (field: FieldSchema) => boolean
): InputField[] {
    const { context } = references;
    return inputs.flatMap((input) => {
        const field = context.schema.findField(object, input.field);
        const type: FlowType | undefined = field && valueType(field.type);
        const value = references.value(input.value, type);
        if (field === undefined) {
            report(context, input.location, `${object.apiName} has no field ${input.field}.`);
            return [];
        }
        if (!writable(field)) {
            report(context, input.location, `${object.apiName}.${field.apiName} cannot be assigned here.`);
        } else if (!fits(type!, value.type)) {
            report(
                context,
                input.location,
                `A ${describeType(type!)} and a ${describeType(value.type)} do not go together.`
            );
        }
        return [{ field, read: (scope: FlowScope) => value.read(scope) as FieldValue }];
    });
}

function compileInputs(
    references: FlowReferences,
    object: ObjectSchema,
    inputs: readonly FlowInput[],
    writable: (field: FieldSchema) => boolean
): (scope: FlowScope) => Record<string, FieldValue> {
    const fields = inputFields(references, object, inputs, writable);
    return (scope) => Object.fromEntries(fields.map(({ field, read }) => [field.apiName, read(scope)]));
}
