import { Decimal } from 'decimal.js';
import { today } from '../../clock';
import type { Org } from '../../org';
import { QueryError } from '../../query/errors';
import { queryEngineOf } from '../../query/execute';
import { pathText } from '../../query/plan';
import type { FieldPath, QueryPlan, QueryRecord } from '../../query/plan';
import { planSoql } from '../../query/soql';
import type { FieldValue } from '../../values';
import { writeCsv } from './csv';
import type { Jobs } from './jobs';

/**
 * The plan of a bulk query.
 * @throws QueryError where the query is malformed, or asks for what bulk queries do not give.
 */
export function bulkQueryPlan(org: Org, userId: string, query: string): QueryPlan {
    const soql = planSoql({ schema: org.access.of(userId).schema, today: today(org.clock), userId }, query);
    if (soql.kind !== 'rows') {
        throw new QueryError('API_ERROR', 'Aggregate Relationships not supported in Bulk Query');
    }
    if (soql.plan.children.length > 0) {
        throw new QueryError('API_ERROR', 'Nested queries are not supported in Bulk Query');
    }
    if (soql.labels.length > 0 || soql.plan.offset !== undefined) {
        throw new QueryError('API_ERROR', 'OFFSET, toLabel and FORMAT are not supported in Bulk Query');
    }
    return soql.plan;
}

/** Runs a query job and keeps its rows as lines of CSV. */
export function runQuery(org: Org, jobs: Jobs, id: string): void {
    const job = jobs.find('query', id);
    if (!job || job.state === 'Aborted') {
        return;
    }
    const started = performance.now();
    try {
        const plan = bulkQueryPlan(org, job.createdById, job.query ?? '');
        const { records } = queryEngineOf(org).run(plan, job.createdById);
        org.store.transaction(() => {
            const lines = records.map((record) => writeCsv([plan.select.map((path) => cell(record, path))], job));
            jobs.putLines(id, lines);
            jobs.update(job, {
                state: 'JobComplete',
                header: plan.select.map(pathText),
                numberRecordsProcessed: records.length,
                totalProcessingTime: Math.round(performance.now() - started)
            });
        });
    } catch (error) {
        if (!(error instanceof QueryError)) {
            throw error;
        }
        jobs.update(job, { state: 'Failed', errorMessage: `${error.errorCode} : ${error.message}` });
    }
}

function cell(record: QueryRecord, path: FieldPath): string {
    let owner: QueryRecord | null | undefined = record;
    for (const step of path.steps) {
        owner = owner?.parents[step.reference.reference?.relationshipName ?? step.reference.apiName];
    }
    return textOf(owner?.fields[path.field.apiName] ?? null);
}

function textOf(value: FieldValue): string {
    if (value === null) {
        return '';
    }
    return value instanceof Decimal ? value.toFixed() : String(value);
}
