import { today } from 'c/clock';
import type { DealDays, PartnerStanding, Program, SpecialPrice } from 'c/programCore';
import { PROGRAM_QUERY, programVariables, toPrograms } from 'c/programData';
import {
    contextVariables,
    DEAL_CONTEXT_QUERY,
    editLine,
    OPPORTUNITY_QUERY,
    opportunityVariables,
    priceQuote,
    QUOTE_DETAIL_QUERY,
    quoteDetailVariables,
    toDeal,
    toDealContext,
    toDealDays,
    toOpportunity,
    toPartnerStanding,
    toStoredQuote,
    withoutWhatIf,
    type DealContext,
    type Opportunity,
    type PricedQuote,
    type ProductLine,
    type Quote,
    type StoredQuote,
    type WhatIf
} from 'c/quoteData';
import type { LineEdit } from 'c/quoteLineTable';
import { NO_SAVE_PROBLEMS, type QuoteSaved, type SaveProblems } from 'c/quoteSaveBar';
import type { OpenedQuote, OpenMode } from 'c/quoteVersions';
import { receiveAnswer } from 'c/wireAnswer';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';
import { adviseOnOpportunity, adviseOnProgram, type Advice } from './advice';
import { labels } from './labels';
import { addScenario, type KeptScenario } from './scenarios';

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
    readonly quoteDate = today();

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
    days?: DealDays | undefined;
    explained: number | null = null;
    /** The quote whose lines are in the workspace; undefined while they are the opportunity's. */
    opened?: StoredQuote | undefined;
    openedMode: OpenMode = 'COPY';
    asIssuedId: string | null = null;
    detailVariables?: Record<string, unknown> | undefined;
    validUntil: string | null = null;
    scenarios: readonly KeptScenario[] = [];
    loadErrors: readonly string[] = [];
    saveProblems: SaveProblems = NO_SAVE_PROBLEMS;
    context?: DealContext | undefined;
    /** The opportunity with the lines in the workspace. */
    quoted?: Opportunity | undefined;

    /** What is quoted: the opportunity's lines until they are edited. */
    private lines: readonly ProductLine[] = [];
    private programs: ReadonlyMap<string, Program> = new Map();
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
    receiveOpportunity(result: GraphQLResult): void {
        this.refreshOpportunity = result.refresh;
        this.receive(result, (answer) => {
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
    receiveContext(result: GraphQLResult): void {
        this.receive(result, (answer) => {
            const partnerId = this.opportunity?.partner?.id;
            this.context = partnerId === undefined ? undefined : toDealContext(answer, partnerId);
        });
    }

    @wire(graphql, { query: '$programQuery', variables: '$programVariables', operationName: 'ProgramRules' })
    receivePrograms(result: GraphQLResult): void {
        this.receive(result, (answer) => {
            this.programs = toPrograms(answer);
        });
    }

    @wire(graphql, { query: '$detailQuery', variables: '$detailVariables', operationName: 'QuoteDetail' })
    receiveDetail(result: GraphQLResult): void {
        this.refreshDetail = result.refresh;
        this.receive(result, (answer) => {
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

    get isLineExplained(): boolean {
        return this.explained !== null;
    }

    get hasEditedLines(): boolean {
        return this.opportunity !== undefined && this.lines !== this.opportunity.lines;
    }

    get openedId(): string | undefined {
        return this.opened?.id;
    }

    /** The issued quote that is explained in place of what is being priced, which stays as it is. */
    get asIssued(): Quote | undefined {
        return this.opportunity?.quotes.find(({ id }) => id === this.asIssuedId);
    }

    /** Without a program nothing is known of the currency. */
    get hasVersions(): boolean {
        return this.program !== undefined;
    }

    get canPrice(): boolean {
        return this.advice === undefined;
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

    handleValidUntil(event: CustomEvent<string | null>): void {
        this.validUntil = event.detail;
    }

    async handleOpenQuote({ detail: { id, mode } }: CustomEvent<OpenedQuote>): Promise<void> {
        this.isOpening = true;
        this.asIssuedId = null;
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

    handleExplainQuote(event: CustomEvent<string>): void {
        this.asIssuedId = event.detail;
        this.focusTop();
    }

    handleCloseQuote(): void {
        if (this.asIssuedId === null) {
            this.closeQuote();
        }
        this.asIssuedId = null;
        this.focusTop();
    }

    async handleQuoteChange(event: CustomEvent<string>): Promise<void> {
        if (event.detail === this.opened?.id) {
            this.closeQuote();
        }
        await this.refreshOpportunity?.();
    }

    async handleQuoteSaved({ detail: { isNew } }: CustomEvent<QuoteSaved>): Promise<void> {
        this.saveProblems = NO_SAVE_PROBLEMS;
        if (isNew) {
            this.closeQuote();
        } else {
            await this.refreshDetail?.();
        }
        await this.refreshOpportunity?.();
    }

    async handleQuoteRefused(event: CustomEvent<SaveProblems>): Promise<void> {
        this.saveProblems = event.detail;
        await Promise.resolve();
        this.template?.querySelector<HTMLElement>('[data-save-errors]')?.focus();
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
        this.template?.querySelector<HTMLElement>('c-quote-heading')?.focus();
    }

    private receive(result: GraphQLResult, take: (data: unknown) => void): void {
        const errors = receiveAnswer(result, (data) => {
            take(data);
            this.price();
        });
        this.loadErrors = errors ?? this.loadErrors;
    }

    private startFromFacts(opportunity: Opportunity): void {
        const { partner } = opportunity;
        this.opened = undefined;
        this.detailVariables = undefined;
        this.whatIf = withoutWhatIf(opportunity);
        this.lines = opportunity.lines;
        this.explained = null;
        this.scenarios = [];
        this.asIssuedId = null;
        this.contextVariables = contextVariables(opportunity);
        this.programVariables = programVariables(partner === null ? [] : [partner.programId]);
    }

    private change({ whatIf, lines, isTyped = false }: Change): void {
        this.whatIf = whatIf ?? this.whatIf;
        this.lines = lines ?? this.lines;
        this.saveProblems = NO_SAVE_PROBLEMS;
        this.price(isTyped);
    }

    /** They are a draft's own, and do not follow its lines into another quote. */
    private get specialPrices(): readonly SpecialPrice[] {
        return (this.openedMode === 'DRAFT' && this.opened?.specialPrices) || [];
    }

    /** Recalculates everything shown, in the core, from the facts and what is being tried out. */
    private price(isTyped = false): void {
        const { opportunity, context, program, lines } = this;
        this.priced = undefined;
        if (opportunity && context && program && !this.advice) {
            this.quoted = { ...opportunity, lines, specialPrices: this.specialPrices };
            const deal = toDeal(this.quoted, context, program, this.whatIf, this.quoteDate);
            this.priced = deal && priceQuote(program, lines, deal);
        }
        if (!isTyped) {
            this.standing =
                opportunity && context && program && toPartnerStanding(opportunity, context, program, this.quoteDate);
            this.days = opportunity && context && toDealDays(opportunity, context);
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
