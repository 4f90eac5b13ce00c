import type { Connection } from 'jsforce';
import type { IsoDate } from '../../force-app/main/default/lwc/programCore/programCore';
import { bulkUpdate } from './bulk';
import { named, quote } from './impact';
import { moveText } from './moveText';
import type { MovePlan, MovingPartner } from './moveText';
import { partnersText } from './planText';
import { readOrgRecords } from './orgRecords';
import type { OrgRecord } from './orgRecords';
import { programRecord } from './orgRecordOf';
import { readRows } from './orgRows';
import type { OrgRow } from './orgRows';
import { RefusedError } from './refusedError';
import { connectTo, workAt } from './targetOrg';

export interface Move {
    /** The code of the version to which partners move. */
    readonly to: string;
    /** The code of the version that they leave; null is the one that `to` supersedes. */
    readonly from: string | null;
    /** The day on which they move; null takes planned moves back. */
    readonly on: IsoDate | null;
    /** Ids or names of the partners; null is all partners of `from`. */
    readonly partners: readonly string[] | null;
    readonly target: string;
    /** Tell what would be written, and write nothing. */
    readonly dryRun: boolean;
}

/** So many records go into one transaction; more are written by Bulk API 2.0. */
const ONE_TRANSACTION = 200;

/**
 * Plans the day on which partners move from one version of a program to another; the org moves them in the night of
 * that day. A second run writes nothing; after an interruption it writes what is left.
 * @throws RefusedError where versions, the date or partners are wrong; Error where the org refuses partners
 */
export async function movePartners(
    move: Move,
    connect: (target: string) => Connection = connectTo
): Promise<{ readonly text: string }> {
    return await workAt(move.target, connect, async (org) => {
        const plan = await planMoves(org, move);
        const text = moveText(plan);
        if (move.dryRun) {
            return { text };
        }
        await write(org, plan);
        const count = plan.changed.length;
        return { text: `${text}${count === 0 ? 'Nothing was written.' : `Written: ${partnersText(count)}.`}\n` };
    });
}

async function planMoves(org: Connection, move: Move): Promise<MovePlan> {
    const records = await readOrgRecords(org);
    const to = programRecord(records, move.to);
    const from = programRecord(records, move.from ?? supersededBy(to));
    refuseWrongVersions(from, to, move.on);
    const rows = await partnersOf(org, from, move.partners);
    const members = await accountsOf(org, to);
    const wanted = move.on === null ? { program: null, on: null } : { program: to.id, on: move.on };
    const partners = rows.map((row) => movingPartner(row, members));
    const isPlannedHere = ({ planned }: MovingPartner): boolean => planned?.program === to.key;
    const movable = partners.filter((partner) => !partner.isMember && (move.on !== null || isPlannedHere(partner)));
    const ofFrom = `Program__r.Code__c = ${quote(from.key)}`;
    return {
        from: from.key,
        to: to.key,
        toId: wanted.program,
        on: wanted.on,
        heldUntil: typeof to.values['Transition_Until__c'] === 'string' ? to.values['Transition_Until__c'] : null,
        successors: successorsOf(records, from, to),
        changed: movable.filter(
            (partner) => move.on === null || !isPlannedHere(partner) || partner.planned?.on !== move.on
        ),
        unchanged: movable.filter((partner) => isPlannedHere(partner) && partner.planned?.on === move.on).length,
        members: partners.filter((partner) => partner.isMember),
        pinnedRegistrations: await named(org, 'Deal_Registration__c', `${ofFrom} AND Status__c = 'APPROVED'`),
        pinnedQuotes: await named(
            org,
            'Partner_Quote__c',
            `Partner__r.${ofFrom} AND Status__c IN ('ISSUED', 'ACCEPTED')`
        )
    };
}

function supersededBy({ key, values }: OrgRecord): string {
    const superseded = values['Supersedes__c'];
    if (typeof superseded !== 'object' || superseded === null) {
        throw new RefusedError(`${key}: supersedes no version, allowed: the version that partners leave in --from`);
    }
    return superseded.key;
}

function refuseWrongVersions(from: OrgRecord, to: OrgRecord, on: IsoDate | null): void {
    if (from.key === to.key) {
        throw new RefusedError(`${to.key}: is the version that the partners are in, allowed: another one`);
    }
    if (from.values['Vendor__c'] !== to.values['Vendor__c']) {
        throw new RefusedError(
            `${to.key}: is of ${String(to.values['Vendor__c'])}, ${from.key} of ${String(from.values['Vendor__c'])}, allowed: versions of one vendor`
        );
    }
    const begins = String(to.values['Effective_From__c']);
    const ends = to.values['Effective_To__c'];
    if (on !== null && (on < begins || (typeof ends === 'string' && on > ends))) {
        throw new RefusedError(
            `--on: ${to.key} is not in force on ${on}, allowed: from ${begins}${typeof ends === 'string' ? ` to ${ends}` : ' on'}`
        );
    }
}

