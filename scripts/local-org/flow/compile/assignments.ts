import { Decimal } from 'decimal.js';
import type { FieldSchema, SourceLocation } from '../../metadata/schema';
import type { FieldValue } from '../../values';
import {
    copyData,
    copyItem,
    describeType,
    FlowRecord,
    isCollection,
    itemsOf,
    sameItem,
    valueType,
    type FlowData,
    type FlowItem,
    type FlowScope,
    type FlowType
} from '../data';
import type { AssignmentOperator, FlowAssignment } from '../definition';
import { kindOf } from '../values';
import { fits } from './conditions';
import { report } from './context';
import type { FlowReferences } from './references';

/** Something that a flow can write to. */
export interface FlowTarget {
    readonly type: FlowType;
    read(scope: FlowScope): FlowData;
    write(scope: FlowScope, value: FlowData): void;
}

/** What an assignment element does, item after item. */
export function compileAssignment(references: FlowReferences, element: FlowAssignment): (scope: FlowScope) => void {
    const items = element.items.flatMap((item) => {
        const target = compileTarget(references, item.target, item.location);
        const value = references.value(item.value, target && wantedType(target.type, item.operator));
        if (target === undefined) {
            return [];
        }
        const combine = combination(item.operator, target.type, value.type);
        if (combine === undefined) {
            report(references.context, item.location, misfit(item.operator, target.type, value.type));
            return [];
        }
        return (scope: FlowScope): void =>
            target.write(
                scope,
                combine(() => target.read(scope), value.read(scope))
            );
    });
    return (scope) => items.forEach((item) => item(scope));
}

function misfit(operator: AssignmentOperator, target: FlowType, value: FlowType): string {
    return operator === 'Assign'
        ? `A ${describeType(target)} and a ${describeType(value)} do not go together.`
        : `operator ${operator} does not fit a ${describeType(target)} and a ${describeType(value)}.`;
}

/** The type that a literal written as text is read as. */
function wantedType(target: FlowType, operator: AssignmentOperator): FlowType {
    if (operator === 'RemovePosition') {
        return valueType('Number');
    }
    const isShift = target.kind === 'value' && ['date', 'dateTime', 'time'].includes(kindOf(target.type));
    return isShift && (operator === 'Add' || operator === 'Subtract')
        ? valueType('Number')
        : { ...target, collection: false };
}

/**
 * What can be assigned: a field of `$Record`, a variable, a field of a record variable, of a found record or of a
 * loop's current item. Anything else is reported.
 */
export function compileTarget(
    references: FlowReferences,
    path: string,
    location: SourceLocation
): FlowTarget | undefined {
    const { context } = references;
    const [first = '', second, ...rest] = path.split('.');
    const resource = references.resolve(path, location);
    if (resource === undefined) {
        return undefined;
    }
    if (first === '$Record' && second !== undefined && rest.length === 0) {
        const field = context.object && context.schema.findField(context.object, second);
        return field && recordFieldTarget(references, field, resource, location);
    }
    const variable = context.flow.variables.get(first);
    const element = context.flow.elements.get(first);
    if (second === undefined && variable !== undefined) {
        return { ...resource, write: (scope, value) => scope.data.set(first, copyData(value)) };
    }
    const holds = variable !== undefined || element?.kind === 'recordLookup' || element?.kind === 'loop';
    const holder = holds && rest.length === 0 && second !== undefined ? references.find([first]) : undefined;
    if (holder?.type.kind === 'record' && !holder.type.collection) {
        const { object } = holder.type;
        const field = context.schema.findField(object, second!);
        if (field !== undefined && isAssignable(references, field, object.apiName, location)) {
            return {
                ...resource,
                write: (scope, value) => {
                    let record = scope.data.get(first);
                    if (!(record instanceof FlowRecord)) {
                        record = new FlowRecord(object);
                        scope.data.set(first, record);
                    }
                    record.set(field.apiName, value as FieldValue);
                }
            };
        }
        return undefined;
    }
    report(context, location, `${path} cannot be assigned; a field of $Record, a variable or a field of one can.`);
    return undefined;
}

function recordFieldTarget(
    references: FlowReferences,
    field: FieldSchema,
    resource: { type: FlowType; read(scope: FlowScope): FlowData },
    location: SourceLocation
): FlowTarget | undefined {
    const { context } = references;
    const { start } = context.flow;
    if (start.kind === 'record' && start.trigger === 'RecordBeforeDelete') {
        report(context, location, 'a field of $Record cannot be assigned while the record is being deleted.');
        return undefined;
    }
    return isAssignable(references, field, context.object!.apiName, location)
        ? { ...resource, write: (scope, value) => scope.effects.setField(scope, field, value as FieldValue) }
        : undefined;
}

function isAssignable(
    references: FlowReferences,
    field: FieldSchema,
    object: string,
    location: SourceLocation
): boolean {
    // The Id says which record to update or delete.
    if (field.createable || field.updateable || field.type === 'Id') {
        return true;
    }
    report(references.context, location, `${object}.${field.apiName} cannot be assigned: it is computed.`);
    return false;
}

