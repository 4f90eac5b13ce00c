import { today } from 'c/clock';
import { errorMessages, fieldLabelsOf, type FieldLabels } from 'c/errorReduction';
import { fill, formatDate } from 'c/formats';
import { type PartnerStanding, type Program } from 'c/programCore';
import { PROGRAM_QUERY, programVariables, toPrograms } from 'c/programData';
import { sayMoney, tierName } from 'c/programLabels';
import {
    contextVariables,
    DEAL_CONTEXT_QUERY,
    editLine,
    isWhatIf,
    OPPORTUNITY_QUERY,
    opportunityVariables,
    priceQuote,
    protectedUntil,
    QUOTE_DETAIL_QUERY,
    quoteDetailVariables,
    saveDraft,
    saveQuote,
    toDeal,
    toDealContext,
    toOpportunity,
    toPartnerStanding,
    toQuoteInput,
    toStoredQuote,
    withoutWhatIf,
    type DealContext,
    type Opportunity,
    type PricedQuote,
    type ProductLine,
    type QuoteInput,
    type StoredQuote,
    type WhatIf
} from 'c/quoteData';
import type { LineEdit } from 'c/quoteLineTable';
import type { OpenedQuote, OpenMode } from 'c/quoteVersions';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo, type ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { api, LightningElement, wire } from 'lwc';
import { adviseOnOpportunity, adviseOnProgram, type Advice } from './advice';
import { labels } from './labels';
import { NO_SAVE_PROBLEMS, toSaveProblems, type SaveProblems } from './saveProblems';
import { addScenario, type KeptScenario } from './scenarios';

/** What the head of the workspace says of the quote that is open in it. */
const OPEN_TEXTS: Readonly<Record<OpenMode, string>> = {
    DRAFT: labels.quoteOpenDraft,
    VERSION: labels.quoteOpenVersion,
    COPY: labels.quoteOpenCopy
};

/** Milliseconds without a keystroke after which explanation, ranking and comparison follow the numbers. */
const PAUSE_IN_TYPING = 250;

interface Change {
    readonly whatIf?: WhatIf;
    readonly lines?: readonly ProductLine[];
    /** One of many keystrokes rather than a choice. */
    readonly isTyped?: boolean;
}

const NO_WHAT_IF: WhatIf = { businessType: null, tier: null, registration: 'AS_RECORDED' };

/**
 * On an opportunity's page: the workspace for the partner's quotes. It reads the deal, prices what the user tries out
 * and edits, and gives it to the parts that show, explain, compare and save it.
 */
export default class StackedQuote extends LightningElement {
    @api recordId?: string;

    readonly labels = labels;
    readonly lineObject = 'Partner_Quote_Line__c';
    readonly quoteObject = 'Partner_Quote__c';

    opportunityVariables?: Record<string, unknown> | undefined;
    contextVariables?: Record<string, unknown> | undefined;
    programVariables?: Record<string, unknown> | undefined;
    opportunity?: Opportunity;
    whatIf: WhatIf = NO_WHAT_IF;
    priced?: PricedQuote | undefined;
    /** As of the last pause in typing: what takes longer to put into words waits for it, so that typing stays smooth. */
    settled?: PricedQuote | undefined;
    /** Kept, for a new object would have the ranking drawn anew at every keystroke. */
    standing?: PartnerStanding | undefined;
    explained: number | null = null;
    /** The quote whose lines are in the workspace; undefined while they are the opportunity's. */
    opened?: StoredQuote | undefined;
    openedMode: OpenMode = 'COPY';
    detailVariables?: Record<string, unknown> | undefined;
    validUntil: string | null = null;
    scenarios: readonly KeptScenario[] = [];
    loadErrors: readonly string[] = [];
    saveProblems: SaveProblems = NO_SAVE_PROBLEMS;
    isSaving = false;

    private quoteDate = today();
    /** What is quoted: the opportunity's lines until they are edited. */
    private lines: readonly ProductLine[] = [];
    private context?: DealContext | undefined;
    private programs: ReadonlyMap<string, Program> = new Map();
    private fieldLabels: FieldLabels = {};
    private refreshOpportunity: (() => Promise<void>) | undefined;
    private refreshDetail: (() => Promise<void>) | undefined;
    /** Whether the answer with the quote to open has not come yet: what comes later must not overwrite edits. */
    private isOpening = false;

    private settling?: ReturnType<typeof setTimeout>;

    override connectedCallback(): void {
        this.opportunityVariables = opportunityVariables(this.recordId);
    }

