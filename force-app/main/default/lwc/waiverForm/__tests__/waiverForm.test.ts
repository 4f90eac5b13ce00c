import WaiverForm from 'c/waiverForm';
import { updateRecord } from 'lightning/uiRecordApi';
import { clearPage, find, mount, settle } from '../../../../../../test/mocks/page';

type Field = HTMLElement & { value: string; min?: string; reportValidity: () => boolean };
const update = updateRecord as jest.Mock;
const heard = { granted: jest.fn(), cancel: jest.fn() };

async function show(current: { until: string; reason: string } | null = null): Promise<HTMLElement> {
    const element = mount('c-waiver-form', WaiverForm, { partnerId: 'a03000000000001AAA', current });
    element.addEventListener('granted', heard.granted);
    element.addEventListener('cancel', heard.cancel);
    await settle();
    return element;
}

function fillIn(element: HTMLElement, until: string, reason: string, isValid = true): void {
    for (const [name, value] of [
        ['until', until],
        ['reason', reason]
    ] as const) {
        const field = find<Field>(element, `[data-field="${name}"]`);
        field.value = value;
        field.reportValidity = () => isValid;
    }
}

async function save(element: HTMLElement): Promise<void> {
    find(element, '[data-save]').click();
    await settle();
}

describe('the form that grants a waiver', () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
        update.mockResolvedValue({});
    });
    afterEach(clearPage);

    it('allows no day that is over', async () => {
        const element = await show();

        expect(find<Field>(element, '[data-field="until"]').min).toBe('2024-06-01');
        await expect(element).toBeAccessible();
    });

    it('starts from the waiver in force', async () => {
        const element = await show({ until: '2024-09-30', reason: 'Merger under way' });

        expect(find<Field>(element, '[data-field="until"]').value).toBe('2024-09-30');
        expect(find<Field>(element, '[data-field="reason"]').value).toBe('Merger under way');
    });

    it('saves until when and why, and leaves it to the org who granted it', async () => {
        const element = await show();
        fillIn(element, '2024-12-31', '  Merger under way ');
        await save(element);

        expect(update).toHaveBeenCalledWith({
            fields: {
                Id: 'a03000000000001AAA',
                Waiver_Until__c: '2024-12-31',
                Waiver_Reason__c: 'Merger under way'
            }
        });
        expect(heard.granted).toHaveBeenCalledTimes(1);
    });

    it('sends nothing while a field is missing', async () => {
        const element = await show();
        fillIn(element, '', '', false);
        await save(element);

        expect(update).not.toHaveBeenCalled();
        expect(heard.granted).not.toHaveBeenCalled();
    });

    it('shows why the org refused, and stays open', async () => {
        update.mockRejectedValue({ body: { message: 'Only channel operations may grant a waiver.' } });
        const element = await show();
        fillIn(element, '2024-12-31', 'Merger under way');
        await save(element);

        expect(find<HTMLElement & { messages: string[] }>(element, 'c-error-panel').messages).toEqual([
            'Only channel operations may grant a waiver.'
        ]);
        expect(heard.granted).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
    });

    it('lets what was missing vanish while the user types', async () => {
        const element = await show();
        fillIn(element, '', '', false);
        await save(element);
        const reason = find<Field>(element, '[data-field="reason"]');
        const reportValidity = jest.fn(() => true);
        reason.reportValidity = reportValidity;
        reason.dispatchEvent(new CustomEvent('change'));

        expect(reportValidity).toHaveBeenCalledTimes(1);
    });

    it('can be left', async () => {
        find(await show(), '[data-cancel]').click();

        expect(heard.cancel).toHaveBeenCalledTimes(1);
    });
});
