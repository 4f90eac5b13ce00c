import { Decimal } from 'decimal.js';
import type { FieldSchema, ObjectSchema } from '../metadata/schema';
import { columnScale, foldedColumn, foldText, isNumeric, isStored, quoteName } from '../store/layout';
import { isAscii, sortKey, sqlFunctions } from './functions';
import type { Condition, DateFunction, DateRange, Expression, FieldPath, Operand, OrderItem } from './plan';

export type SqlParameter = string | bigint | number | null;

type Comparison = Extract<Condition, { kind: 'comparison' }>;

/** The condition that no row meets. */
const never = '0';

/** Which rows of a table the asking user may see, as SQL on the table's alias; undefined: all of them. */
export type RowFilter = (object: ObjectSchema, alias: string, compiler: Compiler) => string | undefined;

export interface CompilerOptions {
    /** The statement that this one is nested in. */
    readonly outer?: Compiler;
    /** The alias of a table that stands in the outer statement already, to put conditions on. */
    readonly root?: string;
    /** Absent: every row is seen, as the system sees them. */
    readonly rowFilter?: RowFilter | undefined;
}

/**
 * Turns one plan's expressions and conditions into SQL over one table and the parents joined to it. Every value is a
 * parameter. One instance a statement; semi-joins nest another one that shares parameters and alias numbers.
 */
export class Compiler {
    private readonly parameters: SqlParameter[];
    private readonly aliases: { next: number };
    private readonly joins = new Map<string, { alias: string; sql: string }>();
    private readonly rowFilter: RowFilter | undefined;
    readonly root: string;
    readonly object: ObjectSchema;

    constructor(object: ObjectSchema, { outer, root, rowFilter }: CompilerOptions = {}) {
        this.object = object;
        this.parameters = outer?.parameters ?? [];
        this.aliases = outer?.aliases ?? { next: 0 };
        this.rowFilter = rowFilter;
        this.root = root ?? this.newAlias();
    }

    /** `FROM` with all joins that the expressions compiled so far need. */
    from(): string {
        const joins = [...this.joins.values()].map((join) => join.sql);
        return [`FROM ${quoteName(this.object.apiName)} ${this.root}`, ...joins].join(' ');
    }

    /** ` WHERE …` with the condition and what keeps the user from rows that are not theirs to see; '' where all are. */
    where(...conditions: readonly (string | undefined)[]): string {
        const needed = [...conditions, this.rowFilter?.(this.object, this.root, this)].filter(
            (condition) => condition !== undefined
        );
        return needed.length === 0 ? '' : ` WHERE ${needed.join(' AND ')}`;
    }

    /** A table alias that nothing else in the statement has. */
    newAlias(): string {
        return `t${this.aliases.next++}`;
    }

    /** The alias of the object that a path ends at; joins the parents on the way. */
    aliasOf(path: FieldPath): string {
        let alias = this.root;
        let key = '';
        for (const step of path.steps) {
            key += `${step.reference.apiName}.${step.target.apiName}/`;
            let join = this.joins.get(key);
            if (!join) {
                const joined = this.newAlias();
                const column = `${alias}.${quoteName(step.reference.apiName)}`;
                // A parent that is not the user's to see is none.
                const filter = this.rowFilter?.(step.target, joined, this);
                const seen = filter === undefined ? '' : ` AND ${filter}`;
                join = {
                    alias: joined,
                    sql: `LEFT JOIN ${quoteName(step.target.apiName)} ${joined} ON ${joined}."Id" = ${column}${seen}`
                };
                this.joins.set(key, join);
            }
            alias = join.alias;
        }
        return alias;
    }

    /** A path's value in column form; formula fields through the function that computes them. */
    column(path: FieldPath): string {
        const alias = this.aliasOf(path);
        if (isStored(path.field)) {
            return `${alias}.${quoteName(path.field.apiName)}`;
        }
        return `${sqlFunctions.formula}(${quoteText(path.object.apiName)}, ${quoteText(path.field.apiName)}, ${alias}."Id")`;
    }

    /** Binds a value and gives its place. SQL must be put together in the order in which values are bound. */
    bind(value: SqlParameter): string {
        this.parameters.push(value);
        return `?${this.parameters.length}`;
    }

    values(): SqlParameter[] {
        return this.parameters;
    }

    expression(expression: Expression): string {
        switch (expression.kind) {
            case 'field':
                return this.column(expression.path);
            case 'date':
                return dateSql(expression.name, this.column(expression.path));
            case 'aggregate':
                return this.aggregate(expression);
        }
    }

