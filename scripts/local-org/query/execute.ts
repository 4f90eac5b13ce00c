import type { StatementSync } from 'node:sqlite';
import { malformed, QueryError } from './errors';
import type { FieldSchema, ObjectSchema } from '../metadata/schema';
import type { Org } from '../org';
import { columnScale, fromColumn, isStored, quoteName, unscaledDecimal } from '../store/layout';
import type { ColumnValue } from '../store/layout';
import type { FieldValue } from '../values';
import { Compiler } from './compile';
import { registerFunctions } from './functions';
import type { Asker } from './functions';
import type { AggregatePlan, AggregateRow, ChildPlan, Expression, FieldPath, QueryPage, QueryPlan } from './plan';

/** Statements kept prepared; a page asks the same few again and again. */
const statementLimit = 500;

/** A QueryRecord while it is being filled. */
interface OpenRecord {
    readonly object: string;
    readonly id: string;
    readonly fields: Record<string, FieldValue>;
    readonly parents: Record<string, OpenRecord | null>;
    readonly children: Record<string, QueryPage>;
}

/** Where a selected column of a row belongs. */
type Reader = (row: readonly ColumnValue[], record: OpenRecord) => void;

const engines = new WeakMap<Org, QueryEngine>();

/** The query engine of an org: one, whoever asks, since it puts its functions into the org's database. */
export function queryEngineOf(org: Org): QueryEngine {
    let engine = engines.get(org);
    if (!engine) {
        engine = new QueryEngine(org);
        engines.set(org, engine);
    }
    return engine;
}

/**
 * Runs plans against an org's database: one statement for the rows with all their parents, one for each child
 * relationship of all rows together. One instance an org: see `queryEngineOf`.
 */
export class QueryEngine {
    private readonly org: Org;
    private readonly asker: Asker = { userId: '' };
    private readonly statements = new Map<string, StatementSync>();

    constructor(org: Org) {
        this.org = org;
        registerFunctions(org.store.database, org, this.asker);
    }

    /** The rows of a plan as the user sees them. */
    run(plan: QueryPlan, userId: string): QueryPage {
        this.asker.userId = userId;
        const compiler = this.compiler(plan.object, userId);
        const selection = new Selection(this.org, compiler, plan.select, userId);
        const where = compiler.where(plan.where && compiler.condition(plan.where));
        const order = [...compiler.orderBy(plan.orderBy), `${compiler.root}."Id"`].join(', ');
        const limit = limitSql(compiler, plan);
        const rows = this.rows(
            `SELECT ${selection.columns()} ${compiler.from()}${where} ORDER BY ${order}${limit}`,
            compiler
        );
        const records = rows.map((row) => selection.read(row));
        this.addChildren(plan.children, records, userId);
        return { records, total: plan.countAll ? this.count(plan, records.length, userId) : records.length };
    }

    /** A statement on an object's records, those that the user may see. */
    private compiler(object: ObjectSchema, userId: string): Compiler {
        return new Compiler(object, { rowFilter: this.org.access.of(userId).rowFilter });
    }

    /** How many rows match, whatever the limit. */
    private count(plan: QueryPlan, fetched: number, userId: string): number {
        const offset = plan.offset ?? 0;
        const isLastPage = plan.limit === undefined || fetched < plan.limit;
        if (isLastPage && (fetched > 0 || offset === 0)) {
            return offset + fetched;
        }
        const compiler = this.compiler(plan.object, userId);
        const where = compiler.where(plan.where && compiler.condition(plan.where));
        const [row] = this.rows(`SELECT COUNT(*) ${compiler.from()}${where}`, compiler);
        return Number(row?.[0] ?? 0);
    }

    private addChildren(children: readonly ChildPlan[], parents: readonly OpenRecord[], userId: string): void {
        for (const child of children) {
            for (const parent of parents) {
                parent.children[child.key] = { records: [], total: 0 };
            }
            if (parents.length > 0) {
                this.addChild(child, parents, userId);
            }
        }
    }

