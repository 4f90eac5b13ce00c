import { today } from 'c/clock';
import {
    REBATES_QUERY,
    rebateVariables,
    STATEMENT_QUERY,
    statementVariables,
    toPartnerRebates,
    toStatedQuarter,
    type PartnerRebates,
    type StatedQuarter
} from 'c/rebateData';
import { receiveAnswer } from 'c/wireAnswer';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';
import { labels } from './labels';

/** On a rebate statement's page: the statement as it is printed, and what channel operations do with it. */
export default class RebateDocument extends LightningElement {
    @api recordId?: string;

    readonly labels = labels;
    readonly today = today();

    statementVariables?: Record<string, unknown> | undefined;
    rebateVariables?: Record<string, unknown> | undefined;
    stated?: StatedQuarter;
    rebates?: PartnerRebates | undefined;
    errors: readonly string[] = [];
    private refreshRebates?: (() => Promise<void>) | undefined;

    override connectedCallback(): void {
        this.statementVariables = statementVariables(this.recordId);
    }

    @wire(graphql, { query: '$statementQuery', variables: '$statementVariables', operationName: 'StatedQuarter' })
    receiveStatement(result: GraphQLResult): void {
        this.receive(result, (data) => {
            this.stated = toStatedQuarter(data);
            this.rebateVariables = rebateVariables(this.stated.partnerId, this.stated.quarter);
        });
    }

    @wire(graphql, { query: '$rebatesQuery', variables: '$rebateVariables', operationName: 'PartnerRebates' })
    receiveRebates(result: GraphQLResult): void {
        this.refreshRebates = result.refresh;
        this.receive(result, (data) => {
            this.rebates = toPartnerRebates(data) ?? undefined;
        });
    }

    /** A wire waits while its query is undefined. */
    get statementQuery(): unknown {
        return this.statementVariables && STATEMENT_QUERY;
    }

    get rebatesQuery(): unknown {
        return this.rebateVariables && REBATES_QUERY;
    }

    get hasErrors(): boolean {
        return this.errors.length > 0;
    }

    get quarter(): string {
        return this.stated?.quarter ?? '';
    }

    async handleSettled(): Promise<void> {
        await this.refreshRebates?.();
    }

    private receive(result: GraphQLResult, take: (data: unknown) => void): void {
        this.errors = receiveAnswer(result, take) ?? this.errors;
    }
}
