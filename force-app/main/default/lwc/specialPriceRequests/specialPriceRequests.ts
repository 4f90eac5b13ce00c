import userId from '@salesforce/user/Id';
import { today } from 'c/clock';
import { confirm } from 'c/confirmation';
import { fieldLabelsOf, reduceErrors, sayProblem, type FieldLabels, type Problem } from 'c/errorReduction';
import type { FigureAction, FigureActionDetail, FigureColumn, FigureRow } from 'c/figureTable';
import { fill, formatDate } from 'c/formats';
import type { Program } from 'c/programCore';
import { sayRate } from 'c/programLabels';
import type { DealContext, Opportunity } from 'c/quoteData';
import type { OpenedQuote } from 'c/quoteVersions';
import {
    REQUESTS_QUERY,
    requestSpecialPrice,
    requestsVariables,
    toRequests,
    withdrawSpecialPrice,
    type RequestInput,
    type SpecialPriceRequest
} from 'c/specialPriceData';
import type { FormStart } from 'c/specialPriceForm';
import { labels, sayTarget, sayWho, statusLabels } from 'c/specialPriceLabels';
import { receiveAnswer } from 'c/wireAnswer';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo, type ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { api, LightningElement, wire } from 'lwc';

interface Form extends HTMLElement {
    showProblems(problems: readonly Problem[]): Promise<void>;
}

type Action = 'REPRICE' | 'WITHDRAW' | 'AGAIN';

/**
 * In the workspace of an opportunity's quotes: what was asked for beyond the stack, and a form to ask.
 * @fires openquote with an OpenedQuote, to price a draft again with what was granted
 */
export default class SpecialPriceRequests extends LightningElement {
    @api program?: Program;
    @api context?: DealContext;
    /** The draft that is open in the workspace; undefined where none is. */
    @api openedId?: string;

    readonly labels = labels;
    readonly requestObject = 'Special_Price_Request__c';

    variables?: Record<string, unknown> | undefined;
    requests: readonly SpecialPriceRequest[] = [];
    loadErrors: readonly string[] = [];
    refusals: readonly string[] = [];
    refusedTitle = labels.refusedTitle;
    isFormOpen = false;
    isSaving = false;
    mayAsk = false;
    formStart: FormStart | undefined;

    private deal: Opportunity | undefined;
    private fieldLabels: FieldLabels = {};
    private refreshRequests: (() => Promise<void>) | undefined;

    @api
    get opportunity(): Opportunity | undefined {
        return this.deal;
    }

