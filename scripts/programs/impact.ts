import type { Connection } from 'jsforce';
import type { Program } from '../../force-app/main/default/lwc/programCore/programCore';
import type { Difference, RecordChange } from './difference';
import { count, queryAll } from './targetOrg';

/** Whom a change of a program concerns. */
export interface Impact {
    readonly program: string;
    readonly partners: number;
    /** Partners by the code of the tier they hold; '' are those without one. */
    readonly byTier: Readonly<Record<string, number>>;
    /** Partners by the code of a specialization that they are active in. */
    readonly bySpecialization: Readonly<Record<string, number>>;
    /** What changes of its tiers and specializations. */
    readonly parts: readonly RecordChange[];
    /** Drafts are priced by the new rules the next time they are saved. */
    readonly draftQuotes: Named;
    /** Issued and accepted quotes keep the amounts they were issued with. */
    readonly pinnedQuotes: Named;
    /** Submitted registrations are pinned to the rules in force when they are approved. */
    readonly submittedRegistrations: Named;
    /** Approved registrations keep the program version and the rate they were approved with. */
    readonly pinnedRegistrations: Named;
}

/** A version that ends or is superseded, and still has partners. */
export interface EndingVersion {
    readonly program: string;
    /** Its last day; null where it is superseded without one. */
    readonly endsOn: string | null;
    readonly successor: string | null;
    readonly partners: number;
    /** How many of them have a day on which they move to another version. */
    readonly planned: number;
}

/** How many records, and the names of the first. */
export interface Named {
    readonly count: number;
    readonly names: readonly string[];
}

const NAMED = 10;

/** Whom the changes concern, for each program that has changes and is in the org. */
export async function impactOf(org: Connection, difference: Difference): Promise<readonly Impact[]> {
    const created = difference.changes.filter(({ kind }) => kind === 'create').map(({ record }) => record.key);
    const changed = difference.changes.map(({ record }) => programCodeOf(record.key));
    const codes = new Set(changed.filter((program) => !created.includes(program)));
    const impacts: Impact[] = [];
    for (const program of codes) {
        const ofProgram = `Program__r.Code__c = ${quote(program)}`;
        const ofPartner = `Partner__r.${ofProgram}`;
        const byTier = await partnersByTier(org, ofProgram);
        const quotes = (status: string): Promise<Named> =>
            named(org, 'Partner_Quote__c', `${ofPartner} AND Status__c IN (${status})`);
        const registrations = (condition: string): Promise<Named> => named(org, 'Deal_Registration__c', condition);
        impacts.push({
            program,
            partners: Object.values(byTier).reduce((sum, partners) => sum + partners, 0),
            byTier,
            bySpecialization: await counts(
                org,
                'Partner_Specialization__c',
                'Specialization__r.Code__c',
                `${ofPartner} AND Status__c IN ('ACTIVE', 'AT_RISK')`
            ),
            parts: difference.changes.filter(
                ({ record }) => record.object !== 'Program__c' && programCodeOf(record.key) === program
            ),
            draftQuotes: await quotes("'DRAFT'"),
            pinnedQuotes: await quotes("'ISSUED', 'ACCEPTED'"),
            submittedRegistrations: await registrations(`${ofPartner} AND Status__c = 'SUBMITTED'`),
            pinnedRegistrations: await registrations(`${ofProgram} AND Status__c = 'APPROVED'`)
        });
    }
    return impacts;
}

/**
 * The versions that end or are superseded as the files say, and still have partners.
 * @param programs all that are known
 * @param codes those that the plan is about; with them the versions that they supersede
 */
export async function endingVersions(
    org: Connection,
    programs: readonly Program[],
    codes: readonly string[]
): Promise<readonly EndingVersion[]> {
    const ending: EndingVersion[] = [];
    for (const { code, effectiveTo } of programs) {
        const successor = programs.find(({ supersedes }) => supersedes === code)?.code ?? null;
        const isConcerned = codes.includes(code) || (successor !== null && codes.includes(successor));
        if (!isConcerned || (effectiveTo === null && successor === null)) {
            continue;
        }
        const partnersThat = (condition: string): Promise<number> =>
            count(org, `SELECT COUNT() FROM Partner__c WHERE Program__r.Code__c = ${quote(code)}${condition}`);
        const partners = await partnersThat('');
        if (partners > 0) {
            const planned = await partnersThat(' AND Moves_On__c != null');
            ending.push({ program: code, endsOn: effectiveTo, successor, partners, planned });
        }
    }
    return ending;
}

function programCodeOf(key: string): string {
    return key.split(':')[0] as string;
}

/** How many partners hold each tier, by its code; '' are those without one. */
export async function partnersByTier(org: Connection, condition: string): Promise<Readonly<Record<string, number>>> {
    return await counts(org, 'Partner__c', 'Tier__r.Code__c', condition);
}

/** How many records there are of each value of a field; '' is blank. */
async function counts(
    org: Connection,
    object: string,
    field: string,
    condition: string
): Promise<Record<string, number>> {
    const groups = await queryAll<{ readonly code: string | null; readonly records: number }>(
        org,
        `SELECT ${field} code, COUNT(Id) records FROM ${object} WHERE ${condition} GROUP BY ${field} ORDER BY ${field}`
    );
    return Object.fromEntries(groups.map(({ code, records }) => [code ?? '', records]));
}

/** Counts records, and names the first. */
export async function named(org: Connection, object: string, condition: string): Promise<Named> {
    const total = await count(org, `SELECT COUNT() FROM ${object} WHERE ${condition}`);
    const first =
        total === 0
            ? []
            : await queryAll<{ readonly Name: string }>(
                  org,
                  `SELECT Name FROM ${object} WHERE ${condition} ORDER BY Name LIMIT ${NAMED}`
              );
    return { count: total, names: first.map(({ Name: name }) => name) };
}

/** A text as SOQL has it. */
export function quote(text: string): string {
    return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
