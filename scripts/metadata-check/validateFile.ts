import type { XmlElement } from '../local-org/metadata/xml';
import { child, text } from './elements';
import type { MetadataFile } from './metadataFiles';
import type { Problem } from './problems';
import { validateElement, type Report } from './validateElement';

const namespace = 'http://soap.sforce.com/2006/04/metadata';

/** Checks one file by itself: its root, every element below against the Metadata API's types, and its own name. */
export function validateFile(file: MetadataFile): Problem[] {
    const problems: Problem[] = [];
    const report: Report = ({ line, column }, message) => problems.push({ file: file.path, line, column, message });
    const { root, fileType } = file;
    if (root.name !== fileType.type) {
        report(root, `The root element is <${root.name}>; it must be <${fileType.type}>.`);
        return problems;
    }
    if (root.attributes['xmlns'] !== namespace) {
        report(root, `<${root.name}> must be in the namespace ${namespace}.`);
    }
    validateElement(root, fileType.type, report);
    checkName(file, report);
    requiredBeyondTheTypes(file).forEach((name) =>
        report(root, `<${root.name}> lacks <${name}>, which the platform requires here.`)
    );
    return problems;
}

function checkName({ root, fileType, name }: MetadataFile, report: Report): void {
    const fullName = child(root, 'fullName');
    if (fileType.named === true && fullName === undefined) {
        report(root, `<${root.name}> lacks <fullName>.`);
    } else if (fullName !== undefined && fullName.text.trim() !== name) {
        report(fullName, `<fullName> is "${fullName.text.trim()}"; the file is called ${name}.`);
    }
}

/** What the API's types leave optional, since it depends on other elements, and a deployment would refuse. */
function requiredBeyondTheTypes(file: MetadataFile): string[] {
    const { root, fileType, owner } = file;
    const required =
        fileType.type === 'CustomField' && file.name.endsWith('__c')
            ? requiredOfField(root)
            : fileType.type === 'CustomObject' && owner.endsWith('__c')
              ? ['label', 'pluralLabel', 'nameField', 'deploymentStatus', 'sharingModel']
              : fileType.type === 'Flow'
                ? ['status', 'processType', 'start']
                : fileType.type === 'CustomApplication'
                  ? ['label']
                  : fileType.type === 'LightningComponentBundle'
                    ? ['apiVersion', 'isExposed']
                    : [];
    return required.filter((name) => child(root, name) === undefined);
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm */
const requiredOfFieldType: Readonly<Record<string, readonly string[]>> = {
    AutoNumber: ['displayFormat'],
    Checkbox: ['defaultValue'],
    Currency: ['precision', 'scale'],
    Html: ['length', 'visibleLines'],
    LongTextArea: ['length', 'visibleLines'],
    Lookup: ['referenceTo', 'relationshipName'],
    MasterDetail: ['referenceTo', 'relationshipName', 'relationshipOrder'],
    MultiselectPicklist: ['valueSet', 'visibleLines'],
    Number: ['precision', 'scale'],
    Percent: ['precision', 'scale'],
    Picklist: ['valueSet'],
    Summary: ['summaryForeignKey', 'summaryOperation'],
    Text: ['length']
};

function requiredOfField(root: XmlElement): string[] {
    const type = text(root, 'type') ?? '';
    const isFormula = child(root, 'formula') !== undefined;
    const always = ['label', 'type', ...(isFormula ? ['formulaTreatBlanksAs'] : [])];
    const ofType = requiredOfFieldType[type] ?? [];
    // A formula's length is its result's, and it has no default.
    return [...always, ...(isFormula ? ofType.filter((name) => name !== 'length' && name !== 'defaultValue') : ofType)];
}
