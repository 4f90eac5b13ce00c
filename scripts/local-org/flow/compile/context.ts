import type { ProblemList } from '../../metadata/problems';
import type { ObjectSchema, OrgSchema, SourceLocation } from '../../metadata/schema';
import type { FlowDataType, FlowDefinition, FlowVariable } from '../definition';
import type { FieldType } from '../../metadata/schema';
import { recordType, valueType, type FlowType } from '../data';

/** What every part of the compilation of one flow works with. */
export interface FlowContext {
    readonly flow: FlowDefinition;
    readonly schema: OrgSchema;
    /** The object of `$Record`; absent where no record triggers the flow. */
    readonly object?: ObjectSchema;
    /** All active flows by API name, for subflows. */
    readonly flows: ReadonlyMap<string, FlowDefinition>;
    readonly customPermissions: ReadonlySet<string>;
    /** Texts of custom labels by API name. */
    readonly labels: ReadonlyMap<string, string>;
    readonly problems: ProblemList;
}

export const fieldTypes: Record<Exclude<FlowDataType, 'SObject'>, FieldType> = {
    String: 'Text',
    Picklist: 'Text',
    Multipicklist: 'MultiselectPicklist',
    Number: 'Number',
    Currency: 'Currency',
    Boolean: 'Checkbox',
    Date: 'Date',
    DateTime: 'DateTime',
    Time: 'Time'
};

/** Reports a problem of the flow, with its name. */
export function report(context: FlowContext, location: SourceLocation, problem: string): void {
    context.problems.add(location, `Flow ${context.flow.apiName}: ${problem}`);
}

/** An object by its name; reported where there is none. */
export function objectNamed(context: FlowContext, name: string, location: SourceLocation): ObjectSchema | undefined {
    const object = context.schema.findObject(name);
    if (object === undefined) {
        report(context, location, `there is no object ${name}.`);
    }
    return object;
}

/** A variable's type, or undefined where it is of an object that there is not. */
export function variableType(context: FlowContext, variable: FlowVariable): FlowType | undefined {
    if (variable.dataType !== 'SObject') {
        return valueType(fieldTypes[variable.dataType], variable.isCollection);
    }
    const object = context.schema.findObject(variable.objectType ?? '');
    return object && recordType(object, variable.isCollection);
}