type Combine = (present: () => FlowData, value: FlowData) => FlowData;

/**
 * What an operator makes of the present value and the new one; undefined where the types do not go together.
 * Metadata API Developer Guide, FlowAssignmentOperator.
 */
function combination(operator: AssignmentOperator, target: FlowType, value: FlowType): Combine | undefined {
    if (operator === 'AssignCount') {
        const counts = isNumber(target) && value.collection;
        return counts ? (_, items) => new Decimal(itemsOf(items).length) : undefined;
    }
    if (operator === 'Assign') {
        return fits(target, value) ? (_, data) => data : undefined;
    }
    return target.collection ? collectionOperator(operator, target, value) : valueOperator(operator, target, value);
}

function isNumber(type: FlowType): boolean {
    return type.kind === 'value' && !type.collection && kindOf(type.type) === 'number';
}

function valueOperator(operator: AssignmentOperator, target: FlowType, value: FlowType): Combine | undefined {
    if (target.kind !== 'value' || value.kind !== 'value' || value.collection) {
        return undefined;
    }
    const kind = kindOf(target.type);
    if (operator === 'AddItem') {
        return target.type === 'MultiselectPicklist' && kindOf(value.type) === 'text' ? joinItems : undefined;
    }
    if (operator !== 'Add' && operator !== 'Subtract') {
        return undefined;
    }
    const sign = operator === 'Add' ? 1 : -1;
    if (kind === 'number' && isNumber(value)) {
        return (present, amount) => sum(present() as FieldValue, amount as FieldValue, sign);
    }
    if ((kind === 'date' || kind === 'dateTime') && isNumber(value)) {
        return (present, days) => shiftDays(present() as FieldValue, days as FieldValue, sign, kind);
    }
    if (kind === 'text' && operator === 'Add') {
        return (present, text) => `${shown(present())}${shown(text)}` || null;
    }
    return undefined;
}

function shown(data: FlowData): string {
    return Decimal.isDecimal(data) ? data.toFixed() : data === null ? '' : String(data);
}

/** A blank counts as zero beside a number. */
function sum(left: FieldValue, right: FieldValue, sign: 1 | -1): FieldValue {
    if (!Decimal.isDecimal(right)) {
        return left;
    }
    const amount = sign === 1 ? right : right.negated();
    return Decimal.isDecimal(left) ? left.plus(amount) : amount;
}

/** A date moves by whole days, a date-time by days and their fractions. */
function shiftDays(present: FieldValue, days: FieldValue, sign: 1 | -1, kind: 'date' | 'dateTime'): FieldValue {
    if (typeof present !== 'string' || !Decimal.isDecimal(days)) {
        return present;
    }
    const count = (kind === 'date' ? days.trunc() : days).toNumber() * sign;
    const moved = new Date(Date.parse(present) + Math.round(count * 86_400_000)).toISOString();
    return kind === 'date' ? moved.slice(0, 10) : moved;
}

function joinItems(present: () => FlowData, item: FlowData): FlowData {
    const chosen = String(present() ?? '')
        .split(';')
        .filter((each) => each !== '');
    return [...new Set([...chosen, ...(item === null ? [] : [String(item)])])].join(';') || null;
}

function collectionOperator(operator: AssignmentOperator, target: FlowType, value: FlowType): Combine | undefined {
    if (operator === 'RemovePosition') {
        // Positions count from 1.
        return isNumber(value)
            ? (present, position) =>
                  itemsOf(present()).filter((_, index) => !(position as Decimal | null)?.eq(index + 1))
            : undefined;
    }
    if (!fits({ ...target, collection: value.collection }, value)) {
        return undefined;
    }
    const change = collectionChanges[operator];
    return change && ((present, data) => change(itemsOf(present()), isCollection(data) ? data : [data]));
}

/** What becomes of a collection's items with those of the value. */
const collectionChanges: Partial<
    Record<AssignmentOperator, (items: readonly FlowItem[], given: readonly FlowItem[]) => readonly FlowItem[]>
> = {
    Add: (items, given) => [...items, ...given.map(copyItem)],
    AddAtStart: (items, given) => [...given.map(copyItem), ...items],
    RemoveAll: (items, given) => items.filter((item) => !given.some((each) => sameItem(each, item))),
    RemoveUncommon: (items, given) => items.filter((item) => given.some((each) => sameItem(each, item))),
    RemoveFirst: (items, given) => {
        const first = positionOf(items, given);
        return items.filter((_, index) => index !== first);
    },
    RemoveBeforeFirst: (items, given) => items.slice(Math.max(0, positionOf(items, given))),
    RemoveAfterFirst: (items, given) => {
        const first = positionOf(items, given);
        return first < 0 ? items : items.slice(0, first + 1);
    }
};

function positionOf(items: readonly FlowItem[], given: readonly FlowItem[]): number {
    return items.findIndex((item) => given.some((each) => sameItem(each, item)));
}
