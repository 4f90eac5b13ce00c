import type { IsoDate, Program } from '../../force-app/main/default/lwc/programCore/programCore';
import { inventMarket } from './market';
import type { DemoMarket } from './market';
import { companySteps } from './records/companySteps';
import {
    catalogSteps,
    evidenceStep,
    opportunitySteps,
    registrationStep,
    winSteps,
    wonOpportunities
} from './records/dealSteps';
import { creditStep, partnerSteps } from './records/partnerSteps';
import { programSteps } from './records/programSteps';
import { quoteSteps } from './records/quoteSteps';
import { statementSteps } from './records/statementSteps';
import type { DemoStep } from './records/step';
import { unfinishedSteps } from './records/unfinishedSteps';
import type { DemoSources } from './sources';

/**
 * The demo data as steps of records, ready to be loaded into an empty org. A pure function: the same sources, programs
 * and day give the same records, byte for byte. All dates lie around `today`, so that the demo stays alive.
 */
export function generateDemo(sources: DemoSources, programs: readonly Program[], today: IsoDate): DemoStep[] {
    return marketSteps(inventMarket(sources, programs, today), sources, today);
}

/** The records of a market. */
export function marketSteps(market: DemoMarket, sources: DemoSources, today: IsoDate): DemoStep[] {
    const { memberships, won, opportunities } = market;
    const opportunityOfWin = wonOpportunities(opportunities);
    const partnerInput = {
        memberships,
        won,
        opportunityOf: (deal: { readonly reference: string }) => opportunityOfWin.get(deal.reference),
        deals: sources.deals,
        today
    };
    return [
        ...programSteps(market.programs),
        ...companySteps(
            market.partnerAccounts,
            market.customers,
            memberships.map(({ partner }) => partner),
            sources.population.seed,
            sources.names
        ),
        ...partnerSteps(partnerInput),
        ...catalogSteps(market.products),
        ...opportunitySteps(opportunities),
        creditStep(partnerInput),
        ...winSteps(opportunities),
        ...statementSteps(won, partnerInput.opportunityOf, sources.deals.rebateStatements, today),
        registrationStep(market.registrations),
        evidenceStep(market.registrations),
        ...quoteSteps(market.quotes, sources.deals.wonQuotes),
        ...unfinishedSteps(market, sources.unfinished, today)
    ];
}