    override disconnectedCallback(): void {
        clearTimeout(this.settling);
    }

    @wire(graphql, {
        query: '$opportunityQuery',
        variables: '$opportunityVariables',
        operationName: 'OpportunityDeal'
    })
    receiveOpportunity({ data, errors, refresh }: GraphQLResult): void {
        this.refreshOpportunity = refresh;
        this.receive(errors, data, (answer) => {
            const previous = this.opportunity;
            this.opportunity = toOpportunity(answer);
            if (previous === undefined || !haveSameFacts(previous, this.opportunity)) {
                this.startFromFacts(this.opportunity);
            } else if (previous.lines === this.lines) {
                this.lines = this.opportunity.lines;
            }
        });
    }

    @wire(graphql, { query: '$contextQuery', variables: '$contextVariables', operationName: 'DealContext' })
    receiveContext({ data, errors }: GraphQLResult): void {
        this.receive(errors, data, (answer) => {
            const partnerId = this.opportunity?.partner?.id;
            this.context = partnerId === undefined ? undefined : toDealContext(answer, partnerId);
        });
    }

    @wire(graphql, { query: '$programQuery', variables: '$programVariables', operationName: 'ProgramRules' })
    receivePrograms({ data, errors }: GraphQLResult): void {
        this.receive(errors, data, (answer) => {
            this.programs = toPrograms(answer);
        });
    }

    @wire(graphql, { query: '$detailQuery', variables: '$detailVariables', operationName: 'QuoteDetail' })
    receiveDetail({ data, errors, refresh }: GraphQLResult): void {
        this.refreshDetail = refresh;
        this.receive(errors, data, (answer) => {
            const stored = toStoredQuote(answer);
            if (this.isOpening) {
                this.isOpening = false;
                this.lines = stored.lines.map(({ product }) => product);
                this.whatIf = { ...this.whatIf, businessType: stored.businessType };
                this.validUntil = this.openedMode === 'DRAFT' ? stored.validUntil : null;
                this.explained = null;
            }
            this.opened = stored;
        });
    }

    @wire(getObjectInfo, { objectApiName: '$lineObject' })
    receiveLineInfo({ data }: ObjectInfoResult): void {
        this.fieldLabels = { ...this.fieldLabels, ...fieldLabelsOf(data) };
    }

    @wire(getObjectInfo, { objectApiName: '$quoteObject' })
    receiveQuoteInfo({ data }: ObjectInfoResult): void {
        this.fieldLabels = { ...fieldLabelsOf(data), ...this.fieldLabels };
    }

    /** A wire waits while its query is undefined. */
    get opportunityQuery(): unknown {
        return this.opportunityVariables && OPPORTUNITY_QUERY;
    }

    get contextQuery(): unknown {
        return this.contextVariables && DEAL_CONTEXT_QUERY;
    }

    get programQuery(): unknown {
        return this.programVariables && PROGRAM_QUERY;
    }

    get detailQuery(): unknown {
        return this.detailVariables && QUOTE_DETAIL_QUERY;
    }

    get hasLoadErrors(): boolean {
        return this.loadErrors.length > 0;
    }

    get hasSaveErrors(): boolean {
        return this.saveProblems.messages.length > 0;
    }

    get isLoading(): boolean {
        return this.advice === undefined && (this.program === undefined || this.context === undefined);
    }

    /** Why nothing can be priced; undefined while it can, or while it is not known yet. */
    get advice(): Advice | undefined {
        const { opportunity, program } = this;
        if (opportunity === undefined) {
            return undefined;
        }
        return adviseOnOpportunity(opportunity) ?? (program && adviseOnProgram(opportunity, program, this.quoteDate));
    }

    get program(): Program | undefined {
        return this.programs.get(this.opportunity?.partner?.programId ?? '');
    }

    get subtitle(): string {
        const { program, opportunity } = this;
        return program && opportunity?.partner
            ? fill(
                  labels.quoteFor,
                  opportunity.partner.name,
                  program.name,
                  tierName(program, opportunity.partner.tier ?? '')
              )
            : '';
    }

    get dateText(): string {
        return fill(labels.quoteDate, formatDate(this.quoteDate));
    }

    get protectionNotice(): string {
        const { opportunity, context, program } = this;
        const until =
            opportunity && context && program && protectedUntil(opportunity, context, program, this.quoteDate);
        return until ? fill(labels.quoteProtected, formatDate(until)) : '';
    }

    get hasEditedLines(): boolean {
        return this.opportunity !== undefined && this.lines !== this.opportunity.lines;
    }

