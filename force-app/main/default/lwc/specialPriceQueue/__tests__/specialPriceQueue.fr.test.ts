import SpecialPriceQueue from 'c/specialPriceQueue';
import { answer, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import open from '../../specialPriceData/__tests__/data/open.json';

jest.mock('@salesforce/customPermission/Approve_Special_Price_20', () => ({ default: undefined }), { virtual: true });

describe('the queue of special prices for a French reader', () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
    });
    afterEach(clearPage);

    it('speaks French', async () => {
        const element = mount('c-special-price-queue', SpecialPriceQueue, {});
        await settle();
        answer(open, named('OpenSpecialPrices'));
        await settle();
        const [first] = findAll(find(element, 'c-queue-list'), '[role="option"]');
        expect(readable(first ?? null)).toBe(
            "Mutuelle du RhôneAlpes Réseaux – Trend MicroNetwork Security – 6 %Jusqu'au 5 juin 2024Limite 10 %"
        );
        const decision = find(find(element, 'c-special-price-review'), 'c-special-price-decision');
        const { label } = find<HTMLElement & { label: string }>(decision, '[data-decide="APPROVE"]');
        expect(label.replace(/\s/g, ' ')).toBe('Approuver 6 %');
        expect(readable(find(decision, '[data-limit]'))).toBe("Vous pouvez accorder jusqu'à 10 % au-delà du cumul.");
        await expect(element).toBeAccessible();
    });
});
