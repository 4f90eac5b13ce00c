import { today } from 'c/clock';
import { fill } from 'c/formats';
import { addQuarters, quarterOf, specializationWorths, type Program } from 'c/programCore';
import { PROGRAM_QUERY, programVariables, toPrograms } from 'c/programData';
import {
    firstShownQuarter,
    REBATES_QUERY,
    rebateVariables,
    SHOWN_QUARTERS,
    toPartnerRebates,
    type PartnerRebates
} from 'c/rebateData';
import { say, sayQuarter } from 'c/rebateLabels';
import { receiveAnswer } from 'c/wireAnswer';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';
import { toChart, type RebateChart } from './chart';
import { labels } from './labels';

/** On a partner's page: its rebates by quarter, the statement of one quarter, and what would have earned more. */
export default class RebateStatements extends LightningElement {
    @api recordId?: string;

    readonly labels = labels;

    rebateVariables?: Record<string, unknown> | undefined;
    programVariables?: Record<string, unknown> | undefined;
    isLoading = true;
    chart?: RebateChart;
    errors: readonly string[] = [];
    readonly asOf = today();
    quarter = quarterOf(this.asOf);
    rebates?: PartnerRebates;
    private program?: Program | undefined;
    private refreshRebates?: (() => Promise<void>) | undefined;

    override connectedCallback(): void {
        this.rebateVariables = rebateVariables(this.recordId, firstShownQuarter(this.asOf));
    }

    @wire(graphql, { query: '$rebatesQuery', variables: '$rebateVariables', operationName: 'PartnerRebates' })
    receiveRebates(result: GraphQLResult): void {
        this.refreshRebates = result.refresh;
        this.receive(result, (data) => {
            const rebates = toPartnerRebates(data);
            if (rebates !== null) {
                this.rebates = rebates;
                this.chart = toChart(rebates, quarterOf(this.asOf));
                this.programVariables = programVariables([rebates.programId]);
            }
            this.isLoading = false;
        });
    }

    @wire(graphql, { query: '$programQuery', variables: '$programVariables', operationName: 'ProgramRules' })
    receiveProgram(result: GraphQLResult): void {
        this.receive(result, (data) => {
            this.program = toPrograms(data).get(this.rebates?.programId ?? '');
        });
    }

    /** A wire waits while its query is undefined. */
    get rebatesQuery(): unknown {
        return this.rebateVariables && REBATES_QUERY;
    }

    get programQuery(): unknown {
        return this.programVariables && PROGRAM_QUERY;
    }

    get hasErrors(): boolean {
        return this.errors.length > 0;
    }

    get isEmpty(): boolean {
        return this.rebates?.credits.length === 0;
    }

    /** The shown quarters, the present one first. */
    get quarterOptions(): { label: string; value: string }[] {
        const present = quarterOf(this.asOf);
        return Array.from({ length: SHOWN_QUARTERS }, (_, index) => addQuarters(present, -index)).map((value) => ({
            label: sayQuarter(value),
            value
        }));
    }

    get lastYear(): string {
        return String(Number(this.asOf.slice(0, 4)) - 1);
    }

    get worthHeading(): string {
        return fill(labels.rebateWorthTitle, this.lastYear);
    }

    get worthNone(): string {
        return fill(labels.rebateWorthNone, this.lastYear);
    }

    get worths(): { key: string; name: string; text: string }[] {
        const { rebates, program } = this;
        if (rebates === undefined || program === undefined) {
            return [];
        }
        return specializationWorths(program, rebates.credits, this.lastYear).map(
            ({ specialization, revenue, worth }) => ({
                key: specialization.code,
                name: specialization.name,
                text: fill(labels.rebateWorthValue, say(worth, rebates.currency), say(revenue, rebates.currency))
            })
        );
    }

    get hasWorths(): boolean {
        return this.worths.length > 0;
    }

    handleQuarter(event: CustomEvent<{ value: string }>): void {
        this.quarter = event.detail.value;
    }

    async handleSettled(): Promise<void> {
        await this.refreshRebates?.();
    }

    private receive(result: GraphQLResult, take: (data: unknown) => void): void {
        const errors = receiveAnswer(result, take);
        this.errors = errors ?? this.errors;
        if (errors?.length) {
            this.isLoading = false;
        }
    }
}
