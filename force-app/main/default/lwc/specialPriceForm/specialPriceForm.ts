import { today } from 'c/clock';
import { sayProblem, type Problem } from 'c/errorReduction';
import { fill, plural } from 'c/formats';
import {
    formatPercent,
    specialPriceEffect,
    type Deal,
    type IsoDate,
    type Millionths,
    type Program,
    type SpecialPriceTarget
} from 'c/programCore';
import { sayMoney, sayRate } from 'c/programLabels';
import {
    QUOTE_DETAIL_QUERY,
    quoteDetailVariables,
    toStoredQuote,
    type DealContext,
    type StoredQuote
} from 'c/quoteData';
import { toQuoteDeal, type RequestInput } from 'c/specialPriceData';
import type { EffectColumn } from 'c/specialPriceEffect';
import { labels } from 'c/specialPriceLabels';
import { receiveAnswer } from 'c/wireAnswer';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';
import { readAsked, type Asked, type How } from './asked';

interface Option {
    readonly label: string;
    readonly value: string;
}

interface Field extends HTMLElement {
    setCustomValidity(message: string): void;
    reportValidity(): boolean;
}

/** What the form starts with: what was asked for before, where somebody asks again. */
export interface FormStart {
    readonly quoteId: string;
    readonly target?: SpecialPriceTarget;
    readonly rate?: Millionths;
    readonly reason?: string;
}

/** Where a problem with a field is shown. */
const PLACES: Readonly<Record<string, string>> = {
    Partner_Quote__c: 'quote',
    Partner_Quote_Line__c: 'target',
    Solution__c: 'target',
    Requested_Rate__c: 'asked',
    Reason__c: 'reason',
    Valid_Until__c: 'validUntil'
};

const NOTHING_ASKED: Asked = { rate: null, problem: '' };

/**
 * Asks for a special price on a draft. What it would give is priced by the core while somebody types.
 * @fires ask with a RequestInput
 * @fires cancel
 */
export default class SpecialPriceForm extends LightningElement {
    /** The drafts for which one can ask: label is the quote's number, value its Id. */
    @api drafts: readonly Option[] = [];
    @api program?: Program;
    @api context?: DealContext;
    /** The code of the partner's tier. */
    @api tier: string | null = null;
    @api isSaving = false;

    readonly labels = labels;
    readonly today = today();
    readonly howOptions: Option[] = [
        { value: 'RATE', label: labels.howRate },
        { value: 'PRICE', label: labels.howPrice }
    ];

    quoteId = '';
    target = '';
    how: How = 'RATE';
    text = '';
    reason = '';
    validUntil: IsoDate | '' = '';
    validUntilProblem = '';
    detailVariables?: Record<string, unknown> | undefined;
    stored?: StoredQuote | undefined;
    messages: readonly string[] = [];
    loadErrors: readonly string[] = [];

    private wanted: SpecialPriceTarget | undefined;

    /** Fills the form. */
    @api
    get start(): FormStart | undefined {
        return undefined;
    }

    set start(value: FormStart | undefined) {
        this.wanted = value?.target;
        this.target = '';
        this.how = 'RATE';
        this.text = value?.rate === undefined ? '' : formatPercent(value.rate);
        this.reason = value?.reason ?? '';
        this.choose(value?.quoteId ?? '');
    }

    @api
    focus(): void {
        this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
    }

    /** Shows what the org refused, each problem at its field, and moves there. */
    @api
    async showProblems(problems: readonly Problem[]): Promise<void> {
        const rest = problems.filter((problem) => !problem.fields.some((field) => this.mark(field, problem.message)));
        this.messages = rest.map(sayProblem);
        await Promise.resolve();
        if (rest.length > 0) {
            this.template?.querySelector<HTMLElement>('[data-problems]')?.focus();
        }
    }

    @wire(graphql, { query: '$detailQuery', variables: '$detailVariables', operationName: 'QuoteDetail' })
    receiveDetail(result: GraphQLResult): void {
        const errors = receiveAnswer(result, (data) => {
            this.stored = toStoredQuote(data);
            this.keepTarget();
        });
        this.loadErrors = errors ?? this.loadErrors;
    }

    /** A wire waits while its query is undefined. */
    get detailQuery(): unknown {
        return this.detailVariables && QUOTE_DETAIL_QUERY;
    }

    get hasLoadErrors(): boolean {
        return this.loadErrors.length > 0;
    }

    get hasMessages(): boolean {
        return this.messages.length > 0;
    }

    /** Solutions first, then each line. */
    get targetOptions(): Option[] {
        const lines = this.stored?.lines ?? [];
        const solutions = new Map<string, { label: string; count: number }>();
        for (const { product } of lines) {
            if (product.solution !== null) {
                const count = (solutions.get(product.solution)?.count ?? 0) + 1;
                solutions.set(product.solution, { label: product.solutionLabel ?? product.solution, count });
            }
        }
        return [
            ...[...solutions].map(([solution, { label, count }]) => ({
                value: `${SOLUTION}${solution}`,
                label: `${label} (${plural(count, labels.linesOne, labels.lines)})`
            })),
            ...lines.map(({ id, name, product }) => ({
                value: `${LINE}${id}`,
                label: [product.name, name].filter(Boolean).join(' – ')
            }))
        ];
    }

