/** How the components of a type lie in a project (source format) and in a package (metadata format). */
export type TypeKind =
    /** One file: `flows/A.flow` in a package, `flows/A.flow-meta.xml` in a project. */
    | 'file'
    /** One file in a package, a folder of files in a project. */
    | 'decomposed'
    /** A folder of files in both. */
    | 'bundle'
    /** A file of any kind, with a descriptor beside it. */
    | 'resource';

/** A type of metadata that can be deployed and retrieved. */
export interface ComponentType {
    /** As the Metadata API names it, and as its files' root element is called. */
    readonly name: string;
    readonly directory: string;
    readonly suffix?: string;
    readonly kind: TypeKind;
    /** Its components lie in folders, which are components themselves: the suffix of such a folder's file. */
    readonly folderSuffix?: string;
    /** Components that lie in this type's files. */
    readonly children?: readonly ChildType[];
    /** Deploying a file adds to what is there, child by child, instead of taking its place. */
    readonly merges?: true;
}

export interface ChildType {
    readonly name: string;
    /** The element that holds one in the parent's file. */
    readonly element: string;
    /** The child element that names it. */
    readonly key: 'fullName' | 'name';
    /** Where its own file lies in a project: folder below the parent's (if any) and suffix. Absent where it has none. */
    readonly file?: { readonly folder?: string; readonly suffix: string };
    /** Not a component that a package can name. */
    readonly internal?: true;
}

const file = (name: string, directory: string, suffix: string): ComponentType => ({
    name,
    directory,
    suffix,
    kind: 'file'
});

const objectPart = (name: string, folder: string, suffix: string): ChildType => ({
    name,
    element: folder,
    key: 'fullName',
    file: { folder, suffix }
});

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_types_list.htm */
export const componentTypes: readonly ComponentType[] = [
    {
        name: 'CustomObject',
        directory: 'objects',
        suffix: 'object',
        kind: 'decomposed',
        children: [
            objectPart('BusinessProcess', 'businessProcesses', 'businessProcess'),
            objectPart('CompactLayout', 'compactLayouts', 'compactLayout'),
            objectPart('CustomField', 'fields', 'field'),
            objectPart('FieldSet', 'fieldSets', 'fieldSet'),
            objectPart('Index', 'indexes', 'index'),
            objectPart('ListView', 'listViews', 'listView'),
            objectPart('RecordType', 'recordTypes', 'recordType'),
            objectPart('SharingReason', 'sharingReasons', 'sharingReason'),
            objectPart('ValidationRule', 'validationRules', 'validationRule'),
            objectPart('WebLink', 'webLinks', 'webLink')
        ]
    },
    {
        name: 'CustomObjectTranslation',
        directory: 'objectTranslations',
        suffix: 'objectTranslation',
        kind: 'decomposed',
        children: [
            {
                name: 'CustomFieldTranslation',
                element: 'fields',
                key: 'name',
                file: { suffix: 'fieldTranslation' },
                internal: true
            }
        ]
    },
    {
        ...file('CustomLabels', 'labels', 'labels'),
        children: [{ name: 'CustomLabel', element: 'labels', key: 'fullName' }],
        merges: true
    },
    file('SharingSet', 'sharingSets', 'sharingSet'),
    {
        ...file('SharingRules', 'sharingRules', 'sharingRules'),
        children: [
            { name: 'SharingCriteriaRule', element: 'sharingCriteriaRules', key: 'fullName' },
            { name: 'SharingGuestRule', element: 'sharingGuestRules', key: 'fullName' },
            { name: 'SharingOwnerRule', element: 'sharingOwnerRules', key: 'fullName' }
        ],
        merges: true
    },
    {
        ...file('MatchingRules', 'matchingRules', 'matchingRule'),
        children: [{ name: 'MatchingRule', element: 'matchingRules', key: 'fullName' }],
        merges: true
    },
    { name: 'LightningComponentBundle', directory: 'lwc', kind: 'bundle' },
    { name: 'StaticResource', directory: 'staticresources', suffix: 'resource', kind: 'resource' },
    { ...file('Report', 'reports', 'report'), folderSuffix: 'reportFolder' },
    { ...file('Dashboard', 'dashboards', 'dashboard'), folderSuffix: 'dashboardFolder' },
    file('CustomApplication', 'applications', 'app'),
    file('CustomMetadata', 'customMetadata', 'md'),
    file('CustomNotificationType', 'notificationtypes', 'notiftype'),
    file('CustomPermission', 'customPermissions', 'customPermission'),
    file('CustomTab', 'tabs', 'tab'),
    file('DuplicateRule', 'duplicateRules', 'duplicateRule'),
    file('FlexiPage', 'flexipages', 'flexipage'),
    file('Flow', 'flows', 'flow'),
    file('GlobalValueSet', 'globalValueSets', 'globalValueSet'),
    file('GlobalValueSetTranslation', 'globalValueSetTranslations', 'globalValueSetTranslation'),
    file('Group', 'groups', 'group'),
    file('Layout', 'layouts', 'layout'),
    file('LightningMessageChannel', 'messageChannels', 'messageChannel'),
    file('MutingPermissionSet', 'mutingpermissionsets', 'mutingpermissionset'),
    file('PathAssistant', 'pathAssistants', 'pathAssistant'),
    file('PermissionSet', 'permissionsets', 'permissionset'),
    file('PermissionSetGroup', 'permissionsetgroups', 'permissionsetgroup'),
    file('Profile', 'profiles', 'profile'),
    file('Queue', 'queues', 'queue'),
    file('QuickAction', 'quickActions', 'quickAction'),
    file('ReportType', 'reportTypes', 'reportType'),
    file('Role', 'roles', 'role'),
    file('Settings', 'settings', 'settings'),
    file('StandardValueSet', 'standardValueSets', 'standardValueSet'),
    file('StandardValueSetTranslation', 'standardValueSetTranslations', 'standardValueSetTranslation'),
    file('Translations', 'translations', 'translation')
];

/** The type of a name, be it a component type or the type of a child. */
export function findType(name: string): { readonly type: ComponentType; readonly child?: ChildType } | undefined {
    for (const type of componentTypes) {
        if (type.name === name) {
            return { type };
        }
        const child = type.children?.find((candidate) => candidate.name === name && candidate.internal !== true);
        if (child !== undefined) {
            return { type, child };
        }
    }
    return undefined;
}
