import { checkDeal, checkProgram, checkTierHistory, priceDeal, writePricedDeal } from '../programCore';
import type {
    Checked,
    DealDocument,
    DealTrace,
    PriceDocument,
    Program,
    ProgramDocument,
    TierHistory,
    TierHistoryDocument
} from '../programCore';

/** A program with round numbers, so that the tests can be calculated by hand. Each test changes what it is about. */
export function programDocument(changes: Partial<ProgramDocument> = {}): ProgramDocument {
    return {
        code: 'SAMPLE',
        name: 'Sample program',
        vendor: 'Sample vendor',
        currency: 'EUR',
        effectiveFrom: '2024-01-01',
        revenue: { basis: 'NEW_BUSINESS', window: 'CALENDAR_YEAR' },
        headcount: 'DISTINCT_PEOPLE',
        stacking: { newBusiness: 'ADD', renewal: 'FIRST' },
        registration: { protectionDays: 90, decisionDays: 3, extensionDays: 30 },
        tiers: [
            {
                code: 'BASE',
                name: 'Base',
                rank: 1,
                newBusinessDiscount: '0.1',
                renewalDiscount: '0.03',
                registrationDiscount: '0.1',
                rebateRate: '0.01'
            },
            {
                code: 'MIDDLE',
                name: 'Middle',
                rank: 2,
                min: { revenue: '100000.00', certifiedStaff: 2 },
                newBusinessDiscount: '0.2',
                renewalDiscount: '0.06',
                registrationDiscount: '0.12',
                rebateRate: '0.03',
                renewalRebateRate: '0.005'
            },
            {
                code: 'TOP',
                name: 'Top',
                rank: 3,
                min: { revenue: '500000.00', certifiedStaff: 4, specializations: 1 },
                newBusinessDiscount: '0.25',
                renewalDiscount: '0.08',
                registrationDiscount: '0.15',
                rebateRate: '0.05'
            }
        ],
        specializations: [
            {
                code: 'NETWORK',
                name: 'Network',
                solution: 'NETWORK',
                minSpecialists: 2,
                rebateUplift: '0.02',
                specialistDiscount: '0.05'
            },
            { code: 'CLOUD', name: 'Cloud', solution: 'CLOUD', minSpecialists: 1 }
        ],
        provenance: { '': 'example' },
        ...changes
    };
}

/** A new customer, one network line of 1 000.00, partner MIDDLE without specialization and registration. */
export function dealDocument(changes: Partial<DealDocument> = {}): DealDocument {
    return {
        quoteDate: '2024-06-01',
        partner: { tier: 'MIDDLE', specializations: [] },
        businessType: 'NEW_CUSTOMER',
        registrations: [],
        competing: [],
        lines: [{ id: '1', solution: 'NETWORK', quantity: '1', unitPrice: '1000.00' }],
        ...changes
    };
}

export const APPROVED = {
    solution: 'NETWORK',
    status: 'APPROVED',
    approvedOn: '2024-05-01',
    expiresOn: '2024-07-30',
    rate: '0.12'
} as const;

export function valueOf<Value>(checked: Checked<Value>): Value {
    if (!checked.ok) {
        throw new Error(checked.problems.map(({ path, problem }) => `${path}: ${problem}`).join('\n'));
    }
    return checked.value;
}

export function programOf(changes: Partial<ProgramDocument> = {}): Program {
    return valueOf(checkProgram(programDocument(changes)));
}

/** Prices documents as the command does, and keeps the trace. */
export function price(
    programChanges: Partial<ProgramDocument>,
    dealChanges: Partial<DealDocument>
): { document: PriceDocument; trace: DealTrace } {
    const program = programOf(programChanges);
    const { result, trace } = priceDeal(program, valueOf(checkDeal(dealDocument(dealChanges), program)));
    return { document: writePricedDeal(result), trace };
}

export function historyOf(program: Program, document: TierHistoryDocument): TierHistory {
    return valueOf(checkTierHistory(document, program));
}

export function tierHistory(changes: Partial<TierHistoryDocument> = {}): TierHistoryDocument {
    return { asOf: '2024-06-15', current: null, people: [], specialists: [], revenue: [], ...changes };
}

/** A copy that lacks some keys. */
export function without<Value extends object, Key extends keyof Value>(value: Value, ...keys: Key[]): Omit<Value, Key> {
    const copy = { ...value };
    keys.forEach((key) => Reflect.deleteProperty(copy, key));
    return copy;
}

/** People a, b, c … whose technical certificate is valid until a date. */
export function people(count: number, technicalUntil = '2025-12-31'): { id: string; technicalUntil: string }[] {
    return Array.from({ length: count }, (_, at) => ({ id: String.fromCharCode(97 + at), technicalUntil }));
}
