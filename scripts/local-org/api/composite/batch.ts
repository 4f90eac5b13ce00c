import { ok, parseJsonObject } from '../http';
import type { ApiResponse } from '../http';
import type { ApiRequest, Route } from '../router';
import { flag, readSubrequest, requiredList, runSubrequest } from './subrequests';
import type { Allowed } from './subrequests';

const mostSubrequests = 25;

const allowed: Allowed = {
    resource: 'Batch',
    paths: [/^\/sobjects(\/|$)/i, /^\/query(All)?(\/|$)/i, /^\/limits\/?$/i],
    named: '/sobjects, /query, /queryAll and /limits'
};

const halted: ApiResponse = {
    status: 412,
    body: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }]
};

/** POST /composite/batch: up to 25 requests that know nothing of each other, each a transaction of its own. */
export function batchRoutes(routes: () => readonly Route[]): Route[] {
    return [{ method: 'POST', pattern: '/composite/batch', run: (request) => batch(request, routes()) }];
}

function batch(request: ApiRequest, routes: readonly Route[]): ApiResponse {
    const body = parseJsonObject(request.body);
    const haltsOnError = flag(body, 'haltOnError');
    const subrequests = requiredList(body, 'batchRequests', mostSubrequests).map((value, index) =>
        readSubrequest(value, `batchRequests[${index}]`)
    );
    let hasErrors = false;
    const results = subrequests.map((subrequest) => {
        const answer = hasErrors && haltsOnError ? halted : runSubrequest(request, routes, allowed, subrequest);
        hasErrors ||= answer.status >= 400;
        return { statusCode: answer.status, result: answer.body ?? null };
    });
    return ok({ hasErrors, results });
}
