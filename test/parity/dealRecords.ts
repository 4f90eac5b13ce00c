import {
    addDays,
    formatMoney,
    formatPercent,
    grantedSpecialRate,
    priceDeal
} from '../../force-app/main/default/lwc/programCore/programCore';
import type {
    ComponentCode,
    Deal,
    DealLine,
    IsoDate,
    Program,
    TracedLine
} from '../../force-app/main/default/lwc/programCore/programCore';
import { refer } from '../../scripts/demo/records/step';
import type { DemoRecord, DemoStep, DemoValue } from '../../scripts/demo/records/step';
import {
    programSteps,
    programReference,
    specializationReference,
    tierReference
} from '../../scripts/demo/records/programSteps';
import type { RandomDeal, RandomRegistration } from './randomDeal';

/** A quote line with the values the core computes for it, by field. */
export interface ComputedLine {
    readonly reference: string;
    readonly values: Readonly<Record<string, DemoValue>>;
    /** The core's numbers alone: amounts and rates as decimal text. */
    readonly numbers: Readonly<Record<string, string>>;
}

const SUBMITTED_ON = '2024-01-08T09:30:00.000Z';
const OBJECTS = [
    'Product2',
    'Account',
    'Partner__c',
    'Certified_Person__c',
    'Partner_Specialization__c',
    'Specialist__c',
    'Opportunity',
    'Deal_Registration__c',
    'Partner_Quote__c',
    'Special_Price_Request__c'
] as const;
type WrittenObject = (typeof OBJECTS)[number];

/** Everything around the lines of these deals; each deal has a vendor, program, partner and customer of its own. */
export function dealSteps(deals: readonly RandomDeal[], run: number, today: IsoDate): DemoStep[] {
    const programs = deals.map((deal, index) => programOf(deal, run, index));
    const written = deals.map((deal, index) => recordsOf(deal, programs[index] as Program, nameOf(run, index), today));
    return [
        ...programSteps(programs),
        ...OBJECTS.map((object): DemoStep => ({
            title: object,
            kind: 'create',
            object,
            records: written.flatMap((records) => records[object])
        }))
    ];
}

/** What becomes of a request for a special price. */
export interface SpecialPriceEnd {
    readonly reference: string;
    readonly status: 'APPROVED' | 'REJECTED' | 'WITHDRAWN';
}

/** What becomes of the requests for special prices, without those that await a decision. */
export function specialPriceEnds(deals: readonly RandomDeal[], run: number): SpecialPriceEnd[] {
    return deals.flatMap((deal, index) =>
        deal.specialPrices.flatMap(({ status }, at) =>
            status === 'REQUESTED' ? [] : [{ reference: `${nameOf(run, index)}/special price/${at}`, status }]
        )
    );
}

/** The lines of a deal as the core prices them. */
export function computedLines(deal: RandomDeal, run: number, index: number): ComputedLine[] {
    const name = nameOf(run, index);
    const program = programOf(deal, run, index);
    const coreDeal = toCoreDeal(deal, program);
    const { trace } = priceDeal(program, coreDeal);
    // The org stores granted rates before any cap; what a cap trims to nothing is among the refused of the capped trace.
    const granted = priceDeal({ ...program, maxDiscount: null, priceGuarantee: null }, coreDeal).trace;
    return deal.lines.map((line, lineIndex): ComputedLine => {
        const coreLine = coreDeal.lines[lineIndex] as DealLine;
        const numbers = {
            ...numbersOf(trace.lines[lineIndex] as TracedLine, granted.lines[lineIndex] as TracedLine),
            Special_Rate__c: formatPercent(grantedSpecialRate(coreDeal, coreLine))
        };
        return {
            reference: `${name}/line/${lineIndex + 1}`,
            numbers,
            values: {
                Partner_Quote__c: refer(`${name}/quote`),
                Product__c: line.floorPrice === null ? null : refer(`${name}/product/${lineIndex}`),
                Solution__c: line.solution,
                Quantity__c: String(line.quantity / 1_000_000),
                Unit_Price__c: formatMoney(line.unitPrice, program.currency),
                ...references(deal, name, line),
                ...numbers
            }
        };
    });
}

function nameOf(run: number, index: number): string {
    return `${run}.${index}`;
}

function programOf(deal: RandomDeal, run: number, index: number): Program {
    const name = nameOf(run, index);
    return { ...deal.program, code: `RANDOM-${name}`, name: `Program ${name}`, vendor: `Vendor ${name}` };
}

