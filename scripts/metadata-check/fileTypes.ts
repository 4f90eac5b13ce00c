/** What kind of metadata a source file holds, told by its folder and suffix as the platform's tools do. */
export interface FileType {
    /** The folder the file lies in, or, for parts of an object and for bundles, the folder above. */
    readonly folder: string;
    /** Between the name and `-meta.xml`: `.field`. */
    readonly suffix: string;
    /** The root element, and the type of the Metadata API. */
    readonly type: string;
    /** How deep below the folder: 0 for `tabs/X`, 1 for `objects/X/X.object`, 2 for `objects/X/fields/Y`. */
    readonly depth: 0 | 1 | 2;
    /** Depth 2: the folder between. */
    readonly part?: string;
    /** Whether the file repeats its name as `<fullName>`. */
    readonly named?: true;
}

const whole = (folder: string, suffix: string, type: string): FileType => ({ folder, suffix, type, depth: 0 });
const objectPart = (part: string, suffix: string, type: string): FileType => ({
    folder: 'objects',
    part,
    suffix,
    type,
    depth: 2,
    named: true
});

/** https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_source_file_format.htm */
export const fileTypes: readonly FileType[] = [
    { folder: 'objects', suffix: 'object', type: 'CustomObject', depth: 1 },
    objectPart('fields', 'field', 'CustomField'),
    objectPart('validationRules', 'validationRule', 'ValidationRule'),
    objectPart('listViews', 'listView', 'ListView'),
    objectPart('compactLayouts', 'compactLayout', 'CompactLayout'),
    objectPart('recordTypes', 'recordType', 'RecordType'),
    objectPart('businessProcesses', 'businessProcess', 'BusinessProcess'),
    objectPart('fieldSets', 'fieldSet', 'FieldSet'),
    objectPart('indexes', 'index', 'Index'),
    objectPart('sharingReasons', 'sharingReason', 'SharingReason'),
    objectPart('webLinks', 'webLink', 'WebLink'),
    { folder: 'objectTranslations', suffix: 'objectTranslation', type: 'CustomObjectTranslation', depth: 1 },
    { folder: 'objectTranslations', suffix: 'fieldTranslation', type: 'CustomFieldTranslation', depth: 1 },
    { folder: 'lwc', suffix: 'js', type: 'LightningComponentBundle', depth: 1 },
    whole('applications', 'app', 'CustomApplication'),
    whole('customMetadata', 'md', 'CustomMetadata'),
    whole('customPermissions', 'customPermission', 'CustomPermission'),
    whole('duplicateRules', 'duplicateRule', 'DuplicateRule'),
    whole('flexipages', 'flexipage', 'FlexiPage'),
    whole('flows', 'flow', 'Flow'),
    whole('globalValueSets', 'globalValueSet', 'GlobalValueSet'),
    whole('globalValueSetTranslations', 'globalValueSetTranslation', 'GlobalValueSetTranslation'),
    whole('labels', 'labels', 'CustomLabels'),
    whole('groups', 'group', 'Group'),
    whole('layouts', 'layout', 'Layout'),
    whole('matchingRules', 'matchingRule', 'MatchingRules'),
    whole('messageChannels', 'messageChannel', 'LightningMessageChannel'),
    whole('mutingpermissionsets', 'mutingpermissionset', 'MutingPermissionSet'),
    whole('notificationtypes', 'notiftype', 'CustomNotificationType'),
    whole('pathAssistants', 'pathAssistant', 'PathAssistant'),
    whole('permissionsetgroups', 'permissionsetgroup', 'PermissionSetGroup'),
    whole('permissionsets', 'permissionset', 'PermissionSet'),
    whole('profiles', 'profile', 'Profile'),
    whole('queues', 'queue', 'Queue'),
    whole('quickActions', 'quickAction', 'QuickAction'),
    whole('reportTypes', 'reportType', 'ReportType'),
    whole('roles', 'role', 'Role'),
    whole('sharingRules', 'sharingRules', 'SharingRules'),
    whole('sharingSets', 'sharingSet', 'SharingSet'),
    whole('standardValueSets', 'standardValueSet', 'StandardValueSet'),
    whole('standardValueSetTranslations', 'standardValueSetTranslation', 'StandardValueSetTranslation'),
    whole('staticresources', 'resource', 'StaticResource'),
    whole('tabs', 'tab', 'CustomTab'),
    whole('translations', 'translation', 'Translations'),
    { folder: 'reports', suffix: 'report', type: 'Report', depth: 1 },
    whole('reports', 'reportFolder', 'ReportFolder'),
    { folder: 'dashboards', suffix: 'dashboard', type: 'Dashboard', depth: 1 },
    whole('dashboards', 'dashboardFolder', 'DashboardFolder')
];

/** A component's own files; the compiler judges what is in them. */
const bundleFile = /\.(ts|js|html|css|svg)$/;

export type FileKind =
    | {
          readonly kind: 'metadata';
          readonly fileType: FileType;
          /** `Rank__c` of `Rank__c.field-meta.xml`. */
          readonly name: string;
          /** The folder that carries the name of what the file belongs to: `Tier__c`, `Tier__c-fr`, `tierBadge`. */
          readonly owner: string;
      }
    | { readonly kind: 'bundleFile'; readonly owner: string }
    | { readonly kind: 'unknown'; readonly message: string };

/** Tells a file of a package directory by its path. */
export function fileKind(path: string): FileKind {
    const segments = path.split('/');
    const fileName = segments.pop() ?? '';
    const bundle = segments.lastIndexOf('lwc');
    if (bundle >= 0 && segments.length > bundle + 1 && bundleFile.test(fileName)) {
        return { kind: 'bundleFile', owner: segments[bundle + 1] ?? '' };
    }
    const match = /^(.+)\.(\w+)-meta\.xml$/.exec(fileName);
    if (match === null) {
        return {
            kind: 'unknown',
            message: 'A file in a package directory is <name>.<suffix>-meta.xml, or part of a component in lwc.'
        };
    }
    const [, name = '', suffix = ''] = match;
    const types = fileTypes.filter((type) => type.suffix === suffix);
    const fileType = types.find((type) => liesWhere(type, segments));
    if (fileType === undefined) {
        return { kind: 'unknown', message: types.length === 0 ? unknownSuffix(suffix) : wrongFolder(types, suffix) };
    }
    const owner = segments[segments.length - fileType.depth] ?? name;
    return { kind: 'metadata', fileType, name: decodeURIComponent(name), owner: fileType.depth === 0 ? name : owner };
}

function liesWhere({ folder, depth, part }: FileType, segments: readonly string[]): boolean {
    const parent = segments[segments.length - 1];
    return segments[segments.length - 1 - depth] === folder && (part === undefined || part === parent);
}

function unknownSuffix(suffix: string): string {
    const known = fileTypes.map((type) => type.suffix).join(', ');
    return `Suffix "${suffix}" is not known; known are ${known}.`;
}

function wrongFolder(types: readonly FileType[], suffix: string): string {
    const places = types.map(({ folder, depth, part }) =>
        [folder, ...(depth > 0 ? ['<name>'] : []), ...((part ?? []).length > 0 ? [part] : [])].join('/')
    );
    return `A file of suffix "${suffix}" lies in ${places.join(' or ')}.`;
}
