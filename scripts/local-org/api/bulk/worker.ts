import type { Org } from '../../org';
import { runIngest } from './ingest-run';
import type { Jobs } from './jobs';
import { runQuery } from './query-run';

/** Processes jobs one after the other, beside the requests. */
export class BulkWorker {
    private readonly org: Org;
    private readonly jobs: Jobs;
    private readonly waiting: string[];
    private running = false;

    constructor(org: Org, jobs: Jobs) {
        this.org = org;
        this.jobs = jobs;
        this.waiting = jobs.unfinished();
        this.start();
    }

    add(id: string): void {
        this.waiting.push(id);
        this.start();
    }

    private start(): void {
        if (!this.running && this.waiting.length > 0) {
            this.running = true;
            setImmediate(() => void this.work());
        }
    }

    private async work(): Promise<void> {
        for (let id = this.waiting.shift(); id !== undefined; id = this.waiting.shift()) {
            if (!this.org.store.database.isOpen) {
                return; // The org was stopped; the job goes on when it starts again.
            }
            await this.process(id);
        }
        this.running = false;
    }

    /** A job that fails for a reason of ours must not keep the others from running. */
    private async process(id: string): Promise<void> {
        try {
            await runIngest(this.org, this.jobs, id);
            if (this.org.store.database.isOpen) {
                runQuery(this.org, this.jobs, id);
            }
        } catch (error) {
            process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
            const job = this.org.store.database.isOpen && (this.jobs.find('ingest', id) ?? this.jobs.find('query', id));
            if (job) {
                const message = error instanceof Error ? error.message : String(error);
                this.jobs.update(job, { state: 'Failed', errorMessage: `Unknown : ${message}` });
            }
        }
    }
}
