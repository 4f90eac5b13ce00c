import { addDays, grantedSpecialRate, priceDeal } from '../../force-app/main/default/lwc/programCore/programCore';
import type {
    ComponentCode,
    Deal,
    DealLine as PricedDealLine,
    IsoDate,
    Millionths,
    MinorUnits,
    SpecialPrice,
    TracedLine
} from '../../force-app/main/default/lwc/programCore/programCore';
import type { Membership } from './memberships';
import type { DemoOpportunity } from './opportunities';
import { RandomStream } from './random';
import { isOpen } from './registrations';
import type { DemoRegistration } from './registrations';
import type { DealSources } from './sources';
import { planSpecialPrices } from './specialPrices';
import type { DemoSpecialPrice } from './specialPrices';
import type { DealLine, DemoPartner, DemoSpecialization } from './world';

export type QuoteStatus = 'DRAFT' | 'ISSUED' | 'ACCEPTED' | 'SUPERSEDED';

/** The rate that was granted, before the caps, and the amount after them. */
export interface DemoComponent {
    readonly rate: Millionths;
    readonly amount: MinorUnits;
}

export interface DemoQuoteLine {
    readonly reference: string;
    readonly line: DealLine;
    /** The partner's own registration for the line's solution. */
    readonly registration?: DemoRegistration;
    readonly specialization?: DemoSpecialization;
    /** The approved registration of a rival that protects the deal. */
    readonly rival?: DemoRegistration;
    readonly components: Readonly<Record<ComponentCode, DemoComponent>>;
    readonly price: TracedLine;
}

export interface DemoQuote {
    readonly reference: string;
    readonly opportunity: DemoOpportunity;
    readonly partner: DemoPartner;
    readonly quotedOn: IsoDate;
    readonly status: QuoteStatus;
    readonly lines: readonly DemoQuoteLine[];
    /** What was asked for beyond the stack. */
    readonly specialPrice?: DemoSpecialPrice;
}

export interface QuoteInput {
    readonly seed: string;
    readonly deals: DealSources;
    readonly opportunities: readonly DemoOpportunity[];
    readonly registrations: readonly DemoRegistration[];
    readonly memberships: ReadonlyMap<DemoPartner, Membership>;
    readonly today: IsoDate;
}

/** Quotes on open deals, every second of them on a deal that is registered, by the partner or by a rival. */
export function inventQuotes(input: QuoteInput): DemoQuote[] {
    const random = new RandomStream(input.seed, 'quotes');
    const approved = input.registrations.filter((registration) => registration.status === 'APPROVED');
    const isRegistered = (opportunity: DemoOpportunity): boolean =>
        approved.some(
            ({ customer, solution }) => customer === opportunity.customer && solution === opportunity.solution
        );
    const quotable = random.shuffle(input.opportunities.filter(isQuotable));
    const registered = quotable.filter(isRegistered);
    const others = quotable.filter((opportunity) => !isRegistered(opportunity));
    const statuses = Object.entries(input.deals.quotes).flatMap(([status, count]) =>
        Array.from({ length: count }, () => status as QuoteStatus)
    );
    const specialPrices = planSpecialPrices(input.seed, statuses, input.deals, input.today);
    return statuses.map((status, index) => {
        const opportunity = (index % 2 === 0 ? registered : others).shift();
        if (!opportunity?.partner) {
            throw new RangeError(
                `Too few open deals for ${statuses.length} quotes; lower config/demo/deals.json:/quotes.`
            );
        }
        // A quote is issued as of the day it is issued on, and the demo issues its quotes today.
        const daysAgo = random.integer(0, 12);
        const quotedOn = status === 'DRAFT' ? addDays(input.today, -daysAgo) : input.today;
        const reference = `quote/${index + 1}`;
        const specialPrice = specialPrices.get(index);
        return priceQuote(reference, opportunity, opportunity.partner, quotedOn, status, specialPrice, input);
    });
}

function isQuotable(opportunity: DemoOpportunity): boolean {
    return isOpen(opportunity) && opportunity.partner !== undefined && opportunity.lines.length > 0;
}