    private addChild(child: ChildPlan, parents: readonly OpenRecord[], userId: string): void {
        const { plan, relationship } = child;
        const compiler = this.compiler(plan.object, userId);
        const selection = new Selection(this.org, compiler, plan.select, userId);
        const parentColumn = `${compiler.root}.${quoteName(relationship.childField)}`;
        const ids = compiler.bind(JSON.stringify(parents.map((parent) => parent.id)));
        const isChild = `${parentColumn} IN (SELECT value FROM json_each(${ids}))`;
        const where = compiler.where(isChild, plan.where && compiler.condition(plan.where));
        const order = [...compiler.orderBy(plan.orderBy), `${compiler.root}."Id"`].join(', ');
        const inner =
            `SELECT ${selection.columns()}, ${parentColumn} AS parent_id, ` +
            `ROW_NUMBER() OVER (PARTITION BY ${parentColumn} ORDER BY ${order}) AS position, ` +
            `COUNT(*) OVER (PARTITION BY ${parentColumn}) AS total ${compiler.from()}${where}`;
        const skipped = plan.offset ?? 0;
        const upTo = plan.limit === undefined ? '' : ` AND position <= ${compiler.bind(skipped + plan.limit)}`;
        // The first row always comes along: it knows the total, even where the offset is past the end.
        const wanted = `(position > ${compiler.bind(skipped)}${upTo}) OR position = 1`;
        const rows = this.rows(`SELECT * FROM (${inner}) WHERE ${wanted} ORDER BY position`, compiler);
        this.distribute(child, parents, rows, selection, userId);
    }

    /** Puts the children's rows, in order, under their parents. */
    private distribute(
        child: ChildPlan,
        parents: readonly OpenRecord[],
        rows: readonly (readonly ColumnValue[])[],
        selection: Selection,
        userId: string
    ): void {
        const pages = new Map<string, { records: OpenRecord[]; total: number }>();
        const all: OpenRecord[] = [];
        for (const row of rows) {
            const [parentId, position, total] = row.slice(selection.width);
            const page = pages.get(String(parentId)) ?? { records: [], total: Number(total) };
            pages.set(String(parentId), page);
            if (Number(position) <= (child.plan.offset ?? 0) || child.plan.limit === 0) {
                continue;
            }
            const record = selection.read(row);
            page.records.push(record);
            all.push(record);
        }
        for (const parent of parents) {
            const page = pages.get(parent.id);
            if (page) {
                parent.children[child.key] = page;
            }
        }
        this.addChildren(child.plan.children, all, userId);
    }

    /** The groups of an aggregate plan, numbers exact. */
    runAggregate(plan: AggregatePlan, userId: string): AggregateRow[] {
        this.asker.userId = userId;
        const compiler = this.compiler(plan.object, userId);
        const columns = plan.select.flatMap(({ expression }) => aggregateColumns(compiler, expression));
        const where = compiler.where(plan.where && compiler.condition(plan.where));
        const keys = plan.groupBy.map((expression) => compiler.groupKey(expression));
        const groupBy = keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : '';
        const having = plan.having ? ` HAVING ${compiler.condition(plan.having)}` : '';
        const orderItems = compiler.orderBy(plan.orderBy);
        const order = [...orderItems, ...keys];
        const orderBy = order.length > 0 ? ` ORDER BY ${order.join(', ')}` : '';
        const limit = limitSql(compiler, plan);
        const sql = `SELECT ${columns.join(', ') || '1'} ${compiler.from()}${where}${groupBy}${having}${orderBy}${limit}`;
        return this.rows(sql, compiler).map((row) => readAggregates(plan, row));
    }

    private prepare(sql: string): StatementSync {
        try {
            return this.org.store.database.prepare(sql);
        } catch (error) {
            if (error instanceof Error && /tree is too large|tables in a join|too many/.test(error.message)) {
                throw new QueryError(
                    'QUERY_TOO_COMPLICATED',
                    'Query is either selecting too many fields or the filter conditions are too complicated.'
                );
            }
            throw error;
        }
    }

    private rows(sql: string, compiler: Compiler): ColumnValue[][] {
        let statement = this.statements.get(sql);
        if (!statement) {
            statement = this.prepare(sql);
            statement.setReadBigInts(true);
            statement.setReturnArrays(true);
            if (this.statements.size >= statementLimit) {
                this.statements.clear();
            }
            this.statements.set(sql, statement);
        }
        return statement.all(...compiler.values()) as unknown as ColumnValue[][];
    }
}

function limitSql(compiler: Compiler, plan: { readonly limit?: number; readonly offset?: number }): string {
    if (plan.limit === undefined && plan.offset === undefined) {
        return '';
    }
    const limit = compiler.bind(plan.limit ?? -1);
    return plan.offset ? ` LIMIT ${limit} OFFSET ${compiler.bind(plan.offset)}` : ` LIMIT ${limit}`;
}

