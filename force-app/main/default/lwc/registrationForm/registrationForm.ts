import type { Problem } from 'c/errorReduction';
import { fill } from 'c/formats';
import {
    checkClaim,
    isNewBusiness,
    registrationWorth,
    type BusinessType,
    type IsoDate,
    type PastSale
} from 'c/programCore';
import { businessTypeLabels } from 'c/programLabels';
import type { ClaimInput, EvidenceInput, RegistrationPricing } from 'c/registrationData';
import { labels, sayClaim, sayWorth } from 'c/registrationLabels';
import { api, LightningElement } from 'lwc';
import { placeOf } from './places';

/** A solution that can be registered. */
export interface Offer {
    readonly solution: string;
    readonly label: string;
    /** What the opportunity sells of it. */
    readonly amount: number | null;
    /** Why it cannot be registered any more, since somebody else was faster; '' while it can. */
    readonly blocked: string;
}

/** What the form hands over. */
export interface FilledForm {
    readonly submit: boolean;
    readonly businessType: BusinessType;
    readonly expectedCloseOn: IsoDate | null;
    readonly claims: readonly ClaimInput[];
    readonly evidence: readonly EvidenceInput[];
}

interface Row {
    readonly key: string;
    readonly label: string;
    readonly amountLabel: string;
    readonly amount: string;
    readonly isChosen: boolean;
    readonly problem: string;
}

interface Field extends HTMLElement {
    setCustomValidity(message: string): void;
    reportValidity(): boolean;
}

interface EvidenceEditor extends HTMLElement {
    readonly evidence: EvidenceInput[];
    validate(needed: boolean): boolean;
    showProblem(position: number, field: string, message: string): boolean;
}

const REGISTRABLE: readonly BusinessType[] = ['NEW_CUSTOMER', 'NEW_SOLUTION'];

/** Registers solutions of a deal, with the evidence that all of them share. What was entered stays until the org has it. */
export default class RegistrationForm extends LightningElement {
    @api offers: readonly Offer[] = [];
    @api sales: readonly PastSale[] = [];
    /** The deal as it would be quoted today; undefined while it cannot be priced. */
    @api pricing?: RegistrationPricing;
    /** The opportunity's business type. */
    @api recordedType: BusinessType | null = null;
    @api closeOn: IsoDate | null = null;
    @api today: IsoDate = '';
    @api isSaving = false;

    readonly labels = labels;
    readonly typeOptions = REGISTRABLE.map((value) => ({ value, label: businessTypeLabels[value] }));

    businessType: BusinessType | '' = '';
    expectedCloseOn = '';
    messages: readonly string[] = [];
    private chosen: readonly string[] = [];
    private amounts: Readonly<Record<string, string>> = {};
    private solutionProblems: Readonly<Record<string, string>> = {};

    override connectedCallback(): void {
        this.chosen = this.offers.filter(({ solution }) => this.isNewFor(solution)).map(({ solution }) => solution);
        this.amounts = Object.fromEntries(
            this.offers.map(({ solution, amount }) => [solution, amount === null ? '' : String(amount)])
        );
        this.expectedCloseOn = this.closeOn ?? '';
        this.businessType = this.fittingType;
        this.announceChoice();
    }

    /** Moves to the first thing to decide. */
    @api
    focus(): void {
        this.template?.querySelector<HTMLElement>('[data-solution]')?.focus();
    }

    /** Shows what the org refuses where it was entered, and the rest above. Nothing that was entered is lost. */
    @api
    async showProblems(problems: readonly Problem[]): Promise<void> {
        const rest: string[] = [];
        const atSolutions: Record<string, string> = {};
        let isPlaced = false;
        for (const problem of problems) {
            const place = placeOf(problem);
            const solution = place === undefined ? undefined : this.chosen[place.claim];
            if (place?.kind === 'SOLUTION' && solution !== undefined) {
                atSolutions[solution] = problem.message;
                isPlaced = true;
            } else if (this.isShownAtField(problem)) {
                isPlaced = true;
            } else if (!rest.includes(problem.message)) {
                rest.push(problem.message);
            }
        }
        this.solutionProblems = atSolutions;
        this.messages = rest;
        await Promise.resolve();
        if (rest.length > 0) {
            this.template?.querySelector<HTMLElement>('[data-problems]')?.focus();
        } else if (isPlaced && Object.keys(atSolutions).length > 0) {
            this.focusSolution(Object.keys(atSolutions)[0] as string);
        }
    }

    get rows(): Row[] {
        return this.offers.map(({ solution, label }): Row => {
            const isChosen = this.chosen.includes(solution);
            return {
                key: solution,
                label,
                amountLabel: fill(labels.amount, label),
                amount: this.amounts[solution] ?? '',
                isChosen,
                problem: this.solutionProblems[solution] ?? (isChosen ? this.problemOf(solution) : '')
            };
        });
    }

    get hasMessages(): boolean {
        return this.messages.length > 0;
    }

    /** That the business type is borne out for all that is chosen. */
    get claimText(): string {
        const isRight =
            this.businessType !== '' &&
            this.chosen.length > 0 &&
            this.chosen.every((solution) => this.problemOf(solution) === '');
        return isRight ? labels.claimFits : '';
    }

    get worthText(): string {
        const { pricing, businessType } = this;
        if (!pricing || businessType === '' || this.chosen.length === 0) {
            return '';
        }
        return sayWorth(registrationWorth(pricing.rules, { ...pricing.deal, businessType }, this.chosen), pricing);
    }

