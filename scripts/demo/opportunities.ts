import { addDays, addMonths } from '../../force-app/main/default/lwc/programCore/programCore';
import type {
    BusinessType,
    IsoDate,
    MinorUnits,
    Program
} from '../../force-app/main/default/lwc/programCore/programCore';
import type { CustomerBook } from './customerBook';
import { RandomStream } from './random';
import { inventLine, pickSolutions, productsOf } from './sales';
import type { DealSources } from './sources';
import { lineAmount } from './world';
import type { DealLine, DemoCompany, DemoPartner, DemoProduct, WonDeal } from './world';

const UNIT = 100;
/** What a partner's share of the open deals is measured by: one share, and one more for each of these of new business. */
const NEW_BUSINESS_OF_A_SHARE = 20_000;

/** A deal as the org sees it. */
export interface DemoOpportunity {
    readonly reference: string;
    /** The program under which it is sold. */
    readonly program: Program;
    /** Absent where no partner takes part. */
    readonly partner?: DemoPartner;
    readonly customer: DemoCompany;
    readonly businessType: BusinessType;
    readonly stage: string;
    readonly closeOn: IsoDate;
    /** The solution it is mainly about. */
    readonly solution: string;
    /** Empty where only the amount is known. */
    readonly lines: readonly DealLine[];
    readonly amount: MinorUnits;
    /** The win behind a won opportunity. */
    readonly deal?: WonDeal;
}

export interface OpportunityInput {
    readonly seed: string;
    readonly deals: DealSources;
    readonly partners: readonly DemoPartner[];
    readonly products: readonly DemoProduct[];
    readonly won: readonly WonDeal[];
    readonly book: CustomerBook;
    readonly today: IsoDate;
}

export const WON_STAGE = 'Closed Won';
export const LOST_STAGE = 'Closed Lost';

/** The wins of the last months, the lost deals of the same time, and what is open. */
export function inventOpportunities(input: OpportunityInput): DemoOpportunity[] {
    const random = new RandomStream(input.seed, 'opportunities');
    const { deals, today } = input;
    const recordedFrom = addMonths(today, -deals.recordedOpportunityMonths);
    const won = input.won.filter((deal) => deal.wonOn > recordedFrom).map(wonOpportunity);
    const chooser = new PartnerChooser(input.partners);
    const lost = Array.from({ length: deals.lostOpportunities.count }, (_, index) => {
        const closeOn = addDays(recordedFrom, random.integer(1, deals.recordedOpportunityMonths * 30));
        const { withoutPartnerPercent } = deals.lostOpportunities;
        return inventDeal(`lost/${index + 1}`, LOST_STAGE, closeOn, withoutPartnerPercent, chooser, input, random);
    });
    const open = Array.from({ length: deals.openOpportunities.count }, (_, index) => {
        const stage = random.pickWeighted(deals.openOpportunities.stages, (candidate) => candidate.weight);
        const closeOn = addDays(today, random.integer(...stage.daysToClose));
        const { withoutPartnerPercent } = deals.openOpportunities;
        return inventDeal(`open/${index + 1}`, stage.name, closeOn, withoutPartnerPercent, chooser, input, random);
    });
    return [...won, ...lost, ...open];
}

function wonOpportunity(deal: WonDeal): DemoOpportunity {
    const { partner, customer, businessType, lines } = deal;
    return {
        reference: `opportunity/${deal.reference}`,
        program: partner.program,
        partner,
        customer,
        businessType,
        stage: WON_STAGE,
        closeOn: deal.wonOn,
        solution: (lines[0] as DealLine).product.solution,
        lines,
        amount: sumOf(lines),
        deal
    };
}

function inventDeal(
    name: string,
    stage: string,
    closeOn: IsoDate,
    withoutPartnerPercent: number,
    chooser: PartnerChooser,
    input: OpportunityInput,
    random: RandomStream
): DemoOpportunity {
    const { openOpportunities, secondSolutionPercent } = input.deals;
    const vendors = Object.entries(openOpportunities.vendorWeights);
    const [vendor] = random.pickWeighted(vendors, ([, weight]) => weight);
    const partner = chooser.choose(vendor, random);
    const renewal = random.chance(openOpportunities.renewalPercent);
    const solutions = pickSolutions(
        partner,
        random.chance(secondSolutionPercent) && !renewal ? 2 : 1,
        input.deals,
        random
    );
    const purchase = renewal
        ? { customer: input.book.renewal(partner, solutions[0] as string), businessType: 'RENEWAL' as BusinessType }
        : input.book.newBusiness(partner, solutions);
    const size = random.integer(...openOpportunities.dealSize) * UNIT;
    const lines = inventLines(input.products, vendor, solutions, size, random);
    return {
        reference: `opportunity/${name}`,
        program: partner.program,
        ...(!random.chance(withoutPartnerPercent) && { partner }),
        ...purchase,
        stage,
        closeOn,
        solution: solutions[0] as string,
        lines: random.chance(openOpportunities.amountAlonePercent) ? [] : lines,
        amount: sumOf(lines)
    };
}

/** One or two different products of each solution. */
function inventLines(
    products: readonly DemoProduct[],
    vendor: string,
    solutions: readonly string[],
    size: MinorUnits,
    random: RandomStream
): DealLine[] {
    return solutions.flatMap((solution) => {
        const candidates = random.sample(productsOf(products, vendor, solution), random.integer(1, 2));
        const share = Math.round(size / solutions.length / candidates.length);
        return candidates.map((product) => inventLine([product], share, 0, random));
    });
}

function sumOf(lines: readonly DealLine[]): MinorUnits {
    return lines.reduce((sum, line) => sum + lineAmount(line), 0);
}

/** Chooses partners of a vendor, those that sell more more often. */
export class PartnerChooser {
    private readonly byVendor = new Map<string, DemoPartner[]>();

    constructor(partners: readonly DemoPartner[]) {
        for (const partner of partners) {
            const ofVendor = this.byVendor.get(partner.program.vendor) ?? [];
            const shares = 1 + Math.floor(partner.segment.annualNewBusiness[1] / NEW_BUSINESS_OF_A_SHARE);
            ofVendor.push(...Array.from({ length: shares }, () => partner));
            this.byVendor.set(partner.program.vendor, ofVendor);
        }
    }

    choose(vendor: string, random: RandomStream): DemoPartner {
        return random.pick(this.byVendor.get(vendor) ?? []);
    }
}
