import type { ObjectSchema } from '../../metadata/schema';
import type { SaveError, SaveOperation } from '../../org';
import type { ApiContext } from '../context';
import { ApiError, apiError, notFound, parseJsonObject } from '../http';
import type { ApiResponse } from '../http';
import { resolveChildren } from '../../query/paths';
import type { ApiRequest, Route } from '../router';
import { recordValues } from './records';
import { isObject } from './subrequests';

/** Source: REST API guide, "sObject Tree": all trees together 200 records, five objects, five levels. */
const mostRecords = 200;
const mostObjects = 5;
const mostLevels = 5;

interface Node {
    readonly referenceId: string;
    readonly level: number;
    readonly object: ObjectSchema;
    readonly values: Record<string, unknown>;
    /** Place in the request, for the order of the results. */
    readonly index: number;
}

/** POST /composite/tree/{object}: records with their children, all or none. */
export function treeRoutes(): Route[] {
    return [{ method: 'POST', pattern: '/composite/tree/{object}', run: tree }];
}

function tree(request: ApiRequest): ApiResponse {
    const { context, parameters } = request;
    const object = context.schema.findObject(parameters['object'] ?? '');
    if (!object) {
        throw notFound();
    }
    const records = parseJsonObject(request.body)['records'];
    const nodes: Node[] = [];
    collect(context, nodes, object, records, 1);
    checkLimits(nodes);
    checkReferenceIds(nodes);
    // Level by level, each parent before its children; operations on one object stand together.
    const ordered = [...nodes].sort(
        (one, other) => one.level - other.level || one.object.apiName.localeCompare(other.object.apiName)
    );
    const results = context.org.save(ordered.map(toOperation), { userId: context.user.id, allOrNone: true });
    const failures = ordered.flatMap((node, position) => {
        const result = results[position];
        return result && !result.success && !isConsequence(result.errors) ? [failure(node, result.errors)] : [];
    });
    if (failures.length > 0) {
        throw refused(failures);
    }
    const ids = new Map(ordered.map((node, position) => [node.index, results[position]]));
    return {
        status: 201,
        body: {
            hasErrors: false,
            results: nodes.map((node) => {
                const result = ids.get(node.index);
                return { referenceId: node.referenceId, id: result?.success ? result.id : undefined };
            })
        }
    };
}

function toOperation(node: Node): SaveOperation {
    return { kind: 'create', object: node.object.apiName, values: node.values, alias: node.referenceId };
}

/** Whether a record was refused only because another one was. */
function isConsequence(errors: readonly SaveError[]): boolean {
    return errors.every(({ statusCode }) => statusCode === 'ALL_OR_NONE_OPERATION_ROLLED_BACK');
}

function failure({ referenceId }: Pick<Node, 'referenceId'>, errors: readonly SaveError[]): unknown {
    return {
        referenceId,
        errors: errors.map(({ statusCode, message, fields }) => ({ statusCode, message, fields }))
    };
}

function refused(results: readonly unknown[]): ApiError {
    return new ApiError(400, { hasErrors: true, results });
}

/** Flattens a list of records with their children, parents first. */
function collect(
    context: ApiContext,
    nodes: Node[],
    object: ObjectSchema,
    records: unknown,
    level: number,
    parent?: { readonly field: string; readonly referenceId: string }
): void {
    if (!Array.isArray(records) || records.length === 0) {
        throw apiError(400, 'JSON_PARSER_ERROR', "'records' must be a list that is not empty.");
    }
    if (level > mostLevels) {
        throw apiError(400, 'LIMIT_EXCEEDED', `The records are nested more than ${mostLevels} levels deep.`);
    }
    for (const record of records as unknown[]) {
        const attributes = isObject(record) ? record['attributes'] : undefined;
        if (!isObject(record) || !isObject(attributes)) {
            throw apiError(400, 'JSON_PARSER_ERROR', "Each record must be an object with 'attributes'.");
        }
        const type = attributes['type'];
        if (typeof type !== 'string' || type.toLowerCase() !== object.apiName.toLowerCase()) {
            throw apiError(
                400,
                'INVALID_TYPE',
                `attributes.type must be ${object.apiName} here; found ${JSON.stringify(type ?? null)}.`
            );
        }
        const referenceId = typeof attributes['referenceId'] === 'string' ? attributes['referenceId'] : '';
        collectRecord(context, nodes, { object, record, referenceId, level, ...(parent ? { parent } : {}) });
    }
}

interface GivenRecord {
    readonly object: ObjectSchema;
    readonly record: Readonly<Record<string, unknown>>;
    readonly referenceId: string;
    readonly level: number;
    readonly parent?: { readonly field: string; readonly referenceId: string };
}

function collectRecord(context: ApiContext, nodes: Node[], given: GivenRecord): void {
    const { object, record, referenceId, level, parent } = given;
    const own: Record<string, unknown> = parent ? { [parent.field]: `@{${parent.referenceId}}` } : {};
    const children: { readonly name: string; readonly records: unknown }[] = [];
    for (const [name, value] of Object.entries(record)) {
        if (isObject(value) && 'records' in value) {
            children.push({ name, records: value['records'] });
        } else {
            own[name] = value;
        }
    }
    nodes.push({ referenceId, level, object, values: recordValues(own), index: nodes.length });
    for (const { name, records } of children) {
        const relationship = resolveChildren(context.schema, object, name);
        const child = context.schema.objects.get(relationship.childObject)!;
        collect(context, nodes, child, records, level + 1, { field: relationship.childField, referenceId });
    }
}

function checkLimits(nodes: readonly Node[]): void {
    if (nodes.length > mostRecords) {
        throw apiError(
            400,
            'LIMIT_EXCEEDED',
            `The request has ${nodes.length} records; allowed are at most ${mostRecords} in all trees.`
        );
    }
    const objects = new Set(nodes.map(({ object }) => object.apiName));
    if (objects.size > mostObjects) {
        throw apiError(
            400,
            'LIMIT_EXCEEDED',
            `The request has records of ${objects.size} objects; allowed are at most ${mostObjects}.`
        );
    }
}

/** @throws ApiError 400 with one result for each record without a reference id, or with another's. */
function checkReferenceIds(nodes: readonly Node[]): void {
    const error = (message: string): SaveError => ({ statusCode: 'INVALID_INPUT', message, fields: [] });
    const counts = new Map<string, number>();
    nodes.forEach(({ referenceId }) => counts.set(referenceId, (counts.get(referenceId) ?? 0) + 1));
    const failures = nodes.flatMap((node) => {
        if (node.referenceId === '') {
            return [failure(node, [error('Include a reference ID for each record in the request.')])];
        }
        return (counts.get(node.referenceId) ?? 0) > 1
            ? [failure(node, [error('Duplicate ReferenceId provided in the request.')])]
            : [];
    });
    if (failures.length > 0) {
        throw refused(failures);
    }
}
