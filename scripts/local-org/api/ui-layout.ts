import type { LayoutMetadata, LayoutSection } from '../metadata/ui';
import type { ObjectSchema } from '../metadata/schema';
import type { ApiContext } from './context';
import { masterRecordType } from './describe';
import { isWritable } from './field-facts';
import { apiError } from './http';

/** The page layout of an object. @throws ApiError 404 where the project declares none. */
export function layoutOf(context: ApiContext, object: ObjectSchema): LayoutMetadata {
    const layout = [...context.org.project.ui.layouts.values()].find((one) => one.objectApiName === object.apiName);
    if (!layout) {
        throw apiError(404, 'NOT_FOUND', `The project has no layout for ${object.apiName}.`);
    }
    return layout;
}

/** /ui-api/layout/{object}: the sections of the page layout, row by row. */
export function layoutRepresentation(context: ApiContext, object: ObjectSchema, mode: string): Record<string, unknown> {
    const layout = layoutOf(context, object);
    return {
        eTag: layout.fullName,
        id: layout.fullName,
        layoutType: 'Full',
        mode,
        objectApiName: object.apiName,
        recordTypeId: masterRecordType,
        saveOptions: [],
        sections: layout.sections.map((section, index) =>
            sectionRepresentation(context, object, layout, section, index, mode)
        )
    };
}

function sectionRepresentation(
    context: ApiContext,
    object: ObjectSchema,
    layout: LayoutMetadata,
    section: LayoutSection,
    index: number,
    mode: string
): Record<string, unknown> {
    const columns = section.columns.filter((column) => column.length > 0);
    const rows = Math.max(0, ...columns.map((column) => column.length));
    const layoutName = layout.fullName.slice(layout.fullName.indexOf('-') + 1);
    return {
        collapsible: false,
        columns: columns.length,
        heading: context.labels.layoutSection(object, layoutName, section.label),
        id: `${layout.fullName}.${index}`,
        layoutRows: Array.from({ length: rows }, (_unused, row) => ({
            layoutItems: columns.map((column) => itemRepresentation(context, object, column[row]))
        })),
        rows,
        tabOrder: section.style === 'TwoColumnsTopToBottom' ? 'TopToBottom' : 'LeftToRight',
        useHeading: mode === 'View' ? section.detailHeading : section.editHeading
    };
}

function itemRepresentation(
    context: ApiContext,
    object: ObjectSchema,
    item: LayoutSection['columns'][number][number] | undefined
): Record<string, unknown> {
    const field = item?.kind === 'field' ? context.schema.findField(object, item.field) : undefined;
    if (!field || item?.kind !== 'field') {
        const empty = { apiName: null, componentType: 'EmptySpace', label: null };
        return {
            editableForNew: false,
            editableForUpdate: false,
            label: '',
            layoutComponents: [empty],
            lookupIdApiName: null,
            required: false,
            sortable: false
        };
    }
    const editable = item.behavior !== 'Readonly';
    const label = context.labels.field(object, field);
    return {
        editableForNew: editable && isWritable(field, 'create'),
        editableForUpdate: editable && isWritable(field, 'update'),
        label,
        layoutComponents: [{ apiName: field.apiName, componentType: 'Field', label }],
        lookupIdApiName: field.reference ? field.apiName : null,
        required: item.behavior === 'Required' || field.required,
        sortable: false
    };
}