    get openedText(): string {
        return this.opened ? fill(OPEN_TEXTS[this.openedMode], this.opened.name) : '';
    }

    get closeLabel(): string {
        return fill(labels.quoteCancel, this.opened?.name ?? '');
    }

    get isDraftOpen(): boolean {
        return this.opened !== undefined && this.openedMode === 'DRAFT';
    }

    get saveDraftLabel(): string {
        return fill(labels.quoteSaveDraft, this.opened?.name ?? '');
    }

    get saveLabel(): string {
        return this.isDraftOpen ? labels.quoteSaveNewToo : labels.quoteSave;
    }

    get saveVariant(): string {
        return this.isDraftOpen ? 'neutral' : 'brand';
    }

    /** Not while it is being saved: a button that is disabled under the reader's finger would lose the focus. */
    get isSaveDisabled(): boolean {
        return this.priced === undefined || this.opportunity === undefined || isWhatIf(this.whatIf, this.opportunity);
    }

    /** The business type of a quote with lines is fixed. */
    get isSaveDraftDisabled(): boolean {
        return this.isSaveDisabled || this.whatIf.businessType !== this.opened?.businessType;
    }

    get currency(): string {
        return this.program?.currency ?? '';
    }

    handleTryOut(event: CustomEvent<Partial<WhatIf>>): void {
        this.change({ whatIf: { ...this.whatIf, ...event.detail } });
    }

    handleReset(): void {
        if (this.opportunity) {
            this.change({ whatIf: withoutWhatIf(this.opportunity), lines: this.opportunity.lines });
        }
    }

    handleLineEdit({ detail: { id, field, text } }: CustomEvent<LineEdit>): void {
        const lines = editLine(this.lines, id, field, text, this.program?.currency ?? '');
        if (lines !== null) {
            this.change({ lines, isTyped: true });
        }
    }

    handleLineRemove(event: CustomEvent<string>): void {
        const lines = this.lines.filter(({ id }) => id !== event.detail);
        if (lines.length > 0) {
            this.explained = null;
            this.change({ lines });
        }
    }

    handleExplain(event: CustomEvent<number | null>): void {
        this.explained = event.detail;
    }

    handleScenarioAdd(): void {
        const { opportunity, context, program, quoteDate } = this;
        if (opportunity && context && program) {
            const facts = { opportunity, context, program, quoteDate };
            this.scenarios = addScenario(this.scenarios, facts, this.whatIf, this.lines);
        }
    }

    handleScenarioRemove(event: CustomEvent<string>): void {
        this.scenarios = this.scenarios.filter(({ key }) => key !== event.detail);
    }

    handleScenarioUse(event: CustomEvent<string>): void {
        const scenario = this.scenarios.find(({ key }) => key === event.detail);
        if (scenario) {
            this.change({ whatIf: scenario.whatIf, lines: scenario.lines });
        }
    }

    handleValidUntil(event: Event): void {
        const { value } = event.target as HTMLInputElement;
        this.validUntil = value === '' ? null : value;
    }

    async handleOpenQuote({ detail: { id, mode } }: CustomEvent<OpenedQuote>): Promise<void> {
        this.isOpening = true;
        this.openedMode = mode;
        this.saveProblems = NO_SAVE_PROBLEMS;
        this.focusTop();
        if (this.opened?.id === id) {
            await this.refreshDetail?.();
        } else {
            this.opened = undefined;
            this.detailVariables = quoteDetailVariables(id);
        }
    }

    handleCloseQuote(): void {
        this.closeQuote();
        this.focusTop();
    }

    async handleQuoteChange(event: CustomEvent<string>): Promise<void> {
        if (event.detail === this.opened?.id) {
            this.closeQuote();
        }
        await this.refreshOpportunity?.();
    }

    handleSave(): Promise<void> {
        const supersedes = this.openedMode === 'VERSION' ? (this.opened?.id ?? null) : null;
        return this.save(async (program, priced) => {
            const saved = await saveQuote(this.toInput(program, this.quoteDate, supersedes));
            this.closeQuote();
            return fill(labels.quoteSavedText, saved.name, sayMoney(priced.result.net, program));
        });
    }

    handleSaveDraft(): Promise<void> {
        return this.save(async (program) => {
            const { opened } = this;
            if (!opened) {
                throw new Error('No draft is open.');
            }
            const stored = opened.lines.map(({ id }) => id);
            const lineIds = this.lines.map(({ id }) => id);
            await saveDraft(opened.id, this.toInput(program, opened.quoteDate, null), lineIds, stored);
            await this.refreshDetail?.();
            return fill(labels.quoteSavedDraftText, opened.name);
        });
    }

