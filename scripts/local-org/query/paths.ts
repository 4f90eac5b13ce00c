import type { ChildRelationship, FieldSchema, ObjectSchema, OrgSchema } from '../metadata/schema';
import { QueryError } from './errors';
import type { FieldPath, ReferenceStep } from './plan';

/** As many references as the platform lets one path walk. */
const longestPath = 5;

const customRelationship =
    "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. " +
    'Please reference your WSDL or the describe call for the appropriate names.';
const customObject =
    "If you are attempting to use a custom object, be sure to append the '__c' after the entity name. " +
    'Please reference your WSDL or the describe call for the appropriate names.';

/** @throws QueryError INVALID_TYPE where the org has no such object. */
export function resolveObject(schema: OrgSchema, apiName: string): ObjectSchema {
    const object = schema.findObject(apiName);
    if (!object) {
        throw new QueryError('INVALID_TYPE', `sObject type '${apiName}' is not supported. ${customObject}`);
    }
    return object;
}

/** @throws QueryError INVALID_FIELD where the object has no such field. */
export function resolveField(schema: OrgSchema, object: ObjectSchema, apiName: string): FieldSchema {
    const field = schema.findField(object, apiName);
    if (!field) {
        throw new QueryError(
            'INVALID_FIELD',
            `No such column '${apiName}' on entity '${object.apiName}'. ${customRelationship}`
        );
    }
    return field;
}

/** Resolves a dotted name such as `Partner__r.Program__r.Name`, seen from `object`. */
export function resolvePath(schema: OrgSchema, object: ObjectSchema, dottedName: string): FieldPath {
    const names = dottedName.split('.');
    const fieldName = names.pop() ?? '';
    const steps: ReferenceStep[] = [];
    let current = object;
    for (const [index, name] of names.entries()) {
        const step = resolveReference(schema, current, name, names[index + 1] ?? fieldName);
        steps.push(step);
        current = step.target;
    }
    if (steps.length > longestPath) {
        throw new QueryError(
            'MALFORMED_QUERY',
            `'${dottedName}' walks ${steps.length} references; a path may walk at most ${longestPath}.`
        );
    }
    return { steps, field: resolveField(schema, current, fieldName), object: current };
}

/** The reference field of `object` whose relationship is called `name`, and the object it leads to. */
export function resolveReference(
    schema: OrgSchema,
    object: ObjectSchema,
    name: string,
    wanted?: string
): ReferenceStep {
    for (const field of object.fields.values()) {
        if (field.reference?.relationshipName.toLowerCase() === name.toLowerCase()) {
            return { reference: field, target: referenceTarget(schema, object, field, wanted) };
        }
    }
    throw new QueryError(
        'INVALID_FIELD',
        `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, ` +
            "be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call " +
            'for the appropriate names.'
    );
}

/**
 * A reference that may lead to several objects (an owner: user or queue) is walked to the first of them that this org has
 * and that has the wanted name.
 */
function referenceTarget(schema: OrgSchema, object: ObjectSchema, field: FieldSchema, wanted?: string): ObjectSchema {
    const targets = (field.reference?.referenceTo ?? []).flatMap((name) => schema.findObject(name) ?? []);
    const target = targets.find((candidate) => !wanted || hasName(schema, candidate, wanted)) ?? targets[0];
    if (!target) {
        throw new QueryError(
            'INVALID_TYPE',
            `${object.apiName}.${field.apiName} refers to ${field.reference?.referenceTo.join(', ')}, which this org does not have.`
        );
    }
    return target;
}

function hasName(schema: OrgSchema, object: ObjectSchema, name: string): boolean {
    if (schema.findField(object, name)) {
        return true;
    }
    return [...object.fields.values()].some(
        (field) => field.reference?.relationshipName.toLowerCase() === name.toLowerCase()
    );
}

/** @throws QueryError INVALID_FIELD where the object has no such child relationship. */
export function resolveChildren(schema: OrgSchema, object: ObjectSchema, name: string): ChildRelationship {
    for (const relationship of schema.childRelationships(object.apiName).values()) {
        if (relationship.name.toLowerCase() === name.toLowerCase()) {
            return relationship;
        }
    }
    throw new QueryError(
        'INVALID_TYPE',
        `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom ` +
            "relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or " +
            'the describe call for the appropriate names.'
    );
}
