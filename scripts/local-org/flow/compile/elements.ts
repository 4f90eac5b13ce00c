import { copyData, type FlowScope } from '../data';
import type { FlowCustomError, FlowDecision, FlowElement, FlowSubflow } from '../definition';
import { compileAssignment, compileTarget } from './assignments';
import { compileCollectionFilter, compileCollectionSort, compileLoop } from './collections';
import { compileConditions, fits, type Test } from './conditions';
import { report, variableType } from './context';
import { before } from './entry';
import { compileLookup } from './lookups';
import type { CallStep, PlainStep, Step } from './program';
import type { FlowReferences } from './references';
import { compileCreate, compileDelete, compileUpdate } from './writes';

/** Compiles one element; undefined where it has been reported that it does not compile. */
export function compileElement(references: FlowReferences, element: FlowElement): Step | undefined {
    switch (element.kind) {
        case 'assignment': {
            const assign = compileAssignment(references, element);
            return plain(element.name, (scope) => {
                assign(scope);
                return element.next;
            });
        }
        case 'decision':
            return plain(element.name, compileDecision(references, element));
        case 'loop':
            return plain(element.name, compileLoop(references, element));
        case 'collectionSort':
            return plain(element.name, compileCollectionSort(references, element));
        case 'collectionFilter':
            return plain(element.name, compileCollectionFilter(references, element));
        case 'recordLookup':
            return compileLookup(references, element);
        case 'recordCreate':
            return compileCreate(references, element);
        case 'recordUpdate':
            return compileUpdate(references, element);
        case 'recordDelete':
            return compileDelete(references, element);
        case 'subflow':
            return compileSubflow(references, element);
        case 'customError':
            return plain(element.name, compileCustomError(references, element));
    }
}

function plain(name: string, run: PlainStep['run'] | undefined): PlainStep | undefined {
    return run && { kind: 'plain', name, order: 0, run };
}

function compileDecision(references: FlowReferences, element: FlowDecision): PlainStep['run'] {
    const rules = element.rules.map((rule) => {
        const holds = compileConditions(references, rule.conditions, rule.logic, rule.location);
        if (rule.onlyWhenNewlyMeeting) {
            references.usesPrior = true;
        }
        const test: Test = rule.onlyWhenNewlyMeeting
            ? (scope) => holds(scope) && (scope.isNew || !holds(before(scope)))
            : holds;
        return { test, name: rule.name, next: rule.next };
    });
    return (scope) => {
        const rule = rules.find(({ test }) => test(scope));
        if (rule === undefined) {
            return element.next;
        }
        // An outcome is true from then on, under its own name.
        scope.data.set(rule.name, true);
        return rule.next;
    };
}

function compileCustomError(references: FlowReferences, element: FlowCustomError): PlainStep['run'] {
    const { context } = references;
    if (context.flow.start.kind !== 'record') {
        report(context, element.location, 'a custom error fits a record-triggered flow only.');
    }
    const messages = element.messages.map(({ message, field, location }) => {
        if (field !== undefined && context.object !== undefined && !context.object.fields.has(field)) {
            report(context, location, `${context.object.apiName} has no field ${field}.`);
        }
        return { text: references.value(message), field };
    });
    return (scope) => {
        for (const { text, field } of messages) {
            scope.effects.refuse(String(text.read(scope) ?? ''), field);
        }
        return element.next;
    };
}

function compileSubflow(references: FlowReferences, element: FlowSubflow): CallStep | undefined {
    const { context } = references;
    const called = context.flows.get(element.flowName);
    if (called === undefined) {
        report(context, element.location, `there is no active flow ${element.flowName}.`);
        return undefined;
    }
    if (called.start.kind !== 'called') {
        report(context, element.location, `${called.apiName} is started by its trigger and cannot be called.`);
        return undefined;
    }
    const inputs = compileInputs(references, element, called);
    const outputs = compileOutputs(references, element, called);
    return {
        kind: 'call',
        name: element.name,
        order: 0,
        flow: called.apiName,
        ...(element.next !== undefined && { next: element.next }),
        enter: (caller, scope) => inputs.forEach((input) => input(caller, scope)),
        leave: (caller, scope) => outputs.forEach((output) => output(caller, scope))
    };
}

type Handover = (caller: FlowScope, called: FlowScope) => void;
type Called = NonNullable<ReturnType<FlowReferences['context']['flows']['get']>>;

function compileInputs(references: FlowReferences, element: FlowSubflow, called: Called): Handover[] {
    const { context } = references;
    return element.inputs.map(({ field: name, value: given, location }) => {
        const variable = called.variables.get(name);
        const type = variable?.isInput === true ? variableType(context, variable) : undefined;
        const value = references.value(given, type);
        if (type === undefined) {
            report(context, location, `${called.apiName} has no input variable ${name}.`);
        } else if (!fits(type, value.type)) {
            report(context, location, `the value does not fit the variable ${name} of ${called.apiName}.`);
        }
        return (caller, scope) => scope.data.set(name, copyData(value.read(caller)));
    });
}

function compileOutputs(references: FlowReferences, element: FlowSubflow, called: Called): Handover[] {
    const { context } = references;
    const outputs = [...called.variables.values()].filter(({ isOutput }) => isOutput);
    const kept: Handover[] = outputs.map(({ name }) => (caller, scope) => {
        caller.data.set(`${element.name}.${name}`, copyData(scope.data.get(name) ?? null));
    });
    const assigned = element.outputs.flatMap(({ from, target: path, location }): Handover[] => {
        const variable = outputs.find(({ name }) => name === from);
        const type = variable && variableType(context, variable);
        const target = compileTarget(references, path, location);
        if (type === undefined || target === undefined) {
            if (type === undefined) {
                report(context, location, `${called.apiName} has no output variable ${from}.`);
            }
            return [];
        }
        if (!fits(target.type, type)) {
            report(context, location, `${path} cannot take the variable ${from} of ${called.apiName}.`);
        }
        return [(caller, scope) => target.write(caller, scope.data.get(from) ?? null)];
    });
    return [...kept, ...assigned];
}
