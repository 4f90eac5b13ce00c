import DealRegistration from 'c/dealRegistration';
import { answer, answerErrors, executeMutation, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import deal from '../../registrationData/__tests__/data/deal.json';
import dealClosed from '../../registrationData/__tests__/data/dealClosed.json';
import dealOfPartnerUser from '../../registrationData/__tests__/data/dealOfPartnerUser.json';
import dealWithoutPartner from '../../registrationData/__tests__/data/dealWithoutPartner.json';
import dealWithoutProducts from '../../registrationData/__tests__/data/dealWithoutProducts.json';
import desk from '../../registrationData/__tests__/data/desk.json';
import deskBought from '../../registrationData/__tests__/data/deskBought.json';
import deskOwn from '../../registrationData/__tests__/data/deskOwn.json';
import deskPending from '../../registrationData/__tests__/data/deskPending.json';
import deskProtected from '../../registrationData/__tests__/data/deskProtected.json';
import open from '../../registrationData/__tests__/data/open.json';

interface Answers {
    readonly deal?: unknown;
    readonly desk?: unknown;
    readonly refresh?: () => Promise<void>;
}

async function show(answers: Answers = {}): Promise<HTMLElement> {
    const element = mount('c-deal-registration', DealRegistration, { recordId: '006000000000001AAA' });
    await settle();
    const steps = [
        ['RegistrationDeal', answers.deal ?? deal],
        ['RegistrationDesk', answers.desk ?? desk]
    ] as const;
    for (const [operation, data] of steps) {
        answer(data, named(operation), answers.refresh);
        // eslint-disable-next-line no-await-in-loop -- the platform answers one after the other
        await settle();
    }
    return element;
}

async function press(host: HTMLElement, selector: string): Promise<void> {
    find(host, selector).click();
    await settle();
    await settle();
}

async function change(host: HTMLElement, selector: string, detail: object): Promise<void> {
    find(host, selector).dispatchEvent(new CustomEvent('change', { detail }));
    await settle();
}

function standing(element: HTMLElement, solution: string): HTMLElement {
    return find(element, `c-solution-standing[data-solution="${solution}"]`);
}

async function fillEvidence(form: HTMLElement, heldOn = '2024-05-20'): Promise<HTMLElement> {
    const editor = find(form, 'c-evidence-editor');
    await change(editor, '[data-name="type"]', { value: 'DEMO' });
    await change(editor, '[data-name="heldOn"]', { value: heldOn });
    await change(editor, '[data-name="description"]', { value: 'Demonstration' });
    return editor;
}

async function openForm(element: HTMLElement): Promise<HTMLElement> {
    await press(element, '[data-register]');
    return find(element, 'c-registration-form');
}

describe('deal registration on an opportunity on June 1, 2024', () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
        executeMutation.mockReset();
        executeMutation.mockResolvedValue({ data: {}, errors: undefined });
    });
    afterEach(clearPage);

    it('shows each solution that can be registered, and what that is worth: 12 % of 1 999.00', async () => {
        const element = await show();
        const text = readable(find(standing(element, 'EMAIL_ENDPOINT'), 'article'));

        expect(text).toContain('Can be registered');
        expect(text).toContain(
            // At 20 %: 10 000.00 and 1 599.20; 12 % of 1 999.00 is 239.88.
            'Worth €239.88 on this quote: €11,359.32 with the registration (12%), €11,599.20 without.'
        );
        await expect(element).toBeAccessible();
    });

    it('prices beside a protected solution only the rest, since a rival decides what is left of the other', async () => {
        const element = await show({ desk: deskProtected });

        expect(readable(find(standing(element, 'EMAIL_ENDPOINT'), '[data-worth]'))).toBe(
            'Worth €239.88 on what is not protected: €1,359.32 with the registration (12%), €1,599.20 without.'
        );
    });

    it('serves a user who sees the opportunity and not its account', async () => {
        const element = await show({ deal: dealOfPartnerUser });
        const toast = jest.fn();
        element.addEventListener('lightning__showtoast', toast);
        expect(readable(find(element, '[data-subtitle]'))).toBe('Alpes Réseaux');
        const form = await openForm(element);
        await fillEvidence(form);
        await press(form, '[data-submit]');

        expect(executeMutation.mock.calls[0][0].variables.registration1.Deal_Registration__c).not.toHaveProperty(
            'End_Customer__c'
        );
        expect(toast.mock.calls[0][0].detail.message).toBe('Network Security and Email & Endpoint Security');
    });

    it('shows the course and the deadlines of its own registrations, and what can be done', async () => {
        const element = await show({ desk: deskOwn });
        const approved = standing(element, 'NETWORK');
        const submitted = standing(element, 'EMAIL_ENDPOINT');

        expect(readable(find(find(approved, 'c-deadline-clock'), '[data-text]'))).toBe(
            'Protected until Jul 30, 2024, 59 days left'
        );
        expect(findAll(approved, '[data-kind]').map((button) => button.dataset['kind'])).toEqual([
            'EXTEND',
            'WITHDRAW'
        ]);
        expect(readable(find(find(submitted, 'c-deadline-clock'), '[data-text]'))).toBe(
            'Decision due in 2 days, on Jun 3, 2024'
        );
        expect(readable(find(submitted, '[data-note]'))).toBe('Asked: Which sites?');
        expect(findAll(submitted, '[data-kind]').map((button) => button.dataset['kind'])).toEqual([
            'ANSWER',
            'EVIDENCE',
            'WITHDRAW'
        ]);
        expect(findAll(element, '[data-register]')).toEqual([]);
        await expect(element).toBeAccessible();
    });

    it('says until when a deal is protected and not for whom, and why the last request was refused', async () => {
        const element = await show({ desk: deskProtected });

        expect(readable(find(standing(element, 'NETWORK'), 'article'))).toBe(
            'Network SecurityProtectedProtected for another partner until Aug 13, 2024.'
        );
        expect(readable(find(standing(element, 'EMAIL_ENDPOINT'), '[data-note]'))).toBe(
            'Last request DR-000003: Rejected – Out of Scope – Not in the region.'
        );
    });

    describe('the form', () => {
        it('is filled from the opportunity, and submits everything in one transaction', async () => {
            const refresh = jest.fn(async () => {});
            const element = await show({ refresh });
            const toast = jest.fn();
            element.addEventListener('lightning__showtoast', toast);
            const form = await openForm(element);
            await fillEvidence(form);
            await press(form, '[data-submit]');
            const { variables } = executeMutation.mock.calls[0][0];

            expect(variables).toMatchObject({
                registration1: {
                    Deal_Registration__c: {
                        Partner__c: 'a03000000000001AAA',
                        Opportunity__c: '006000000000001AAA',
                        Solution__c: 'NETWORK',
                        Business_Type__c: 'NEW_CUSTOMER',
                        Amount__c: 12500,
                        Expected_Close_On__c: '2024-08-31'
                    }
                },
                evidence1_1: { Presales_Evidence__c: { Type__c: 'DEMO', Held_On__c: '2024-05-20' } },
                registration2: { Deal_Registration__c: { Solution__c: 'EMAIL_ENDPOINT', Amount__c: 1999 } },
                submission2: { Deal_Registration__c: { Status__c: 'SUBMITTED' } }
            });
            expect(toast.mock.calls[0][0].detail).toMatchObject({
                title: 'Request submitted',
                message: 'Network Security and Email & Endpoint Security: submitted for Mutuelle Réunie.'
            });
            expect(findAll(element, 'c-registration-form')).toEqual([]);
            expect(refresh).toHaveBeenCalled();
        });

        it('leaves out a solution that was bought, and says why the opportunity’s type does not fit', async () => {
            const element = await show({ desk: deskBought });
            const form = await openForm(element);

            expect(find(form, '[data-solution="NETWORK"]')).toMatchObject({ checked: false });
            expect(find(form, '[data-solution="EMAIL_ENDPOINT"]')).toMatchObject({ checked: true });
            expect(find(form, '[data-field="Business_Type__c"]')).toMatchObject({ value: 'NEW_SOLUTION' });
            await change(form, '[data-field="Business_Type__c"]', { value: 'NEW_CUSTOMER' });
            expect(readable(find(form, '[data-problem="EMAIL_ENDPOINT"]'))).toBe(
                'Not a new customer: the end customer bought Network Security on Feb 1, 2023. New solution at an existing customer fits.'
            );
            await fillEvidence(form);
            await press(form, '[data-submit]');
            expect(executeMutation).not.toHaveBeenCalled();
            await expect(element).toBeAccessible();
        });

        it('asks for evidence before it submits, of work already done, but not for a draft', async () => {
            const element = await show();
            const form = await openForm(element);
            await press(form, '[data-submit]');
            expect(executeMutation).not.toHaveBeenCalled();
            const editor = await fillEvidence(form, '2024-06-02');
            const marked = jest.spyOn(
                find<HTMLElement & { setCustomValidity(text: string): void }>(editor, '[data-name="heldOn"]'),
                'setCustomValidity'
            );
            await press(form, '[data-submit]');
            expect(marked).toHaveBeenCalledWith('The day lies in the future. Evidence is work already done.');
            expect(executeMutation).not.toHaveBeenCalled();
            await change(editor, '[data-name="heldOn"]', { value: '' });
            await change(editor, '[data-name="type"]', { value: '' });
            await change(editor, '[data-name="description"]', { value: '' });
            await press(form, '[data-draft]');
            expect(Object.keys(executeMutation.mock.calls[0][0].variables)).toEqual(['registration1', 'registration2']);
        });

        it('keeps what was typed when another partner is a moment faster, and shows that at the solution', async () => {
            const refresh = async (): Promise<void> => answer(deskPending, named('RegistrationDesk'), refresh);
            const element = await show({ refresh });
            const form = await openForm(element);
            const editor = await fillEvidence(form);
            executeMutation.mockResolvedValue({
                errors: [
                    {
                        message: 'duplicate value found: Exclusivity_Key__c duplicates value on record with id: a09',
                        path: ['uiapi', 'submission1'],
                        extensions: { errorCode: 'DUPLICATE_VALUE', fields: ['Exclusivity_Key__c'] }
                    }
                ]
            });
            await press(form, '[data-submit]');

            expect(readable(find(form, '[data-problem="NETWORK"]'))).toBe(
                'Another partner was a moment faster: this deal is taken.'
            );
            expect(find(editor, '[data-name="description"]')).toMatchObject({ value: 'Demonstration' });
            await change(form, '[data-solution="NETWORK"]', { checked: false });
            executeMutation.mockResolvedValue({ data: {}, errors: undefined });
            await press(form, '[data-submit]');
            expect(executeMutation.mock.calls[1][0].variables).toMatchObject({
                registration1: { Deal_Registration__c: { Solution__c: 'EMAIL_ENDPOINT' } }
            });
        });

        it('shows what the org refuses at the field concerned, and the rest above', async () => {
            const element = await show();
            const form = await openForm(element);
            const editor = await fillEvidence(form);
            const spy = (host: HTMLElement, selector: string): jest.SpyInstance =>
                jest.spyOn(
                    find<HTMLElement & { setCustomValidity(text: string): void }>(host, selector),
                    'setCustomValidity'
                );
            const amount = spy(form, '[data-field="Amount__c"][data-solution="EMAIL_ENDPOINT"]');
            const heldOn = spy(editor, '[data-name="heldOn"]');
            const error = (message: string, alias: string, fields: string[]): object => ({
                message,
                path: ['uiapi', alias],
                extensions: { fields }
            });
            executeMutation.mockResolvedValue({
                errors: [
                    error('Too much.', 'registration2', ['Amount__c']),
                    error('Too late.', 'evidence1_1', ['Held_On__c']),
                    error('Protected until Aug 13, 2024.', 'submission1', [])
                ]
            });
            await press(form, '[data-submit]');

            expect(amount).toHaveBeenCalledWith('Too much.');
            expect(heldOn).toHaveBeenCalledWith('Too late.');
            expect(find(form, '[data-problems]')).toMatchObject({ messages: ['Protected until Aug 13, 2024.'] });
            await expect(element).toBeAccessible();
        });

        it('shows look-alikes to those who decide: the same words, the same account, a subsidiary', async () => {
            const element = await show();
            await openForm(element);
            answer(open, named('OpenRegistrations'));
            await settle();

            expect(
                find<HTMLElement & { lookAlikes: { candidate: { name: string } }[] }>(
                    element,
                    'c-look-alike-list'
                ).lookAlikes.map(({ candidate }) => candidate.name)
            ).toEqual(['DR-000012', 'DR-000011', 'DR-000014']);
        });

        it('returns to its button when it is left', async () => {
            const element = await show();
            const form = await openForm(element);
            await press(form, '[data-cancel]');

            expect(findAll(element, 'c-registration-form')).toEqual([]);
            expect(findAll(element, '[data-register]')).toHaveLength(1);
        });
    });

    describe('what follows', () => {
        it('asks before a registration is withdrawn', async () => {
            const element = await show({ desk: deskOwn });
            const approved = standing(element, 'NETWORK');
            await press(approved, '[data-kind="WITHDRAW"]');
            expect(readable(find(approved, '[data-opened]'))).toContain('cannot be undone');
            expect(executeMutation).not.toHaveBeenCalled();
            await expect(element).toBeAccessible();
            await press(approved, '[data-confirm]');
            expect(executeMutation.mock.calls[0][0].variables).toEqual({
                registration1: { Id: 'a09000000000001AAA', Deal_Registration__c: { Status__c: 'WITHDRAWN' } }
            });
        });

        it.each([
            ['NETWORK', 'EXTEND', { Extension_Milestone__c: 'Pilot signed' }],
            ['EMAIL_ENDPOINT', 'ANSWER', { Information_Answer__c: 'Pilot signed' }]
        ])('sends the words for %s: %s', async (solution, kind, fields) => {
            const element = await show({ desk: deskOwn });
            const shown = standing(element, solution);
            await press(shown, `[data-kind="${kind}"]`);
            await press(shown, '[data-confirm]');
            expect(executeMutation).not.toHaveBeenCalled();
            find<HTMLElement & { value: string }>(shown, '[data-text]').value = ' Pilot signed ';
            await press(shown, '[data-confirm]');
            expect(executeMutation.mock.calls[0][0].variables.registration1.Deal_Registration__c).toEqual(fields);
            expect(findAll(shown, '[data-opened]')).toEqual([]);
        });

        it('keeps the words when the org refuses them', async () => {
            const element = await show({ desk: deskOwn });
            const approved = standing(element, 'NETWORK');
            await press(approved, '[data-kind="EXTEND"]');
            find<HTMLElement & { value: string }>(approved, '[data-text]').value = 'Pilot signed';
            executeMutation.mockResolvedValue({
                errors: [{ message: 'Extended before.', path: ['uiapi', 'registration1'] }]
            });
            await press(approved, '[data-confirm]');

            expect(find(approved, '[data-problems]')).toMatchObject({ messages: ['Extended before.'] });
            expect(find(approved, '[data-text]')).toMatchObject({ value: 'Pilot signed' });
        });

        it('adds evidence to a request that is not decided', async () => {
            const element = await show({ desk: deskOwn });
            const submitted = standing(element, 'EMAIL_ENDPOINT');
            await press(submitted, '[data-kind="EVIDENCE"]');
            await fillEvidence(submitted);
            await press(submitted, '[data-confirm]');

            expect(executeMutation.mock.calls[0][0].variables).toEqual({
                evidence1_1: {
                    Presales_Evidence__c: {
                        Deal_Registration__c: 'a09000000000002AAA',
                        Type__c: 'DEMO',
                        Held_On__c: '2024-05-20',
                        Description__c: 'Demonstration'
                    }
                }
            });
        });
    });

    it('registers nothing of a closed opportunity', async () => {
        const element = await show({ deal: dealClosed });

        expect(findAll(element, '[data-register]')).toEqual([]);
        expect(readable(find(element, '[data-closed]'))).toContain('This opportunity is closed.');
    });

    it.each([
        ['No partner on this opportunity', dealWithoutPartner],
        ['No solution on this opportunity', dealWithoutProducts]
    ])('says what to do: %s', async (heading, data) => {
        const element = await show({ deal: data });

        expect(find(element, 'c-empty-state')).toMatchObject({ heading });
        await expect(element).toBeAccessible();
    });

    it('says that it loads, and what went wrong', async () => {
        const element = mount('c-deal-registration', DealRegistration, { recordId: '006000000000001AAA' });
        await settle();
        expect(find(element, 'lightning-spinner')).toMatchObject({ alternativeText: 'Loading' });
        answerErrors([{ message: 'Not allowed.', path: [], extensions: {} }], named('RegistrationDeal'));
        await settle();
        expect(find(element, 'c-error-panel')).toMatchObject({ messages: ['Not allowed.'] });
        await expect(element).toBeAccessible();
    });
});