    private aggregate(expression: Extract<Expression, { kind: 'aggregate' }>): string {
        if (!expression.path) {
            return 'COUNT(*)';
        }
        const column = this.column(expression.path);
        const text =
            isText(expression.path.field) && !expression.path.field.caseSensitive ? `${column} COLLATE NOCASE` : column;
        switch (expression.name) {
            case 'COUNT_DISTINCT':
                return `COUNT(DISTINCT ${text})`;
            case 'MIN':
            case 'MAX':
                return `${expression.name}(${text})`;
            default:
                return `${expression.name}(${column})`;
        }
    }

    /** For GROUP BY: texts that differ in case alone are one group. */
    groupKey(expression: Expression): string {
        const sql = this.expression(expression);
        return expression.kind === 'field' && isText(expression.path.field) && !isStored(expression.path.field)
            ? `${sql} COLLATE NOCASE`
            : sql;
    }

    orderBy(items: readonly OrderItem[]): string[] {
        return items.map((item) => {
            const direction = item.descending ? 'DESC' : 'ASC';
            return `${this.orderKey(item.expression)} ${direction} NULLS ${item.nullsLast ? 'LAST' : 'FIRST'}`;
        });
    }

    /** Picklists sort in the order of their values, texts without case and accents, the rest as stored. */
    private orderKey(expression: Expression): string {
        const sql = this.expression(expression);
        if (expression.kind !== 'field') {
            return sql;
        }
        const { field } = expression.path;
        if (field.type === 'Picklist' && field.picklist && field.picklist.values.length > 0) {
            const positions = field.picklist.values.map(
                (value, index) => `WHEN ${quoteText(value.value)} THEN ${index}`
            );
            return `CASE ${sql} ${positions.join(' ')} ELSE CASE WHEN ${sql} IS NULL THEN NULL ELSE ${positions.length} END END`;
        }
        return isText(field) ? `${sqlFunctions.sortKey}(${sql})` : sql;
    }

    /** A condition as SQL that is 1, 0 or NULL; NULL counts as false, and `not` makes it true. */
    condition(condition: Condition): string {
        switch (condition.kind) {
            case 'and':
                return `(${cheapFirst(condition.conditions)
                    .map((part) => this.condition(part))
                    .join(' AND ')})`;
            case 'or':
                return `(${condition.conditions.map((part) => this.condition(part)).join(' OR ')})`;
            case 'not':
                return `(${this.condition(condition.condition)}) IS NOT TRUE`;
            case 'comparison':
                return this.comparison(condition);
            case 'semiJoin':
                return this.semiJoin(condition);
        }
    }

    private semiJoin(condition: Extract<Condition, { kind: 'semiJoin' }>): string {
        const { object, select, where } = condition.subquery;
        const inner = new Compiler(object, { outer: this, rowFilter: this.rowFilter });
        const column = inner.column(select);
        const filter = inner.where(`${column} IS NOT NULL`, where && inner.condition(where));
        const subquery = `SELECT ${column} ${inner.from()}${filter}`;
        const member = `${this.column(condition.left)} IN (${subquery})`;
        return condition.negated ? `(${member}) IS NOT TRUE` : member;
    }

    private comparison(comparison: Comparison): string {
        const negation = negations[comparison.operator];
        if (negation) {
            return `(${this.comparison({ ...comparison, operator: negation })}) IS NOT TRUE`;
        }
        switch (comparison.operator) {
            case 'in':
                return this.isAnyOf(comparison.left, comparison.operands);
            case 'includes':
                return this.includes(comparison);
            default:
                return this.binary(comparison, comparison.operands[0] ?? null);
        }
    }

    private binary(comparison: Comparison, operand: Operand): string {
        if (operand === null) {
            return comparison.operator === 'eq' ? `${this.expression(comparison.left)} IS NULL` : never;
        }
        if (isRange(operand)) {
            return this.inRange(comparison, operand);
        }
        const left = comparison.left;
        const scale = numericScale(left);
        if (left.kind === 'aggregate' && left.name === 'AVG' && scale !== undefined) {
            // An average is no multiple of the column's unit; SQLite gives it as floating point.
            const scaled = new Decimal(String(operand)).times(new Decimal(10).pow(scale)).toNumber();
            return `${this.expression(left)} ${sqlOperators[comparison.operator]} ${this.bind(scaled)}`;
        }
        if (scale !== undefined) {
            return this.compareNumber(this.expression(left), comparison.operator, new Decimal(String(operand)), scale);
        }
        if (left.kind === 'field' && left.path.field.type === 'Checkbox') {
            return `${this.expression(left)} = ${operand === true ? 1 : 0}`;
        }
        const textField = comparedTextField(left);
        if (textField) {
            return this.compareText(left, textField, comparison.operator, String(operand));
        }
        return `${this.expression(left)} ${sqlOperators[comparison.operator]} ${this.bind(String(operand))}`;
    }

