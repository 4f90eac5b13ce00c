import { LightningElement, api } from 'lwc';
import type { RelatedListModel } from '../../../model/pageModel';
import { errorMessage } from '../../http';
import type { ListColumn } from '../../listQuery';
import { listColumns, readList, shownInfo } from '../../listQuery';
import type { ObjectInfo } from '../../platform/lightning/uiObjectInfoApi/uiObjectInfoApi';
import { readObjectInfo } from '../../platform/lightning/uiObjectInfoApi/uiObjectInfoApi';
import { registerRefreshHandler, unregisterRefreshHandler } from '../../platform/lightning/refresh/refresh';
import type { UiRecord } from '../../platform/lightning/uiRecordApi/uiRecordApi';
import { onRecordChange } from '../../recordChanges';
import { confirmAndDelete, openEdit, openNew } from '../../recordActions';
import { toUrl } from '../../router';
import { session, text } from '../../session';

const SHORT_LIST = 6;
/** Below this width, in pixels, records are tiles, as in the platform's side columns. */
const TABLE_WIDTH = 560;
const TILE_DETAILS = 3;
const LONG_LIST = 200;

/** The records that refer to the page's record through one relationship. */
export default class RelatedList extends LightningElement {
    @api parentObject = '';
    /** Shows all records instead of the first few. */
    @api full = false;
    objectInfo: ObjectInfo | undefined;
    columns: readonly ListColumn[] = [];
    records: readonly UiRecord[] = [];
    total = 0;
    error: string | undefined;
    isHidden = false;
    isLoading = true;
    isNarrow = true;
    private observer: ResizeObserver | undefined;
    sortKey: string | null = null;
    sortDescending = false;
    private model: RelatedListModel | undefined;
    private parentId: string | undefined;
    private reading = 0;
    private stopListening: (() => void) | undefined;
    private refreshId = 0;

    @api
    get list(): RelatedListModel | undefined {
        return this.model;
    }
    set list(value: RelatedListModel | undefined) {
        if (value?.relationshipName !== this.model?.relationshipName) {
            this.model = value;
            this.sortKey = value?.sortField ?? null;
            this.sortDescending = value?.sortDescending ?? false;
            void this.read();
        }
    }

    @api
    get recordId(): string | undefined {
        return this.parentId;
    }
    set recordId(value: string | undefined) {
        if (value !== this.parentId) {
            this.parentId = value;
            void this.read();
        }
    }

    override renderedCallback(): void {
        const card = this.template?.querySelector('article') ?? null;
        if (card !== null && this.observer === undefined) {
            this.observer = new ResizeObserver(([entry]) => {
                this.isNarrow = (entry?.contentRect.width ?? TABLE_WIDTH) < TABLE_WIDTH;
            });
            this.observer.observe(card);
        }
    }

    override connectedCallback(): void {
        this.stopListening = onRecordChange(() => this.read());
        this.refreshId = registerRefreshHandler(this, () => this.read());
        void this.read();
    }

    override disconnectedCallback(): void {
        this.stopListening?.();
        this.observer?.disconnect();
        this.observer = undefined;
        unregisterRefreshHandler(this.refreshId);
        this.reading += 1;
    }

    get isShown(): boolean {
        return !this.isHidden;
    }

    get icon(): string {
        return session.model.objects[this.model?.childObject ?? '']?.icon ?? 'standard:record';
    }

    override get title(): string {
        return session.model.objects[this.model?.childObject ?? '']?.pluralLabel ?? this.model?.relationshipName ?? '';
    }

