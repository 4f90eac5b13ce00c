import { ProblemList } from '../metadata/problems';
import { parseXml, type XmlElement } from '../metadata/xml';

/** What a package.xml or a destructiveChanges.xml names. */
export interface Manifest {
    /** '66.0'; undefined where it names none. */
    readonly version?: string;
    readonly types: readonly ManifestType[];
}

export interface ManifestType {
    readonly name: string;
    /** Full names; '*' stands for all. */
    readonly members: readonly string[];
    readonly line: number;
}

/** A manifest that cannot be read; `line` where it is known. */
export class ManifestError extends Error {
    readonly fileName: string;
    readonly line: number | undefined;

    constructor(fileName: string, line: number | undefined, message: string) {
        super(message);
        this.fileName = fileName;
        this.line = line;
    }
}

/** @throws ManifestError */
export function readManifest(text: string, fileName: string): Manifest {
    const problems = new ProblemList();
    const root = parseXml(text, fileName, problems);
    const [problem] = problems.problems;
    if (root === undefined) {
        throw new ManifestError(fileName, problem?.line, problem?.problem ?? 'It cannot be read.');
    }
    if (root.name !== 'Package') {
        throw new ManifestError(fileName, root.line, `The root element is <${root.name}>; it must be <Package>.`);
    }
    const version = root.children.find(({ name }) => name === 'version')?.text.trim();
    if (version !== undefined && !/^\d+\.\d$/.test(version)) {
        throw new ManifestError(fileName, root.line, `<version> is "${version}"; it must be such as 66.0.`);
    }
    return {
        ...(version !== undefined && { version }),
        types: root.children.filter(({ name }) => name === 'types').map((element) => readType(element, fileName))
    };
}

function readType(element: XmlElement, fileName: string): ManifestType {
    const names = element.children.filter(({ name }) => name === 'name').map(({ text }) => text.trim());
    if (names.length !== 1) {
        throw new ManifestError(fileName, element.line, `<types> has ${names.length} <name>s; it must have one.`);
    }
    const members = element.children.filter(({ name }) => name === 'members').map(({ text }) => text.trim());
    return { name: names[0]!, members, line: element.line };
}

/** Whether the manifest names a component. */
export function isNamed(manifest: Manifest, type: string, fullName: string): boolean {
    return manifest.types.some(
        ({ name, members }) => name === type && (members.includes('*') || members.includes(fullName))
    );
}
