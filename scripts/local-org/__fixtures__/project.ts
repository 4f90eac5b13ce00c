import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { FixedClock } from '../clock';
import { openOrg } from '../open';
import type { Org, SaveOperation, SaveResult } from '../org';

/** Files of a project by their path below the package directory, without `-meta.xml`; the content without the prolog. */
export type SourceFiles = Readonly<Record<string, string>>;

const writtenFolders: string[] = [];
afterAll(() => writtenFolders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Writes an SFDX project into a new temporary folder, which goes when the test file is done, and gives its path. */
export function writeProject(files: SourceFiles): string {
    const directory = mkdtempSync(join(tmpdir(), 'local-org-'));
    writtenFolders.push(directory);
    mkdirSync(join(directory, 'app'));
    writeFileSync(
        join(directory, 'sfdx-project.json'),
        JSON.stringify({ packageDirectories: [{ path: 'app', default: true }], sourceApiVersion: '66.0' })
    );
    for (const [path, content] of Object.entries(files)) {
        const file = join(directory, 'app', `${path}-meta.xml`);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, `<?xml version="1.0" encoding="UTF-8"?>\n${content}\n`);
    }
    return directory;
}

/** Elements one a line, so that line numbers can be told: `{a: 1, b: ['x', 'y']}` is `<a>1</a>`, `<b>x</b>`, `<b>y</b>`. */
export function element(name: string, content: Readonly<Record<string, unknown>>): string {
    return [`<${name}>`, ...children(content), `</${name}>`].join('\n');
}

function children(content: Readonly<Record<string, unknown>>): string[] {
    return Object.entries(content).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).flatMap((each: unknown) =>
            typeof each === 'object' && each !== null
                ? element(name, each as Record<string, unknown>)
                : `<${name}>${escape(String(each))}</${name}>`
        )
    );
}

function escape(text: string): string {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** An object with a text name (or an auto number, with `nameField`). `fields` are named without `__c`. */
export function customObject(
    name: string,
    fields: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
    options: {
        detail?: boolean;
        activities?: boolean;
        sharingModel?: string;
        externalSharingModel?: string;
        nameField?: Readonly<Record<string, unknown>>;
    } = {}
): SourceFiles {
    const files: Record<string, string> = {
        [`objects/${name}__c/${name}__c.object`]: element('CustomObject', {
            label: name,
            pluralLabel: `${name}s`,
            nameField: options.nameField ?? { label: `${name} Name`, type: 'Text' },
            deploymentStatus: 'Deployed',
            ...(options.activities !== undefined && { enableActivities: options.activities }),
            sharingModel: options.detail === true ? 'ControlledByParent' : (options.sharingModel ?? 'ReadWrite'),
            ...(options.externalSharingModel !== undefined && {
                externalSharingModel: options.externalSharingModel
            })
        })
    };
    for (const [fieldName, content] of Object.entries(fields)) {
        const fullName = `${fieldName}__c`;
        files[`objects/${name}__c/fields/${fullName}.field`] = element('CustomField', {
            fullName,
            label: fieldName.replaceAll('_', ' '),
            ...content
        });
    }
    return files;
}

export function validationRule(
    object: string,
    name: string,
    formula: string,
    errorMessage: string,
    errorField?: string
): SourceFiles {
    return {
        [`objects/${object}/validationRules/${name}.validationRule`]: element('ValidationRule', {
            fullName: name,
            active: true,
            errorConditionFormula: formula,
            ...(errorField !== undefined && { errorDisplayField: errorField }),
            errorMessage
        })
    };
}

export const text = (length = 80): Record<string, unknown> => ({ type: 'Text', length });
export const number = (precision = 18, scale = 0): Record<string, unknown> => ({ type: 'Number', precision, scale });
export const money = (): Record<string, unknown> => ({ type: 'Currency', precision: 18, scale: 2 });
export const lookup = (
    referenceTo: string,
    relationshipName: string,
    deleteConstraint = 'SetNull'
): Record<string, unknown> => ({
    type: 'Lookup',
    referenceTo,
    relationshipName,
    deleteConstraint
});
export const master = (
    referenceTo: string,
    relationshipName: string,
    relationshipOrder = 0
): Record<string, unknown> => ({
    type: 'MasterDetail',
    referenceTo,
    relationshipName,
    relationshipOrder
});
export const picklist = (values: readonly string[], restricted = true): Record<string, unknown> => ({
    type: 'Picklist',
    valueSet: {
        restricted,
        valueSetDefinition: {
            sorted: false,
            value: values.map((value) => ({ fullName: value, default: false, label: value }))
        }
    }
});
export const formula = (type: string, source: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
    type,
    formula: source,
    formulaTreatBlanksAs: 'BlankAsBlank',
    ...(type === 'Number' || type === 'Currency' || type === 'Percent' ? { precision: 18, scale: 2 } : {}),
    ...more
});
export const rollup = (
    operation: 'count' | 'sum' | 'min' | 'max',
    foreignKey: string,
    summarizedField?: string,
    filters: readonly { field: string; operation: string; value: string }[] = []
): Record<string, unknown> => ({
    type: 'Summary',
    summaryForeignKey: foreignKey,
    summaryOperation: operation,
    ...(summarizedField !== undefined && { summarizedField }),
    ...(filters.length > 0 && { summaryFilterItems: filters })
});

