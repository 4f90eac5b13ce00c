import { FormulaEvaluationError } from '../../formula/index';
import type { SaveContext } from '../../save/draft';
import type { Runtime } from '../../save/scope';
import { LimitError, SaveTransaction } from '../../save/transaction';
import type { CompiledFlow } from '../compile/program';
import { FlowScope, type FlowEffects } from '../data';
import { FlowFault } from '../run/faults';
import { Interview, recordlessScope } from '../run/interview';
import { runInterviews } from '../run/runInterviews';
import { InterviewQueue, type QueuedInterview } from './queue';
import { nextOccurrence } from './times';

/** An interview that was due and has run. */
export interface FlowRun {
    /** The flow's API name. */
    readonly flow: string;
    /** The scheduled path; absent for a flow that its own schedule triggers. */
    readonly path?: string;
    readonly recordId?: string;
    /** Milliseconds since 1970-01-01T00:00:00Z. */
    readonly due: number;
    /** Why it failed; everything its transaction wrote is undone then. */
    readonly failure?: string;
}

/** Most interviews of one schedule-triggered flow: help.salesforce.com, "Schedule-Triggered Flow Considerations". */
const mostScheduledInterviews = 250_000;
/** A schedule-triggered flow's records are run in batches of this size. */
const scheduledBatchSize = 200;
/** How often one path may run for one record at one instant, so that paths that start themselves again end. */
const mostRepetitions = 100;

/** Undoes a batch of which some interviews failed. */
class Undo extends Error {}

/** Runs what is due, in order of time, each batch in a transaction of its own. */
export class DueWork {
    private readonly runtime: Runtime;
    private readonly queue: InterviewQueue;
    /** Who runs flows that no user has started. */
    private readonly defaultUserId: string;

    constructor(runtime: Runtime, defaultUserId: string) {
        this.runtime = runtime;
        this.queue = InterviewQueue.of(runtime.store);
        this.defaultUserId = defaultUserId;
    }

    /** Plans the next run of each schedule-triggered flow that is new or has another schedule than before. */
    planSchedules(): void {
        const known = new Map(this.queue.schedules().map((entry) => [entry.flow, entry]));
        for (const { definition } of this.runtime.compiled.flows.scheduled) {
            const { apiName: flow, start } = definition;
            if (start.kind !== 'schedule') {
                continue;
            }
            const schedule = `${start.frequency} from ${start.startDate}T${start.startTime}`;
            if (known.get(flow)?.schedule !== schedule) {
                const next = nextOccurrence(start, this.runtime.clock.now()) ?? null;
                this.queue.setSchedule({ flow, schedule, next });
            }
            known.delete(flow);
        }
        [...known.keys()].forEach((flow) => this.queue.removeSchedule(flow));
    }

    /** Plans the next runs from the present time on, whatever was planned: the clock has gone back. */
    replanSchedules(): void {
        this.queue.schedules().forEach(({ flow }) => this.queue.removeSchedule(flow));
        this.planSchedules();
    }

    /** The first instant up to `until` at which something is due. */
    nextDue(until: number): number | undefined {
        return this.queue.nextDue(until);
    }

    /** Runs all that is due at an instant, and what that queues for the same instant. */
    runAt(due: number): FlowRun[] {
        const runs: FlowRun[] = [];
        this.startSchedules(due, runs);
        const repetitions = new Map<string, number>();
        for (let batch = this.nextBatch(due); batch.length > 0; batch = this.nextBatch(due)) {
            const endless = batch.filter((queued) => countRun(repetitions, queued) > mostRepetitions);
            this.failBatch(endless, 'It was started again and again without an end.', runs);
            this.runBatch(
                batch.filter((queued) => !endless.includes(queued)),
                runs
            );
        }
        return runs;
    }

    private startSchedules(due: number, runs: FlowRun[]): void {
        for (const entry of this.queue.schedules()) {
            if (entry.next === due) {
                this.runtime.store.transaction(() => this.startSchedule(entry.flow, due, runs));
            }
        }
    }

    /** Queues one interview for each record that meets the flow's conditions. */
    private startSchedule(name: string, due: number, runs: FlowRun[]): void {
        const flow = this.runtime.compiled.flows.byName.get(name);
        const start = flow?.definition.start;
        if (flow === undefined || start?.kind !== 'schedule') {
            this.queue.removeSchedule(name);
            return;
        }
        const next = start.frequency === 'Once' ? null : (nextOccurrence(start, due + 1) ?? null);
        const schedule = `${start.frequency} from ${start.startDate}T${start.startTime}`;
        this.queue.setSchedule({ flow: name, schedule, next });
        const common = { flow: name, path: null, due, userId: this.defaultUserId, isNew: false, prior: undefined };
        const records = flow.object === undefined ? [null] : this.recordsOf(flow);
        if (records.length > mostScheduledInterviews) {
            const message = `It would run for ${records.length} records; at most ${mostScheduledInterviews} are allowed.`;
            this.report({ ...common, id: 0, record: null }, message, runs);
            return;
        }
        records.forEach((record) => this.queue.add({ ...common, record }));
    }

    private recordsOf(flow: CompiledFlow): string[] {
        const object = flow.object!;
        const ids: string[] = [];
        for (const record of [...this.runtime.store.readAll(object.apiName)]) {
            const scope = this.scopeOf(this.defaultUserId, flow, record);
            if (meets(flow, scope)) {
                ids.push(record['Id'] as string);
            }
        }
        return ids;
    }

