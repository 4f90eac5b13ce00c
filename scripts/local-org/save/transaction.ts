/**
 * Thrown where a transaction exceeds a governor limit. Nothing in the transaction can catch it: all of it is undone.
 * help.salesforce.com, "Per-Transaction Flow Limits"
 */
export class LimitError extends Error {
    /** The error as whoever started the transaction gets it, once an automation has been blamed. */
    explanation?: string;

    constructor(message: string) {
        super(message);
        this.name = 'LimitError';
    }
}

/** What one transaction may do by way of automation. */
export const transactionLimits = {
    queries: 100,
    queriedRecords: 50_000,
    writes: 150,
    writtenRecords: 10_000,
    /** Milliseconds. */
    time: 10_000,
    /** Saves within saves: Apex Developer Guide, "Execution Governors and Limits", total stack depth. */
    depth: 16
} as const;

/**
 * What automation has used in the transaction under way, and which records it is saving. As on the platform, every
 * batch of up to 200 records that one request saves has limits of its own.
 */
export class SaveTransaction {
    /** Ids of the records whose save is under way: a save of theirs within it is recursive. */
    readonly saving = new Set<string>();
    private queries = 0;
    private queriedRecords = 0;
    private writes = 0;
    private writtenRecords = 0;
    private startedAt = performance.now();
    private depth = 0;

    /** Begins to count anew, for the next batch of the request. */
    beginBatch(): void {
        if (this.depth === 0) {
            this.queries = 0;
            this.queriedRecords = 0;
            this.writes = 0;
            this.writtenRecords = 0;
            this.startedAt = performance.now();
        }
    }

    /** Counts a query. @throws LimitError */
    countQuery(records: number): void {
        this.queries += 1;
        this.queriedRecords += records;
        if (this.queries > transactionLimits.queries) {
            throw new LimitError(`Too many SOQL queries: ${this.queries}`);
        }
        if (this.queriedRecords > transactionLimits.queriedRecords) {
            throw new LimitError(`Too many query rows: ${this.queriedRecords}`);
        }
    }

    /** Counts a write of records. @throws LimitError */
    countWrite(records: number): void {
        this.writes += 1;
        this.writtenRecords += records;
        if (this.writes > transactionLimits.writes) {
            throw new LimitError(`Too many DML statements: ${this.writes}`);
        }
        if (this.writtenRecords > transactionLimits.writtenRecords) {
            throw new LimitError(`Too many DML rows: ${this.writtenRecords}`);
        }
    }

    /** @throws LimitError where the batch has been running for too long, as an endless loop does. */
    checkTime(): void {
        if (performance.now() - this.startedAt > transactionLimits.time) {
            throw new LimitError('Apex CPU time limit exceeded');
        }
    }

    /** Saves within the save under way. @throws LimitError where saves cause saves without an end. */
    nested<Result>(work: () => Result): Result {
        if (this.depth >= transactionLimits.depth) {
            throw new LimitError('Maximum trigger depth exceeded');
        }
        this.depth += 1;
        try {
            return work();
        } finally {
            this.depth -= 1;
        }
    }

    /** Whether what is being saved is saved by automation. */
    get isNested(): boolean {
        return this.depth > 0;
    }
}
