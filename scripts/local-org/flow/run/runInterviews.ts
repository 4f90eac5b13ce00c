import { FormulaEvaluationError } from '../../formula/index';
import type { SaveResult } from '../../org';
import type { SaveContext } from '../../save/draft';
import { saveGroups } from '../../save/saveGroups';
import { LimitError } from '../../save/transaction';
import type { LookupStep, WritePlan, WriteStep } from '../compile/program';
import { failureText, faultMessage, FlowFault } from './faults';
import { recordlessScope, type Frame, type Interview } from './interview';

/** Elements that run between two looks at the clock. */
const elementsPerCheck = 1000;

/** Most updates of one record that one element's interviews may make together. */
const mostDuplicateUpdates = 12;

/**
 * Runs interviews of one batch together: each goes on by itself until it reaches an element that reads or writes
 * records; those that wait at the same element then execute it as one query or one write.
 * help.salesforce.com, "Flow Bulkification in Transactions". Interviews that fail say why in `failure`.
 * @throws LimitError where the transaction has used up its limits.
 */
export function runInterviews(context: SaveContext, interviews: readonly Interview[]): void {
    let running = interviews.filter((interview) => interview.frame !== undefined);
    for (;;) {
        for (const interview of running) {
            advance(context, interview);
        }
        running = running.filter((interview) => interview.frame !== undefined);
        if (running.length === 0) {
            return;
        }
        const group = earliestGroup(running);
        const { flow, next } = group[0]!.frame!;
        const step = flow.steps.get(next!) as LookupStep | WriteStep;
        blamed(flow.definition.label, step, () =>
            step.kind === 'lookup' ? lookUp(context, step, group) : write(context, step, group)
        );
    }
}

/** Runs an interview up to the next element that concerns the others too, or to its end. */
function advance(context: SaveContext, interview: Interview): void {
    for (let count = 1; ; count += 1) {
        const { frame } = interview;
        if (frame === undefined) {
            return;
        }
        if (count % elementsPerCheck === 0) {
            blamed(frame.flow.definition.label, undefined, () => context.transaction.checkTime());
        }
        const step = frame.next === undefined ? undefined : frame.flow.steps.get(frame.next);
        if (step === undefined) {
            leave(interview, frame);
        } else if (step.kind === 'plain' || step.kind === 'call') {
            const done = guarded(interview, undefined, () => {
                if (step.kind === 'plain') {
                    frame.next = step.run(frame.scope);
                } else {
                    const flow = frame.scope.runtime.compiled.flows.byName.get(step.flow)!;
                    const scope = recordlessScope(frame.scope);
                    flow.initialize(scope);
                    step.enter(frame.scope, scope);
                    interview.frames.push({ flow, scope, next: flow.definition.start.next, call: step });
                }
            });
            if (!done) {
                return;
            }
        } else {
            return;
        }
    }
}

function leave(interview: Interview, frame: Frame): void {
    interview.frames.pop();
    const caller = interview.frame;
    if (caller !== undefined) {
        frame.call!.leave(caller.scope, frame.scope);
        caller.next = frame.call!.next;
    }
}

/** The interviews that wait at the element that stands first. */
function earliestGroup(waiting: readonly Interview[]): Interview[] {
    let first = waiting[0]!;
    for (const interview of waiting) {
        if (comparePlaces(interview, first) < 0) {
            first = interview;
        }
    }
    const place = placeOf(first);
    return waiting.filter((interview) => placeOf(interview) === place);
}

function placeOf({ frame }: Interview): string {
    return `${frame!.flow.definition.apiName}.${frame!.next!}`;
}

function comparePlaces(left: Interview, right: Interview): number {
    const [leftOrders, rightOrders] = [ordersOf(left), ordersOf(right)];
    const depth = leftOrders.findIndex((order, index) => order !== rightOrders[index]);
    return depth < 0 ? 0 : leftOrders[depth]! - (rightOrders[depth] ?? -1);
}

/** Where an interview stands in its flow, in the flow that one is calling, and so on. */
function ordersOf({ frames }: Interview): number[] {
    return frames.map(({ flow, next }, index) => (frames[index + 1]?.call ?? flow.steps.get(next ?? ''))?.order ?? 0);
}

