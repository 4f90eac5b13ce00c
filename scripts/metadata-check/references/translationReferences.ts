import type { XmlElement } from '../../local-org/metadata/xml';
import type { CatalogField, CatalogObject } from '../catalog';
import { child, children, text } from '../elements';
import type { MetadataFile } from '../metadataFiles';
import type { Reporter } from './reporter';

/**
 * Checks that translations name what exists, and that each language the project is translated into has every text:
 * objects, fields, help, values, related lists, messages, layout sections, labels and apps.
 */
export function checkTranslationReferences(report: Reporter): void {
    for (const language of languagesOf(report)) {
        for (const object of report.catalog.objects.values()) {
            checkObject(report, object, language);
        }
        checkGlobalValueSets(report, language);
        checkTexts(report, language);
    }
    checkOwners(report);
}

function languagesOf({ catalog }: Reporter): Set<string> {
    const texts = [...catalog.files('Translations').keys()];
    const objects = [...catalog.files('CustomObjectTranslation').keys()].map((name) => splitLanguage(name)[1]);
    return new Set([...texts, ...objects]);
}

function splitLanguage(name: string): [string, string] {
    const hyphen = name.lastIndexOf('-');
    return [name.slice(0, hyphen), name.slice(hyphen + 1)];
}

/** A translation's file is for an object or value set that exists. */
function checkOwners(report: Reporter): void {
    const { catalog } = report;
    for (const file of catalog.files('CustomObjectTranslation').values()) {
        const [object] = splitLanguage(file.name);
        if (!catalog.objects.has(object)) {
            report.add(file, undefined, `There is no object ${object} to translate.`);
        }
    }
    for (const file of catalog.files('GlobalValueSetTranslation').values()) {
        const [valueSet] = splitLanguage(file.name);
        if (!catalog.globalValueSets.has(valueSet)) {
            report.add(file, undefined, `There is no global value set ${valueSet} to translate.`);
        }
    }
}

function checkObject(report: Reporter, object: CatalogObject, language: string): void {
    const { catalog } = report;
    const layouts = [...catalog.files('Layout').values()].filter(({ name }) => name.startsWith(`${object.name}-`));
    const declared = [...object.fields.values()].filter(({ file }) => file !== undefined);
    const anchor = object.file ?? declared[0]?.file;
    if (anchor === undefined) {
        return;
    }
    const file = catalog.files('CustomObjectTranslation').get(`${object.name}-${language}`);
    if (file === undefined) {
        report.lacks(anchor, undefined, `${object.name} has no translation into ${language}.`);
        return;
    }
    checkNames(report, object, file);
    checkRules(report, object, file);
    checkSections(report, layouts, file);
    checkFields(report, declared, file, language);
}

function checkNames(report: Reporter, object: CatalogObject, file: MetadataFile): void {
    if (!object.custom) {
        return;
    }
    for (const plural of ['false', 'true']) {
        if (!children(file.root, 'caseValues').some((form) => (text(form, 'plural') ?? 'false') === plural)) {
            report.lacks(
                file,
                undefined,
                `The ${plural === 'true' ? 'plural' : 'singular'} of ${object.name} is not translated.`
            );
        }
    }
    if (text(file.root, 'nameFieldLabel') === undefined) {
        report.lacks(file, undefined, `The name field of ${object.name} is not translated: <nameFieldLabel>.`);
    }
}

function checkRules(report: Reporter, object: CatalogObject, file: MetadataFile): void {
    const rules = object.parts.get('validationRules') ?? [];
    const translated = children(file.root, 'validationRules').flatMap((rule) => children(rule, 'name'));
    translated.forEach((element) =>
        report.oneOf(
            file,
            element,
            `validation rule of ${object.name} called`,
            rules.map(({ name }) => name)
        )
    );
    missing(
        rules.map(({ name }) => name),
        translated
    ).forEach((name) => report.lacks(file, undefined, `The message of validation rule ${name} is not translated.`));
}

function checkSections(report: Reporter, layouts: readonly MetadataFile[], file: MetadataFile): void {
    const nameOf = (layout: MetadataFile): string => layout.name.slice(layout.name.indexOf('-') + 1);
    for (const entry of children(file.root, 'layouts')) {
        children(entry, 'layout').forEach((element) => report.oneOf(file, element, 'layout', layouts.map(nameOf)));
    }
    for (const layout of layouts) {
        const entry = children(file.root, 'layouts').find((candidate) => text(candidate, 'layout') === nameOf(layout));
        const sections = children(layout.root, 'layoutSections').map((section) => text(section, 'label') ?? '');
        const translated = children(entry ?? file.root, 'sections').flatMap((section) => children(section, 'section'));
        translated.forEach((element) => report.oneOf(file, element, `section of ${nameOf(layout)} called`, sections));
        missing(sections, translated).forEach((label) =>
            report.lacks(file, entry, `Section "${label}" of ${nameOf(layout)} is not translated.`)
        );
    }
}

