import { sayProblem, type Problem } from 'c/errorReduction';
import { fill } from 'c/formats';
import {
    formatPercent,
    ONE,
    rateFromPercent,
    specialPriceLimit,
    type Millionths,
    type SpecialPriceLimit
} from 'c/programCore';
import { sayRate } from 'c/programLabels';
import type { OpenRequest, SpecialPriceDecision as Decision } from 'c/specialPriceData';
import { labels } from 'c/specialPriceLabels';
import { api, LightningElement } from 'lwc';

interface Field extends HTMLElement {
    setCustomValidity(message: string): void;
    reportValidity(): boolean;
}

/** Where a problem with a field is shown. */
const PLACES: Readonly<Record<string, string>> = { Approved_Rate__c: 'rate', Decision_Comment__c: 'comment' };

/**
 * Approves a request for a special price, at its rate or a lower one, or rejects it with a reason.
 * @fires rate with the rate to be granted in millionths, or null while what is typed is none
 * @fires decide with a decision
 */
export default class SpecialPriceDecision extends LightningElement {
    /** How many points the user may grant. */
    @api limit: SpecialPriceLimit | null = null;
    @api isSaving = false;

    readonly labels = labels;

    text = '';
    comment = '';
    messages: readonly string[] = [];

    private decided: OpenRequest | undefined;

    @api
    get request(): OpenRequest | undefined {
        return this.decided;
    }

    set request(value: OpenRequest | undefined) {
        if (value?.id !== this.decided?.id) {
            this.text = value ? formatPercent(value.requestedRate) : '';
            this.comment = '';
            this.messages = [];
        }
        this.decided = value;
    }

    @api
    focus(): void {
        this.field('rate')?.focus();
    }

    /** Decides as the buttons do. */
    @api
    decide(kind: Decision['kind']): void {
        if (kind === 'APPROVE') {
            this.handleApprove();
        } else {
            this.handleReject();
        }
    }

    /** Shows what the org refused, each problem at its field, and moves there. */
    @api
    async showProblems(problems: readonly Problem[]): Promise<void> {
        const rest = problems.filter(({ fields, message }) => !fields.some((field) => this.mark(field, message)));
        this.messages = rest.map(sayProblem);
        await Promise.resolve();
        if (rest.length > 0) {
            this.template?.querySelector<HTMLElement>('[data-problems]')?.focus();
        }
    }

    get heading(): string {
        return fill(labels.confirm, this.decided?.name ?? '');
    }

    get limitText(): string {
        return this.limit === null ? '' : fill(labels.limitOfUser, sayRate(this.limit));
    }

    get hasMessages(): boolean {
        return this.messages.length > 0;
    }

    /** What the button does, or who may where the user may not. */
    get approveLabel(): string {
        const { rate, decided } = this;
        const asked = decided?.requestedRate ?? 0;
        if (rate === null) {
            return fill(labels.approve, sayRate(asked));
        }
        if (!this.isWithinLimit(rate)) {
            const needed = specialPriceLimit(rate);
            return needed === null
                ? fill(labels.approveImpossible, sayRate(rate))
                : fill(labels.approveBeyond, sayRate(rate), sayRate(needed));
        }
        return rate < asked
            ? fill(labels.approveLower, sayRate(rate), sayRate(asked))
            : fill(labels.approve, sayRate(rate));
    }

    get isApproveDisabled(): boolean {
        const { rate } = this;
        return rate !== null && !this.isWithinLimit(rate);
    }

    handleRate(event: CustomEvent<{ value: string }>): void {
        this.text = event.detail.value;
        this.clear('rate');
        this.dispatchEvent(new CustomEvent('rate', { detail: this.rate }));
    }

    handleComment(event: CustomEvent<{ value: string }>): void {
        this.comment = event.detail.value;
        this.clear('comment');
    }

    handleApprove(): void {
        const { rate, decided } = this;
        if (rate === null || decided === undefined || this.isSaving) {
            this.show('rate', labels.rateInvalid);
            return;
        }
        if (rate > decided.requestedRate) {
            this.show('rate', fill(labels.grantedTooHigh, sayRate(decided.requestedRate)));
        } else if (this.isWithinLimit(rate)) {
            this.announce({ kind: 'APPROVE', rate, comment: this.comment.trim() });
        } else {
            this.show('rate', this.approveLabel);
        }
    }

    handleReject(): void {
        const comment = this.comment.trim();
        if (comment === '') {
            this.show('comment', labels.required);
        } else if (!this.isSaving) {
            this.announce({ kind: 'REJECT', comment });
        }
    }

    /** The rate to be granted; null while what is typed is none. */
    private get rate(): Millionths | null {
        try {
            const rate = rateFromPercent(this.text);
            return rate > 0 && rate <= ONE ? rate : null;
        } catch (error) {
            if (error instanceof RangeError) {
                return null;
            }
            throw error;
        }
    }

    private isWithinLimit(rate: Millionths): boolean {
        return this.limit !== null && rate <= this.limit;
    }

    private announce(decision: Decision): void {
        this.messages = [];
        this.dispatchEvent(new CustomEvent('decide', { detail: decision }));
    }

    private mark(field: string, message: string): boolean {
        const place = PLACES[field];
        return place !== undefined && this.show(place, message);
    }

    private show(place: string, message: string): boolean {
        const field = this.field(place);
        field?.setCustomValidity(message);
        field?.reportValidity();
        field?.focus();
        return Boolean(field);
    }

    private clear(place: string): void {
        const field = this.field(place);
        field?.setCustomValidity('');
        field?.reportValidity();
    }

    private field(place: string): Field | null | undefined {
        return this.template?.querySelector<Field>(`[data-field="${place}"]`);
    }
}
