import { compileFilterLogic, type FilterLogic } from '../../filterLogic';
import type { FieldSchema, ObjectSchema, SourceLocation } from '../../metadata/schema';
import { priorValue } from '../../save/references';
import { fieldValue, type RecordScope } from '../../save/scope';
import type { FieldValue } from '../../values';
import {
    describeType,
    FlowRecord,
    isCollection,
    itemsOf,
    sameItem,
    valueType,
    type FlowData,
    type FlowScope,
    type FlowType
} from '../data';
import type { FlowCondition, FlowOperator, FlowRecordFilter } from '../definition';
import { compareValues, equalValues, kindOf } from '../values';
import { report } from './context';
import type { FlowReferences, FlowResource } from './references';

export type Test = (scope: FlowScope) => boolean;

/** Operators that ask whether there is something, and are compared with true or false. */
const presence: readonly FlowOperator[] = ['IsNull', 'IsBlank', 'IsEmpty', 'IsChanged'];

/** Conditions joined by their logic. */
export function compileConditions(
    references: FlowReferences,
    conditions: readonly FlowCondition[],
    logic: string,
    location: SourceLocation
): Test {
    const tests = conditions.map((condition) => compileCondition(references, condition));
    const joined = joinedBy(references, logic, tests.length, location);
    return (scope) => joined((index) => tests[index]!(scope));
}

/** Logic over numbered conditions; what is wrong with it is reported. No conditions always hold. */
export function joinedBy(
    references: FlowReferences,
    logic: string,
    count: number,
    location: SourceLocation
): FilterLogic {
    try {
        return compileFilterLogic(count === 0 ? 'and' : logic, count);
    } catch (error) {
        report(references.context, location, (error as Error).message);
        return () => false;
    }
}

function compileCondition(references: FlowReferences, condition: FlowCondition): Test {
    const { operator, location } = condition;
    const left = references.resolve(condition.left, location);
    if (left === undefined) {
        return () => false;
    }
    const right = condition.right && references.value(condition.right, comparedWith(left.type, operator));
    if (operator === 'IsChanged') {
        return changed(references, condition, right);
    }
    if (left.type.collection || left.type.kind === 'record') {
        return compileWhole(references, condition, left, right);
    }
    if (operator === 'In' || operator === 'NotIn') {
        const wanted = operator === 'In';
        checkCollection(references, right, location);
        return (scope) => {
            const value = left.read(scope) as FieldValue;
            return itemsOf(right?.read(scope) ?? null).some((item) => sameItem(item, value)) === wanted;
        };
    }
    if (!presence.includes(operator) && right !== undefined) {
        checkComparable(references, left.type, right.type, location);
    }
    return (scope) =>
        compareValues(operator, left.read(scope) as FieldValue, (right?.read(scope) ?? null) as FieldValue);
}

function comparedWith(type: FlowType, operator: FlowOperator): FlowType | undefined {
    return presence.includes(operator) ? valueType('Checkbox') : { ...type, collection: false };
}

/** Records and collections can be asked whether there are any, and collections whether an item is among them. */
function compileWhole(
    references: FlowReferences,
    { operator, location }: FlowCondition,
    left: FlowResource,
    right: FlowResource | undefined
): Test {
    const wanted: Test = (scope) => (right?.read(scope) ?? true) === true;
    switch (operator) {
        case 'IsNull':
            return (scope) => (left.read(scope) === null) === wanted(scope);
        case 'IsEmpty':
        case 'IsBlank':
            if (left.type.collection) {
                return (scope) => (itemsOf(left.read(scope)).length === 0) === wanted(scope);
            }
            return (scope) => (left.read(scope) === null) === wanted(scope);
        case 'Contains':
            if (left.type.collection) {
                return (scope) => {
                    const item = right?.read(scope) ?? null;
                    return !isCollection(item) && itemsOf(left.read(scope)).some((each) => sameItem(each, item));
                };
            }
    }
    report(references.context, location, `operator ${operator} does not fit a ${describeType(left.type)}.`);
    return () => false;
}

