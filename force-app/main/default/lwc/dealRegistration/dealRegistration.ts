import canDecide from '@salesforce/customPermission/Decide_Deal_Registrations';
import { today } from 'c/clock';
import { errorMessages, fieldLabelsOf, reduceErrors, type FieldLabels, type Problem } from 'c/errorReduction';
import { fill, formatDate, formatList } from 'c/formats';
import {
    isInForce,
    lookAlikes,
    solutionStandings,
    type Deal,
    type Program,
    type SolutionStanding
} from 'c/programCore';
import { PROGRAM_QUERY, programVariables, toPrograms } from 'c/programData';
import {
    contextVariables,
    DEAL_CONTEXT_QUERY,
    OPPORTUNITY_QUERY,
    opportunityVariables,
    toDeal,
    toDealContext,
    toOpportunity,
    withoutWhatIf,
    type DealContext,
    type Opportunity
} from 'c/quoteData';
import {
    addEvidence,
    DESK_QUERY,
    deskVariables,
    OPEN_REGISTRATIONS_QUERY,
    REGISTRATION_TERMS_QUERY,
    requestRegistrations,
    toDesk,
    toPage,
    toTerms,
    updateRegistrations,
    type Desk,
    type FieldValues,
    type RecordedClaim,
    type RegistrationRequest,
    type RegistrationTerms
} from 'c/registrationData';
import { labels } from 'c/registrationLabels';
import type { ComparedSide, LookAlike } from 'c/lookAlikeList';
import type { FilledForm, Offer } from 'c/registrationForm';
import type { StandingAct, StandingItem } from 'c/solutionStanding';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo, type ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { api, LightningElement, wire } from 'lwc';
import { sayStanding, soldSolutions, toStandingItem, type SoldSolution } from './standings';

