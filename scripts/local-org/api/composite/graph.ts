import { apiError, ok, parseJsonObject } from '../http';
import type { ApiResponse } from '../http';
import type { ApiRequest, Route } from '../router';
import { readNamed, results, runInOrder } from './composite';
import type { NamedSubrequest } from './composite';
import { mentionedIds } from './references';
import { isFailure, isObject, requiredList, runSubrequest, transactionUnless } from './subrequests';
import type { Allowed } from './subrequests';

/** Source: REST API guide, "Composite Graph Limits". */
const mostGraphs = 75;
const mostNodes = 500;
const mostDepth = 15;
const mostFailures = 14;

const allowed: Allowed = {
    resource: 'Composite graph',
    paths: [/^\/sobjects\/[^/]+\/?$/i, /^\/sobjects\/[^/]+\/[^/]+\/?$/i, /^\/sobjects\/[^/]+\/[^/]+\/[^/]+\/?$/i],
    named: '/sobjects/{object}, /sobjects/{object}/{id} and /sobjects/{object}/{field}/{value}'
};

interface Graph {
    readonly graphId: string;
    /** As the request gives them. */
    readonly nodes: readonly NamedSubrequest[];
    /** Each after those it refers to. */
    readonly sorted: readonly NamedSubrequest[];
}

/** POST /composite/graph: graphs of requests, each of them all or none. */
export function graphRoutes(routes: () => readonly Route[]): Route[] {
    return [{ method: 'POST', pattern: '/composite/graph', run: (request) => graphs(request, routes()) }];
}

function graphs(request: ApiRequest, routes: readonly Route[]): ApiResponse {
    const given = requiredList(parseJsonObject(request.body), 'graphs', mostGraphs).map(readGraph);
    if (new Set(given.map(({ graphId }) => graphId)).size < given.length) {
        throw apiError(400, 'INVALID_INPUT', 'Each graph needs its own graphId.');
    }
    const nodes = given.reduce((sum, graph) => sum + graph.nodes.length, 0);
    if (nodes > mostNodes) {
        throw apiError(400, 'LIMIT_EXCEEDED', `The graphs have ${nodes} nodes; allowed are at most ${mostNodes}.`);
    }
    let failures = 0;
    return ok({
        graphs: given.map((graph) => {
            const answers = failures > mostFailures ? new Map<string, ApiResponse>() : runGraph(request, routes, graph);
            const isSuccessful = answers.size > 0 && ![...answers.values()].some(isFailure);
            failures += isSuccessful ? 0 : 1;
            return {
                graphId: graph.graphId,
                graphResponse: { compositeResponse: results(graph.nodes, answers, true) },
                isSuccessful
            };
        })
    });
}

function runGraph(request: ApiRequest, routes: readonly Route[], graph: Graph): Map<string, ApiResponse> {
    return transactionUnless(
        request,
        () => runInOrder(graph.sorted, (one) => runSubrequest(request, routes, allowed, one, true), true),
        (answers) => [...answers.values()].some(isFailure)
    );
}

function readGraph(value: unknown, index: number): Graph {
    if (!isObject(value) || typeof value['graphId'] !== 'string' || value['graphId'] === '') {
        throw apiError(400, 'JSON_PARSER_ERROR', `graphs[${index}] needs 'graphId', a text.`);
    }
    const graphId = value['graphId'];
    const nodes = readNamed(value, mostNodes);
    return { graphId, nodes, sorted: sortedByReference(graphId, nodes) };
}

/** Nodes after those they refer to, otherwise as given. @throws ApiError 400 for a cycle or too deep a graph. */
function sortedByReference(graphId: string, nodes: readonly NamedSubrequest[]): NamedSubrequest[] {
    const byId = new Map(nodes.map((node) => [node.referenceId, node]));
    const depths = new Map<string, number>();
    const open = new Set<string>();
    const sorted: NamedSubrequest[] = [];
    const visit = (node: NamedSubrequest): number => {
        const known = depths.get(node.referenceId);
        if (known !== undefined) {
            return known;
        }
        if (open.has(node.referenceId) || open.size >= mostDepth) {
            const reason = open.has(node.referenceId) ? 'has a cycle' : `is deeper than ${mostDepth}`;
            throw apiError(400, 'INVALID_INPUT', `The graph '${graphId}' ${reason}, at '${node.referenceId}'.`);
        }
        open.add(node.referenceId);
        const needed = [...mentionedIds(node)].flatMap((id) => byId.get(id) ?? []);
        const depth = 1 + Math.max(0, ...needed.map(visit));
        open.delete(node.referenceId);
        depths.set(node.referenceId, depth);
        sorted.push(node);
        return depth;
    };
    nodes.forEach(visit);
    return sorted;
}
