import fc from 'fast-check';
import {
    addDays,
    BUSINESS_TYPES,
    REGISTRATION_STATUSES,
    STACKING_POLICIES
} from '../../force-app/main/default/lwc/programCore/programCore';
import type {
    BusinessType,
    IsoDate,
    Millionths,
    MinorUnits,
    Program,
    RegistrationStatus,
    Specialization,
    Tier
} from '../../force-app/main/default/lwc/programCore/programCore';

/** Solutions of the global value set that the random programs deal in; null is an amount without a solution. */
const SOLUTIONS = ['NETWORK', 'HYBRID_CLOUD', 'DATA_PROTECTION'] as const;
export type Solution = (typeof SOLUTIONS)[number];

/** A registration of the quoting partner or of a rival, in whatever status and with whatever dates. */
export interface RandomRegistration {
    readonly solution: Solution;
    readonly rival: boolean;
    readonly status: RegistrationStatus;
    readonly approvedOn: IsoDate;
    readonly expiresOn: IsoDate;
    readonly rate: Millionths;
    readonly protectedDiscount: Millionths;
    /** With another end customer: of no use for this deal. */
    readonly otherCustomer: boolean;
}

/** The partner's way to one of the program's specializations. */
export interface RandomSpecialization {
    readonly solution: Solution;
    readonly validSpecialists: number;
    readonly lapsedSpecialists: number;
    readonly expiresOn: IsoDate | null;
}

export interface RandomLine {
    readonly solution: Solution | null;
    /** With the four decimals that the field has. */
    readonly quantity: Millionths;
    readonly unitPrice: MinorUnits;
    /** Of the line's product; null where the line has no product. */
    readonly floorPrice: MinorUnits | null;
    /** Where no registration counts, the line refers to one that must not: which one of those there are. */
    readonly uselessReference: number;
}

/** A request for a discount beyond the stack, for the lines of one solution. */
export interface RandomSpecialPrice {
    readonly solution: Solution;
    readonly rate: Millionths;
    readonly status: 'REQUESTED' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN';
    readonly validUntil: IsoDate;
}

export interface RandomDeal {
    readonly program: Program;
    readonly tier: string;
    readonly businessType: BusinessType;
    readonly quoteDate: IsoDate;
    readonly registrations: readonly RandomRegistration[];
    readonly specializations: readonly RandomSpecialization[];
    readonly specialPrices: readonly RandomSpecialPrice[];
    readonly lines: readonly RandomLine[];
}

/** Rates that programs use, and awkward ones up to the last of six places. */
const rate = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 80 }).map((steps) => steps * 5000) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 400_000 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 999_999, 1_000_000) }
);

/** Present in half of the programs, and then low enough to bind often. */
const cap = fc.option(fc.oneof(fc.integer({ min: 0, max: 500_000 }), fc.constantFrom(0, 1_000_000)), { nil: null });

const tier = (code: string, rank: number): fc.Arbitrary<Tier> =>
    fc.record({
        code: fc.constant(code),
        name: fc.constant(code),
        rank: fc.constant(rank),
        // Out of reach of a deal's few people, who are there for specializations: the partner keeps the tier it is given.
        min: fc.constant(rank === 1 ? {} : { certifiedStaff: 1000 }),
        newBusinessDiscount: rate,
        renewalDiscount: rate,
        registrationDiscount: rate,
        rebateRate: rate,
        renewalRebateRate: rate,
        benefits: fc.constant([])
    });

const specialization = (solution: Solution): fc.Arbitrary<Specialization> =>
    fc.record({
        code: fc.constant(solution),
        name: fc.constant(solution),
        solution: fc.constant(solution),
        minSpecialists: fc.integer({ min: 1, max: 2 }),
        rebateUplift: rate,
        specialistDiscount: rate,
        benefits: fc.constant([])
    });

const program: fc.Arbitrary<Program> = fc.record({
    code: fc.constant('RANDOM'),
    name: fc.constant('Random program'),
    vendor: fc.constant('Random vendor'),
    currency: fc.constant('EUR'),
    effectiveFrom: fc.constant('2000-01-01'),
    effectiveTo: fc.constant(null),
    supersedes: fc.constant(null),
    revenue: fc.constant({ basis: 'ALL', window: 'CALENDAR_YEAR' } as const),
    headcount: fc.constant('DISTINCT_PEOPLE' as const),
    stacking: fc.record({
        newBusiness: fc.constantFrom(...STACKING_POLICIES),
        renewal: fc.constantFrom(...STACKING_POLICIES)
    }),
    maxDiscount: cap,
    maxRebate: cap,
    priceGuarantee: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: null }),
    registration: fc.constant({ protectionDays: 120, decisionDays: 5, extensionDays: 60 }),
    transition: fc.constant(null),
    tiers: fc.tuple(tier('FIRST', 1), tier('SECOND', 2)),
    specializations: fc
        .subarray([...SOLUTIONS])
        .chain((solutions) => fc.tuple(...solutions.map((solution) => specialization(solution)))),
    provenance: fc.constant({ '': 'example' } as const)
});

/** At most one registration of a solution is Submitted or Approved: the org would refuse the second. */
function isExclusive(registrations: readonly RandomRegistration[]): boolean {
    const claims = registrations
        .filter(({ status }) => status === 'SUBMITTED' || status === 'APPROVED')
        .map(({ solution, otherCustomer }) => `${solution}/${otherCustomer}`);
    return new Set(claims).size === claims.length;
}