    get isPrice(): boolean {
        return this.how === 'PRICE';
    }

    get askedLabel(): string {
        return this.isPrice ? fill(labels.priceWanted, this.program?.currency ?? '') : labels.rateWanted;
    }

    get validUntilClass(): string {
        return this.validUntilProblem === '' ? 'slds-form-element' : 'slds-form-element slds-has-error';
    }

    /** Today's price, while nothing is asked for yet. */
    get todayText(): string {
        const { program, deal, chosenTarget } = this;
        return program && deal && chosenTarget && this.asked.rate === null
            ? sayMoney(specialPriceEffect(program, deal, chosenTarget, 0).before.net, program)
            : '';
    }

    get comesToText(): string {
        const { rate } = this.asked;
        return this.isPrice && rate !== null ? fill(labels.rateComesTo, sayRate(rate)) : '';
    }

    get problemText(): string {
        return this.asked.problem;
    }

    get effectColumns(): EffectColumn[] {
        const { program, deal, chosenTarget } = this;
        const { rate } = this.asked;
        return program && deal && chosenTarget && rate !== null
            ? [
                  {
                      key: 'asked',
                      label: fill(labels.asAsked, sayRate(rate)),
                      effect: specialPriceEffect(program, deal, chosenTarget, rate)
                  }
              ]
            : [];
    }

    handleQuote(event: CustomEvent<{ value: string }>): void {
        this.target = '';
        this.clear('quote');
        this.choose(event.detail.value);
    }

    handleTarget(event: CustomEvent<{ value: string }>): void {
        this.target = event.detail.value;
        this.clear('target');
    }

    handleHow(event: CustomEvent<{ value: string }>): void {
        this.how = event.detail.value as How;
        this.text = '';
        this.clear('asked');
    }

    handleText(event: CustomEvent<{ value: string }>): void {
        this.text = event.detail.value;
        this.clear('asked');
    }

    handleReason(event: CustomEvent<{ value: string }>): void {
        this.reason = event.detail.value;
        this.clear('reason');
    }

    handleValidUntil(event: Event): void {
        this.validUntil = (event.target as HTMLInputElement).value;
        this.validUntilProblem = '';
    }

    handleCancel(): void {
        this.dispatchEvent(new CustomEvent('cancel'));
    }

    handleAsk(): void {
        const { asked, chosenTarget, quoteId, reason, validUntil } = this;
        this.messages = [];
        const missing = [
            validUntil === '' && this.show('validUntil', labels.required),
            reason.trim() === '' && this.show('reason', labels.required),
            asked.rate === null && this.show('asked', asked.problem || labels.required),
            chosenTarget === undefined && this.show('target', labels.required),
            quoteId === '' && this.show('quote', labels.required)
        ].some(Boolean);
        if (this.isSaving || missing || asked.rate === null || chosenTarget === undefined) {
            return;
        }
        const detail: RequestInput = {
            quoteId,
            target: chosenTarget,
            rate: asked.rate,
            reason: reason.trim(),
            validUntil
        };
        this.dispatchEvent(new CustomEvent('ask', { detail }));
    }

    private get asked(): Asked {
        const { program, deal, chosenTarget } = this;
        return program && deal && chosenTarget
            ? readAsked(this.how, this.text, program, deal, chosenTarget)
            : NOTHING_ASKED;
    }

    private get deal(): Deal | undefined {
        const { stored, context, program, tier } = this;
        return stored && context && program ? toQuoteDeal(stored, tier, context, program) : undefined;
    }

    private get chosenTarget(): SpecialPriceTarget | undefined {
        if (this.target.startsWith(LINE)) {
            return { line: this.target.slice(LINE.length), solution: null };
        }
        return this.target === '' ? undefined : { line: null, solution: this.target.slice(SOLUTION.length) };
    }

    private choose(quoteId: string): void {
        this.quoteId = quoteId;
        this.stored = undefined;
        this.detailVariables = quoteDetailVariables(quoteId);
    }

    /** What was asked for before, as far as the quote has it; the only solution where it has but one. */
    private keepTarget(): void {
        const { wanted, targetOptions } = this;
        const values = targetOptions.map(({ value }) => value);
        const before = wanted && (wanted.line === null ? `${SOLUTION}${wanted.solution}` : `${LINE}${wanted.line}`);
        const solutions = values.filter((value) => value.startsWith(SOLUTION));
        const fitting = [this.target, before ?? ''].find((value) => values.includes(value));
        this.target = fitting ?? (solutions.length === 1 ? (solutions[0] as string) : '');
    }

    private mark(field: string, message: string): boolean {
        const place = PLACES[field];
        return place !== undefined && this.show(place, message);
    }

    private show(place: string, message: string): boolean {
        const field = this.template?.querySelector<Field>(`[data-field="${place}"]`);
        if (place === 'validUntil') {
            this.validUntilProblem = message;
        } else {
            field?.setCustomValidity(message);
            field?.reportValidity();
        }
        field?.focus();
        return Boolean(field);
    }

    private clear(place: string): void {
        const field = this.template?.querySelector<Field>(`[data-field="${place}"]`);
        field?.setCustomValidity('');
        field?.reportValidity();
    }
}

const SOLUTION = 'solution:';
const LINE = 'line:';
