/**
 * Reads the platform's GraphQL answers: connections of nodes, and fields as `{ value }` objects. What is missing or of
 * another kind than asked for is an error that names object and field, because a number computed from half an answer
 * would be wrong without anyone noticing.
 */

/** One record of an answer. */
export type RecordNode = Readonly<Record<string, unknown>>;

/** The part of an answer that holds the records: `uiapi.query`. */
export function queryOf(data: unknown): RecordNode {
    const query = asNode(asNode(data)?.uiapi)?.query;
    if (!isNode(query)) {
        throw new Error('The answer holds no uiapi.query.');
    }
    return query;
}

/**
 * The records of a connection.
 * @param parent what holds it: the query, or a record
 * @param name the connection's name, such as `Partner__c` or `Tiers__r`
 * @throws Error when there is no such connection, or when it has more records than one answer may carry
 */
export function nodesOf(parent: RecordNode, name: string): RecordNode[] {
    const { nodes, next } = pageOf(parent, name);
    if (next !== null) {
        throw new Error(`There are more than ${nodes.length} records ${name}; figures would be incomplete.`);
    }
    return nodes;
}

/** Some records of a connection that is read page by page. */
export interface RecordPage {
    readonly nodes: RecordNode[];
    /** What to ask for as `after` to get the next page; null on the last one. */
    readonly next: string | null;
}

/** @throws Error when there is no such connection */
export function pageOf(parent: RecordNode, name: string): RecordPage {
    const connection = parent[name];
    if (!isNode(connection) || !Array.isArray(connection.edges)) {
        throw new Error(`The answer holds no records ${name}.`);
    }
    const page = asNode(connection.pageInfo);
    return {
        nodes: connection.edges.map((edge) => asNode(asNode(edge)?.node)).filter(isNode),
        next: page?.hasNextPage === true ? String(page.endCursor) : null
    };
}

export function idOf(node: RecordNode): string {
    if (typeof node.Id !== 'string') {
        throw new Error('A record of the answer has no Id.');
    }
    return node.Id;
}

/** The record a lookup points to, or null where it is blank. */
export function parentOf(node: RecordNode, relationship: string): RecordNode | null {
    return asNode(node[relationship]) ?? null;
}

/** Somebody to write to. */
export interface Party {
    readonly id: string;
    readonly name: string;
    /** The address as it is written on a letter, a line each; may be empty. */
    readonly address: readonly string[];
}

/** An account with its billing address. */
export function toParty(account: RecordNode): Party {
    const city = [textOf(account, 'BillingPostalCode'), textOf(account, 'BillingCity')].filter(Boolean).join(' ');
    const address = [
        ...(textOf(account, 'BillingStreet') ?? '').split(/\r?\n/),
        city,
        textOf(account, 'BillingCountry')
    ];
    return {
        id: idOf(account),
        name: requiredText(account, 'Name'),
        address: address.flatMap((line) => (line ? [line] : []))
    };
}

/** A text, picklist, date or reference field; null where it is blank. */
export function textOf(node: RecordNode, field: string): string | null {
    const value = valueOf(node, field);
    if (value === null || typeof value === 'string') {
        return value === '' ? null : value;
    }
    throw unexpected(node, field, 'text');
}

/** A text that must be there. */
export function requiredText(node: RecordNode, field: string): string {
    return required(textOf(node, field), node, field);
}

/** A number, amount or percentage as it came; null where it is blank. */
export function numberOf(node: RecordNode, field: string): number | null {
    const value = valueOf(node, field);
    if (value === null || typeof value === 'number') {
        return value;
    }
    if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) {
        return Number(value);
    }
    throw unexpected(node, field, 'a number');
}

/** A number that must be there. */
export function requiredNumber(node: RecordNode, field: string): number {
    return required(numberOf(node, field), node, field);
}

/** The user's word for a picklist value; the value itself where the answer has no label. */
export function labelOf(node: RecordNode, field: string): string | null {
    const label = asNode(node[field])?.label;
    return typeof label === 'string' ? label : textOf(node, field);
}

/** The lines of a long text, without empty ones. */
export function linesOf(node: RecordNode, field: string): string[] {
    return (textOf(node, field) ?? '')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}

/** One of the values that a field may have. */
export function oneOf<Value extends string>(allowed: readonly Value[], node: RecordNode, field: string): Value {
    const text = requiredText(node, field);
    const value = allowed.find((candidate) => candidate === text);
    if (value === undefined) {
        throw new Error(`${describe(node, field)} is ${text}; allowed: ${allowed.join(', ')}.`);
    }
    return value;
}

function valueOf(node: RecordNode, field: string): unknown {
    const holder = node[field];
    if (holder === null) {
        return null;
    }
    if (!isNode(holder) || !('value' in holder)) {
        throw new Error(`The answer holds no ${describe(node, field)}.`);
    }
    return holder.value ?? null;
}

function required<Value>(value: Value | null, node: RecordNode, field: string): Value {
    if (value === null) {
        throw new Error(`${describe(node, field)} is blank.`);
    }
    return value;
}

function unexpected(node: RecordNode, field: string, wanted: string): Error {
    return new Error(`${describe(node, field)} is not ${wanted}.`);
}

function describe(node: RecordNode, field: string): string {
    return typeof node.Id === 'string' ? `${field} of ${node.Id}` : field;
}

function asNode(value: unknown): RecordNode | undefined {
    return isNode(value) ? value : undefined;
}

function isNode(value: unknown): value is RecordNode {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
