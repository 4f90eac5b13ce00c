import CriterionLadder from 'c/criterionLadder';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';

const rung = { met: true, current: false, percent: 100, mark: '' };
const rungs = [
    { ...rung, key: 'SKILL', name: 'Skill', needText: '5', stateText: 'Met', current: true },
    { ...rung, key: 'EXPERT', name: 'Expert', needText: '10', stateText: '4 missing', met: false, percent: 20 },
    {
        ...rung,
        key: 'ELITE',
        name: 'Elite',
        needText: '20',
        stateText: '14 missing',
        met: false,
        percent: 0,
        mark: 'example'
    }
];

describe('a criterion as a ladder of tiers', () => {
    afterEach(clearPage);

    it('reads as what each tier asks and what is missing, in the order of the tiers', async () => {
        const element = mount('c-criterion-ladder', CriterionLadder, {
            label: 'Certified people',
            valueText: '6',
            rungs
        });
        await settle();

        expect(readable(find(element, '.head'))).toBe('Certified people6');
        expect(findAll(element, '[data-rung]').map(readable)).toEqual([
            'Skill5Met',
            'Expert104 missing',
            'Elite20example14 missing'
        ]);
        expect(findAll(element, '.fill').map(({ style }) => style.width)).toEqual(['100%', '20%', '0%']);
        await expect(element).toBeAccessible();
    });

    it('tells met from missing by an icon, too', async () => {
        const element = mount('c-criterion-ladder', CriterionLadder, {
            label: 'Certified people',
            valueText: '6',
            rungs
        });
        await settle();
        const icons = findAll<HTMLElement & { iconName: string }>(element, 'lightning-icon');

        expect(icons.map(({ iconName }) => iconName)).toEqual(['utility:success', 'utility:clock', 'utility:clock']);
    });
});
