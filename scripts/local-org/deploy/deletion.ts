import type { ProjectFile } from '../metadata/projectSources';
import { mergedChildren, type DeploymentPackage, type PackageProblem } from './package';
import { componentKey, sourcePlace, type ComponentName } from './place';

/** A component that is to go. */
export interface Deletion {
    readonly component: ComponentName;
    readonly fileName: string;
    /** The files that go with it altogether. */
    readonly paths: readonly string[];
    /** What is in its way. */
    readonly problem?: PackageProblem;
}

/** Finds what makes up a component that is to be deleted. One that is not there is a warning, as on the platform. */
export function findDeletion(
    { component, fileName }: DeploymentPackage['deletions'][number],
    current: ReadonlyMap<string, ProjectFile>
): Deletion {
    const paths = [...current.keys()].filter((path) => belongsTo(component, path));
    const deletion = { component, fileName, paths };
    if (component.type === 'CustomObject' && !component.fullName.includes('__')) {
        const message = `${component.fullName} is a standard object and cannot be deleted.`;
        return { ...deletion, problem: { component, fileName, message } };
    }
    if (paths.length === 0 && ![...current].some(([path, file]) => holds(component, path, file))) {
        const message = `No ${component.type} named: ${component.fullName} found`;
        // The component of this message is the manifest; clients look for the name in the text.
        const manifest = { type: component.type, fullName: fileName };
        return { ...deletion, problem: { component: manifest, fileName, message, isWarning: true } };
    }
    return deletion;
}

function belongsTo(component: ComponentName, path: string): boolean {
    const place = sourcePlace(path)!;
    return (
        componentKey(place) === componentKey(component) ||
        (place.owner.name === component.type && place.ownerName === component.fullName)
    );
}

/** Whether the component is an element of the file. */
function holds(component: ComponentName, path: string, { content }: ProjectFile): boolean {
    const { owner, ownerName } = sourcePlace(path)!;
    return mergedChildren(owner, ownerName, content).some(
        (child) => componentKey(child.component) === componentKey(component)
    );
}
