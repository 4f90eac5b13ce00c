import { joinByFilterLogic } from '../../filterLogic';
import type { ObjectSchema, SourceLocation } from '../../metadata/schema';
import { fieldValue, scopeOf } from '../../save/scope';
import { isStored } from '../../store/layout';
import type { FieldValue, FieldValues } from '../../values';
import { itemsOf, type FlowData, type FlowScope } from '../data';
import type { FlowRecordFilter } from '../definition';
import { order } from '../values';
import { compileFilters, joinedBy, type RecordFilter } from './conditions';
import { report } from './context';
import type { FlowReferences } from './references';

/** Finds the stored records that an interview looks for. */
export type Search = (scope: FlowScope, limit?: number) => Readonly<FieldValues>[];

/** Compiles a search: filters, their logic and a sort. Where nothing sorts, records come in the order of their Ids. */
export function compileSearch(
    references: FlowReferences,
    object: ObjectSchema,
    search: {
        readonly filters: readonly FlowRecordFilter[];
        readonly filterLogic: string;
        readonly sort?: { readonly field: string; readonly descending: boolean };
        readonly location: SourceLocation;
    }
): Search {
    const filters = compileFilters(references, object, search.filters);
    const joined = joinedBy(references, search.filterLogic, filters.length, search.location);
    const candidates = candidateSource(object, filters, search.filterLogic);
    const sorted = compileSort(references, object, search.sort, search.location);
    return (scope, limit = Infinity) => {
        const operands = filters.map((filter) => filter.read(scope));
        const matches: Readonly<FieldValues>[] = [];
        for (const record of candidates(scope, operands)) {
            const candidate = scopeOf(scope, object, record);
            if (joined((index) => filters[index]!.test(candidate, operands[index]!))) {
                matches.push(record);
                if (sorted === undefined && matches.length >= limit) {
                    break;
                }
            }
        }
        return sorted === undefined ? matches : sorted(scope, matches).slice(0, limit);
    };
}

type Candidates = (scope: FlowScope, operands: readonly FlowData[]) => Iterable<Readonly<FieldValues>>;

/** Where records to test come from: by the filter that leaves the fewest, or all records of the object. */
function candidateSource(object: ObjectSchema, filters: readonly RecordFilter[], logic: string): Candidates {
    const all: Candidates = (scope) => [...scope.runtime.store.readAll(object.apiName)];
    const required = requiredFilters(logic, filters.length);
    const usable = filters.filter((filter, index) => required.has(index) && isKey(filter));
    const [key] = usable.sort((left, right) => rank(left) - rank(right));
    if (key === undefined) {
        return all;
    }
    const position = filters.indexOf(key);
    return (scope, operands) => {
        const { store } = scope.runtime;
        const operand = operands[position]!;
        const values = key.operator === 'In' ? itemsOf(operand) : [operand];
        const unique = [...new Set(values as FieldValue[])];
        if (key.field.type === 'Id') {
            return unique.flatMap((id) => {
                const record = typeof id === 'string' ? store.read(object.apiName, id) : undefined;
                return record === undefined ? [] : [record];
            });
        }
        return unique.flatMap((value) => store.findBy(object.apiName, key.field, value));
    };
}

/** The filters that hold for every record that the logic lets through; none where it is faulty, which is reported. */
function requiredFilters(logic: string, count: number): ReadonlySet<number> {
    const each = Array.from({ length: count }, (_, index): ReadonlySet<number> => new Set([index]));
    try {
        return joinByFilterLogic(logic, each, {
            and: (parts) => new Set(parts.flatMap((part) => [...part])),
            or: ([first, ...others]) =>
                new Set([...(first ?? [])].filter((index) => others.every((part) => part.has(index)))),
            not: () => new Set()
        });
    } catch {
        return new Set();
    }
}

function isKey({ field, operator }: RecordFilter): boolean {
    // Other columns hold what a lookup must not see (a search for a blank checkbox, say), or the scan is as good.
    return (operator === 'EqualTo' || operator === 'In') && isStored(field) && field.type !== 'Checkbox';
}

function rank({ field }: RecordFilter): number {
    return field.type === 'Id' ? 0 : field.unique || field.externalId ? 1 : field.type === 'Reference' ? 2 : 3;
}

function compileSort(
    references: FlowReferences,
    object: ObjectSchema,
    sort: { readonly field: string; readonly descending: boolean } | undefined,
    location: SourceLocation
): ((scope: FlowScope, records: Readonly<FieldValues>[]) => Readonly<FieldValues>[]) | undefined {
    if (sort === undefined) {
        return undefined;
    }
    const field = references.context.schema.findField(object, sort.field);
    if (field === undefined) {
        report(references.context, location, `${object.apiName} has no field ${sort.field}.`);
        return undefined;
    }
    const direction = sort.descending ? -1 : 1;
    return (scope, records) => {
        const keyed = records.map((record) => ({
            record,
            key: sortKey(fieldValue(scopeOf(scope, object, record), field))
        }));
        keyed.sort((left, right) => orderWithBlanks(left.key, right.key, direction, true));
        return keyed.map(({ record }) => record);
    };
}

/** Text is sorted without regard to case. */
export function sortKey(value: FieldValue): FieldValue {
    return typeof value === 'string' ? value.toLowerCase() : value;
}

/** Blanks come first (or last) whichever way the rest is sorted. */
export function orderWithBlanks(left: FieldValue, right: FieldValue, direction: 1 | -1, blanksFirst: boolean): number {
    if (left === null || right === null) {
        return left === right ? 0 : (left === null) === blanksFirst ? -1 : 1;
    }
    return direction * order(left, right);
}
