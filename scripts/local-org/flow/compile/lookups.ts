import { Decimal } from 'decimal.js';
import { FlowRecord, valueType, type FlowScope } from '../data';
import type { FlowRecordLookup } from '../definition';
import { compileTarget, type FlowTarget } from './assignments';
import { fits } from './conditions';
import { objectNamed, report } from './context';
import type { LookupStep } from './program';
import type { FlowReferences } from './references';
import { compileSearch } from './search';

/** Compiles a Get Records element. */
export function compileLookup(references: FlowReferences, element: FlowRecordLookup): LookupStep | undefined {
    const { context } = references;
    const object = objectNamed(context, element.object, element.location);
    if (object === undefined) {
        return undefined;
    }
    const search = compileSearch(references, object, element);
    const limit = element.limit && references.value(element.limit, valueType('Number'));
    const reference = element.outputReference && compileTarget(references, element.outputReference, element.location);
    const fields = element.outputAssignments.flatMap((output) => {
        const target = compileTarget(references, output.target, output.location);
        const field = context.schema.findField(object, output.from);
        if (field === undefined) {
            report(context, output.location, `${object.apiName} has no field ${output.from}.`);
        } else if (target !== undefined && !fits(target.type, valueType(field.type))) {
            report(context, output.location, `${output.target} cannot take ${object.apiName}.${output.from}.`);
        }
        return target === undefined || field === undefined ? [] : [{ target, path: [field.apiName] }];
    });
    // A record variable takes one record, whatever else the element says.
    const first = element.first || (typeof reference === 'object' && !reference.type.collection);
    if (typeof reference === 'object' && (reference.type.kind !== 'record' || reference.type.object !== object)) {
        report(context, element.location, `${element.outputReference!} cannot take records of ${object.apiName}.`);
    }
    const most = (scope: FlowScope): number | undefined => {
        const count = limit?.read(scope) ?? null;
        return first ? 1 : Decimal.isDecimal(count) ? count.toNumber() : undefined;
    };
    return {
        kind: 'lookup',
        name: element.name,
        order: 0,
        ...(element.next !== undefined && { next: element.next }),
        ...(element.faultNext !== undefined && { faultNext: element.faultNext }),
        find: (scope) => {
            const found = search(scope, most(scope)).map((record) => new FlowRecord(object, record));
            const result = first ? (found[0] ?? null) : found.length === 0 ? null : found;
            scope.data.set(element.name, result);
            const keep = found.length === 0 && !element.blankIfNotFound;
            if (typeof reference === 'object' && !keep) {
                reference.write(scope, result);
            }
            for (const { target, path } of keep ? [] : fields) {
                writeField(scope, target, found[0], path[0]!);
            }
            return found.length;
        }
    };
}

function writeField(scope: FlowScope, target: FlowTarget, record: FlowRecord | undefined, field: string): void {
    target.write(scope, record?.values[field] ?? null);
}
