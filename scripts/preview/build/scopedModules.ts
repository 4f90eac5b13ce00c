import type { FieldSchema, ObjectSchema, OrgSchema } from '../../local-org/metadata/schema';
import type { BaseComponents } from './baseComponents';
import { baseLabel } from './baseComponents';

/** What the `@salesforce/*` modules are checked against. */
export interface ScopedModuleContext {
    readonly schema: Pick<OrgSchema, 'findObject' | 'findField'>;
    /** API names of the project's custom labels. */
    readonly labels: ReadonlySet<string>;
    readonly customPermissions: ReadonlySet<string>;
    readonly staticResources: { has(name: string): boolean };
    readonly contentAssets: { has(name: string): boolean };
    /** API names of the project's message channels, without `__c`. */
    readonly messageChannels: ReadonlySet<string>;
    readonly base: BaseComponents;
}

/** i18n values the session carries; each is a property of `previewSession.internationalization`. */
export const INTERNATIONALIZATION_KEYS: readonly string[] = [
    'lang',
    'locale',
    'dir',
    'currency',
    'timeZone',
    'firstDayOfWeek',
    'defaultCalendar',
    'defaultNumberingSystem',
    'showJapaneseCalendar',
    'dateTime.shortDateFormat',
    'dateTime.mediumDateFormat',
    'dateTime.longDateFormat',
    'dateTime.shortDateTimeFormat',
    'dateTime.mediumDateTimeFormat',
    'dateTime.longDateTimeFormat',
    'dateTime.shortTimeFormat',
    'dateTime.mediumTimeFormat',
    'number.currencyFormat',
    'number.currencySymbol',
    'number.decimalSeparator',
    'number.exponentialSign',
    'number.groupingSeparator',
    'number.infinity',
    'number.minusSign',
    'number.nan',
    'number.numberFormat',
    'number.percentFormat',
    'number.percentSign',
    'number.perMilleSign',
    'number.plusSign',
    'number.superscriptingExponentSign'
];

type Generator = (name: string, context: ScopedModuleContext) => string;

const GENERATORS: Readonly<Record<string, Generator>> = {
    label: labelModule,
    schema: schemaModule,
    user: userModule,
    i18n: internationalizationModule,
    client: clientModule,
    customPermission: customPermissionModule,
    resourceUrl: resourceUrlModule,
    contentAssetUrl: contentAssetUrlModule,
    messageChannel: messageChannelModule
};

/**
 * The source of one `@salesforce/<family>/<name>` module. What differs between sessions (user, language) is read from
 * `globalThis.previewSession`, which the page sets before any module runs.
 * @throws Error saying what is wrong and what is allowed; the caller adds the importing file
 */
export function scopedModule(specifier: string, context: ScopedModuleContext): string {
    const [, family, name] = /^@salesforce\/([^/]+)\/(.+)$/.exec(specifier) ?? [];
    if (specifier === '@salesforce/apex' || family === 'apex') {
        throw new Error('needs Apex, which does not run here: this component cannot be shown.');
    }
    const generate = family === undefined ? undefined : GENERATORS[family];
    if (generate === undefined || name === undefined) {
        const families = Object.keys(GENERATORS).map((key) => `@salesforce/${key}/…`);
        throw new Error(`is not implemented by the preview; implemented are ${families.join(', ')}.`);
    }
    return generate(name, context);
}

function labelModule(name: string, { labels, base }: ScopedModuleContext): string {
    const custom = /^c\.(\w+)$/.exec(name)?.[1];
    if (custom !== undefined) {
        if (!labels.has(custom)) {
            throw new Error(`names no custom label; the project's labels are: ${list(labels)}.`);
        }
        return `export default globalThis.previewSession.labels[${JSON.stringify(custom)}];\n`;
    }
    const english = baseLabel(base, name);
    if (english === undefined) {
        throw new Error('is neither a custom label of the project (c.Name) nor a label of a base component.');
    }
    const key = JSON.stringify(name);
    return `export default globalThis.previewSession.baseLabels[${key}] ?? ${JSON.stringify(english)};\n`;
}

function schemaModule(name: string, { schema }: ScopedModuleContext): string {
    const [objectName = '', ...path] = name.split('.');
    let object: ObjectSchema | undefined = schema.findObject(objectName);
    if (object === undefined) {
        throw new Error(`names no object of the org: ${objectName}.`);
    }
    if (path.length === 0) {
        return `export default { objectApiName: ${JSON.stringify(object.apiName)} };\n`;
    }
    const objectApiName = object.apiName;
    for (const [index, part] of path.entries()) {
        const fields: readonly FieldSchema[] = [...object.fields.values()];
        const isLast = index === path.length - 1;
        const field: FieldSchema | undefined = isLast
            ? schema.findField(object, part)
            : fields.find((candidate) => candidate.reference?.relationshipName === part);
        if (field === undefined) {
            throw new Error(`names no ${isLast ? 'field' : 'relationship'} of ${object.apiName}: ${part}.`);
        }
        const parent: string | undefined = field.reference?.referenceTo[0];
        if (!isLast && parent !== undefined) {
            object = schema.findObject(parent) ?? object;
        }
    }
    return `export default ${JSON.stringify({ fieldApiName: path.join('.'), objectApiName })};\n`;
}

function userModule(name: string): string {
    if (name === 'Id') {
        return 'export default globalThis.previewSession.user.id;\n';
    }
    if (name === 'isGuest') {
        return 'export default false;\n';
    }
    throw new Error('is not implemented; implemented are @salesforce/user/Id and @salesforce/user/isGuest.');
}

function internationalizationModule(name: string): string {
    if (!INTERNATIONALIZATION_KEYS.includes(name)) {
        throw new Error(`is not implemented; implemented are ${list(INTERNATIONALIZATION_KEYS)}.`);
    }
    return `export default globalThis.previewSession.internationalization[${JSON.stringify(name)}];\n`;
}

function clientModule(name: string): string {
    if (name !== 'formFactor') {
        throw new Error('is not implemented; implemented is @salesforce/client/formFactor.');
    }
    return 'export default globalThis.previewSession.formFactor;\n';
}

/** The platform gives true to those who hold the permission and undefined to the others. */
function customPermissionModule(name: string, { customPermissions }: ScopedModuleContext): string {
    if (!customPermissions.has(name)) {
        throw new Error(`names no custom permission; the project's are: ${list(customPermissions)}.`);
    }
    const holds = `globalThis.previewSession.customPermissions.includes(${JSON.stringify(name)})`;
    return `export default ${holds} ? true : undefined;\n`;
}

function resourceUrlModule(name: string, { staticResources }: ScopedModuleContext): string {
    if (!staticResources.has(name)) {
        throw new Error('names no static resource of the project.');
    }
    return `export default ${JSON.stringify(`/resource/${name}`)};\n`;
}

function contentAssetUrlModule(name: string, { contentAssets }: ScopedModuleContext): string {
    if (!contentAssets.has(name)) {
        throw new Error('names no asset file of the project.');
    }
    return `export default ${JSON.stringify(`/file-asset/${name}`)};\n`;
}

function messageChannelModule(name: string, { messageChannels }: ScopedModuleContext): string {
    if (!messageChannels.has(name.replace(/__c$/, ''))) {
        throw new Error(`names no message channel of the project; its channels are: ${list(messageChannels)}.`);
    }
    return `export default { channel: ${JSON.stringify(name)} };\n`;
}

function list(names: Iterable<string>): string {
    const all = [...names].sort();
    return all.length === 0 ? 'none' : all.join(', ');
}
