import type { CallStep, CompiledFlow } from '../compile/program';
import { FlowScope, type FlowEffects } from '../data';
import type { RecordScope } from '../../save/scope';

/** A flow that is running, or one that it called. */
export interface Frame {
    readonly flow: CompiledFlow;
    readonly scope: FlowScope;
    /** The element that comes next; the flow is at its end where there is none. */
    next: string | undefined;
    /** The element of the calling flow. */
    readonly call?: CallStep;
}

/** One run of a flow, for one record. */
export class Interview {
    /** The flow and those it is calling, innermost last; empty at the end. */
    readonly frames: Frame[];
    /** Why the interview has failed, in words for people. */
    failure?: string;

    /** @param next the element to begin at, where it is not the flow's first (on a scheduled path). */
    constructor(flow: CompiledFlow, scope: FlowScope, next: string | undefined = flow.definition.start.next) {
        flow.initialize(scope);
        this.frames = [{ flow, scope, next }];
    }

    /** The flow that is running now. */
    get frame(): Frame | undefined {
        return this.frames[this.frames.length - 1];
    }

    fail(reason: string): void {
        this.failure = reason;
        this.abandon();
    }

    /** Ends the interview where it is. */
    abandon(): void {
        this.frames.length = 0;
    }
}

/** What a called flow can do to a record: it has none. */
const noEffects: FlowEffects = {
    setField: () => {
        throw new Error('A called flow has no $Record.');
    },
    refuse: () => {
        throw new Error('A called flow has no record to refuse.');
    }
};

/** The scope of a flow that no record triggers. */
export function recordlessScope(scope: Pick<RecordScope, 'runtime' | 'userId'>): FlowScope {
    const object = scope.runtime.schema.objects.get('User')!;
    return new FlowScope({ ...pick(scope), object, record: {}, isNew: false }, noEffects);
}

function pick({ runtime, userId }: Pick<RecordScope, 'runtime' | 'userId'>): Pick<RecordScope, 'runtime' | 'userId'> {
    return { runtime, userId };
}
