import { fill } from 'c/formats';
import type { ClaimAction } from 'c/programCore';
import type { EvidenceInput } from 'c/registrationData';
import { labels } from 'c/registrationLabels';
import { api, LightningElement } from 'lwc';
import type { StandingItem } from './standingItem';

export type { StandingItem } from './standingItem';

/** Something to do with a registration, with what was entered for it. */
export interface StandingAct {
    readonly kind: ClaimAction | 'EVIDENCE';
    readonly registrationId: string;
    /** The milestone or the answer. */
    readonly text: string;
    readonly evidence: readonly EvidenceInput[];
}

interface Button {
    readonly kind: StandingAct['kind'];
    readonly label: string;
}

interface Field extends HTMLElement {
    readonly value: string;
    setCustomValidity(message: string): void;
    reportValidity(): boolean;
}

interface EvidenceEditor extends HTMLElement {
    readonly evidence: EvidenceInput[];
    validate(needed: boolean): boolean;
}

const ACTION_LABELS: Readonly<Record<StandingAct['kind'], string>> = {
    SUBMIT: labels.submitDraft,
    ANSWER: labels.answer,
    EVIDENCE: labels.addEvidence,
    EXTEND: labels.extend,
    WITHDRAW: labels.withdraw
};

/** How one solution of a deal stands, and what can be done about it. What needs words or a yes opens beneath. */
export default class SolutionStanding extends LightningElement {
    @api item?: StandingItem;
    @api today = '';
    /** What the org refused of the last action. */
    @api problems: readonly string[] = [];
    @api isSaving = false;

    readonly labels = labels;

    private opened: StandingAct['kind'] | null = null;

    /** Closes what is open after the org has accepted it, and stays at this solution. */
    @api
    close(): void {
        this.opened = null;
        this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
    }

    get buttons(): Button[] {
        return (this.item?.actions ?? []).map((kind) => ({
            kind,
            label: ACTION_LABELS[kind]
        }));
    }

    get actionsLabel(): string {
        return fill(labels.forCustomer, labels.actions, this.item?.label ?? '');
    }

    get hasButtons(): boolean {
        return this.buttons.length > 0;
    }

    get isWithdrawing(): boolean {
        return this.opened === 'WITHDRAW';
    }

    get textLabel(): string {
        return this.opened === 'EXTEND' ? labels.milestone : this.opened === 'ANSWER' ? labels.answerLabel : '';
    }

    get isAddingEvidence(): boolean {
        return this.opened === 'EVIDENCE';
    }

    get isOpen(): boolean {
        return this.opened !== null;
    }

    get hint(): string {
        return this.opened === 'EXTEND' ? (this.item?.extendHint ?? '') : '';
    }

    get confirmLabel(): string {
        return this.opened === null ? '' : ACTION_LABELS[this.opened];
    }

    get confirmVariant(): string {
        return this.isWithdrawing ? 'destructive' : 'brand';
    }

    get hasProblems(): boolean {
        return this.problems.length > 0;
    }

    async handleAction(event: Event): Promise<void> {
        const kind = (event.currentTarget as HTMLElement).dataset['kind'] as StandingAct['kind'];
        if (kind === 'SUBMIT') {
            this.act(kind, '', []);
            return;
        }
        this.opened = kind;
        await Promise.resolve();
        this.template?.querySelector<HTMLElement>('[data-focus]')?.focus();
    }

    async handleClose(): Promise<void> {
        const kind = this.opened;
        this.opened = null;
        await Promise.resolve();
        this.template?.querySelector<HTMLElement>(`[data-kind="${kind}"]`)?.focus();
    }

    handleText(event: Event): void {
        (event.currentTarget as Field).setCustomValidity('');
    }

    handleConfirm(): void {
        const kind = this.opened;
        if (kind === null || this.isSaving) {
            return;
        }
        const field = this.template?.querySelector<Field>('[data-text]');
        const text = field?.value?.trim() ?? '';
        if (field && text === '') {
            field.setCustomValidity(labels.needed);
            field.reportValidity();
            field.focus();
            return;
        }
        const editor = this.template?.querySelector<EvidenceEditor>('c-evidence-editor');
        if (editor && !editor.validate(true)) {
            return;
        }
        this.act(kind, text, editor?.evidence ?? []);
    }

    private act(kind: StandingAct['kind'], text: string, evidence: readonly EvidenceInput[]): void {
        const detail: StandingAct = { kind, registrationId: this.item?.registrationId ?? '', text, evidence };
        this.dispatchEvent(new CustomEvent('act', { detail }));
    }
}
