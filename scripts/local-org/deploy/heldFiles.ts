import { emitComponent } from '../../build/emitComponent';
import type { ProjectFile } from '../metadata/projectSources';
import { sourcePlace, type SourcePlace } from './place';
import { writeZip } from './zip';

/** A file as an org holds it: what deploying it brings, and retrieving it gives back. */
export interface HeldFile {
    /** As `sourcePlace` gives it, of the file in its deployed form. */
    readonly path: string;
    readonly content: string | Uint8Array;
}

interface PlacedFile {
    readonly place: SourcePlace;
    readonly file: ProjectFile;
}

/** What never deploys of a component's folder. */
const notDeployed = /\.(?:d\.ts|test\.js|test\.ts)$|\/(?:tsconfig|jsconfig|\.eslintrc)\.json$/;

/**
 * The deployed form of one component's files: TypeScript as the JavaScript that is emitted from it, a static resource as
 * one file (a folder of them as an archive), and everything else as it is.
 * @throws Error for TypeScript that cannot be emitted
 */
export function heldFiles(files: readonly ProjectFile[]): HeldFile[] {
    const placed = files.flatMap((file) => {
        const place = sourcePlace(file.path);
        return place === undefined || notDeployed.test(place.path) ? [] : [{ place, file }];
    });
    return [
        ...placed.filter(({ place }) => place.owner.kind === 'file' || place.owner.kind === 'decomposed').map(asItIs),
        ...emitted(placed.filter(({ place }) => place.owner.kind === 'bundle')),
        ...resources(placed.filter(({ place }) => place.owner.kind === 'resource'))
    ];
}

function asItIs({ place, file }: PlacedFile): HeldFile {
    return { path: place.path, content: file.content };
}

function emitted(files: readonly PlacedFile[]): HeldFile[] {
    const scripts = files.filter(({ place }) => place.path.endsWith('.ts'));
    const targets = new Set(scripts.map(({ place }) => jsPath(place.path)));
    return [
        // What was emitted on disk is stale at best.
        ...files.filter(({ place }) => !place.path.endsWith('.ts') && !targets.has(place.path)).map(asItIs),
        ...scripts.map(({ place, file }) => ({
            path: jsPath(place.path),
            content: emitComponent(String(file.content), file.path)
        }))
    ];
}

function jsPath(path: string): string {
    return path.replace(/\.ts$/, '.js');
}

function resources(files: readonly PlacedFile[]): HeldFile[] {
    const held = files.filter(({ place }) => place.path.endsWith('.resource-meta.xml')).map(asItIs);
    for (const name of new Set(files.map(({ place }) => place.fullName))) {
        const contents = files.filter(
            ({ place }) => place.fullName === name && !place.path.endsWith('.resource-meta.xml')
        );
        const folder = `staticresources/${name}/`;
        const inFolder = contents.filter(({ place }) => place.path.startsWith(folder));
        const content =
            inFolder.length > 0
                ? writeZip(new Map(inFolder.map(({ place, file }) => [place.path.slice(folder.length), file.content])))
                : contents[0]?.file.content;
        if (content !== undefined) {
            held.push({ path: `staticresources/${name}.resource`, content });
        }
    }
    return held;
}
