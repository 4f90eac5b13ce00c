import { compileFormula, type FormulaField, type FormulaReturnType } from '../../formula/index';
import type { ObjectSchema, SourceLocation } from '../../metadata/schema';
import { reportFormulaError } from '../../save/formulaErrors';
import { findPath, formulaField, readPath } from '../../save/references';
import type { FieldValue } from '../../values';
import {
    FlowRecord,
    recordType,
    scopeOfRecord,
    valueType,
    type FlowData,
    type FlowScope,
    type FlowType
} from '../data';
import type { FlowDataType, FlowElement, FlowFormula, FlowValue } from '../definition';
import { literalValue } from '../values';
import { fieldTypes, report, variableType, type FlowContext } from './context';
import { compileTemplate } from './templates';

/** Something a flow can refer to by name. */
export interface FlowResource {
    readonly type: FlowType;
    /** For a value of a field: its decimals. */
    readonly scale?: number;
    read(scope: FlowScope): FlowData;
    /** The value before the save; for fields of `$Record` only. */
    readPrior?(scope: FlowScope): FieldValue;
}

const time = (scope: FlowScope): string => new Date(scope.runtime.clock.now()).toISOString();

/** Global variables that are about the interview. */
const flowVariables: Readonly<Record<string, FlowResource>> = {
    currentdate: { type: valueType('Date'), read: (scope) => time(scope).slice(0, 10) },
    currentdatetime: { type: valueType('DateTime'), read: time },
    interviewstarttime: {
        type: valueType('DateTime'),
        read: (scope) => new Date(scope.startedAt).toISOString()
    },
    interviewguid: { type: valueType('Text'), read: (scope) => scope.guid },
    faultmessage: { type: valueType('Text'), read: (scope) => scope.faultMessage }
};

/** Resolves the names that formulas, conditions, values and assignments of one flow use. */
export class FlowReferences {
    readonly context: FlowContext;
    /** Whether anything resolved since it was last set to false needs the record as it was before the save. */
    usesPrior = false;
    private readonly formulas = new Map<string, { readonly resource: FlowResource; readonly usesPrior: boolean }>();
    private readonly compiling: string[] = [];

    constructor(context: FlowContext) {
        this.context = context;
    }

    /** The resource behind a path; undefined (and not reported) where there is none. */
    find(path: readonly string[]): FlowResource | undefined {
        const [first = '', ...rest] = path;
        switch (first.toLowerCase()) {
            case '$record':
                return this.triggeringRecord(rest);
            case '$record__prior':
                return this.priorField(rest);
            case '$flow':
                return rest.length === 1 ? flowVariables[rest[0]!.toLowerCase()] : undefined;
            case '$globalconstant':
                return globalConstant(rest);
            case '$label':
                return this.label(rest);
            case '$system':
                return rest.join().toLowerCase() === 'origindatetime'
                    ? { type: valueType('DateTime'), read: () => '1900-01-01T00:00:00.000Z' }
                    : undefined;
        }
        if (first.startsWith('$')) {
            const { schema, customPermissions } = this.context;
            const field = formulaField<FlowScope>(schema, schema.objects.get('User')!, path, customPermissions);
            return field && fromFormulaField(field);
        }
        if (this.context.flow.elements.get(first)?.kind === 'subflow') {
            return this.subflowOutput(path);
        }
        const resource = this.named(first);
        return resource === undefined || rest.length === 0 ? resource : this.fieldOf(resource, rest);
    }

    /** The resource behind a written path; reported where there is none. */
    resolve(path: string, location: SourceLocation): FlowResource | undefined {
        const resource = this.find(path.split('.'));
        if (resource === undefined) {
            report(this.context, location, `there is nothing named ${path}.`);
        }
        return resource;
    }

    /** A value as a resource; literals take the type they are wanted in where they are given as text. */
    value(value: FlowValue, wanted?: FlowType): FlowResource {
        const fallback: FlowResource = { type: wanted ?? valueType('Text'), read: () => null };
        switch (value.kind) {
            case 'reference':
                return this.resolve(value.path, value.location) ?? fallback;
            case 'template':
                return compileTemplate(this, value.text, value.location);
            case 'formula': {
                const formula = { name: 'in a value', ...value };
                return this.formula(formula) ?? fallback;
            }
            case 'literal':
                return this.literal(value, wanted);
        }
    }

    /** Compiles a condition in the formula language; reported where it does not compile. */
    condition(name: string, source: string, location: SourceLocation): ((scope: FlowScope) => boolean) | undefined {
        const read = this.compile({ name, dataType: 'Boolean', source, location });
        return read && ((scope) => read(scope) === true);
    }