    /** Interviews of one flow, path and user, as many as the path allows in one transaction. */
    private nextBatch(due: number): QueuedInterview[] {
        const first = this.queue.firstDueAt(due);
        if (first === undefined) {
            return [];
        }
        return this.queue.like(first, this.pathOf(first)?.maxBatchSize ?? scheduledBatchSize);
    }

    private pathOf({ flow, path }: QueuedInterview): CompiledFlow['scheduledPaths'][number] | undefined {
        return this.runtime.compiled.flows.byName.get(flow)?.scheduledPaths.find(({ name }) => name === path);
    }

    /** Runs a batch; where some fail, all is undone and the others run again without them. */
    private runBatch(batch: readonly QueuedInterview[], runs: FlowRun[]): void {
        let open = batch;
        while (open.length > 0) {
            const interviews = new Map<QueuedInterview, Interview>();
            try {
                this.runtime.store.transaction(() => this.runTogether(open, interviews));
                open.forEach((queued) => runs.push(toRun(queued)));
                return;
            } catch (error) {
                if (error instanceof LimitError) {
                    this.failBatch(open, error.explanation ?? error.message, runs);
                    return;
                }
                if (!(error instanceof Undo)) {
                    throw error;
                }
            }
            const failureOf = (queued: QueuedInterview): string | undefined => interviews.get(queued)?.failure;
            for (const queued of open.filter((each) => failureOf(each) !== undefined)) {
                this.failBatch([queued], failureOf(queued)!, runs);
            }
            open = open.filter((queued) => failureOf(queued) === undefined);
        }
    }

    private runTogether(batch: readonly QueuedInterview[], interviews: Map<QueuedInterview, Interview>): void {
        const { runtime } = this;
        const context: SaveContext = {
            runtime,
            userId: batch[0]!.userId,
            timestamp: new Date(runtime.clock.now()).toISOString(),
            transaction: new SaveTransaction()
        };
        for (const queued of batch) {
            this.queue.remove(queued.id);
            const interview = this.interviewOf(queued);
            if (interview !== undefined) {
                interviews.set(queued, interview);
            }
        }
        runInterviews(context, [...interviews.values()]);
        if ([...interviews.values()].some(({ failure }) => failure !== undefined)) {
            throw new Undo();
        }
    }

    /** The interview; absent where its flow, its path or its record is gone. */
    private interviewOf(queued: QueuedInterview): Interview | undefined {
        const flow = this.runtime.compiled.flows.byName.get(queued.flow);
        if (flow === undefined) {
            return undefined;
        }
        if (queued.record === null) {
            return new Interview(flow, recordlessScope({ runtime: this.runtime, userId: queued.userId }));
        }
        const record = flow.object && this.runtime.store.read(flow.object.apiName, queued.record);
        const path = this.pathOf(queued);
        if (record === undefined || (queued.path !== null && path === undefined)) {
            return undefined;
        }
        const next = path === undefined ? flow.definition.start.next : path.next;
        const interview = new Interview(flow, this.scopeOf(queued.userId, flow, record, queued), next);
        if (next === undefined) {
            interview.abandon();
        }
        return interview;
    }

    private scopeOf(
        userId: string,
        flow: CompiledFlow,
        record: FlowScope['record'],
        queued?: QueuedInterview
    ): FlowScope {
        const { runtime } = this;
        const prior = queued?.prior;
        const isNew = queued?.isNew === true && this.pathOf(queued)?.afterCommit === true;
        return new FlowScope(
            { runtime, userId, object: flow.object!, record, ...(prior !== undefined && { prior }), isNew },
            laterEffects
        );
    }

    private failBatch(batch: readonly QueuedInterview[], message: string, runs: FlowRun[]): void {
        if (batch.length === 0) {
            return;
        }
        this.runtime.store.transaction(() => {
            for (const queued of batch) {
                this.queue.remove(queued.id);
                this.report(queued, message, runs);
            }
        });
    }

    private report(queued: QueuedInterview, message: string, runs: FlowRun[]): void {
        const { flow, path, record, due } = queued;
        this.queue.fail({ flow, path, record, due, message });
        runs.push({ ...toRun(queued), failure: message });
    }
}

function countRun(repetitions: Map<string, number>, { flow, path, record }: QueuedInterview): number {
    const key = `${flow} ${path ?? ''} ${record ?? ''}`;
    const count = (repetitions.get(key) ?? 0) + 1;
    repetitions.set(key, count);
    return count;
}

/** Conditions without a result are not met. */
function meets(flow: CompiledFlow, scope: FlowScope): boolean {
    try {
        return flow.meets(scope);
    } catch (error) {
        if (error instanceof FormulaEvaluationError) {
            return false;
        }
        throw error;
    }
}

/** After the save nothing can be refused any more. */
const laterEffects: FlowEffects = {
    setField: (scope, field, value) => scope.setRecordField(field.apiName, value),
    refuse: (message) => {
        throw new FlowFault(message);
    }
};

function toRun({ flow, path, record, due }: QueuedInterview): FlowRun {
    return { flow, ...(path !== null && { path }), ...(record !== null && { recordId: record }), due };
}
