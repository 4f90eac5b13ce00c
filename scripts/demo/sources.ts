import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A least and a most, both included. */
export type Range = readonly [number, number];

export interface City {
    readonly name: string;
    readonly postalCode: string;
    /** From the ranges that the French regulator keeps free for works of fiction. */
    readonly phonePrefix: string;
    readonly weight: number;
}

export interface CustomerForm {
    /** The company's name with `{stem}` in it. */
    readonly form: string;
    /** A value of the standard Industry picklist. */
    readonly industry: string;
}

export interface NameSources {
    readonly partnerStems: { readonly first: readonly string[]; readonly second: readonly string[] };
    readonly partnerDescriptors: readonly string[];
    readonly partnerDescriptorsWithCity: readonly string[];
    readonly customerStems: { readonly first: readonly string[]; readonly second: readonly string[] };
    readonly customerForms: readonly CustomerForm[];
    readonly givenNames: readonly string[];
    readonly familyNames: readonly string[];
    readonly jobTitles: {
        readonly sales: readonly string[];
        readonly technical: readonly string[];
        readonly customer: readonly string[];
    };
    readonly cities: readonly City[];
    readonly streets: readonly string[];
}

export interface ProductSource {
    readonly code: string;
    readonly name: string;
    readonly solution: string;
    /** Decimal text in the vendor's currency. */
    readonly listPrice: string;
    /** Absent where a special price may go as low as it likes. */
    readonly floorPrice?: string;
}

/** Partners that resemble each other. What they are given decides, by the program's rules, which tier they reach. */
export interface Segment {
    readonly name: string;
    readonly partners: number;
    /** People with a certificate that is valid today. */
    readonly certifiedPeople: Range;
    /** How many of those lose their last certificate within 90 days. */
    readonly lapsingPeople: Range;
    /** People whose last certificate has lapsed within the last ten months. */
    readonly lapsedPeople: Range;
    /** New business of the whole last year, in whole units of the program's currency. */
    readonly annualNewBusiness: Range;
    /** Renewals in percent of new business. */
    readonly renewalPercent: Range;
    readonly dealSize: Range;
    readonly specializationsAimedAt: Range;
}

export interface ProgramPopulation {
    readonly program: string;
    readonly segments: readonly Segment[];
}

export interface PopulationSources {
    readonly seed: string;
    readonly endCustomers: number;
    readonly accountsInBothPrograms: number;
    readonly programs: readonly ProgramPopulation[];
    readonly waivers: readonly {
        readonly program: string;
        readonly partners: number;
        readonly daysLeft: Range;
        readonly reason: string;
    }[];
}

export interface StageSource {
    readonly name: string;
    readonly weight: number;
    readonly daysToClose: Range;
}

export interface DealSources {
    readonly historyMonths: number;
    /** Wins of the last months are opportunities of the org; of older ones only the credit came along. */
    readonly recordedOpportunityMonths: number;
    readonly installedBase: { readonly customerPercent: number; readonly solutions: Range };
    readonly secondSolutionPercent: number;
    readonly favoriteSolutionPercent: number;
    readonly saleDiscountPercent: Range;
    readonly reversedPercent: number;
    readonly yearToYearPercent: { readonly beforeLast: Range; readonly last: Range; readonly current: Range };
    /** How many quarters have statements, and how long after their end they are closed and paid. */
    readonly rebateStatements: {
        readonly quarters: number;
        readonly closedAfterDays: number;
        readonly paidAfterDays: number;
        readonly everyNthStaysOpen: number;
        readonly everyNthIsPaidAtOnce: number;
        /** How many deals are reopened although their rebates are payable, or paid. */
        readonly reopenedAfterClosing: number;
        readonly reopenedAfterPayment: number;
    };
    readonly openOpportunities: {
        readonly count: number;
        readonly withoutPartnerPercent: number;
        readonly amountAlonePercent: number;
        readonly vendorWeights: Readonly<Record<string, number>>;
        readonly renewalPercent: number;
        readonly stages: readonly StageSource[];
        readonly dealSize: Range;
    };
    readonly lostOpportunities: { readonly count: number; readonly withoutPartnerPercent: number };
    readonly registrations: {
        readonly openOpportunities: Readonly<Record<string, number>>;
        readonly wonOpportunities: Readonly<Record<string, number>>;
        readonly lostOpportunities: Readonly<Record<string, number>>;
        readonly rivalsApproved: number;
        readonly evidence: readonly { readonly type: string; readonly description: string }[];
        readonly rejectionReasons: readonly string[];
    };
    readonly quotes: Readonly<Record<string, number>>;
    readonly specialPrices: {
        /** How many quotes of a status are priced with one. */
        readonly applied: Readonly<Record<string, number>>;
        /** Requests by status on other drafts, whose prices know nothing of them yet. */
        readonly onDrafts: Readonly<Record<string, number>>;
        /** Points beyond the stack, taken in turn. */
        readonly points: readonly string[];
        readonly daysValid: Range;
        readonly reasons: readonly string[];
        readonly comments: { readonly APPROVED: string; readonly REJECTED: string };
    };
    /** How many deals are won today with the quote that was accepted. */
    readonly wonQuotes: number;
}

/** What is not finished in the org; see unfinishedSteps. */
export interface UnfinishedSources {
    readonly partnersOfEarlierPrograms: readonly {
        readonly name: string;
        readonly program: string;
        readonly tier: string;
        /** Days from today to the review, until which the tier is kept. */
        readonly daysToReview: number;
        /** Days from today to the move to the program that supersedes this one. */
        readonly daysToMove?: number;
    }[];
    readonly opportunities: {
        readonly daysToClose: number;
        /** In cents. */
        readonly amount: number;
        /** What the opportunity without an amount is called, and the one without a business type. */
        readonly withoutAmount: string;
        readonly withoutBusinessType: string;
    };
}

/** Everything the demo data is made from, the programs aside. */
export interface DemoSources {
    readonly names: NameSources;
    readonly products: Readonly<Record<string, readonly ProductSource[]>>;
    readonly population: PopulationSources;
    readonly deals: DealSources;
    readonly unfinished: UnfinishedSources;
}

/** Reads config/demo. */
export function readDemoSources(): DemoSources {
    return {
        names: readSource('names.json') as NameSources,
        products: readSource('products.json') as DemoSources['products'],
        population: readSource('population.json') as PopulationSources,
        deals: readSource('deals.json') as DealSources,
        unfinished: readSource('unfinished.json') as UnfinishedSources
    };
}

function readSource(file: string): unknown {
    return JSON.parse(readFileSync(fileURLToPath(new URL(`../../config/demo/${file}`, import.meta.url)), 'utf8'));
}
