import { strToU8, unzipSync, zipSync } from 'fflate';

/** Thrown where an archive cannot be read or is too large. */
export class ArchiveError extends Error {}

/** What the platform accepts: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm */
const mostFiles = 10_000;
const mostBytes = 400 * 1024 * 1024;

/**
 * The files of a zip archive by their path; folders are left out.
 * @throws ArchiveError for bytes that are no zip archive, paths that lead outside it, and more than the platform accepts
 */
export function readZip(bytes: Uint8Array): Map<string, Uint8Array> {
    let count = 0;
    let size = 0;
    let entries: Record<string, Uint8Array>;
    try {
        entries = unzipSync(bytes, {
            filter: ({ name, originalSize }) => {
                count += 1;
                size += originalSize;
                if (count > mostFiles || size > mostBytes) {
                    throw new ArchiveError(
                        `The archive is too large: ${mostFiles} files and ${mostBytes / 1024 / 1024} MB are allowed.`
                    );
                }
                return !name.endsWith('/');
            }
        });
    } catch (error) {
        throw error instanceof ArchiveError
            ? error
            : new ArchiveError(`The file is no readable zip archive: ${(error as Error).message}.`);
    }
    for (const name of Object.keys(entries)) {
        if (name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')) {
            throw new ArchiveError(`The archive holds the file ${name}, whose path leads outside it.`);
        }
    }
    return new Map(Object.entries(entries));
}

/** A zip archive of the files, always the same for the same files. */
export function writeZip(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
    const entries = [...files].sort(([left], [right]) => (left < right ? -1 : 1));
    return zipSync(
        Object.fromEntries(
            entries.map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content])
        ),
        // The earliest date that the format can hold.
        { mtime: new Date('1980-01-02T00:00:00Z') }
    );
}
