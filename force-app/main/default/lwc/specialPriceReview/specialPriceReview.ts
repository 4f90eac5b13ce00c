import type { Problem } from 'c/errorReduction';
import type { FigureColumn, FigureRow } from 'c/figureTable';
import { fill, formatDate } from 'c/formats';
import { specialPriceEffect, type Deal, type Millionths, type Program, type SpecialPriceLimit } from 'c/programCore';
import { PROGRAM_QUERY, programVariables, toPrograms } from 'c/programData';
import { sayRate } from 'c/programLabels';
import {
    DEAL_CONTEXT_QUERY,
    QUOTE_DETAIL_QUERY,
    quoteDetailVariables,
    toDealContext,
    toStoredQuote,
    type DealContext,
    type StoredQuote
} from 'c/quoteData';
import {
    HISTORY_QUERY,
    historyVariables,
    toHistory,
    toQuoteDeal,
    type OpenRequest,
    type PastRequest,
    type SpecialPriceDecision as Decision
} from 'c/specialPriceData';
import type { EffectColumn } from 'c/specialPriceEffect';
import { labels, sayTarget, sayWho, statusLabels } from 'c/specialPriceLabels';
import { receiveAnswer } from 'c/wireAnswer';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';

interface DecisionElement extends HTMLElement {
    decide(kind: Decision['kind']): void;
    showProblems(problems: readonly Problem[]): Promise<void>;
}

/**
 * What a decision on a special price is founded on: who asks for what and why, what it does to the price, and what was
 * decided for this customer before.
 * @fires decide with a decision
 */
export default class SpecialPriceReview extends LightningElement {
    /** How many points the user may grant. */
    @api limit: SpecialPriceLimit | null = null;
    @api isSaving = false;

    readonly labels = labels;

    detailVariables?: Record<string, unknown> | undefined;
    contextVariables?: Record<string, unknown> | undefined;
    programVariables?: Record<string, unknown> | undefined;
    historyVariables?: Record<string, unknown> | undefined;
    errors: readonly string[] = [];

    private shown: OpenRequest | undefined;
    private granted: Millionths | null = null;
    private stored: StoredQuote | undefined;
    private context: DealContext | undefined;
    private programs: ReadonlyMap<string, Program> = new Map();
    private history: readonly PastRequest[] | undefined;

    @api
    get request(): OpenRequest | undefined {
        return this.shown;
    }

    set request(value: OpenRequest | undefined) {
        const previous = this.shown;
        this.shown = value;
        if (value?.id === previous?.id) {
            return;
        }
        this.granted = value?.requestedRate ?? null;
        this.errors = [];
        // A wire whose variables stay the same does not answer again.
        if (value?.quoteId !== previous?.quoteId) {
            this.stored = undefined;
            this.detailVariables = quoteDetailVariables(value?.quoteId);
        }
        if (value?.accountId !== previous?.accountId || value?.partnerId !== previous?.partnerId) {
            this.context = undefined;
            this.contextVariables = value && { endCustomerId: value.accountId, partnerId: value.partnerId };
        }
        if (value?.accountId !== previous?.accountId) {
            this.history = value?.accountId ? undefined : [];
            this.historyVariables = historyVariables(value?.accountId);
        }
        this.programVariables = value && programVariables([value.programId]);
    }

    /** Moves the reader to the request. */
    @api
    focus(): void {
        this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
    }

    /** Decides as the buttons do. */
    @api
    decide(kind: Decision['kind']): void {
        this.decision?.decide(kind);
    }

    /** Shows what the org refused, each problem at its field, and moves there. */
    @api
    async showProblems(problems: readonly Problem[]): Promise<void> {
        await this.decision?.showProblems(problems);
    }

    @wire(graphql, { query: '$detailQuery', variables: '$detailVariables', operationName: 'QuoteDetail' })
    receiveDetail(result: GraphQLResult): void {
        this.receive(result, (answer) => {
            this.stored = toStoredQuote(answer);
        });
    }

    @wire(graphql, { query: '$contextQuery', variables: '$contextVariables', operationName: 'DealContext' })
    receiveContext(result: GraphQLResult): void {
        this.receive(result, (answer) => {
            this.context = this.shown && toDealContext(answer, this.shown.partnerId);
        });
    }

    @wire(graphql, { query: '$programQuery', variables: '$programVariables', operationName: 'ProgramRules' })
    receivePrograms(result: GraphQLResult): void {
        this.receive(result, (answer) => {
            this.programs = new Map([...this.programs, ...toPrograms(answer)]);
        });
    }