interface Advice {
    readonly heading: string;
    readonly message: string;
}

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

    opportunityVariables?: Record<string, unknown> | undefined;
    contextVariables?: Record<string, unknown> | undefined;
    programVariables?: Record<string, unknown> | undefined;
    deskVariables?: Record<string, unknown> | undefined;
    openVariables?: Record<string, unknown> | undefined;
    loadErrors: readonly string[] = [];
    isFormOpen = false;
    isSaving = false;

    private opportunity?: Opportunity;
    private terms?: RegistrationTerms;
    private context?: DealContext | undefined;
    private desk?: Desk | undefined;
    private programs: ReadonlyMap<string, Program> = new Map();
    private open: readonly RegistrationRequest[] = [];
    private chosen: readonly string[] = [];
    private fieldLabels: FieldLabels = {};
    private problems: Readonly<Record<string, readonly string[]>> = {};
    private refreshers: Record<string, () => Promise<void>> = {};

    override connectedCallback(): void {
        this.opportunityVariables = opportunityVariables(this.recordId);
    }

    @wire(graphql, {
        query: '$opportunityQuery',
        variables: '$opportunityVariables',
        operationName: 'OpportunityDeal'
    })
    receiveOpportunity({ data, errors }: GraphQLResult): void {
        this.receive(errors, data, (answer) => {
            this.opportunity = toOpportunity(answer);
            const { partner } = this.opportunity;
            this.contextVariables = contextVariables(this.opportunity);
            this.programVariables = programVariables(partner === null ? [] : [partner.programId]);
        });
    }

    @wire(graphql, {
        query: '$termsQuery',
        variables: '$opportunityVariables',
        operationName: 'RegistrationTerms'
    })
    receiveTerms({ data, errors }: GraphQLResult): void {
        this.receive(errors, data, (answer) => {
            this.terms = toTerms(answer);
        });
    }

    @wire(graphql, { query: '$contextQuery', variables: '$contextVariables', operationName: 'DealContext' })
    receiveContext({ data, errors, refresh }: GraphQLResult): void {
        this.keepRefresher('context', refresh);
        this.receive(errors, data, (answer) => {
            const partnerId = this.opportunity?.partner?.id;
            this.context = partnerId === undefined ? undefined : toDealContext(answer, partnerId);
        });
    }

    @wire(graphql, { query: '$programQuery', variables: '$programVariables', operationName: 'ProgramRules' })
    receivePrograms({ data, errors }: GraphQLResult): void {
        this.receive(errors, data, (answer) => {
            this.programs = toPrograms(answer);
            this.deskVariables = deskVariables(
                this.opportunity?.accountId,
                this.opportunity?.partner?.id,
                this.program?.vendor
            );
        });
    }

    @wire(graphql, { query: '$deskQuery', variables: '$deskVariables', operationName: 'RegistrationDesk' })
    receiveDesk({ data, errors, refresh }: GraphQLResult): void {
        this.keepRefresher('desk', refresh);
        this.receive(errors, data, (answer) => {
            this.desk = toDesk(answer);
        });
    }

    /** Only for those who decide: look-alikes name other partners. */
    @wire(graphql, { query: '$openQuery', variables: '$openVariables', operationName: 'OpenRegistrations' })
    receiveOpen({ data, errors }: GraphQLResult): void {
        this.receive(errors, data, (answer) => {
            const { requests, next } = toPage(answer);
            this.open = [...this.open, ...requests];
            if (next !== null) {
                this.openVariables = { after: next };
            }
        });
    }

    @wire(getObjectInfo, { objectApiName: '$registrationObject' })
    receiveInfo({ data }: ObjectInfoResult): void {
        this.fieldLabels = fieldLabelsOf(data);
    }

    /** A wire waits while its query is undefined. */
    get opportunityQuery(): unknown {
        return this.opportunityVariables && OPPORTUNITY_QUERY;
    }

    get termsQuery(): unknown {
        return this.opportunityVariables && REGISTRATION_TERMS_QUERY;
    }

    get contextQuery(): unknown {
        return this.contextVariables && DEAL_CONTEXT_QUERY;
    }

    get programQuery(): unknown {
        return this.programVariables && PROGRAM_QUERY;
    }

    get deskQuery(): unknown {
        return this.deskVariables && DESK_QUERY;
    }

    get openQuery(): unknown {
        return this.openVariables && OPEN_REGISTRATIONS_QUERY;
    }

    get hasLoadErrors(): boolean {
        return this.loadErrors.length > 0;
    }

    get isLoading(): boolean {
        return (
            this.advice === undefined &&
            (this.opportunity === undefined ||
                this.terms === undefined ||
                this.program === undefined ||
                this.desk === undefined)
        );
    }

    /** Why nothing can be registered, and what to do about it; undefined while it can, or while it is not known yet. */
    get advice(): Advice | undefined {
        const { opportunity } = this;
        if (opportunity === undefined) {
            return undefined;
        }
        if (opportunity.partner === null) {
            return { heading: labels.noPartnerTitle, message: labels.noPartnerText };
        }
        if (opportunity.accountId === null) {
            return { heading: labels.noCustomerTitle, message: labels.noCustomerText };
        }
        return this.sold.length === 0 ? { heading: labels.noSolutionTitle, message: labels.noSolutionText } : undefined;
    }

    get program(): Program | undefined {
        return this.programs.get(this.opportunity?.partner?.programId ?? '');
    }

    get sold(): SoldSolution[] {
        return this.opportunity ? soldSolutions(this.opportunity) : [];
    }

    get subtitle(): string {
        const { opportunity } = this;
        return opportunity?.partner && this.endCustomerName !== ''
            ? fill(labels.forCustomer, opportunity.partner.name, this.endCustomerName)
            : '';
    }

    get partnerName(): string {
        return this.opportunity?.partner?.name ?? '';
    }

    get endCustomerName(): string {
        return this.terms?.endCustomer?.name ?? '';
    }

    get recordedType(): Opportunity['businessType'] {
        return this.opportunity?.businessType ?? null;
    }

    get closeOn(): string | null {
        return this.terms?.closeOn ?? null;
    }

    get sales(): Desk['sales'] {
        return this.desk?.sales ?? [];
    }

    get rows(): Row[] {
        const { program, deal } = this;
        if (!program) {
            return [];
        }
        return this.sold.flatMap((sold) => {
            const standing = this.standings.find(({ solution }) => solution === sold.solution);
            return standing
                ? [
                      {
                          key: sold.solution,
                          item: toStandingItem(sold, standing, { program, deal, today: this.today }),
                          problems: this.problems[sold.solution] ?? []
                      }
                  ]
                : [];
        });
    }

    /** What can be registered now; what was chosen in the form stays there, with the reason why it cannot any more. */
    get offers(): Offer[] {
        const { standings } = this;
        return this.sold.flatMap((sold): Offer[] => {
            const standing = standings.find(({ solution }) => solution === sold.solution);
            if (standing?.code === 'FREE') {
                return [{ ...sold, blocked: '' }];
            }
            const isChosen = this.isFormOpen && this.chosen.includes(sold.solution);
            return standing && isChosen ? [{ ...sold, blocked: sayStanding(standing) }] : [];
        });
    }

    get canRegister(): boolean {
        return this.offers.length > 0 && !this.isClosed && this.closedNotice === '' && !this.isFormOpen;
    }

    /** Why no new registration is possible although a solution is free. */
    get closedNotice(): string {
        if (this.isClosed) {
            return labels.closedText;
        }
        const { program } = this;
        return program && !isInForce(program, this.today)
            ? fill(labels.programEnded, program.name, formatDate(program.effectiveTo ?? program.effectiveFrom))
            : '';
    }

    /** The deal as it would be quoted today, as a new customer's unless the opportunity says otherwise. */
    get deal(): Deal | undefined {
        const { opportunity, context, program } = this;
        if (!opportunity?.partner?.tier || !context || !program) {
            return undefined;
        }
        const facts = withoutWhatIf(opportunity);
        const businessType = facts.businessType ?? 'NEW_CUSTOMER';
        return toDeal(opportunity, context, program, { ...facts, businessType }, this.today);
    }

    get comparedSide(): ComparedSide | undefined {
        const endCustomer = this.terms?.endCustomer;
        return endCustomer ? { endCustomer, partnerName: this.partnerName, status: labels.formTitle } : undefined;
    }

    /** What may be the same deal, of what is chosen in the form. */
    get lookAlikes(): readonly LookAlike[] {
        const endCustomer = this.terms?.endCustomer;
        const vendor = this.program?.vendor;
        if (!endCustomer) {
            return [];
        }
        const candidates = this.open.filter(
            (request) => request.vendor === vendor && this.chosen.includes(request.solution)
        );
        return lookAlikes(endCustomer, candidates, (candidate) => candidate.endCustomer);
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
        const { opportunity } = this;
        if (!opportunity?.partner || opportunity.accountId === null || this.isSaving) {
            return;
        }
        const { submit, ...filled } = event.detail;
        const names = this.sold
            .filter(({ solution }) => filled.claims.some((claim) => claim.solution === solution))
            .map(({ label }) => label);
        this.isSaving = true;
        try {
            await requestRegistrations(
                {
                    ...filled,
                    partnerId: opportunity.partner.id,
                    opportunityId: opportunity.id,
                    endCustomerId: opportunity.accountId
                },
                submit
            );
            this.isFormOpen = false;
            this.toast(
                submit ? labels.submittedTitle : labels.savedDraft,
                submit ? fill(labels.savedTo, formatList(names), this.endCustomerName) : ''
            );
            await this.refresh();
            this.focusStanding(filled.claims[0]?.solution);
        } catch (error) {
            // Where somebody else was faster, that shows where this request was entered; what was typed stays.
            await this.refreshDesk();
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
            await this.refresh();
            this.standing(solution)?.close();
        } catch (error) {
            const problems = this.reduce(error);
            this.problems = { ...this.problems, [solution]: problems.map(({ message }) => message) };
            await this.refreshDesk();
        } finally {
            this.isSaving = false;
        }
    }

    private get isClosed(): boolean {
        return this.terms?.isClosed === true;
    }

    private get standings(): readonly SolutionStanding<RecordedClaim>[] {
        const { desk } = this;
        return desk
            ? solutionStandings(
                  this.sold.map(({ solution }) => solution),
                  desk.claims,
                  desk.protections,
                  this.today
              )
            : [];
    }

    private get form(): Form | null | undefined {
        return this.template?.querySelector<Form>('c-registration-form');
    }

    private standing(solution: string | undefined): StandingElement | null | undefined {
        return this.template?.querySelector<StandingElement>(`c-solution-standing[data-solution="${solution}"]`);
    }

    private focusStanding(solution: string | undefined): void {
        this.standing(solution)?.close();
    }

    /** The org's problems in words; where another partner was faster, that and until when. */
    private reduce(error: unknown): Problem[] {
        return reduceErrors(error, this.fieldLabels).map((problem) =>
            isTaken(problem) ? { ...problem, message: labels.taken } : problem
        );
    }

    private toast(title: string, message: string): void {
        this.dispatchEvent(new ShowToastEvent({ variant: 'success', title, message }));
    }

    private keepRefresher(name: string, refresh: (() => Promise<void>) | undefined): void {
        if (refresh) {
            this.refreshers = { ...this.refreshers, [name]: refresh };
        }
    }

    private async refresh(): Promise<void> {
        await Promise.all(Object.values(this.refreshers).map((refresh) => refresh()));
    }

    private async refreshDesk(): Promise<void> {
        await this.refreshers['desk']?.();
    }

    private receive(errors: GraphQLResult['errors'], data: unknown, take: (data: unknown) => void): void {
        try {
            if (errors?.length) {
                throw errors;
            }
            if (data) {
                take(data);
                this.loadErrors = [];
            }
        } catch (error) {
            this.loadErrors = errorMessages(error);
        }
    }
}

const DONE: Readonly<Record<StandingAct['kind'], string>> = {
    SUBMIT: labels.submittedTitle,
    ANSWER: labels.answered,
    EVIDENCE: labels.evidenceSaved,
    EXTEND: labels.extended,
    WITHDRAW: labels.withdrawn
};

function fieldsOf(kind: Exclude<StandingAct['kind'], 'EVIDENCE'>, text: string): FieldValues {
    switch (kind) {
        case 'SUBMIT':
            return { Status__c: 'SUBMITTED' };
        case 'ANSWER':
            return { Information_Answer__c: text };
        case 'EXTEND':
            return { Extension_Milestone__c: text };
        case 'WITHDRAW':
            return { Status__c: 'WITHDRAWN' };
    }
}

/** The unique key refused it: another request for the same deal was saved in the meantime. */
function isTaken({ fields, message }: Problem): boolean {
    return fields.includes('Exclusivity_Key__c') || message.includes('Exclusivity_Key__c');
}
