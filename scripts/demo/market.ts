import { parseMoney } from '../../force-app/main/default/lwc/programCore/programCore';
import type { IsoDate, MinorUnits, Program } from '../../force-app/main/default/lwc/programCore/programCore';
import { judgePartners } from './memberships';
import type { Membership } from './memberships';
import { inventCustomerCompanies, inventPartnerCompanies } from './names';
import type { CompanyIdentity } from './names';
import { inventOpportunities } from './opportunities';
import type { DemoOpportunity } from './opportunities';
import { inventPartners } from './partners';
import { inventQuotes } from './quotes';
import type { DemoQuote } from './quotes';
import { RandomStream } from './random';
import { inventRegistrations } from './registrations';
import type { DemoRegistration } from './registrations';
import { inventSales } from './sales';
import type { DemoSources, ProgramPopulation } from './sources';
import type { DemoCompany, DemoPartner, DemoProduct, WonDeal } from './world';

/** The whole invented market on one day. */
export interface DemoMarket {
    readonly programs: readonly Program[];
    readonly partnerAccounts: readonly DemoCompany[];
    readonly customers: readonly DemoCompany[];
    readonly products: readonly DemoProduct[];
    readonly memberships: readonly Membership[];
    readonly won: readonly WonDeal[];
    readonly opportunities: readonly DemoOpportunity[];
    readonly registrations: readonly DemoRegistration[];
    readonly quotes: readonly DemoQuote[];
}

/** Invents the market: the same sources, programs and day give the same market. */
export function inventMarket(sources: DemoSources, programs: readonly Program[], today: IsoDate): DemoMarket {
    const { population, names, deals } = sources;
    const { seed } = population;
    const { accountsOf, partnerAccounts } = inventPartnerAccounts(sources);
    const customers = toCompanies(
        'customer',
        inventCustomerCompanies(population.endCustomers, names, new RandomStream(seed, 'customer companies'))
    );
    const products = readProducts(sources, programs);
    const partners = population.programs.flatMap((plan): DemoPartner[] => {
        const program = programs.find((candidate) => candidate.code === plan.program);
        if (!program) {
            throw new RangeError(
                `config/demo/population.json: there is no program ${plan.program} in config/programs.`
            );
        }
        return inventPartners(program, accountsOf.get(plan.program) ?? [], plan.segments, sources, today);
    });
    const { won, book } = inventSales({ seed, deals, partners, customers, products, today });
    const judged = judgePartners(partners, won, population, today);
    const memberships = new Map(judged.map((membership) => [membership.partner, membership] as const));
    const opportunities = inventOpportunities({ seed, deals, partners, products, won, book, today });
    const registrations = inventRegistrations({ seed, deals, opportunities, memberships, today });
    const quotes = inventQuotes({ seed, deals, opportunities, registrations, memberships, today });
    return {
        programs,
        partnerAccounts,
        customers,
        products,
        memberships: judged,
        won,
        opportunities,
        registrations,
        quotes
    };
}

/** The accounts of each program's partners; the first ones of every program are the same. */
function inventPartnerAccounts({ population, names }: DemoSources): {
    accountsOf: Map<string, DemoCompany[]>;
    partnerAccounts: DemoCompany[];
} {
    const shared = population.accountsInBothPrograms;
    const counts = population.programs.map(partnersOf);
    const total = counts.reduce((sum, count) => sum + count, 0) - shared * (counts.length - 1);
    const random = new RandomStream(population.seed, 'partner companies');
    const partnerAccounts = toCompanies('account', inventPartnerCompanies(total, names, random));
    let next = shared;
    const accountsOf = new Map<string, DemoCompany[]>();
    for (const plan of population.programs) {
        const own = partnerAccounts.slice(next, next + partnersOf(plan) - shared);
        accountsOf.set(plan.program, [...partnerAccounts.slice(0, shared), ...own]);
        next += own.length;
    }
    return { accountsOf, partnerAccounts };
}

function partnersOf(plan: ProgramPopulation): number {
    return plan.segments.reduce((sum, segment) => sum + segment.partners, 0);
}

function toCompanies(kind: string, identities: readonly CompanyIdentity[]): DemoCompany[] {
    return identities.map((identity, index) => ({ reference: `${kind}/${index + 1}`, identity }));
}

function readProducts({ products }: DemoSources, programs: readonly Program[]): DemoProduct[] {
    return Object.entries(products).flatMap(([vendor, ofVendor]) =>
        ofVendor.map(({ code, name, solution, listPrice, floorPrice }): DemoProduct => {
            const currency = programs.find((program) => program.vendor === vendor)?.currency;
            const read = (text: string, kind: string): MinorUnits => {
                const price = currency === undefined ? null : parseMoney(text, currency);
                if (price === null) {
                    throw new RangeError(
                        `config/demo/products.json:/${vendor}/${code}: "${text}" is no ${kind} price of this vendor.`
                    );
                }
                return price;
            };
            return {
                reference: `product/${code}`,
                code,
                name,
                vendor,
                solution,
                listPrice: read(listPrice, 'list'),
                floorPrice: floorPrice === undefined ? null : read(floorPrice, 'floor')
            };
        })
    );
}
