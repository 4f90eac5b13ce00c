import RegistrationQueue from 'c/registrationQueue';
import { answer, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import open from '../../registrationData/__tests__/data/open.json';

describe('the queue of registration decisions for a French reader', () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
    });
    afterEach(clearPage);

    it('speaks French, and asks with the letter of its own word', async () => {
        const element = mount('c-registration-queue', RegistrationQueue, {});
        await settle();
        answer(open, named('OpenRegistrations'));
        await settle();
        const list = find(element, 'c-queue-list');

        expect(findAll(list, 'c-deadline-clock').map((clock) => readable(find(clock, '[data-text]')))).toEqual([
            'Décision en retard de 1 jour',
            "Décision attendue aujourd'hui",
            'Décision attendue dans 2 jours, le 3 juin 2024'
        ]);
        find(list, '[role="option"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'd' }));
        await settle();
        expect(find(find(element, 'c-decision-form'), '[data-text]')).toMatchObject({
            label: 'Que devez-vous savoir ?'
        });
        await expect(element).toBeAccessible();
    });
});
