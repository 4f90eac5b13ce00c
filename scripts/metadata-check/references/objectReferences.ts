import { listViewColumn } from '../../local-org/metadata/listViewColumns';
import { splitValues } from '../../local-org/metadata/readField';
import type { XmlElement } from '../../local-org/metadata/xml';
import { allowedValues, findField, type CatalogObject } from '../catalog';
import { child, children, text } from '../elements';
import type { MetadataFile } from '../metadataFiles';
import type { Reporter } from './reporter';

/** Checks what objects, fields, rules, list views and compact layouts name. */
export function checkObjectReferences(report: Reporter): void {
    for (const object of report.catalog.objects.values()) {
        checkObjectFile(report, object);
        for (const field of object.fields.values()) {
            if (field.file !== undefined) {
                checkField(report, field.file);
            }
        }
        for (const rule of object.parts.get('validationRules') ?? []) {
            children(rule.root, 'errorDisplayField').forEach((element) => report.field(rule, element, object.name));
        }
        for (const view of object.parts.get('listViews') ?? []) {
            checkListView(report, view, object);
        }
        for (const layout of object.parts.get('compactLayouts') ?? []) {
            children(layout.root, 'fields').forEach((element) => report.field(layout, element, object.name));
        }
    }
}

function checkObjectFile(report: Reporter, object: CatalogObject): void {
    const { file } = object;
    if (file === undefined) {
        return;
    }
    const assigned = child(file.root, 'compactLayoutAssignment');
    if (assigned !== undefined && assigned.text.trim() !== 'SYSTEM') {
        const names = (object.parts.get('compactLayouts') ?? []).map(({ name }) => name);
        report.oneOf(file, assigned, `compact layout of ${object.name} called`, names);
    }
    const search = child(file.root, 'searchLayouts');
    for (const column of search?.children.filter(({ name }) => name.endsWith('Fields')) ?? []) {
        report.field(file, column, object.name, listViewColumn(object.name, column.text.trim()));
    }
}

function checkField(report: Reporter, file: MetadataFile): void {
    const { root } = file;
    const { catalog } = report;
    children(root, 'referenceTo').forEach((element) => report.oneOf(file, element, 'object', catalog.objects.keys()));
    const valueSet = child(root, 'valueSet');
    if (valueSet !== undefined) {
        children(valueSet, 'valueSetName').forEach((element) =>
            report.oneOf(file, element, 'global value set', catalog.globalValueSets.keys())
        );
    }
    if (text(root, 'type') === 'Summary') {
        checkRollup(report, file);
    }
}

/** A roll-up reads stored fields of its own detail only. */
function checkRollup(report: Reporter, file: MetadataFile): void {
    const { root, owner } = file;
    const foreignKey = child(root, 'summaryForeignKey');
    const [detail = ''] = foreignKey?.text.trim().split('.') ?? [];
    const named = [foreignKey, child(root, 'summarizedField')].filter((element) => element !== undefined);
    for (const element of named) {
        checkDetailField(report, file, element, detail);
    }
    const key = findField(report.catalog, detail, foreignKey?.text.trim().split('.')[1] ?? '');
    if (key !== undefined && !(key.type === 'MasterDetail' && key.referenceTo.includes(owner))) {
        report.add(file, foreignKey, `${detail}.${key.name} is no master-detail to ${owner}.`);
    }
    for (const item of children(root, 'summaryFilterItems')) {
        const element = child(item, 'field');
        if (element !== undefined) {
            checkDetailField(report, file, element, detail);
            checkValues(report, file, item, detail, element.text.trim().split('.')[1] ?? '');
        }
    }
}

function checkDetailField(report: Reporter, file: MetadataFile, element: XmlElement, detail: string): void {
    const [object = '', field = ''] = element.text.trim().split('.');
    if (object !== detail) {
        report.add(file, element, `<${element.name}> names ${object}; a roll-up reads fields of its detail ${detail}.`);
        return;
    }
    report.field(file, element, detail, field);
    const formula = findField(report.catalog, detail, field)?.file?.root;
    if (formula !== undefined && /__r\.|TODAY\(|NOW\(/.test(text(formula, 'formula') ?? '')) {
        report.add(file, element, `${detail}.${field} depends on other records or on today; a roll-up cannot read it.`);
    }
}

function checkListView(report: Reporter, view: MetadataFile, object: CatalogObject): void {
    for (const column of children(view.root, 'columns')) {
        report.field(view, column, object.name, listViewColumn(object.name, column.text.trim()));
    }
    for (const filter of children(view.root, 'filters')) {
        const element = child(filter, 'field');
        if (element !== undefined) {
            const path = listViewColumn(object.name, element.text.trim());
            report.field(view, element, object.name, path);
            checkValues(report, view, filter, object.name, path);
        }
    }
}

/** A filter on a picklist names values that the picklist has. */
function checkValues(report: Reporter, file: MetadataFile, filter: XmlElement, object: string, path: string): void {
    const field = findField(report.catalog, object, path);
    const allowed = field === undefined ? undefined : allowedValues(report.catalog, field);
    const value = child(filter, 'value');
    for (const name of allowed === undefined || value === undefined ? [] : splitValues(value.text)) {
        report.oneOf(file, { ...value!, text: name }, `value of ${object}.${path} called`, allowed!.keys());
    }
}
