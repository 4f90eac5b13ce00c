import { addDays, formatMoney } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { IsoDate, Program } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { DemoMarket } from '../market';
import type { UnfinishedSources } from '../sources';
import { programReference, tierReference } from './programSteps';
import { refer } from './step';
import type { DemoRecord, DemoStep, DemoValue } from './step';

/**
 * What is never quite finished in a living org: partners still in a program version that has ended, one of them with the
 * day of its move, opportunities without an amount or a business type. The pages say what to do about each.
 */
export function unfinishedSteps(market: DemoMarket, sources: UnfinishedSources, today: IsoDate): DemoStep[] {
    const earlier = sources.partnersOfEarlierPrograms.map((source, index) => ({
        ...source,
        program: programOf(market.programs, source.program),
        reference: `unfinished/partner/${index + 1}`
    }));
    const create = (title: string, object: string, records: readonly DemoRecord[]): DemoStep => ({
        title,
        kind: 'create',
        object,
        records
    });
    return [
        create(
            'Accounts of partners in earlier programs',
            'Account',
            earlier.map(({ reference, name }) => ({
                reference: `${reference}/account`,
                values: { Name: name, Type: 'Partner', BillingCountry: 'France' }
            }))
        ),
        create(
            'Partners in earlier programs',
            'Partner__c',
            earlier.map(({ reference, name, program, tier, daysToReview, daysToMove }) => ({
                reference,
                values: {
                    Name: `${name} – ${program.vendor}`,
                    Account__c: refer(`${reference}/account`),
                    Program__c: refer(programReference(program)),
                    Tier__c: refer(tierReference(program, tier)),
                    Tier_Since__c: program.effectiveFrom,
                    Next_Review_On__c: addDays(today, daysToReview),
                    ...(daysToMove !== undefined && {
                        Next_Program__c: refer(programReference(successorOf(market.programs, program))),
                        Moves_On__c: addDays(today, daysToMove)
                    })
                }
            }))
        ),
        create('Unfinished opportunities', 'Opportunity', opportunities(market, sources, earlier, today))
    ];
}

function opportunities(
    market: DemoMarket,
    { opportunities: source }: UnfinishedSources,
    earlier: readonly { readonly reference: string; readonly program: Program }[],
    today: IsoDate
): DemoRecord[] {
    const record = (name: string, partner: string, values: Readonly<Record<string, DemoValue>>): DemoRecord => {
        const customer = market.customers[0];
        if (!customer) {
            throw new RangeError('The demo has no end customer; raise the population in config/demo/population.json.');
        }
        return {
            reference: `unfinished/opportunity/${name}`,
            values: {
                Name: `${customer.identity.name} – ${name}`,
                AccountId: refer(customer.reference),
                Partner__c: refer(partner),
                Business_Type__c: 'NEW_CUSTOMER',
                StageName: 'Prospecting',
                CloseDate: addDays(today, source.daysToClose),
                Amount: formatMoney(source.amount, 'EUR'),
                ...values
            }
        };
    };
    const current = market.memberships[0]?.partner.reference ?? '';
    return [
        ...earlier.map(({ reference, program }) => record(program.name, reference, {})),
        record(source.withoutAmount, current, { Amount: null }),
        record(source.withoutBusinessType, current, { Business_Type__c: null })
    ];
}

function programOf(programs: readonly Program[], code: string): Program {
    const program = programs.find((candidate) => candidate.code === code);
    if (!program) {
        throw new RangeError(
            `config/demo/unfinished.json: ${code} is no program; allowed: ${programs.map((known) => known.code).join(', ')}`
        );
    }
    return program;
}

function successorOf(programs: readonly Program[], program: Program): Program {
    const successor = programs.find(({ supersedes }) => supersedes === program.code);
    if (!successor) {
        throw new RangeError(
            `config/demo/unfinished.json: no program supersedes ${program.code}; leave out daysToMove.`
        );
    }
    return successor;
}
