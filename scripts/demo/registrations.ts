import { addDays, isNewBusiness, priceDeal, tierOf } from '../../force-app/main/default/lwc/programCore/programCore';
import type {
    Deal,
    IsoDate,
    Millionths,
    RegistrationStatus
} from '../../force-app/main/default/lwc/programCore/programCore';
import type { Membership } from './memberships';
import { LOST_STAGE, WON_STAGE } from './opportunities';
import type { DemoOpportunity } from './opportunities';
import { RandomStream } from './random';
import type { DealSources } from './sources';
import type { DemoCompany, DemoPartner } from './world';

/** What approval pins. */
export interface Approval {
    readonly approvedOn: IsoDate;
    readonly expiresOn: IsoDate;
    readonly rate: Millionths;
    /** The registered partner's whole discount on the deal. */
    readonly protectedDiscount: Millionths;
}

/** Pre-sales work for a deal. */
export interface DemoEvidence {
    readonly type: string;
    readonly description: string;
    readonly heldOn: IsoDate;
}

export interface DemoRegistration {
    readonly reference: string;
    readonly partner: DemoPartner;
    /** Absent where the partner registered before there was an opportunity. */
    readonly opportunity?: DemoOpportunity;
    readonly customer: DemoCompany;
    readonly solution: string;
    readonly businessType: DemoOpportunity['businessType'];
    readonly status: RegistrationStatus;
    readonly amount: number;
    readonly expectedCloseOn: IsoDate;
    readonly evidence: readonly DemoEvidence[];
    readonly submittedOn?: IsoDate;
    /** When the partner account manager approved or rejected it. */
    readonly decidedOn?: IsoDate;
    readonly approval?: Approval;
    readonly rejectionReason?: string;
}

export interface RegistrationInput {
    readonly seed: string;
    readonly deals: DealSources;
    readonly opportunities: readonly DemoOpportunity[];
    readonly memberships: ReadonlyMap<DemoPartner, Membership>;
    readonly today: IsoDate;
}

/** Registrations in every status, and rivals' approved ones on deals of other partners. */
export function inventRegistrations(input: RegistrationInput): DemoRegistration[] {
    const random = new RandomStream(input.seed, 'registrations');
    const { registrations: sources } = input.deals;
    const pools = [
        { counts: sources.openOpportunities, opportunities: input.opportunities.filter(isOpen) },
        {
            counts: sources.wonOpportunities,
            opportunities: input.opportunities.filter((item) => item.stage === WON_STAGE)
        },
        {
            counts: sources.lostOpportunities,
            opportunities: input.opportunities.filter((item) => item.stage === LOST_STAGE)
        }
    ];
    const inventor = new RegistrationInventor(input, random);
    for (const { counts, opportunities } of pools) {
        const eligible = random.shuffle(opportunities.filter(isEligible));
        for (const [status, count] of Object.entries(counts)) {
            inventor.register(eligible, status as RegistrationStatus, count);
        }
    }
    inventor.registerRivals(
        random.shuffle(input.opportunities.filter(isOpen).filter(isEligible)),
        sources.rivalsApproved
    );
    return inventor.registrations;
}

export function isOpen(opportunity: DemoOpportunity): boolean {
    return opportunity.stage !== WON_STAGE && opportunity.stage !== LOST_STAGE;
}

/** One registration protects one vendor's solution at one customer. */
function exclusivityKey(item: Pick<DemoRegistration, 'partner' | 'customer' | 'solution'>): string {
    return `${item.partner.program.vendor}/${item.customer.reference}/${item.solution}`;
}

function claimsProtection(status: RegistrationStatus): boolean {
    return status === 'SUBMITTED' || status === 'APPROVED';
}

function isEligible(opportunity: DemoOpportunity): boolean {
    return (
        opportunity.partner !== undefined &&
        opportunity.lines.length > 0 &&
        isNewBusiness(opportunity.businessType) &&
        opportunity.deal?.reversed !== true
    );
}

class RegistrationInventor {
    readonly registrations: DemoRegistration[] = [];
    /** Exclusivity keys of the registrations that are Submitted or Approved. */
    private readonly claims = new Set<string>();
    private readonly input: RegistrationInput;
    private readonly random: RandomStream;

    constructor(input: RegistrationInput, random: RandomStream) {
        this.input = input;
        this.random = random;
    }

    /** Registers the next `count` deals that are free; those it took are removed from the list. */
    register(opportunities: DemoOpportunity[], status: RegistrationStatus, count: number): void {
        for (let registered = 0; registered < count;) {
            const opportunity = opportunities.shift();
            if (!opportunity?.partner) {
                throw new RangeError(
                    `Too few deals for ${count} registrations in status ${status}; lower config/demo/deals.json.`
                );
            }
            registered += this.add(opportunity.partner, opportunity, status, opportunity) ? 1 : 0;
        }
    }