function checkFields(report: Reporter, declared: readonly CatalogField[], file: MetadataFile, language: string): void {
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    const translations = new Map<string, { file: MetadataFile; element: XmlElement }>();
    for (const element of children(file.root, 'fields')) {
        translations.set(text(element, 'name') ?? '', { file, element });
    }
    for (const candidate of report.catalog.files('CustomFieldTranslation', folder).values()) {
        translations.set(text(candidate.root, 'name') ?? candidate.name, { file: candidate, element: candidate.root });
    }
    const names = declared.map(({ name }) => name);
    for (const [name, translation] of translations) {
        const field = declared.find((candidate) => candidate.name === name);
        if (field === undefined) {
            const element = child(translation.element, 'name') ?? translation.element;
            report.oneOf(translation.file, { ...element, text: name }, 'field of the project called', names);
        } else {
            checkField(report, field, translation);
        }
    }
    for (const field of declared.filter(({ name }) => !translations.has(name))) {
        report.lacks(field.file!, undefined, `${field.name} has no translation into ${language}.`);
    }
}

function checkField(
    report: Reporter,
    field: CatalogField,
    { file, element }: { file: MetadataFile; element: XmlElement }
): void {
    const source = field.file!.root;
    const texts = [
        ['label', 'label'],
        ['inlineHelpText', 'help'],
        ['relationshipLabel', 'relationshipLabel']
    ] as const;
    for (const [original, translated] of texts) {
        if (text(source, original) !== undefined && text(element, translated) === undefined) {
            report.lacks(file, element, `<${translated}> of ${field.name} is not translated.`);
        }
    }
    checkValues(report, file, element, 'picklistValues', field.name, field.values);
}

function checkGlobalValueSets(report: Reporter, language: string): void {
    const translations = report.catalog.files('GlobalValueSetTranslation');
    for (const [name, values] of report.catalog.globalValueSets) {
        const file = translations.get(`${name}-${language}`);
        if (file === undefined) {
            const source = report.catalog.files('GlobalValueSet').get(name)!;
            report.lacks(source, undefined, `Global value set ${name} has no translation into ${language}.`);
        } else {
            checkValues(report, file, file.root, 'valueTranslation', name, values);
        }
    }
}

/** Values are translated by their labels. */
function checkValues(
    report: Reporter,
    file: MetadataFile,
    element: XmlElement,
    list: string,
    owner: string,
    values: ReadonlyMap<string, string> | undefined
): void {
    const labels = [...(values?.values() ?? [])];
    const translated = children(element, list).flatMap((value) => children(value, 'masterLabel'));
    translated.forEach((label) => report.oneOf(file, label, `value of ${owner} labeled`, labels));
    missing(labels, translated).forEach((label) =>
        report.lacks(file, element, `Value "${label}" of ${owner} is not translated.`)
    );
}

/** Custom labels, apps and tabs of a language's one file. */
function checkTexts(report: Reporter, language: string): void {
    const { catalog } = report;
    const file = catalog.files('Translations').get(language);
    const tabs = [...catalog.files('CustomTab').values()].filter((tab) => text(tab.root, 'label') !== undefined);
    const kinds = [
        ['customLabels', 'custom label', [...catalog.labels.keys()]],
        ['customApplications', 'app', [...catalog.files('CustomApplication').keys()]],
        ['customTabs', 'tab with a label of its own', tabs.map(({ name }) => name)]
    ] as const;
    for (const [list, what, names] of kinds) {
        const translated =
            file === undefined ? [] : children(file.root, list).flatMap((item) => children(item, 'name'));
        translated.forEach((element) => report.oneOf(file!, element, what, names));
        for (const name of missing(names, translated)) {
            const label = list === 'customLabels' ? catalog.labels.get(name) : undefined;
            const place =
                label?.file ?? catalog.files(list === 'customTabs' ? 'CustomTab' : 'CustomApplication').get(name)!;
            report.lacks(place, label?.element, `The ${what} ${name} has no translation into ${language}.`);
        }
    }
}

function missing(names: readonly string[], translated: readonly XmlElement[]): string[] {
    const present = new Set(translated.map((element) => element.text.trim()));
    return names.filter((name) => !present.has(name));
}
