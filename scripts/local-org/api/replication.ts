import type { ObjectSchema } from '../metadata/schema';
import type { Condition, Expression, FieldPath } from '../query/plan';
import { apiError, notFound, ok } from './http';
import type { ApiError, ApiResponse } from './http';
import { namedPaths } from './records';
import type { ApiRequest, Route } from './router';

/** What clients that keep a copy ask: the records that changed in a span of time. */
export function replicationRoutes(): Route[] {
    return [
        { method: 'GET', pattern: '/sobjects/{object}/updated', run: updated },
        {
            method: 'GET',
            pattern: '/sobjects/{object}/deleted',
            run: () => {
                throw apiError(
                    501,
                    'NOT_IMPLEMENTED',
                    'The local org has no recycle bin and keeps no trace of deleted records.'
                );
            }
        }
    ];
}

function updated(request: ApiRequest): ApiResponse {
    const { context, parameters, search } = request;
    const object = context.schema.findObject(parameters['object'] ?? '');
    if (!object) {
        throw notFound();
    }
    const start = instant(search, 'start');
    const end = instant(search, 'end');
    if (start >= end) {
        throw badSpan('The end date must be after the start date.');
    }
    const stamp: Expression = { kind: 'field', path: stampOf(request, object) };
    const within: Condition = {
        kind: 'and',
        conditions: [
            { kind: 'comparison', left: stamp, operator: 'gte', operands: [start] },
            { kind: 'comparison', left: stamp, operator: 'lt', operands: [end] }
        ]
    };
    const { records } = context.engine.run(
        { object, select: namedPaths(context, object, ['Id']), children: [], where: within, orderBy: [] },
        context.user.id
    );
    return ok({ ids: records.map(({ id }) => id), latestDateCovered: end.replace('Z', '+0000') });
}

function stampOf(request: ApiRequest, object: ObjectSchema): FieldPath {
    return namedPaths(request.context, object, ['SystemModstamp'])[0]!;
}

/** A parameter as ISO 8601 in UTC. @throws ApiError 400 */
function instant(search: URLSearchParams, name: string): string {
    // A plus sign that was not encoded arrives as a space.
    const text = (search.get(name) ?? '').replace(/ (\d\d:?\d\d)$/, '+$1').replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
    const milliseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)
        ? Date.parse(text)
        : Number.NaN;
    if (Number.isNaN(milliseconds)) {
        throw badSpan(`'${name}' must be a date-time such as 2026-01-31T10:00:00Z; found '${text}'.`);
    }
    return new Date(milliseconds).toISOString();
}

function badSpan(message: string): ApiError {
    return apiError(400, 'INVALID_REPLICATION_DATE', message);
}
