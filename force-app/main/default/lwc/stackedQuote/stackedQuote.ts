import { today } from 'c/clock';
import { reduceErrors, type FieldLabels, type Problem } from 'c/errorReduction';
import { fill, formatDate, formatList } from 'c/formats';
import { PROGRAM_QUERY, programVariables, toPrograms } from 'c/programData';
import { isInForce, priceDeal, tiersByRank, type BusinessType, type Deal, type Program } from 'c/programCore';
import { businessTypeLabels, componentLabels, tierName } from 'c/programLabels';
import {
    contextVariables,
    DEAL_CONTEXT_QUERY,
    isWhatIf,
    MOST_LINES,
    OPPORTUNITY_QUERY,
    opportunityVariables,
    protectedUntil,
    REGISTRATION_ASSUMPTIONS,
    saveQuote,
    toDeal,
    toDealContext,
    toOpportunity,
    toQuoteInput,
    withoutWhatIf,
    type DealContext,
    type Opportunity,
    type RegistrationAssumption,
    type WhatIf
} from 'c/quoteData';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo, type ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { api, LightningElement, wire } from 'lwc';
import { labels } from './labels';
import { toQuoteItem, toQuoteView, type QuoteItem, type QuoteView } from './view';

interface Option {
    readonly label: string;
    readonly value: string;
}

interface Advice {
    readonly heading: string;
    readonly message: string;
}

const REGISTRATION_LABELS: Readonly<Record<RegistrationAssumption, string>> = {
    AS_RECORDED: labels.quoteRegistrationAsRecorded,
    APPROVED: labels.quoteRegistrationApproved,
    NONE: labels.quoteRegistrationNone
};

const NO_WHAT_IF: WhatIf = { businessType: null, tier: null, registration: 'AS_RECORDED' };

/** On an opportunity's page: the partner's discounts stacked on its products, to try out and to save as a quote. */
export default class StackedQuote extends LightningElement {
    @api recordId?: string;

    readonly labels = labels;
    readonly lineObject = 'Partner_Quote_Line__c';
    readonly quoteObject = 'Partner_Quote__c';
    readonly frontLabel = componentLabels.FRONT;
    readonly registrationLabel = componentLabels.REGISTRATION;
    readonly specialistLabel = componentLabels.SPECIALIST;

    opportunityVariables?: Record<string, unknown> | undefined;
    contextVariables?: Record<string, unknown> | undefined;
    programVariables?: Record<string, unknown> | undefined;
    whatIf: WhatIf = NO_WHAT_IF;
    view?: QuoteView | undefined;
    loadErrors: readonly string[] = [];
    saveErrors: readonly string[] = [];
    isSaving = false;