    private literal(value: FlowValue & { kind: 'literal' }, wanted: FlowType | undefined): FlowResource {
        const wantedType = wanted?.kind === 'value' && value.type === 'Text' ? wanted.type : value.type;
        if (value.text === '') {
            return { type: valueType(wantedType), read: () => null };
        }
        try {
            const literal = literalValue(wantedType, value.text);
            return { type: valueType(wantedType), read: () => literal };
        } catch (error) {
            report(this.context, value.location, (error as Error).message);
            return { type: valueType(wantedType), read: () => null };
        }
    }

    private triggeringRecord(path: readonly string[]): FlowResource | undefined {
        const { object, schema, customPermissions } = this.context;
        if (object === undefined) {
            return undefined;
        }
        if (path.length === 0) {
            return {
                type: recordType(object),
                read: (scope) => new FlowRecord(object, scope.record, scope.changed)
            };
        }
        const field = formulaField<FlowScope>(schema, object, path, customPermissions);
        return field && !path[0]!.startsWith('$') ? fromFormulaField(field) : undefined;
    }

    private priorField(path: readonly string[]): FlowResource | undefined {
        const { object, schema } = this.context;
        const found = object && findPath(schema, object, path);
        if (found === undefined) {
            return undefined;
        }
        this.usesPrior = true;
        const blank = found.field.type === 'Checkbox' ? false : null;
        return {
            type: valueType(found.field.type),
            read: (scope) =>
                scope.prior === undefined ? blank : readPath({ ...base(scope), record: scope.prior }, found)
        };
    }

    private label(path: readonly string[]): FlowResource | undefined {
        const name = path[0]!;
        const text = path.length === 1 ? this.context.labels.get(name) : undefined;
        if (text === undefined) {
            return undefined;
        }
        const { translations } = this.context.schema;
        const read = ({ language }: FlowScope): string => translations.get(language)?.get(`$label.${name}`) ?? text;
        return { type: valueType('Text'), read };
    }

    private named(name: string): FlowResource | undefined {
        const { flow } = this.context;
        const constant = flow.constants.get(name);
        if (constant !== undefined) {
            return this.value(constant.value);
        }
        const variable = flow.variables.get(name);
        if (variable !== undefined) {
            const type = variableType(this.context, variable);
            return type && held(name, type);
        }
        const formula = flow.formulas.get(name);
        if (formula !== undefined) {
            return this.formula(formula);
        }
        const template = flow.textTemplates.get(name);
        if (template !== undefined) {
            return this.value(template.value);
        }
        const element = flow.elements.get(name) ?? this.filterItem(name);
        if (element === undefined && this.isOutcome(name)) {
            return held(name, valueType('Checkbox'));
        }
        return element && this.output(element, name);
    }

    /** Whether a decision has an outcome of that name, which is true once the interview has taken it. */
    private isOutcome(name: string): boolean {
        return [...this.context.flow.elements.values()].some(
            (element) => element.kind === 'decision' && element.rules.some((rule) => rule.name === name)
        );
    }

    /** The filter whose conditions know the item by a name that the flow declares no variable for. */
    private filterItem(name: string): FlowElement | undefined {
        return [...this.context.flow.elements.values()].find(
            (element) => element.kind === 'collectionFilter' && element.itemVariable === name
        );
    }

    /** What an element gives under its own name. */
    private output(element: FlowElement, name: string): FlowResource | undefined {
        switch (element.kind) {
            case 'recordLookup': {
                const object = this.context.schema.findObject(element.object);
                return object && held(name, recordType(object, !element.first));
            }
            case 'recordCreate':
                return held(name, valueType('Id'));
            case 'loop':
                return element.itemVariable === undefined ? this.itemOf(element.collection, name, false) : undefined;
            case 'collectionFilter':
                return this.itemOf(element.collection, name, name === element.name);
            default:
                return undefined;
        }
    }

    private itemOf(collection: string, name: string, isCollection: boolean): FlowResource | undefined {
        if (this.compiling.includes(name)) {
            return undefined;
        }
        this.compiling.push(name);
        const resource = this.find(collection.split('.'));
        this.compiling.pop();
        return resource?.type.collection === true
            ? held(name, { ...resource.type, collection: isCollection })
            : undefined;
    }

