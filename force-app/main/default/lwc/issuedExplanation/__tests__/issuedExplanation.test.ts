import IssuedExplanation from 'c/issuedExplanation';
import { answer, answerErrors, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import quoteDetail from '../../quoteData/__tests__/data/quoteDetail.json';

/** The recorded quote with other values on the quote itself, or on its second line. */
function recorded(quote: Record<string, unknown> = {}, secondLine: Record<string, unknown> = {}): unknown {
    const copy = JSON.parse(JSON.stringify(quoteDetail)) as typeof quoteDetail;
    const { query } = copy.uiapi;
    const asFields = (values: Record<string, unknown>): Record<string, unknown> =>
        Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
    Object.assign(query.Partner_Quote__c.edges[0]!.node, asFields(quote));
    Object.assign(query.Partner_Quote_Line__c.edges[1]!.node, asFields(secondLine));
    return copy;
}

async function show(data: unknown = recorded()): Promise<HTMLElement> {
    const element = mount('c-issued-explanation', IssuedExplanation, { recordId: 'a08000000000001AAA' });
    await settle();
    if (data) {
        answer(data, named('QuoteDetail'));
        await settle();
    }
    return element;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a part has properties of its own
function part(element: HTMLElement, tag: string): any {
    return find(element, tag);
}

function warning(element: HTMLElement): { heading: string; messages: string[] } {
    const { heading, messages } = part(element, '[data-warning]');
    return { heading, messages };
}

describe('an issued quote', () => {
    afterEach(clearPage);

    it('is explained by its own day and version of the rules, and says so', async () => {
        const element = await show();

        expect(readable(find(element, '[data-basis]'))).toBe(
            'Explained by the rules of May 20, 2024: Trend Micro partner program 2024 (TREND_MICRO_2024), tier Expert.'
        );
        expect(findAll(element, '[data-warning]')).toEqual([]);
        expect(part(element, 'c-quote-summary').priced.result).toMatchObject({ net: 1_009_920, rebate: 47_298 });
        await expect(element).toBeAccessible();
    });

    it('says of each line, and of the total, which rules gave the price, where they come from, and what was refused', async () => {
        const element = await show();
        const explanation = part(element, 'c-quote-explanation');
        expect(readable(find(explanation, '[data-refused^="REGISTRATION"]'))).toContain('€239.88');
        part(element, 'c-quote-line-table').dispatchEvent(new CustomEvent('explain', { detail: 0 }));
        await settle();

        expect(explanation.lineIndex).toBe(0);
        const registration = readable(find(explanation, '[data-granted="REGISTRATION"]'));
        expect(registration).toContain('approved on May 2, 2024');
        expect(registration).toContain('-€1,500.00');
        expect(readable(find(explanation, '[data-granted="FRONT"]'))).toContain('Expert');
        expect(readable(find(explanation, '[data-refused="SPECIAL"]'))).not.toBe('');
    });

    it('is not explained by the program of today, whatever that has become', async () => {
        const changed = JSON.parse(JSON.stringify(quoteDetail)) as typeof quoteDetail;
        const { node } = changed.uiapi.query.Partner_Quote__c.edges[0]!;
        node.Partner__r.Program__r.Name.value = 'Another program';
        node.Partner__r.Tier__r.Name.value = 'Registered';
        changed.uiapi.query.Special_Price_Request__c.edges = [];

        expect(part(await show(changed), 'c-quote-summary').priced.result).toMatchObject({ net: 1_009_920 });
    });

    it('says loudly at which line what was sent is not what its rules give', async () => {
        const element = await show(recorded({}, { Net_Amount__c: 1599.19, Front_Rate__c: 21 }));

        expect(warning(element)).toEqual({
            heading: "What was sent is not what the quote's own rules give",
            messages: [
                'Line 2: Net price: €1,599.19 was sent, the rules of the day give €1,599.20.',
                'Line 2: Front-end discount, rate: 21% was sent, the rules of the day give 20%.',
                "What follows explains the price that the quote's own rules and facts give, not the numbers named above."
            ]
        });
        expect(readable(find(part(element, 'c-quote-line-table'), '[data-problem]'))).toContain(
            'Net price: €1,599.19 was sent'
        );
        await expect(element).toBeAccessible();
    });

    it('says so of a total that is not the sum of its lines', async () => {
        expect(warning(await show(recorded({ Rebate_Total__c: 472.97 }))).messages[0]).toBe(
            'Total. Rebate when won: €472.97 was sent, the rules of the day give €472.98.'
        );
    });

    it('that carries no rules is not explained by others: its amounts stand alone', async () => {
        const element = await show(recorded({ Rules__c: null }));

        expect(warning(element)).toEqual({
            heading: 'The price of Q-000007 cannot be explained',
            messages: [
                "It does not carry the program's rules of its day.",
                "Today's rules do not take their place. The amounts below are those that were sent."
            ]
        });
        expect(findAll(element, 'c-quote-explanation, c-quote-summary')).toEqual([]);
        expect(readable(find(part(element, '[data-amounts]'), '[data-row="total"]'))).toContain('€10,099.20');
        await expect(element).toBeAccessible();
    });

    it('that carries damaged rules says what is wrong with them', async () => {
        const element = await show(recorded({ Facts__c: '{"quoteDate":"2024-05-20"' }));

        expect(warning(element).heading).toContain('What Q-000007 carries of its day is damaged');
        expect(warning(element).messages[0]).toBe(
            '/facts: no JSON object can be read. Expected: what issuing the quote wrote.'
        );
        expect(findAll(element, 'c-quote-explanation')).toEqual([]);
    });

    it('that was given up as a draft has nothing to explain, and a draft is explained where it is priced', async () => {
        const givenUp = await show(recorded({ Status__c: 'SUPERSEDED', Issued_On__c: null }));
        expect(readable(find(givenUp, '[data-not-issued]'))).toContain('given up before it was issued');
        clearPage();
        const draft = await show(recorded({ Status__c: 'DRAFT', Issued_On__c: null }));
        expect(part(draft, '[data-draft] c-record-link')).toMatchObject({ recordId: '006000000000001AAA' });
    });

    it('that cannot be read says why', async () => {
        const element = await show(null);
        expect(part(element, 'lightning-spinner')).toMatchObject({ alternativeText: 'Loading' });
        answerErrors([{ message: 'Not allowed.', path: [], extensions: {} }], named('QuoteDetail'));
        await settle();

        expect(part(element, '[data-load-errors]')).toMatchObject({ messages: ['Not allowed.'] });
    });
});
