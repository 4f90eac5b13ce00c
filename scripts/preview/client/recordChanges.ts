/** What happened to records, told to every wire that may show them. */
export interface RecordChange {
    readonly kind: 'created' | 'updated' | 'deleted' | 'refresh';
    readonly ids: ReadonlySet<string>;
}

type Listener = (change: RecordChange) => Promise<void> | undefined;

const listeners = new Set<Listener>();

/** Registers a listener; the result unregisters it. */
export function onRecordChange(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

/** Tells every listener, and waits until those that read again have done so. */
export async function announceRecordChange(kind: RecordChange['kind'], ids: Iterable<string>): Promise<void> {
    const change = { kind, ids: new Set(ids) };
    await Promise.all([...listeners].map((listener) => listener(change)));
}
