import { compileFilterLogic, type FilterLogic } from '../filterLogic';
import type { FormulaField } from '../formula/index';
import type { ProblemList } from '../metadata/problems';
import type { FieldSchema, FieldType, ObjectSchema, OrgSchema, SourceLocation } from '../metadata/schema';
import { priorValue } from '../save/references';
import { fieldValue, scopeOf } from '../save/scope';
import { isStored } from '../store/layout';
import type { FieldValue } from '../values';
import type {
    FlowAssignment,
    FlowCondition,
    FlowCustomError,
    FlowDecision,
    FlowDefinition,
    FlowElement,
    FlowOperator,
    FlowRecordFilter,
    FlowRecordLookup,
    FlowValue
} from './definition';
import { FlowReferences, type FlowScope } from './references';
import { compareValues, equalValues, kindOf, literalValue, order } from './values';

export type Test = (scope: FlowScope) => boolean;
type Read = (scope: FlowScope) => FieldValue;

/** What an element does: writes into the record or the flow's variables through `write`, and names the next element. */
export type Step = (scope: FlowScope, effects: FlowEffects) => string | undefined;

/** What a running flow can do to the record that is being saved. */
export interface FlowEffects {
    setField(field: FieldSchema, value: FieldValue): void;
    refuse(message: string, field?: string): void;
}

/** A record-triggered flow, ready to run. */
export interface CompiledFlow {
    readonly definition: FlowDefinition;
    /** Whether the flow runs for this save. */
    readonly starts: Test;
    readonly steps: ReadonlyMap<string, Step>;
    readonly initialVariables: ReadonlyMap<string, Read>;
}

/** Compiles a flow: resolves every name, checks every type; what does not fit is reported at its place. */
export function compileFlow(
    definition: FlowDefinition,
    schema: OrgSchema,
    customPermissions: ReadonlySet<string>,
    problems: ProblemList
): CompiledFlow {
    const object = schema.objects.get(definition.start.object);
    if (object === undefined) {
        problems.add(definition.start.location, `There is no object ${definition.start.object}.`);
        return { definition, starts: () => false, steps: new Map(), initialVariables: new Map() };
    }
    return new FlowCompiler(definition, schema, object, customPermissions, problems).compile();
}

class FlowCompiler {
    private readonly flow: FlowDefinition;
    private readonly schema: OrgSchema;
    private readonly object: ObjectSchema;
    private readonly problems: ProblemList;
    private readonly references: FlowReferences;

    constructor(
        flow: FlowDefinition,
        schema: OrgSchema,
        object: ObjectSchema,
        customPermissions: ReadonlySet<string>,
        problems: ProblemList
    ) {
        this.flow = flow;
        this.schema = schema;
        this.object = object;
        this.problems = problems;
        this.references = new FlowReferences(flow, schema, object, customPermissions, problems);
    }

    compile(): CompiledFlow {
        // Unused formulas are compiled as well: a mistake in one is a mistake.
        for (const name of this.flow.formulas.keys()) {
            this.references.resolve([name]);
        }
        this.checkConnector(this.flow.start.next, this.flow.start.location);
        const steps = new Map<string, Step>();
        for (const element of this.flow.elements.values()) {
            this.checkConnector(element.next, element.location);
            steps.set(element.name, this.step(element));
        }
        const initialVariables = new Map<string, Read>();
        for (const variable of this.flow.variables.values()) {
            if (variable.initialValue !== undefined) {
                initialVariables.set(variable.name, this.value(variable.initialValue).read);
            }
        }
        return { definition: this.flow, starts: this.start(), steps, initialVariables };
    }

    private start(): Test {
        const { start } = this.flow;
        const criteria = this.entryCriteria();
        return (scope) => {
            if (scope.isNew) {
                return start.onCreate && criteria(scope);
            }
            return start.onUpdate && criteria(scope) && !(start.onlyWhenNewlyMeeting && criteria(before(scope)));
        };
    }

    private entryCriteria(): Test {
        const { filterFormula, filters, filterLogic, location } = this.flow.start;
        if (filterFormula !== undefined) {
            const formula = { name: 'of the entry conditions', dataType: 'Boolean' as const, ...filterFormula };
            const read = this.references.compile(formula, 'Checkbox');
            return (scope) => read?.(scope) === true;
        }
        const tests = filters.map((filter) =>
            this.condition({
                left: `$Record.${filter.field}`,
                operator: filter.operator,
                right: filter.value,
                location: filter.location
            })
        );
        return this.joined(tests, filters.length === 0 ? 'and' : filterLogic, location);
    }

    private joined(tests: readonly Test[], logicText: string, location: SourceLocation): Test {
        let logic: FilterLogic = () => false;
        try {
            logic = compileFilterLogic(logicText, tests.length);
        } catch (error) {
            this.problems.add(location, (error as Error).message);
        }
        return (scope) => logic((index) => tests[index]!(scope));
    }