function numbersOf(line: TracedLine, granted: TracedLine): Record<string, string> {
    const money = (amount: number): string => formatMoney(amount, 'EUR');
    const rateOf = (code: ComponentCode): string =>
        formatPercent(granted.components.find((component) => component.code === code)?.rate ?? 0);
    const amountOf = (code: ComponentCode): string =>
        money(line.components.find((component) => component.code === code)?.amount ?? 0);
    return {
        List_Amount__c: money(line.list),
        Front_Rate__c: rateOf('FRONT'),
        Front_Amount__c: amountOf('FRONT'),
        Registration_Rate__c: rateOf('REGISTRATION'),
        Registration_Amount__c: amountOf('REGISTRATION'),
        Specialist_Rate__c: rateOf('SPECIALIST'),
        Specialist_Amount__c: amountOf('SPECIALIST'),
        Special_Amount__c: amountOf('SPECIAL'),
        Discount_Amount__c: money(line.discount),
        Net_Amount__c: money(line.net),
        Rebate_Rate__c: formatPercent(line.rebate.rate),
        Rebate_Amount__c: money(line.rebate.amount)
    };
}

/** The deal as the core reads it. */
export function toCoreDeal(deal: RandomDeal, program: Program): Deal {
    const withCustomer = deal.registrations.filter((registration) => !registration.otherCustomer);
    return {
        quoteDate: deal.quoteDate,
        partner: { tier: deal.tier, specializations: activeSpecializations(deal, program) },
        businessType: deal.businessType,
        registrations: withCustomer
            .filter((registration) => !registration.rival)
            .map(({ solution, status, approvedOn, expiresOn, rate }) => ({
                solution,
                status,
                approvedOn,
                expiresOn,
                rate
            })),
        competing: withCustomer
            .filter((registration) => registration.rival && protects(registration, deal.quoteDate))
            .map(({ solution, protectedDiscount }) => ({ solution, discount: protectedDiscount })),
        specialPrices: deal.specialPrices.map((request) => ({ line: null, ...request })),
        lines: deal.lines.map(({ solution, quantity, unitPrice, floorPrice }, index) => ({
            id: String(index),
            solution,
            quantity,
            unitPrice,
            floorPrice
        }))
    };
}

/** Enough specialists whose certificates are valid today, and not expired on the quote date. */
function activeSpecializations(deal: RandomDeal, program: Program): string[] {
    return deal.specializations
        .filter(({ solution, validSpecialists, expiresOn }) => {
            const rule = program.specializations.find((candidate) => candidate.solution === solution);
            return (
                rule && validSpecialists >= rule.minSpecialists && (expiresOn === null || expiresOn >= deal.quoteDate)
            );
        })
        .map(({ solution }) => solution);
}

function protects({ status, approvedOn, expiresOn }: RandomRegistration, date: IsoDate): boolean {
    return status === 'APPROVED' && approvedOn <= date && date <= expiresOn;
}

/** The records a line refers to: those that count, or where none counts one that must not count. */
function references(deal: RandomDeal, name: string, line: RandomDeal['lines'][number]): Record<string, DemoValue> {
    const counts = (registration: RandomRegistration): boolean =>
        !registration.otherCustomer &&
        registration.solution === line.solution &&
        protects(registration, deal.quoteDate);
    const numbered = deal.registrations.map((registration, index) => ({ registration, index }));
    const own = numbered.find(({ registration }) => !registration.rival && counts(registration));
    const rival = numbered.find(({ registration }) => registration.rival && counts(registration));
    const useless = [...numbered, undefined][line.uselessReference % (numbered.length + 1)];
    const registration = own ?? useless;
    const specialization =
        deal.specializations.find(({ solution }) => solution === line.solution) ?? deal.specializations[0];
    return {
        Deal_Registration__c: registration ? refer(`${name}/registration/${registration.index}`) : null,
        Partner_Specialization__c: specialization ? refer(`${name}/specialization/${specialization.solution}`) : null,
        Protecting_Registration__c: rival ? refer(`${name}/registration/${rival.index}`) : null
    };
}

