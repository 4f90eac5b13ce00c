import {
    formatMoney,
    formatPercent,
    multiplyMoney,
    priceDeal,
    quarterOf
} from '../../../force-app/main/default/lwc/programCore/programCore';
import type { IsoDate, Millionths } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { Membership } from '../memberships';
import type { DealSources } from '../sources';
import { lineAmount } from '../world';
import type { DealLine, DemoPartner, DemoPerson, WonDeal } from '../world';
import { contactReference } from './companySteps';
import { historyStep } from './historySteps';
import { programReference, specializationReference, tierReference } from './programSteps';
import { firstStatedQuarter } from './statementSteps';
import { LOADING_USER, PARTNER_MANAGER, refer } from './step';
import type { DemoRecord, DemoStep } from './step';

export interface PartnerStepsInput {
    readonly memberships: readonly Membership[];
    readonly won: readonly WonDeal[];
    /** The opportunity of a win, where the org has it. */
    readonly opportunityOf: (deal: WonDeal) => string | undefined;
    readonly deals: DealSources;
    readonly today: IsoDate;
}

/** Memberships, what makes them competent, and what they sold. */
export function partnerSteps({ memberships }: PartnerStepsInput): DemoStep[] {
    const create = (title: string, object: string, recordsOf: (membership: Membership) => DemoRecord[]): DemoStep => ({
        title,
        kind: 'create',
        object,
        records: memberships.flatMap(recordsOf)
    });
    return [
        create('Partners', 'Partner__c', (membership) => [partnerRecord(membership)]),
        historyStep(memberships),
        create('Certified people', 'Certified_Person__c', ({ partner }) =>
            partner.people.map((person) => personRecord(partner, person))
        ),
        create('Specializations of partners', 'Partner_Specialization__c', specializationRecords),
        create('Specialists', 'Specialist__c', specialistRecords)
    ];
}

/** The ledger of older times: one credit for each line of a won deal of which the org has no opportunity. */
export function creditStep(input: PartnerStepsInput): DemoStep {
    const dealsOf = new Map<DemoPartner, WonDeal[]>();
    for (const deal of input.won.filter((each) => input.opportunityOf(each) === undefined)) {
        dealsOf.set(deal.partner, [...(dealsOf.get(deal.partner) ?? []), deal]);
    }
    const records = input.memberships.flatMap((membership) =>
        (dealsOf.get(membership.partner) ?? []).flatMap((deal) =>
            deal.lines.map((line, index) => creditRecord(membership, deal, line, index, input))
        )
    );
    return { title: 'Credits', kind: 'create', object: 'Partner_Credit__c', records };
}

function partnerRecord({ partner, tier, tierSince, nextReviewOn, waiver }: Membership): DemoRecord {
    return {
        reference: partner.reference,
        values: {
            Name: `${partner.account.identity.name} – ${partner.program.vendor}`,
            OwnerId: refer(PARTNER_MANAGER),
            Account__c: refer(partner.account.reference),
            Program__c: refer(programReference(partner.program)),
            Tier__c: refer(tierReference(partner.program, tier)),
            Tier_Since__c: tierSince,
            Next_Review_On__c: nextReviewOn,
            ...(waiver && {
                Waiver_Until__c: waiver.until,
                Waiver_Reason__c: waiver.reason,
                Waived_By__c: refer(LOADING_USER)
            })
        }
    };
}

function personRecord(partner: DemoPartner, person: DemoPerson): DemoRecord {
    return {
        reference: person.reference,
        values: {
            Name: `${person.identity.givenName} ${person.identity.familyName}`,
            Partner__c: refer(partner.reference),
            Contact__c: refer(contactReference(person.reference)),
            Sales_Until__c: person.salesUntil ?? null,
            Technical_Until__c: person.technicalUntil ?? null
        }
    };
}

function specializationRecords({ partner, specializationStatus }: Membership): DemoRecord[] {
    return partner.specializations.map((specialization) => ({
        reference: specialization.reference,
        values: {
            Partner__c: refer(partner.reference),
            Specialization__c: refer(specializationReference(partner.program, specialization.code)),
            Status__c: specializationStatus.get(specialization) ?? null,
            Achieved_On__c: specialization.achievedOn ?? null,
            Expires_On__c: specialization.expiresOn ?? null
        }
    }));
}

function specialistRecords({ partner }: Membership): DemoRecord[] {
    return partner.specializations.flatMap((specialization) =>
        specialization.specialists.map((specialist, index) => ({
            reference: `specialist/${specialization.reference}/${index + 1}`,
            values: {
                Partner_Specialization__c: refer(specialization.reference),
                Certified_Person__c: refer(specialist.person.reference),
                Valid_Until__c: specialist.validUntil
            }
        }))
    );
}

function creditRecord(
    membership: Membership,
    deal: WonDeal,
    line: DealLine,
    index: number,
    input: PartnerStepsInput
): DemoRecord {
    const { program } = deal.partner;
    const amount = lineAmount(line);
    const rate = rebateRate(membership, deal, line);
    return {
        reference: `credit/${deal.reference}/${index + 1}`,
        values: {
            Partner__c: refer(deal.partner.reference),
            Solution__c: line.product.solution,
            Business_Type__c: deal.businessType,
            Amount__c: formatMoney(amount, program.currency),
            Won_On__c: deal.wonOn,
            Rebate_Rate__c: formatPercent(rate),
            Rebate_Amount__c: formatMoney(multiplyMoney(amount, rate), program.currency),
            Status__c: creditStatus(deal, input),
            Specialized__c: isSpecialized(membership, line.product.solution)
        }
    };
}

/** By the tier that the partner had when the deal was won, and the specializations that it had achieved by then. */
function rebateRate(membership: Membership, deal: WonDeal, line: DealLine): Millionths {
    const achieved = membership.partner.specializations
        .filter(({ achievedOn }) => achievedOn !== undefined && achievedOn <= deal.wonOn)
        .map(({ code }) => code);
    const { result } = priceDeal(deal.partner.program, {
        quoteDate: deal.wonOn,
        partner: {
            tier: membership.tierOn(deal.wonOn),
            specializations: membership.result.metrics.specializations.filter((code) => achieved.includes(code))
        },
        businessType: deal.businessType,
        registrations: [],
        competing: [],
        lines: [{ id: 'credit', solution: line.product.solution, quantity: 0, unitPrice: 0 }]
    });
    return result.lines[0]?.rebate.rate ?? 0;
}

function isSpecialized({ partner, result }: Membership, solution: string): boolean {
    return partner.program.specializations.some(
        (specialization) =>
            specialization.solution === solution && result.metrics.specializations.includes(specialization.code)
    );
}

/** What the statements of the org state accrues until they are closed; older rebates were paid elsewhere. */
function creditStatus(deal: WonDeal, { deals, today }: PartnerStepsInput): string {
    if (deal.reversed) {
        return 'REVERSED';
    }
    return quarterOf(deal.wonOn) < firstStatedQuarter(deals.rebateStatements, today) ? 'PAID' : 'ACCRUED';
}