    handleChoose(event: CustomEvent<{ checked: boolean }>): void {
        const { solution } = (event.currentTarget as HTMLElement).dataset;
        const others = this.chosen.filter((candidate) => candidate !== solution);
        // In the order of the offers: what the org says of claim 2 is about the second that is chosen.
        const chosen = event.detail.checked && solution !== undefined ? [...others, solution] : others;
        this.chosen = this.offers.map((offer) => offer.solution).filter((candidate) => chosen.includes(candidate));
        this.forget(solution ?? '');
        this.announceChoice();
    }

    handleAmount(event: CustomEvent<{ value: string }>): void {
        const field = event.currentTarget as Field;
        field.setCustomValidity('');
        this.amounts = { ...this.amounts, [field.dataset['solution'] ?? '']: event.detail.value };
    }

    handleBusinessType(event: CustomEvent<{ value: string }>): void {
        (event.currentTarget as Field).setCustomValidity('');
        this.businessType = event.detail.value as BusinessType;
        this.solutionProblems = {};
    }

    handleCloseOn(event: CustomEvent<{ value: string }>): void {
        (event.currentTarget as Field).setCustomValidity('');
        this.expectedCloseOn = event.detail.value;
    }

    handleSubmit(): void {
        this.handOver(true);
    }

    handleSaveDraft(): void {
        this.handOver(false);
    }

    handleCancel(): void {
        this.dispatchEvent(new CustomEvent('cancel'));
    }

    private handOver(submit: boolean): void {
        if (this.isSaving || !this.isRight(submit)) {
            return;
        }
        const detail: FilledForm = {
            submit,
            businessType: this.businessType as BusinessType,
            expectedCloseOn: this.expectedCloseOn === '' ? null : this.expectedCloseOn,
            claims: this.chosen.map((solution) => {
                const amount = this.amounts[solution] ?? '';
                return { solution, amount: amount === '' ? null : Number(amount) };
            }),
            evidence: this.editor?.evidence ?? []
        };
        this.messages = [];
        this.dispatchEvent(new CustomEvent('request', { detail }));
    }

    /** Says what is missing or wrong, the first of it last, so that the reader ends there. */
    private isRight(submit: boolean): boolean {
        const isEvidenceRight = this.editor?.validate(submit) ?? true;
        const isTypeRight = this.businessType !== '';
        if (!isTypeRight) {
            this.showAt('[data-field="Business_Type__c"]', labels.chooseBusinessType);
        }
        const wrong = this.chosen.find((solution) => this.problemOf(solution) !== '');
        if (this.chosen.length === 0) {
            this.messages = [labels.chooseSolution];
            this.focus();
        } else if (isTypeRight && wrong !== undefined) {
            this.focusSolution(wrong);
        }
        return isEvidenceRight && isTypeRight && wrong === undefined && this.chosen.length > 0;
    }

    private isShownAtField(problem: Problem): boolean {
        const place = placeOf(problem);
        if (place === undefined || place.kind === 'SOLUTION') {
            return false;
        }
        if (place.kind === 'EVIDENCE') {
            return this.editor?.showProblem(place.position, place.field, problem.message) ?? false;
        }
        const solution = this.chosen[place.claim] ?? '';
        const selector =
            place.field === 'Amount__c'
                ? `[data-field="Amount__c"][data-solution="${solution}"]`
                : `[data-field="${place.field}"]`;
        return this.showAt(selector, problem.message);
    }

    private showAt(selector: string, message: string): boolean {
        const field = this.template?.querySelector<Field>(selector);
        field?.setCustomValidity(message);
        field?.reportValidity();
        field?.focus();
        return Boolean(field);
    }

    private focusSolution(solution: string): void {
        this.template?.querySelector<HTMLElement>(`[data-solution="${solution}"]`)?.focus();
    }

    private forget(solution: string): void {
        this.solutionProblems = Object.fromEntries(
            Object.entries(this.solutionProblems).filter(([key]) => key !== solution)
        );
        this.messages = this.messages.filter((message) => message !== labels.chooseSolution);
    }

    /** Why a solution cannot be registered: it is taken, or the end customer's purchases contradict the business type. */
    private problemOf(solution: string): string {
        const blocked = this.offers.find((offer) => offer.solution === solution)?.blocked ?? '';
        if (blocked !== '' || this.businessType === '') {
            return blocked;
        }
        const labelOf = (code: string): string => this.offers.find((offer) => offer.solution === code)?.label ?? code;
        return sayClaim(checkClaim(this.businessType, solution, this.sales), labelOf);
    }

    /** The opportunity's own type where the sales bear it out, otherwise the one that they do; blank for a renewal. */
    private get fittingType(): BusinessType | '' {
        const [first] = this.chosen;
        if (first === undefined) {
            return '';
        }
        const { recordedType } = this;
        if (recordedType !== null && this.chosen.every((solution) => this.holds(recordedType, solution))) {
            return recordedType;
        }
        const { fitting } = checkClaim('NEW_CUSTOMER', first, this.sales);
        return isNewBusiness(fitting) ? fitting : '';
    }

    private holds(type: BusinessType, solution: string): boolean {
        return checkClaim(type, solution, this.sales).problem === null;
    }

    private isNewFor(solution: string): boolean {
        return this.holds('NEW_SOLUTION', solution);
    }

    private announceChoice(): void {
        this.dispatchEvent(new CustomEvent('choose', { detail: { solutions: [...this.chosen] } }));
    }

    private get editor(): EvidenceEditor | null | undefined {
        return this.template?.querySelector<EvidenceEditor>('c-evidence-editor');
    }
}
