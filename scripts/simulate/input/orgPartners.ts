import type { Connection } from 'jsforce';
import {
    formatMoney,
    formatRate,
    minorUnitDigits,
    rateFromPercent
} from '../../../force-app/main/default/lwc/programCore/programCore';
import type { BusinessType, Program } from '../../../force-app/main/default/lwc/programCore/programCore';
import { problemLine } from '../../commandLine/problemLine';
import { orgPrograms } from '../../programs/orgPrograms';
import { readOrgRecords } from '../../programs/orgRecords';
import { BULK_FROM, readRows } from '../../programs/orgRows';
import type { OrgRow, Selection } from '../../programs/orgRows';
import { connectTo, workAt } from '../../programs/targetOrg';
import type { CreditDocument, PartnerDocument, ReplayedDays, WonDealDocument } from './partner';
import type { PartnersFileEntry } from './readPartners';

/**
 * An org's programs and partners as those of a partners file. A credit with an opportunity that was won in the replayed
 * days is replayed as a deal: the opportunity's products (the credit's amount where it has none), the registrations that
 * were approved for this partner, end customer and solution, and those of other partners that protected it that day.
 * @throws Error where a program of the org breaks the rules for programs; TargetOrgError where the org is not to be reached
 */
export async function readOrgPartners(
    target: string,
    days: ReplayedDays,
    tell: (line: string) => void = () => undefined,
    connect: (target: string) => Connection = connectTo,
    bulkFrom: number = BULK_FROM
): Promise<Iterable<PartnersFileEntry>> {
    return await workAt(target, connect, async (org) => {
        const { programs, problems } = orgPrograms(await readOrgRecords(org));
        if (problems.length > 0) {
            throw new Error(problems.map((problem) => problemLine(`${target}:${problem.program}`, problem)).join('\n'));
        }
        return entriesOf(programs, await readFacts(org, days, tell, bulkFrom), days);
    });
}

/** One after the other; what is told of a partner is forgotten at once, so that a large org fits into memory. */
function* entriesOf(programs: readonly Program[], facts: Facts, days: ReplayedDays): Generator<PartnersFileEntry> {
    yield* programs.map((program) => ({ kind: 'program', program }) as const);
    const byCode = new Map(programs.map((program) => [program.code, program]));
    for (const row of facts.partners) {
        const id = text(row, 'Id');
        const program = byCode.get(text(row, 'Program__r.Code__c')) as Program;
        yield { kind: 'partner', place: `/${id}`, document: partnerDocument(row, program, facts, days) };
        facts.credits.delete(id);
    }
}

interface Facts {
    /** By Id, so that an org is told of in the same order however it was read. */
    readonly partners: readonly OrgRow[];
    readonly people: ReadonlyMap<string, readonly OrgRow[]>;
    readonly specialists: ReadonlyMap<string, readonly OrgRow[]>;
    readonly expiries: ReadonlyMap<string, readonly OrgRow[]>;
    readonly credits: Map<string, readonly OrgRow[]>;
    readonly lines: ReadonlyMap<string, readonly OrgRow[]>;
    /** By end customer and solution. */
    readonly registrations: ReadonlyMap<string, readonly OrgRow[]>;
}

const SPECIALIST_OF = 'Partner_Specialization__r.Partner__c';

