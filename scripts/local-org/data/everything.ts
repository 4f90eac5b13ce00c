import type { FieldSchema, ObjectSchema } from '../metadata/schema';
import type { Org } from '../org';

/** What the org itself sets up from its metadata: no data to take elsewhere. */
const setup: ReadonlySet<string> = new Set([
    'Organization',
    'PermissionSet',
    'PermissionSetAssignment',
    'Profile',
    'RecordType',
    'User'
]);

/** Fields that may be set, but not together with another one that says the same. */
const derived: ReadonlySet<string> = new Set(['OpportunityLineItem.TotalPrice']);

/**
 * Queries for every record of the org that an import can create, with every field that it can set; parents
 * before what refers to them.
 */
export function queriesForEverything(org: Org): string[] {
    const objects = [...org.schema.objects.values()].filter(
        (object) => !setup.has(object.apiName) && hasRecords(org, object)
    );
    return inOrderOfCreation(objects).map((object) => {
        const fields = [...object.fields.values()]
            .filter((field) => isExported(object, field))
            .map(({ apiName }) => apiName);
        return `SELECT ${['Id', ...fields].join(', ')} FROM ${object.apiName}${filterOf(object)}`;
    });
}

function hasRecords(org: Org, object: ObjectSchema): boolean {
    return org.store.readAll(object.apiName).next().done !== true;
}

/** Owners belong to the org: who imports owns. */
function isExported(object: ObjectSchema, field: FieldSchema): boolean {
    return field.createable && field.apiName !== 'OwnerId' && !derived.has(`${object.apiName}.${field.apiName}`);
}

/** Every org has the standard price book. */
function filterOf(object: ObjectSchema): string {
    return object.apiName === 'Pricebook2' ? ' WHERE IsStandard = FALSE' : '';
}

/** Each after what it refers to, and after what that summarizes: rules may look at roll-ups of the records referred to. */
function inOrderOfCreation(objects: readonly ObjectSchema[]): ObjectSchema[] {
    const byName = new Map(objects.map((object) => [object.apiName, object]));
    const ordered = new Set<ObjectSchema>();
    const visit = (object: ObjectSchema | undefined, open: ReadonlySet<ObjectSchema>): void => {
        if (object === undefined || ordered.has(object) || open.has(object)) {
            return;
        }
        const nowOpen = new Set([...open, object]);
        const fields = [...object.fields.values()];
        const parents = fields.flatMap((field) => field.reference?.referenceTo ?? []).map((name) => byName.get(name));
        parents.forEach((parent) => visit(parent, nowOpen));
        for (const parent of parents) {
            for (const { rollup } of parent?.fields.values() ?? []) {
                visit(byName.get(rollup?.childObject ?? ''), nowOpen);
            }
        }
        ordered.add(object);
    };
    objects.forEach((object) => visit(object, new Set()));
    return [...ordered];
}
