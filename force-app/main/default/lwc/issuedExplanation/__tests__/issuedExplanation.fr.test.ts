import IssuedExplanation from 'c/issuedExplanation';
import { answer, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, mount, readable, settle } from '../../../../../../test/mocks/page';
import quoteDetail from '../../quoteData/__tests__/data/quoteDetail.json';

describe('an issued quote for a French reader', () => {
    afterEach(clearPage);

    it('is explained in French, by rules whose names are as they were', async () => {
        const element = mount('c-issued-explanation', IssuedExplanation, { recordId: 'a08000000000001AAA' });
        await settle();
        const altered = JSON.parse(JSON.stringify(quoteDetail)) as typeof quoteDetail;
        altered.uiapi.query.Partner_Quote_Line__c.edges[1]!.node.Net_Amount__c.value = 1599.19;
        answer(altered, named('QuoteDetail'));
        await settle();

        expect(readable(find(element, '[data-basis]'))).toBe(
            'Expliqué par les règles du 20 mai 2024 : Trend Micro partner program 2024 (TREND_MICRO_2024), niveau Expert.'
        );
        expect(find(element, '[data-warning]')).toMatchObject({
            messages: expect.arrayContaining([
                expect.stringMatching(
                    /^Ligne 2 : Prix net : 1\s599,19\s€ envoyé, les règles du jour donnent 1\s599,20\s€\.$/
                )
            ])
        });
    });
});
