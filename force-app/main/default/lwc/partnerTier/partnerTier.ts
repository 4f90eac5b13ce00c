import { today } from 'c/clock';
import { errorMessages } from 'c/errorReduction';
import { PARTNER_QUERY, partnerVariables, programIdsOf, toPartners } from 'c/partnerData';
import type { Program } from 'c/programCore';
import { PROGRAM_QUERY, programVariables, toPrograms } from 'c/programData';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';
import { toCard, type Card } from './cards';
import { labels } from './labels';

/** On an account's page: a card for each partner program the account belongs to. */
export default class PartnerTier extends LightningElement {
    @api recordId?: string;

    readonly labels = labels;

    partnerVariables?: Record<string, unknown> | undefined;
    programVariables?: Record<string, unknown> | undefined;
    isLoading = true;
    cards: readonly Card[] = [];
    errors: readonly string[] = [];

    private asOf = today();
    private partnerData: unknown;
    private programs: ReadonlyMap<string, Program> = new Map();

    override connectedCallback(): void {
        this.partnerVariables = partnerVariables(this.recordId, this.asOf);
    }

    @wire(graphql, { query: '$partnerQuery', variables: '$partnerVariables', operationName: 'PartnersOfAccount' })
    receivePartners({ data, errors }: GraphQLResult): void {
        if (errors?.length) {
            this.fail(errors);
        } else if (data) {
            this.partnerData = data;
            this.attempt(() => {
                this.programVariables = programVariables(programIdsOf(data));
                this.show();
            });
        }
    }

    @wire(graphql, { query: '$programQuery', variables: '$programVariables', operationName: 'ProgramRules' })
    receivePrograms({ data, errors }: GraphQLResult): void {
        if (errors?.length) {
            this.fail(errors);
        } else if (data) {
            this.attempt(() => {
                this.programs = toPrograms(data);
                this.show();
            });
        }
    }

    /** Shows the cards as soon as the partners and all their programs are there; without a partner, none are awaited. */
    private show(): void {
        if (this.partnerData && programIdsOf(this.partnerData).every((id) => this.programs.has(id))) {
            this.cards = toPartners(this.partnerData, this.programs, this.asOf).map(toCard);
            this.isLoading = false;
        }
    }

    /** A wire waits while its query is undefined. */
    get partnerQuery(): unknown {
        return this.partnerVariables && PARTNER_QUERY;
    }

    get programQuery(): unknown {
        return this.programVariables && PROGRAM_QUERY;
    }

    get hasErrors(): boolean {
        return this.errors.length > 0;
    }

    get isEmpty(): boolean {
        return this.cards.length === 0;
    }

    private attempt(action: () => void): void {
        try {
            this.errors = [];
            action();
        } catch (error) {
            this.fail(error);
        }
    }

    private fail(error: unknown): void {
        this.errors = errorMessages(error);
        this.isLoading = false;
    }
}
