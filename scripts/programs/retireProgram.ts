import type { Connection } from 'jsforce';
import { addDays } from '../../force-app/main/default/lwc/programCore/programCore';
import type { IsoDate, Program } from '../../force-app/main/default/lwc/programCore/programCore';
import { applyChanges } from './applyChanges';
import { count, connectTo, workAt } from './targetOrg';
import { named, partnersByTier, quote } from './impact';
import { readOrgRecords } from './orgRecords';
import type { OrgRecord } from './orgRecords';
import { programRecord } from './orgRecordOf';
import { names } from './planText';
import { RefusedError } from './refusedError';
import { retireText } from './retireText';
import type { RetirePlan } from './retireText';

export interface Retirement {
    /** The code of the version. */
    readonly code: string;
    /** Its last day; null takes the retirement back. */
    readonly on: IsoDate | null;
    readonly target: string;
    /** Tell what would be written, and write nothing. */
    readonly dryRun: boolean;
}

/**
 * Ends a version of a program: sets its last day in the org, and nothing else. Tells whom that concerns: partners that no
 * move takes out of it in time, drafts and requests that must be finished, and what stays as it is. A second run writes
 * nothing.
 * @param files the known program files, for a file that says another last day takes the retirement back when applied
 * @throws RefusedError where the version or the day is wrong; Error where the org refuses the change
 */
export async function retireProgram(
    retirement: Retirement,
    files: readonly Program[],
    connect: (target: string) => Connection = connectTo
): Promise<{ readonly text: string }> {
    return await workAt(retirement.target, connect, async (org) => {
        const records = await readOrgRecords(org);
        const program = programRecord(records, retirement.code);
        const { on } = retirement;
        const from = lastDayOf(program);
        refuseWrongDay(program, records, on);
        await refuseUsedLater(org, program, on);
        const plan = await planOf(org, program, records, { from, on, files });
        const text = retireText(plan);
        if (retirement.dryRun || from === on) {
            return { text: retirement.dryRun ? text : `${text}Nothing was written.\n` };
        }
        await applyChanges(
            org,
            [{ kind: 'update', record: program, fields: [{ field: 'Effective_To__c', from, to: on }] }],
            records
        );
        return { text: `${text}Written: 1 record.\n` };
    });
}

function lastDayOf({ values }: OrgRecord): IsoDate | null {
    return typeof values['Effective_To__c'] === 'string' ? values['Effective_To__c'] : null;
}

/** A version ends on a day of its own, and a vendor has one version at a time. */
function refuseWrongDay(program: OrgRecord, records: readonly OrgRecord[], on: IsoDate | null): void {
    const begins = String(program.values['Effective_From__c']);
    if (on !== null && on < begins) {
        throw new RefusedError(`--on: ${program.key} begins on ${begins}, allowed: that day or a later one`);
    }
    const [next] = records
        .filter(({ object, key, values }) => {
            const isOther = object === 'Program__c' && key !== program.key;
            return isOther && values['Vendor__c'] === program.values['Vendor__c'];
        })
        .map(({ key, values }) => ({ key, begins: String(values['Effective_From__c']) }))
        .filter((other) => other.begins > begins)
        .sort((one, other) => (one.begins < other.begins ? -1 : 1));
    if (next !== undefined && (on === null || on >= next.begins)) {
        throw new RefusedError(
            `${on === null ? '--cancel' : '--on'}: ${next.key} of the same vendor begins on ${next.begins}, allowed: a last day of ${program.key} up to ${addDays(next.begins, -1)}`
        );
    }
}

/** What was decided under the version stays, so the version cannot have ended before. */
async function refuseUsedLater(org: Connection, { key }: OrgRecord, on: IsoDate | null): Promise<void> {
    if (on === null) {
        return;
    }
    const ofProgram = `Program__r.Code__c = ${quote(key)}`;
    const later = [
        ['issued quotes', await named(org, 'Partner_Quote__c', `${ofProgram} AND Issued_On__c > ${on}`)],
        ['approved registrations', await named(org, 'Deal_Registration__c', `${ofProgram} AND Approved_On__c > ${on}`)]
    ] as const;
    const used = later.filter(([, records]) => records.count > 0);
    if (used.length > 0) {
        throw new RefusedError(
            used
                .map(
                    ([what, records]) =>
                        `--on: ${key} has ${what} of a later day${names(records)}, allowed: the day of the last of them, or a later one`
                )
                .join('\n')
        );
    }
}

async function planOf(
    org: Connection,
    program: OrgRecord,
    records: readonly OrgRecord[],
    { from, on, files }: { from: IsoDate | null; on: IsoDate | null; files: readonly Program[] }
): Promise<RetirePlan> {
    const ofProgram = `Program__r.Code__c = ${quote(program.key)}`;
    const ofPartner = `Partner__r.${ofProgram}`;
    // Who moves on the day after the last one is never without a version in force.
    const inTime = on === null ? '' : ` AND Moves_On__c <= ${addDays(on, 1)}`;
    const late = on === null ? '' : ` AND (Moves_On__c = null OR Moves_On__c > ${addDays(on, 1)})`;
    const successor = records.find(({ object, values }) => {
        const superseded = values['Supersedes__c'];
        return (
            object === 'Program__c' &&
            typeof superseded === 'object' &&
            superseded !== null &&
            superseded.key === program.key
        );
    });
    const file = files.find(({ code }) => code === program.key);
    return {
        program: program.key,
        from,
        on,
        successor: successor?.key ?? null,
        byTier: await partnersByTier(org, ofProgram),
        moving: await count(org, `SELECT COUNT() FROM Partner__c WHERE ${ofProgram}${inTime}`),
        left: await named(org, 'Partner__c', `${ofProgram}${late}`),
        draftQuotes: await named(org, 'Partner_Quote__c', `${ofPartner} AND Status__c = 'DRAFT'`),
        submittedRegistrations: await named(org, 'Deal_Registration__c', `${ofPartner} AND Status__c = 'SUBMITTED'`),
        pinnedQuotes: await named(org, 'Partner_Quote__c', `${ofProgram} AND Status__c IN ('ISSUED', 'ACCEPTED')`),
        pinnedRegistrations: await named(org, 'Deal_Registration__c', `${ofProgram} AND Status__c = 'APPROVED'`),
        inFile: file === undefined ? undefined : file.effectiveTo
    };
}
