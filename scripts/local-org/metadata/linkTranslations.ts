import type { ProjectDraft, TranslationDraft } from './draft';
import type { PicklistValue } from './schema';
import { standardTranslations } from './standardTranslations';

/** Sorts the translations by language and resolves those of picklist values, which name the value by its label. */
export function linkTranslations(draft: ProjectDraft): Map<string, Map<string, string>> {
    const languages = standardTranslations(draft.objects.values());
    for (const translation of draft.translations) {
        const texts = languages.get(translation.language) ?? new Map<string, string>();
        languages.set(translation.language, texts);
        for (const path of pathsOf(draft, translation)) {
            texts.set(path, translation.text);
        }
    }
    return languages;
}

function pathsOf(draft: ProjectDraft, translation: TranslationDraft): string[] {
    const { byLabel, path } = translation;
    if (byLabel === undefined) {
        if (!namesSomething(draft, path)) {
            draft.problems.add(translation.location, `${path} is translated, and there is nothing of that name.`);
        }
        return [path];
    }
    if (byLabel.valueSet !== undefined) {
        return pathsOfValueSet(draft, translation, byLabel.valueSet, byLabel.label);
    }
    const field = draft.objects.get(byLabel.object!)?.fields.get(byLabel.field!);
    const value = findByLabel(field?.picklist?.values, byLabel.label);
    if (value === undefined) {
        draft.problems.add(translation.location, `${path} has no value labeled "${byLabel.label}".`);
        return [];
    }
    return [`${path}.${value.value}`];
}

/** A value set's translation holds for every field that draws on it. */
function pathsOfValueSet(
    draft: ProjectDraft,
    translation: TranslationDraft,
    valueSet: string,
    label: string
): string[] {
    const values = draft.globalValueSets.get(valueSet)?.values ?? draft.standardValueSets.get(valueSet);
    const value = findByLabel(values, label);
    if (value === undefined) {
        draft.problems.add(translation.location, `${valueSet} has no value labeled "${label}".`);
        return [];
    }
    return [...draft.objects.values()].flatMap((object) =>
        [...object.fields.values()]
            .filter(({ picklist }) => picklist?.globalValueSet === valueSet || picklist?.standardValueSet === valueSet)
            .map((field) => `${object.apiName}.${field.apiName}.${value.value}`)
    );
}

function findByLabel(values: readonly PicklistValue[] | undefined, label: string): PicklistValue | undefined {
    return values?.find((value) => value.label === label);
}

function namesSomething(draft: ProjectDraft, path: string): boolean {
    const [first = '', second = '', third = ''] = path.split('.');
    switch (first) {
        case '$label':
            return draft.labels.has(second);
        case '$app':
            return draft.apps.has(second);
        case '$tab':
            return draft.tabs.has(second);
    }
    const object = draft.objects.get(first);
    if (object === undefined) {
        return false;
    }
    if (second === '$validationRule') {
        return object.validationRules.some((rule) => rule.name === third);
    }
    return second === '' || second.startsWith('$') || object.fields.has(second);
}