    private quoteDate = today();
    private opportunity?: Opportunity;
    private context?: DealContext | undefined;
    private programs: ReadonlyMap<string, Program> = new Map();
    private deal?: Deal | undefined;
    private fieldLabels: FieldLabels = {};
    private lineProblems: ReadonlyMap<number, readonly string[]> = new Map();
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
                this.whatIf = withoutWhatIf(this.opportunity);
                this.contextVariables = contextVariables(this.opportunity);
                const { partner } = this.opportunity;
                this.programVariables = programVariables(partner === null ? [] : [partner.programId]);
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
        return this.saveErrors.length > 0;
    }

    get isLoading(): boolean {
        return this.advice === undefined && (this.program === undefined || this.context === undefined);
    }

    /** Why nothing can be priced, and what to do about it; undefined while it can, or while it is not known yet. */
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

    get businessTypeOptions(): Option[] {
        return Object.entries(businessTypeLabels).map(([value, label]) => ({ value, label }));
    }

    get tierOptions(): Option[] {
        const recorded = this.opportunity?.partner?.tier;
        return this.program
            ? tiersByRank(this.program).map(({ code, name }) => ({
                  value: code,
                  label: code === recorded ? fill(labels.quoteTierRecorded, name) : name
              }))
            : [];
    }

    get registrationOptions(): Option[] {
        return REGISTRATION_ASSUMPTIONS.map((value) => ({ value, label: REGISTRATION_LABELS[value] }));
    }

    /** Whether the org would refuse to save, because tier or registrations are not the recorded ones. */
    get isHypothetical(): boolean {
        return this.opportunity !== undefined && isWhatIf(this.whatIf, this.opportunity);
    }

    get isChanged(): boolean {
        const recorded = this.opportunity?.businessType ?? null;
        return this.isHypothetical || (recorded !== null && this.whatIf.businessType !== recorded);
    }

    /** Not while it is being saved: a button that is disabled under the reader's finger would lose the focus. */
    get isSaveDisabled(): boolean {
        return this.isHypothetical || this.deal === undefined;
    }

    get quotes(): QuoteItem[] {
        const { program, opportunity } = this;
        return program && opportunity ? opportunity.quotes.map((quote) => toQuoteItem(quote, program.currency)) : [];
    }

    get hasQuotes(): boolean {
        return this.quotes.length > 0;
    }

    handleBusinessType(event: CustomEvent<{ value: string }>): void {
        this.tryOut({ businessType: event.detail.value as BusinessType });
    }

    handleTier(event: CustomEvent<{ value: string }>): void {
        this.tryOut({ tier: event.detail.value });
    }

    handleRegistration(event: CustomEvent<{ value: string }>): void {
        this.tryOut({ registration: event.detail.value as RegistrationAssumption });
    }

    handleReset(): void {
        if (this.opportunity) {
            this.tryOut(withoutWhatIf(this.opportunity));
            // The button that was pressed is gone; the reader stays with the controls.
            this.template?.querySelector<HTMLElement>('[data-control="businessType"]')?.focus();
        }
    }

    async handleSave(): Promise<void> {
        const { opportunity, context, program, deal } = this;
        if (!opportunity || !context || !program || !deal || this.isSaveDisabled || this.isSaving) {
            return;
        }
        this.isSaving = true;
        this.showProblems([]);
        try {
            const saved = await saveQuote(toQuoteInput(opportunity, context, program, deal));
            this.dispatchEvent(
                new ShowToastEvent({
                    variant: 'success',
                    title: labels.quoteSavedTitle,
                    message: fill(labels.quoteSavedText, saved.name, this.view?.totals.net ?? '')
                })
            );
            await this.refreshOpportunity?.();
        } catch (error) {
            this.showProblems(reduceErrors(error, this.fieldLabels));
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

    private tryOut(change: Partial<WhatIf>): void {
        this.whatIf = { ...this.whatIf, ...change };
        this.showProblems([]);
    }

    /** Recalculates everything shown, in the core, from the facts and what is being tried out. */
    private price(): void {
        const { opportunity, context, program } = this;
        this.deal = undefined;
        this.view = undefined;
        if (!opportunity || !context || !program || this.advice) {
            return;
        }
        this.deal = toDeal(opportunity, context, program, this.whatIf, this.quoteDate);
        if (this.deal) {
            const { result, trace } = priceDeal(program, this.deal);
            this.view = toQuoteView(opportunity, program, result, trace, this.lineProblems);
        }
    }

    private showProblems(problems: readonly Problem[]): void {
        const byLine = new Map<number, string[]>();
        const texts = problems.map((problem) => {
            const text = sayProblem(problem);
            const line = lineNumberOf(problem);
            if (line === undefined) {
                return text;
            }
            byLine.set(line, [...(byLine.get(line) ?? []), text]);
            return fill(labels.quoteLineProblem, line, text);
        });
        this.saveErrors = texts;
        this.lineProblems = byLine;
        this.price();
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

function adviseOnOpportunity({ partner, lines }: Opportunity): Advice | undefined {
    if (partner === null) {
        return { heading: labels.quoteNoPartnerTitle, message: labels.quoteNoPartnerText };
    }
    if (lines.length === 0) {
        return { heading: labels.quoteNoLinesTitle, message: labels.quoteNoLinesText };
    }
    return lines.length > MOST_LINES
        ? {
              heading: labels.quoteNoLinesTitle,
              message: fill(labels.quoteTooManyLines, MOST_LINES, lines.length)
          }
        : undefined;
}

function adviseOnProgram({ partner }: Opportunity, program: Program, quoteDate: string): Advice | undefined {
    if (!isInForce(program, quoteDate)) {
        const { name, effectiveFrom, effectiveTo } = program;
        return quoteDate < effectiveFrom
            ? {
                  heading: labels.quoteNotStartedTitle,
                  message: fill(labels.quoteNotStartedText, name, formatDate(effectiveFrom))
              }
            : {
                  heading: labels.quoteEndedTitle,
                  message: fill(labels.quoteEndedText, name, formatDate(effectiveTo ?? quoteDate))
              };
    }
    return partner?.tier === null
        ? { heading: labels.quoteNoTierTitle, message: fill(labels.quoteNoTierText, partner.name, program.name) }
        : undefined;
}

function fieldLabelsOf(info: ObjectInfoResult['data']): FieldLabels {
    return Object.fromEntries(Object.values(info?.fields ?? {}).map(({ apiName, label }) => [apiName, label]));
}

/** The problem with the fields it concerns before it, unless the sentence names them itself. */
function sayProblem({ message, fieldLabels }: Problem): string {
    return fieldLabels.every((label) => message.includes(label))
        ? message
        : fill(labels.commonProblemWithField, formatList(fieldLabels), message);
}

/** The line that a problem concerns: line n is saved by the operation `line<n>`. */
function lineNumberOf({ operation }: Problem): number | undefined {
    const number = /^line(\d+)$/.exec(operation ?? '')?.[1];
    return number === undefined ? undefined : Number(number);
}
