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
import { connectTo, queryAll } from '../../programs/targetOrg';
import type { CreditDocument, PartnerDocument, ReplayedDays, WonDealDocument } from './partner';
import type { PartnersFileEntry } from './readPartners';

interface PartnerRow {
    readonly Id: string;
    readonly Name: string;
    readonly Program__r: { readonly Code__c: string };
    readonly Tier__r: { readonly Code__c: string } | null;
    readonly Held_Until__c: string | null;
    readonly Next_Review_On__c: string | null;
    readonly Waiver_Until__c: string | null;
    readonly Waiver_Reason__c: string | null;
    readonly Waived_By__r: { readonly Name: string } | null;
}
interface PersonRow {
    readonly Id: string;
    readonly Partner__c: string;
    readonly Sales_Until__c: string | null;
    readonly Technical_Until__c: string | null;
}
interface SpecialistRow {
    readonly Certified_Person__c: string;
    readonly Valid_Until__c: string;
    readonly Partner_Specialization__r: {
        readonly Partner__c: string;
        readonly Specialization__r: { readonly Code__c: string };
    };
}
interface ExpiryRow {
    readonly Partner__c: string;
    readonly Expires_On__c: string;
    readonly Specialization__r: { readonly Code__c: string };
}
interface CreditRow {
    readonly Partner__c: string;
    readonly Opportunity__c: string | null;
    readonly Opportunity__r: { readonly AccountId: string | null } | null;
    readonly Solution__c: string | null;
    readonly Business_Type__c: BusinessType;
    readonly Amount__c: number;
    readonly Won_On__c: string;
}
interface LineRow {
    readonly OpportunityId: string;
    readonly Quantity: number;
    readonly UnitPrice: number;
    readonly Product2: { readonly Solution__c: string | null } | null;
}
interface RegistrationRow {
    readonly Partner__c: string;
    readonly End_Customer__c: string;
    readonly Solution__c: string;
    readonly Status__c: string;
    readonly Approved_On__c: string;
    readonly Expires_On__c: string;
    readonly Protected_Discount__c: number | null;
}

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
    connect: (target: string) => Connection = connectTo
): Promise<readonly PartnersFileEntry[]> {
    const org = connect(target);
    const { programs, problems } = orgPrograms(await readOrgRecords(org));
    if (problems.length > 0) {
        throw new Error(problems.map((problem) => problemLine(`${target}:${problem.program}`, problem)).join('\n'));
    }
    const facts = await readFacts(org, days, tell);
    const byCode = new Map(programs.map((program) => [program.code, program]));
    return [
        ...programs.map((program) => ({ kind: 'program', program }) as const),
        ...facts.partners.map(
            (row) =>
                ({
                    kind: 'partner',
                    place: `/${row.Id}`,
                    document: partnerDocument(row, byCode.get(row.Program__r.Code__c) as Program, facts, days)
                }) as const
        )
    ];
}

interface Facts {
    readonly partners: readonly PartnerRow[];
    readonly people: ReadonlyMap<string, readonly PersonRow[]>;
    readonly specialists: ReadonlyMap<string, readonly SpecialistRow[]>;
    readonly expiries: ReadonlyMap<string, readonly ExpiryRow[]>;
    readonly credits: ReadonlyMap<string, readonly CreditRow[]>;
    readonly lines: ReadonlyMap<string, readonly LineRow[]>;
    /** By end customer and solution. */
    readonly registrations: ReadonlyMap<string, readonly RegistrationRow[]>;
}

async function readFacts(org: Connection, days: ReplayedDays, tell: (line: string) => void): Promise<Facts> {
    const read = async <Row>(what: string, soql: string): Promise<readonly Row[]> => {
        const rows = await queryAll<Row>(org, soql);
        tell(`${rows.length} ${what} read`);
        return rows;
    };
    const partners = await read<PartnerRow>(
        'partners',
        `SELECT Id, Name, Program__r.Code__c, Tier__r.Code__c, Held_Until__c, Next_Review_On__c, Waiver_Until__c,
            Waiver_Reason__c, Waived_By__r.Name FROM Partner__c ORDER BY Id`
    );
    const people = await read<PersonRow>(
        'certified people',
        'SELECT Id, Partner__c, Sales_Until__c, Technical_Until__c FROM Certified_Person__c ORDER BY Id'
    );
    const specialists = await read<SpecialistRow>(
        'specialists',
        `SELECT Certified_Person__c, Valid_Until__c, Partner_Specialization__r.Partner__c,
            Partner_Specialization__r.Specialization__r.Code__c FROM Specialist__c ORDER BY Id`
    );
    const expiries = await read<ExpiryRow>(
        'specializations that expire',
        `SELECT Partner__c, Expires_On__c, Specialization__r.Code__c FROM Partner_Specialization__c
            WHERE Expires_On__c != null ORDER BY Id`
    );
    const credits = await read<CreditRow>(
        'credits',
        `SELECT Partner__c, Opportunity__c, Opportunity__r.AccountId, Solution__c, Business_Type__c, Amount__c, Won_On__c
            FROM Partner_Credit__c WHERE Status__c != 'REVERSED' ORDER BY Id`
    );
    const lines = await read<LineRow>(
        'products of won opportunities',
        `SELECT OpportunityId, Quantity, UnitPrice, Product2.Solution__c FROM OpportunityLineItem
            WHERE Opportunity.IsWon = true AND Opportunity.CloseDate >= ${days.from}
            AND Opportunity.CloseDate <= ${days.to} ORDER BY Id`
    );
    const registrations = await read<RegistrationRow>(
        'approved registrations',
        `SELECT Partner__c, End_Customer__c, Solution__c, Status__c, Approved_On__c, Expires_On__c, Protected_Discount__c
            FROM Deal_Registration__c WHERE Approved_On__c != null AND Expires_On__c != null
            AND Status__c IN ('APPROVED', 'WON', 'LOST', 'EXPIRED') ORDER BY Id`
    );
    return {
        partners,
        people: Map.groupBy(people, (row) => row.Partner__c),
        specialists: Map.groupBy(specialists, (row) => row.Partner_Specialization__r.Partner__c),
        expiries: Map.groupBy(expiries, (row) => row.Partner__c),
        credits: Map.groupBy(credits, (row) => row.Partner__c),
        lines: Map.groupBy(lines, (row) => row.OpportunityId),
        registrations: Map.groupBy(registrations, (row) => dealKey(row.End_Customer__c, row.Solution__c))
    };
}

