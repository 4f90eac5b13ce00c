import { addOnce, type ProjectDraft, type SourceFile } from './draft';
import type { PicklistSchema, PicklistValue } from './schema';
import type { ElementReader } from './xml';

/** Reads the `<valueSet>` of a picklist field. Values of a global value set are filled in when the draft is linked. */
export function readPicklist(field: ElementReader, object: string, apiName: string): PicklistSchema {
    const valueSet = field.child('valueSet');
    if (valueSet === undefined) {
        field.problem(`Picklist ${object}.${apiName} lacks a <valueSet>.`);
        return { values: [], restricted: false };
    }
    const globalValueSet = valueSet.text('valueSetName');
    const restricted = valueSet.boolean('restricted') ?? globalValueSet !== undefined;
    const definition = valueSet.child('valueSetDefinition');
    const values = definition === undefined ? [] : definition.children('value').map(readValue);
    // The order is the file's; sorting by label is presentation.
    definition?.noEffect('sorted').finish();
    valueSet.finish();
    if ((globalValueSet === undefined) === (definition === undefined)) {
        valueSet.problem('A <valueSet> needs either a <valueSetName> or a <valueSetDefinition>.');
    }
    reportRepeated(valueSet, values);
    return { values, restricted, ...(globalValueSet !== undefined && { globalValueSet }) };
}

/** Reads `globalValueSets/<name>.globalValueSet-meta.xml`. */
export function readGlobalValueSet(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const values = root.children('customValue').map(readValue);
    root.requiredText('masterLabel');
    root.noEffect('description', 'sorted').finish();
    reportRepeated(root, values);
    addOnce(
        draft.globalValueSets,
        file.name,
        { values, location: root.location },
        'global value set',
        root.location,
        draft.problems
    );
}

/** Reads `standardValueSets/<name>.standardValueSet-meta.xml`, which replaces the platform's values. */
export function readStandardValueSet(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    if (!draft.standardValueSets.has(file.name)) {
        root.problem(
            `Standard value set ${file.name} is not supported; supported here: ${[...draft.standardValueSets.keys()].join(', ')}.`
        );
    }
    const values = root.children('standardValue').map(readStandardValue);
    root.noEffect('sorted').finish();
    reportRepeated(root, values);
    draft.standardValueSets.set(file.name, values);
}

function readValue(reader: ElementReader): PicklistValue {
    const value = basicValue(reader);
    reader.finish();
    return value;
}

function basicValue(reader: ElementReader): PicklistValue {
    const value = reader.requiredText('fullName');
    // Colors are for charts; a description is for administrators.
    reader.noEffect('color', 'description');
    return {
        value,
        label: reader.text('label') ?? value,
        isDefault: reader.boolean('default') ?? false,
        isActive: reader.boolean('isActive') ?? true
    };
}

function readStandardValue(reader: ElementReader): PicklistValue {
    const value = basicValue(reader);
    const isClosed = reader.boolean('closed');
    const isWon = reader.boolean('won');
    const probability = reader.integer('probability');
    const forecastCategory = reader.choice('forecastCategory', [
        'Omitted',
        'Pipeline',
        'BestCase',
        'MostLikely',
        'Forecast',
        'Closed'
    ]);
    reader.finish();
    return {
        ...value,
        ...(isClosed !== undefined && { isClosed }),
        ...(isWon !== undefined && { isWon }),
        ...(probability !== undefined && { probability }),
        ...(forecastCategory !== undefined && { forecastCategory })
    };
}

function reportRepeated(reader: ElementReader, values: readonly PicklistValue[]): void {
    const seen = new Set<string>();
    for (const { value } of values) {
        if (seen.has(value.toLowerCase())) {
            reader.problem(`Value ${value} is declared twice.`);
        }
        seen.add(value.toLowerCase());
    }
    if (values.filter((value) => value.isDefault).length > 1) {
        reader.problem('Only one value can be the default.');
    }
}
