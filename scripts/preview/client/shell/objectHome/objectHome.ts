import { LightningElement, api } from 'lwc';
import { errorMessage } from '../../http';
import type { ListColumn } from '../../listQuery';
import { listColumns, readList } from '../../listQuery';
import type { ObjectInfo } from '../../platform/lightning/uiObjectInfoApi/uiObjectInfoApi';
import { readObjectInfo } from '../../platform/lightning/uiObjectInfoApi/uiObjectInfoApi';
import type { UiRecord } from '../../platform/lightning/uiRecordApi/uiRecordApi';
import { onRecordChange } from '../../recordChanges';
import { confirmAndDelete, openEdit, openNew } from '../../recordActions';
import { navigate } from '../../router';
import { session, text } from '../../session';

const PAGE_SIZE = 50;

/** The home of an object: its list views, as the platform shows them. */
export default class ObjectHome extends LightningElement {
    objectInfo: ObjectInfo | undefined;
    columns: readonly ListColumn[] = [];
    records: readonly UiRecord[] = [];
    total = 0;
    error: string | undefined;
    isLoading = true;
    sortKey: string | null = null;
    sortDescending = false;
    private nextCursor: string | null = null;
    private objectName = '';
    private viewName: string | undefined;
    private reading = 0;
    private stopListening: (() => void) | undefined;

    @api
    get objectApiName(): string {
        return this.objectName;
    }
    set objectApiName(value: string) {
        if (value !== this.objectName) {
            this.objectName = value;
            this.sortKey = null;
            this.objectInfo = undefined;
            this.scheduleRead();
        }
    }

    @api
    get filterName(): string | undefined {
        return this.viewName;
    }
    set filterName(value: string | undefined) {
        if (value !== this.viewName) {
            this.viewName = value;
            this.sortKey = null;
            this.scheduleRead();
        }
    }

    override connectedCallback(): void {
        this.stopListening = onRecordChange(() => this.read(this.records.length));
        this.scheduleRead();
    }

    override disconnectedCallback(): void {
        this.stopListening?.();
        this.reading += 1;
    }

    get model() {
        return session.model.objects[this.objectName];
    }

    get view() {
        const views = this.model?.listViews ?? [];
        return views.find(({ apiName }) => apiName === this.viewName) ?? views[0];
    }

    get viewOptions() {
        return (this.model?.listViews ?? []).map(({ apiName, label }) => ({
            value: apiName,
            label,
            checked: apiName === this.view?.apiName
        }));
    }

    get hasOtherViews(): boolean {
        return this.viewOptions.length > 1;
    }

    get problems(): readonly string[] {
        return this.view?.problems ?? [];
    }

    get missingObject(): string | undefined {
        return this.model === undefined ? text('objectNotFound', this.objectName) : undefined;
    }

    get canCreate(): boolean {
        return this.objectInfo?.createable === true;
    }

    get canEdit(): boolean {
        return this.objectInfo?.updateable === true;
    }

    get canDelete(): boolean {
        return this.objectInfo?.deletable === true;
    }

    get isEmpty(): boolean {
        return !this.isLoading && this.error === undefined && this.records.length === 0;
    }

    get hasRecords(): boolean {
        return this.records.length > 0;
    }

    get hasMore(): boolean {
        return this.nextCursor !== null;
    }

    get summary(): string {
        if (this.isLoading && this.records.length === 0) {
            return text('loading');
        }
        const number = new Intl.NumberFormat(String(session.internationalization['locale']));
        const counted =
            this.records.length < this.total
                ? text('itemsShown', number.format(this.records.length), number.format(this.total))
                : this.total === 1
                  ? text('oneItem')
                  : text('itemCount', number.format(this.total));
        const sorted = this.columns.find(({ key }) => key === this.sortKey);
        return sorted === undefined ? counted : `${counted} • ${text('sortedBy', sorted.label)}`;
    }

    get texts() {
        return {
            listView: text('listView'),
            new: text('new'),
            refresh: text('refresh'),
            loadMore: text('loadMore'),
            loading: text('loading'),
            noItems: text('noItems')
        };
    }

    handleView(event: CustomEvent<{ value: string }>): void {
        navigate({
            type: 'standard__objectPage',
            attributes: { objectApiName: this.objectName, actionName: 'list' },
            state: { filterName: event.detail.value }
        });
    }

    handleNew(): void {
        openNew(this.objectName);
    }

    handleRefresh(): void {
        void this.read(this.records.length);
    }

    handleMore(): void {
        void this.readMore();
    }

    handleSort(event: CustomEvent<{ key: string }>): void {
        this.sortDescending = this.sortKey === event.detail.key && !this.sortDescending;
        this.sortKey = event.detail.key;
        void this.read(PAGE_SIZE);
    }

    handleRowAction(event: CustomEvent<{ action: string; recordId: string }>): void {
        const { action, recordId } = event.detail;
        if (action === 'edit') {
            openEdit(this.objectName, recordId);
        } else {
            const name = this.records.find(({ id }) => id === recordId)?.fields[this.model?.nameField ?? 'Name'];
            void confirmAndDelete(this.objectName, recordId, String(name?.value ?? recordId));
        }
    }

    private scheduled = false;

    /** Object and view often change together; both are set before the list is read. */
    private scheduleRead(): void {
        if (!this.scheduled && this.isConnected) {
            this.scheduled = true;
            void Promise.resolve().then(() => {
                this.scheduled = false;
                this.records = [];
                void this.read(PAGE_SIZE);
            });
        }
    }

    private async read(count: number): Promise<void> {
        const view = this.view;
        if (view === undefined) {
            this.isLoading = false;
            return;
        }
        this.reading += 1;
        const reading = this.reading;
        this.isLoading = true;
        this.error = undefined;
        try {
            const objectInfo = await readObjectInfo(this.objectName);
            const columns = listColumns(objectInfo, view.columns);
            const sortKey = this.sortKey ?? columns.find(({ sortable }) => sortable)?.key ?? null;
            const page = await this.readPage(objectInfo, columns, sortKey, Math.max(count, PAGE_SIZE), null);
            if (reading === this.reading) {
                this.objectInfo = objectInfo;
                this.columns = columns;
                this.sortKey = sortKey;
                this.records = page.records;
                this.total = page.total;
                this.nextCursor = page.nextCursor;
            }
        } catch (error) {
            if (reading === this.reading) {
                this.error = errorMessage(error);
                this.records = [];
            }
        } finally {
            if (reading === this.reading) {
                this.isLoading = false;
            }
        }
    }

    private async readMore(): Promise<void> {
        const { objectInfo, reading } = this;
        if (objectInfo === undefined || this.isLoading) {
            return;
        }
        this.isLoading = true;
        try {
            const page = await this.readPage(objectInfo, this.columns, this.sortKey, PAGE_SIZE, this.nextCursor);
            if (reading === this.reading) {
                this.records = [...this.records, ...page.records];
                this.nextCursor = page.nextCursor;
            }
        } catch (error) {
            this.error = errorMessage(error);
        } finally {
            this.isLoading = false;
        }
    }

    private readPage(
        objectInfo: ObjectInfo,
        columns: readonly ListColumn[],
        sortKey: string | null,
        first: number,
        after: string | null
    ) {
        return readList({
            objectInfo,
            columns,
            where: this.view?.filter ?? null,
            onlyMine: this.view?.onlyMine ?? false,
            sortKey,
            sortDescending: this.sortDescending,
            first,
            after
        });
    }
}