function lookUp(context: SaveContext, step: LookupStep, group: readonly Interview[]): void {
    let found = 0;
    for (const interview of group) {
        const { scope } = interview.frame!;
        guarded(interview, step, () => {
            found += step.find(scope);
            interview.frame!.next = step.next;
        });
    }
    context.transaction.countQuery(found);
}

function write(context: SaveContext, step: WriteStep, group: readonly Interview[]): void {
    const planned: { interview: Interview; plan: WritePlan }[] = [];
    for (const interview of group) {
        guarded(interview, step, () => {
            planned.push({ interview, plan: step.plan(interview.frame!.scope) });
        });
    }
    const { transaction } = context;
    if (step.searches) {
        transaction.countQuery(planned.reduce((sum, { plan }) => sum + plan.found, 0));
    }
    const operations = planned.flatMap(({ plan }) => plan.operations);
    if (operations.length > 0) {
        transaction.countWrite(operations.length);
    }
    const duplicate =
        step.verb === 'update' ? tooOften(operations.map((each) => ('id' in each ? each.id : ''))) : undefined;
    const results =
        duplicate === undefined
            ? saveGroups(
                  context,
                  planned.map(({ plan }) => plan.operations),
                  step.faultNext !== undefined
              )
            : planned.map(() => duplicateFailure(duplicate));
    planned.forEach(({ interview, plan }, index) => settle(interview, step, plan, results[index]));
}

/** @param results absent where the interview's writes were undone because of another's, and so will be the others. */
function settle(
    interview: Interview,
    step: WriteStep,
    plan: WritePlan,
    results: readonly SaveResult[] | undefined
): void {
    if (results === undefined) {
        interview.abandon();
        return;
    }
    guarded(interview, step, () => {
        const errors = results.flatMap((result) => (result.success ? [] : result.errors));
        if (errors.length > 0) {
            const own = errors.filter(({ statusCode }) => statusCode !== 'ALL_OR_NONE_OPERATION_ROLLED_BACK');
            throw new FlowFault(faultMessage(step.verb, own));
        }
        plan.saved(results);
        interview.frame!.next = step.next;
    });
}

function tooOften(ids: readonly string[]): string | undefined {
    const counts = new Map<string, number>();
    for (const id of ids) {
        const count = (counts.get(id) ?? 0) + 1;
        counts.set(id, count);
        if (count > mostDuplicateUpdates) {
            return id;
        }
    }
    return undefined;
}

function duplicateFailure(id: string): SaveResult[] {
    const message =
        `Maximum number of duplicate updates in one batch (${mostDuplicateUpdates} allowed). ` +
        `Attempt to update Id more than once in this Api call: ${id}`;
    return [{ success: false, id, errors: [{ statusCode: 'DUPLICATE_VALUE', message, fields: [] }] }];
}

/** Runs a part of an interview; a failure leads to the element's fault path or ends the interview. */
function guarded(interview: Interview, step: LookupStep | WriteStep | undefined, run: () => void): boolean {
    try {
        run();
        return true;
    } catch (error) {
        if (!(error instanceof FlowFault || error instanceof FormulaEvaluationError)) {
            throw error;
        }
        const { frame } = interview;
        if (step?.faultNext === undefined || frame === undefined) {
            interview.fail(error.message);
        } else {
            frame.scope.faultMessage = error.message;
            frame.next = step.faultNext;
        }
        return false;
    }
}

/** Names the flow in a limit that was exceeded; the innermost flow is the one to blame. */
function blamed(flowLabel: string, step: LookupStep | WriteStep | undefined, run: () => void): void {
    try {
        run();
    } catch (error) {
        if (error instanceof LimitError) {
            const detail =
                step === undefined
                    ? `LIMIT_EXCEEDED: System.LimitException: ${error.message}.`
                    : faultMessage(step.kind === 'lookup' ? 'lookup' : step.verb, [
                          {
                              statusCode: 'LIMIT_EXCEEDED',
                              message: `System.LimitException: ${error.message}`,
                              fields: []
                          }
                      ]);
            error.explanation ??= failureText(flowLabel, detail);
        }
        throw error;
    }
}
