import type { XmlElement } from '../local-org/metadata/xml';
import type { Catalog, CatalogObject } from './catalog';
import { child, text } from './elements';
import type { MetadataFile } from './metadataFiles';
import type { Problem } from './problems';

/** How long texts may be, by type and element. */
const lengths: readonly (readonly [type: string, element: string, most: number])[] = [
    ['CustomObject', 'label', 40],
    ['CustomObject', 'pluralLabel', 40],
    ['CustomObject', 'description', 1000],
    ['CustomField', 'fullName', 43],
    ['CustomField', 'label', 40],
    ['CustomField', 'description', 1000],
    ['CustomField', 'inlineHelpText', 510],
    ['CustomField', 'formula', 3900],
    ['CustomFieldTranslation', 'label', 40],
    ['CustomFieldTranslation', 'help', 510],
    ['ValidationRule', 'fullName', 40],
    ['ValidationRule', 'description', 255],
    ['ValidationRule', 'errorMessage', 255],
    ['ValidationRule', 'errorConditionFormula', 3900],
    ['ListView', 'label', 40],
    ['CompactLayout', 'label', 80],
    ['PermissionSet', 'label', 80],
    ['PermissionSet', 'description', 255],
    ['CustomApplication', 'label', 40],
    ['CustomApplication', 'description', 255],
    ['CustomTab', 'description', 255]
];

/** Most roll-ups an object may have, and most relationships its formulas and rules may reach across. */
const mostRollups = 25;
const mostRelationships = 15;
const mostCompactFields = 10;
const mostTrackedFields = 20;

/**
 * The platform compiles a formula together with the formulas it refers to, into at most 15,000 bytes. How it compiles
 * is not published; the written-out source stays well below a third of that, so that there is room.
 */
const mostExpandedCharacters = 4500;

/**
 * Checks the platform's limits that a deployment would run into.
 * https://help.salesforce.com/s/articleView?id=platform.overview_limits_general.htm
 */
export function checkLimits(catalog: Catalog, files: readonly MetadataFile[]): Problem[] {
    const texts = files.flatMap((file) => [...textProblems(file), ...translatedMessages(file)]);
    const objects = [...catalog.objects.values()];
    return [...texts, ...objects.flatMap(objectProblems), ...objects.flatMap(expandedFormulaProblems)];
}

function expandedFormulaProblems(object: CatalogObject): Problem[] {
    return [...object.fields.values()].flatMap(({ name, file }) => {
        const formula = file === undefined ? undefined : child(file.root, 'formula');
        const length = formula === undefined ? 0 : expand(object, formula.text, [name]).length;
        const message = `With the formulas it refers to, the formula of ${name} has ${length} characters; ${mostExpandedCharacters} are known to compile.`;
        return length > mostExpandedCharacters ? [{ file: file!.path, line: formula!.line, message }] : [];
    });
}

/** A formula without comments and spare blanks, the formula fields of the same object written out in their places. */
function expand(object: CatalogObject, formula: string, within: readonly string[]): string {
    const bare = formula.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ');
    return bare.replace(/(?<![\w.])\w+__c\b/g, (name) => {
        const file = within.includes(name) ? undefined : object.fields.get(name)?.file;
        const inner = file === undefined ? undefined : text(file.root, 'formula');
        return inner === undefined ? name : `(${expand(object, inner, [...within, name])})`;
    });
}

function textProblems(file: MetadataFile): Problem[] {
    return lengths
        .filter(([type]) => type === file.fileType.type)
        .flatMap(([, element, most]) => tooLong(file, child(file.root, element), most));
}

function translatedMessages(file: MetadataFile): Problem[] {
    return file.fileType.type === 'CustomObjectTranslation'
        ? file.root.children
              .filter(({ name }) => name === 'validationRules')
              .flatMap((rule) => tooLong(file, child(rule, 'errorMessage'), 255))
        : [];
}

function tooLong(file: MetadataFile, element: XmlElement | undefined, most: number): Problem[] {
    const length = element?.text.trim().length ?? 0;
    return length > most
        ? [
              {
                  file: file.path,
                  line: element!.line,
                  message: `<${element!.name}> has ${length} characters; ${most} fit.`
              }
          ]
        : [];
}

function objectProblems(object: CatalogObject): Problem[] {
    const declared = [...object.fields.values()].flatMap(({ file }) => file ?? []);
    const anchor = object.file ?? declared[0];
    if (anchor === undefined) {
        return [];
    }
    const rollups = declared.filter(({ root }) => text(root, 'type') === 'Summary').length;
    const tracked = declared.filter(({ root }) => text(root, 'trackHistory') === 'true').length;
    const reached = relationshipsReached(object, declared);
    const report = (message: string): Problem => ({ file: anchor.path, line: anchor.root.line, message });
    return [
        ...(rollups > mostRollups
            ? [report(`${object.name} has ${rollups} roll-ups; ${mostRollups} are allowed.`)]
            : []),
        ...(tracked > mostTrackedFields
            ? [report(`${object.name} tracks ${tracked} fields; ${mostTrackedFields} are allowed.`)]
            : []),
        ...(reached.size > mostRelationships
            ? [
                  report(
                      `Formulas of ${object.name} reach across ${reached.size} relationships; ${mostRelationships} are allowed: ${[...reached].join(', ')}.`
                  )
              ]
            : []),
        ...(object.parts.get('compactLayouts') ?? []).flatMap((layout) => {
            const fields = layout.root.children.filter(({ name }) => name === 'fields').length;
            const message = `A compact layout shows ${mostCompactFields} fields at most; this one has ${fields}.`;
            return fields > mostCompactFields ? [{ file: layout.path, line: layout.root.line, message }] : [];
        })
    ];
}

/** Each distinct path counts once for an object: `Partner__r` and `Partner__r.Tier__r` are two. */
function relationshipsReached(object: CatalogObject, declared: readonly MetadataFile[]): Set<string> {
    const formulas = [
        ...declared.map(({ root }) => text(root, 'formula') ?? ''),
        ...(object.parts.get('validationRules') ?? []).map(({ root }) => text(root, 'errorConditionFormula') ?? '')
    ];
    const paths = formulas.flatMap((formula) => formula.match(/\b(?:\w+__r\.)+/g) ?? []);
    return new Set(paths.flatMap((path) => prefixes(path.split('.').filter((part) => part !== ''))));
}

function prefixes(parts: readonly string[]): string[] {
    return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}
