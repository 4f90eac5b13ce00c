import PartnerRegistrations from 'c/partnerRegistrations';
import { answer, answerErrors, executeMutation, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import open from '../../registrationData/__tests__/data/open.json';
import openNone from '../../registrationData/__tests__/data/openNone.json';

const ASKED = 'a09000000000013AAA';

async function show(data: unknown): Promise<HTMLElement> {
    const element = mount('c-partner-registrations', PartnerRegistrations, {});
    await settle();
    answer(data, named('OwnRegistrations'));
    await settle();
    return element;
}

describe("a partner's registrations on June 1, 2024", () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
        executeMutation.mockReset();
        executeMutation.mockResolvedValue({ data: {}, errors: undefined });
    });
    afterEach(clearPage);

    it('are listed with status and deadline, the question where one was asked', async () => {
        const element = await show(open);

        expect(findAll(element, '[data-row]')).toHaveLength(4);
        expect(readable(find(element, `[data-row="${ASKED}"]`))).toContain('Submitted');
        expect(findAll(element, '[data-note]').map(readable)).toEqual(['Asked: Which sites?']);
        await expect(element).toBeAccessible();
    });

    it('are filtered by status', async () => {
        const element = await show(open);
        find(element, '[data-filter]').dispatchEvent(new CustomEvent('change', { detail: { value: 'APPROVED' } }));
        await settle();

        expect(findAll(element, '[data-row]').map((row) => row.dataset['row'])).toEqual(['a09000000000014AAA']);
    });

    it('let a question be answered, but not with nothing', async () => {
        const element = await show(open);
        find(element, '[data-send]').click();
        await settle();
        expect(executeMutation).not.toHaveBeenCalled();
        find<HTMLElement & { value: string }>(element, '[data-answer]').value = 'Lyon and Metz';
        find(element, '[data-send]').click();
        await settle();

        expect(executeMutation.mock.calls[0][0].variables).toEqual({
            registration1: { Id: ASKED, Deal_Registration__c: { Information_Answer__c: 'Lyon and Metz' } }
        });
    });

    it('show at the answer what the org refuses, and keep it', async () => {
        const element = await show(open);
        const field = find<HTMLElement & { value: string; setCustomValidity(text: string): void }>(
            element,
            '[data-answer]'
        );
        const marked = jest.spyOn(field, 'setCustomValidity');
        field.value = 'Lyon';
        executeMutation.mockResolvedValue({
            errors: [{ message: 'Decided already.', path: ['uiapi', 'registration1'] }]
        });
        find(element, '[data-send]').click();
        await settle();

        expect(marked).toHaveBeenCalledWith('Decided already.');
        expect(field.value).toBe('Lyon');
    });

    it('say when there are none, and what went wrong', async () => {
        const element = await show(openNone);
        expect(find(element, 'c-empty-state')).toMatchObject({ heading: 'No registration yet' });
        answerErrors([{ message: 'Not allowed.', path: [], extensions: {} }], named('OwnRegistrations'));
        await settle();
        expect(find(element, 'c-error-panel')).toMatchObject({ messages: ['Not allowed.'] });
        await expect(element).toBeAccessible();
    });
});
