import type { XmlElement } from '../local-org/metadata/xml';
import { metadataTypes, type MetadataProperty } from './metadataTypes';
import { didYouMean } from './problems';

/** Reports a problem at an element. */
export type Report = (element: XmlElement, message: string) => void;

/**
 * Elements whose content the platform's types do not describe: the configuration of a component for its targets.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-configuration-tags.html
 */
const openElements: ReadonlySet<string> = new Set(['LightningComponentBundle.targetConfigs']);

const primitives: ReadonlyMap<string, { readonly pattern: RegExp; readonly allowed: string }> = new Map([
    ['boolean', { pattern: /^(true|false)$/, allowed: 'true or false' }],
    ['number', { pattern: /^-?\d+(\.\d+)?$/, allowed: 'a number' }],
    [
        // The types call a time a date, too: that of a flow's schedule.
        'Date',
        {
            pattern: /^(\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?)?|\d\d:\d\d:\d\d\.\d{3}Z)$/,
            allowed: 'a date such as 2024-06-01 or a time such as 01:30:00.000Z'
        }
    ]
]);

/** What the platform's types call a date, though the schedule of a flow has a time of day there. */
const timeOfDay = { pattern: /^\d\d:\d\d:\d\d\.\d{3}Z$/, allowed: 'a time of day such as 01:00:00.000Z' };

/** Holds an element against a type of the Metadata API: names, order of lists, required parts, values, and so on down. */
export function validateElement(element: XmlElement, type: string, report: Report): void {
    const declared = metadataTypes().get(type);
    if (declared?.kind === 'alias') {
        validateElement(element, declared.type, report);
    } else if (declared?.kind === 'elements') {
        validateParts(element, type, declared.properties, report);
    } else {
        validateValue(element, declared?.values, type, report);
    }
}

function validateValue(element: XmlElement, values: readonly string[] | undefined, type: string, report: Report): void {
    for (const child of element.children) {
        report(child, `<${element.name}> holds a value, not elements; <${child.name}> cannot be in it.`);
    }
    const text = element.text.trim();
    if (values !== undefined && !values.includes(text)) {
        const allowed = values.length <= 12 ? ` Allowed: ${values.join(', ')}.` : '';
        report(element, `<${element.name}> cannot be "${text}".${didYouMean(text, values)}${allowed}`);
    }
    const primitive = element.name === 'startTime' && type === 'Date' ? timeOfDay : primitives.get(type);
    if (primitive !== undefined && !primitive.pattern.test(text)) {
        report(element, `<${element.name}> is "${text}"; it must be ${primitive.allowed}.`);
    }
}

function validateParts(
    element: XmlElement,
    type: string,
    properties: ReadonlyMap<string, MetadataProperty>,
    report: Report
): void {
    if (element.text.trim() !== '') {
        report(
            element,
            `<${element.name}> holds elements; the text "${element.text.trim().slice(0, 40)}" cannot be in it.`
        );
    }
    const names = element.children.map(({ name }) => name);
    element.children.forEach((child, index) => {
        const property = properties.get(child.name);
        if (property === undefined) {
            report(child, unknownElement(child.name, type, properties));
            return;
        }
        const earlier = names.slice(0, index).lastIndexOf(child.name);
        if (earlier >= 0 && !property.repeated) {
            report(child, `<${child.name}> is repeated; ${type} has it once.`);
        } else if (earlier >= 0 && earlier !== index - 1) {
            // The platform answers "Element … is duplicated at this location".
            report(child, `<${child.name}> must follow the other <${child.name}> directly.`);
        }
        if (!openElements.has(`${type}.${child.name}`)) {
            validateElement(child, property.type, report);
        }
    });
    for (const property of properties.values()) {
        if (property.required && !names.includes(property.name)) {
            report(element, `<${element.name}> lacks <${property.name}>, which ${type} requires.`);
        }
    }
}

function unknownElement(name: string, type: string, properties: ReadonlyMap<string, MetadataProperty>): string {
    const allowed = properties.size <= 12 ? ` Allowed: ${[...properties.keys()].join(', ')}.` : '';
    return `${type} has no element <${name}>.${didYouMean(name, properties.keys())}${allowed}`;
}