function recordsOf(
    deal: RandomDeal,
    program: Program,
    name: string,
    today: IsoDate
): Record<WrittenObject, DemoRecord[]> {
    const record = (suffix: string, values: DemoRecord['values']): DemoRecord => ({
        reference: `${name}/${suffix}`,
        values
    });
    const accounts = ['account', 'rival account', 'customer', 'other customer'];
    const partner = (suffix: string, account: string): DemoRecord =>
        record(suffix, {
            Name: `${name} ${suffix}`,
            Account__c: refer(`${name}/${account}`),
            Program__c: refer(programReference(program)),
            Tier__c: refer(tierReference(program, deal.tier)),
            // The partner has no facts: it keeps its tier until a review that does not come.
            Next_Review_On__c: addDays(today, 1000)
        });
    return {
        Product2: deal.lines.flatMap(({ solution, floorPrice }, index) =>
            floorPrice === null
                ? []
                : [
                      record(`product/${index}`, {
                          Name: `Product ${name}.${index}`,
                          Solution__c: solution,
                          Floor_Price__c: formatMoney(floorPrice, program.currency)
                      })
                  ]
        ),
        Account: accounts.map((suffix) => record(suffix, { Name: `${name} ${suffix}` })),
        Partner__c: [partner('partner', 'account'), partner('rival', 'rival account')],
        ...competenceOf(deal, program, record, name, today),
        Opportunity: [
            record('opportunity', {
                Name: `Deal ${name}`,
                AccountId: refer(`${name}/customer`),
                Partner__c: refer(`${name}/partner`),
                Business_Type__c: deal.businessType,
                StageName: 'Qualification',
                CloseDate: addDays(today, 30)
            })
        ],
        Deal_Registration__c: deal.registrations.map((registration, index) =>
            record(`registration/${index}`, registrationValues(registration, program, name))
        ),
        Partner_Quote__c: [
            record('quote', {
                Opportunity__c: refer(`${name}/opportunity`),
                Partner__c: refer(`${name}/partner`),
                Quote_Date__c: deal.quoteDate,
                Business_Type__c: deal.businessType
            })
        ],
        Special_Price_Request__c: deal.specialPrices.map(({ solution, rate, validUntil }, index) =>
            record(`special price/${index}`, {
                Partner_Quote__c: refer(`${name}/quote`),
                Solution__c: solution,
                Requested_Rate__c: formatPercent(rate),
                Reason__c: 'A rival offers less.',
                Valid_Until__c: validUntil
            })
        )
    };
}

function competenceOf(
    deal: RandomDeal,
    program: Program,
    record: (suffix: string, values: DemoRecord['values']) => DemoRecord,
    name: string,
    today: IsoDate
): Pick<Record<WrittenObject, DemoRecord[]>, 'Certified_Person__c' | 'Partner_Specialization__c' | 'Specialist__c'> {
    const people = deal.specializations.map(
        ({ validSpecialists, lapsedSpecialists }) => validSpecialists + lapsedSpecialists
    );
    return {
        Certified_Person__c: Array.from({ length: Math.max(0, ...people) }, (_, index) =>
            record(`person/${index}`, {
                Name: `Person ${index}`,
                Partner__c: refer(`${name}/partner`),
                Technical_Until__c: addDays(today, 100)
            })
        ),
        Partner_Specialization__c: deal.specializations.map(({ solution, expiresOn }) =>
            record(`specialization/${solution}`, {
                Partner__c: refer(`${name}/partner`),
                Specialization__c: refer(specializationReference(program, solution)),
                Status__c: 'ACTIVE',
                Expires_On__c: expiresOn
            })
        ),
        Specialist__c: deal.specializations.flatMap(({ solution, validSpecialists, lapsedSpecialists }) =>
            Array.from({ length: validSpecialists + lapsedSpecialists }, (_, index) =>
                record(`specialist/${solution}/${index}`, {
                    Partner_Specialization__c: refer(`${name}/specialization/${solution}`),
                    Certified_Person__c: refer(`${name}/person/${index}`),
                    Valid_Until__c: addDays(today, index < validSpecialists ? index : -1)
                })
            )
        )
    };
}

function registrationValues(registration: RandomRegistration, program: Program, name: string): DemoRecord['values'] {
    return {
        Partner__c: refer(`${name}/${registration.rival ? 'rival' : 'partner'}`),
        End_Customer__c: refer(`${name}/${registration.otherCustomer ? 'other customer' : 'customer'}`),
        Solution__c: registration.solution,
        Status__c: registration.status,
        Business_Type__c: 'NEW_CUSTOMER',
        ...(registration.status !== 'DRAFT' && { Submitted_On__c: SUBMITTED_ON }),
        // Terms come with the approval.
        ...(!['DRAFT', 'SUBMITTED'].includes(registration.status) && {
            Program__c: refer(programReference(program)),
            Approved_On__c: registration.approvedOn,
            Expires_On__c: registration.expiresOn,
            Registration_Rate__c: formatPercent(registration.rate),
            Protected_Discount__c: formatPercent(registration.protectedDiscount)
        }),
        Rejection_Reason__c: registration.status === 'REJECTED' ? 'OTHER' : null
    };
}
