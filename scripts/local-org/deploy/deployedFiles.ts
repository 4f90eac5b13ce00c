import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { decodeContent, type ProjectFile, type ProjectSources } from '../metadata/projectSources';
import { sourcePlace } from './place';

/** A file of the metadata that a deployment changed. Kept in the database, with the records that depend on it. */
export interface DeployedFile {
    /** As `sourcePlace` gives it. */
    readonly path: string;
    /** null: the file was deleted. */
    readonly content: string | Uint8Array | null;
    /** Digest of the project's own file that this one takes the place of; null where the project has none. */
    readonly replaces: string | null;
    /** ISO 8601. */
    readonly changedAt: string;
    /** Id of a user. */
    readonly changedBy: string;
}

const createTable = `
    CREATE TABLE IF NOT EXISTS "$deployed" (
        path TEXT PRIMARY KEY, content BLOB, replaces TEXT, changedAt TEXT NOT NULL, changedBy TEXT NOT NULL
    ) WITHOUT ROWID`;

/** Everything that deployments have changed so far. */
export function deployedFiles(database: DatabaseSync): DeployedFile[] {
    const table = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = '$deployed'`).get();
    const rows = table === undefined ? [] : database.prepare('SELECT * FROM "$deployed" ORDER BY path').all();
    return (rows as unknown as (DeployedFile & { content: Uint8Array | null })[]).map((row) => ({
        ...row,
        content: row.content === null ? null : decodeContent(row.content)
    }));
}

/** Writes down what a deployment changed. A file that is as the project's own is forgotten. */
export function recordDeployedFiles(
    database: DatabaseSync,
    own: ReadonlyMap<string, ProjectFile>,
    files: readonly Omit<DeployedFile, 'replaces'>[]
): void {
    database.exec(createTable);
    const insert = database.prepare(
        'INSERT OR REPLACE INTO "$deployed" (path, content, replaces, changedAt, changedBy) VALUES (?, ?, ?, ?, ?)'
    );
    const forget = database.prepare('DELETE FROM "$deployed" WHERE path = ?');
    for (const { path, content, changedAt, changedBy } of files) {
        const replaces = own.get(path);
        const digestOfOwn = replaces === undefined ? null : digest(replaces.content);
        if ((content === null ? null : digest(content)) === digestOfOwn) {
            forget.run(path);
        } else {
            insert.run(path, content === null ? null : Buffer.from(content), digestOfOwn, changedAt, changedBy);
        }
    }
}

/** The metadata files by their path as `sourcePlace` gives it; other files are left out. */
export function filesByPlace(files: readonly ProjectFile[]): Map<string, ProjectFile> {
    return new Map(
        files.flatMap((file) => {
            const place = sourcePlace(file.path);
            return place === undefined ? [] : [[place.path, file]];
        })
    );
}

/**
 * The project's sources as deployments changed them. Where the project's own file was edited after the deployment, the
 * edit is the later word and counts.
 */
export function withDeployedFiles(sources: ProjectSources, deployed: readonly DeployedFile[]): ProjectSources {
    const own = filesByPlace(sources.ownFiles);
    const changes = new Map<string, string | Uint8Array | null>();
    for (const { path, content, replaces } of deployed) {
        const file = own.get(path);
        if ((file === undefined ? null : digest(file.content)) === replaces) {
            changes.set(path, content);
        }
    }
    return { ...sources, files: changedFiles(sources, sources.ownFiles, changes) };
}

/** Files with some replaced, added or (where the content is null) taken away. */
export function changedFiles(
    sources: ProjectSources,
    files: readonly ProjectFile[],
    changes: ReadonlyMap<string, string | Uint8Array | null>
): ProjectFile[] {
    const left = new Map(changes);
    const changed = files.flatMap((file) => {
        const path = sourcePlace(file.path)?.path ?? '';
        const content = left.get(path);
        left.delete(path);
        return content === undefined ? [file] : content === null ? [] : [{ path: file.path, content }];
    });
    for (const [path, content] of left) {
        if (content !== null) {
            changed.push({ path: `${sources.packageDirectories[0] ?? '.'}/main/default/${path}`, content });
        }
    }
    return changed;
}

function digest(content: string | Uint8Array): string {
    return createHash('sha256').update(content).digest('hex');
}
