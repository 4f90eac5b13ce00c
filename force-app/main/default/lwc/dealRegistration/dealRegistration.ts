import canDecide from '@salesforce/customPermission/Decide_Deal_Registrations';
import { today } from 'c/clock';
import { fieldLabelsOf, reduceErrors, type FieldLabels, type Problem } from 'c/errorReduction';
import { fill, formatList } from 'c/formats';
import {
    addEvidence,
    addPage,
    DESK_QUERY,
    deskVariables,
    NO_PAGES,
    OPEN_REGISTRATIONS_QUERY,
    REGISTRATION_DEAL_QUERY,
    registrationDealVariables,
    requestRegistrations,
    requestsOf,
    toDesk,
    toRegistrationDeal,
    updateRegistrations,
    type DealPartner,
    type Desk,
    type RegistrationDeal,
    type RegistrationPages,
    type RegistrationPricing
} from 'c/registrationData';
import { labels } from 'c/registrationLabels';
import { NOTHING_YET, takeAnswer, type WireAnswer } from 'c/wireAnswer';
import type { ComparedSide, LookAlike } from 'c/lookAlikeList';
import type { FilledForm, Offer } from 'c/registrationForm';
import type { StandingAct, StandingItem } from 'c/solutionStanding';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo, type ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { api, LightningElement, wire } from 'lwc';
import { DONE, fieldsOf, sayIfTaken } from './acts';
import { adviceOn, closedNotice, lookAlikesOf, offersOf, toPanel, type Advice, type Panel } from './panel';

interface Row {
    readonly key: string;
    readonly item: StandingItem;
    readonly problems: readonly string[];
}

interface Form extends HTMLElement {
    focus(): void;
    showProblems(problems: readonly Problem[]): Promise<void>;
}

interface StandingElement extends HTMLElement {
    close(): void;
}

/** On an opportunity's page: how each solution stands, a form to register it, and what follows until the deal is won. */
export default class DealRegistration extends LightningElement {
    @api recordId?: string;

    readonly labels = labels;
    readonly registrationObject = 'Deal_Registration__c';
    readonly today = today();

    dealVariables?: Record<string, unknown> | undefined;
    deskVariables?: Record<string, unknown> | undefined;
    openVariables?: Record<string, unknown> | undefined;
    isFormOpen = false;
    isSaving = false;

    private deal: WireAnswer<RegistrationDeal> = NOTHING_YET;
    private desk: WireAnswer<Desk> = NOTHING_YET;
    private open: WireAnswer<RegistrationPages> = NOTHING_YET;
    private panel?: Panel | undefined;
    private chosen: readonly string[] = [];
    private fieldLabels: FieldLabels = {};
    private problems: Readonly<Record<string, readonly string[]>> = {};

    override connectedCallback(): void {
        this.dealVariables = registrationDealVariables(this.recordId);
    }

    @wire(graphql, { query: '$dealQuery', variables: '$dealVariables', operationName: 'RegistrationDeal' })
    receiveDeal(result: GraphQLResult): void {
        this.deal = takeAnswer(this.deal, result, toRegistrationDeal);
        this.deskVariables = this.deal.value && deskVariables(this.deal.value);
        this.arrange();
    }

    @wire(graphql, { query: '$deskQuery', variables: '$deskVariables', operationName: 'RegistrationDesk' })
    receiveDesk(result: GraphQLResult): void {
        this.desk = takeAnswer(this.desk, result, toDesk);
        this.arrange();
    }

    /** Only for those who decide: look-alikes name other partners. */
    @wire(graphql, { query: '$openQuery', variables: '$openVariables', operationName: 'OpenRegistrations' })
    receiveOpen(result: GraphQLResult): void {
        const { after: start } = this.open.value ?? NO_PAGES;
        this.open = takeAnswer(this.open, result, (data) => addPage(this.open.value ?? NO_PAGES, data));
        const { after } = this.open.value ?? NO_PAGES;
        if (after !== start) {
            this.openVariables = { after };
        }
    }

    @wire(getObjectInfo, { objectApiName: '$registrationObject' })
    receiveInfo({ data }: ObjectInfoResult): void {
        this.fieldLabels = fieldLabelsOf(data);
    }

    /** A wire waits while its query is undefined. */
    get dealQuery(): unknown {
        return this.dealVariables && REGISTRATION_DEAL_QUERY;
    }

    get deskQuery(): unknown {
        return this.deskVariables && DESK_QUERY;
    }

    get openQuery(): unknown {
        return this.openVariables && OPEN_REGISTRATIONS_QUERY;
    }

    get loadErrors(): readonly string[] {
        return [...this.deal.errors, ...this.desk.errors, ...this.open.errors];
    }

    get hasLoadErrors(): boolean {
        return this.loadErrors.length > 0;
    }

    get isLoading(): boolean {
        return this.advice === undefined && this.panel === undefined;
    }

    get advice(): Advice | undefined {
        return this.deal.value && adviceOn(this.deal.value);
    }

    get subtitle(): string {
        const name = this.partner?.name ?? '';
        return this.endCustomerName === '' ? name : fill(labels.forCustomer, name, this.endCustomerName);
    }

    /** Empty where the user may see the opportunity and not its account. */
    get endCustomerName(): string {
        return this.deal.value?.endCustomer?.name ?? '';
    }

