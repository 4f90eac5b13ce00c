import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
    BUSINESS_TYPES,
    COMPONENT_CODES,
    priceDeal,
    REFUSAL_REASONS,
    STACKING_POLICIES
} from '../../force-app/main/default/lwc/programCore/programCore';
import type { TracedLine } from '../../force-app/main/default/lwc/programCore/programCore';
import { loadSteps, resolveReferences } from '../../scripts/demo/load';
import { FixedClock } from '../../scripts/local-org/clock';
import { openOrg } from '../../scripts/local-org/open';
import type { SaveOperation, SaveResult } from '../../scripts/local-org/org';
import { computedLines, dealSteps, specialPriceEnds, toCoreDeal } from './dealRecords';
import type { ComputedLine, SpecialPriceEnd } from './dealRecords';
import { randomDeal } from './randomDeal';
import type { RandomDeal } from './randomDeal';

const TODAY = '2026-11-21';
const DEALS_OF_A_RUN = 50;
const RUNS = 20;
/** Several times what the property takes on a quiet machine. */
const SECONDS = 240;
const LINE = 'Partner_Quote_Line__c';

/** Each stored number of a quote line and the formula field by which the org itself computes what it must be. */
const EXPECTED_FIELDS = {
    List_Amount__c: 'Expected_List__c',
    Front_Rate__c: 'Expected_Front_Rate__c',
    Front_Amount__c: 'Expected_Front_Amount__c',
    Registration_Rate__c: 'Expected_Registration_Rate__c',
    Registration_Amount__c: 'Expected_Registration_Amount__c',
    Specialist_Rate__c: 'Expected_Specialist_Rate__c',
    Specialist_Amount__c: 'Expected_Specialist_Amount__c',
    Special_Rate__c: 'Expected_Special_Rate__c',
    Special_Amount__c: 'Expected_Special_Amount__c',
    Discount_Amount__c: 'Expected_Discount__c',
    Net_Amount__c: 'Expected_Net__c',
    Rebate_Rate__c: 'Expected_Rebate_Rate__c',
    Rebate_Amount__c: 'Expected_Rebate_Amount__c'
} as const;
type StoredField = keyof typeof EXPECTED_FIELDS;
const STORED_FIELDS = Object.keys(EXPECTED_FIELDS) as StoredField[];

/** A rate has six decimal places, four of them as percent points; an amount two. */
function placesOf(field: StoredField): number {
    return field.endsWith('_Rate__c') ? 4 : 2;
}

function toPlaces(field: StoredField, value: Decimal): string {
    return value.toFixed(placesOf(field));
}

/** A line as it was written, and what the org answered. */
interface WrittenLine {
    readonly line: ComputedLine;
    /** With the Ids of the records it refers to. */
    readonly values: Readonly<Record<string, unknown>>;
    readonly result: SaveResult;
}

interface Tampering {
    readonly field: StoredField;
    readonly operation: SaveOperation;
}

/**
 * Every number of the line altered by one cent, or by one millionth of a rate, up and down, each by an update of its
 * own; and the same line anew with one of them altered, another one from line to line.
 */
function tamper({ line, values, result }: WrittenLine, index: number): Tampering[] {
    const id = result.id ?? '';
    const updates = STORED_FIELDS.flatMap((field) =>
        alter(line, field).map((value): Tampering => {
            return { field, operation: { kind: 'update', object: LINE, id, values: { [field]: value } } };
        })
    );
    const field = STORED_FIELDS[index % STORED_FIELDS.length] as StoredField;
    const [altered] = alter(line, field);
    return [
        ...updates,
        { field, operation: { kind: 'create', object: LINE, values: { ...values, [field]: altered } } }
    ];
}

function alter(line: ComputedLine, field: StoredField): string[] {
    const value = new Decimal(line.numbers[field] ?? NaN);
    const step = new Decimal(10).pow(-placesOf(field));
    return [value.plus(step), value.minus(step)].map((altered) => altered.toFixed());
}

/** What the random deals must have met, each this often, for the agreement to mean anything. */
const LEAST_OF_A_CASE = 15;
const CASES = [
    ...STACKING_POLICIES,
    ...BUSINESS_TYPES,
    ...COMPONENT_CODES,
    ...REFUSAL_REASONS,
    'MAX_DISCOUNT',
    'PRICE_GUARANTEE',
    'trimmed in part',
    'no cap',
    'special price at the floor price',
    'special price at the price guarantee',
    'special price in full above a floor price',
    'uplift',
    'rebate cap binds',
    'net is zero',
    'no solution'
] as const;

/** Counts what the core met when it priced the deal. */
function countCases(deal: RandomDeal, met: Map<string, number>): void {
    const count = (name: string): Map<string, number> => met.set(name, (met.get(name) ?? 0) + 1);
    const { trace } = priceDeal(deal.program, toCoreDeal(deal, deal.program));
    [...new Set(['deal', trace.businessType, trace.stacking.policy])].forEach(count);
    for (const line of trace.lines) {
        line.components.forEach((component) => {
            count(component.code);
            if (component.trimmed > 0) count('trimmed in part');
        });
        line.refused.forEach(({ reason }) => count(reason));
        line.caps.forEach(({ code }) => count(code));
        if (line.caps.length === 0) count('no cap');
        countSpecialPrice(line, deal, count);
        if (line.rebate.uplift > 0) count('uplift');
        if (line.rebate.rule.key === 'REBATE_CAPPED') count('rebate cap binds');
        if (line.list > 0 && line.net === 0) count('net is zero');
        if (line.solution === null) count('no solution');
    }
}

