import { today } from 'c/clock';
import { errorMessages } from 'c/errorReduction';
import { fill, formatMoney } from 'c/formats';
import { isWaitingForAnswer, registrationClock, REGISTRATION_STATUSES, type RegistrationClock } from 'c/programCore';
import {
    addPage,
    NO_PAGES,
    OWN_REGISTRATIONS_QUERY,
    requestsOf,
    updateRegistrations,
    type RegistrationPages,
    type RegistrationRequest
} from 'c/registrationData';
import { labels, statusLabels } from 'c/registrationLabels';
import { NOTHING_YET, takeAnswer, type WireAnswer } from 'c/wireAnswer';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { LightningElement, wire } from 'lwc';

interface Row {
    readonly id: string;
    readonly name: string;
    readonly customer: string;
    readonly subject: string;
    readonly status: string;
    readonly clock: RegistrationClock | null;
    readonly note: string;
    readonly isWaiting: boolean;
    readonly answerLabel: string;
}

interface Field extends HTMLElement {
    readonly value: string;
    setCustomValidity(message: string): void;
    reportValidity(): boolean;
}

/** The registrations that the user may see: in a partner site those of its own company. */
export default class PartnerRegistrations extends LightningElement {
    readonly labels = labels;
    readonly statusOptions = [
        { value: '', label: labels.statusFilterAll },
        ...REGISTRATION_STATUSES.map((value) => ({ value, label: statusLabels[value] }))
    ];

    variables: { readonly after: string | null } = { after: null };
    status = '';
    isSaving = false;

    private readonly today = today();
    private own: WireAnswer<RegistrationPages> = NOTHING_YET;

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'OwnRegistrations' })
    receiveOwn(result: GraphQLResult): void {
        this.own = takeAnswer(this.own, result, (data) => addPage(this.pages, data));
        const { after } = this.pages;
        if (after !== this.variables.after) {
            this.variables = { after };
        }
    }

    get query(): unknown {
        return OWN_REGISTRATIONS_QUERY;
    }

    get errors(): readonly string[] {
        return this.own.errors;
    }

    get isLoading(): boolean {
        return !this.pages.isComplete && !this.hasErrors;
    }

    get hasErrors(): boolean {
        return this.errors.length > 0;
    }

    get isEmpty(): boolean {
        return this.registrations.length === 0;
    }

    get rows(): Row[] {
        return this.registrations
            .filter(({ status }) => this.status === '' || status === this.status)
            .map((registration) => this.toRow(registration));
    }

    get hasRows(): boolean {
        return this.rows.length > 0;
    }

    handleStatus(event: CustomEvent<{ value: string }>): void {
        this.status = event.detail.value;
    }

    handleText(event: Event): void {
        (event.currentTarget as Field).setCustomValidity('');
    }

    async handleAnswer(event: Event): Promise<void> {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        const field = this.template?.querySelector<Field>(`[data-answer="${id}"]`);
        const text = field?.value?.trim() ?? '';
        if (id === undefined || !field || this.isSaving) {
            return;
        }
        if (text === '') {
            this.showAt(field, labels.needed);
            return;
        }
        this.isSaving = true;
        try {
            const { refused } = await updateRegistrations([id], { Information_Answer__c: text });
            const problems = errorMessages(refused.get(id));
            if (problems.length > 0) {
                this.showAt(field, problems.join(' '));
                return;
            }
            this.dispatchEvent(new ShowToastEvent({ variant: 'success', title: labels.answered }));
            await this.own.refresh();
        } catch (error) {
            this.showAt(field, errorMessages(error).join(' '));
        } finally {
            this.isSaving = false;
        }
    }

    private get registrations(): readonly RegistrationRequest[] {
        return requestsOf(this.pages);
    }

    private get pages(): RegistrationPages {
        return this.own.value ?? NO_PAGES;
    }

    private showAt(field: Field, message: string): void {
        field.setCustomValidity(message);
        field.reportValidity();
        field.focus();
    }

    private toRow(registration: RegistrationRequest): Row {
        const { amount, partner, solutionLabel, status, endCustomer } = registration;
        const money = amount === null ? [] : [formatMoney(String(amount), partner.currency)];
        return {
            id: registration.id,
            name: registration.name,
            customer: endCustomer.name,
            subject: [solutionLabel, ...money].join(' – '),
            status: statusLabels[status],
            clock: registrationClock(registration, this.today),
            note: noteOf(registration),
            isWaiting: isWaitingForAnswer(registration),
            answerLabel: fill(labels.forCustomer, labels.answer, registration.name)
        };
    }
}

function noteOf({ status, informationRequest, rejectionReason, decisionComment }: RegistrationRequest): string {
    if (status === 'SUBMITTED' && informationRequest !== null) {
        return fill(labels.asked, informationRequest);
    }
    return status === 'REJECTED' ? [rejectionReason, decisionComment].filter(Boolean).join(' – ') : '';
}