    get heading(): string {
        const number = new Intl.NumberFormat(String(session.internationalization['locale']));
        return this.isLoading && this.records.length === 0
            ? this.title
            : `${this.title} (${number.format(this.total)})`;
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

    get hasRecords(): boolean {
        return this.records.length > 0;
    }

    get allUrl(): string | undefined {
        if (this.full || this.total <= this.records.length || this.model === undefined) {
            return undefined;
        }
        return toUrl({
            type: 'standard__recordRelationshipPage',
            attributes: {
                objectApiName: this.parentObject,
                recordId: this.parentId,
                relationshipApiName: this.model.relationshipName
            }
        });
    }

    get showsTable(): boolean {
        return this.hasRecords && !this.isNarrow;
    }

    get showsTiles(): boolean {
        return this.hasRecords && this.isNarrow;
    }

    get hasActions(): boolean {
        return this.canEdit || this.canDelete;
    }

    get tiles() {
        const title = this.columns.find(({ isName }) => isName) ?? this.columns[0];
        const others = this.columns.filter((column) => column !== title).slice(0, TILE_DETAILS);
        return this.records.map((record) => ({
            id: record.id,
            record,
            title: title === undefined ? undefined : shownInfo(title),
            actions: text('recordActions', this.nameOf(record.id)),
            details: others.map((column) => ({
                key: column.key,
                labelKey: `${column.key} label`,
                label: column.label,
                info: shownInfo(column)
            }))
        }));
    }

    get truncated(): string | undefined {
        return this.full && this.total > this.records.length ? text('listTruncated') : undefined;
    }

    get texts() {
        return {
            new: text('new'),
            viewAll: text('viewAll'),
            edit: text('edit'),
            delete: text('delete'),
            loading: text('loading')
        };
    }

    handleNew(): void {
        if (this.model !== undefined && this.parentId !== undefined) {
            openNew(this.model.childObject, { [this.model.childField]: this.parentId });
        }
    }

    handleSort(event: CustomEvent<{ key: string }>): void {
        this.sortDescending = this.sortKey === event.detail.key && !this.sortDescending;
        this.sortKey = event.detail.key;
        void this.read();
    }

    handleRowAction(event: CustomEvent<{ action: string; recordId: string }>): void {
        this.act(event.detail.action, event.detail.recordId);
    }

    handleTileAction(event: CustomEvent<{ value: string }>): void {
        this.act(event.detail.value, (event.currentTarget as HTMLElement).dataset['id'] ?? '');
    }

    private act(action: string, recordId: string): void {
        const object = this.model?.childObject ?? '';
        if (action === 'edit') {
            openEdit(object, recordId);
        } else {
            void confirmAndDelete(object, recordId, this.nameOf(recordId));
        }
    }

    private nameOf(recordId: string): string {
        const nameField = session.model.objects[this.model?.childObject ?? '']?.nameField ?? 'Name';
        const name = this.records.find(({ id }) => id === recordId)?.fields[nameField]?.value;
        return String(name ?? recordId);
    }

    private async read(): Promise<void> {
        const { model, parentId } = this;
        if (model === undefined || parentId === undefined || !this.isConnected) {
            return;
        }
        this.reading += 1;
        const reading = this.reading;
        this.isLoading = true;
        try {
            const objectInfo = await readObjectInfo(model.childObject);
            const columns = listColumns(objectInfo, model.columns).filter(
                ({ info }) => info.apiName !== model.childField
            );
            const page = await readList({
                objectInfo,
                columns,
                where: { [model.childField]: { eq: parentId } },
                onlyMine: false,
                sortKey: this.sortKey,
                sortDescending: this.sortDescending,
                first: this.full ? LONG_LIST : SHORT_LIST,
                after: null
            });
            if (reading === this.reading) {
                this.objectInfo = objectInfo;
                this.columns = columns;
                this.records = page.records;
                this.total = page.total;
                this.error = undefined;
            }
        } catch (error) {
            if (reading === this.reading) {
                // An object that the user may not read has no related list, as on the platform.
                this.isHidden = [403, 404].includes((error as { status?: number }).status ?? 0);
                this.error = errorMessage(error);
            }
        } finally {
            if (reading === this.reading) {
                this.isLoading = false;
            }
        }
    }
}
