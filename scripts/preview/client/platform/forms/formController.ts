import type { FetchError } from '../../http';
import { errorMessage } from '../../http';
import { text } from '../../session';
import { readObjectInfo, readPicklists } from '../lightning/uiObjectInfoApi/uiObjectInfoApi';
import type { UiRecord } from '../lightning/uiRecordApi/uiRecordApi';
import { createRecord, readRecord, updateRecord } from '../lightning/uiRecordApi/uiRecordApi';
import type { FormContext, FormField, FormMessages, Registration } from './registration';
import { fieldsToRead } from './registration';

const MASTER_RECORD_TYPE = '012000000000000AAA';

/** Holds the fields of one record form together: gives them their data, collects what is entered, shows errors where they belong. */
export class FormController {
    private readonly fields = new Set<FormField>();
    private readonly messages = new Set<FormMessages>();
    private objectApiName = '';
    private recordId: string | undefined;
    private context: FormContext | undefined;
    private pending: Promise<FormContext> | undefined;
    private scheduled = false;

    /** Called with the data once it is there, and with what went wrong. */
    readonly onLoad: (context: FormContext) => void;
    readonly onFailure: (error: unknown) => void;

    constructor(onLoad: (context: FormContext) => void, onFailure: (error: unknown) => void) {
        this.onLoad = onLoad;
        this.onFailure = onFailure;
    }

    /** Says which record the form is about; data is read once the fields have registered. */
    configure(objectApiName: string, recordId: string | undefined): void {
        if (objectApiName === this.objectApiName && recordId === this.recordId) {
            return;
        }
        this.objectApiName = objectApiName;
        this.recordId = recordId;
        this.reload();
    }

    add(registration: Registration): void {
        const { field, messages } = registration;
        if (field !== undefined) {
            this.fields.add(field);
            registration.unregister = () => this.fields.delete(field);
            this.reload();
        }
        if (messages !== undefined) {
            this.messages.add(messages);
            registration.unregister = () => this.messages.delete(messages);
        }
    }

    /** Reads the record again, after the fields present have all registered. */
    reload(): void {
        if (this.scheduled || this.objectApiName === '') {
            return;
        }
        this.scheduled = true;
        void Promise.resolve().then(() => {
            this.scheduled = false;
            void this.load();
        });
    }

    /** True when every field holds what it may; otherwise the first that does not has the focus. */
    validate(): boolean {
        const invalid = [...this.fields].filter((field) => field.isValid?.() === false);
        invalid[0]?.moveFocus?.();
        return invalid.length === 0;
    }

    /** All that is entered, by field. */
    values(): Record<string, unknown> {
        const entered = [...this.fields].filter((field) => field.entered !== undefined);
        return Object.fromEntries(entered.map((field) => [field.apiName, field.entered?.()]));
    }

    reset(): void {
        this.clearErrors();
        this.fields.forEach((field) => field.restore?.());
    }

    /**
     * Saves the given values; only what differs from the record is sent in an update.
     * @throws FetchError after having shown it at the fields and on top
     */
    async save(values: Readonly<Record<string, unknown>>): Promise<UiRecord> {
        this.clearErrors();
        try {
            if (this.recordId === undefined) {
                const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
                return await createRecord({ apiName: this.objectApiName, fields: Object.fromEntries(given) });
            }
            const changed = Object.entries(values).filter(
                ([name, value]) => !isSame(value, this.context?.record?.fields[name]?.value)
            );
            return await updateRecord({ fields: { ...Object.fromEntries(changed), Id: this.recordId } });
        } catch (error) {
            this.showErrors(error as FetchError);
            throw error;
        }
    }

    private async load(): Promise<void> {
        const names = [...this.fields].map(({ apiName }) => apiName);
        const loading = this.read(names);
        this.pending = loading;
        try {
            const context = await loading;
            if (this.pending === loading) {
                this.context = context;
                this.fields.forEach((field) => field.provide(context));
                this.onLoad(context);
            }
        } catch (error) {
            if (this.pending === loading) {
                this.messages.forEach((region) => region.show(text('error'), [errorMessage(error)]));
                this.onFailure(error);
            }
        }
    }

    private async read(names: readonly string[]): Promise<FormContext> {
        const objectInfo = await readObjectInfo(this.objectApiName);
        const fields = fieldsToRead(objectInfo, names);
        const [picklists, record] = await Promise.all([
            readPicklists(this.objectApiName, objectInfo.defaultRecordTypeId ?? MASTER_RECORD_TYPE),
            this.recordId === undefined || fields.length === 0
                ? undefined
                : readRecord({ recordId: this.recordId, optionalFields: fields })
        ]);
        return { objectInfo, picklists, record };
    }

    private clearErrors(): void {
        this.messages.forEach((region) => region.clear());
        this.fields.forEach((field) => field.showError?.(undefined));
    }

    private showErrors(error: FetchError): void {
        const { fieldErrors = {}, errors = [] } = error.body?.output ?? {};
        const general = errors.map(({ message }) => message);
        let first: FormField | undefined;
        for (const [name, failures] of Object.entries(fieldErrors)) {
            const field = [...this.fields].find(({ apiName }) => apiName === name);
            const message = failures.map((failure) => failure.message).join(' ');
            if (field?.showError === undefined) {
                general.push(`${this.context?.objectInfo.fields[name]?.label ?? name}: ${message}`);
            } else {
                field.showError(message);
                general.push(`${this.context?.objectInfo.fields[name]?.label ?? name}: ${message}`);
                first ??= field;
            }
        }
        if (general.length === 0) {
            general.push(errorMessage(error));
        }
        this.messages.forEach((region) => region.show(text('reviewErrors'), general));
        first?.moveFocus?.();
    }
}

/** Blank is null in the record and may be an empty text in an input. */
function isSame(entered: unknown, stored: unknown): boolean {
    const plain = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
    return plain(entered) === plain(stored);
}
