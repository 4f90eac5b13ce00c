import { apiError, ok, parseJsonObject, toErrorResponse } from '../http';
import type { ApiResponse } from '../http';
import type { ApiRequest, Route } from '../router';
import { checkReferenceId, withReferences } from './references';
import {
    flag,
    isFailure,
    isObject,
    readSubrequest,
    requiredList,
    rolledBack,
    runSubrequest,
    transactionUnless
} from './subrequests';
import type { Allowed, Subrequest } from './subrequests';

/** At most so many subrequests, and so many of them queries or collections. Source: REST API guide, Composite. */
const mostSubrequests = 25;
const mostQueriesAndCollections = 5;

const allowed: Allowed = {
    resource: 'Composite',
    paths: [/^\/sobjects(\/|$)/i, /^\/query(All)?(\/|$)/i, /^\/composite\/sobjects(\/|$)/i],
    named: '/sobjects, /query, /queryAll and /composite/sobjects'
};

/** A subrequest that later ones may refer to. */
export interface NamedSubrequest extends Subrequest {
    readonly referenceId: string;
}

/** POST /composite: up to 25 requests, later ones with what earlier ones answered, optionally all or none. */
export function compositeRoutes(routes: () => readonly Route[]): Route[] {
    return [{ method: 'POST', pattern: '/composite', run: (request) => composite(request, routes()) }];
}

function composite(request: ApiRequest, routes: readonly Route[]): ApiResponse {
    const body = parseJsonObject(request.body);
    const subrequests = readNamed(body, mostSubrequests);
    const costly = subrequests.filter(({ url }) => /\/(query|queryAll|composite\/sobjects)(\/|\?|$)/i.test(url));
    if (costly.length > mostQueriesAndCollections) {
        throw apiError(
            400,
            'LIMIT_EXCEEDED',
            `A composite request can have at most ${mostQueriesAndCollections} queries and collections; found ${costly.length}.`
        );
    }
    flag(body, 'collateSubrequests');
    const run = (one: Subrequest): ApiResponse => runSubrequest(request, routes, allowed, one, allOrNone);
    const allOrNone = flag(body, 'allOrNone');
    const answers = allOrNone
        ? transactionUnless(
              request,
              () => runInOrder(subrequests, run, true),
              (all) => [...all.values()].some(isFailure)
          )
        : runInOrder(subrequests, run, false);
    return ok({ compositeResponse: results(subrequests, answers, allOrNone) });
}

/** @throws ApiError 400 where a subrequest is malformed or two have one reference id. */
export function readNamed(body: Readonly<Record<string, unknown>>, most: number): NamedSubrequest[] {
    const names = new Set<string>();
    return requiredList(body, 'compositeRequest', most).map((value, index) => {
        const subrequest = readSubrequest(value, `compositeRequest[${index}]`);
        const referenceId = checkReferenceId(isObject(value) ? value['referenceId'] : undefined);
        if (names.has(referenceId.toLowerCase())) {
            throw apiError(
                400,
                'INVALID_INPUT',
                `Duplicate ReferenceId provided in the request: '${referenceId}'. Each subrequest needs its own.`
            );
        }
        names.add(referenceId.toLowerCase());
        return { ...subrequest, referenceId };
    });
}

/** Answers by reference id, in the order of running; ends after the first failure if told to. */
export function runInOrder(
    subrequests: readonly NamedSubrequest[],
    run: (subrequest: Subrequest) => ApiResponse,
    stopsAtFailure: boolean
): Map<string, ApiResponse> {
    const answers = new Map<string, ApiResponse>();
    const bodies = new Map<string, unknown>();
    for (const subrequest of subrequests) {
        const answer = runWithReferences(subrequest, bodies, run);
        answers.set(subrequest.referenceId, answer);
        if (answer.status < 400) {
            bodies.set(subrequest.referenceId, answer.body);
        }
        if (stopsAtFailure && isFailure(answer)) {
            break;
        }
    }
    return answers;
}

function runWithReferences(
    subrequest: Subrequest,
    bodies: ReadonlyMap<string, unknown>,
    run: (subrequest: Subrequest) => ApiResponse
): ApiResponse {
    let resolved: Subrequest;
    try {
        resolved = withReferences(subrequest, bodies);
    } catch (error) {
        return toErrorResponse(error);
    }
    return run(resolved);
}

/** The entries of `compositeResponse`, in the order of the request; where all was undone, only the failure keeps its own. */
export function results(
    subrequests: readonly NamedSubrequest[],
    answers: ReadonlyMap<string, ApiResponse>,
    allOrNone: boolean
): unknown[] {
    const undone = allOrNone && [...answers.values()].some(isFailure);
    return subrequests.map(({ referenceId }) => {
        const own = answers.get(referenceId);
        const answer = own && !(undone && !isFailure(own)) ? own : rolledBack;
        const location = answer.headers?.['location'];
        return {
            body: answer.body ?? null,
            httpHeaders: location === undefined ? {} : { Location: location },
            httpStatusCode: answer.status,
            referenceId
        };
    });
}
