import { explainStoredQuote, toStoredQuote, type StoredQuote } from 'c/quoteData';
import quoteDetail from './data/quoteDetail.json';

const quote = toStoredQuote(quoteDetail);

function explain(changes: Partial<StoredQuote> = {}): ReturnType<typeof explainStoredQuote> {
    return explainStoredQuote({ ...quote, ...changes });
}

describe('a stored quote that was issued', () => {
    it('is explained by the rules and facts that it carries, to the cent that was sent', () => {
        const explanation = explain();
        expect(explanation.state).toBe('EXPLAINED');
        if (explanation.state !== 'EXPLAINED') {
            return;
        }
        const { program, result, trace, lines, components } = explanation.priced;
        expect(program).toMatchObject({ code: 'TREND_MICRO_2024', maxDiscount: 400_000 });
        expect(result).toMatchObject({ net: 1_009_920, rebate: 47_298 });
        expect(trace.lines[0]?.components.map(({ code }) => code)).toEqual(['FRONT', 'REGISTRATION', 'SPECIALIST']);
        expect(lines.map(({ name }) => name)).toEqual(['Network One 500', '=Email, "one" year']);
        // The special price was asked for, and not decided on the day: the column shows that.
        expect(components.map(({ code }) => code)).toEqual(['FRONT', 'REGISTRATION', 'SPECIALIST', 'SPECIAL']);
    });

    it("keeps the floor price of its line when the product's changes", () => {
        const [first] = quote.lines;
        const product = { ...first!.product, floorPrice: 1 };
        const explanation = explain({ lines: [{ ...first!, product }, ...quote.lines.slice(1)] });
        expect(explanation.state === 'EXPLAINED' && explanation.priced.deal.lines[0]?.floorPrice).toBe(80_000);
    });

    it('is marked where a line says something else than its rules', () => {
        const [first, second] = quote.lines;
        expect(explain({ lines: [first!, { ...second!, net: 159_919 }] })).toMatchObject({
            state: 'DIFFERENT',
            differences: [{ line: 1, of: 'net', sent: 159_919, explained: 159_920 }]
        });
    });

    it('is not explained by rules of today where it carries none, nor while nothing was sent', () => {
        expect(explain({ rules: null })).toEqual({ state: 'MISSING', missing: ['rules'] });
        expect(explain({ issuedOn: null })).toEqual({ state: 'NOT_ISSUED' });
    });
});