    private step(element: FlowElement): Step {
        switch (element.kind) {
            case 'assignment':
                return this.assignment(element);
            case 'decision':
                return this.decision(element);
            case 'recordLookup':
                return this.recordLookup(element);
            case 'customError':
                return this.customError(element);
        }
    }

    private assignment(element: FlowAssignment): Step {
        const items = element.items.map((item) => {
            const value = this.value(item.value);
            const target = this.target(item.target, item.location);
            if (target === undefined) {
                return () => undefined;
            }
            this.checkKinds(target.type, value.type, item.location);
            const combine = this.combination(item.operator, target.type, item.location);
            return (scope: FlowScope, effects: FlowEffects): void =>
                target.write(
                    scope,
                    effects,
                    combine(() => target.read(scope), value.read(scope))
                );
        });
        return (scope, effects) => {
            items.forEach((item) => item(scope, effects));
            return element.next;
        };
    }

    private combination(
        operator: 'Assign' | 'Add' | 'Subtract',
        type: FieldType,
        location: SourceLocation
    ): (present: () => FieldValue, value: FieldValue) => FieldValue {
        if (operator === 'Assign') {
            return (_, value) => value;
        }
        const kind = kindOf(type);
        if (kind === 'text' && operator === 'Add') {
            return (present, value) => `${String(present() ?? '')}${String(value ?? '')}` || null;
        }
        if (kind !== 'number') {
            this.problems.add(
                location,
                `Operator ${operator} does not fit a ${type}; supported here: numbers, and Add for text.`
            );
        }
        const sign = operator === 'Add' ? 1 : -1;
        return (present, value) => {
            const [left, right] = [present(), value];
            if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') {
                return left ?? right;
            }
            return sign === 1 ? left.plus(right) : left.minus(right);
        };
    }

    private target(
        path: string,
        location: SourceLocation
    ):
        | {
              type: FieldType;
              read: Read;
              write(scope: FlowScope, effects: FlowEffects, value: FieldValue): void;
          }
        | undefined {
        const [first, second, ...rest] = path.split('.');
        const resolved = this.resolve(path, location);
        if (first === '$Record' && second !== undefined && rest.length === 0) {
            const field = this.object.fields.get(second);
            if (field !== undefined && !field.createable && !field.updateable) {
                this.problems.add(location, `${this.object.apiName}.${second} cannot be assigned: it is computed.`);
            }
            return field && resolved && { ...resolved, write: (_, effects, value) => effects.setField(field, value) };
        }
        if (second === undefined && first !== undefined && this.flow.variables.has(first)) {
            return resolved && { ...resolved, write: (scope, _, value) => scope.variables.set(first, value) };
        }
        this.problems.add(location, `${path} cannot be assigned; a field of $Record or a variable can.`);
        return undefined;
    }

    private decision(element: FlowDecision): Step {
        const rules = element.rules.map((rule) => {
            this.checkConnector(rule.next, rule.location);
            const holds = this.joined(
                rule.conditions.map((condition) => this.condition(condition)),
                rule.logic,
                rule.location
            );
            const test: Test = rule.onlyWhenNewlyMeeting
                ? (scope) => holds(scope) && (scope.isNew || !holds(before(scope)))
                : holds;
            return { test, next: rule.next };
        });
        return (scope) => {
            const rule = rules.find(({ test }) => test(scope));
            return rule === undefined ? element.next : rule.next;
        };
    }

    private recordLookup(element: FlowRecordLookup): Step {
        const object = this.schema.objects.get(element.object);
        if (object === undefined) {
            this.problems.add(element.location, `There is no object ${element.object}.`);
            return () => undefined;
        }
        const filters = element.filters.map((filter) => this.lookupFilter(object, filter));
        const key = filters.find(
            ({ field, operator }) => operator === 'EqualTo' && field !== undefined && isStored(field)
        );
        if (key?.field === undefined || !/^and$/i.test(element.filterLogic)) {
            this.problems.add(
                element.location,
                'A lookup needs an EqualTo filter on a stored field, and all filters joined by "and".'
            );
            return () => undefined;
        }
        const keyField = key.field;
        const sortField = element.sort && object.fields.get(element.sort.field);
        if (element.sort !== undefined && sortField === undefined) {
            this.problems.add(element.location, `${object.apiName} has no field ${element.sort.field}.`);
        }
        return (scope) => {
            const matches = scope.runtime.store
                .findBy(object.apiName, keyField, key.read(scope))
                .filter((record) =>
                    filters.every((filter) => filter.test(scope, scopeOf(scope, object, record) as FlowScope))
                );
            if (sortField !== undefined) {
                const direction = element.sort!.descending ? -1 : 1;
                const valueOf = (record: (typeof matches)[number]): FieldValue =>
                    fieldValue(scopeOf(scope, object, record), sortField);
                matches.sort((left, right) => direction * order(valueOf(left), valueOf(right)));
            }
            scope.found.set(element.name, matches[0]);
            return element.next;
        };
    }

    private lookupFilter(
        object: ObjectSchema,
        filter: FlowRecordFilter
    ): {
        field: FieldSchema | undefined;
        operator: FlowOperator;
        read: Read;
        test(scope: FlowScope, candidate: FlowScope): boolean;
    } {
        const field = object.fields.get(filter.field);
        const value = this.value(filter.value, field?.type);
        if (field === undefined) {
            this.problems.add(filter.location, `${object.apiName} has no field ${filter.field}.`);
            return { field, operator: filter.operator, read: value.read, test: () => false };
        }
        if (filter.operator === 'IsChanged') {
            this.problems.add(filter.location, 'IsChanged does not fit a lookup.');
        } else if (filter.operator !== 'IsNull' && filter.operator !== 'IsBlank') {
            this.checkKinds(field.type, value.type, filter.location);
        }
        return {
            field,
            operator: filter.operator,
            read: value.read,
            test: (scope, candidate) =>
                compareValues(filter.operator, caseless(fieldValue(candidate, field)), caseless(value.read(scope)))
        };
    }

    private customError(element: FlowCustomError): Step {
        for (const { field, location } of element.messages) {
            if (field !== undefined && !this.object.fields.has(field)) {
                this.problems.add(location, `${this.object.apiName} has no field ${field}.`);
            }
        }
        return (_, effects) => {
            element.messages.forEach(({ message, field }) => effects.refuse(message, field));
            return element.next;
        };
    }

    private condition(condition: FlowCondition): Test {
        const left = this.resolve(condition.left, condition.location);
        const right = condition.right === undefined ? undefined : this.value(condition.right, left?.type);
        if (left === undefined) {
            return () => false;
        }
        const { operator } = condition;
        if (operator === 'IsChanged') {
            return this.changed(condition, right?.read ?? (() => true));
        }
        if (operator !== 'IsNull' && operator !== 'IsBlank' && right !== undefined) {
            this.checkKinds(left.type, right.type, condition.location);
        }
        return (scope) => compareValues(operator, left.read(scope), right === undefined ? null : right.read(scope));
    }

    private changed(condition: FlowCondition, wanted: Read): Test {
        const [first, second, ...rest] = condition.left.split('.');
        const field = this.object.fields.get(second ?? '');
        if (first !== '$Record' || field === undefined || rest.length > 0) {
            this.problems.add(condition.location, 'IsChanged fits a field of $Record only.');
            return () => false;
        }
        return (scope) => {
            const changed = !scope.isNew && !equalValues(fieldValue(scope, field), priorValue(scope, field));
            return changed === (wanted(scope) === true);
        };
    }

    private value(value: FlowValue, targetType?: FieldType): { type: FieldType; read: Read } {
        if (value.kind === 'reference') {
            return this.resolve(value.path, value.location) ?? { type: targetType ?? 'Text', read: () => null };
        }
        // The flow builder writes some literals as text where the target is a number or a date.
        const type = value.type === 'Text' && targetType !== undefined && value.text !== '' ? targetType : value.type;
        try {
            const literal = value.text === '' ? null : literalValue(type, value.text);
            return { type: value.text === '' && targetType !== undefined ? targetType : type, read: () => literal };
        } catch (error) {
            this.problems.add(value.location, (error as Error).message);
            return { type, read: () => null };
        }
    }

    private resolve(path: string, location: SourceLocation): FormulaField<FlowScope> | undefined {
        const resolved = this.references.resolve(path.split('.'));
        if (resolved === undefined) {
            this.problems.add(location, `Flow ${this.flow.apiName}: there is nothing named ${path}.`);
        }
        return resolved;
    }

    private checkKinds(left: FieldType, right: FieldType, location: SourceLocation): void {
        if (kindOf(left) !== kindOf(right)) {
            this.problems.add(location, `A ${left} and a ${right} do not go together.`);
        }
    }

    private checkConnector(next: string | undefined, location: SourceLocation): void {
        if (next !== undefined && !this.flow.elements.has(next)) {
            this.problems.add(location, `A connector leads to ${next}, which is no element of the flow.`);
        }
    }
}

/** The scope as it was before the save, to see whether conditions held then. */
function before(scope: FlowScope): FlowScope {
    return scope.prior === undefined ? scope : { ...scope, record: scope.prior };
}

/** Lookups compare text without regard to case, as the database does. */
function caseless(value: FieldValue): FieldValue {
    return typeof value === 'string' ? value.toLowerCase() : value;
}
