import type { IsoDate } from 'c/programCore';
import { today } from 'c/clock';
import { errorMessages } from 'c/errorReduction';
import type ErrorPanel from 'c/errorPanel';
import { grantWaiver } from 'c/partnerData';
import { api, LightningElement } from 'lwc';
import { labels } from './labels';

type Field = HTMLElement & { value: string; reportValidity(): boolean; focus(): void };

/**
 * Grants a waiver, or changes the one in force. Fires `granted` once the org has accepted it, `cancel` when the user
 * leaves it.
 */
export default class WaiverForm extends LightningElement {
    @api partnerId = '';
    /** The waiver in force; null without one. */
    @api current: { readonly until: IsoDate; readonly reason: string } | null = null;

    readonly labels = labels;
    /** A waiver until a day that is over would hold nothing. */
    readonly earliest = today();
    isSaving = false;
    errors: readonly string[] = [];
    private hasFocused = false;
    private wasRefused = false;

    get until(): IsoDate {
        return this.current?.until ?? '';
    }

    get reason(): string {
        return this.current?.reason ?? '';
    }

    get hasErrors(): boolean {
        return this.errors.length > 0;
    }

    /** Whoever opens the form starts at its first field. */
    override renderedCallback(): void {
        if (!this.hasFocused) {
            this.hasFocused = true;
            this.fields[0]?.focus();
        }
    }

    /**
     * Once told what is missing, the user sees it vanish while typing: on leaving the field only, the buttons would move
     * away under the pointer.
     */
    handleChange(event: Event): void {
        if (this.wasRefused) {
            (event.target as Field).reportValidity();
        }
    }

    handleCancel(): void {
        this.dispatchEvent(new CustomEvent('cancel'));
    }

    async handleSave(): Promise<void> {
        const [until, reason] = this.fields;
        const isValid = this.fields.map((field) => field.reportValidity()).every(Boolean);
        if (!isValid || until === undefined || reason === undefined) {
            this.wasRefused = true;
            return;
        }
        this.isSaving = true;
        this.errors = [];
        try {
            await grantWaiver(this.partnerId, until.value, reason.value.trim());
            this.dispatchEvent(new CustomEvent('granted'));
        } catch (error) {
            this.errors = errorMessages(error);
            await Promise.resolve();
            this.template?.querySelector<HTMLElement & ErrorPanel>('c-error-panel')?.focus();
        } finally {
            this.isSaving = false;
        }
    }

    private get fields(): Field[] {
        return [...(this.template?.querySelectorAll<Field>('[data-field]') ?? [])];
    }
}
