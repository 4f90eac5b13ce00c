import { randomBytes } from 'node:crypto';
import { pathText } from '../query/plan';
import type { AggregatePlan, AggregateRow, Expression, FieldPath, QueryPage, QueryRecord } from '../query/plan';
import { expressionText, planSoql } from '../query/soql';
import { withSubtotals } from '../query/subtotals';
import type { Subtotals } from '../query/subtotals';
import type { SoqlLabel } from '../query/soql';
import type { ApiContext } from './context';
import { soqlContext } from './context';
import { displayValue } from './display';
import { queryColumns } from './query-columns';
import type { FieldValue } from '../values';
import { apiError, ok } from './http';
import type { ApiRequest, Route } from './router';
import { toRestJson } from './values';

/** Records of one answer where the client does not ask for fewer. */
const largestBatch = 2000;
/** Queries of which the rest is kept for the next page; the oldest is forgotten, as on the platform. */
const mostCursors = 10;

interface Cursor {
    readonly userId: string;
    readonly records: readonly unknown[];
    readonly batch: number;
}

/**
 * GET /query and /queryAll, and the further pages. Deleted records are gone for good in this org, so both give the same.
 */
export function queryRoutes(): Route[] {
    const cursors = new Map<string, Cursor>();
    const run = (request: ApiRequest): ReturnType<typeof ok> => {
        const text = request.search.get('q');
        if (!text) {
            throw apiError(400, 'MALFORMED_QUERY', "The parameter 'q' with a SOQL query is missing.");
        }
        if (request.search.has('explain')) {
            throw apiError(501, 'NOT_IMPLEMENTED', 'Query plans (explain) are not available in the local org.');
        }
        const plan = planSoql(soqlContext(request.context), text);
        if (/^true$/i.test(request.search.get('columns') ?? '')) {
            return ok(queryColumns(plan));
        }
        if (plan.kind === 'count') {
            const [row] = request.context.engine.runAggregate(plan.plan, request.context.user.id);
            return ok({ totalSize: row?.['count'] ?? 0, done: true, records: [] });
        }
        const records =
            plan.kind === 'aggregate'
                ? aggregateRecords(request.context, plan.plan, plan.subtotals)
                : rowRecords(
                      request.context,
                      plan.plan.select,
                      request.context.engine.run(plan.plan, request.context.user.id),
                      plan.labels
                  );
        return answer(request, cursors, { userId: request.context.user.id, records, batch: batchSize(request) });
    };
    return [
        { method: 'GET', pattern: '/query', run },
        { method: 'GET', pattern: '/queryAll', run },
        { method: 'GET', pattern: '/query/{locator}', run: (request) => nextPage(request, cursors) },
        { method: 'GET', pattern: '/queryAll/{locator}', run: (request) => nextPage(request, cursors) }
    ];
}

/** `Sforce-Query-Options: batchSize=200`; the platform allows 200 to 2 000. */
function batchSize(request: ApiRequest): number {
    const asked = Number(
        /batchSize\s*=\s*(\d+)/i.exec(request.headers['sforce-query-options'] ?? '')?.[1] ?? largestBatch
    );
    return Math.min(largestBatch, Math.max(200, asked));
}

function answer(request: ApiRequest, cursors: Map<string, Cursor>, cursor: Cursor): ReturnType<typeof ok> {
    if (cursor.records.length <= cursor.batch) {
        return ok({ totalSize: cursor.records.length, done: true, records: cursor.records });
    }
    const locator = `01g${randomBytes(8).toString('hex').slice(0, 15)}`;
    cursors.set(locator, cursor);
    for (const oldest of [...cursors.keys()].slice(0, Math.max(0, cursors.size - mostCursors))) {
        cursors.delete(oldest);
    }
    return page(request, cursors, locator, cursor, 0);
}

function nextPage(request: ApiRequest, cursors: Map<string, Cursor>): ReturnType<typeof ok> {
    const [, locator = '', start = ''] = /^(\w+)-(\d+)$/.exec(request.parameters['locator'] ?? '') ?? [];
    const cursor = cursors.get(locator);
    if (!cursor || cursor.userId !== request.context.user.id || Number(start) >= cursor.records.length) {
        throw apiError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    }
    return page(request, cursors, locator, cursor, Number(start));
}

