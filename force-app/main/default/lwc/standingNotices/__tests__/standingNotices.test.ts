import type { StandingView } from 'c/partnerStanding';
import StandingNotices from 'c/standingNotices';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';

const quiet: StandingView = {
    badge: { name: 'Expert', rankText: 'Rank 3 of 4', reached: 3, total: 4 },
    dates: [],
    standing: 'Qualifies for Expert today.',
    versionNotice: '',
    risk: null,
    waiver: null,
    move: '',
    moveProgramId: ''
};

async function show(standing: Partial<StandingView>): Promise<HTMLElement> {
    const element = mount('c-standing-notices', StandingNotices, { standing: { ...quiet, ...standing } });
    await settle();
    return element;
}

describe('the notices on a standing', () => {
    afterEach(clearPage);

    it('are none where nothing is to be known', async () => {
        expect(findAll(await show({}), '*')).toEqual([]);
    });

    it('say when and why the tier falls, what keeps it, and where the partner moves', async () => {
        const element = await show({
            risk: { heading: 'At risk on Jan 1, 2025, because', texts: ['Certificates lapse', 'Revenue is missing'] },
            waiver: { heading: 'A waiver holds the tier', texts: ['Merger'] },
            move: 'Moves to the next version',
            moveProgramId: 'a00000000000009AAA'
        });
        expect(findAll(element, '[data-risk] li').map(readable)).toEqual(['Certificates lapse', 'Revenue is missing']);
        expect(readable(find(element, '[data-waiver]'))).toBe('A waiver holds the tierMerger');
        expect(find(element, '[data-move] c-record-link')).toMatchObject({
            label: 'Moves to the next version',
            recordId: 'a00000000000009AAA'
        });
        await expect(element).toBeAccessible();
    });

    it('say why the version is not in force', async () => {
        const element = await show({ versionNotice: 'This version ended.' });
        expect(readable(find(element, '[data-version]'))).toBe('This version ended.');
        await expect(element).toBeAccessible();
    });
});
