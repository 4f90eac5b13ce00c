import { addOnce, objectDraft, type ObjectDraft, type ProjectDraft, type SourceFile } from './draft';
import { readActionOverride } from './readApp';
import { listViewColumn } from './listViewColumns';
import { filterOperations } from './readField';
import type { FieldSchema } from './schema';
import { plainField, systemFields } from './systemFields';
import type { ElementReader } from './xml';

/** Switches of an object for features the local org does not have; and where it shows in searches and in other languages' grammar. */
const switchesWithoutEffect = [
    'enableBulkApi',
    'enableEnhancedLookup',
    'enableFeeds',
    'enableHistory',
    'enableLicensing',
    'enableReports',
    'enableSearch',
    'enableSharing',
    'enableStreamingApi',
    'allowInChatterGroups',
    'recordTypeTrackFeedHistory',
    'recordTypeTrackHistory',
    'gender',
    'startsWith',
    'searchLayouts',
    'visibility'
];

/** Reads `objects/<object>/<object>.object-meta.xml`. */
export function readObjectFile(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const object = objectDraft(draft, file.name, root.location);
    root.noEffect('description', ...switchesWithoutEffect);
    const overrides = root.children('actionOverrides').map((item) => readActionOverride(item, draft.problems));
    if (overrides.length > 0) {
        draft.objectActionOverrides.set(file.name, overrides);
    }
    const compactLayout = root.text('compactLayoutAssignment');
    if (compactLayout !== undefined && compactLayout !== 'SYSTEM') {
        object.compactLayoutAssignment = compactLayout;
    }
    if (object.custom) {
        readCustomObject(object, root);
    } else {
        // A standard object's labels and name field are the platform's.
        root.noEffect('label', 'pluralLabel', 'nameField', 'enableActivities');
        readStandardSharing(object, root);
    }
    root.finish();
}

/** The organization-wide default of a standard object, where records of it have owners. */
function readStandardSharing(object: ObjectDraft, root: ElementReader): void {
    if (!object.fields.has('OwnerId')) {
        root.noEffect('sharingModel', 'externalSharingModel');
        return;
    }
    const models = ['Private', 'Read', 'ReadWrite', ...(object.apiName === 'Contact' ? ['ControlledByParent'] : [])];
    object.sharingModel = root.choice('sharingModel', models) ?? object.sharingModel;
    readExternalSharing(object, root, models);
}

function readExternalSharing(object: ObjectDraft, root: ElementReader, models: readonly string[]): void {
    const external = root.choice('externalSharingModel', models);
    if (external !== undefined) {
        object.externalSharingModel = external;
    }
}

function readCustomObject(object: ObjectDraft, root: ElementReader): void {
    if (object.declared) {
        root.problem(`There is a second object named ${object.apiName}; API names must be unique.`);
        return;
    }
    object.declared = true;
    object.location = root.location;
    object.label = root.requiredText('label');
    object.pluralLabel = root.requiredText('pluralLabel');
    object.hasActivities = root.boolean('enableActivities') ?? false;
    object.sharingModel =
        root.choice('sharingModel', ['Private', 'Read', 'ReadWrite', 'ControlledByParent', 'FullAccess']) ??
        'ReadWrite';
    readExternalSharing(object, root, ['Private', 'Read', 'ReadWrite', 'ControlledByParent']);
    const status = root.choice('deploymentStatus', ['Deployed', 'InDevelopment']);
    if (status === undefined) {
        root.problem('A custom object needs a <deploymentStatus>.');
    }
    const nameField = root.child('nameField');
    if (nameField === undefined) {
        root.problem('A custom object needs a <nameField>.');
        return;
    }
    addFirst(object, [...systemFields(object.sharingModel !== 'ControlledByParent'), readNameField(nameField)]);
}

/** System fields come first, also where a field's file was read before the object's. */
function addFirst(object: ObjectDraft, fields: readonly FieldSchema[]): void {
    const others = [...object.fields.values()];
    object.fields.clear();
    for (const field of [...fields, ...others]) {
        object.fields.set(field.apiName, field);
    }
}

function readNameField(reader: ElementReader): FieldSchema {
    const type = reader.choice('type', ['Text', 'AutoNumber']) ?? 'Text';
    const label = reader.requiredText('label');
    const displayFormat = reader.text('displayFormat');
    if (type === 'AutoNumber' && displayFormat === undefined) {
        reader.problem('An auto number needs a <displayFormat>.');
    }
    const startingNumber = reader.integer('startingNumber') ?? 1;
    reader.noEffect('trackHistory', 'trackFeedHistory').finish();
    const common = { ...plainField, apiName: 'Name', label, isNameField: true, location: reader.location };
    return type === 'Text'
        ? { ...common, type, length: 80, required: true }
        : {
              ...common,
              type,
              displayFormat: displayFormat ?? '{0}',
              startingNumber,
              createable: false,
              updateable: false
          };
}

/** Reads `objects/<object>/validationRules/<rule>.validationRule-meta.xml`. */
export function readValidationRule(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const object = objectDraft(draft, file.folders[1] ?? '', root.location);
    if (root.requiredText('fullName') !== file.name) {
        root.problem(`<fullName> differs from the file's name ${file.name}.`, 'fullName');
    }
    const formula = root.child('errorConditionFormula');
    const errorField = root.text('errorDisplayField');
    const errorMessage = root.requiredText('errorMessage');
    if (formula === undefined) {
        root.problem('A validation rule needs an <errorConditionFormula>.');
    }
    if (errorMessage.length > 255) {
        root.problem(`<errorMessage> has ${errorMessage.length} characters; 255 fit.`, 'errorMessage');
    }
    if (object.validationRules.some((rule) => rule.name === file.name)) {
        root.problem(`There is a second validation rule ${file.name} on ${object.apiName}.`);
    }
    object.validationRules.push({
        name: file.name,
        active: root.boolean('active') ?? false,
        formula: formula?.element.text ?? '',
        errorMessage,
        ...(errorField !== undefined && { errorField }),
        location: root.location,
        formulaLocation: formula?.location ?? root.location
    });
    root.noEffect('description').finish();
}

/** Reads `objects/<object>/listViews/<view>.listView-meta.xml`. */
export function readListView(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const object = objectDraft(draft, file.folders[1] ?? '', root.location);
    const booleanFilter = root.text('booleanFilter');
    object.listViews.push({
        apiName: root.requiredText('fullName'),
        label: root.requiredText('label'),
        columns: root.children('columns').map((column) => listViewColumn(object.apiName, column.ownText)),
        filterScope: root.choice('filterScope', ['Everything', 'Mine']) ?? 'Everything',
        filters: root.children('filters').map((filter) => {
            const read = {
                field: listViewColumn(object.apiName, filter.requiredText('field')),
                operation: filter.choice('operation', filterOperations) ?? ('equals' as const),
                value: filter.text('value') ?? ''
            };
            filter.finish();
            return read;
        }),
        ...(booleanFilter !== undefined && { booleanFilter }),
        location: root.location
    });
    // Every list view is shown to everybody; the language is that of the label.
    root.noEffect('sharedTo', 'language').finish();
}

/** Reads `objects/<object>/compactLayouts/<layout>.compactLayout-meta.xml`. */
export function readCompactLayout(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const object = objectDraft(draft, file.folders[1] ?? '', root.location);
    root.requiredText('label');
    const layout = { fields: root.texts('fields'), location: root.location };
    addOnce(
        object.compactLayouts,
        root.requiredText('fullName'),
        layout,
        'compact layout',
        root.location,
        draft.problems
    );
    root.finish();
}