function countSpecialPrice(line: TracedLine, deal: RandomDeal, count: (name: string) => void): void {
    const capped = line.refused.find(({ code, reason }) => code === 'SPECIAL' && reason === 'CAPPED');
    const granted = line.components.find(({ code }) => code === 'SPECIAL');
    if (capped?.unlock.key === 'UNLOCK_FLOOR_PRICE') count('special price at the floor price');
    if (capped?.unlock.key === 'UNLOCK_PRICE_GUARANTEE') count('special price at the price guarantee');
    if (granted?.trimmed === 0 && (deal.lines[Number(line.id)]?.floorPrice ?? 0) > 0) {
        count('special price in full above a floor price');
    }
}

describe('the core and the metadata', () => {
    const org = openOrg({ clock: new FixedClock(`${TODAY}T10:00:00Z`) });
    const userId = org.users[0]?.id ?? '';
    const save = (operations: readonly SaveOperation[]): SaveResult[] =>
        org.save(operations, { userId, allOrNone: false });
    let run = 0;

    afterAll(() => org.close());

    /** Who asks may withdraw, and does not decide. */
    function endSpecialPrices(ends: readonly SpecialPriceEnd[], ids: ReadonlyMap<string, string>): void {
        const approver = org.users.find(({ persona }) => persona === 'Tierstack Channel Operations')?.id ?? '';
        const finish = (chosen: readonly SpecialPriceEnd[], user: string): SaveResult[] =>
            org.save(
                chosen.map(({ reference, status }) => ({
                    kind: 'update' as const,
                    object: 'Special_Price_Request__c',
                    id: ids.get(reference) ?? '',
                    values: { Status__c: status, ...(status === 'REJECTED' && { Decision_Comment__c: 'No.' }) }
                })),
                { userId: user }
            );
        const isWithdrawn = ({ status }: SpecialPriceEnd): boolean => status === 'WITHDRAWN';
        const results = [
            ...finish(ends.filter(isWithdrawn), userId),
            ...finish(
                ends.filter((end) => !isWithdrawn(end)),
                approver
            )
        ];
        expect(results.filter(({ success }) => !success)).toEqual([]);
    }

    /** Writes the deals and their lines as the core computes them. */
    function writeDeals(deals: readonly RandomDeal[]): WrittenLine[] {
        run += 1;
        const ids = loadSteps(org, userId, dealSteps(deals, run, TODAY));
        endSpecialPrices(specialPriceEnds(deals, run), ids);
        const lines = deals.flatMap((deal, index) => computedLines(deal, run, index));
        const values = lines.map((line) => resolveReferences(line, ids));
        const results = save(values.map((each) => ({ kind: 'create', object: LINE, values: each })));
        return lines.map((line, index) => ({
            line,
            values: values[index] as Record<string, unknown>,
            result: results[index] as SaveResult
        }));
    }

    /** What the org's formulas make of the stored line, by stored field. */
    function expectedByOrg(id: string): Record<StoredField, string> {
        const record = org.read(LINE, id) ?? {};
        const entries = STORED_FIELDS.map((field) => {
            const value = org.formulaValue(LINE, EXPECTED_FIELDS[field], record);
            return [field, value instanceof Decimal ? toPlaces(field, value) : String(value)] as const;
        });
        return Object.fromEntries(entries) as Record<StoredField, string>;
    }

    function expectAgreement({ line, values, result }: WrittenLine): void {
        expect(result, `${line.reference} ${JSON.stringify(values)}`).toMatchObject({ success: true });
        const byCore = STORED_FIELDS.map((field) => [field, toPlaces(field, new Decimal(line.numbers[field] ?? NaN))]);
        expect(result.success && expectedByOrg(result.id)).toEqual(Object.fromEntries(byCore));
    }

    function expectRefusals(tamperings: readonly Tampering[]): void {
        const answers = save(tamperings.map(({ operation }) => operation));
        tamperings.forEach(({ field, operation }, index) => {
            const answer = answers[index] as SaveResult;
            expect(answer.success, `${field}: ${JSON.stringify(operation)}`).toBe(false);
            expect(answer.success ? [] : answer.errors.flatMap(({ fields }) => fields)).toContain(field);
        });
    }

    it(
        `agree to the cent on ${DEALS_OF_A_RUN * RUNS} random deals, and the org refuses every other number by its field`,
        () => {
            const deals = fc.array(randomDeal(TODAY), { minLength: DEALS_OF_A_RUN, maxLength: DEALS_OF_A_RUN });
            const met = new Map<string, number>();
            fc.assert(
                fc.property(deals, (batch) => {
                    const written = writeDeals(batch);
                    written.forEach(expectAgreement);
                    expectRefusals(written.flatMap(tamper));
                    batch.forEach((deal) => countCases(deal, met));
                }),
                // The seed keeps the run the same; looking for a smaller counterexample ends in time.
                { numRuns: RUNS, seed: 20260101, interruptAfterTimeLimit: SECONDS * 1000, markInterruptAsFailure: true }
            );
            expect(met.get('deal')).toBe(DEALS_OF_A_RUN * RUNS);
            const rare = CASES.filter((name) => (met.get(name) ?? 0) < LEAST_OF_A_CASE);
            expect(rare, JSON.stringify([...met])).toEqual([]);
        },
        2 * SECONDS * 1000
    );
});
