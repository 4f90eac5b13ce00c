import type { SaveContext } from '../../save/draft';
import type { CompiledFlow } from '../compile/program';
import type { FlowScope } from '../data';
import type { ScheduledPath } from '../definition';
import { InterviewQueue } from './queue';
import { addOffset, instantOf } from './times';

/**
 * Queues the scheduled paths of the interviews that a save has started, and fits what waits for the other records to
 * what was saved: a path is removed where its record does not meet the entry conditions any more, and moves with the
 * date that its time comes from.
 * help.salesforce.com, "Scheduled Paths". A time that has passed already means at once.
 */
export function keepScheduledPaths(
    context: SaveContext,
    flow: CompiledFlow,
    started: readonly FlowScope[],
    others: readonly FlowScope[]
): void {
    const queue = InterviewQueue.of(context.runtime.store);
    for (const scope of started) {
        for (const waiting of scope.isNew ? [] : timedOf(queue, flow, scope)) {
            queue.remove(waiting.id);
        }
        for (const path of flow.scheduledPaths) {
            const due = dueOf(path, scope);
            if (due !== undefined) {
                queue.add({
                    flow: flow.definition.apiName,
                    path: path.name,
                    record: scope.record['Id'] as string,
                    due,
                    userId: context.userId,
                    isNew: scope.isNew,
                    prior: path.afterCommit ? (scope.prior as QueuedPrior) : undefined
                });
            }
        }
    }
    for (const scope of others) {
        if (!scope.isNew) {
            fitWaiting(queue, flow, scope);
        }
    }
}

type QueuedPrior = Parameters<InterviewQueue['add']>[0]['prior'];

function timedOf(queue: InterviewQueue, flow: CompiledFlow, scope: FlowScope): ReturnType<InterviewQueue['ofRecord']> {
    const timed = flow.scheduledPaths.filter(({ afterCommit }) => !afterCommit).map(({ name }) => name);
    return queue
        .ofRecord(flow.definition.apiName, scope.record['Id'] as string)
        .filter(({ path }) => path !== null && timed.includes(path));
}

function fitWaiting(queue: InterviewQueue, flow: CompiledFlow, scope: FlowScope): void {
    const waiting = timedOf(queue, flow, scope);
    // Conditions on what has changed say nothing of a later save.
    const stays = waiting.length === 0 || flow.asksForChange || flow.meets(scope);
    for (const interview of waiting) {
        const path = flow.scheduledPaths.find(({ name }) => name === interview.path)!;
        const due = path.field === undefined ? interview.due : dueOf(path, scope);
        if (!stays || due === undefined) {
            queue.remove(interview.id);
        } else if (due !== interview.due) {
            queue.reschedule(interview.id, due);
        }
    }
}

/** When a path runs; undefined where the field that says it is blank. */
function dueOf(path: ScheduledPath, scope: FlowScope): number | undefined {
    const now = scope.runtime.clock.now();
    if (path.afterCommit) {
        return now;
    }
    const date = path.field === undefined ? undefined : scope.record[fieldName(path, scope)];
    if (path.field !== undefined && typeof date !== 'string') {
        return undefined;
    }
    const source = typeof date === 'string' ? instantOf(date) : now;
    return Math.max(now, addOffset(source, path.offset, path.unit));
}

function fieldName(path: ScheduledPath, scope: FlowScope): string {
    return scope.runtime.schema.findField(scope.object, path.field!)!.apiName;
}
