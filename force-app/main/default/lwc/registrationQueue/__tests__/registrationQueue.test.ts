import RegistrationQueue from 'c/registrationQueue';
import { answer, answerErrors, executeMutation, graphql, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import open from '../../registrationData/__tests__/data/open.json';
import openFirstPage from '../../registrationData/__tests__/data/openFirstPage.json';
import openNone from '../../registrationData/__tests__/data/openNone.json';
import openSecondPage from '../../registrationData/__tests__/data/openSecondPage.json';
import review from '../../registrationData/__tests__/data/review.json';

const BOREALIS = 'a09000000000012AAA';
const KYZO = 'a09000000000013AAA';
const ARCADIS = 'a09000000000011AAA';

async function show(data: unknown = open, refresh?: () => Promise<void>): Promise<HTMLElement> {
    const element = mount('c-registration-queue', RegistrationQueue, {});
    await settle();
    answer(data, named('OpenRegistrations'), refresh);
    await settle();
    return element;
}

function options(element: HTMLElement): HTMLElement[] {
    return findAll(find(element, 'c-queue-list'), '[role="option"]');
}

/** Presses a key where the focus is in the list. */
async function press(element: HTMLElement, key: string, modifiers: KeyboardEventInit = {}): Promise<void> {
    const option = options(element).find(({ tabIndex }) => tabIndex === 0);
    option?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...modifiers }));
    await settle();
    await settle();
}

function shownId(element: HTMLElement): string | undefined {
    return find(find(element, 'c-registration-review'), 'article').dataset['request'];
}

function form(element: HTMLElement): HTMLElement {
    return find(element, 'c-decision-form');
}

async function click(host: HTMLElement, selector: string): Promise<void> {
    find(host, selector).click();
    await settle();
    await settle();
}

async function change(host: HTMLElement, selector: string, detail: object): Promise<void> {
    find(host, selector).dispatchEvent(new CustomEvent('change', { detail }));
    await settle();
}

const changes = (call = 0): Record<string, { Id: string; Deal_Registration__c: object }> =>
    executeMutation.mock.calls[call][0].variables;

