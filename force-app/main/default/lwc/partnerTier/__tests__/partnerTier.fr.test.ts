import PartnerTier from 'c/partnerTier';
import { answer, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, mount, readable, settle } from '../../../../../../test/mocks/page';
import partnersOfAccount from '../../partnerData/__tests__/data/partnersOfAccount.json';
import programRules from '../../programData/__tests__/data/programRules.json';

describe("an account's partner tier for a French reader", () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
    });
    afterEach(clearPage);

    it('speaks French and writes dates and amounts as French does', async () => {
        const element = mount('c-partner-tier', PartnerTier, { recordId: '001000000000001AAA' });
        await settle();
        answer(partnersOfAccount, named('PartnersOfAccount'));
        await settle();
        answer(programRules, named('ProgramRules'));
        await settle();
        const text = readable(find(element, 'article'));

        expect(find(element, 'c-tier-badge')).toMatchObject({ name: 'Expert', rankText: 'Rang 3 sur 4' });
        expect(text).toContain('Depuis le 1 janv. 2024');
        expect(text).toContain("Conservé jusqu'au 31 déc. 2024. Remplit aujourd'hui les critères de Skill.");
        expect(text).toContain('Elsa Caron et Farid Haddad');
        const revenue = find<HTMLElement & { valueText: string }>(element, 'c-criterion-progress');
        expect(revenue.valueText.replace(/\s/g, ' ')).toBe('300 000,00 € sur 1 500 000,00 €');
        await expect(element).toBeAccessible();
    });
});
