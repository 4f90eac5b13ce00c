import type { ProblemList } from '../metadata/problems';
import type { OrgSchema } from '../metadata/schema';
import { compileEntry, compileTrigger } from './compile/entry';
import { objectNamed, report, variableType, type FlowContext } from './compile/context';
import { compileElement } from './compile/elements';
import { orderElements, successors } from './compile/graph';
import type { CompiledFlow, FlowPrograms, Step } from './compile/program';
import { FlowReferences } from './compile/references';
import type { FlowData, FlowScope } from './data';
import type { FlowDefinition, FlowElement, RecordTrigger } from './definition';

export type { CompiledFlow, FlowPrograms } from './compile/program';

/** What flows are compiled against. */
export interface FlowSurroundings {
    readonly flows: ReadonlyMap<string, FlowDefinition>;
    readonly schema: OrgSchema;
    readonly customPermissions: ReadonlySet<string>;
    readonly labels: ReadonlyMap<string, string>;
}

/** Compiles all active flows: resolves every name, checks every type; what does not fit is reported at its place. */
export function compileFlows(surroundings: FlowSurroundings, problems: ProblemList): FlowPrograms {
    const byName = new Map<string, CompiledFlow>();
    for (const flow of surroundings.flows.values()) {
        byName.set(flow.apiName, new FlowCompiler(contextOf(flow, surroundings, problems)).compile());
    }
    checkCalls(surroundings, problems);
    const ordered = [...byName.values()].sort(compareOrder);
    return {
        byName,
        beforeSave: triggeredBy(ordered, 'RecordBeforeSave'),
        afterSave: triggeredBy(ordered, 'RecordAfterSave'),
        beforeDelete: triggeredBy(ordered, 'RecordBeforeDelete'),
        scheduled: ordered.filter(({ definition }) => definition.start.kind === 'schedule')
    };
}

function contextOf(flow: FlowDefinition, surroundings: FlowSurroundings, problems: ProblemList): FlowContext {
    const { start } = flow;
    const context: FlowContext = { ...surroundings, flow, problems };
    const name = start.kind === 'called' ? undefined : start.object;
    const object = name === undefined ? undefined : objectNamed(context, name, start.location);
    return object === undefined ? context : { ...context, object };
}

/**
 * Flows of one object and trigger run by their trigger order: 1 to 1000, then those without, then 1001 to 2000; ties by
 * API name (the platform takes the dates of creation first, which metadata does not tell).
 * help.salesforce.com, "Define the Run Order of Record-Triggered Flows for an Object"
 */
function compareOrder(left: CompiledFlow, right: CompiledFlow): number {
    const orderOf = ({ definition }: CompiledFlow): number => definition.triggerOrder ?? 1000.5;
    return orderOf(left) - orderOf(right) || (left.definition.apiName < right.definition.apiName ? -1 : 1);
}

function triggeredBy(flows: readonly CompiledFlow[], trigger: RecordTrigger): Map<string, CompiledFlow[]> {
    const byObject = new Map<string, CompiledFlow[]>();
    for (const flow of flows) {
        const { start } = flow.definition;
        if (start.kind === 'record' && start.trigger === trigger && flow.object !== undefined) {
            byObject.set(flow.object.apiName, [...(byObject.get(flow.object.apiName) ?? []), flow]);
        }
    }
    return byObject;
}

/** A flow that calls itself, directly or through others, would never end; one called before the save may not write. */
function checkCalls({ flows }: FlowSurroundings, problems: ProblemList): void {
    const calledBy = (flow: FlowDefinition): (FlowElement & { kind: 'subflow' })[] =>
        [...flow.elements.values()].filter((element) => element.kind === 'subflow');
    const walk = (flow: FlowDefinition, path: readonly string[], element?: FlowElement): void => {
        if (path.includes(flow.apiName)) {
            problems.add(
                element?.location ?? flow.location,
                `Flow ${path[0]!}: it calls itself (${[...path, flow.apiName].join(' → ')}).`
            );
            return;
        }
        for (const call of calledBy(flow)) {
            const called = flows.get(call.flowName);
            if (called !== undefined) {
                walk(called, [...path, flow.apiName], call);
            }
        }
    };
    for (const flow of flows.values()) {
        walk(flow, []);
        if (flow.start.kind === 'record' && flow.start.trigger === 'RecordBeforeSave') {
            for (const call of calledBy(flow)) {
                const writing = [...(flows.get(call.flowName)?.elements.values() ?? [])].find(isWrite);
                if (writing !== undefined) {
                    problems.add(
                        call.location,
                        `Flow ${flow.apiName}: before the save no records can be written, as ${writing.name} of ${call.flowName} does.`
                    );
                }
            }
        }
    }
}

