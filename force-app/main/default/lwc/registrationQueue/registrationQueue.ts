import canDecide from '@salesforce/customPermission/Decide_Deal_Registrations';
import { today } from 'c/clock';
import type { QueueTexts } from 'c/decisionQueue';
import { fieldLabelsOf, reduceErrors, sayProblem, type FieldLabels } from 'c/errorReduction';
import { fill, formatNumber, plural } from 'c/formats';
import type { LookAlike } from 'c/lookAlikeList';
import type { QueueCommand, QueueItem } from 'c/queueList';
import {
    addPage,
    decisionFields,
    NO_PAGES,
    OPEN_REGISTRATIONS_QUERY,
    requestsOf,
    updateRegistrations,
    type Decision,
    type RegistrationPages,
    type RegistrationRequest
} from 'c/registrationData';
import { labels } from 'c/registrationLabels';
import { NOTHING_YET, takeAnswer, type WireAnswer } from 'c/wireAnswer';
import { graphql, type GraphQLError, type GraphQLResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo, type ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { LightningElement, wire } from 'lwc';
import {
    DUE_FILTERS,
    filterPending,
    NO_FILTERS,
    pendingRequests,
    toQueueItem,
    type DueFilter,
    type PendingRequest,
    type QueueFilters
} from './queue';

interface Option {
    readonly label: string;
    readonly value: string;
}

interface DecisionForm extends HTMLElement {
    open(kind: Decision['kind']): Promise<void>;
    close(): void;
}

interface ReviewElement extends HTMLElement {
    refresh(): Promise<void>;
}

const DUE_LABELS: Readonly<Record<DueFilter, string>> = {
    ALL: labels.dueFilterAll,
    TODAY: labels.dueFilterToday,
    OVERDUE: labels.dueFilterOverdue
};

/** All requests that await a decision, by the day it is due, with what it is founded on beside each. */
export default class RegistrationQueue extends LightningElement {
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
        notFor: labels.notFor,
        filters: labels.filters,
        shortcuts: fill(labels.queueShortcuts, labels.shortcutApprove, labels.shortcutReject, labels.shortcutAsk),
        backToList: labels.backToList
    };
    readonly registrationObject = 'Deal_Registration__c';
    readonly today = today();
    readonly dueOptions: Option[] = DUE_FILTERS.map((value) => ({ value, label: DUE_LABELS[value] }));

    variables: Record<string, unknown> | undefined = canDecide ? { after: null } : undefined;
    filters: QueueFilters = NO_FILTERS;
    selectedIds: readonly string[] = [];
    refusals: readonly string[] = [];
    isSaving = false;

    private pending: readonly PendingRequest[] = [];
    private chosenId = '';
    private fieldLabels: FieldLabels = {};
    private open: WireAnswer<RegistrationPages> = NOTHING_YET;
    /** What was decided here since a page was read that shows it undecided. */
    private decided: ReadonlySet<string> = new Set();

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'OpenRegistrations' })
    receiveOpen(result: GraphQLResult): void {
        const before = this.pages;
        this.open = takeAnswer(this.open, result, (data) => addPage(this.pages, data));
        if (this.pages !== before) {
            this.settleRead(before.after);
        }
    }

    @wire(getObjectInfo, { objectApiName: '$registrationObject' })
    receiveInfo({ data }: ObjectInfoResult): void {
        this.fieldLabels = fieldLabelsOf(data);
    }

    /** A wire waits while its query is undefined. */
    get query(): unknown {
        return this.variables && OPEN_REGISTRATIONS_QUERY;
    }

    get mayDecide(): boolean {
        return Boolean(canDecide);
    }

    get loadErrors(): readonly string[] {
        return this.open.errors;
    }

    get isLoading(): boolean {
        return !this.pages.isComplete;
    }

    get isEmpty(): boolean {
        return this.pending.length === 0;
    }

    get shown(): PendingRequest[] {
        return filterPending(this.pending, this.filters, this.today);
    }

    get hasShown(): boolean {
        return this.shown.length > 0;
    }

    get items(): QueueItem[] {
        return this.shown.map((entry) => toQueueItem(entry, this.today));
    }

    get current(): PendingRequest | undefined {
        return this.shown.find(({ request }) => request.id === this.chosenId) ?? this.shown[0];
    }

    get currentId(): string {
        return this.current?.request.id ?? '';
    }

    get currentRequest(): RegistrationRequest | undefined {
        return this.current?.request;
    }

    get currentLookAlikes(): readonly LookAlike[] {
        return this.current?.lookAlikes ?? [];
    }

    /** Of what is selected, what the filters show: nobody decides on what they do not see. */
    get visiblySelected(): readonly string[] {
        const visible = new Set(this.shown.map(({ request }) => request.id));
        return this.selectedIds.filter((id) => visible.has(id));
    }

    get hasSelection(): boolean {
        return this.visiblySelected.length > 0;
    }

    get selectionText(): string {
        return fill(labels.selected, formatNumber(this.visiblySelected.length));
    }

    get countText(): string {
        return plural(this.shown.length, labels.announceShownOne, labels.announceShown);
    }

    get solutionOptions(): Option[] {
        const solutions = new Map(
            this.pending.map(({ request }) => [request.solution, request.solutionLabel] as const)
        );
        const options = [...solutions].map(([value, label]) => ({ value, label }));
        return [
            { value: '', label: labels.solutionFilterAll },
            ...options.sort((one, other) => one.label.localeCompare(other.label))
        ];
    }

    get decisionHeading(): string {
        const { length } = this.visiblySelected;
        return length > 0
            ? plural(length, labels.decideSelectedOne, labels.decideSelectedMany)
            : fill(labels.decideOne, this.currentRequest?.name ?? '');
    }

    get hasRefusals(): boolean {
        return this.refusals.length > 0;
    }

    handleSearch(event: CustomEvent<{ value: string }>): void {
        this.filter({ search: event.detail.value });
    }

    handleDue(event: CustomEvent<{ value: string }>): void {
        this.filter({ due: event.detail.value as DueFilter });
    }

    handleSolution(event: CustomEvent<{ value: string }>): void {
        this.filter({ solution: event.detail.value });
    }

    handleOnlyLookAlikes(event: CustomEvent<{ checked: boolean }>): void {
        this.filter({ onlyLookAlikes: event.detail.checked });
    }

    handleSelection(event: CustomEvent<{ ids: readonly string[] }>): void {
        this.selectedIds = event.detail.ids;
    }

    handleSelectAll(): void {
        this.selectedIds = this.shown.map(({ request }) => request.id);
    }

    handleUnselect(): void {
        this.selectedIds = [];
        this.focusList();
    }

    handleMove(event: CustomEvent<{ id: string }>): void {
        this.chosenId = event.detail.id;
        this.refusals = [];
        this.decisionForm?.close();
    }

    handleOpen(): void {
        this.reviewElement?.focus();
    }

    async handleCommand(event: CustomEvent<{ command: QueueCommand }>): Promise<void> {
        await this.decisionForm?.open(event.detail.command);
    }

    handleBack(): void {
        this.focusList();
    }

    async handleRefresh(): Promise<void> {
        if (this.pages.byStart.size > 1) {
            this.open = { ...this.open, value: NO_PAGES };
            this.variables = { after: null };
        }
        await this.open.refresh();
    }

    async handleDecide(event: CustomEvent<Decision>): Promise<void> {
        const selected = this.visiblySelected;
        const ids = selected.length > 0 ? selected : [this.currentId];
        if (this.isSaving || this.currentId === '') {
            return;
        }
        const next = this.neighbor(new Set(ids));
        this.isSaving = true;
        this.refusals = [];
        try {
            const { saved, refused } = await updateRegistrations(ids, decisionFields(event.detail));
            this.settle(event.detail, saved, next);
            this.refusals = [...refused].map(([id, errors]) => this.sayRefusal(id, errors));
            await this.open.refresh();
            await this.reviewElement?.refresh();
        } catch (error) {
            this.refusals = reduceErrors(error, this.fieldLabels).map(sayProblem);
        } finally {
            this.isSaving = false;
        }
        await Promise.resolve();
        if (this.hasRefusals) {
            this.template?.querySelector<HTMLElement>('[data-refusals]')?.focus();
        } else {
            this.focusList();
        }
    }

    private get pages(): RegistrationPages {
        return this.open.value ?? NO_PAGES;
    }

    /** Takes in the page that was read, and asks for the one after it. */
    private settleRead(start: string | null): void {
        const { after, byStart } = this.pages;
        const read = new Set(byStart.get(start)?.map(({ id }) => id));
        this.decided = new Set([...this.decided].filter((id) => !read.has(id)));
        if (after !== start) {
            this.variables = { after };
        }
        this.arrange();
    }

    private arrange(): void {
        const open = requestsOf(this.pages).filter(({ id }) => !this.decided.has(id));
        this.pending = pendingRequests(open);
    }

    /** What the org took: told, and no longer in the list where it is decided. */
    private settle(decision: Decision, saved: readonly string[], next: string): void {
        if (saved.length === 0) {
            return;
        }
        this.decisionForm?.close();
        this.selectedIds = this.selectedIds.filter((id) => !saved.includes(id));
        if (decision.kind !== 'ASK') {
            this.decided = new Set([...this.decided, ...saved]);
            this.arrange();
        }
        if (saved.includes(this.currentId) || decision.kind !== 'ASK') {
            this.chosenId = next;
        }
        const done = { APPROVE: labels.approved, REJECT: labels.rejected, ASK: labels.askedDone }[decision.kind];
        const title = fill(done, formatNumber(saved.length));
        this.dispatchEvent(new ShowToastEvent({ variant: 'success', title }));
    }

    /** The request to go on with: the next one that is not decided now, or the one before. */
    private neighbor(leaving: ReadonlySet<string>): string {
        const ids = this.shown.map(({ request }) => request.id);
        const at = ids.indexOf(this.currentId);
        const stays = (id: string): boolean => !leaving.has(id);
        return ids.slice(at + 1).find(stays) ?? ids.slice(0, at + 1).findLast(stays) ?? '';
    }

    private sayRefusal(id: string, errors: readonly GraphQLError[]): string {
        const name = this.pending.find(({ request }) => request.id === id)?.request.name ?? id;
        return fill(labels.refused, name, reduceErrors(errors, this.fieldLabels).map(sayProblem).join(' '));
    }

    private filter(change: Partial<QueueFilters>): void {
        this.filters = { ...this.filters, ...change };
    }

    private focusList(): void {
        this.template?.querySelector<HTMLElement>('c-queue-list')?.focus();
    }

    private get decisionForm(): DecisionForm | null | undefined {
        return this.template?.querySelector<DecisionForm>('c-decision-form');
    }

    private get reviewElement(): ReviewElement | null | undefined {
        return this.template?.querySelector<ReviewElement>('c-registration-review');
    }
}
