import { today } from 'c/clock';
import type { FigureColumn, FigureRow } from 'c/figureTable';
import { fill, formatDate, formatMoney, plural } from 'c/formats';
import { compareRivalPrices, formatMoney as moneyText, type RivalPrice, type RivalSolution } from 'c/programCore';
import { quoteStatusLabels, sayRate } from 'c/programLabels';
import {
    END_CUSTOMER_QUERY,
    endCustomerVariables,
    toEndCustomerQuotes,
    type CustomerProtection,
    type EndCustomerQuotes as Quotes
} from 'c/quoteData';
import canDecide from '@salesforce/customPermission/Decide_Deal_Registrations';
import { receiveAnswer } from 'c/wireAnswer';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';
import { labels } from './labels';

interface SolutionView {
    readonly key: string;
    readonly heading: string;
    readonly protection: string;
    readonly isProtected: boolean;
    readonly rows: readonly FigureRow[];
}

const STANDINGS: Readonly<Record<RivalPrice['standing'], { readonly text: string; readonly icon?: string }>> = {
    UNPROTECTED: { text: '' },
    PROTECTED: { text: labels.quoteCustomerProtectedPartner, icon: 'utility:lock' },
    ABOVE: { text: labels.quoteCustomerAbove, icon: 'utility:check' },
    UNDERCUTS: { text: labels.quoteCustomerUndercuts, icon: 'utility:warning' }
};

/**
 * On an account's page, for those who decide on registrations: what all partners quote to this end customer, solution
 * by solution, with who is protected and why. Nobody else is shown anything.
 */
export default class EndCustomerQuotes extends LightningElement {
    @api recordId?: string;

    readonly labels = labels;
    readonly columns: readonly FigureColumn[] = [
        { key: 'quote', label: labels.quoteNumber },
        { key: 'partner', label: labels.quoteCustomerPartner },
        { key: 'status', label: labels.quoteStatus },
        { key: 'date', label: labels.quoteQuoteDate },
        { key: 'list', label: labels.quoteList, isNumber: true },
        { key: 'discount', label: labels.quoteDiscount, isNumber: true },
        { key: 'net', label: labels.quoteNet, isNumber: true },
        { key: 'standing', label: labels.quoteCustomerStanding }
    ];

    variables?: Record<string, unknown> | undefined;
    quotes?: Quotes;
    loadErrors: readonly string[] = [];

    override connectedCallback(): void {
        this.variables = canDecide ? endCustomerVariables(this.recordId, today()) : undefined;
    }

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'EndCustomerQuotes' })
    receiveQuotes(result: GraphQLResult): void {
        const errors = receiveAnswer(result, (data) => {
            this.quotes = toEndCustomerQuotes(data);
        });
        this.loadErrors = errors ?? this.loadErrors;
    }

    /** A wire waits while its query is undefined. */
    get query(): unknown {
        return this.variables && END_CUSTOMER_QUERY;
    }

    get isShown(): boolean {
        return this.variables !== undefined;
    }

    get hasLoadErrors(): boolean {
        return this.loadErrors.length > 0;
    }

    get isEmpty(): boolean {
        return this.quotes?.lines.length === 0;
    }

    get solutions(): SolutionView[] {
        const { quotes } = this;
        return quotes
            ? compareRivalPrices(quotes.lines, quotes.protections).map((solution) => toView(solution, quotes))
            : [];
    }
}

function toView({ vendor, solution, protection, prices }: RivalSolution, quotes: Quotes): SolutionView {
    const name = solution === null ? labels.quoteCustomerNoSolution : (quotes.solutionLabels.get(solution) ?? solution);
    const protecting = quotes.protections.find(({ registration }) => registration === protection?.registration);
    return {
        key: `${vendor}:${solution}`,
        heading: fill(labels.quoteCustomerHeading, vendor, name),
        protection: protecting ? sayProtection(protecting) : labels.quoteCustomerUnprotected,
        isProtected: protecting !== undefined,
        rows: prices.map((price) => toRow(price, quotes))
    };
}

function sayProtection(protection: CustomerProtection): string {
    const { partnerName, expiresOn, name, approvedOn, evidence, discount } = protection;
    return fill(
        labels.quoteCustomerProtected,
        partnerName,
        formatDate(expiresOn),
        name,
        formatDate(approvedOn),
        plural(evidence, labels.quoteCustomerEvidenceOne, labels.quoteCustomerEvidenceMany),
        sayRate(discount)
    );
}

function toRow(price: RivalPrice, { quotes }: Quotes): FigureRow {
    const quote = quotes.get(price.quote);
    if (quote === undefined) {
        throw new Error(`The quote ${price.quote} was not read.`);
    }
    const money = (amount: number): string => formatMoney(moneyText(amount, quote.currency), quote.currency);
    return {
        key: quote.id,
        cells: [
            { text: quote.name, link: { recordId: quote.id, objectApiName: 'Partner_Quote__c' } },
            { text: quote.partnerName, link: { recordId: quote.partnerId, objectApiName: 'Partner__c' } },
            { text: quoteStatusLabels[quote.status] },
            { text: formatDate(quote.quoteDate) },
            { text: money(price.list) },
            { text: sayRate(price.discount) },
            { text: money(price.net), isStrong: true },
            STANDINGS[price.standing]
        ]
    };
}
