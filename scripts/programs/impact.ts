import type { Connection } from 'jsforce';
import type { Difference } from './difference';
import { count, queryAll } from './targetOrg';

/** Whom a change of a program concerns. */
export interface Impact {
    readonly program: string;
    readonly partners: number;
    /** Partners by the code of the tier they hold. */
    readonly byTier: Readonly<Record<string, number>>;
    /** Drafts are priced by the new rules the next time they are saved. */
    readonly draftQuotes: Named;
    /** Issued and accepted quotes keep the amounts they were issued with. */
    readonly pinnedQuotes: Named;
    /** Submitted registrations are pinned to the rules in force when they are approved. */
    readonly submittedRegistrations: Named;
    /** Approved registrations keep the program version and the rate they were approved with. */
    readonly pinnedRegistrations: Named;
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
    const changed = difference.changes.map(({ record }) => record.key.split(':')[0] as string);
    const codes = new Set(changed.filter((program) => !created.includes(program)));
    const impacts: Impact[] = [];
    for (const program of codes) {
        const partners = await count(
            org,
            `SELECT COUNT() FROM Partner__c WHERE Program__r.Code__c = ${quote(program)}`
        );
        const tiers = await queryAll<{ readonly Tier__r: { readonly Code__c: string } | null }>(
            org,
            `SELECT Tier__r.Code__c FROM Partner__c WHERE Program__r.Code__c = ${quote(program)}`
        );
        const byTier: Record<string, number> = {};
        for (const { Tier__r: tier } of tiers) {
            const code = tier?.Code__c ?? '';
            byTier[code] = (byTier[code] ?? 0) + 1;
        }
        const quotes = (status: string): Promise<Named> =>
            named(
                org,
                'Partner_Quote__c',
                `Partner__r.Program__r.Code__c = ${quote(program)} AND Status__c IN (${status})`
            );
        const registrations = (condition: string): Promise<Named> => named(org, 'Deal_Registration__c', condition);
        impacts.push({
            program,
            partners,
            byTier,
            draftQuotes: await quotes("'DRAFT'"),
            pinnedQuotes: await quotes("'ISSUED', 'ACCEPTED'"),
            submittedRegistrations: await registrations(
                `Partner__r.Program__r.Code__c = ${quote(program)} AND Status__c = 'SUBMITTED'`
            ),
            pinnedRegistrations: await registrations(
                `Program__r.Code__c = ${quote(program)} AND Status__c = 'APPROVED'`
            )
        });
    }
    return impacts;
}

async function named(org: Connection, object: string, condition: string): Promise<Named> {
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