    @wire(graphql, { query: '$historyQuery', variables: '$historyVariables', operationName: 'SpecialPriceHistory' })
    receiveHistory(result: GraphQLResult): void {
        this.receive(result, (answer) => {
            this.history = toHistory(answer);
        });
    }

    /** A wire waits while its query is undefined. */
    get detailQuery(): unknown {
        return this.detailVariables && QUOTE_DETAIL_QUERY;
    }

    get contextQuery(): unknown {
        return this.contextVariables && DEAL_CONTEXT_QUERY;
    }

    get programQuery(): unknown {
        return this.programVariables && PROGRAM_QUERY;
    }

    get historyQuery(): unknown {
        return this.historyVariables && HISTORY_QUERY;
    }

    get hasErrors(): boolean {
        return this.errors.length > 0;
    }

    get program(): Program | undefined {
        return this.programs.get(this.shown?.programId ?? '');
    }

    get heading(): string {
        const request = this.shown;
        return request ? [sayTarget(request), request.accountName].filter(Boolean).join(' – ') : '';
    }

    get facts(): { readonly key: string; readonly value: string }[] {
        const request = this.shown;
        if (!request) {
            return [];
        }
        const facts: [string, string | null][] = [
            [labels.askedFor, sayRate(request.requestedRate)],
            [labels.reason, request.reason],
            [labels.partner, [request.partnerName, request.tierName].filter(Boolean).join(' – ')],
            [labels.program, request.programName],
            [labels.customer, request.accountName],
            [labels.opportunity, request.opportunityName],
            [labels.validUntil, formatDate(request.validUntil)],
            [labels.number, `${request.name} – ${sayWho(request)}`]
        ];
        return facts.flatMap(([key, value]) => (value ? [{ key, value }] : []));
    }

    get isLoading(): boolean {
        return this.stored === undefined || this.context === undefined || this.program === undefined;
    }

    /** As asked for, and beside it as it would be granted where that is something else. */
    get effectColumns(): EffectColumn[] {
        const { shown, program, deal, granted } = this;
        if (!shown || !program || !deal) {
            return [];
        }
        const column = (key: string, label: string, rate: Millionths): EffectColumn => ({
            key,
            label: fill(label, sayRate(rate)),
            effect: specialPriceEffect(program, deal, shown.target, rate)
        });
        return [
            column('asked', labels.asAsked, shown.requestedRate),
            ...(granted === null || granted === shown.requestedRate
                ? []
                : [column('granted', labels.asGranted, granted)])
        ];
    }

    get isBlind(): boolean {
        return !this.isLoading && this.deal === undefined;
    }

    get historyColumns(): FigureColumn[] {
        return [
            { key: 'name', label: labels.number },
            { key: 'for', label: labels.forWhat },
            { key: 'asked', label: labels.askedFor, isNumber: true },
            { key: 'status', label: labels.status }
        ];
    }

    get historyRows(): FigureRow[] {
        return (this.history ?? []).map((past) => ({
            key: past.id,
            cells: [
                {
                    text: past.name,
                    link: { recordId: past.id, objectApiName: 'Special_Price_Request__c' },
                    note: past.partnerName
                },
                { text: sayTarget(past), note: past.reason },
                { text: sayRate(past.requestedRate) },
                {
                    text: [
                        statusLabels[past.status],
                        past.approvedRate === null ? '' : fill(labels.granted, sayRate(past.approvedRate))
                    ]
                        .filter(Boolean)
                        .join(' – '),
                    note: [sayWho(past), past.comment].filter(Boolean).join(' – ')
                }
            ]
        }));
    }

    get hasHistory(): boolean {
        return this.historyRows.length > 0;
    }

    handleRate(event: CustomEvent<Millionths | null>): void {
        this.granted = event.detail;
    }

    handleDecide(event: CustomEvent<Decision>): void {
        this.dispatchEvent(new CustomEvent('decide', { detail: event.detail }));
    }

    private get deal(): Deal | undefined {
        const { stored, context, program, shown } = this;
        return stored && context && program && shown ? toQuoteDeal(stored, shown.tier, context, program) : undefined;
    }

    private get decision(): DecisionElement | null | undefined {
        return this.template?.querySelector<DecisionElement>('c-special-price-decision');
    }

    private receive(result: GraphQLResult, take: (data: unknown) => void): void {
        const errors = receiveAnswer(result, take);
        if (errors?.length) {
            this.errors = errors;
        }
    }
}