/** The columns of a select list and how a row becomes a record with its parents. */
class Selection {
    private readonly org: Org;
    private readonly userId: string;
    private readonly compiler: Compiler;
    private readonly sql: string[] = [];
    private readonly positions = new Map<string, number>();
    private readonly readers: Reader[] = [];

    constructor(org: Org, compiler: Compiler, select: readonly FieldPath[], userId: string) {
        this.org = org;
        this.userId = userId;
        this.compiler = compiler;
        this.position(`${compiler.root}."Id"`);
        for (const path of select) {
            this.readers.push(this.reader(path));
        }
    }

    columns(): string {
        return this.sql.join(', ');
    }

    get width(): number {
        return this.sql.length;
    }

    read(row: readonly ColumnValue[]): OpenRecord {
        const record = newRecord(this.compiler.object.apiName, String(row[0]));
        for (const reader of this.readers) {
            reader(row, record);
        }
        return record;
    }

    private position(column: string): number {
        let position = this.positions.get(column);
        if (position === undefined) {
            position = this.sql.push(column) - 1;
            this.positions.set(column, position);
        }
        return position;
    }

    private reader(path: FieldPath): Reader {
        const parents = path.steps.map((step, index) => ({
            name: step.reference.reference?.relationshipName ?? step.reference.apiName,
            object: step.target.apiName,
            id: this.position(`${this.compiler.aliasOf({ ...path, steps: path.steps.slice(0, index + 1) })}."Id"`)
        }));
        const value = this.valueReader(path);
        return (row, record) => {
            let owner = record;
            for (const { name, object, id } of parents) {
                const parentId = row[id];
                const parent = parentId === null ? null : (owner.parents[name] ?? newRecord(object, String(parentId)));
                owner.parents[name] = parent;
                if (!parent) {
                    return;
                }
                owner = parent;
            }
            owner.fields[path.field.apiName] = value(row, owner);
        };
    }

    private valueReader(path: FieldPath): (row: readonly ColumnValue[], owner: OpenRecord) => FieldValue {
        const { field } = path;
        if (isStored(field)) {
            const position = this.position(this.compiler.column(path));
            return (row) => fromColumn(field, row[position] ?? null);
        }
        return (_row, owner) => {
            const record = this.org.read(owner.object, owner.id);
            return record ? this.org.formulaValue(owner.object, field.apiName, record, this.userId) : null;
        };
    }
}

function newRecord(object: string, id: string): OpenRecord {
    return { object, id, fields: {}, parents: {}, children: {} };
}

/** AVG is read as sum and count, to be divided exactly. */
function aggregateColumns(compiler: Compiler, expression: Expression): string[] {
    if (expression.kind === 'aggregate' && expression.name === 'AVG' && expression.path) {
        const column = compiler.column(expression.path);
        return [`SUM(${column})`, `COUNT(${column})`];
    }
    return [compiler.expression(expression)];
}

function readAggregates(plan: AggregatePlan, row: readonly ColumnValue[]): AggregateRow {
    const result: AggregateRow = {};
    let position = 0;
    for (const { alias, expression } of plan.select) {
        const raw = row[position++] ?? null;
        if (expression.kind === 'aggregate' && expression.name === 'AVG' && expression.path) {
            result[alias] = average(expression.path.field, raw, row[position++] ?? null);
        } else {
            result[alias] = readExpression(expression, raw);
        }
    }
    return result;
}

function average(field: FieldSchema, sum: ColumnValue, count: ColumnValue): FieldValue {
    return sum === null || !count ? null : unscaledDecimal(BigInt(sum), columnScale(field)).dividedBy(String(count));
}

function readExpression(expression: Expression, raw: ColumnValue): FieldValue | number {
    if (expression.kind === 'aggregate' && (!expression.path || expression.name.startsWith('COUNT'))) {
        return Number(raw);
    }
    if (raw === null) {
        return null;
    }
    if (expression.kind === 'date') {
        return expression.name === 'DAY_ONLY' ? String(raw) : Number(raw);
    }
    const field = expression.path?.field;
    if (!field) {
        throw malformed('An expression without a field has no value.');
    }
    return fromColumn(field, raw);
}