    /** @param send saves, and gives what the toast says */
    private async save(send: (program: Program, priced: PricedQuote) => Promise<string>): Promise<void> {
        const { program, priced } = this;
        if (!program || !priced || this.isSaveDisabled || this.isSaving) {
            return;
        }
        this.isSaving = true;
        this.saveProblems = NO_SAVE_PROBLEMS;
        try {
            const message = await send(program, priced);
            this.dispatchEvent(new ShowToastEvent({ variant: 'success', title: labels.quoteSavedTitle, message }));
            await this.refreshOpportunity?.();
        } catch (error) {
            this.saveProblems = toSaveProblems(error, this.fieldLabels);
            await Promise.resolve();
            this.template?.querySelector<HTMLElement>('[data-save-errors]')?.focus();
        } finally {
            this.isSaving = false;
        }
    }

    /** What is in the workspace, priced for a day, as the org stores it. */
    private toInput(program: Program, quoteDate: string, supersedes: string | null): QuoteInput {
        const { opportunity, context, validUntil } = this;
        const quoted = opportunity && this.quoted(opportunity);
        const deal = quoted && context && toDeal(quoted, context, program, this.whatIf, quoteDate);
        if (!quoted || !context || !deal) {
            throw new Error('There is nothing to save yet.');
        }
        return toQuoteInput(quoted, context, program, deal, { validUntil, supersedes });
    }

    /** The opportunity with the lines in the workspace; special prices are a draft's own, and do not follow its lines. */
    private quoted(opportunity: Opportunity): Opportunity {
        const specialPrices = this.isDraftOpen ? (this.opened?.specialPrices ?? []) : [];
        return { ...opportunity, lines: this.lines, specialPrices };
    }

    private closeQuote(): void {
        this.opened = undefined;
        this.detailVariables = undefined;
        this.validUntil = null;
        if (this.opportunity) {
            this.change({ whatIf: withoutWhatIf(this.opportunity), lines: this.opportunity.lines });
        }
    }

    private focusTop(): void {
        this.template?.querySelector<HTMLElement>('[data-top]')?.focus();
    }

    private receive(errors: GraphQLResult['errors'], data: unknown, take: (data: unknown) => void): void {
        try {
            if (errors?.length) {
                throw errors;
            }
            if (data) {
                take(data);
                this.loadErrors = [];
                this.price();
            }
        } catch (error) {
            this.loadErrors = errorMessages(error);
        }
    }

    private startFromFacts(opportunity: Opportunity): void {
        const { partner } = opportunity;
        this.opened = undefined;
        this.detailVariables = undefined;
        this.whatIf = withoutWhatIf(opportunity);
        this.lines = opportunity.lines;
        this.explained = null;
        this.scenarios = [];
        this.contextVariables = contextVariables(opportunity);
        this.programVariables = programVariables(partner === null ? [] : [partner.programId]);
    }

    private change({ whatIf, lines, isTyped = false }: Change): void {
        this.whatIf = whatIf ?? this.whatIf;
        this.lines = lines ?? this.lines;
        this.saveProblems = NO_SAVE_PROBLEMS;
        this.price(isTyped);
    }

    /** Recalculates everything shown, in the core, from the facts and what is being tried out. */
    private price(isTyped = false): void {
        const { opportunity, context, program, lines } = this;
        this.priced = undefined;
        if (opportunity && context && program && !this.advice) {
            const deal = toDeal(this.quoted(opportunity), context, program, this.whatIf, this.quoteDate);
            this.priced = deal && priceQuote(program, lines, deal);
        }
        if (!isTyped) {
            this.standing =
                opportunity && context && program && toPartnerStanding(opportunity, context, program, this.quoteDate);
        }
        this.settle(isTyped ? PAUSE_IN_TYPING : 0);
    }

    private settle(delay: number): void {
        clearTimeout(this.settling);
        if (delay === 0 || this.priced === undefined) {
            this.settled = this.priced;
            return;
        }
        // The only way to wait for a pause.
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        this.settling = setTimeout(() => {
            this.settled = this.priced;
        }, delay);
    }
}

function haveSameFacts(one: Opportunity, other: Opportunity): boolean {
    return (
        one.id === other.id &&
        one.accountId === other.accountId &&
        one.businessType === other.businessType &&
        one.partner?.id === other.partner?.id &&
        one.partner?.tier === other.partner?.tier &&
        one.partner?.programId === other.partner?.programId
    );
}