async function readFacts(
    org: Connection,
    days: ReplayedDays,
    tell: (line: string) => void,
    bulkFrom: number
): Promise<Facts> {
    const read = async (
        what: string,
        selection: Selection,
        keyOf: (row: OrgRow) => string
    ): Promise<Map<string, OrgRow[]>> => {
        const groups = new Map<string, OrgRow[]>();
        let rows = 0;
        for await (const row of readRows(org, selection, bulkFrom)) {
            const key = keyOf(row);
            const group = groups.get(key);
            if (group === undefined) {
                groups.set(key, [row]);
            } else {
                group.push(row);
            }
            rows += 1;
        }
        tell(`${rows} ${what} read`);
        groups.forEach((group) => group.sort((one, other) => (text(one, 'Id') < text(other, 'Id') ? -1 : 1)));
        return groups;
    };
    const partners = await read('partners', PARTNERS, () => '');
    return {
        partners: partners.get('') ?? [],
        people: await read('certified people', PEOPLE, (row) => text(row, 'Partner__c')),
        specialists: await read('specialists', SPECIALISTS, (row) => text(row, SPECIALIST_OF)),
        expiries: await read('specializations that expire', EXPIRIES, (row) => text(row, 'Partner__c')),
        credits: await read('credits', CREDITS, (row) => text(row, 'Partner__c')),
        lines: await read('products of won opportunities', productsOf(days), (row) => text(row, 'OpportunityId')),
        registrations: await read('approved registrations', REGISTRATIONS, (row) =>
            dealKey(text(row, 'End_Customer__c'), text(row, 'Solution__c'))
        )
    };
}

const PARTNERS: Selection = {
    object: 'Partner__c',
    fields: [
        'Id',
        'Name',
        'Program__r.Code__c',
        'Tier__r.Code__c',
        'Held_Until__c',
        'Next_Review_On__c',
        'Waiver_Until__c',
        'Waiver_Reason__c',
        'Waived_By__r.Name'
    ]
};
const PEOPLE: Selection = {
    object: 'Certified_Person__c',
    fields: ['Id', 'Partner__c', 'Sales_Until__c', 'Technical_Until__c']
};
const SPECIALISTS: Selection = {
    object: 'Specialist__c',
    fields: [
        'Id',
        'Certified_Person__c',
        'Valid_Until__c',
        SPECIALIST_OF,
        'Partner_Specialization__r.Specialization__r.Code__c'
    ]
};
const EXPIRIES: Selection = {
    object: 'Partner_Specialization__c',
    fields: ['Id', 'Partner__c', 'Expires_On__c', 'Specialization__r.Code__c'],
    where: 'Expires_On__c != null'
};
const CREDITS: Selection = {
    object: 'Partner_Credit__c',
    fields: [
        'Id',
        'Partner__c',
        'Opportunity__c',
        'Opportunity__r.AccountId',
        'Solution__c',
        'Business_Type__c',
        'Amount__c',
        'Won_On__c'
    ],
    where: "Stands__c = true AND Status__c != 'REVERSED'"
};
const REGISTRATIONS: Selection = {
    object: 'Deal_Registration__c',
    fields: [
        'Id',
        'Partner__c',
        'End_Customer__c',
        'Solution__c',
        'Approved_On__c',
        'Expires_On__c',
        'Protected_Discount__c'
    ],
    where: "Approved_On__c != null AND Expires_On__c != null AND Status__c IN ('APPROVED', 'WON', 'LOST', 'EXPIRED')"
};

function productsOf({ from, to }: ReplayedDays): Selection {
    return {
        object: 'OpportunityLineItem',
        fields: ['Id', 'OpportunityId', 'Quantity', 'UnitPrice', 'Product2.Solution__c'],
        where: `Opportunity.IsWon = true AND Opportunity.CloseDate >= ${from} AND Opportunity.CloseDate <= ${to}`
    };
}

/** A field that every record has. */
function text(row: OrgRow, field: string): string {
    return row[field] as string;
}

function dealKey(customer: string | null, solution: string | null): string {
    return `${customer}/${solution}`;
}

