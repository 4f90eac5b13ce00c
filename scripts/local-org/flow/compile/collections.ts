import type { FieldSchema } from '../../metadata/schema';
import { fieldValue } from '../../save/scope';
import {
    copyItem,
    describeType,
    FlowRecord,
    isCollection,
    itemsOf,
    scopeOfRecord,
    type FlowItem,
    type FlowScope
} from '../data';
import type { FlowCollectionFilter, FlowCollectionSort, FlowLoop } from '../definition';
import { compileTarget } from './assignments';
import { compileConditions } from './conditions';
import { report } from './context';
import type { FlowReferences, FlowResource } from './references';
import { orderWithBlanks, sortKey } from './search';

type Run = (scope: FlowScope) => string | undefined;

function collectionNamed(
    references: FlowReferences,
    element: FlowLoop | FlowCollectionFilter | FlowCollectionSort
): FlowResource | undefined {
    const resource = references.resolve(element.collection, element.location);
    if (resource !== undefined && !resource.type.collection) {
        report(
            references.context,
            element.location,
            `${element.collection} is a ${describeType(resource.type)}, no collection.`
        );
        return undefined;
    }
    return resource;
}

/** Goes to the next item each time it is reached; each is a copy, so that what is done to it is kept by adding it somewhere. */
export function compileLoop(references: FlowReferences, element: FlowLoop): Run | undefined {
    const collection = collectionNamed(references, element);
    const target = element.itemVariable && compileTarget(references, element.itemVariable, element.location);
    return (
        collection &&
        ((scope) => {
            let loop = scope.loops.get(element.name);
            if (loop === undefined) {
                const items = itemsOf(collection.read(scope));
                loop = { items: element.descending ? [...items].reverse() : items, position: 0 };
                scope.loops.set(element.name, loop);
            }
            if (loop.position >= loop.items.length) {
                scope.loops.delete(element.name);
                return element.next;
            }
            const item = copyItem(loop.items[loop.position]!);
            loop.position += 1;
            if (typeof target === 'object') {
                target.write(scope, item);
            } else {
                scope.data.set(element.name, item);
            }
            return element.nextValue;
        })
    );
}

export function compileCollectionFilter(references: FlowReferences, element: FlowCollectionFilter): Run | undefined {
    const collection = collectionNamed(references, element);
    const { formula, location } = element;
    const test =
        formula === undefined
            ? compileConditions(references, element.conditions, element.logic, location)
            : references.condition(`of ${element.name}`, formula.source, formula.location);
    return (
        collection &&
        test &&
        ((scope) => {
            const kept: FlowItem[] = [];
            for (const item of itemsOf(collection.read(scope))) {
                scope.data.set(element.itemVariable, item);
                if (test(scope)) {
                    kept.push(copyItem(item));
                }
            }
            scope.data.set(element.name, kept);
            return element.next;
        })
    );
}

export function compileCollectionSort(references: FlowReferences, element: FlowCollectionSort): Run | undefined {
    const { context } = references;
    const collection = collectionNamed(references, element);
    const { type } = collection ?? {};
    const keys = element.options.flatMap((option) => {
        const field =
            type?.kind === 'record' && option.field !== undefined
                ? context.schema.findField(type.object, option.field)
                : undefined;
        if (type?.kind === 'record' && field === undefined) {
            report(context, option.location, `${type.object.apiName} has no field ${option.field ?? ''}.`);
        }
        return [{ ...option, field }];
    });
    const name = element.collection;
    if (collection !== undefined && name.includes('.')) {
        report(context, element.location, `${name} cannot be sorted: it is no variable or element of the flow.`);
    }
    return (
        collection &&
        ((scope) => {
            const items = collection.read(scope);
            if (isCollection(items)) {
                const sorted = [...items].sort((left, right) => {
                    for (const { field, descending, blanksFirst } of keys) {
                        const [first, second] = [keyOf(scope, left, field), keyOf(scope, right, field)];
                        const compared = orderWithBlanks(first, second, descending ? -1 : 1, blanksFirst);
                        if (compared !== 0) {
                            return compared;
                        }
                    }
                    return 0;
                });
                scope.data.set(name, sorted.slice(0, element.limit));
            }
            return element.next;
        })
    );
}

function keyOf(scope: FlowScope, item: FlowItem, field: FieldSchema | undefined): ReturnType<typeof sortKey> {
    if (item instanceof FlowRecord) {
        return field === undefined ? null : sortKey(fieldValue(scopeOfRecord(scope, item), field));
    }
    return sortKey(item);
}