    set opportunity(value: Opportunity | undefined) {
        if (value?.id !== this.deal?.id) {
            this.variables = requestsVariables(value?.id);
        }
        this.deal = value;
    }

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'SpecialPriceRequests' })
    receiveRequests(result: GraphQLResult): void {
        this.refreshRequests = result.refresh;
        const errors = receiveAnswer(result, (data) => {
            this.requests = toRequests(data);
        });
        this.loadErrors = errors ?? this.loadErrors;
    }

    @wire(getObjectInfo, { objectApiName: '$requestObject' })
    receiveInfo({ data }: ObjectInfoResult): void {
        this.fieldLabels = fieldLabelsOf(data);
        this.mayAsk = data?.createable === true;
    }

    /** A wire waits while its query is undefined. */
    get query(): unknown {
        return this.variables && REQUESTS_QUERY;
    }

    get hasLoadErrors(): boolean {
        return this.loadErrors.length > 0;
    }

    get hasRefusals(): boolean {
        return this.refusals.length > 0;
    }

    get hasRequests(): boolean {
        return this.requests.length > 0;
    }

    get drafts(): { readonly label: string; readonly value: string }[] {
        return (this.deal?.quotes ?? [])
            .filter(({ status }) => status === 'DRAFT')
            .map(({ id, name }) => ({ label: name, value: id }));
    }

    get canAsk(): boolean {
        return this.mayAsk && this.drafts.length > 0 && !this.isFormOpen;
    }

    get hasNoDraft(): boolean {
        return this.mayAsk && this.drafts.length === 0;
    }

    get tier(): string | null {
        return this.deal?.partner?.tier ?? null;
    }

    get columns(): FigureColumn[] {
        return [
            { key: 'name', label: labels.number },
            { key: 'for', label: labels.forWhat },
            { key: 'asked', label: labels.askedFor },
            { key: 'status', label: labels.status },
            { key: 'until', label: labels.validUntil }
        ];
    }

    get rows(): FigureRow[] {
        return this.requests.map((request) => ({
            key: request.id,
            cells: [
                {
                    text: request.name,
                    link: { recordId: request.id, objectApiName: this.requestObject },
                    note: request.quoteName
                },
                { text: sayTarget(request), note: request.reason },
                { text: sayRate(request.requestedRate) },
                { text: sayStatus(request), note: [sayWho(request), request.comment].filter(Boolean).join(' – ') },
                { text: formatDate(request.validUntil) }
            ],
            actions: this.actionsOf(request)
        }));
    }

    async handleOpenForm(): Promise<void> {
        const { drafts } = this;
        const opened = drafts.find(({ value }) => value === this.openedId);
        const only = drafts.length === 1 ? drafts[0] : undefined;
        await this.openForm({ quoteId: (opened ?? only)?.value ?? '' });
    }

    async handleCancel(): Promise<void> {
        await this.closeForm();
    }

    async handleAsk(event: CustomEvent<RequestInput>): Promise<void> {
        await this.save(
            async () => {
                await requestSpecialPrice(event.detail);
                this.toast(labels.askedTitle, labels.askedText);
                await this.refreshRequests?.();
                await this.closeForm();
            },
            (problems) => this.form?.showProblems(problems)
        );
    }

    async handleAction({ detail }: CustomEvent<FigureActionDetail>): Promise<void> {
        const request = this.requests.find(({ id }) => id === detail.row);
        if (!request) {
            return;
        }
        const { id, name, quoteId, target, requestedRate: rate, reason } = request;
        switch (detail.action as Action) {
            case 'REPRICE': {
                const opened: OpenedQuote = { id: quoteId, mode: 'DRAFT' };
                this.dispatchEvent(new CustomEvent('openquote', { detail: opened }));
                return;
            }
            case 'AGAIN':
                await this.openForm({ quoteId, target, rate, reason });
                return;
            case 'WITHDRAW':
                if (await confirm({ label: fill(labels.withdrawOn, name), message: fill(labels.withdrawAsk, name) })) {
                    await this.withdraw(id, name);
                }
        }
    }

    private async withdraw(id: string, name: string): Promise<void> {
        await this.save(
            async () => {
                await withdrawSpecialPrice(id);
                this.toast(fill(labels.withdrawn, name), '');
                await this.refreshRequests?.();
                this.template?.querySelector<HTMLElement>('[data-top]')?.focus();
            },
            async (problems) => {
                this.refusals = problems.map(sayProblem);
                await Promise.resolve();
                this.template?.querySelector<HTMLElement>('[data-refusals]')?.focus();
            }
        );
    }

    private async save(
        send: () => Promise<void>,
        refuse: (problems: Problem[]) => Promise<void> | undefined
    ): Promise<void> {
        if (this.isSaving) {
            return;
        }
        this.isSaving = true;
        this.refusals = [];
        try {
            await send();
        } catch (error) {
            await refuse(reduceErrors(error, this.fieldLabels));
        } finally {
            this.isSaving = false;
        }
    }

    /** Its own can be withdrawn while it is open; what was granted to a draft is taken over; what came to nothing is asked for again. */
    private actionsOf(request: SpecialPriceRequest): FigureAction[] {
        const { status, isDraft, name, quoteName, validUntil, requestedById } = request;
        const isOwn = isSameId(requestedById, userId);
        const isOver = status === 'REJECTED' || status === 'EXPIRED' || status === 'WITHDRAWN';
        const action = (key: Action, label: string, description: string): FigureAction => ({
            name: key,
            label,
            description
        });
        return [
            ...(status === 'APPROVED' && isDraft && validUntil >= today()
                ? [action('REPRICE', labels.repriceShort, fill(labels.reprice, quoteName))]
                : []),
            ...(status === 'REQUESTED' && isOwn && isDraft
                ? [action('WITHDRAW', labels.withdraw, fill(labels.withdrawOn, name))]
                : []),
            ...(isOver && isDraft && this.mayAsk ? [action('AGAIN', labels.again, `${labels.again} – ${name}`)] : [])
        ];
    }

    private async openForm(start: FormStart): Promise<void> {
        this.formStart = start;
        this.isFormOpen = true;
        await Promise.resolve();
        this.form?.focus();
    }

    private async closeForm(): Promise<void> {
        this.isFormOpen = false;
        await Promise.resolve();
        this.template?.querySelector<HTMLElement>('[data-open]')?.focus();
    }

    private toast(title: string, message: string): void {
        this.dispatchEvent(new ShowToastEvent({ variant: 'success', title, message }));
    }

    private get form(): Form | null | undefined {
        return this.template?.querySelector<Form>('c-special-price-form');
    }
}

function sayStatus({ status, approvedRate }: SpecialPriceRequest): string {
    return [statusLabels[status], approvedRate === null ? '' : fill(labels.granted, sayRate(approvedRate))]
        .filter(Boolean)
        .join(' – ');
}

/** The platform gives Ids of 18 characters in some places and of 15, which identify as well, in others. */
function isSameId(one: string, other: string): boolean {
    return one.slice(0, 15) === other.slice(0, 15);
}
