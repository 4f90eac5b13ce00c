import { compileFilterLogic } from '../../local-org/filterLogic';
import type { FlexiPageItemModel, FlexiPageModel, ObjectModel, VisibilityModel } from '../model/pageModel';
import type { ObjectInfo } from './platform/lightning/uiObjectInfoApi/uiObjectInfoApi';
import type { UiRecord } from './platform/lightning/uiRecordApi/uiRecordApi';
import { session } from './session';

/** What every part of a page may need: the page itself and, on record pages, the record. */
export interface PageContext {
    readonly page: FlexiPageModel;
    readonly object: ObjectModel | undefined;
    readonly objectInfo: ObjectInfo | undefined;
    readonly record: UiRecord | undefined;
    readonly recordId: string | undefined;
}

/** The fields that a record page reads for its own parts: highlights, details, visibility rules. */
export function pageFields(page: FlexiPageModel, object: ObjectModel): Set<string> {
    const items = Object.values(page.regions).flat();
    const fields = new Set<string>([object.nameField, ...object.compactFields]);
    for (const section of object.layout.sections) {
        section.columns.flat().forEach(({ field }) => field !== null && fields.add(field));
    }
    for (const item of items) {
        if (item.kind === 'field') {
            fields.add(item.name);
        }
        for (const { left } of item.visibility?.criteria ?? []) {
            if (left.kind === 'recordField' && left.path.length === 1) {
                fields.add(left.path[0] ?? '');
            }
        }
    }
    return fields;
}

/** Paths of visibility rules that lead to a parent, such as `Account.Industry`. */
export function visibilityPaths(page: FlexiPageModel): string[] {
    const rules = Object.values(page.regions).flatMap((items) => items.flatMap(({ visibility }) => visibility ?? []));
    return rules.flatMap(({ criteria }) =>
        criteria.flatMap(({ left }) =>
            left.kind === 'recordField' && left.path.length > 1 ? [left.path.join('.')] : []
        )
    );
}

/**
 * Whether an item's visibility rule lets it show.
 * @throws Error when the rule's filter logic cannot be read
 */
export function isVisible(item: FlexiPageItemModel, context: PageContext): boolean {
    const rule = item.visibility;
    if (rule === null) {
        return true;
    }
    const results = rule.criteria.map((criterion) => holds(criterion, context));
    return compileFilterLogic(rule.booleanFilter ?? 'and', results.length)((index) => results[index] === true);
}

type Criterion = VisibilityModel['criteria'][number];

function holds({ left, operator, right }: Criterion, { record }: PageContext): boolean {
    switch (left.kind) {
        case 'customPermission':
            return compare(session.customPermissions.includes(left.name), operator, right);
        case 'formFactor':
            return compare(session.formFactor, operator, right);
        case 'recordField':
            return compare(valueAt(record, left.path), operator, right);
    }
}

function valueAt(record: UiRecord | undefined, path: readonly string[]): unknown {
    let current: UiRecord | null | undefined = record;
    for (const relationship of path.slice(0, -1)) {
        current = current?.fields[relationship]?.value as UiRecord | null | undefined;
    }
    return current?.fields[path.at(-1) ?? '']?.value;
}

function compare(value: unknown, operator: Criterion['operator'], right: string): boolean {
    const blank = value === null || value === undefined || value === '';
    const numeric = typeof value === 'number' && right !== '';
    const order = numeric
        ? Number(value) - Number(right)
        : (blank ? '' : String(value)).localeCompare(typeof value === 'boolean' ? right.toLowerCase() : right);
    switch (operator) {
        case 'EQUAL':
            return order === 0;
        case 'NE':
            return order !== 0;
        case 'GT':
            return !blank && order > 0;
        case 'GE':
            return !blank && order >= 0;
        case 'LT':
            return !blank && order < 0;
        case 'LE':
            return !blank && order <= 0;
        case 'CONTAINS':
            return !blank && String(value).includes(right);
    }
}