    private fieldOf(resource: FlowResource, path: readonly string[]): FlowResource | undefined {
        if (resource.type.kind !== 'record' || resource.type.collection) {
            return undefined;
        }
        const found = findPath(this.context.schema, resource.type.object, path);
        if (found === undefined) {
            return undefined;
        }
        const blank = found.field.type === 'Checkbox' ? false : null;
        return {
            type: valueType(found.field.type),
            ...(found.field.scale !== undefined && { scale: found.field.scale }),
            read: (scope) => {
                const record = resource.read(scope);
                return record instanceof FlowRecord ? readPath(scopeOfRecord(scope, record), found) : blank;
            }
        };
    }

    /** A subflow's output, under the element's name: `Subflow.output`, `Subflow.output.Field`. */
    private subflowOutput(path: readonly string[]): FlowResource | undefined {
        const [name = '', output = '', ...rest] = path;
        const element = this.context.flow.elements.get(name);
        const called = element?.kind === 'subflow' ? this.context.flows.get(element.flowName) : undefined;
        const variable = called?.variables.get(output);
        const type = variable?.isOutput === true ? variableType(this.context, variable) : undefined;
        const resource = type && held(`${name}.${output}`, type);
        return resource === undefined || rest.length === 0 ? resource : this.fieldOf(resource, rest);
    }

    private formula(formula: FlowFormula): FlowResource | undefined {
        const known = this.formulas.get(formula.name);
        if (known !== undefined && formula.name !== 'in a value') {
            this.usesPrior ||= known.usesPrior;
            return known.resource;
        }
        if (formula.dataType === 'SObject') {
            report(this.context, formula.location, `formula ${formula.name} cannot result in a record.`);
            return undefined;
        }
        if (this.compiling.includes(formula.name)) {
            report(this.context, formula.location, `formula ${formula.name} depends on itself.`);
            return undefined;
        }
        const before = this.usesPrior;
        this.usesPrior = false;
        this.compiling.push(formula.name);
        const read = this.compile(formula);
        this.compiling.pop();
        const resource: FlowResource = { type: valueType(fieldTypes[formula.dataType]), read: read ?? (() => null) };
        this.formulas.set(formula.name, { resource, usesPrior: this.usesPrior });
        this.usesPrior ||= before;
        return resource;
    }

    private compile(formula: FlowFormula): ((scope: FlowScope) => FieldValue) | undefined {
        const type = fieldTypes[formula.dataType as Exclude<FlowDataType, 'SObject'>];
        try {
            const compiled = compileFormula<FlowScope>(formula.source, {
                returnType: (type === 'MultiselectPicklist' ? 'Text' : type) as FormulaReturnType,
                scale: formula.scale,
                blankMode: 'BlankAsBlank',
                context: 'flow',
                resolveField: (path) => this.formulaField(path),
                environment: { now: (scope) => scope.runtime.clock.now(), isNew: (scope) => scope.isNew }
            });
            return (scope) => compiled.evaluate(scope);
        } catch (error) {
            const what = `formula ${formula.name} of flow ${this.context.flow.apiName}`;
            reportFormulaError(error, what, formula.location, this.context.problems);
            return undefined;
        }
    }

    private formulaField(path: readonly string[]): FormulaField<FlowScope> | undefined {
        const resource = this.find(path);
        if (resource === undefined || resource.type.kind === 'record' || resource.type.collection) {
            return undefined;
        }
        return {
            type: resource.type.type,
            ...(resource.scale !== undefined && { scale: resource.scale }),
            read: (scope) => resource.read(scope) as FieldValue,
            ...(resource.readPrior !== undefined && { readPrior: resource.readPrior })
        };
    }
}

/** A resource whose value the interview holds under a name. */
function held(name: string, type: FlowType): FlowResource {
    const blank = type.kind === 'value' && type.type === 'Checkbox' && !type.collection ? false : null;
    return { type, read: (scope) => scope.data.get(name) ?? blank };
}

function fromFormulaField(field: FormulaField<FlowScope>): FlowResource {
    const readPrior = field.readPrior?.bind(field);
    return {
        type: valueType(field.type),
        ...(field.scale !== undefined && { scale: field.scale }),
        read: (scope) => field.read(scope),
        ...(readPrior !== undefined && { readPrior })
    };
}

function base(scope: FlowScope): {
    runtime: FlowScope['runtime'];
    userId: string;
    object: ObjectSchema;
    isNew: boolean;
} {
    return { runtime: scope.runtime, userId: scope.userId, object: scope.object, isNew: scope.isNew };
}

function globalConstant(path: readonly string[]): FlowResource | undefined {
    switch (path.join('.').toLowerCase()) {
        case 'true':
            return { type: valueType('Checkbox'), read: () => true };
        case 'false':
            return { type: valueType('Checkbox'), read: () => false };
        case 'emptystring':
            return { type: valueType('Text'), read: () => null };
        default:
            return undefined;
    }
}
