import { request } from './http';
import { pageLabel } from './platform/forms/registration';
import type { ColumnModel } from '../model/pageModel';
import type { FieldInfo, ObjectInfo } from './platform/lightning/uiObjectInfoApi/uiObjectInfoApi';
import type { UiFieldValue, UiRecord } from './platform/lightning/uiRecordApi/uiRecordApi';

/** A column that the user may see, with what is needed to read, sort and show it. */
export interface ListColumn {
    readonly key: string;
    readonly label: string;
    readonly info: FieldInfo;
    readonly parent?: { readonly relationship: string; readonly field: string };
    readonly isName: boolean;
    readonly sortable: boolean;
}

export interface ListRequest {
    readonly objectInfo: ObjectInfo;
    readonly columns: readonly ListColumn[];
    readonly where: Readonly<Record<string, unknown>> | null;
    readonly onlyMine: boolean;
    readonly sortKey: string | null;
    readonly sortDescending: boolean;
    readonly first: number;
    readonly after: string | null;
}

export interface ListPage {
    readonly records: readonly UiRecord[];
    readonly total: number;
    readonly nextCursor: string | null;
}

interface Node {
    readonly Id: string;
    readonly [field: string]: unknown;
}

interface Connection {
    readonly edges: readonly { readonly node: Node }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly totalCount: number;
}

/** The columns of a list that the user may read; a field the org hides is left out, as on the platform. */
export function listColumns(objectInfo: ObjectInfo, columns: readonly ColumnModel[]): ListColumn[] {
    return columns.flatMap((column) => {
        const info = 'field' in column ? objectInfo.fields[column.field] : undefined;
        if (!('field' in column) || info === undefined) {
            return [];
        }
        const base = { info, isName: objectInfo.nameFields.includes(info.apiName), sortable: info.sortable };
        return column.parent === undefined
            ? [{ ...base, key: info.apiName, label: pageLabel(info) }]
            : [
                  {
                      ...base,
                      key: `${info.apiName}.${column.parent.field}`,
                      label: column.parent.label,
                      parent: column.parent
                  }
              ];
    });
}

/** How a column's values are shown: a parent's field is text under the column's own key. */
export function shownInfo({ info, parent, key }: ListColumn): FieldInfo {
    return parent === undefined
        ? info
        : { ...info, apiName: key, dataType: 'String', referenceToInfos: [], relationshipName: null };
}

/** Reads one page of a list through the GraphQL API. */
export async function readList(list: ListRequest): Promise<ListPage> {
    const object = list.objectInfo.apiName;
    const nameField = list.objectInfo.nameFields[0] ?? 'Name';
    const selections = [...new Set([...list.columns.flatMap(selection), `${nameField} { value displayValue }`])].join(
        ' '
    );
    const query = `query readList($where: ${object}_Filter, $orderBy: ${object}_OrderBy, $first: Int, $after: String) {
        uiapi { query { ${object}(where: $where, orderBy: $orderBy, first: $first, after: $after${list.onlyMine ? ', scope: MINE' : ''}) {
            edges { node { Id ${selections} } } pageInfo { hasNextPage endCursor } totalCount
        } } }
    }`;
    const answer = await request<{
        data?: { uiapi: { query: Record<string, Connection> } } | null;
        errors?: readonly { message: string }[];
    }>('POST', 'graphql', {
        query,
        variables: { where: list.where, orderBy: orderBy(list), first: list.first, after: list.after },
        operationName: 'readList'
    });
    const connection = answer.data?.uiapi.query[object];
    if (connection === undefined) {
        throw new Error(answer.errors?.map(({ message }) => message).join(' ') ?? `No list of ${object}.`);
    }
    return {
        records: connection.edges.map(({ node }) => toRecord(node, object, list.columns)),
        total: connection.totalCount,
        nextCursor: connection.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null
    };
}

function selection({ info, parent }: ListColumn): string[] {
    const own = info.apiName === 'Id' ? [] : [`${info.apiName} { value displayValue }`];
    if (info.relationshipName === null || info.referenceToInfos.length === 0) {
        return own;
    }
    const parentField = parent?.field ?? info.referenceToInfos[0]?.nameFields[0] ?? 'Name';
    return [...own, `${info.relationshipName} { ${parentField} { value displayValue } }`];
}

function orderBy({ columns, sortKey, sortDescending }: ListRequest): Record<string, unknown> | null {
    const column = columns.find(({ key }) => key === sortKey);
    if (column === undefined) {
        return null;
    }
    const order = { order: sortDescending ? 'DESC' : 'ASC', nulls: 'LAST' };
    const { info, parent } = column;
    if (info.relationshipName === null || info.referenceToInfos.length === 0) {
        return { [info.apiName]: order };
    }
    return { [info.relationshipName]: { [parent?.field ?? info.referenceToInfos[0]?.nameFields[0] ?? 'Name']: order } };
}

/** Gives a node of the answer the form of a record. Parent columns become fields of their own under the column's key. */
function toRecord(node: Node, apiName: string, columns: readonly ListColumn[]): UiRecord {
    const fields: Record<string, UiFieldValue> = {};
    for (const [name, value] of Object.entries(node)) {
        if (name !== 'Id') {
            fields[name] = isCell(value)
                ? value
                : { value: value === null ? null : { fields: value }, displayValue: null };
        }
    }
    for (const { key, info, parent } of columns) {
        if (parent !== undefined) {
            const related = node[info.relationshipName ?? ''] as Record<string, UiFieldValue> | null | undefined;
            fields[key] = related?.[parent.field] ?? { value: null, displayValue: null };
        }
    }
    return { id: node.Id, apiName, fields };
}

function isCell(value: unknown): value is UiFieldValue {
    return typeof value === 'object' && value !== null && 'displayValue' in value;
}
