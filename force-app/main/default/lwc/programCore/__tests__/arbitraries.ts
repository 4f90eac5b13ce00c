import fc from 'fast-check';
import type { DealDocument, ProgramDocument } from '../programCore';
import { programDocument, without } from './samples';

const SOLUTIONS = ['NETWORK', 'CLOUD', 'OTHER'];
const DAYS = ['2024-05-01', '2024-05-31', '2024-06-01', '2024-06-02', '2024-07-30'];

/** Rates of few and of many digits, equal ones often, so that ties happen. */
export const rate = fc.oneof(
    fc.constantFrom('0', '0.05', '0.1', '0.125', '0.2', '1'),
    fc.nat({ max: 400000 }).map((millionths) => `0.${String(millionths).padStart(6, '0')}`)
);
const policy = fc.constantFrom('ADD', 'COMPOUND', 'HIGHEST', 'FIRST');
const optionalRate = fc.option(rate, { nil: null });

/** The sample program with other rates, policies and caps. */
export const program: fc.Arbitrary<ProgramDocument> = fc
    .record({
        stacking: fc.record({ newBusiness: policy, renewal: policy }) as fc.Arbitrary<ProgramDocument['stacking']>,
        maxDiscount: optionalRate,
        maxRebate: optionalRate,
        priceGuarantee: optionalRate,
        currency: fc.constantFrom('EUR', 'JPY', 'TND'),
        tierRates: fc.array(fc.tuple(rate, rate, rate, rate, rate), { minLength: 3, maxLength: 3 }),
        specialistDiscount: rate,
        rebateUplift: rate
    })
    .map(({ tierRates, specialistDiscount, rebateUplift, ...changes }) => {
        const sample = programDocument(changes);
        return {
            ...sample,
            tiers: sample.tiers.map((tier, at) => {
                const [newBusinessDiscount, renewalDiscount, registrationDiscount, rebateRate, renewalRebateRate] =
                    tierRates[at] as [string, string, string, string, string];
                return {
                    ...without(tier, 'min'),
                    newBusinessDiscount,
                    renewalDiscount,
                    registrationDiscount,
                    rebateRate,
                    renewalRebateRate
                };
            }),
            specializations: sample.specializations.map((entry, at) =>
                at === 0 ? { ...entry, specialistDiscount, rebateUplift } : entry
            )
        };
    });

const approved = fc
    .record({ from: fc.constantFrom(...DAYS), to: fc.constantFrom(...DAYS), rate })
    .map(({ from, to, rate: pinned }) => ({
        status: 'APPROVED' as const,
        approvedOn: from < to ? from : to,
        expiresOn: from < to ? to : from,
        rate: pinned
    }));
const unapproved = fc.record({
    status: fc.constantFrom('DRAFT', 'SUBMITTED', 'REJECTED', 'WON', 'LOST', 'EXPIRED', 'WITHDRAWN')
}) as fc.Arbitrary<{ status: 'DRAFT' }>;

/** Quantities with up to four places, prices in whole units or with the decimals that every currency here allows. */
const line = fc.record({
    solution: fc.option(fc.constantFrom(...SOLUTIONS), { nil: null }),
    quantity: fc.oneof(
        fc.nat({ max: 5000 }).map(String),
        fc
            .nat({ max: 99999 })
            .map((tenThousandths) => `${tenThousandths % 10}.${String(tenThousandths).padStart(5, '0').slice(1)}`)
    ),
    unitPrice: fc.tuple(fc.nat({ max: 20_000_000 }), fc.nat({ max: 99 }))
});

export function deal(currency: string): fc.Arbitrary<DealDocument> {
    return fc
        .record({
            tier: fc.constantFrom('BASE', 'MIDDLE', 'TOP'),
            specializations: fc.subarray(['NETWORK', 'CLOUD']),
            businessType: fc.constantFrom('NEW_CUSTOMER', 'NEW_SOLUTION', 'RENEWAL'),
            registrations: fc.tuple(
                ...SOLUTIONS.map(() => fc.option(fc.oneof({ weight: 3, arbitrary: approved }, unapproved)))
            ),
            competing: fc.array(fc.record({ solution: fc.constantFrom(...SOLUTIONS), discount: rate }), {
                maxLength: 2
            }),
            lines: fc.array(line, { maxLength: 5 })
        })
        .map(({ tier, specializations, businessType, registrations, competing, lines }) => ({
            quoteDate: '2024-06-01',
            partner: { tier, specializations },
            businessType: businessType as DealDocument['businessType'],
            registrations: registrations.flatMap((entry, at) =>
                entry === null ? [] : [{ solution: SOLUTIONS[at] as string, ...entry }]
            ),
            competing,
            lines: lines.map(({ unitPrice: [whole, cents], ...rest }, at) => ({
                id: String(at + 1),
                ...rest,
                unitPrice: currency === 'JPY' ? String(whole) : `${whole}.${String(cents).padStart(2, '0')}`
            }))
        }));
}

export const programAndDeal = program.chain((document) =>
    deal(document.currency).map((dealDocument) => ({ program: document, deal: dealDocument }))
);