function changed(references: FlowReferences, condition: FlowCondition, wanted: FlowResource | undefined): Test {
    const { context } = references;
    const [first, second, ...rest] = condition.left.split('.');
    const field = context.object?.fields.get(second ?? '');
    if (first !== '$Record' || field === undefined || rest.length > 0) {
        report(context, condition.location, 'IsChanged fits a field of $Record only.');
        return () => false;
    }
    references.usesPrior = true;
    return (scope) => {
        const isChanged = !scope.isNew && !equalValues(fieldValue(scope, field), priorValue(scope, field));
        return isChanged === (wanted === undefined || wanted.read(scope) === true);
    };
}

/** One filter of a lookup, an update or a deletion. */
export interface RecordFilter {
    readonly field: FieldSchema;
    readonly operator: FlowOperator;
    readonly read: (scope: FlowScope) => FlowData;
    /** @param operand what `read` gives for the interview; the same for every candidate. */
    test(candidate: RecordScope, operand: FlowData): boolean;
}

/** Filters on records of an object; what does not fit is reported. */
export function compileFilters(
    references: FlowReferences,
    object: ObjectSchema,
    filters: readonly FlowRecordFilter[]
): RecordFilter[] {
    return filters.flatMap((filter) => compileFilter(references, object, filter) ?? []);
}

function compileFilter(
    references: FlowReferences,
    object: ObjectSchema,
    filter: FlowRecordFilter
): RecordFilter | undefined {
    const { operator, location } = filter;
    const field = references.context.schema.findField(object, filter.field);
    if (field === undefined) {
        report(references.context, location, `${object.apiName} has no field ${filter.field}.`);
        return undefined;
    }
    const isPresence = presence.includes(operator);
    const value = references.value(filter.value, valueType(isPresence ? 'Checkbox' : field.type));
    const { read } = value;
    if (operator === 'IsChanged') {
        report(references.context, location, 'IsChanged does not fit a search for records.');
    } else if (operator === 'In' || operator === 'NotIn') {
        checkCollection(references, value, location);
        const wanted = operator === 'In';
        return {
            field,
            operator,
            read,
            test: (candidate, operand) => {
                const present = caseless(fieldValue(candidate, field));
                return itemsOf(operand).some((item) => sameItem(caselessItem(item), present)) === wanted;
            }
        };
    } else if (!isPresence) {
        checkComparable(references, valueType(field.type), value.type, location);
    }
    return {
        field,
        operator,
        read,
        test: (candidate, operand) =>
            compareValues(operator, caseless(fieldValue(candidate, field)), caseless(operand as FieldValue))
    };
}

/** Searches compare text without regard to case, as the database does. */
function caseless(value: FieldValue): FieldValue {
    return typeof value === 'string' ? value.toLowerCase() : value;
}

function caselessItem(item: FieldValue | FlowRecord): FieldValue | FlowRecord {
    return item instanceof FlowRecord ? item : caseless(item);
}

function checkCollection(references: FlowReferences, value: FlowResource | undefined, location: SourceLocation): void {
    if (value === undefined || !value.type.collection || value.type.kind === 'record') {
        report(references.context, location, 'In and NotIn need a collection of values.');
    }
}

function checkComparable(references: FlowReferences, left: FlowType, right: FlowType, location: SourceLocation): void {
    if (left.kind !== right.kind || left.collection !== right.collection || !sameKind(left, right)) {
        report(
            references.context,
            location,
            `A ${describeType(left)} and a ${describeType(right)} do not go together.`
        );
    }
}

function sameKind(left: FlowType, right: FlowType): boolean {
    if (left.kind === 'value' && right.kind === 'value') {
        return kindOf(left.type) === kindOf(right.type);
    }
    return left.kind === 'record' && right.kind === 'record' && left.object === right.object;
}

/** Whether a value of one type can be put where the other is. */
export function fits(target: FlowType, value: FlowType): boolean {
    return target.kind === value.kind && target.collection === value.collection && sameKind(target, value);
}
