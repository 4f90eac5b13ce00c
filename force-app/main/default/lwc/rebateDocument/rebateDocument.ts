import { today } from 'c/clock';
import { errorMessages } from 'c/errorReduction';
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
    receiveStatement({ data, errors }: GraphQLResult): void {
        this.receive(data, errors, () => {
            this.stated = toStatedQuarter(data);
            this.rebateVariables = rebateVariables(this.stated.partnerId, this.stated.quarter);
        });
    }

    @wire(graphql, { query: '$rebatesQuery', variables: '$rebateVariables', operationName: 'PartnerRebates' })
    receiveRebates({ data, errors, refresh }: GraphQLResult): void {
        this.refreshRebates = refresh;
        this.receive(data, errors, () => {
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

    private receive(data: unknown, errors: readonly unknown[] | undefined, action: () => void): void {
        try {
            if (errors?.length) {
                throw errors;
            }
            if (data) {
                this.errors = [];
                action();
            }
        } catch (error) {
            this.errors = errorMessages(error);
        }
    }
}
