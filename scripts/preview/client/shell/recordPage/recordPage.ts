import { LightningElement, api } from 'lwc';
import type { FlexiPageModel } from '../../../model/pageModel';
import { errorMessage } from '../../http';
import type { PageContext } from '../../pageContext';
import { pageFields, visibilityPaths } from '../../pageContext';
import { fieldsToRead } from '../../platform/forms/registration';
import { readObjectInfo } from '../../platform/lightning/uiObjectInfoApi/uiObjectInfoApi';
import type { UiRecord } from '../../platform/lightning/uiRecordApi/uiRecordApi';
import { readRecord } from '../../platform/lightning/uiRecordApi/uiRecordApi';
import { registerRefreshHandler, unregisterRefreshHandler } from '../../platform/lightning/refresh/refresh';
import type { RecordChange } from '../../recordChanges';
import { onRecordChange } from '../../recordChanges';
import { defaultRecordPage } from '../../defaultPage';
import { session, text } from '../../session';

/** A record laid out as the assigned Lightning page says. */
export default class RecordPage extends LightningElement {
    @api appName: string | undefined;
    context: PageContext | undefined;
    error: string | undefined;
    isMissing = false;
    private idOfRecord = '';
    private objectName = '';
    private reading = 0;
    private stopListening: (() => void) | undefined;
    private refreshId = 0;

    @api
    get recordId(): string {
        return this.idOfRecord;
    }
    set recordId(value: string) {
        if (value !== this.idOfRecord) {
            this.idOfRecord = value;
            this.start();
        }
    }

    @api
    get objectApiName(): string {
        return this.objectName;
    }
    set objectApiName(value: string) {
        if (value !== this.objectName) {
            this.objectName = value;
            this.start();
        }
    }

    override connectedCallback(): void {
        this.stopListening = onRecordChange((change) => this.changed(change));
        this.refreshId = registerRefreshHandler(this, () => this.read());
        this.start();
    }

    override disconnectedCallback(): void {
        this.stopListening?.();
        unregisterRefreshHandler(this.refreshId);
        this.reading += 1;
    }

    get texts() {
        return {
            loading: text('loading'),
            missing: text('recordNotFound'),
            missingDetail: text('recordNotFoundDetail')
        };
    }

    get isLoading(): boolean {
        return this.context === undefined && this.error === undefined && !this.isMissing;
    }

    private start(): void {
        if (this.isConnected && this.idOfRecord !== '' && this.objectName !== '') {
            this.context = undefined;
            this.error = undefined;
            this.isMissing = false;
            void this.read();
        }
    }

    private changed({ kind, ids }: RecordChange): Promise<void> | undefined {
        if (kind === 'deleted' && ids.has(this.idOfRecord)) {
            return undefined;
        }
        // A change of another record may change this one's roll-ups and formulas.
        return this.read();
    }

    private async read(): Promise<void> {
        this.reading += 1;
        const reading = this.reading;
        try {
            const context = await this.readContext();
            if (reading === this.reading) {
                this.context = context;
                this.error = undefined;
                this.announceTitle(context);
            }
        } catch (error) {
            if (reading === this.reading) {
                this.isMissing = (error as { status?: number }).status === 404;
                this.error = this.isMissing ? undefined : errorMessage(error);
                this.context = undefined;
            }
        }
    }

    private async readContext(): Promise<PageContext> {
        const object = session.model.objects[this.objectName];
        if (object === undefined) {
            throw new Error(text('objectNotFound', this.objectName));
        }
        if (!this.idOfRecord.startsWith(object.keyPrefix)) {
            throw Object.assign(new Error(text('recordNotFoundDetail')), { status: 404 });
        }
        const objectInfo = await readObjectInfo(this.objectName);
        const page = this.page(object.apiName);
        const optionalFields = [
            ...fieldsToRead(objectInfo, pageFields(page, object)),
            ...visibilityPaths(page).map((path) => `${object.apiName}.${path}`)
        ];
        const record: UiRecord = await readRecord({ recordId: this.idOfRecord, optionalFields });
        return { page, object, objectInfo, record, recordId: record.id };
    }

    /** The app's assignment goes before the object's; without either the platform has a page of its own. */
    private page(objectApiName: string): FlexiPageModel {
        const { model, formFactor } = session;
        const app = model.apps.find(({ apiName }) => apiName === this.appName);
        const assignments = [app?.recordPages[objectApiName], model.objects[objectApiName]?.recordPage];
        const side = formFactor === 'Small' ? 'small' : 'large';
        const name = assignments.map((assignment) => assignment?.[side]).find((assigned) => assigned);
        return (
            (name === undefined || name === null ? undefined : model.pages[name]) ?? defaultRecordPage(objectApiName)
        );
    }

    private announceTitle({ record, object }: PageContext): void {
        const name = record?.fields[object?.nameField ?? 'Name'];
        const title = name?.displayValue ?? name?.value ?? '';
        this.dispatchEvent(
            new CustomEvent('title', { detail: { title: `${String(title)} | ${object?.label ?? ''}` } })
        );
    }
}
