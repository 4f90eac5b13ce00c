import DecisionQueue, { type QueueTexts } from 'c/decisionQueue';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';

const texts: QueueTexts = {
    title: 'Decisions',
    refresh: 'Refresh',
    errorTitle: 'Not read',
    loading: 'Loading',
    nothing: 'Nothing awaits a decision',
    nothingText: 'New requests appear here.',
    nothingFiltered: 'The filters leave nothing.',
    notForTitle: 'Not for you',
    notFor: 'Account managers decide.',
    filters: 'Filters',
    shortcuts: 'A approves',
    backToList: 'Back to the list'
};
const ready = {
    texts,
    iconName: 'standard:approval',
    mayDecide: true,
    errors: [] as readonly string[],
    isLoading: false,
    isEmpty: false,
    hasShown: true
};

async function show(properties: Partial<typeof ready>): Promise<HTMLElement> {
    const element = mount('c-decision-queue', DecisionQueue, { ...ready, ...properties });
    await settle();
    return element;
}

describe('the frame of a queue of decisions', () => {
    afterEach(clearPage);

    it('has the filters, the list and the review beside it, and how to decide by a key', async () => {
        const element = await show({});
        const slots = findAll(element, 'slot').map((slot) => slot.getAttribute('name'));
        expect(slots).toEqual(['filters', 'bar', 'refusals', 'list', 'review']);
        expect(find(element, '[role="search"]').getAttribute('aria-label')).toBe('Filters');
        expect(readable(find(element, '[data-shortcuts]'))).toBe('A approves');
        await expect(element).toBeAccessible();
    });

    it('tells that somebody wants it read again, or leaves the review for the list', async () => {
        const element = await show({});
        const heard: string[] = [];
        element.addEventListener('refresh', () => heard.push('refresh'));
        element.addEventListener('back', () => heard.push('back'));
        find(element, '[data-refresh]').click();
        find(element, '[data-back]').click();
        expect(heard).toEqual(['refresh', 'back']);
    });

    it('says that the filters leave nothing, and keeps them', async () => {
        const element = await show({ hasShown: false });
        expect(findAll(element, 'slot').map((slot) => slot.getAttribute('name'))).toEqual([
            'filters',
            'bar',
            'refusals'
        ]);
        expect(readable(find(element, '.body'))).toContain('The filters leave nothing.');
    });

    it.each([
        ['what could not be read', { errors: ['No access.'], isLoading: true }, 'c-error-panel', 'Not read'],
        ['that nothing awaits a decision', { isEmpty: true }, 'c-empty-state', 'Nothing awaits a decision'],
        ['who may not decide', { mayDecide: false, isLoading: true }, 'c-empty-state', 'Not for you']
    ])('says %s, and shows no queue', async (_what, properties, panel, heading) => {
        const element = await show(properties);
        expect(find(element, panel)).toMatchObject({ heading });
        expect(findAll(element, 'slot')).toEqual([]);
        await expect(element).toBeAccessible();
    });

    it('says that it loads', async () => {
        const element = await show({ isLoading: true, isEmpty: true });
        expect(find(element, 'lightning-spinner')).toMatchObject({ alternativeText: 'Loading' });
        expect(findAll(element, 'slot')).toEqual([]);
    });

    it('offers nothing to refresh to whom may not decide', async () => {
        expect(findAll(await show({ mayDecide: false }), '[data-refresh]')).toEqual([]);
    });
});
