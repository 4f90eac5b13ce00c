import { REJECTION_REASONS, type Decision, type RejectionReason } from 'c/registrationData';
import { labels, rejectionReasonLabels } from 'c/registrationLabels';
import { api, LightningElement } from 'lwc';

interface Field extends HTMLElement {
    readonly value: string;
    setCustomValidity(message: string): void;
    reportValidity(): boolean;
}

/** Approves or rejects requests, or asks for information. */
export default class DecisionForm extends LightningElement {
    /** What is decided on, in words. */
    @api heading = '';
    @api isSaving = false;

    readonly labels = labels;
    readonly reasonOptions = REJECTION_REASONS.map((value) => ({ value, label: rejectionReasonLabels[value] }));

    reason = '';
    private kind: Decision['kind'] | null = null;

    /** Opens the fields of a decision, as its button does. */
    @api
    async open(kind: Decision['kind']): Promise<void> {
        this.kind = kind;
        this.reason = '';
        await Promise.resolve();
        this.template?.querySelector<HTMLElement>('[data-focus]')?.focus();
    }

    /** Closes the fields, after the org has taken the decision or for another request. */
    @api
    close(): void {
        this.kind = null;
    }

    get isApproving(): boolean {
        return this.kind === 'APPROVE';
    }

    get isRejecting(): boolean {
        return this.kind === 'REJECT';
    }

    get isAsking(): boolean {
        return this.kind === 'ASK';
    }

    get isOpen(): boolean {
        return this.kind !== null;
    }

    get confirmLabel(): string {
        return this.isApproving ? labels.approve : this.isRejecting ? labels.reject : labels.ask;
    }

    get confirmVariant(): string {
        return this.isRejecting ? 'destructive' : 'brand';
    }

    get textLabel(): string {
        return this.isAsking ? labels.askQuestion : labels.comment;
    }

    handleApprove(): Promise<void> {
        return this.open('APPROVE');
    }

    handleReject(): Promise<void> {
        return this.open('REJECT');
    }

    handleAsk(): Promise<void> {
        return this.open('ASK');
    }

    handleReason(event: CustomEvent<{ value: string }>): void {
        this.reason = event.detail.value;
        (event.currentTarget as Field).setCustomValidity('');
    }

    handleText(event: Event): void {
        (event.currentTarget as Field).setCustomValidity('');
    }

    handleCancel(): void {
        this.kind = null;
        this.dispatchEvent(new CustomEvent('leave'));
    }

    /** Escape closes the fields; Ctrl+Enter decides. */
    handleKeyDown(event: KeyboardEvent): void {
        if (event.key === 'Escape' && this.isOpen) {
            event.stopPropagation();
            this.handleCancel();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            this.handleConfirm();
        }
    }

    handleConfirm(): void {
        const decision = this.isSaving ? undefined : this.read();
        if (decision) {
            this.dispatchEvent(new CustomEvent('decide', { detail: decision }));
        }
    }

    /** The decision as entered; undefined, with the field marked, while something is missing. */
    private read(): Decision | undefined {
        const field = this.template?.querySelector<Field>('[data-text]');
        const text = field?.value?.trim() ?? '';
        switch (this.kind) {
            case 'APPROVE':
                return { kind: 'APPROVE', comment: text };
            case 'REJECT':
                return this.reason === ''
                    ? this.miss('[data-reason]')
                    : { kind: 'REJECT', reason: this.reason as RejectionReason, comment: text };
            case 'ASK':
                return text === '' ? this.miss('[data-text]') : { kind: 'ASK', question: text };
            case null:
                return undefined;
        }
    }

    private miss(selector: string): undefined {
        const field = this.template?.querySelector<Field>(selector);
        field?.setCustomValidity(labels.needed);
        field?.reportValidity();
        field?.focus();
    }
}
