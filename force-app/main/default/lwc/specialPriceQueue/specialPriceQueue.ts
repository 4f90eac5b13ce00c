import { confirm } from 'c/confirmation';
import type { QueueTexts } from 'c/decisionQueue';
import { fieldLabelsOf, reduceErrors, type FieldLabels, type Problem } from 'c/errorReduction';
import { fill, formatDate, plural } from 'c/formats';
import { sayRate } from 'c/programLabels';
import type { QueueCommand, QueueItem } from 'c/queueList';
import {
    decideSpecialPrice,
    limitOfUser,
    OPEN_REQUESTS_QUERY,
    toOpenRequests,
    type OpenRequest,
    type SpecialPriceDecision as Decision
} from 'c/specialPriceData';
import { labels, sayTarget } from 'c/specialPriceLabels';
import { receiveAnswer } from 'c/wireAnswer';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo, type ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { LightningElement, wire } from 'lwc';
import { filterRequests, toQueueItem, type QueueFilters } from './queue';

interface ReviewElement extends HTMLElement {
    decide(kind: Decision['kind']): void;
    showProblems(problems: readonly Problem[]): Promise<void>;
}

const ALL = 'ALL';
const MINE = 'MINE';

/** All requests for special prices that await a decision, the one that ends first on top, with what each does to the price. */
export default class SpecialPriceQueue extends LightningElement {
    readonly labels = labels;
    readonly texts: QueueTexts = {
        title: labels.queueTitle,
        refresh: labels.refresh,
        errorTitle: labels.commonErrorTitle,
        loading: labels.commonLoading,
        nothing: labels.nothing,
        nothingText: labels.nothingText,
        nothingFiltered: labels.nothingFiltered,
        notForTitle: labels.notForTitle,
        notFor: labels.notForText,
        filters: labels.search,
        shortcuts: fill(labels.shortcuts, labels.shortcutApprove, labels.shortcutReject),
        backToList: labels.backToList
    };
    readonly limit = limitOfUser();
    readonly requestObject = 'Special_Price_Request__c';

    filters: QueueFilters = { search: '', isWithinLimit: false };
    loadErrors: readonly string[] = [];
    isLoading = true;
    isSaving = false;

    private requests: readonly OpenRequest[] = [];
    /** What was decided here since the list was read. */
    private decided: ReadonlySet<string> = new Set();
    private chosenId = '';
    private fieldLabels: FieldLabels = {};
    private refreshList: (() => Promise<void>) | undefined;

    @wire(graphql, { query: '$query', operationName: 'OpenSpecialPrices' })
    receiveOpen(result: GraphQLResult): void {
        this.refreshList = result.refresh;
        const errors = receiveAnswer(result, (data) => {
            this.requests = toOpenRequests(data);
            this.decided = new Set();
        });
        if (errors) {
            this.loadErrors = errors;
            this.isLoading = false;
        }
    }

    @wire(getObjectInfo, { objectApiName: '$requestObject' })
    receiveInfo({ data }: ObjectInfoResult): void {
        this.fieldLabels = fieldLabelsOf(data);
    }

    /** A wire waits while its query is undefined. */
    get query(): unknown {
        return this.mayDecide ? OPEN_REQUESTS_QUERY : undefined;
    }

    get mayDecide(): boolean {
        return this.limit !== null;
    }

    get isEmpty(): boolean {
        return this.pending.length === 0;
    }

    get shown(): OpenRequest[] {
        return filterRequests(this.pending, this.filters, this.limit);
    }

    get hasShown(): boolean {
        return this.shown.length > 0;
    }

    get items(): QueueItem[] {
        return this.shown.map(toQueueItem);
    }

    get current(): OpenRequest | undefined {
        return this.shown.find(({ id }) => id === this.chosenId) ?? this.shown[0];
    }

    get currentId(): string {
        return this.current?.id ?? '';
    }

    get countText(): string {
        return plural(this.shown.length, labels.shownOne, labels.shown);
    }

    get limitOptions(): { readonly label: string; readonly value: string }[] {
        return [
            { value: ALL, label: labels.limitFilterAll },
            { value: MINE, label: fill(labels.limitFilterMine, sayRate(this.limit ?? 0)) }
        ];
    }

    get limitFilter(): string {
        return this.filters.isWithinLimit ? MINE : ALL;
    }

    handleSearch(event: CustomEvent<{ value: string }>): void {
        this.filters = { ...this.filters, search: event.detail.value };
    }

    handleLimitFilter(event: CustomEvent<{ value: string }>): void {
        this.filters = { ...this.filters, isWithinLimit: event.detail.value === MINE };
    }

    handleMove(event: CustomEvent<{ id: string }>): void {
        this.chosenId = event.detail.id;
    }

    handleOpen(): void {
        this.review?.focus();
    }

    handleCommand(event: CustomEvent<{ command: QueueCommand }>): void {
        const { command } = event.detail;
        if (command !== 'ASK') {
            this.review?.decide(command);
        }
    }

    handleBack(): void {
        this.focusList();
    }

    async handleRefresh(): Promise<void> {
        await this.refreshList?.();
    }

    async handleDecide(event: CustomEvent<Decision>): Promise<void> {
        const { current } = this;
        if (!current || this.isSaving || !(await confirm(questionOf(event.detail, current)))) {
            return;
        }
        this.isSaving = true;
        try {
            await decideSpecialPrice(current.id, event.detail);
            this.settle(event.detail, current);
            await this.refreshList?.();
            await Promise.resolve();
            this.focusList();
        } catch (error) {
            await this.review?.showProblems(reduceErrors(error, this.fieldLabels));
        } finally {
            this.isSaving = false;
        }
    }

    private get pending(): OpenRequest[] {
        return this.requests.filter(({ id }) => !this.decided.has(id));
    }

    /** What the org took: told, and no longer in the list. */
    private settle(decision: Decision, request: OpenRequest): void {
        const ids = this.shown.map(({ id }) => id);
        const at = ids.indexOf(request.id);
        this.chosenId = ids[at + 1] ?? ids[at - 1] ?? '';
        this.decided = new Set([...this.decided, request.id]);
        const isApproval = decision.kind === 'APPROVE';
        this.dispatchEvent(
            new ShowToastEvent({
                variant: 'success',
                title: fill(isApproval ? labels.approved : labels.rejected, request.name),
                message: isApproval ? fill(labels.approvedText, sayRate(decision.rate)) : ''
            })
        );
    }

    private focusList(): void {
        this.template?.querySelector<HTMLElement>('c-queue-list')?.focus();
    }

    private get review(): ReviewElement | null | undefined {
        return this.template?.querySelector<ReviewElement>('c-special-price-review');
    }
}

function questionOf(decision: Decision, request: OpenRequest): { label: string; message: string } {
    const label = fill(labels.confirm, request.name);
    return decision.kind === 'APPROVE'
        ? {
              label,
              message: fill(
                  labels.approveAsk,
                  sayTarget(request),
                  sayRate(decision.rate),
                  formatDate(request.validUntil)
              )
          }
        : { label, message: fill(labels.rejectAsk, request.name, decision.comment) };
}
