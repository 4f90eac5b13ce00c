import type { FigureColumn, FigureRow } from 'c/figureTable';
import { fill, formatDate } from 'c/formats';
import { tierName } from 'c/programLabels';
import {
    explainStoredQuote,
    QUOTE_DETAIL_QUERY,
    quoteDetailVariables,
    toStoredQuote,
    type PricedQuote,
    type StoredExplanation,
    type StoredQuote
} from 'c/quoteData';
import { receiveAnswer } from 'c/wireAnswer';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';
import { amountColumns, amountRows } from './amounts';
import { labels } from './labels';
import { problemsByLine, sayDifference, sayMissing, sayProblem } from './problems';

const NO_PROBLEMS: ReadonlyMap<number, readonly string[]> = new Map();

/**
 * Reads an issued quote and says, line by line and in total, why it has its price, by the rules and facts that it carries. Rules of
 * today never take their place. Where it carries none, or damaged ones, or ones that give other numbers than were sent,
 * that is what is said first.
 */
export default class IssuedExplanation extends LightningElement {
    readonly labels = labels;

    variables?: Record<string, unknown> | undefined;
    quote?: StoredQuote;
    explanation?: StoredExplanation | undefined;
    /** Position of the line that is explained; null for the total. */
    explained: number | null = null;
    loadErrors: readonly string[] = [];

    @api get recordId(): string {
        return this.quoteId;
    }

    set recordId(quoteId: string) {
        this.quoteId = quoteId;
        this.explanation = undefined;
        this.explained = null;
        this.variables = quoteDetailVariables(quoteId);
    }

    private quoteId = '';

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'QuoteDetail' })
    receiveQuote(result: GraphQLResult): void {
        const errors = receiveAnswer(result, (data) => {
            this.quote = toStoredQuote(data);
            this.explanation = explainStoredQuote(this.quote);
        });
        this.loadErrors = errors ?? this.loadErrors;
    }

    /** A wire waits while its query is undefined. */
    get query(): unknown {
        return this.variables && QUOTE_DETAIL_QUERY;
    }

    get hasLoadErrors(): boolean {
        return this.loadErrors.length > 0;
    }

    get isLoading(): boolean {
        return this.explanation === undefined;
    }

    get isDraft(): boolean {
        return this.isNotIssued && this.quote?.status === 'DRAFT';
    }

    get priced(): PricedQuote | undefined {
        return this.explanation && 'priced' in this.explanation ? this.explanation.priced : undefined;
    }

    /** By which rules: their day, their program version, the tier of that day. */
    get basis(): string {
        const { priced } = this;
        if (!priced) {
            return '';
        }
        const { name, code } = priced.program;
        const { quoteDate, partner } = priced.deal;
        return fill(labels.quoteIssuedBasis, formatDate(quoteDate), name, code, tierName(priced.program, partner.tier));
    }

    /** What stands in the way of an explanation, or of believing it; null where nothing does. */
    get warning(): { heading: string; messages: readonly string[] } | null {
        const { explanation } = this;
        const name = this.quote?.name ?? '';
        switch (explanation?.state) {
            case 'DIFFERENT':
                return {
                    heading: labels.quoteIssuedDiffersTitle,
                    messages: [
                        ...explanation.differences.map((difference) => sayDifference(difference, explanation.priced)),
                        labels.quoteIssuedDiffersNote
                    ]
                };
            case 'MISSING':
                return {
                    heading: fill(labels.quoteIssuedMissingTitle, name),
                    messages: [...explanation.missing.map(sayMissing), labels.quoteIssuedNoOtherRules]
                };
            case 'UNREADABLE':
                return {
                    heading: fill(labels.quoteIssuedUnreadableTitle, name),
                    messages: [...explanation.problems.map(sayProblem), labels.quoteIssuedNoOtherRules]
                };
            default:
                return null;
        }
    }

    get isNotIssued(): boolean {
        return this.explanation?.state === 'NOT_ISSUED';
    }

    get lineProblems(): ReadonlyMap<number, readonly string[]> {
        const { explanation } = this;
        return explanation?.state === 'DIFFERENT'
            ? problemsByLine(explanation.differences, explanation.priced)
            : NO_PROBLEMS;
    }

    /** Without an explanation what was sent is shown as it is stored. */
    get hasAmountsAlone(): boolean {
        return this.warning !== null && this.priced === undefined;
    }

    get columns(): FigureColumn[] {
        return amountColumns();
    }

    get rows(): FigureRow[] {
        return this.quote ? amountRows(this.quote) : [];
    }

    handleExplain(event: CustomEvent<number | null>): void {
        this.explained = event.detail;
    }
}
