import EvidenceEditor from 'c/evidenceEditor';
import { clearPage, find, findAll, mount, settle } from '../../../../../../test/mocks/page';

type Editor = HTMLElement & {
    today: string;
    evidence: readonly object[];
    validate(needed: boolean): boolean;
    showProblem(position: number, field: string, message: string): boolean;
};

function show(): Editor {
    return mount('c-evidence-editor', EvidenceEditor, { today: '2024-06-01' }) as unknown as Editor;
}

async function enter(editor: Editor, position: number, name: string, value: string): Promise<void> {
    findAll(editor, `[data-name="${name}"]`)[position]?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settle();
}

describe('pre-sales evidence', () => {
    afterEach(clearPage);

    it('begins with one blank entry, which counts as none', async () => {
        const editor = show();

        expect(findAll(editor, '[data-entry]')).toHaveLength(1);
        expect(editor.evidence).toEqual([]);
        expect(editor.validate(false)).toBe(true);
        expect(editor.validate(true)).toBe(false);
        await expect(editor).toBeAccessible();
    });

    it('is complete with what, when and words, on a day that is not to come', async () => {
        const editor = show();
        await enter(editor, 0, 'type', 'DEMO');
        expect(editor.validate(false)).toBe(false);
        await enter(editor, 0, 'heldOn', '2024-06-02');
        await enter(editor, 0, 'description', 'Shown');
        expect(editor.validate(false)).toBe(false);
        await enter(editor, 0, 'heldOn', '2024-06-01');
        expect(editor.validate(true)).toBe(true);
        expect(editor.evidence).toEqual([{ type: 'DEMO', heldOn: '2024-06-01', description: 'Shown' }]);
    });

    it('adds and removes entries, and shows a problem at the entry concerned, blank ones left out', async () => {
        const editor = show();
        find(editor, '[data-add]').click();
        await settle();
        await enter(editor, 1, 'type', 'DEMO');
        const field = findAll<HTMLElement & { setCustomValidity(text: string): void }>(
            editor,
            '[data-name="heldOn"]'
        )[1];
        const marked = field && jest.spyOn(field, 'setCustomValidity');

        expect(editor.showProblem(0, 'Held_On__c', 'Too late.')).toBe(true);
        expect(marked).toHaveBeenCalledWith('Too late.');
        expect(editor.showProblem(0, 'Name', 'No.')).toBe(false);
        expect(editor.showProblem(1, 'Held_On__c', 'No.')).toBe(false);
        await expect(editor).toBeAccessible();
        findAll(editor, '[data-remove]')[0]?.click();
        await settle();
        expect(findAll(editor, '[data-entry]')).toHaveLength(1);
        expect(find(editor, '[data-name="type"]')).toMatchObject({ value: 'DEMO' });
    });
});
