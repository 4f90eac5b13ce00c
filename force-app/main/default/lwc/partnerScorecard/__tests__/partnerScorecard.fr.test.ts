import PartnerScorecard from 'c/partnerScorecard';
import { answer, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, mount, readable, settle } from '../../../../../../test/mocks/page';
import tierChanges from '../../partnerData/__tests__/data/tierChanges.json';
import waivedPartner from '../../partnerData/__tests__/data/waivedPartner.json';
import programRules from '../../programData/__tests__/data/programRules.json';

describe("a partner's scorecard for a French reader", () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
    });
    afterEach(clearPage);

    it('speaks French and writes dates, amounts and months as French does', async () => {
        const element = mount('c-partner-scorecard', PartnerScorecard, { recordId: 'a03000000000001AAA' });
        await settle();
        answer(waivedPartner, named('PartnersOfAccount'));
        await settle();
        answer(programRules, named('ProgramRules'));
        await settle();

        expect(readable(find(find(element, 'c-standing-notices'), '[data-risk]'))).toContain(
            'Menacé le 1 janv. 2025 : Registered au lieu de Expert, car'
        );
        expect(readable(find(find(element, 'c-standing-notices'), '[data-waiver]'))).toBe(
            "Une dérogation maintient le niveau jusqu'au 31 août 2024Merger under way (accordée par Olga Petit)"
        );
        answer(tierChanges, named('TierChanges'));
        await settle();
        expect(readable(find(element, '[data-change="a0T000000000003AAA"]'))).toContain(
            'Jusqu’au 31 août 2024 : Merger under way2 mai 2024300 000,00 € · Certifiés : 6 · Spécialisations actives : 1'
        );
        expect(readable(find(element, '[data-counted]'))).toContain('300 000,00 €');
        const chart = find<HTMLElement & { columns: { label: string; shortLabel: string }[] }>(
            element,
            'c-column-chart'
        );
        expect(chart.columns[1]).toMatchObject({ label: 'février 2024', shortLabel: 'févr.' });
        await expect(element).toBeAccessible();
    });

    it('says that a review whose day has come waits for the waiver', async () => {
        const due = JSON.parse(
            JSON.stringify(waivedPartner).replaceAll(
                '"Next_Review_On__c":{"value":null}',
                '"Next_Review_On__c":{"value":"2024-05-02"}'
            )
        ) as object;
        const element = mount('c-partner-scorecard', PartnerScorecard, { recordId: 'a03000000000001AAA' });
        await settle();
        answer(due, named('PartnersOfAccount'));
        await settle();
        answer(programRules, named('ProgramRules'));
        await settle();

        expect(readable(find(element, '.facts'))).toContain('Revue du 2 mai 2024 en attente');
    });
});