function page(
    request: ApiRequest,
    cursors: Map<string, Cursor>,
    locator: string,
    cursor: Cursor,
    start: number
): ReturnType<typeof ok> {
    const end = Math.min(start + cursor.batch, cursor.records.length);
    const done = end === cursor.records.length;
    if (done) {
        cursors.delete(locator);
    }
    const next = `/services/data/v${request.context.version}/query/${locator}-${end}`;
    return ok({
        totalSize: cursor.records.length,
        done,
        ...(done ? {} : { nextRecordsUrl: next }),
        records: cursor.records.slice(start, end)
    });
}

function rowRecords(
    context: ApiContext,
    select: readonly FieldPath[],
    result: QueryPage,
    labels: readonly SoqlLabel[]
): unknown[] {
    // Whether the field of a label is asked for by itself too.
    const hidden = new Set(labels.filter((label) => label.hidesField).map(({ path }) => path));
    const selected = labels.map(({ path }) =>
        select.some((other) => !hidden.has(other) && pathText(other) === pathText(path))
    );
    return result.records.map((record) => {
        const json = toSobject(context, record);
        labels.forEach((label, index) => putLabel(context, json, record, label, selected[index] ?? false));
        return json;
    });
}

/** A record with its parents and children as the REST API writes it. */
export function toSobject(context: ApiContext, record: QueryRecord): Record<string, unknown> {
    const json: Record<string, unknown> = {
        attributes: {
            type: record.object,
            url: `/services/data/v${context.version}/sobjects/${record.object}/${record.id}`
        }
    };
    const fields = context.schema.objects.get(record.object)?.fields;
    for (const [name, value] of Object.entries(record.fields)) {
        json[name] = toRestJson(fields?.get(name), value);
    }
    for (const [name, parent] of Object.entries(record.parents)) {
        json[name] = parent ? toSobject(context, parent) : null;
    }
    for (const [name, children] of Object.entries(record.children)) {
        json[name] = children.total === 0 ? null : toNestedQuery(context, children);
    }
    return json;
}

function toNestedQuery(context: ApiContext, children: QueryPage): unknown {
    const records = children.records.map((child) => toSobject(context, child));
    return { totalSize: records.length, done: true, records };
}

function putLabel(
    context: ApiContext,
    json: Record<string, unknown>,
    record: QueryRecord,
    { path, kind, alias, hidesField }: SoqlLabel,
    isSelected: boolean
): void {
    let owner: QueryRecord | null | undefined = record;
    let target: Record<string, unknown> = json;
    for (const step of path.steps) {
        const name = step.reference.reference?.relationshipName ?? '';
        owner = owner?.parents[name];
        target = (target[name] ?? {}) as Record<string, unknown>;
    }
    const value = owner?.fields[path.field.apiName] ?? null;
    const text =
        kind === 'format'
            ? (displayValue(context.labels, context.formats, path.object, path.field, value) ??
              toRestJson(path.field, value))
            : picklistLabel(context, path, value);
    if (hidesField && !isSelected) {
        delete target[path.field.apiName];
    }
    if (alias === undefined) {
        target[path.field.apiName] = text;
    } else {
        json[alias] = text;
    }
}

function picklistLabel(context: ApiContext, path: FieldPath, value: FieldValue): unknown {
    return typeof value === 'string'
        ? value
              .split(';')
              .map((part) => context.labels.picklistValue(path.object, path.field, part))
              .join(';')
        : null;
}

function aggregateRecords(context: ApiContext, plan: AggregatePlan, subtotals?: Subtotals): unknown[] {
    const expressions = new Map<string, Expression>(plan.select.map(({ alias, expression }) => [alias, expression]));
    const run = (one: AggregatePlan): AggregateRow[] => context.engine.runAggregate(one, context.user.id);
    const rows = subtotals ? withSubtotals(plan, subtotals, run, expressionText) : run(plan);
    return rows.map((row: AggregateRow) => ({
        attributes: { type: 'AggregateResult' },
        ...Object.fromEntries(
            Object.entries(row).map(([alias, value]) => {
                const expression = expressions.get(alias);
                return [alias, toRestJson(expression?.kind === 'date' ? undefined : expression?.path?.field, value)];
            })
        )
    }));
}
