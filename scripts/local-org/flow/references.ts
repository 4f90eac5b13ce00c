import { compileFormula, type FormulaField, type FormulaReturnType } from '../formula/index';
import type { ProblemList } from '../metadata/problems';
import type { FieldType, ObjectSchema, OrgSchema } from '../metadata/schema';
import { reportFormulaError } from '../save/formulaErrors';
import { findPath, formulaField, readPath } from '../save/references';
import { scopeOf, type RecordScope } from '../save/scope';
import type { FieldValue, FieldValues } from '../values';
import type { FlowDataType, FlowDefinition, FlowFormula } from './definition';
import { literalValue } from './values';

/** A running flow: the record that triggered it, and what the flow has found and computed so far. */
export interface FlowScope extends RecordScope {
    readonly variables: Map<string, FieldValue>;
    /** Records found by lookups, by the lookup's name; undefined where none was found. */
    readonly found: Map<string, Readonly<FieldValues> | undefined>;
}

const fieldTypes: Record<Exclude<FlowDataType, 'SObject'>, FieldType> = {
    String: 'Text',
    Picklist: 'Text',
    Number: 'Number',
    Currency: 'Currency',
    Boolean: 'Checkbox',
    Date: 'Date',
    DateTime: 'DateTime'
};

/** Resolves the names that formulas, conditions and assignments of one flow use. */
export class FlowReferences {
    private readonly flow: FlowDefinition;
    private readonly schema: OrgSchema;
    private readonly object: ObjectSchema;
    private readonly customPermissions: ReadonlySet<string>;
    private readonly problems: ProblemList;
    private readonly formulas = new Map<string, FormulaField<FlowScope>>();
    private readonly compiling: string[] = [];

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
        this.customPermissions = customPermissions;
        this.problems = problems;
    }

    /** The value behind a path such as `$Record.Name`, `$Record__prior.Amount`, `$Flow.CurrentDate`, `Lookup.Field`, `variable`. */
    resolve(path: readonly string[]): FormulaField<FlowScope> | undefined {
        const [first = '', ...rest] = path;
        switch (first.toLowerCase()) {
            case '$record':
                return formulaField(this.schema, this.object, rest, this.customPermissions);
            case '$record__prior':
                return this.priorField(rest);
            case '$flow':
                return currentTime(rest);
        }
        if (first.startsWith('$')) {
            return formulaField(this.schema, this.object, path, this.customPermissions);
        }
        return rest.length === 0 ? this.resource(first) : this.foundField(first, rest);
    }

    /** Compiles a formula of the flow; reports it where it does not compile. */
    compile(formula: FlowFormula, returnType: FormulaReturnType): ((scope: FlowScope) => FieldValue) | undefined {
        try {
            const compiled = compileFormula<FlowScope>(formula.source, {
                returnType,
                scale: formula.scale,
                blankMode: 'BlankAsBlank',
                context: 'flow',
                resolveField: (path) => this.resolve(path),
                environment: { now: (scope) => scope.runtime.clock.now(), isNew: (scope) => scope.isNew }
            });
            return (scope) => compiled.evaluate(scope);
        } catch (error) {
            reportFormulaError(
                error,
                `formula ${formula.name} of flow ${this.flow.apiName}`,
                formula.location,
                this.problems
            );
            return undefined;
        }
    }

    private priorField(path: readonly string[]): FormulaField<FlowScope> | undefined {
        const found = findPath(this.schema, this.object, path);
        if (found === undefined) {
            return undefined;
        }
        const blank = found.field.type === 'Checkbox' ? false : null;
        return {
            type: found.field.type,
            read: (scope) => (scope.prior === undefined ? blank : readPath({ ...scope, record: scope.prior }, found))
        };
    }

    private resource(name: string): FormulaField<FlowScope> | undefined {
        const constant = this.flow.constants.get(name);
        if (constant?.value.kind === 'literal') {
            const value = literalValue(constant.value.type, constant.value.text);
            return { type: constant.value.type, read: () => value };
        }
        const variable = this.flow.variables.get(name);
        if (variable !== undefined && variable.dataType !== 'SObject') {
            return { type: fieldTypes[variable.dataType], read: (scope) => scope.variables.get(name) ?? null };
        }
        const formula = this.flow.formulas.get(name);
        return formula === undefined ? undefined : this.formula(formula);
    }

    private formula(formula: FlowFormula): FormulaField<FlowScope> | undefined {
        const known = this.formulas.get(formula.name);
        if (known !== undefined || formula.dataType === 'SObject') {
            return known;
        }
        if (this.compiling.includes(formula.name)) {
            this.problems.add(
                formula.location,
                `Formula ${formula.name} of flow ${this.flow.apiName} depends on itself.`
            );
            return undefined;
        }
        this.compiling.push(formula.name);
        const type = fieldTypes[formula.dataType];
        const read = this.compile(formula, type as FormulaReturnType);
        this.compiling.pop();
        const field: FormulaField<FlowScope> = { type, read: read ?? (() => null) };
        this.formulas.set(formula.name, field);
        return field;
    }

    private foundField(lookup: string, path: readonly string[]): FormulaField<FlowScope> | undefined {
        const element = this.flow.elements.get(lookup);
        const object = element?.kind === 'recordLookup' ? this.schema.objects.get(element.object) : undefined;
        const found = object && findPath(this.schema, object, path);
        if (object === undefined || found === undefined) {
            return undefined;
        }
        const blank = found.field.type === 'Checkbox' ? false : null;
        return {
            type: found.field.type,
            read: (scope) => {
                const record = scope.found.get(lookup);
                return record === undefined ? blank : readPath(scopeOf(scope, object, record), found);
            }
        };
    }
}

function currentTime(path: readonly string[]): FormulaField<FlowScope> | undefined {
    const now = (scope: FlowScope): string => new Date(scope.runtime.clock.now()).toISOString();
    switch (path.join('.').toLowerCase()) {
        case 'currentdate':
            return { type: 'Date', read: (scope) => now(scope).slice(0, 10) };
        case 'currentdatetime':
            return { type: 'DateTime', read: now };
        default:
            return undefined;
    }
}