    get recordedType(): RegistrationDeal['businessType'] {
        return this.deal.value?.businessType ?? null;
    }

    get closeOn(): string | null {
        return this.deal.value?.closeOn ?? null;
    }

    get sales(): Desk['sales'] {
        return this.desk.value?.sales ?? [];
    }

    get pricing(): RegistrationPricing | undefined {
        return this.panel?.pricing;
    }

    get rows(): Row[] {
        return (this.panel?.items ?? []).map((item) => ({
            key: item.solution,
            item,
            problems: this.problems[item.solution] ?? []
        }));
    }

    get offers(): Offer[] {
        return this.panel ? offersOf(this.panel, this.isFormOpen ? this.chosen : []) : [];
    }

    get closedNotice(): string {
        return this.deal.value ? closedNotice(this.deal.value, this.today) : '';
    }

    get canRegister(): boolean {
        return this.offers.length > 0 && this.closedNotice === '' && !this.isFormOpen;
    }

    get comparedSide(): ComparedSide | undefined {
        const endCustomer = this.deal.value?.endCustomer;
        return endCustomer
            ? { endCustomer, partnerName: this.partner?.name ?? '', status: labels.formTitle }
            : undefined;
    }

    get lookAlikes(): readonly LookAlike[] {
        return this.deal.value
            ? lookAlikesOf(this.deal.value, requestsOf(this.open.value ?? NO_PAGES), this.chosen)
            : [];
    }

    get showsLookAlikes(): boolean {
        return Boolean(canDecide) && this.comparedSide !== undefined;
    }

    async handleRegister(): Promise<void> {
        this.isFormOpen = true;
        if (Boolean(canDecide) && this.openVariables === undefined) {
            this.openVariables = { after: null };
        }
        await Promise.resolve();
        this.form?.focus();
    }

    async handleCancel(): Promise<void> {
        this.isFormOpen = false;
        await Promise.resolve();
        this.template?.querySelector<HTMLElement>('[data-register]')?.focus();
    }

    handleChoose(event: CustomEvent<{ solutions: readonly string[] }>): void {
        this.chosen = event.detail.solutions;
    }

    async handleRequest(event: CustomEvent<FilledForm>): Promise<void> {
        const { partner } = this;
        const opportunityId = this.deal.value?.opportunityId;
        if (!partner || opportunityId === undefined || this.isSaving) {
            return;
        }
        const { submit, ...filled } = event.detail;
        this.isSaving = true;
        try {
            await requestRegistrations({ ...filled, partnerId: partner.id, opportunityId }, submit);
            this.isFormOpen = false;
            this.toast(submit ? labels.submittedTitle : labels.savedDraft, submit ? this.sayRequested(filled) : '');
            await this.desk.refresh();
            this.standing(filled.claims[0]?.solution)?.close();
        } catch (error) {
            // Where somebody else was faster, that shows where this request was entered; what was typed stays.
            await this.desk.refresh();
            await this.form?.showProblems(this.reduce(error));
        } finally {
            this.isSaving = false;
        }
    }

    async handleAct(event: CustomEvent<StandingAct>): Promise<void> {
        const { kind, registrationId, text, evidence } = event.detail;
        const solution = (event.currentTarget as HTMLElement).dataset['solution'] ?? '';
        if (this.isSaving) {
            return;
        }
        this.isSaving = true;
        this.problems = { ...this.problems, [solution]: [] };
        try {
            if (kind === 'EVIDENCE') {
                await addEvidence(registrationId, evidence);
            } else {
                const { refused } = await updateRegistrations([registrationId], fieldsOf(kind, text));
                const errors = refused.get(registrationId);
                if (errors) {
                    throw errors;
                }
            }
            this.toast(DONE[kind], '');
            await this.desk.refresh();
            this.standing(solution)?.close();
        } catch (error) {
            const problems = this.reduce(error);
            this.problems = { ...this.problems, [solution]: problems.map(({ message }) => message) };
            await this.desk.refresh();
        } finally {
            this.isSaving = false;
        }
    }

    private get partner(): DealPartner | null | undefined {
        return this.deal.value?.partner;
    }

    private get form(): Form | null | undefined {
        return this.template?.querySelector<Form>('c-registration-form');
    }

    private standing(solution: string | undefined): StandingElement | null | undefined {
        return this.template?.querySelector<StandingElement>(`c-solution-standing[data-solution="${solution}"]`);
    }

    /** Works out how the deal stands once all of it is read. */
    private arrange(): void {
        this.panel = this.deal.value && this.desk.value && toPanel(this.deal.value, this.desk.value, this.today);
    }

    private sayRequested({ claims }: Pick<FilledForm, 'claims'>): string {
        const requested = new Set(claims.map(({ solution }) => solution));
        const sold = this.panel?.sold ?? [];
        const names = formatList(sold.filter(({ solution }) => requested.has(solution)).map(({ label }) => label));
        return this.endCustomerName === '' ? names : fill(labels.savedTo, names, this.endCustomerName);
    }

    /** The org's problems in words. */
    private reduce(error: unknown): Problem[] {
        return reduceErrors(error, this.fieldLabels).map(sayIfTaken);
    }

    private toast(title: string, message: string): void {
        this.dispatchEvent(new ShowToastEvent({ variant: 'success', title, message }));
    }
}
