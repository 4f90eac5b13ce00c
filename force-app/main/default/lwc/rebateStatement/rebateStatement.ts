import mayClosePeriods from '@salesforce/customPermission/Close_Rebate_Periods';
import { confirm } from 'c/confirmation';
import { downloadCsv, writeCsv } from 'c/csvFile';
import { errorMessages } from 'c/errorReduction';
import type { FigureRow } from 'c/figureTable';
import { fill } from 'c/formats';
import {
    daysOfQuarter,
    stateRebates,
    type IsoDate,
    type Quarter,
    type QuotedLine,
    type RebateStatement as Statement
} from 'c/programCore';
import {
    closeStatement,
    drawUpStatement,
    payStatement,
    QUOTED_LINES_QUERY,
    quotedLineVariables,
    toQuotedLines,
    type PartnerRebates,
    type StatementRecord
} from 'c/rebateData';
import { say, sayQuarter, sayState, toCsv, toSummary, type Summary } from 'c/rebateLabels';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { api, LightningElement, wire } from 'lwc';
import { labels } from './labels';
import { STATEMENT_COLUMNS, toRows } from './rows';

type Field = HTMLElement & { value: string; reportValidity(): boolean; focus(): void };

/**
 * The statement of one partner and quarter: each credit held against its quote, as a table or on paper, as CSV, and what
 * channel operations do with it.
 * @fires settled when the statement was drawn up, closed or paid, and the ledger is to be read again
 */
export default class RebateStatement extends LightningElement {
    /** The day as of which the statement is shown. */
    @api today: IsoDate = '';
    readonly labels = labels;
    readonly columns = STATEMENT_COLUMNS;
    readonly mayClose = mayClosePeriods === true;

    lineVariables?: Record<string, unknown> | undefined;
    statement?: Statement | undefined;
    onPaper = false;
    isSaving = false;
    isPaying = false;
    loadErrors: readonly string[] = [];
    saveErrors: readonly string[] = [];
    private ledger?: PartnerRebates | undefined;
    private stated: Quarter = '';
    /** Lines of quotes by the page that they came with. */
    private pages = new Map<unknown, readonly QuotedLine[]>();

    /** Whether the statement begins on paper rather than as a table. */
    @api
    get asDocument(): boolean {
        return this.onPaper;
    }
    set asDocument(value: boolean) {
        this.onPaper = value;
    }

    /** The partner's ledger and statements. */
    @api
    get rebates(): PartnerRebates | undefined {
        return this.ledger;
    }
    set rebates(value: PartnerRebates | undefined) {
        this.ledger = value;
        this.readLines();
    }

    @api
    get quarter(): Quarter {
        return this.stated;
    }
    set quarter(value: Quarter) {
        this.stated = value;
        this.isPaying = false;
        this.saveErrors = [];
        this.readLines();
    }

    @wire(graphql, { query: '$linesQuery', variables: '$lineVariables', operationName: 'QuotedLines' })
    receiveLines({ data, errors }: GraphQLResult): void {
        try {
            if (errors?.length) {
                throw errors;
            }
            if (data && this.ledger && this.lineVariables) {
                const { lines, next } = toQuotedLines(data, this.ledger.currency);
                this.pages.set(this.lineVariables.after, lines);
                this.loadErrors = [];
                if (next === null) {
                    this.state();
                } else {
                    this.lineVariables = quotedLineVariables(this.ledger, this.stated, next);
                }
            }
        } catch (error) {
            this.loadErrors = errorMessages(error);
        }
    }

    /** A wire waits while its query is undefined. */
    get linesQuery(): unknown {
        return this.lineVariables && QUOTED_LINES_QUERY;
    }

    get heading(): string {
        return fill(labels.rebateStatement, sayQuarter(this.stated));
    }

    get hasLoadErrors(): boolean {
        return this.loadErrors.length > 0;
    }

    get hasSaveErrors(): boolean {
        return this.saveErrors.length > 0;
    }

    get isEmpty(): boolean {
        return this.statement?.lines.length === 0;
    }