const registration = (quoteDate: IsoDate): fc.Arbitrary<RandomRegistration> =>
    fc
        .record({
            solution: fc.constantFrom(...SOLUTIONS),
            rival: fc.boolean(),
            status: fc.oneof(
                { weight: 5, arbitrary: fc.constant('APPROVED' as const) },
                { weight: 2, arbitrary: fc.constantFrom(...REGISTRATION_STATUSES) }
            ),
            // On both sides of the quote date, and on it.
            approvedDays: fc.oneof(fc.integer({ min: -90, max: 3 }), fc.constantFrom(-1, 0, 1)),
            protectedDays: fc.oneof(fc.integer({ min: 0, max: 180 }), fc.constant(0)),
            rate,
            protectedDiscount: rate,
            otherCustomer: fc.integer({ min: 0, max: 9 }).map((digit) => digit === 0)
        })
        .map(({ approvedDays, protectedDays, ...rest }) => {
            const approvedOn = addDays(quoteDate, approvedDays);
            return { ...rest, approvedOn, expiresOn: addDays(approvedOn, protectedDays) };
        });

const line = (registered: readonly Solution[]): fc.Arbitrary<RandomLine> =>
    fc
        .record({
            solution: fc.oneof(
                { weight: 6, arbitrary: fc.constantFrom(...SOLUTIONS, ...registered) },
                { weight: 1, arbitrary: fc.constant(null) }
            ),
            quantity: fc
                .oneof(
                    fc.integer({ min: 1, max: 50 }).map((units) => units * 10_000),
                    fc.integer({ min: 0, max: 99_999_999 })
                )
                .map((tenThousandths) => tenThousandths * 100),
            unitPrice: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 999_999_999 })),
            // In percent of the unit price: out of the way, where discounts end, and above the price itself.
            floor: fc.option(fc.oneof(fc.integer({ min: 0, max: 105 }), fc.integer({ min: 45, max: 95 })), {
                nil: null
            }),
            uselessReference: fc.nat()
        })
        .map(({ floor, ...rest }) => ({
            ...rest,
            floorPrice: floor === null ? null : Math.floor((rest.unitPrice * floor) / 100)
        }));

/** Within the limit of those who grant the most, and not yet past on the day on which it is asked for. */
const specialPrice = (today: IsoDate, registered: readonly Solution[]): fc.Arbitrary<RandomSpecialPrice> =>
    fc.record({
        solution: fc.constantFrom(...SOLUTIONS, ...registered),
        rate: fc.integer({ min: 1, max: 200_000 }),
        status: fc.oneof(
            { weight: 3, arbitrary: fc.constant('APPROVED' as const) },
            { weight: 2, arbitrary: fc.constantFrom('REQUESTED' as const, 'REJECTED' as const, 'WITHDRAWN' as const) }
        ),
        validUntil: fc.integer({ min: 0, max: 15 }).map((days) => addDays(today, days))
    });

/** A random deal under a random program, quoted on the given day or one nearby. */
export function randomDeal(today: IsoDate): fc.Arbitrary<RandomDeal> {
    return fc
        .tuple(
            program,
            fc.integer({ min: -20, max: 20 }).map((days) => addDays(today, days))
        )
        .chain(([randomProgram, quoteDate]) =>
            fc.record({
                program: fc.constant(randomProgram),
                tier: fc.constantFrom('FIRST', 'SECOND'),
                businessType: fc.oneof(
                    { weight: 4, arbitrary: fc.constantFrom('NEW_CUSTOMER' as const, 'NEW_SOLUTION' as const) },
                    { weight: 1, arbitrary: fc.constantFrom(...BUSINESS_TYPES) }
                ),
                quoteDate: fc.constant(quoteDate),
                registrations: fc.array(registration(quoteDate), { maxLength: 4 }).filter(isExclusive),
                specializations: specializationsOf(randomProgram, quoteDate)
            })
        )
        .chain((deal) => {
            // Often where the deal is registered, so that registrations, price guarantees and special prices meet.
            const registered = deal.registrations.flatMap(({ solution }) => [solution, solution, solution]);
            return fc.record({
                ...constants(deal),
                specialPrices: fc.array(specialPrice(today, registered), { maxLength: 4 }),
                lines: fc.array(line(registered), { minLength: 1, maxLength: 3 })
            });
        });
}

/** What is drawn already, among what is drawn now. */
function constants<Values extends object>(values: Values): { [Name in keyof Values]: fc.Arbitrary<Values[Name]> } {
    const entries = Object.entries(values).map(([name, value]) => [name, fc.constant(value)]);
    return Object.fromEntries(entries) as { [Name in keyof Values]: fc.Arbitrary<Values[Name]> };
}

function specializationsOf(randomProgram: Program, quoteDate: IsoDate): fc.Arbitrary<RandomSpecialization[]> {
    const reached = randomProgram.specializations.map(({ solution }) =>
        fc.record({
            solution: fc.constant(solution as Solution),
            validSpecialists: fc.integer({ min: 0, max: 3 }),
            lapsedSpecialists: fc.integer({ min: 0, max: 1 }),
            expiresOn: fc.option(
                fc.constantFrom(-1, 0, 1, 40).map((days) => addDays(quoteDate, days)),
                { nil: null, freq: 2 }
            )
        })
    );
    return fc.tuple(...reached).chain((all) => fc.subarray(all));
}