    /** Another partner of the same program holds the protection that the deal's partner has not. */
    registerRivals(opportunities: DemoOpportunity[], count: number): void {
        const partners = [...this.input.memberships.values()].filter(({ result }) => result.metrics.certifiedStaff > 0);
        for (let registered = 0; registered < count;) {
            const opportunity = opportunities.shift();
            const program = opportunity?.partner?.program;
            const rivals = partners.filter(
                ({ partner }) => partner !== opportunity?.partner && partner.program === program
            );
            if (!opportunity || rivals.length === 0) {
                throw new RangeError(
                    `Too few deals for ${count} registrations of rivals; lower config/demo/deals.json.`
                );
            }
            registered += this.add(this.random.pick(rivals).partner, opportunity, 'APPROVED') ? 1 : 0;
        }
    }

    private add(
        partner: DemoPartner,
        deal: DemoOpportunity,
        status: RegistrationStatus,
        opportunity?: DemoOpportunity
    ): boolean {
        const { customer, solution, businessType } = deal;
        const key = exclusivityKey({ partner, customer, solution });
        if (claimsProtection(status) && this.claims.has(key)) {
            return false;
        }
        if (claimsProtection(status)) {
            this.claims.add(key);
        }
        this.registrations.push({
            reference: `registration/${this.registrations.length + 1}`,
            partner,
            ...(opportunity && { opportunity }),
            customer,
            solution,
            businessType,
            status,
            amount: deal.amount,
            expectedCloseOn: deal.closeOn,
            ...this.withEvidence(this.course(partner, deal, status))
        });
        return true;
    }

    /** One or two pieces of pre-sales work in the weeks before the submission, or before today where it is a draft. */
    private withEvidence<Course extends { readonly submittedOn?: IsoDate }>(
        course: Course
    ): Course & Pick<DemoRegistration, 'evidence'> {
        const { random } = this;
        const { evidence: kinds } = this.input.deals.registrations;
        const before = course.submittedOn ?? this.input.today;
        const evidence = random
            .shuffle([...kinds])
            .slice(0, random.integer(1, 2))
            .map((kind) => ({ ...kind, heldOn: addDays(before, -random.integer(1, 45)) }));
        return { ...course, evidence };
    }

    /** The days and decisions that led to the status. */
    private course(
        partner: DemoPartner,
        deal: DemoOpportunity,
        status: RegistrationStatus
    ): Pick<DemoRegistration, 'submittedOn' | 'decidedOn' | 'approval' | 'rejectionReason'> {
        const { random } = this;
        const { today } = this.input;
        const { protectionDays, decisionDays } = partner.program.registration;
        switch (status) {
            case 'DRAFT':
                return {};
            case 'SUBMITTED':
                return { submittedOn: addDays(today, -random.integer(0, decisionDays + 2)) };
            case 'WITHDRAWN':
                return random.chance(40) ? {} : { submittedOn: addDays(today, -random.integer(8, 90)) };
            case 'REJECTED': {
                const submittedOn = addDays(today, -random.integer(decisionDays, 100));
                return {
                    submittedOn,
                    decidedOn: addDays(submittedOn, random.integer(1, decisionDays)),
                    rejectionReason: random.pick(this.input.deals.registrations.rejectionReasons)
                };
            }
            case 'APPROVED':
                return this.approved(
                    partner,
                    deal,
                    addDays(today, -random.integer(1, Math.max(1, protectionDays - 4)))
                );
            case 'EXPIRED':
                return this.approved(partner, deal, addDays(today, -protectionDays - random.integer(3, 60)));
            case 'WON':
            case 'LOST':
                return this.approved(partner, deal, addDays(deal.closeOn, -random.integer(5, protectionDays - 1)));
        }
    }

    private approved(
        partner: DemoPartner,
        deal: DemoOpportunity,
        approvedOn: IsoDate
    ): Pick<DemoRegistration, 'submittedOn' | 'decidedOn' | 'approval'> {
        const { registration } = partner.program;
        const submittedOn = addDays(approvedOn, -this.random.integer(1, registration.decisionDays));
        const expiresOn = addDays(approvedOn, registration.protectionDays);
        const membership = this.input.memberships.get(partner);
        if (!membership) {
            throw new RangeError(`Partner ${partner.reference} has not been judged.`);
        }
        const rate = tierOf(partner.program, membership.tierOn(approvedOn)).registrationDiscount;
        const protectedDiscount = wholeDiscount(membership, deal, { approvedOn, expiresOn, rate });
        return { submittedOn, decidedOn: approvedOn, approval: { approvedOn, expiresOn, rate, protectedDiscount } };
    }
}

/** The amount on which the whole discount is measured: at 10 000.00 a millionth is one cent. */
const MEASURE = 1_000_000;

/** The rate of everything the registered partner gets on the deal, in the stack of its program. */
function wholeDiscount(
    membership: Membership,
    opportunity: DemoOpportunity,
    approval: Omit<Approval, 'protectedDiscount'>
): Millionths {
    const { approvedOn, expiresOn, rate } = approval;
    const { solution, businessType } = opportunity;
    const deal: Deal = {
        quoteDate: approvedOn,
        partner: {
            tier: membership.tierOn(approvedOn),
            specializations: membership.result.metrics.specializations
        },
        businessType,
        registrations: [{ solution, status: 'APPROVED', approvedOn, expiresOn, rate }],
        competing: [],
        lines: [{ id: 'measure', solution, quantity: 1_000_000, unitPrice: MEASURE }]
    };
    return priceDeal(membership.partner.program, deal).result.discount;
}