    get rows(): readonly FigureRow[] {
        return this.statement && this.ledger ? toRows(this.statement, this.ledger) : [];
    }

    get stateTexts(): readonly string[] {
        return this.statement && this.ledger
            ? sayState(this.statement, this.record, this.hasEnded, this.ledger.currency)
            : [];
    }

    get summary(): Summary | null {
        return this.statement ? toSummary(this.statement) : null;
    }

    get summaryIcon(): string {
        return this.summary?.agrees === true ? 'utility:success' : 'utility:warning';
    }

    get canDrawUp(): boolean {
        return this.mayClose && this.hasEnded && this.record === null && !this.isEmpty;
    }

    get canClose(): boolean {
        return this.mayClose && this.hasEnded && this.record?.status === 'OPEN';
    }

    get canPay(): boolean {
        return this.mayClose && this.record?.status === 'PAYABLE' && !this.isPaying;
    }

    get viewLabel(): string {
        return this.onPaper ? labels.rebateShowTable : labels.rebateShowDocument;
    }

    get record(): StatementRecord | null {
        return this.ledger?.statements.find(({ quarter }) => quarter === this.stated) ?? null;
    }

    handleView(): void {
        this.onPaper = !this.onPaper;
    }

    handlePrint(): void {
        window.print();
    }

    handleExport(): void {
        if (this.statement && this.ledger) {
            const name = `${this.ledger.partner.name} ${this.stated}.csv`;
            downloadCsv(name, writeCsv(toCsv(this.statement, this.ledger)));
        }
    }

    async handleDrawUp(): Promise<void> {
        const partnerId = this.ledger?.partner.id ?? '';
        await this.save(
            () => drawUpStatement(partnerId, this.stated),
            fill(labels.rebateDrawnUp, sayQuarter(this.stated))
        );
    }

    async handleClose(): Promise<void> {
        const { record, statement, ledger } = this;
        if (!record || !statement || !ledger) {
            return;
        }
        const accrued = say(statement.byStatus.ACCRUED, ledger.currency);
        const message = fill(labels.rebateCloseExplain, accrued, ledger.partner.name, sayQuarter(this.stated));
        if (await confirm({ label: labels.rebateClose, message, theme: 'warning' })) {
            await this.save(() => closeStatement(record.id), fill(labels.rebateClosed, accrued));
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
        const { reference, record } = this;
        if (record === null || reference?.reportValidity() !== true) {
            return;
        }
        const { value } = reference;
        await this.save(
            () => payStatement(record.id, value.trim()),
            fill(labels.rebatePaidToast, sayQuarter(this.stated))
        );
        this.isPaying = this.hasSaveErrors;
    }

    private get reference(): Field | null | undefined {
        return this.template?.querySelector<Field>('[data-reference]');
    }

    /** Whether the quarter is over, so that its period can be closed. */
    private get hasEnded(): boolean {
        return daysOfQuarter(this.stated).to < this.today;
    }

    /** Asks for the lines of the quotes behind the quarter; quotes that are read already do not change. */
    private readLines(): void {
        if (!this.ledger || this.stated === '') {
            return;
        }
        const variables = quotedLineVariables(this.ledger, this.stated);
        if (variables === undefined) {
            this.pages.clear();
            this.lineVariables = undefined;
            this.state();
        } else if (String(variables.quoteIds) === String(this.lineVariables?.quoteIds) && this.statement) {
            this.state();
        } else {
            this.pages.clear();
            this.statement = undefined;
            this.lineVariables = variables;
        }
    }

    private state(): void {
        if (this.ledger) {
            this.statement = stateRebates(this.ledger.credits, this.stated, [...this.pages.values()].flat());
        }
    }

    private async save(action: () => Promise<void>, done: string): Promise<void> {
        this.isSaving = true;
        this.saveErrors = [];
        try {
            await action();
            this.dispatchEvent(new ShowToastEvent({ title: done, variant: 'success' }));
            this.dispatchEvent(new CustomEvent('settled'));
        } catch (error) {
            this.saveErrors = errorMessages(error);
        } finally {
            this.isSaving = false;
        }
    }
}
