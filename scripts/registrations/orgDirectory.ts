import type { Connection } from 'jsforce';
import { queryAll } from '../programs/targetOrg';
import { identityByEvidence, identityByStatus } from './plannedRow';
import type { RegistrationRow } from './readRegistrationFile';

/** A partner as rows name it. */
export interface KnownPartner {
    readonly id: string;
    readonly vendor: string;
}

/** What rows can refer to, and which deals are taken. */
export interface OrgDirectory {
    /** @throws UnknownRecordError with the reason, where the name is no one's or several records' */
    partner(nameOrId: string): KnownPartner;
    account(nameOrId: string): string;
    opportunity(nameOrId: string): string;
    program(codeOrId: string): string;
    /** `vendor:account:solution` of the submitted and approved registrations. */
    readonly openDeals: ReadonlySet<string>;
    /** The identities of all registrations: by their status, and by their evidence. */
    readonly known: ReadonlySet<string>;
}

/** A cell that names no record, or more than one. */
export class UnknownRecordError extends Error {}

interface Named {
    readonly Id: string;
    readonly Name: string;
}
type PartnerRecord = Named & { readonly Program__r: { readonly Vendor__c: string } };
type ProgramRecord = Named & { readonly Code__c: string };
interface RegistrationRecord {
    readonly Id: string;
    readonly Partner__c: string;
    readonly End_Customer__c: string;
    readonly Solution__c: string;
    readonly Status__c: string;
    readonly Exclusivity_Key__c: string | null;
}

interface EvidenceRecord {
    readonly Id: string;
    readonly Deal_Registration__c: string;
    readonly Type__c: string;
    readonly Held_On__c: string;
}

/** Names that one query asks for. */
const NAMES_A_QUERY = 100;

/** Reads what the rows refer to. Names are compared without case, as the platform does. */
export async function readOrgDirectory(
    connection: Connection,
    rows: readonly RegistrationRow[]
): Promise<OrgDirectory> {
    const partners = await queryAll<PartnerRecord>(connection, 'SELECT Id, Name, Program__r.Vendor__c FROM Partner__c');
    const programs = await queryAll<ProgramRecord>(connection, 'SELECT Id, Name, Code__c FROM Program__c');
    const accounts = await byName(connection, 'Account', cellsOf(rows, 'End_Customer'));
    const opportunities = await byName(connection, 'Opportunity', cellsOf(rows, 'Opportunity'));
    const registrations = await queryAll<RegistrationRecord>(
        connection,
        'SELECT Id, Partner__c, End_Customer__c, Solution__c, Status__c, Exclusivity_Key__c FROM Deal_Registration__c'
    );
    const evidence = await queryAll<EvidenceRecord>(
        connection,
        'SELECT Id, Deal_Registration__c, Type__c, Held_On__c FROM Presales_Evidence__c'
    );
    return {
        partner: (name) => {
            const { Id, Program__r } = only('partner', partners, name, ({ Name }) => Name);
            return { id: Id, vendor: Program__r.Vendor__c };
        },
        account: (name) => only('account', accounts, name, ({ Name }) => Name).Id,
        opportunity: (name) => only('opportunity', opportunities, name, ({ Name }) => Name).Id,
        program: (code) => only('program', programs, code, ({ Code__c }) => Code__c).Id,
        openDeals: new Set(registrations.flatMap((each) => each.Exclusivity_Key__c ?? [])),
        known: identitiesOf(registrations, evidence)
    };
}

function identitiesOf(
    registrations: readonly RegistrationRecord[],
    evidence: readonly EvidenceRecord[]
): ReadonlySet<string> {
    const byId = new Map(registrations.map((each) => [each.Id, each]));
    const byStatus = registrations.map((each) =>
        identityByStatus(each.Partner__c, each.End_Customer__c, each.Solution__c, each.Status__c)
    );
    const byEvidence = evidence.flatMap(({ Deal_Registration__c: id, Type__c: type, Held_On__c: heldOn }) => {
        const of = byId.get(id);
        return of ? [identityByEvidence(of.Partner__c, of.End_Customer__c, of.Solution__c, type, heldOn)] : [];
    });
    return new Set([...byStatus, ...byEvidence]);
}

function cellsOf(rows: readonly RegistrationRow[], column: string): string[] {
    return [...new Set(rows.flatMap(({ cells }) => cells[column] ?? []))];
}

async function byName(connection: Connection, object: string, names: readonly string[]): Promise<Named[]> {
    const found = new Map<string, Named>();
    for (let first = 0; first < names.length; first += NAMES_A_QUERY) {
        const part = names.slice(first, first + NAMES_A_QUERY);
        const list = part.map((name) => `'${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`).join(', ');
        const ids = part.filter(isId).map((id) => `'${id}'`);
        const orId = ids.length > 0 ? ` OR Id IN (${ids.join(', ')})` : '';
        const records = await queryAll<Named>(
            connection,
            `SELECT Id, Name FROM ${object} WHERE Name IN (${list})${orId}`
        );
        records.forEach((record) => found.set(record.Id, record));
    }
    return [...found.values()];
}

function isId(text: string): boolean {
    return /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(text);
}

function only<Item extends Named>(
    what: string,
    items: readonly Item[],
    name: string,
    nameOf: (item: Item) => string
): Item {
    const byId = items.find(({ Id }) => isId(name) && Id.startsWith(name));
    const named = items.filter((item) => nameOf(item).toLowerCase() === name.toLowerCase());
    const [item] = byId ? [byId] : named;
    if (item === undefined) {
        throw new UnknownRecordError(`no ${what} is called "${name}", allowed: the name or Id of one`);
    }
    if (!byId && named.length > 1) {
        throw new UnknownRecordError(`${named.length} ${what}s are called "${name}", allowed: the Id of one`);
    }
    return item;
}
