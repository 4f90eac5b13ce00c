import type { Org, SaveOperation } from '../../scripts/local-org/org';

export type Values = Readonly<Record<string, unknown>>;

/** A refused save, as the tests read it: `field: message`, without a field where the message stands at the top. */
export type Refusal = string;

/** Records of an org as tests write and read them; as its first user, the administrator, unless another is named. */
export class RecordOrg {
    readonly org: Org;
    readonly user: string;

    constructor(org: Org) {
        this.org = org;
        this.user = org.users[0]!.id;
    }

    /** Creates a record that must be accepted, and gives its Id. */
    create(object: string, values: Values): string {
        const [result] = this.org.save([{ kind: 'create', object, values }], { userId: this.user });
        if (!result!.success) {
            throw new Error(`${object}: ${result!.errors.map(sayRefusal).join('; ')}`);
        }
        return result!.id;
    }

    /** Changes a record; the change must be accepted. */
    update(object: string, id: string, values: Values): void {
        const refusals = this.refused({ kind: 'update', object, id, values });
        if (refusals.length > 0) {
            throw new Error(refusals.join('; '));
        }
    }

    /** Deletes a record; the deletion must be accepted. */
    delete(object: string, id: string): void {
        const refusals = this.refused({ kind: 'delete', object, id });
        if (refusals.length > 0) {
            throw new Error(refusals.join('; '));
        }
    }

    /** Why the org refuses an operation; empty where it does not. */
    refused(operation: SaveOperation, userId = this.user): Refusal[] {
        const [result] = this.org.save([operation], { userId });
        return result!.success ? [] : result!.errors.map(sayRefusal);
    }

    /** A stored value as text; percentages in percent points. */
    read(object: string, id: string, field: string): string | null {
        const value = this.org.read(object, id)?.[field] ?? null;
        return value === null ? null : String(value);
    }

    /** The custom fields of a record that somebody can write, to make another like it. */
    customValues(object: string, id: string): Values {
        const { fields } = this.org.schema.objects.get(object)!;
        return Object.fromEntries(
            Object.entries(this.org.read(object, id)!).filter(([name]) => {
                const { custom, createable } = fields.get(name)!;
                return custom && createable;
            })
        );
    }

    /** The present value of a formula field as text. */
    formula(object: string, id: string, field: string): string | null {
        const value = this.org.formulaValue(object, field, this.org.read(object, id)!);
        return value === null ? null : String(value);
    }

    close(): void {
        this.org.close();
    }
}

function sayRefusal({ message, fields }: { readonly message: string; readonly fields: readonly string[] }): Refusal {
    return [...fields, message].join(': ');
}
