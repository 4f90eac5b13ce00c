import type { OrgRecord } from './orgRecords';
import { RefusedError } from './refusedError';

/**
 * The record of a program by its code.
 * @throws RefusedError naming the programs that there are
 */
export function programRecord(records: readonly OrgRecord[], code: string): OrgRecord {
    const programs = records.filter(({ object }) => object === 'Program__c');
    const found = programs.find(({ key }) => key === code);
    if (found === undefined) {
        throw new RefusedError(
            `${code}: the org has no such program, allowed: ${programs.map(({ key }) => key).join(', ')}`
        );
    }
    return found;
}