function priceQuote(
    reference: string,
    opportunity: DemoOpportunity,
    partner: DemoPartner,
    quotedOn: IsoDate,
    status: QuoteStatus,
    specialPrice: DemoSpecialPrice | undefined,
    input: QuoteInput
): DemoQuote {
    const membership = input.memberships.get(partner);
    if (!membership) {
        throw new RangeError(`Partner ${partner.reference} has not been judged.`);
    }
    const own = input.registrations
        .filter((item) => item.partner === partner && item.customer === opportunity.customer && item.approval)
        .sort((one, other) => Number(other.status === 'APPROVED') - Number(one.status === 'APPROVED'));
    const rivals = input.registrations.filter(
        (item) =>
            item.partner !== partner &&
            item.partner.program.vendor === opportunity.program.vendor &&
            item.customer === opportunity.customer &&
            protects(item, quotedOn)
    );
    const deal: Deal = {
        ...toDeal(opportunity, membership, own, rivals, quotedOn, input.today),
        specialPrices: specialPrice?.isApplied ? [toSpecialPrice(specialPrice, opportunity)] : []
    };
    const { trace } = priceDeal(partner.program, deal);
    const uncapped = priceDeal({ ...partner.program, maxDiscount: null, priceGuarantee: null }, deal).trace;
    const lines = opportunity.lines.map((line, index): DemoQuoteLine => {
        const { solution } = line.product;
        const price = trace.lines[index] as TracedLine;
        const registration = own.find((item) => item.solution === solution);
        const specialization = partner.specializations.find((item) => item.solution === solution);
        const rival = rivals.find((item) => item.solution === solution);
        return {
            reference: `${reference}/${index + 1}`,
            line,
            ...(registration && { registration }),
            ...(specialization && { specialization }),
            ...(rival && { rival }),
            components: componentsOf(
                price,
                uncapped.lines[index] as TracedLine,
                grantedSpecialRate(deal, deal.lines[index] as PricedDealLine)
            ),
            price
        };
    });
    return { reference, opportunity, partner, quotedOn, status, lines, ...(specialPrice && { specialPrice }) };
}

function toSpecialPrice({ grantedRate, validUntil }: DemoSpecialPrice, opportunity: DemoOpportunity): SpecialPrice {
    const solution = opportunity.lines[0]?.product.solution ?? null;
    return { line: null, solution, rate: grantedRate, status: 'APPROVED', validUntil };
}

function protects(registration: DemoRegistration, date: IsoDate): boolean {
    const { status, approval } = registration;
    return status === 'APPROVED' && approval !== undefined && approval.approvedOn <= date && date <= approval.expiresOn;
}

function toDeal(
    opportunity: DemoOpportunity,
    membership: Membership,
    own: readonly DemoRegistration[],
    rivals: readonly DemoRegistration[],
    quoteDate: IsoDate,
    today: IsoDate
): Deal {
    return {
        quoteDate,
        partner: {
            tier: membership.tier,
            specializations: membership.partner.specializations
                .filter((specialization) => isActive(specialization, membership, quoteDate, today))
                .map((specialization) => specialization.code)
        },
        businessType: opportunity.businessType,
        registrations: own.map(({ solution, status, approval }) => ({
            solution,
            status,
            approvedOn: approval?.approvedOn ?? null,
            expiresOn: approval?.expiresOn ?? null,
            rate: approval?.rate ?? null
        })),
        competing: rivals.map(({ solution, approval }) => ({ solution, discount: approval?.protectedDiscount ?? 0 })),
        lines: opportunity.lines.map((line, index) => ({
            id: String(index + 1),
            solution: line.product.solution,
            quantity: line.quantity * 1_000_000,
            unitPrice: line.unitPrice,
            floorPrice: line.product.floorPrice
        }))
    };
}

/** Specialists count by the certificates they hold today; a specialization that ends counts by the quote's date. */
function isActive(
    specialization: DemoSpecialization,
    membership: Membership,
    quoteDate: IsoDate,
    today: IsoDate
): boolean {
    const rule = membership.partner.program.specializations.find((item) => item.code === specialization.code);
    const valid = specialization.specialists.filter((specialist) => specialist.validUntil >= today).length;
    const runs = specialization.expiresOn === undefined || specialization.expiresOn >= quoteDate;
    return runs && rule !== undefined && valid >= rule.minSpecialists;
}

/** The rates are those that are granted before any cap: what a cap trims to nothing, the priced line lists as refused. */
function componentsOf(price: TracedLine, uncapped: TracedLine, specialRate: Millionths): DemoQuoteLine['components'] {
    const component = (code: ComponentCode): DemoComponent => ({
        rate: uncapped.components.find((item) => item.code === code)?.rate ?? 0,
        amount: price.components.find((item) => item.code === code)?.amount ?? 0
    });
    return {
        FRONT: component('FRONT'),
        REGISTRATION: component('REGISTRATION'),
        SPECIALIST: component('SPECIALIST'),
        // The floor price, too, may leave nothing of what was granted.
        SPECIAL: { ...component('SPECIAL'), rate: specialRate }
    };
}