async function partnersOf(
    org: Connection,
    from: OrgRecord,
    asked: readonly string[] | null
): Promise<readonly OrgRow[]> {
    const fields = ['Id', 'Name', 'Account__c', 'Tier__r.Code__c', 'Next_Program__r.Code__c', 'Moves_On__c'];
    const rows = await Array.fromAsync(
        readRows(org, { object: 'Partner__c', fields, where: `Program__c = ${quote(from.id)}` })
    );
    rows.sort((one, other) => ((one['Id'] as string) < (other['Id'] as string) ? -1 : 1));
    return asked === null ? rows : chosen(rows, asked, from.key);
}

/** The partners of a list; a name must be that of one partner alone. */
function chosen(rows: readonly OrgRow[], asked: readonly string[], from: string): readonly OrgRow[] {
    const byName = Map.groupBy(rows, (row) => row['Name'] as string);
    const byId = new Map(
        rows.flatMap((row) => [row['Id'] as string, (row['Id'] as string).slice(0, 15)].map((id) => [id, row]))
    );
    const problems: string[] = [];
    const found = new Set<OrgRow>();
    for (const name of asked) {
        const named = byId.get(name) ?? byName.get(name);
        const matches =
            named === undefined ? [] : Array.isArray(named) ? (named as readonly OrgRow[]) : [named as OrgRow];
        if (matches.length === 1) {
            found.add(matches[0] as OrgRow);
        } else {
            problems.push(
                matches.length === 0
                    ? `${name}: is no partner of ${from}, allowed: the Id or the name of one`
                    : `${name}: is the name of ${matches.length} partners, allowed: the Id of one (${matches.map((row) => row['Id']).join(', ')})`
            );
        }
    }
    if (problems.length > 0) {
        throw new RefusedError(problems.join('\n'));
    }
    return [...found];
}

/** The accounts that are in a program already: an account is in a program once. */
async function accountsOf(org: Connection, program: OrgRecord): Promise<ReadonlySet<string>> {
    const accounts = new Set<string>();
    const rows = readRows(org, {
        object: 'Partner__c',
        fields: ['Account__c'],
        where: `Program__c = ${quote(program.id)}`
    });
    for await (const row of rows) {
        accounts.add(row['Account__c'] as string);
    }
    return accounts;
}

function movingPartner(row: OrgRow, members: ReadonlySet<string>): MovingPartner {
    const [program, on] = [row['Next_Program__r.Code__c'] ?? null, row['Moves_On__c'] ?? null];
    return {
        id: row['Id'] as string,
        name: row['Name'] as string,
        tier: row['Tier__r.Code__c'] ?? null,
        planned: program === null && on === null ? null : { program, on },
        isMember: members.has(row['Account__c'] as string)
    };
}

/** Tier code of the version that is left -> that of the other, as the transition maps them. */
function successorsOf(records: readonly OrgRecord[], from: OrgRecord, to: OrgRecord): ReadonlyMap<string, string> {
    return new Map(
        records.flatMap(({ object, program, values }) => {
            const successor = values['Successor_Tier__c'];
            return object === 'Tier__c' && program === from.key && typeof successor === 'object' && successor !== null
                ? successor.key.startsWith(`${to.key}:`)
                    ? [[String(values['Code__c']), successor.key.slice(to.key.length + 1)] as const]
                    : []
                : [];
        })
    );
}

async function write(org: Connection, { changed, toId, on }: MovePlan): Promise<void> {
    const updates = changed.map(({ id }) => ({ Id: id, Next_Program__c: toId, Moves_On__c: on }));
    if (updates.length === 0) {
        return;
    }
    if (updates.length <= ONE_TRANSACTION) {
        const results = await org.sobject('Partner__c').update(updates, { allOrNone: true });
        const refused = results.flatMap((result, at) =>
            result.success
                ? []
                : result.errors
                      .filter(({ errorCode }) => errorCode !== 'ALL_OR_NONE_OPERATION_ROLLED_BACK')
                      .map(({ message }) => `${changed[at]?.name} (${changed[at]?.id}): ${message}`)
        );
        if (refused.length > 0) {
            throw new Error(`The org refused the moves, and none is planned:\n${refused.join('\n')}`);
        }
        return;
    }
    const { updated, refused, unprocessed } = await bulkUpdate(org, 'Partner__c', updates);
    if (updated < updates.length) {
        const names = new Map(changed.map(({ id, name }) => [id, name]));
        throw new Error(
            [
                `${updated} of ${updates.length} partners are written, ${refused.length} were refused, ${unprocessed} not reached; run it again to write what is left:`,
                ...refused.map(({ id, reason }) => `${names.get(id) ?? id} (${id}): ${reason}`)
            ].join('\n')
        );
    }
}
