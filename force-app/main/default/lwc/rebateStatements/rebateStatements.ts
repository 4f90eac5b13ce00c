import mayClosePeriods from '@salesforce/customPermission/Close_Rebate_Periods';
import { today } from 'c/clock';
import { confirm } from 'c/confirmation';
import { downloadCsv, writeCsv } from 'c/csvFile';
import { errorMessages } from 'c/errorReduction';
import { fill } from 'c/formats';
import { addQuarters, quarterOf, specializationWorths, type Program, type QuotedLine } from 'c/programCore';
import { PROGRAM_QUERY, programVariables, toPrograms } from 'c/programData';
import {
    closeStatement,
    drawUpStatement,
    payStatement,
    QUOTED_LINES_QUERY,
    quotedLineVariables,
    REBATES_QUERY,
    rebateVariables,
    SHOWN_QUARTERS,
    toPartnerRebates,
    toQuotedLines,
    type PartnerRebates
} from 'c/rebateData';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { api, LightningElement, wire } from 'lwc';
import { toChart, type RebateChart } from './chart';
import { labels } from './labels';
import { STATEMENT_COLUMNS, toCsv, toStatementView, type StatementView } from './statement';
import { say, sayQuarter } from './texts';

type Field = HTMLElement & { value: string; reportValidity(): boolean; focus(): void };

/** On a partner's page: its rebates by quarter, the statement of one quarter, and what would have earned more. */
export default class RebateStatements extends LightningElement {
    @api recordId?: string;

    readonly labels = labels;
    readonly columns = STATEMENT_COLUMNS;
    readonly mayClose = mayClosePeriods === true;

    rebateVariables?: Record<string, unknown> | undefined;
    lineVariables?: Record<string, unknown> | undefined;
    programVariables?: Record<string, unknown> | undefined;
    isLoading = true;
    isSaving = false;
    isPaying = false;
    chart?: RebateChart;
    view?: StatementView;
    errors: readonly string[] = [];
    saveErrors: readonly string[] = [];
    private asOf = today();
    private quarter = quarterOf(this.asOf);
    private rebates?: PartnerRebates;
    private quoted: readonly QuotedLine[] = [];
    private program?: Program | undefined;
    private refreshRebates?: (() => Promise<void>) | undefined;

    override connectedCallback(): void {
        this.rebateVariables = rebateVariables(this.recordId, this.asOf);
    }

    @wire(graphql, { query: '$rebatesQuery', variables: '$rebateVariables', operationName: 'PartnerRebates' })
    receiveRebates({ data, errors, refresh }: GraphQLResult): void {
        this.refreshRebates = refresh;
        this.receive(data, errors, () => {
            const rebates = toPartnerRebates(data);
            if (rebates !== null) {
                this.rebates = rebates;
                this.programVariables = programVariables([rebates.programId]);
                this.lineVariables = quotedLineVariables(rebates);
            }
            this.show();
        });
    }

    @wire(graphql, { query: '$linesQuery', variables: '$lineVariables', operationName: 'QuotedLines' })
    receiveLines({ data, errors }: GraphQLResult): void {
        this.receive(data, errors, () => {
            this.quoted = toQuotedLines(data, this.rebates?.currency ?? '');
            this.show();
        });
    }

    @wire(graphql, { query: '$programQuery', variables: '$programVariables', operationName: 'ProgramRules' })
    receiveProgram({ data, errors }: GraphQLResult): void {
        this.receive(data, errors, () => {
            this.program = toPrograms(data).get(this.rebates?.programId ?? '');
        });
    }

    /** A wire waits while its query is undefined. */
    get rebatesQuery(): unknown {
        return this.rebateVariables && REBATES_QUERY;
    }

    get linesQuery(): unknown {
        return this.lineVariables && QUOTED_LINES_QUERY;
    }

    get programQuery(): unknown {
        return this.programVariables && PROGRAM_QUERY;
    }

    get hasErrors(): boolean {
        return this.errors.length > 0;
    }

    get hasSaveErrors(): boolean {
        return this.saveErrors.length > 0;
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

    get chosenQuarter(): string {
        return this.quarter;
    }

    get summaryIcon(): string {
        return this.view?.summary?.agrees === true ? 'utility:success' : 'utility:warning';
    }

    get canDrawUp(): boolean {
        return this.mayClose && this.view?.hasEnded === true && this.view.record === null && !this.view.isEmpty;
    }

    get canClose(): boolean {
        return this.mayClose && this.view?.hasEnded === true && this.view.record?.status === 'OPEN';
    }

    get canPay(): boolean {
        return this.mayClose && this.view?.record?.status === 'PAYABLE' && !this.isPaying;
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
        this.isPaying = false;
        this.saveErrors = [];
        this.show();
    }

    handleExport(): void {
        if (this.view && this.rebates) {
            const name = `${this.rebates.partner.name} ${this.view.quarter}.csv`;
            downloadCsv(name, writeCsv(toCsv(this.view, this.rebates)));
        }
    }

    async handleDrawUp(): Promise<void> {
        const partnerId = this.recordId ?? '';
        await this.save(
            () => drawUpStatement(partnerId, this.quarter),
            fill(labels.rebateDrawnUp, sayQuarter(this.quarter))
        );
    }

    async handleClose(): Promise<void> {
        const { view, rebates } = this;
        if (!view?.record || !rebates) {
            return;
        }
        const accrued = say(view.statement.byStatus.ACCRUED, rebates.currency);
        const message = fill(labels.rebateCloseExplain, accrued, rebates.partner.name, sayQuarter(view.quarter));
        const { id } = view.record;
        if (await confirm({ label: labels.rebateClose, message, theme: 'warning' })) {
            await this.save(() => closeStatement(id), fill(labels.rebateClosed, accrued));
        }
    }

    async handlePay(): Promise<void> {
        this.isPaying = true;
        await Promise.resolve();
        this.reference?.focus();
    }

    handleCancelPay(): void {
        this.isPaying = false;
    }

    async handleConfirmPay(): Promise<void> {
        const { reference } = this;
        const id = this.view?.record?.id;
        if (id === undefined || reference?.reportValidity() !== true) {
            return;
        }
        const { value } = reference;
        await this.save(() => payStatement(id, value.trim()), fill(labels.rebatePaidToast, sayQuarter(this.quarter)));
        this.isPaying = this.hasSaveErrors;
    }

    private get reference(): Field | null | undefined {
        return this.template?.querySelector<Field>('[data-reference]');
    }

    private async save(action: () => Promise<void>, done: string): Promise<void> {
        this.isSaving = true;
        this.saveErrors = [];
        try {
            await action();
            this.dispatchEvent(new ShowToastEvent({ title: done, variant: 'success' }));
            await this.refreshRebates?.();
        } catch (error) {
            this.saveErrors = errorMessages(error);
        } finally {
            this.isSaving = false;
        }
    }

    private show(): void {
        if (this.rebates !== undefined) {
            this.chart = toChart(this.rebates, quarterOf(this.asOf));
            this.view = toStatementView(this.rebates, this.quoted, this.quarter, this.asOf);
        }
        this.isLoading = false;
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
            this.isLoading = false;
        }
    }
}