describe('the queue of registration decisions on June 1, 2024', () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
        executeMutation.mockReset();
        executeMutation.mockResolvedValue({ data: {}, errors: undefined });
    });
    afterEach(clearPage);

    it('lists the undecided requests by the day they are due, with deadline and marks', async () => {
        const element = await show();

        expect(options(element).map((option) => option.dataset['id'])).toEqual([BOREALIS, KYZO, ARCADIS]);
        expect(options(element).map(readable)).toEqual([
            'Réunie Mutuelle SASBorealis – Trend MicroNetwork Security1 look-alike',
            'KyzoArcadis – Trend MicroEmail & Endpoint Security – €12,500.00Awaits an answer',
            'Mutuelle RéunieArcadis – Trend MicroNetwork Security – €12,500.002 look-alikes'
        ]);
        expect(
            findAll(find(element, 'c-queue-list'), 'c-deadline-clock').map((clock) =>
                readable(find(clock, '[data-text]'))
            )
        ).toEqual(['Decision overdue by 1 day', 'Decision due today', 'Decision due in 2 days, on Jun 3, 2024']);
        await expect(element).toBeAccessible();
    });

    it('shows beside the list what a decision is founded on', async () => {
        const element = await show();
        answer(review, named('RegistrationReview'));
        await settle();
        const beside = find(element, 'c-registration-review');
        const text = readable(find(beside, 'article'));

        expect(text).toContain('Demonstration, May 20, 2024Demonstration with the security team.');
        expect(text).toContain('Email & Endpoint Security sold by Borealis – Trend Micro on Feb 1, 2023: €8,000.00');
        expect(text).toContain('Won2');
        expect(findAll(find(beside, 'c-registration-events'), '[data-event]').map(readable)).toEqual([
            'Created on May 27, 2024, 9:55 AM by Rémi Rep',
            'Escalated on Jun 1, 2024, 3:00 AMOverdue since May 31.'
        ]);
        await expect(element).toBeAccessible();
    });

    it('compares look-alikes side by side: same domain, and the same words in another order', async () => {
        const element = await show();
        answer(review, named('RegistrationReview'));
        await settle();
        const list = find(find(element, 'c-registration-review'), 'c-look-alike-list');

        // Mutuelle Réunie is 100 % alike by name; the subsidiary has none of it, and no site.
        expect(findAll(list, 'caption').map(readable)).toEqual(['100% alikeSimilar name (100%) and Same web domain']);
        expect(readable(find(list, 'tbody'))).toContain('End customerRéunie Mutuelle SAS, ParisMutuelle Réunie, Lyon');
    });

    describe('by keyboard alone', () => {
        it('moves with the arrow keys, and the request beside follows', async () => {
            const element = await show();
            await press(element, 'ArrowDown');
            expect(shownId(element)).toBe(KYZO);
            await press(element, 'End');
            expect(shownId(element)).toBe(ARCADIS);
            await press(element, 'ArrowDown');
            expect(shownId(element)).toBe(ARCADIS);
            await press(element, 'Home');
            expect(shownId(element)).toBe(BOREALIS);
            expect(options(element).filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
        });

        it('approves with a letter and a confirmation, and goes on with the next request', async () => {
            const element = await show();
            const toast = jest.fn();
            element.addEventListener('lightning__showtoast', toast);
            await press(element, 'a');
            await click(form(element), '[data-confirm]');

            expect(changes()).toEqual({
                registration1: {
                    Id: BOREALIS,
                    Deal_Registration__c: { Status__c: 'APPROVED', Decision_Comment__c: null }
                }
            });
            expect(toast.mock.calls[0][0].detail.title).toBe('1 approved');
            expect(options(element).map((option) => option.dataset['id'])).toEqual([KYZO, ARCADIS]);
            expect(shownId(element)).toBe(KYZO);
        });

        it('selects with Space and Ctrl+A, and decides on all that are selected', async () => {
            const element = await show();
            await press(element, ' ');
            await press(element, 'ArrowDown');
            await press(element, ' ');
            expect(form(element)).toMatchObject({ heading: 'Decide on 2 selected requests' });
            await press(element, 'r');
            await click(form(element), '[data-confirm]');
            expect(executeMutation).not.toHaveBeenCalled();
            await change(form(element), '[data-reason]', { value: 'OUT_OF_SCOPE' });
            await click(form(element), '[data-confirm]');
            expect(Object.values(changes()).map(({ Id }) => Id)).toEqual([BOREALIS, KYZO]);
            expect(Object.values(changes())[0]?.Deal_Registration__c).toMatchObject({
                Status__c: 'REJECTED',
                Rejection_Reason__c: 'OUT_OF_SCOPE'
            });
            expect(options(element)).toHaveLength(1);
        });

        it('takes the selection of all back with the same keys', async () => {
            const element = await show();
            await press(element, 'a', { ctrlKey: true });
            expect(readable(find(element, '[data-selected]'))).toBe('3 selected');
            await press(element, 'a', { ctrlKey: true });
            expect(findAll(element, '[data-selected]')).toEqual([]);
        });

        it('asks for information, which leaves the request in the list', async () => {
            const element = await show();
            await press(element, 'i');
            await click(form(element), '[data-confirm]');
            expect(executeMutation).not.toHaveBeenCalled();
            find<HTMLElement & { value: string }>(form(element), '[data-text]').value = 'Which sites?';
            await click(form(element), '[data-confirm]');

            expect(changes()).toEqual({
                registration1: { Id: BOREALIS, Deal_Registration__c: { Information_Request__c: 'Which sites?' } }
            });
            expect(options(element)).toHaveLength(3);
        });

        it('leaves a decision with Escape', async () => {
            const element = await show();
            await press(element, 'a');
            find(form(element), 'section').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
            await settle();

            expect(findAll(form(element), '[data-confirm]')).toEqual([]);
        });
    });

    it('says which requests the org refused and keeps them selected', async () => {
        const element = await show();
        await press(element, 'a', { ctrlKey: true });
        await press(element, 'a');
        executeMutation.mockResolvedValue({
            errors: [{ message: 'Decided by somebody else.', path: ['uiapi', 'registration2'] }]
        });
        await click(form(element), '[data-confirm]');

        expect(find(element, '[data-refusals]')).toMatchObject({ messages: ['DR-000013: Decided by somebody else.'] });
        expect(options(element).map((option) => option.dataset['id'])).toEqual([KYZO]);
        expect(readable(find(element, '[data-selected]'))).toBe('1 selected');
        await expect(element).toBeAccessible();
    });

    describe('filters', () => {
        it.each([
            ['search', { value: 'reunie arcadis' }, [ARCADIS]],
            ['search', { value: 'dr-000013' }, [KYZO]],
            ['due', { value: 'TODAY' }, [BOREALIS, KYZO]],
            ['due', { value: 'OVERDUE' }, [BOREALIS]],
            ['solution', { value: 'EMAIL_ENDPOINT' }, [KYZO]],
            ['lookAlikes', { checked: true }, [BOREALIS, ARCADIS]]
        ])('%s %j', async (filter, detail, ids) => {
            const element = await show();
            await change(element, `[data-filter="${filter}"]`, detail);

            expect(options(element).map((option) => option.dataset['id'])).toEqual(ids);
        });

        it('hide what is selected from a decision', async () => {
            const element = await show();
            await press(element, 'a', { ctrlKey: true });
            await change(element, '[data-filter="due"]', { value: 'OVERDUE' });
            await press(element, 'a');
            await click(form(element), '[data-confirm]');

            expect(Object.values(changes()).map(({ Id }) => Id)).toEqual([BOREALIS]);
        });

        it('that nothing matches say so', async () => {
            const element = await show();
            await change(element, '[data-filter="search"]', { value: 'nobody' });

            expect(readable(find(find(element, 'c-decision-queue'), '.body'))).toContain(
                'No request matches the filters.'
            );
        });
    });

    it('reads page after page', async () => {
        const element = await show(openFirstPage);
        expect(graphql.getLastConfig().variables).toEqual({ after: 'cursor-1' });
        answer(openSecondPage, named('OpenRegistrations'));
        await settle();

        expect(options(element).map((option) => option.dataset['id'])).toEqual([BOREALIS, ARCADIS]);
    });

    it('says that all is decided, that it loads, and what went wrong', async () => {
        const element = mount('c-registration-queue', RegistrationQueue, {});
        await settle();
        expect(find(find(element, 'c-decision-queue'), 'lightning-spinner')).toMatchObject({
            alternativeText: 'Loading'
        });
        answer(openNone, named('OpenRegistrations'));
        await settle();
        expect(find(find(element, 'c-decision-queue'), 'c-empty-state')).toMatchObject({
            heading: 'Nothing to decide'
        });
        answerErrors([{ message: 'Not allowed.', path: [], extensions: {} }], named('OpenRegistrations'));
        await settle();
        expect(find(find(element, 'c-decision-queue'), 'c-error-panel')).toMatchObject({ messages: ['Not allowed.'] });
        await expect(element).toBeAccessible();
    });
});
