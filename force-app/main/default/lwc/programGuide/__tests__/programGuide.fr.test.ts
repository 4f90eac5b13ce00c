import ProgramGuide from 'c/programGuide';
import { answer, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import programRules from '../../programData/__tests__/data/programRules.json';
import programVersions from '../../programData/__tests__/data/programVersions.json';

describe('the page of a program for a French reader', () => {
    afterEach(clearPage);

    it('speaks French and writes amounts, rates and dates as French does', async () => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
        const element = mount('c-program-guide', ProgramGuide, { recordId: 'a00000000000002AAA' });
        await settle();
        answer(programRules, named('ProgramRules'));
        await settle();
        answer(programVersions, named('ProgramVersions'));
        await settle();

        expect(readable(find(element, '[data-state]'))).toBe('En vigueurdepuis le 1 janv. 20241 500 partenaires');
        expect(findAll(element, '[data-row="revenue"] td').map(readable)).toEqual([
            '–',
            '200 000 €',
            '800 000 €',
            '1 500 000 €'
        ]);
        expect(readable(find(element, '[data-rule="map"] dd'))).toBe(
            'Silver devient Skill, Gold devient Expert et Platinum devient Elite.exemple'
        );
        await expect(element).toBeAccessible();
    });
});
