import type { SaveOperation, SaveResult } from '../../org';
import type { ObjectSchema } from '../../metadata/schema';
import type { FlowScope } from '../data';
import type { FlowDefinition, ScheduledPath } from '../definition';
import type { Test } from './conditions';

/** One element of a flow, ready to run. */
export type Step = PlainStep | LookupStep | WriteStep | CallStep;

interface StepBase {
    readonly name: string;
    /** Where the element stands among those of its flow: before all that can only be reached through it. */
    order: number;
}

/** Concerns one interview only; says which element is next. */
export interface PlainStep extends StepBase {
    readonly kind: 'plain';
    run(scope: FlowScope): string | undefined;
}

/** An element that interviews run together. */
interface DataStep extends StepBase {
    readonly next?: string;
    readonly faultNext?: string;
}

export interface LookupStep extends DataStep {
    readonly kind: 'lookup';
    /** Finds, keeps what was found in the scope, and says how many records that were. */
    find(scope: FlowScope): number;
}

export interface WriteStep extends DataStep {
    readonly kind: 'write';
    readonly verb: 'create' | 'update' | 'delete';
    /** Whether it searches for what it writes, which counts as a query. */
    readonly searches: boolean;
    plan(scope: FlowScope): WritePlan;
}

/** What one interview wants to write. */
export interface WritePlan {
    readonly operations: readonly SaveOperation[];
    /** How many records the search found. */
    readonly found: number;
    /** Takes note of what was saved, in the order of the operations. */
    saved(results: readonly SaveResult[]): void;
}

export interface CallStep extends StepBase {
    readonly kind: 'call';
    readonly flow: string;
    readonly next?: string;
    /** Hands over the input. */
    enter(caller: FlowScope, called: FlowScope): void;
    /** Takes the output. */
    leave(caller: FlowScope, called: FlowScope): void;
}

/** A flow, ready to run. */
export interface CompiledFlow {
    readonly definition: FlowDefinition;
    /** The object of `$Record`; absent where no record triggers the flow. */
    readonly object?: ObjectSchema;
    /** Whether the flow runs for this save (or, on a schedule, for this record). */
    readonly starts: Test;
    /** Whether the record meets the entry conditions as it is now. */
    readonly meets: Test;
    /** Whether the entry conditions ask what has changed, so that they only mean something during a save. */
    readonly asksForChange: boolean;
    readonly steps: ReadonlyMap<string, Step>;
    /** Gives the variables their first values. */
    initialize(scope: FlowScope): void;
    readonly scheduledPaths: readonly ScheduledPath[];
}

/** All active flows of a project, by what starts them and in the order they run. */
export interface FlowPrograms {
    readonly byName: ReadonlyMap<string, CompiledFlow>;
    /** Record-triggered flows by object. */
    readonly beforeSave: ReadonlyMap<string, readonly CompiledFlow[]>;
    readonly afterSave: ReadonlyMap<string, readonly CompiledFlow[]>;
    readonly beforeDelete: ReadonlyMap<string, readonly CompiledFlow[]>;
    readonly scheduled: readonly CompiledFlow[];
}
