import { listViewColumn } from '../metadata/listViewColumns';
import type { ChildRelationship, ObjectSchema } from '../metadata/schema';
import { resolveChildren, resolvePath } from '../query/paths';
import { pathText } from '../query/plan';
import type { ApiContext } from './context';
import { dataType } from './field-facts';
import { notFound, ok } from './http';
import type { ApiResponse } from './http';
import type { ApiRequest, Route } from './router';
import { objectOf } from './ui-metadata';
import { visibleNames } from './ui-representation';

/** GET /ui-api/related-list-info/{object}/{list}: the columns and the order of one related list. */
export function uiRelatedListInfoRoutes(): Route[] {
    return [{ method: 'GET', pattern: '/ui-api/related-list-info/{object}/{list}', run: relatedListInfo }];
}

function relatedListInfo(request: ApiRequest): ApiResponse {
    const { context } = request;
    const parent = objectOf(request);
    const relationship = resolveChildren(context.schema, parent, request.parameters['list'] ?? '');
    const child = context.schema.objects.get(relationship.childObject);
    const field = child?.fields.get(relationship.childField);
    if (!child || !field) {
        throw notFound();
    }
    const { columns, orderedBy } = layoutOf(context, parent, child, relationship);
    return ok({
        cloneable: false,
        createable: child.permits?.create ?? true,
        deletable: false,
        displayColumns: visibleNames(context, child, columns).map((name) => column(context, child, name)),
        fieldApiName: relationship.childField,
        filterLogicString: null,
        filteredByInfo: [],
        label: context.labels.relationship(child, field),
        listReference: {
            parentObjectApiName: parent.apiName,
            relatedListId: relationship.name,
            type: 'relatedList'
        },
        objectApiNames: [child.apiName],
        orderedByInfo: orderedBy,
        updateable: false,
        visibility: 'Public'
    });
}

/** What the parent's page layout says of the list; a list that is not on it shows its records' names. */
function layoutOf(
    context: ApiContext,
    parent: ObjectSchema,
    child: ObjectSchema,
    relationship: ChildRelationship
): { readonly columns: readonly string[]; readonly orderedBy: readonly unknown[] } {
    const layouts = [...context.org.project.ui.layouts.values()];
    const list = layouts
        .find(({ objectApiName }) => objectApiName === parent.apiName)
        ?.relatedLists.find(
            ({ childObject, childField }) => childObject === child.apiName && childField === relationship.childField
        );
    const given = (list?.fields ?? []).map((name) => listViewColumn(child.apiName, name));
    const sort = list?.sortField === undefined ? undefined : listViewColumn(child.apiName, list.sortField);
    return {
        columns: given.length > 0 ? given : [child.nameField],
        orderedBy:
            sort === undefined
                ? []
                : visibleNames(context, child, [sort]).map((name) => ({
                      fieldApiName: name,
                      isAscending: list?.sortOrder !== 'Desc',
                      label: column(context, child, name)['label']
                  }))
    };
}

const unsortable = new Set(['LongTextArea', 'Html', 'MultiselectPicklist']);

function column(context: ApiContext, child: ObjectSchema, name: string): Record<string, unknown> {
    const path = resolvePath(context.schema, child, name);
    return {
        dataType: dataType(path.field),
        fieldApiName: pathText(path),
        label: context.labels.field(path.object, path.field),
        lookupId: null,
        sortable: !unsortable.has(path.field.type)
    };
}