function partnerDocument(row: OrgRow, program: Program, facts: Facts, days: ReplayedDays): PartnerDocument {
    const id = text(row, 'Id');
    const tier = row['Tier__r.Code__c'];
    const credits = facts.credits.get(id) ?? [];
    const deals = wonDeals(id, credits, program, facts, days);
    const replayed = new Set(deals.map((deal) => deal.id));
    return {
        id,
        name: text(row, 'Name'),
        program: program.code,
        current: tier
            ? { tier, heldUntil: row['Held_Until__c'] ?? null, nextReviewOn: row['Next_Review_On__c'] ?? null }
            : null,
        waiver:
            row['Waiver_Until__c'] && tier
                ? {
                      until: row['Waiver_Until__c'],
                      reason: row['Waiver_Reason__c'] ?? '-',
                      by: row['Waived_By__r.Name'] ?? '-'
                  }
                : null,
        people: (facts.people.get(id) ?? []).map((person) => ({
            id: text(person, 'Id'),
            salesUntil: person['Sales_Until__c'] ?? null,
            technicalUntil: person['Technical_Until__c'] ?? null
        })),
        specialists: (facts.specialists.get(id) ?? []).map((specialist) => ({
            person: text(specialist, 'Certified_Person__c'),
            specialization: text(specialist, 'Partner_Specialization__r.Specialization__r.Code__c'),
            until: text(specialist, 'Valid_Until__c')
        })),
        specializations: (facts.expiries.get(id) ?? []).map((expiry) => ({
            specialization: text(expiry, 'Specialization__r.Code__c'),
            expiresOn: text(expiry, 'Expires_On__c')
        })),
        credits: credits.map((credit): CreditDocument => {
            const opportunity = credit['Opportunity__c'];
            return {
                on: text(credit, 'Won_On__c'),
                amount: decimal(text(credit, 'Amount__c'), program.currency),
                type: text(credit, 'Business_Type__c') as BusinessType,
                solution: credit['Solution__c'] ?? null,
                ...(opportunity && replayed.has(opportunity) && { deal: opportunity })
            };
        }),
        deals
    };
}

function wonDeals(
    partner: string,
    credits: readonly OrgRow[],
    program: Program,
    facts: Facts,
    days: ReplayedDays
): WonDealDocument[] {
    const ofOpportunity = Map.groupBy(
        credits.filter((credit) => {
            const on = text(credit, 'Won_On__c');
            return credit['Opportunity__c'] && on >= days.from && on <= days.to;
        }),
        (credit) => text(credit, 'Opportunity__c')
    );
    return [...ofOpportunity].map(([id, ofDeal]) => {
        const first = ofDeal[0] as OrgRow;
        const on = text(first, 'Won_On__c');
        const solutions = new Set(ofDeal.map((credit) => credit['Solution__c'] ?? null));
        const approved = [...solutions].flatMap(
            (solution) => facts.registrations.get(dealKey(first['Opportunity__r.AccountId'] ?? null, solution)) ?? []
        );
        const products = facts.lines.get(id) ?? [];
        return {
            id,
            on,
            type: text(first, 'Business_Type__c') as BusinessType,
            lines:
                products.length > 0
                    ? products.map((line) => ({
                          solution: line['Product2.Solution__c'] ?? null,
                          quantity: formatRate(Math.round(Number(line['Quantity']) * 1_000_000)),
                          unitPrice: decimal(text(line, 'UnitPrice'), program.currency)
                      }))
                    : ofDeal.map((credit) => ({
                          solution: credit['Solution__c'] ?? null,
                          quantity: '1',
                          unitPrice: decimal(text(credit, 'Amount__c'), program.currency)
                      })),
            registrations: approved
                .filter((row) => row['Partner__c'] === partner)
                .map((row) => ({
                    solution: text(row, 'Solution__c'),
                    approvedOn: text(row, 'Approved_On__c'),
                    expiresOn: text(row, 'Expires_On__c')
                })),
            competing: approved
                .filter(
                    (row) =>
                        row['Partner__c'] !== partner &&
                        text(row, 'Approved_On__c') <= on &&
                        on <= text(row, 'Expires_On__c')
                )
                .map((row) => ({
                    solution: text(row, 'Solution__c'),
                    discount: formatRate(rateFromPercent(Number(row['Protected_Discount__c'] ?? 0)))
                }))
        };
    });
}

/** The amount as exact text, with the currency's places. */
function decimal(amount: string, currency: string): string {
    const digits = minorUnitDigits(currency);
    const number = Number(amount);
    return number < 0 ? amount : formatMoney(Math.round(number * 10 ** digits), currency);
}
