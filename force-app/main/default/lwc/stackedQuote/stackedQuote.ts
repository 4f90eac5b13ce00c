import { today } from 'c/clock';
import { reduceErrors, type FieldLabels } from 'c/errorReduction';
import type { FigureColumn, FigureRow } from 'c/figureTable';
import { fill, formatDate, formatMoney } from 'c/formats';
import { type PartnerStanding, type Program } from 'c/programCore';
import { PROGRAM_QUERY, programVariables, toPrograms } from 'c/programData';
import { quoteStatusLabels, sayMoney, tierName } from 'c/programLabels';
import {
    contextVariables,
    DEAL_CONTEXT_QUERY,
    editLine,
    isWhatIf,
    OPPORTUNITY_QUERY,
    opportunityVariables,
    priceQuote,
    protectedUntil,
    saveQuote,
    toDeal,
    toDealContext,
    toOpportunity,
    toPartnerStanding,
    toQuoteInput,
    withoutWhatIf,
    type DealContext,
    type Opportunity,
    type PricedQuote,
    type ProductLine,
    type WhatIf
} from 'c/quoteData';
import type { LineEdit } from 'c/quoteLineTable';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo, type ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { api, LightningElement, wire } from 'lwc';
import { adviseOnOpportunity, adviseOnProgram, type Advice } from './advice';
import { labels } from './labels';
import { NO_SAVE_PROBLEMS, toSaveProblems, type SaveProblems } from './saveProblems';
import { addScenario, type KeptScenario } from './scenarios';

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
    explained: number | null = null;
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

    override connectedCallback(): void {
        this.opportunityVariables = opportunityVariables(this.recordId);
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

    get standing(): PartnerStanding | undefined {
        const { opportunity, context, program } = this;
        return opportunity && context && program && toPartnerStanding(opportunity, context, program, this.quoteDate);
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

    /** Not while it is being saved: a button that is disabled under the reader's finger would lose the focus. */
    get isSaveDisabled(): boolean {
        return this.priced === undefined || this.opportunity === undefined || isWhatIf(this.whatIf, this.opportunity);
    }

    get quoteColumns(): FigureColumn[] {
        return [
            { key: 'name', label: labels.quoteNumber },
            { key: 'status', label: labels.quoteStatus },
            { key: 'date', label: labels.quoteQuoteDate },
            { key: 'net', label: labels.quoteNet, isNumber: true },
            { key: 'rebate', label: labels.quoteRebate, isNumber: true }
        ];
    }

    get quoteRows(): FigureRow[] {
        const { program, opportunity } = this;
        const money = (amount: number): string => formatMoney(String(amount), program?.currency ?? '');
        return program && opportunity
            ? opportunity.quotes.map(({ id, name, status, quoteDate, net, rebate }) => ({
                  key: id,
                  cells: [
                      { text: name, link: { recordId: id, objectApiName: 'Partner_Quote__c' } },
                      { text: quoteStatusLabels[status] },
                      { text: formatDate(quoteDate) },
                      { text: money(net) },
                      { text: money(rebate) }
                  ]
              }))
            : [];
    }

    get hasQuotes(): boolean {
        return this.quoteRows.length > 0;
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
            this.change({ lines });
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

    async handleSave(): Promise<void> {
        const { opportunity, context, program, priced } = this;
        if (!opportunity || !context || !program || !priced || this.isSaveDisabled || this.isSaving) {
            return;
        }
        this.isSaving = true;
        this.saveProblems = NO_SAVE_PROBLEMS;
        try {
            const quoted = { ...opportunity, lines: this.lines };
            const saved = await saveQuote(toQuoteInput(quoted, context, program, priced.deal));
            this.dispatchEvent(
                new ShowToastEvent({
                    variant: 'success',
                    title: labels.quoteSavedTitle,
                    message: fill(labels.quoteSavedText, saved.name, sayMoney(priced.result.net, program))
                })
            );
            await this.refreshOpportunity?.();
        } catch (error) {
            this.saveProblems = toSaveProblems(error, this.fieldLabels);
            await Promise.resolve();
            this.template?.querySelector<HTMLElement>('[data-save-errors]')?.focus();
        } finally {
            this.isSaving = false;
        }
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
            this.loadErrors = reduceErrors(error).map(({ message }) => message);
        }
    }

    private startFromFacts(opportunity: Opportunity): void {
        const { partner } = opportunity;
        this.whatIf = withoutWhatIf(opportunity);
        this.lines = opportunity.lines;
        this.explained = null;
        this.scenarios = [];
        this.contextVariables = contextVariables(opportunity);
        this.programVariables = programVariables(partner === null ? [] : [partner.programId]);
    }

    private change({ whatIf, lines }: { whatIf?: WhatIf; lines?: readonly ProductLine[] }): void {
        this.whatIf = whatIf ?? this.whatIf;
        this.lines = lines ?? this.lines;
        this.saveProblems = NO_SAVE_PROBLEMS;
        this.price();
    }

    /** Recalculates everything shown, in the core, from the facts and what is being tried out. */
    private price(): void {
        const { opportunity, context, program, lines } = this;
        this.priced = undefined;
        if (opportunity && context && program && !this.advice) {
            const deal = toDeal({ ...opportunity, lines }, context, program, this.whatIf, this.quoteDate);
            this.priced = deal && priceQuote(program, lines, deal);
        }
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

function fieldLabelsOf(info: ObjectInfoResult['data']): FieldLabels {
    return Object.fromEntries(Object.values(info?.fields ?? {}).map(({ apiName, label }) => [apiName, label]));
}
