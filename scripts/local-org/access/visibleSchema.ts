import type { ChildRelationship, FieldSchema, ObjectSchema, OrgSchema } from '../metadata/schema';
import type { Permissions } from './permissions';

/**
 * The schema as one user sees it: without the objects and fields that are not theirs to read, and with what they may
 * not write marked so. Whatever resolves names in it answers for a hidden field exactly as for one that does not exist,
 * as the platform does.
 */
export function visibleSchema(schema: OrgSchema, permissions: Permissions): OrgSchema {
    const objects = new Map<string, ObjectSchema>();
    for (const object of schema.objects.values()) {
        const permits = permissions.object(object);
        if (permits.read) {
            objects.set(object.apiName, {
                ...object,
                fields: visibleFields(object, permissions),
                permits: { create: permits.create, edit: permits.edit, delete: permits.delete }
            });
        }
    }
    const objectNames = new Map([...objects.keys()].map((name) => [name.toLowerCase(), name]));
    const fieldNames = new Map(
        [...objects.values()].map((object) => [
            object.apiName,
            new Map([...object.fields.keys()].map((name) => [name.toLowerCase(), name]))
        ])
    );
    const children = visibleChildren(schema, objects);
    return {
        apiVersion: schema.apiVersion,
        objects,
        childRelationships: (objectApiName) => children.get(objectApiName) ?? new Map<string, ChildRelationship>(),
        findObject: (apiName) => objects.get(objectNames.get(apiName.toLowerCase()) ?? ''),
        findField: (object, apiName) =>
            objects.get(object.apiName)?.fields.get(fieldNames.get(object.apiName)?.get(apiName.toLowerCase()) ?? ''),
        translations: schema.translations
    };
}

function visibleFields(object: ObjectSchema, permissions: Permissions): ReadonlyMap<string, FieldSchema> {
    const { create, edit } = permissions.object(object);
    const fields = new Map<string, FieldSchema>();
    for (const field of object.fields.values()) {
        const access = permissions.field(object, field);
        if (access.readable) {
            fields.set(field.apiName, {
                ...field,
                createable: field.createable && access.editable && create,
                updateable: field.updateable && access.editable && edit
            });
        }
    }
    return fields;
}

function visibleChildren(
    schema: OrgSchema,
    objects: ReadonlyMap<string, ObjectSchema>
): ReadonlyMap<string, ReadonlyMap<string, ChildRelationship>> {
    return new Map(
        [...objects.keys()].map((parent) => [
            parent,
            new Map(
                [...schema.childRelationships(parent)].filter(([, { childObject, childField }]) =>
                    objects.get(childObject)?.fields.has(childField)
                )
            )
        ])
    );
}