function isWrite({ kind }: FlowElement): boolean {
    return kind === 'recordCreate' || kind === 'recordUpdate' || kind === 'recordDelete';
}

class FlowCompiler {
    private readonly context: FlowContext;
    private readonly references: FlowReferences;

    constructor(context: FlowContext) {
        this.context = context;
        this.references = new FlowReferences(context);
    }

    compile(): CompiledFlow {
        const { flow, object } = this.context;
        this.checkResources();
        this.checkConnectors();
        const steps = this.compileElements();
        const initial = this.initialValues();
        const { start } = flow;
        this.references.usesPrior = false;
        const meets =
            start.kind === 'called' || object === undefined ? () => true : compileEntry(this.references, start);
        const asksForChange = this.references.usesPrior || asksForSave(flow);
        return {
            definition: flow,
            ...(object !== undefined && { object }),
            starts: start.kind === 'record' ? compileTrigger(start, meets) : meets,
            meets,
            asksForChange,
            steps,
            initialize: (scope) => initial.forEach(({ name, read }) => scope.data.set(name, read(scope))),
            scheduledPaths: start.kind === 'record' ? start.scheduledPaths : []
        };
    }

    /** Unused resources are compiled as well: a mistake in one is a mistake. */
    private checkResources(): void {
        const { flow } = this.context;
        for (const name of [...flow.formulas.keys(), ...flow.constants.keys(), ...flow.textTemplates.keys()]) {
            this.references.find([name]);
        }
        for (const variable of flow.variables.values()) {
            if (variableType(this.context, variable) === undefined) {
                report(this.context, variable.location, `there is no object ${variable.objectType ?? ''}.`);
            }
        }
    }

    private initialValues(): { name: string; read: (scope: FlowScope) => FlowData }[] {
        return [...this.context.flow.variables.values()].flatMap((variable) => {
            const type = variableType(this.context, variable);
            if (variable.initialValue === undefined) {
                return [];
            }
            const value = this.references.value(variable.initialValue, type);
            return [{ name: variable.name, read: (scope: FlowScope) => value.read(scope) }];
        });
    }

    private checkConnectors(): void {
        const { flow } = this.context;
        const { start } = flow;
        const check = (next: string | undefined, { location }: Pick<FlowElement, 'location'>): void => {
            if (next !== undefined && !flow.elements.has(next)) {
                report(this.context, location, `A connector leads to ${next}, which is no element of the flow.`);
            }
        };
        check(start.next, start);
        for (const path of start.kind === 'record' ? start.scheduledPaths : []) {
            check(path.next, path);
            this.checkTimeSource(path.field, path);
        }
        for (const element of flow.elements.values()) {
            successors(element).forEach((next) => check(next, element));
        }
    }

    private checkTimeSource(name: string | undefined, { location }: Pick<FlowElement, 'location'>): void {
        const { object, schema } = this.context;
        const field = object && name !== undefined ? schema.findField(object, name) : undefined;
        if (object !== undefined && name !== undefined && field?.type !== 'Date' && field?.type !== 'DateTime') {
            report(this.context, location, `${object.apiName} has no date or date-time field ${name}.`);
        }
    }

    private compileElements(): Map<string, Step> {
        const { flow } = this.context;
        const { start } = flow;
        const beforeSave = start.kind === 'record' && start.trigger === 'RecordBeforeSave';
        const order = orderElements(flow);
        const later = order.reachableLater;
        const steps = new Map<string, Step>();
        for (const element of flow.elements.values()) {
            this.references.usesPrior = false;
            const step = compileElement(this.references, element);
            if (this.references.usesPrior && later.has(element.name)) {
                report(
                    this.context,
                    element.location,
                    `${element.name} asks for values before the save, which a scheduled path does not know.`
                );
            }
            if (beforeSave && step?.kind === 'write') {
                report(
                    this.context,
                    element.location,
                    `${element.name}: before the save no records can be written; update $Record, or run after the save.`
                );
            }
            if (step !== undefined) {
                step.order = order.positions.get(element.name) ?? 0;
                steps.set(element.name, step);
            }
        }
        return steps;
    }
}

/** Entry formulas that ask about the save itself. */
function asksForSave({ start }: FlowDefinition): boolean {
    const source = start.kind === 'record' ? start.filterFormula?.source : undefined;
    return source !== undefined && /\b(?:ISCHANGED|ISNEW|PRIORVALUE|ISCLONE)\s*\(|\$Record__Prior\b/i.test(source);
}
