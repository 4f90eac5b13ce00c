import type { Program } from '../../force-app/main/default/lwc/programCore/programCore';
import type { OrgRecord } from './orgRecords';
import { orderedAsIn } from './programOrder';
import { programRecords } from './programRecords';
import type { ProgramFieldValue, ProgramRecord } from './programRecords';

export interface FieldChange {
    readonly field: string;
    readonly from: ProgramFieldValue;
    readonly to: ProgramFieldValue;
}

/** A change that makes a record of an org what the files say. */
export type RecordChange =
    | { readonly kind: 'create'; readonly record: ProgramRecord }
    | { readonly kind: 'update'; readonly record: OrgRecord; readonly fields: readonly FieldChange[] }
    /** The files do not have it, though they have its program. */
    | { readonly kind: 'remove'; readonly record: OrgRecord };

export interface Difference {
    /** In the order in which they can be written. */
    readonly changes: readonly RecordChange[];
    /** Codes of programs that only the org has. */
    readonly onlyInOrg: readonly string[];
    /** Records that are as the files say. */
    readonly unchanged: number;
}

/**
 * What an org holds other than the files say.
 * @param programs all that are known, for the tiers of a superseded version point to those of the newer
 * @param codes the programs that are to be compared; of others only what these say of them: the successors of tiers
 */
export function differenceOf(
    programs: readonly Program[],
    codes: readonly string[],
    orgRecords: readonly OrgRecord[]
): Difference {
    const inOrg = new Map(orgRecords.map((record) => [nameOf(record), record]));
    const wanted = programRecords(programs.map((program) => orderedAsIn(orgRecords, program)));
    const superseded = programs.filter(({ code }) => codes.includes(code)).map((program) => program.supersedes);
    const changes: RecordChange[] = [];
    let unchanged = 0;
    for (const record of wanted) {
        const program = record.key.split(':')[0] ?? '';
        const present = inOrg.get(nameOf(record));
        const isWhole = codes.includes(program);
        const isSuperseded = record.object === 'Tier__c' && superseded.includes(program);
        if (!isWhole && !(isSuperseded && present !== undefined)) {
            continue;
        }
        if (present === undefined) {
            changes.push({ kind: 'create', record });
            continue;
        }
        const fields = changedFields(record, present).filter(({ field }) => isWhole || field === 'Successor_Tier__c');
        if (fields.length > 0) {
            changes.push({ kind: 'update', record: present, fields });
        } else {
            unchanged += 1;
        }
    }
    const names = new Set(wanted.map(nameOf));
    const known = new Set(programs.map((program) => program.code));
    return {
        changes: [
            ...changes,
            ...orgRecords
                .filter((record) => codes.includes(record.program) && !names.has(nameOf(record)))
                .map((record) => ({ kind: 'remove', record }) as const)
        ],
        onlyInOrg: orgRecords
            .filter((record) => record.object === 'Program__c' && !known.has(record.key))
            .map((record) => record.key),
        unchanged
    };
}

/** Codes and keys are compared as the org's unique indexes do, without regard to case. */
export function nameOf(record: Pick<ProgramRecord, 'object' | 'key'>): string {
    return `${record.object}/${record.key.toLowerCase()}`;
}

function changedFields(wanted: ProgramRecord, present: OrgRecord): readonly FieldChange[] {
    return Object.entries(wanted.values).flatMap(([field, to]) => {
        const from = present.values[field] ?? null;
        return isSame(field, from, to) ? [] : [{ field, from, to }];
    });
}

function isSame(field: string, one: ProgramFieldValue, other: ProgramFieldValue): boolean {
    if (field === 'Provenance__c') {
        return sortedJson(one) === sortedJson(other);
    }
    return JSON.stringify(one) === JSON.stringify(other);
}

/** Provenance says the same in any order; what is no JSON is compared as text. */
function sortedJson(value: ProgramFieldValue): string {
    try {
        const entries = Object.entries((JSON.parse(String(value ?? '{}')) ?? {}) as Record<string, unknown>);
        return JSON.stringify(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
    } catch {
        return String(value);
    }
}