    /** Numbers are stored as integers; a value between two of them equals none and lies beside the nearer one. */
    private compareNumber(left: string, operator: Comparison['operator'], value: Decimal, scale: number): string {
        const scaled = value.times(new Decimal(10).pow(scale));
        const floor = scaled.floor();
        if (scaled.abs().greaterThan(largestInteger)) {
            const below = scaled.isNegative() ? ['gt', 'gte'] : ['lt', 'lte'];
            return below.includes(operator) ? `${left} IS NOT NULL` : never;
        }
        if (floor.equals(scaled)) {
            return `${left} ${sqlOperators[operator]} ${this.bind(BigInt(scaled.toFixed(0)))}`;
        }
        if (operator === 'eq') {
            return never;
        }
        const whole = this.bind(BigInt(floor.toFixed(0)));
        return operator === 'lt' || operator === 'lte' ? `${left} <= ${whole}` : `${left} > ${whole}`;
    }

    private compareText(left: Expression, field: FieldSchema, operator: Comparison['operator'], value: string): string {
        const column = this.expression(left);
        if (operator === 'like') {
            const pattern = likePattern(value);
            return isAscii(pattern)
                ? `${column} LIKE ${this.bind(pattern)} ESCAPE '\\'`
                : `${sqlFunctions.fold}(${column}) LIKE ${this.bind(foldText(pattern))} ESCAPE '\\'`;
        }
        if (operator !== 'eq') {
            return `${sqlFunctions.sortKey}(${column}) ${sqlOperators[operator]} ${this.bind(sortKey(value))}`;
        }
        if (field.caseSensitive) {
            return `${column} = ${this.bind(value)}`;
        }
        const folded = foldedColumn(field);
        if (folded && left.kind === 'field') {
            return `${this.aliasOf(left.path)}.${quoteName(folded)} = ${this.bind(foldText(value))}`;
        }
        return isAscii(value)
            ? `${column} = ${this.bind(value)} COLLATE NOCASE`
            : `${sqlFunctions.fold}(${column}) = ${this.bind(foldText(value))}`;
    }

    /** One list as one parameter: however many values, the statement stays the same. */
    private isAnyOf(left: Expression, operands: readonly Operand[]): string {
        const ranges = operands.filter(isRange);
        const values = operands.filter((operand) => operand !== null && !isRange(operand));
        const parts = ranges.map((operand) =>
            this.comparison({ kind: 'comparison', left, operator: 'eq', operands: [operand] })
        );
        if (operands.includes(null)) {
            parts.push(`${this.expression(left)} IS NULL`);
        }
        if (values.length > 0) {
            const { key, list } = this.listed(left, values);
            parts.push(`${key} IN (SELECT value FROM json_each(${this.bind(list)}))`);
        }
        return parts.length === 0 ? never : `(${parts.join(' OR ')})`;
    }

    /** What a list of values is looked up by, and the list as JSON text. */
    private listed(left: Expression, values: readonly Operand[]): { key: string; list: string } {
        const column = this.expression(left);
        const scale = numericScale(left);
        if (scale !== undefined) {
            const scaled = values.map((value) => new Decimal(String(value)).times(new Decimal(10).pow(scale)));
            const whole = scaled.filter((value) => value.isInteger() && value.abs().lessThanOrEqualTo(largestInteger));
            return { key: column, list: `[${whole.map((value) => value.toFixed(0)).join(',')}]` };
        }
        const field = comparedTextField(left);
        if (!field || field.caseSensitive) {
            const raw = values.map((value) => (typeof value === 'boolean' ? Number(value) : String(value)));
            return { key: column, list: JSON.stringify(raw) };
        }
        const folded = foldedColumn(field);
        if (folded && left.kind === 'field') {
            return { key: `${this.aliasOf(left.path)}.${quoteName(folded)}`, list: foldedList(values) };
        }
        return values.every((value) => isAscii(String(value)))
            ? { key: `${column} COLLATE NOCASE`, list: JSON.stringify(values) }
            : { key: `${sqlFunctions.fold}(${column})`, list: foldedList(values) };
    }

    private includes(comparison: Comparison): string {
        const column = this.expression(comparison.left);
        const parts = comparison.operands.map(
            (operand) => `${sqlFunctions.includesAll}(${column}, ${this.bind(String(operand))})`
        );
        return parts.length === 0 ? never : `(${parts.join(' OR ')})`;
    }

