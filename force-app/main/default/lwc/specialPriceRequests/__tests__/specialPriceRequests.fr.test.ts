import SpecialPriceRequests from 'c/specialPriceRequests';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { answer, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import { context, program } from '../../quoteData/__tests__/samples';
import { draftDetail, opportunity } from '../../specialPriceData/__tests__/samples';
import requests from '../../specialPriceData/__tests__/data/requests.json';

jest.mock('@salesforce/user/Id', () => ({ default: '005000000000011AAA' }), { virtual: true });

describe('the special prices of an opportunity for a French reader', () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
    });
    afterEach(clearPage);

    it('are listed and asked for in French, with French numbers', async () => {
        const element = mount('c-special-price-requests', SpecialPriceRequests, { opportunity, program, context });
        await settle();
        answer(requests, named('SpecialPriceRequests'));
        (getObjectInfo as unknown as { emit(value: unknown): void }).emit({ createable: true, fields: {} });
        await settle();
        expect(readable(find(find(element, 'c-figure-table'), '[data-cell="status"]'))).toBe(
            'DemandéePar Marie Laurent le 27 mai 2024'
        );

        find(element, '[data-open]').click();
        await settle();
        const form = find(element, 'c-special-price-form');
        answer(draftDetail, named('QuoteDetail'));
        await settle();
        for (const [field, value] of [
            ['target', 'solution:NETWORK'],
            ['asked', '12']
        ]) {
            find(form, `[data-field="${field}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
            // eslint-disable-next-line no-await-in-loop -- one after the other, as hands do
            await settle();
        }
        const effect = find(form, 'c-special-price-effect');
        expect(findAll(find(effect, 'c-figure-table'), '[data-row="net"] td').map(readable)).toEqual([
            '8 500,00 €',
            '8 000,00 €'
        ]);
        expect(findAll(effect, '[data-note]').map(readable)).toEqual([
            'Demande une personne dont la limite est de 20 %.',
            "Le prix plancher l'arrête : ces lignes coûtent au moins 8 000,00 €.",
            'Aucun prix spécial ne descend sous 8 000,00 €.'
        ]);
        await expect(element).toBeAccessible();
    });
});
