import { keyOf } from './decompose';
import { childFullName } from './package';
import type { ProjectFile } from '../metadata/projectSources';
import type { XmlElement } from '../metadata/xml';
import { sourcePlace, type ComponentName, type SourcePlace } from './place';
import { removeElements } from './slices';

/** Names of components that are deleted, by what refers to them. */
class Gone {
    readonly objects: ReadonlySet<string>;
    readonly tabs: ReadonlySet<string>;
    private readonly fields: ReadonlySet<string>;
    private readonly others: ReadonlySet<string>;

    constructor(components: readonly ComponentName[]) {
        const named = (type: string): string[] =>
            components.filter((component) => component.type === type).map(({ fullName }) => fullName);
        this.objects = new Set(named('CustomObject'));
        this.fields = new Set(named('CustomField'));
        this.tabs = new Set([...named('CustomTab'), ...this.objects]);
        this.others = new Set(components.map(({ type, fullName }) => `${type}:${fullName}`));
    }

    hasField(path: string): boolean {
        return this.fields.has(path) || this.objects.has(path.split('.')[0] ?? '');
    }

    has(type: string, fullName: string): boolean {
        return this.others.has(`${type}:${fullName}`);
    }
}

/** Types whose files let go of what is deleted; any other file that names it stands in the way of the deletion. */
const lettingGo: ReadonlySet<string> = new Set([
    'CustomApplication',
    'CustomObjectTranslation',
    'Layout',
    'MutingPermissionSet',
    'PermissionSet',
    'Profile',
    'Translations'
]);

/**
 * What goes with deleted components. Elements of a file that other components share; and, as on the platform: their places on layouts and in apps, the permissions for them,
 * their translations; with an object its layouts, translations and tab.
 * @returns path to what is left of the file, null for nothing
 */
export function detach(
    components: readonly ComponentName[],
    current: ReadonlyMap<string, ProjectFile>
): Map<string, string | null> {
    const gone = new Gone(components);
    const left = new Map<string, string | null>();
    for (const [path, { content }] of components.length === 0 ? [] : current) {
        const place = sourcePlace(path)!;
        if (goesAltogether(gone, place)) {
            left.set(path, null);
        } else if ((lettingGo.has(place.owner.name) || place.owner.merges === true) && typeof content === 'string') {
            const rest = removeElements(content, (element) => isGone(gone, place, element));
            if (rest !== undefined) {
                left.set(path, rest);
            }
        }
    }
    return left;
}

function goesAltogether(gone: Gone, { owner, ownerName, child, path }: SourcePlace): boolean {
    const object = objectOf(ownerName);
    switch (owner.name) {
        case 'Layout':
            return gone.objects.has(object);
        case 'CustomTab':
            return gone.objects.has(ownerName);
        case 'CustomObjectTranslation': {
            const field = path.slice(path.lastIndexOf('/') + 1).replace(/\..*$/, '');
            return gone.objects.has(object) || (child !== undefined && gone.hasField(`${object}.${field}`));
        }
        default:
            return false;
    }
}

/** `A__c` of the layout `A__c-Main Layout` and of the translation `A__c-fr`. */
function objectOf(name: string): string {
    return name.split('-')[0] ?? '';
}

function isGone(gone: Gone, { owner, ownerName }: SourcePlace, element: XmlElement): boolean {
    const child = owner.merges === true && owner.children?.find((candidate) => candidate.element === element.name);
    if (child) {
        return gone.has(child.name, childFullName(owner, ownerName, keyOf(element, child) ?? ''));
    }
    const part = (name: string): string => element.children.find((child) => child.name === name)?.text.trim() ?? '';
    const object = objectOf(ownerName);
    switch (`${owner.name}.${element.name}`) {
        case 'Layout.layoutItems':
            return part('field') !== '' && gone.hasField(`${object}.${part('field')}`);
        case 'Layout.relatedLists':
            return part('relatedList').includes('.') && gone.hasField(part('relatedList'));
        case 'CustomApplication.tabs':
            return gone.tabs.has(element.text.trim());
        case 'CustomObjectTranslation.validationRules':
            return gone.has('ValidationRule', `${object}.${part('name')}`);
        case 'Translations.customTabs':
            return gone.tabs.has(part('name'));
        case 'Translations.customLabels':
            return gone.has('CustomLabel', part('name'));
        case 'Translations.customApplications':
            return gone.has('CustomApplication', part('name'));
        default:
            return (
                ['PermissionSet', 'Profile', 'MutingPermissionSet'].includes(owner.name) &&
                isGranted(gone, element, part)
            );
    }
}

/** Whether a permission set's element is about something that is gone. */
function isGranted(gone: Gone, element: XmlElement, part: (name: string) => string): boolean {
    switch (element.name) {
        case 'fieldPermissions':
            return gone.hasField(part('field'));
        case 'objectPermissions':
            return gone.objects.has(part('object'));
        case 'tabSettings':
        case 'tabVisibilities':
            return gone.tabs.has(part('tab'));
        case 'customPermissions':
            return gone.has('CustomPermission', part('name'));
        case 'applicationVisibilities':
            return gone.has('CustomApplication', part('application'));
        default:
            return false;
    }
}
