import { formatMoney, formatRate } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { DemoMarket } from '../../demo/market';
import type { Membership } from '../../demo/memberships';
import type { DemoRegistration } from '../../demo/registrations';
import type { WonDeal } from '../../demo/world';
import type { CreditDocument, PartnerDocument, WonDealDocument } from './partner';

/** The demo's partners as those of a partners file; won deals that were registered bring their registration. */
export function* demoPartners({ memberships, won, registrations }: DemoMarket): Generator<PartnerDocument> {
    const dealsOf = Map.groupBy(won, (deal) => deal.partner);
    const registrationsOf = Map.groupBy(
        registrations.filter((registration) => registration.approval && registration.opportunity?.deal),
        (registration) => registration.opportunity?.deal
    );
    for (const membership of memberships) {
        const deals = dealsOf.get(membership.partner) ?? [];
        const registered = deals.filter((deal) => registrationsOf.has(deal) && !deal.reversed);
        yield {
            ...facts(membership),
            credits: deals.flatMap((deal) => credits(deal, registered.includes(deal))),
            deals: registered.map((deal) => wonDeal(deal, registrationsOf.get(deal) ?? []))
        };
    }
}

function facts({ partner, tier, nextReviewOn, waiver }: Membership): PartnerDocument {
    return {
        id: partner.reference,
        name: partner.account.identity.name,
        program: partner.program.code,
        current: { tier, nextReviewOn },
        waiver,
        people: partner.people.map(({ reference, salesUntil, technicalUntil }) => ({
            id: reference,
            salesUntil: salesUntil ?? null,
            technicalUntil: technicalUntil ?? null
        })),
        specialists: partner.specializations.flatMap(({ code, specialists }) =>
            specialists.map(({ person, validUntil }) => ({
                person: person.reference,
                specialization: code,
                until: validUntil
            }))
        ),
        specializations: partner.specializations.flatMap(({ code, expiresOn }) =>
            expiresOn === undefined ? [] : [{ specialization: code, expiresOn }]
        )
    };
}

function credits(deal: WonDeal, isDeal: boolean): CreditDocument[] {
    const { currency } = deal.partner.program;
    return deal.lines.map((line) => ({
        on: deal.wonOn,
        amount: formatMoney(line.quantity * line.unitPrice, currency),
        type: deal.businessType,
        solution: line.product.solution,
        ...(deal.reversed && { reversed: true }),
        ...(isDeal && { deal: deal.reference })
    }));
}

function wonDeal(deal: WonDeal, registrations: readonly DemoRegistration[]): WonDealDocument {
    const { currency } = deal.partner.program;
    return {
        id: deal.reference,
        on: deal.wonOn,
        type: deal.businessType,
        lines: deal.lines.map((line) => ({
            solution: line.product.solution,
            quantity: formatRate(line.quantity * 1_000_000),
            unitPrice: formatMoney(line.unitPrice, currency)
        })),
        registrations: registrations.flatMap(({ solution, approval }) =>
            approval ? [{ solution, approvedOn: approval.approvedOn, expiresOn: approval.expiresOn }] : []
        )
    };
}
