import PartnerTier from 'c/partnerTier';
import { answer, answerErrors, graphql, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import legacyPartner from '../../partnerData/__tests__/data/legacyPartner.json';
import noPartner from '../../partnerData/__tests__/data/noPartner.json';
import partnersOfAccount from '../../partnerData/__tests__/data/partnersOfAccount.json';
import waivedPartner from '../../partnerData/__tests__/data/waivedPartner.json';
import legacyProgram from '../../programData/__tests__/data/legacyProgram.json';
import programRules from '../../programData/__tests__/data/programRules.json';

const ACCOUNT_ID = '001000000000001AAA';

async function show(partners?: unknown, programs?: unknown): Promise<HTMLElement> {
    const element = mount('c-partner-tier', PartnerTier, { recordId: ACCOUNT_ID });
    await settle();
    if (partners) {
        answer(partners, named('PartnersOfAccount'));
        await settle();
    }
    if (programs) {
        answer(programs, named('ProgramRules'));
        await settle();
    }
    return element;
}

describe("an account's partner tier on June 1, 2024", () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
    });
    afterEach(clearPage);

    describe('for an Expert who is held by the transition', () => {
        it('shows the recorded tier, its rank among the tiers, since when and until when', async () => {
            const element = await show(partnersOfAccount, programRules);
            const badge = find(element, 'c-tier-badge');

            expect(badge).toMatchObject({ name: 'Expert', rankText: 'Rank 3 of 4', reached: 3, total: 4 });
            expect(findAll(element, '.dates li').map(readable)).toEqual([
                'Since Jan 1, 2024',
                'Held until Dec 31, 2024'
            ]);
        });

        it('says that the metrics qualify for Skill and why Expert is kept', async () => {
            const element = await show(partnersOfAccount, programRules);

            expect(readable(find(element, '[data-standing]'))).toBe(
                'Kept until Dec 31, 2024. Qualifies for Skill today.'
            );
        });

        it('warns when the tier falls, and why', async () => {
            const element = await show(partnersOfAccount, programRules);

            expect(readable(find(find(element, 'c-standing-notices'), '[data-risk]'))).toBe(
                'At risk on Jan 1, 2025: Registered instead of Expert, because' +
                    'Expert is no longer met: Revenue that counts €300,000.00 of €800,000.00 and Certified people 6 of 10'
            );
            expect(findAll(find(element, 'c-standing-notices'), '[data-waiver], [data-move]')).toEqual([]);
        });

        it('says that a waiver is in force and to which version the partner moves', async () => {
            const element = await show(waivedPartner, programRules);

            expect(readable(find(find(element, 'c-standing-notices'), '[data-waiver]'))).toBe(
                'A waiver holds the tier until Aug 31, 2024Merger under way (granted by Olga Petit)'
            );
            expect(find(find(element, 'c-standing-notices'), '[data-move] c-record-link')).toMatchObject({
                label: 'Moves to Trend Micro partner program 2025 on Jan 1, 2025',
                recordId: 'a00000000000009AAA'
            });
            await expect(element).toBeAccessible();
        });

        it('shows have, need and missing to Elite: renewals do not count, and a lapsed certificate neither', async () => {
            const element = await show(partnersOfAccount, programRules);
            const criteria = findAll(element, 'c-criterion-progress').map((criterion) => ({ ...pick(criterion) }));

            expect(criteria).toEqual([
                {
                    label: 'Revenue that counts',
                    valueText: '€300,000.00 of €1,500,000.00',
                    missingText: '€1,200,000.00 missing',
                    met: false,
                    percent: 20
                },
                { label: 'Certified people', valueText: '6 of 20', missingText: '14 missing', met: false, percent: 30 }
            ]);
        });

        it('says that the thresholds are published, and marks none as an example', async () => {
            const element = await show(partnersOfAccount, programRules);

            expect(readable(find(element, 'article'))).toContain('The thresholds are published by the vendor.');
            expect(findAll(element, 'c-criterion-progress').every((item) => pick(item, 'mark').mark === '')).toBe(true);
        });

        it('lists specializations with their status and specialists', async () => {
            const element = await show(partnersOfAccount, programRules);

            expect(readable(find(element, '[data-specialization="NETWORK"]'))).toBe(
                'Network SecurityActiveSpecialists: 2, 2 needed, until Feb 1, 2025'
            );
            expect(readable(find(element, '[data-specialization="MSP"]'))).toBe(
                'MSPIn progressSpecialists: 1, 3 needed'
            );
        });

        it('foretells the first day without the certificates that lapse, by the names of the people', async () => {
            const element = await show(partnersOfAccount, programRules);
            const text = readable(find(element, '[data-forecast="2024-10-01"]'));

            expect(text).toContain('Oct 1, 2024');
            expect(text).toContain('Elsa Caron and Farid Haddad');
            expect(text).toContain('Qualifies for Registered from then on');
        });

        it('lists the benefits of the tier', async () => {
            const element = await show(partnersOfAccount, programRules);

            expect(readable(find(element, 'article'))).toContain('Named channel manager');
        });

        it('is accessible', async () => {
            await expect(await show(partnersOfAccount, programRules)).toBeAccessible();
        });
    });

    describe('while it loads', () => {
        it('says so, and waits with the program until the partners are known', async () => {
            const element = await show();

            expect(find(element, 'lightning-spinner')).toMatchObject({ alternativeText: 'Loading' });
            expect(graphql.getLastConfig().variables).toBeUndefined();
            await expect(element).toBeAccessible();
        });
    });

    describe('without a partner', () => {
        it('says what to do', async () => {
            const element = await show(noPartner);
            const advice = find<HTMLElement & { heading: string; message: string }>(element, 'c-empty-state');

            expect(advice.heading).toBe('This account is in no partner program');
            expect(advice.message).toContain('Create a partner record');
            await expect(element).toBeAccessible();
        });
    });

    describe('when the platform answers with errors', () => {
        it.each(['PartnersOfAccount', 'ProgramRules'])('shows what %s says', async (operation) => {
            const element = await show(operation === 'ProgramRules' ? partnersOfAccount : undefined);
            answerErrors([{ message: 'Not allowed.', path: [], extensions: {} }], named(operation));
            await settle();

            expect(find<HTMLElement & { messages: string[] }>(element, 'c-error-panel').messages).toEqual([
                'Not allowed.'
            ]);
            await expect(element).toBeAccessible();
        });

        it('shows an answer that cannot be used, rather than half of it', async () => {
            const element = await show({ uiapi: { query: {} } });

            expect(find<HTMLElement & { messages: string[] }>(element, 'c-error-panel').messages).toEqual([
                'The answer holds no records Partner__c.'
            ]);
        });
    });

    describe('for a partner of a version that has ended', () => {
        it('says when it ended and shows no progress in it', async () => {
            const element = await show(legacyPartner, legacyProgram);

            expect(readable(find(find(element, 'c-standing-notices'), '[data-version]'))).toBe(
                'This version of the program ended on Dec 31, 2023. Move the partner to the version that follows it.'
            );
            expect(findAll(element, 'c-criterion-progress')).toEqual([]);
            await expect(element).toBeAccessible();
        });
    });
});

type Criterion = HTMLElement & Record<string, unknown>;

function pick(element: HTMLElement, ...names: readonly string[]): Record<string, unknown> {
    const wanted = names.length > 0 ? names : ['label', 'valueText', 'missingText', 'met', 'percent'];
    return Object.fromEntries(wanted.map((name) => [name, (element as Criterion)[name]]));
}
