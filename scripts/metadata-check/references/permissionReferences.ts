import { isCompoundAddress } from '../../local-org/metadata/compoundFields';
import type { XmlElement } from '../../local-org/metadata/xml';
import { findField } from '../catalog';
import { child, children, text } from '../elements';
import type { MetadataFile } from '../metadataFiles';
import { checkTabName } from './pageReferences';
import type { Reporter } from './reporter';

/** Checks what permission sets name, and that every field somebody may be refused is granted to someone. */
export function checkPermissionReferences(report: Reporter): void {
    const { catalog } = report;
    const sets = [...catalog.files('PermissionSet').values()];
    const granted = new Set<string>();
    for (const set of sets) {
        for (const item of children(set.root, 'fieldPermissions')) {
            granted.add(text(item, 'field') ?? '');
            checkFieldPermission(report, set, item);
        }
        named(set, 'objectPermissions', 'object', (element) =>
            report.oneOf(set, element, 'object', catalog.objects.keys())
        );
        named(set, 'tabSettings', 'tab', (element) =>
            checkTabName(report, set, element, catalog.files('CustomTab').keys())
        );
        named(set, 'applicationVisibilities', 'application', (element) =>
            report.oneOf(set, element, 'app', catalog.files('CustomApplication').keys())
        );
        named(set, 'customPermissions', 'name', (element) =>
            report.oneOf(set, element, 'custom permission', catalog.files('CustomPermission').keys())
        );
    }
    if (sets.length > 0) {
        checkCoverage(report, granted);
    }
}

function named(set: MetadataFile, list: string, part: string, check: (element: XmlElement) => void): void {
    children(set.root, list)
        .flatMap((item) => children(item, part))
        .forEach(check);
}

function checkFieldPermission(report: Reporter, set: MetadataFile, item: XmlElement): void {
    const element = child(item, 'field');
    if (element === undefined) {
        return;
    }
    const [object = '', name = ''] = element.text.trim().split('.');
    if (isCompoundAddress(report.catalog.objects.get(object)?.fields ?? new Map<string, unknown>(), name)) {
        return;
    }
    report.field(set, element, object, name);
    const field = findField(report.catalog, object, name);
    if (field?.required === true) {
        report.add(set, element, `${object}.${name} is required; the platform takes no field permission for it.`);
    } else if (field?.computed === true && text(item, 'editable') === 'true') {
        report.add(set, child(item, 'editable'), `${object}.${name} is computed; <editable> must be false.`);
    }
}

function checkCoverage(report: Reporter, granted: ReadonlySet<string>): void {
    for (const object of report.catalog.objects.values()) {
        for (const field of object.fields.values()) {
            const path = `${object.name}.${field.name}`;
            if (field.file !== undefined && !field.required && !granted.has(path)) {
                report.lacks(field.file, undefined, `${path} is in no permission set, so nobody can see it.`);
            }
        }
    }
}