/** What a permission set grants on an object: letters of `crud`, `v` for view all, `m` for modify all. */
export function objectPermission(object: string, rights: string): Record<string, unknown> {
    return {
        allowCreate: rights.includes('c'),
        allowDelete: rights.includes('d'),
        allowEdit: rights.includes('u'),
        allowRead: rights.includes('r'),
        modifyAllRecords: rights.includes('m'),
        object,
        viewAllRecords: rights.includes('v')
    };
}

export function fieldPermission(field: string, rights: 'read' | 'edit'): Record<string, unknown> {
    return { editable: rights === 'edit', field, readable: true };
}

export function permissionSet(name: string, content: Readonly<Record<string, unknown>>): SourceFiles {
    return {
        [`permissionsets/${name}.permissionset`]: element('PermissionSet', {
            label: name.replaceAll('_', ' '),
            ...content
        })
    };
}

/** An org in memory, at noon of 2026-03-15. */
export function openFixture(...files: readonly SourceFiles[]): { org: Org; clock: FixedClock; save: Saver } {
    const clock = new FixedClock('2026-03-15T12:00:00Z');
    const org = openOrg({ projectDirectory: writeProject(Object.assign({}, ...files) as SourceFiles), clock });
    return { org, clock, save: saver(org) };
}

export interface Saver {
    (...operations: SaveOperation[]): SaveResult[];
    /** Creates a record that must be accepted, and gives its Id. */
    create(object: string, values: Readonly<Record<string, unknown>>): string;
    update(object: string, id: string, values: Readonly<Record<string, unknown>>): SaveResult;
    delete(object: string, id: string): SaveResult;
    /** Status codes of a creation that must be refused. */
    refusal(object: string, values: Readonly<Record<string, unknown>>): string[];
    partly(...operations: SaveOperation[]): SaveResult[];
}

export function saver(org: Org): Saver {
    const userId = org.users[0]!.id;
    const save = (...operations: SaveOperation[]): SaveResult[] => org.save(operations, { userId });
    const one = (operation: SaveOperation): SaveResult => save(operation)[0]!;
    return Object.assign(save, {
        create: (object: string, values: Readonly<Record<string, unknown>>) => {
            const result = one({ kind: 'create', object, values });
            if (!result.success) {
                throw new Error(`${object} was refused: ${JSON.stringify(result.errors)}`);
            }
            return result.id;
        },
        update: (object: string, id: string, values: Readonly<Record<string, unknown>>) =>
            one({ kind: 'update', object, id, values }),
        delete: (object: string, id: string) => one({ kind: 'delete', object, id }),
        refusal: (object: string, values: Readonly<Record<string, unknown>>) => {
            const result = one({ kind: 'create', object, values });
            return result.success ? [] : result.errors.map(({ statusCode }) => statusCode);
        },
        partly: (...operations: SaveOperation[]) => org.save(operations, { userId, allOrNone: false })
    });
}