    private inRange(comparison: Comparison, range: DateRange): string {
        const column = this.expression(comparison.left);
        const isDateTime = comparison.left.kind === 'field' && comparison.left.path.field.type === 'DateTime';
        const instant = (day: string): string => this.bind(isDateTime ? `${day}T00:00:00.000Z` : day);
        switch (comparison.operator) {
            case 'eq':
                return `(${column} >= ${instant(range.from)} AND ${column} < ${instant(range.to)})`;
            case 'lt':
                return `${column} < ${instant(range.from)}`;
            case 'lte':
                return `${column} < ${instant(range.to)}`;
            case 'gt':
                return `${column} >= ${instant(range.to)}`;
            case 'gte':
                return `${column} >= ${instant(range.from)}`;
            default:
                return never;
        }
    }
}

const largestInteger = new Decimal('9223372036854775807');

function foldedList(values: readonly Operand[]): string {
    return JSON.stringify(values.map((value) => foldText(String(value))));
}

const negations: Partial<Record<Comparison['operator'], Comparison['operator']>> = {
    ne: 'eq',
    nin: 'in',
    excludes: 'includes'
};

const sqlOperators: Record<Comparison['operator'], string> = {
    eq: '=',
    ne: '<>',
    lt: '<',
    gt: '>',
    lte: '<=',
    gte: '>=',
    like: 'LIKE',
    in: 'IN',
    nin: 'NOT IN',
    includes: 'INCLUDES',
    excludes: 'EXCLUDES'
};

/** Decimals of what is compared, or undefined where it is no number. */
export function numericScale(expression: Expression): number | undefined {
    switch (expression.kind) {
        case 'field':
            return isNumeric(expression.path.field) ? columnScale(expression.path.field) : undefined;
        case 'date':
            return expression.name === 'DAY_ONLY' ? undefined : 0;
        case 'aggregate':
            return expression.path && !['COUNT', 'COUNT_DISTINCT'].includes(expression.name)
                ? numericScale({ kind: 'field', path: expression.path })
                : 0;
    }
}

const textTypes = new Set([
    'Text',
    'TextArea',
    'LongTextArea',
    'Html',
    'Email',
    'Phone',
    'Url',
    'Picklist',
    'MultiselectPicklist',
    'AutoNumber'
]);

export function isText(field: FieldSchema): boolean {
    return textTypes.has(field.type);
}

function comparedTextField(left: Expression): FieldSchema | undefined {
    const field = left.kind === 'field' || (left.kind === 'aggregate' && left.path) ? left.path?.field : undefined;
    return field && isText(field) ? field : undefined;
}

function isRange(operand: Operand): operand is DateRange {
    return typeof operand === 'object' && operand !== null && 'from' in operand;
}

/** Formula fields cost a computation a row: what SQL can decide by itself comes first. */
function cheapFirst(conditions: readonly Condition[]): readonly Condition[] {
    return [...conditions].sort((left, right) => Number(computes(left)) - Number(computes(right)));
}

function computes(condition: Condition): boolean {
    switch (condition.kind) {
        case 'and':
        case 'or':
            return condition.conditions.some(computes);
        case 'not':
            return computes(condition.condition);
        case 'comparison':
            return condition.left.path !== undefined && !isStored(condition.left.path.field);
        case 'semiJoin':
            return condition.subquery.where !== undefined && computes(condition.subquery.where);
    }
}

/** SOQL's pattern as SQLite's: a backslash is only an escape before a wildcard. */
function likePattern(pattern: string): string {
    return pattern.replace(/\\(?![%_])/g, '\\\\');
}

function quoteText(text: string): string {
    return `'${text.replaceAll("'", "''")}'`;
}

/** Dates and date-times are ISO texts in UTC. Weeks of a month and a year begin with its first day. */
function dateSql(name: DateFunction, column: string): string {
    const part = (start: number, length: number): string => `CAST(substr(${column}, ${start}, ${length}) AS INTEGER)`;
    switch (name) {
        case 'CALENDAR_YEAR':
        case 'FISCAL_YEAR':
            return part(1, 4);
        case 'CALENDAR_QUARTER':
        case 'FISCAL_QUARTER':
            return `(${part(6, 2)} + 2) / 3`;
        case 'CALENDAR_MONTH':
        case 'FISCAL_MONTH':
            return part(6, 2);
        case 'DAY_IN_MONTH':
            return part(9, 2);
        case 'DAY_IN_WEEK':
            return `CAST(strftime('%w', ${column}) AS INTEGER) + 1`;
        case 'DAY_IN_YEAR':
            return `CAST(strftime('%j', ${column}) AS INTEGER)`;
        case 'DAY_ONLY':
            return `substr(${column}, 1, 10)`;
        case 'HOUR_IN_DAY':
            return part(12, 2);
        case 'WEEK_IN_MONTH':
            return `(${part(9, 2)} + 6) / 7`;
        case 'WEEK_IN_YEAR':
            return `(CAST(strftime('%j', ${column}) AS INTEGER) + 6) / 7`;
    }
}
