import type { ProjectFile } from '../metadata/projectSources';
import { withoutChildren } from './decompose';
import { childFullName, type DeploymentPackage, type PackageProblem } from './package';
import { componentKey, sourcePlace, type ComponentName } from './place';
import { findType } from './types';

/** A component that is to go, and what that does to the files. */
export interface Deletion {
    readonly component: ComponentName;
    readonly fileName: string;
    /** Path to what is left of the file, null for nothing. */
    readonly paths: ReadonlyMap<string, string | null>;
    /** What is in its way. */
    readonly problem?: PackageProblem;
}

/** Finds what makes up a component that is to be deleted. One that is not there is a warning, as on the platform. */
export function findDeletion(
    { component, fileName }: DeploymentPackage['deletions'][number],
    current: ReadonlyMap<string, ProjectFile>
): Deletion {
    const paths = new Map<string, string | null>();
    for (const [path, file] of current) {
        const left = leftOf(component, path, file);
        if (left !== undefined) {
            paths.set(path, left);
        }
    }
    const deletion = { component, fileName, paths };
    if (component.type === 'CustomObject' && !component.fullName.includes('__')) {
        const message = `${component.fullName} is a standard object and cannot be deleted.`;
        return { ...deletion, problem: { component, fileName, message } };
    }
    if (paths.size === 0) {
        const message = `No ${component.type} named: ${component.fullName} found`;
        // The component of this message is the manifest; clients look for its name in the text.
        const manifest = { type: component.type, fullName: fileName };
        return { ...deletion, problem: { component: manifest, fileName, message, isWarning: true } };
    }
    return deletion;
}

/** What is left of a file without the component; undefined where the file has nothing to do with it. */
function leftOf(component: ComponentName, path: string, { content }: ProjectFile): string | null | undefined {
    const place = sourcePlace(path)!;
    const belongs =
        componentKey(place) === componentKey(component) ||
        (place.owner.name === component.type && place.ownerName === component.fullName);
    if (belongs) {
        return null;
    }
    const found = findType(component.type);
    if (found?.child === undefined || found.child.file !== undefined || place.owner !== found.type) {
        return undefined;
    }
    const { type, child } = found;
    const isGone = (name: string): boolean => childFullName(type, place.fullName, name) === component.fullName;
    const text = String(content);
    const left = withoutChildren(type, text, (candidate, name) => candidate === child && isGone(name));
    const isSame = left === withoutChildren(type, text, () => false);
    return isSame ? undefined : left;
}