function dealKey(customer: string | null, solution: string | null): string {
    return `${customer}/${solution}`;
}

function partnerDocument(row: PartnerRow, program: Program, facts: Facts, days: ReplayedDays): PartnerDocument {
    const credits = facts.credits.get(row.Id) ?? [];
    const deals = wonDeals(row.Id, credits, program, facts, days);
    const ids = new Set(deals.map(({ id }) => id));
    return {
        id: row.Id,
        name: row.Name,
        program: program.code,
        current:
            row.Tier__r === null
                ? null
                : { tier: row.Tier__r.Code__c, heldUntil: row.Held_Until__c, nextReviewOn: row.Next_Review_On__c },
        waiver:
            row.Waiver_Until__c === null || row.Tier__r === null
                ? null
                : {
                      until: row.Waiver_Until__c,
                      reason: row.Waiver_Reason__c ?? '-',
                      by: row.Waived_By__r?.Name ?? '-'
                  },
        people: (facts.people.get(row.Id) ?? []).map((person) => ({
            id: person.Id,
            salesUntil: person.Sales_Until__c,
            technicalUntil: person.Technical_Until__c
        })),
        specialists: (facts.specialists.get(row.Id) ?? []).map((specialist) => ({
            person: specialist.Certified_Person__c,
            specialization: specialist.Partner_Specialization__r.Specialization__r.Code__c,
            until: specialist.Valid_Until__c
        })),
        specializations: (facts.expiries.get(row.Id) ?? []).map((expiry) => ({
            specialization: expiry.Specialization__r.Code__c,
            expiresOn: expiry.Expires_On__c
        })),
        credits: credits.map((credit): CreditDocument => ({
            on: credit.Won_On__c,
            amount: decimal(credit.Amount__c, program.currency),
            type: credit.Business_Type__c,
            solution: credit.Solution__c,
            ...(credit.Opportunity__c !== null && ids.has(credit.Opportunity__c) && { deal: credit.Opportunity__c })
        })),
        deals
    };
}

function wonDeals(
    partner: string,
    credits: readonly CreditRow[],
    program: Program,
    facts: Facts,
    days: ReplayedDays
): WonDealDocument[] {
    const ofOpportunity = Map.groupBy(
        credits.filter(({ Opportunity__c: id, Won_On__c: on }) => id !== null && on >= days.from && on <= days.to),
        (credit) => credit.Opportunity__c as string
    );
    return [...ofOpportunity].map(([id, ofDeal]) => {
        const { Won_On__c: on, Business_Type__c: type, Opportunity__r: opportunity } = ofDeal[0] as CreditRow;
        const customer = opportunity?.AccountId ?? null;
        const solutions = new Set(ofDeal.map((credit) => credit.Solution__c));
        const approved = [...solutions].flatMap(
            (solution) => facts.registrations.get(dealKey(customer, solution)) ?? []
        );
        const products = facts.lines.get(id) ?? [];
        return {
            id,
            on,
            type,
            lines:
                products.length > 0
                    ? products.map((line) => ({
                          solution: line.Product2?.Solution__c ?? null,
                          quantity: formatRate(Math.round(line.Quantity * 1_000_000)),
                          unitPrice: decimal(line.UnitPrice, program.currency)
                      }))
                    : ofDeal.map((credit) => ({
                          solution: credit.Solution__c,
                          quantity: '1',
                          unitPrice: decimal(credit.Amount__c, program.currency)
                      })),
            registrations: approved
                .filter((row) => row.Partner__c === partner)
                .map((row) => ({
                    solution: row.Solution__c,
                    approvedOn: row.Approved_On__c,
                    expiresOn: row.Expires_On__c
                })),
            competing: approved
                .filter((row) => row.Partner__c !== partner && row.Approved_On__c <= on && on <= row.Expires_On__c)
                .map((row) => ({
                    solution: row.Solution__c,
                    discount: formatRate(rateFromPercent(row.Protected_Discount__c ?? 0))
                }))
        };
    });
}

/** The amount as exact text, with the currency's places. */
function decimal(amount: number, currency: string): string {
    const digits = minorUnitDigits(currency);
    return amount < 0 ? String(amount) : formatMoney(Math.round(amount * 10 ** digits), currency);
}
