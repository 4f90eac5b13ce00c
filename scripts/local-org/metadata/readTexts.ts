import { addOnce, type ProjectDraft, type SourceFile, type TranslationDraft } from './draft';
import type { ElementReader } from './xml';

/** Reads `labels/<name>.labels-meta.xml`. */
export function readLabels(draft: ProjectDraft, file: SourceFile): void {
    for (const reader of file.root.children('labels')) {
        const apiName = reader.requiredText('fullName');
        const label = {
            apiName,
            value: reader.requiredText('value'),
            language: reader.text('language') ?? 'en_US',
            shortDescription: reader.requiredText('shortDescription'),
            location: reader.location
        };
        // Categories and protection are for packaging.
        reader.noEffect('categories', 'protected').finish();
        addOnce(draft.labels, apiName, label, 'label', reader.location, draft.problems);
    }
    file.root.finish();
}

/** Reads `translations/<language>.translation-meta.xml`. */
export function readTranslations(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const language = file.name;
    readNamed(draft, root, language, 'customLabels', 'label', '$label');
    readNamed(draft, root, language, 'customApplications', 'label', '$app');
    readNamed(draft, root, language, 'customTabs', 'label', '$tab');
    root.finish();
}

function readNamed(
    draft: ProjectDraft,
    root: ElementReader,
    language: string,
    element: string,
    textElement: string,
    prefix: string
): void {
    for (const reader of root.children(element)) {
        // An app's description shows nowhere in the local org.
        reader.noEffect('description');
        add(draft, reader, language, `${prefix}.${reader.requiredText('name')}`, reader.text(textElement));
        reader.finish();
    }
}

/** Reads `objectTranslations/<object>-<language>/<object>-<language>.objectTranslation-meta.xml`. */
export function readObjectTranslation(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const { object, language } = splitName(file.name);
    for (const form of root.children('caseValues')) {
        const plural = form.boolean('plural') ?? false;
        // The local org's texts do not decline: the first form is the one shown.
        form.noEffect('article', 'caseType', 'possessive');
        add(draft, form, language, plural ? `${object}.$plural` : object, form.text('value'));
        form.finish();
    }
    for (const field of root.children('fields')) {
        readFieldTexts(draft, field, language, object);
    }
    for (const rule of root.children('validationRules')) {
        add(draft, rule, language, `${object}.$validationRule.${rule.requiredText('name')}`, rule.text('errorMessage'));
        rule.finish();
    }
    for (const layout of root.children('layouts')) {
        const name = layout.requiredText('layout');
        for (const section of layout.children('sections')) {
            add(
                draft,
                section,
                language,
                `${object}.$layout.${name}.${section.requiredText('section')}`,
                section.text('label')
            );
            section.finish();
        }
        layout.noEffect('layoutType').finish();
    }
    const nameLabel = root.text('nameFieldLabel');
    if (nameLabel !== undefined) {
        add(draft, root, language, `${object}.Name`, nameLabel);
    }
    root.noEffect('gender', 'startsWith').finish();
}

/** Reads `objectTranslations/<object>-<language>/<field>.fieldTranslation-meta.xml`. */
export function readFieldTranslation(draft: ProjectDraft, file: SourceFile): void {
    const { object, language } = splitName(file.folders[0] ?? '');
    readFieldTexts(draft, file.root, language, object);
}

function readFieldTexts(draft: ProjectDraft, reader: ElementReader, language: string, object: string): void {
    const field = reader.requiredText('name');
    const path = `${object}.${field}`;
    add(draft, reader, language, path, reader.text('label'));
    add(draft, reader, language, `${path}.$help`, reader.text('help'));
    add(draft, reader, language, `${path}.$relationship`, reader.text('relationshipLabel'));
    for (const form of reader.children('caseValues')) {
        const plural = form.boolean('plural') ?? false;
        form.noEffect('article', 'caseType', 'possessive');
        add(draft, form, language, plural ? `${path}.$plural` : path, form.text('value'));
        form.finish();
    }
    for (const value of reader.children('picklistValues')) {
        const label = value.requiredText('masterLabel');
        add(draft, value, language, path, value.text('translation'), { object, field, label });
        value.finish();
    }
    // A field's description shows nowhere; nor does the grammar of its label.
    reader.noEffect('description', 'gender', 'startsWith').finish();
}

/** Reads `globalValueSetTranslations/<set>-<language>…` and `standardValueSetTranslations/<set>-<language>…`. */
export function readValueSetTranslation(draft: ProjectDraft, file: SourceFile): void {
    const { object: valueSet, language } = splitName(file.name);
    for (const value of file.root.children('valueTranslation')) {
        const label = value.requiredText('masterLabel');
        add(draft, value, language, valueSet, value.text('translation'), { valueSet, label });
        value.finish();
    }
    file.root.finish();
}

function splitName(name: string): { object: string; language: string } {
    const hyphen = name.lastIndexOf('-');
    return { object: name.slice(0, hyphen), language: name.slice(hyphen + 1) };
}

/** Remembers a translated text; an empty one means "not translated". */
function add(
    draft: ProjectDraft,
    reader: ElementReader,
    language: string,
    path: string,
    text: string | undefined,
    byLabel?: TranslationDraft['byLabel']
): void {
    if (text !== undefined) {
        draft.translations.push({
            language,
            path,
            text,
            location: reader.location,
            ...(byLabel !== undefined && { byLabel })
        });
    }
}
