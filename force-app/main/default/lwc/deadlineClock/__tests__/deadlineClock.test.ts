import DeadlineClock from 'c/deadlineClock';
import type { RegistrationClock } from 'c/programCore';
import { clearPage, find, findAll, mount, readable } from '../../../../../../test/mocks/page';

function clock(changes: Partial<RegistrationClock>): RegistrationClock {
    return { kind: 'DECISION', on: '2024-06-03', daysLeft: 2, urgency: 'CALM', elapsed: 0.5, ...changes };
}

describe('a deadline', () => {
    afterEach(clearPage);

    it.each([
        [{}, 'Decision due in 2 days, on Jun 3, 2024', 'utility:clock'],
        [{ daysLeft: 1, urgency: 'URGENT' }, 'Decision due tomorrow', 'utility:warning'],
        [{ daysLeft: 0, urgency: 'URGENT' }, 'Decision due today', 'utility:warning'],
        [{ daysLeft: -1, urgency: 'PASSED' }, 'Decision overdue by 1 day', 'utility:error'],
        [{ daysLeft: -3, urgency: 'PASSED' }, 'Decision overdue by 3 days', 'utility:error'],
        [{ kind: 'PROTECTION', daysLeft: 9 }, 'Protected until Jun 3, 2024, 9 days left', 'utility:clock'],
        [{ kind: 'PROTECTION', daysLeft: 1 }, 'Protected until tomorrow', 'utility:clock'],
        [{ kind: 'PROTECTION', daysLeft: 0 }, 'Protected until today', 'utility:clock'],
        [{ kind: 'PROTECTION', daysLeft: -1, urgency: 'PASSED' }, 'Protection ended on Jun 3, 2024', 'utility:error']
    ] as const)('of %j reads "%s"', async (changes, text, iconName) => {
        const element = mount('c-deadline-clock', DeadlineClock, { clock: clock(changes) });

        expect(readable(find(element, '[data-text]'))).toBe(text);
        expect(find(element, 'lightning-icon')).toMatchObject({ iconName });
        await expect(element).toBeAccessible();
    });

    it('shows how much has passed, and nothing where none runs', () => {
        const running = mount('c-deadline-clock', DeadlineClock, { clock: clock({}) });
        expect(find(running, '.elapsed').getAttribute('style')).toContain('50%');
        const none = mount('c-deadline-clock', DeadlineClock, { clock: null });
        expect(findAll(none, '.clock')).toEqual([]);
    });
});
