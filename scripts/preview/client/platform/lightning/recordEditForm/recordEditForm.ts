import { LightningElement, api } from 'lwc';
import { FormController } from '../../forms/formController';
import type { Registration } from '../../forms/registration';
import { REGISTER } from '../../forms/registration';

/** A form that creates or changes one record with the `lightning-input-field`s inside it. */
export default class RecordEditForm extends LightningElement {
    @api recordTypeId: string | undefined;
    @api layoutType: string | undefined;
    @api formClass: string | undefined;
    @api density: string | undefined;

    private objectName = '';
    private idOfRecord: string | undefined;
    private readonly controller = new FormController(
        (context) => {
            const { record, objectInfo } = context;
            const records = record === undefined ? {} : { [record.id]: record };
            const objectInfos = { [objectInfo.apiName]: objectInfo };
            this.dispatchEvent(
                new CustomEvent('load', { detail: { records, objectInfos, record, picklistValues: context.picklists } })
            );
        },
        (error) => this.dispatchEvent(new CustomEvent('error', { detail: error }))
    );

    constructor() {
        super();
        this.addEventListener(REGISTER, (event) => {
            event.stopPropagation();
            this.controller.add((event as CustomEvent<Registration>).detail);
        });
    }

    @api
    get recordId(): string | undefined {
        return this.idOfRecord;
    }
    set recordId(value: string | undefined) {
        this.idOfRecord = value || undefined;
        this.configure();
    }

    @api
    get objectApiName(): string | { objectApiName: string } {
        return this.objectName;
    }
    set objectApiName(value: string | { objectApiName: string }) {
        this.objectName = typeof value === 'object' ? value.objectApiName : value;
        this.configure();
    }

    /** Saves the given values, or what the fields hold. */
    @api
    submit(fields?: Record<string, unknown>): void {
        void this.save(fields ?? this.controller.values());
    }

    @api
    reset(): void {
        this.controller.reset();
    }

    override connectedCallback(): void {
        this.configure();
    }

    handleSubmit(event: Event): void {
        event.preventDefault();
        event.stopPropagation();
        if (!this.controller.validate()) {
            return;
        }
        const fields = this.controller.values();
        const submission = new CustomEvent('submit', {
            cancelable: true,
            bubbles: true,
            composed: true,
            detail: { fields }
        });
        if (this.dispatchEvent(submission)) {
            void this.save(fields);
        }
    }

    private configure(): void {
        if (this.objectName !== '') {
            this.controller.configure(this.objectName, this.idOfRecord);
        }
    }

    private async save(fields: Record<string, unknown>): Promise<void> {
        try {
            const record = await this.controller.save(fields);
            this.dispatchEvent(new CustomEvent('success', { detail: record }));
        } catch (error) {
            const { body } = error as { body?: { message?: string; output?: unknown } };
            const detail = { message: body?.message, detail: body?.message, output: body?.output };
            this.dispatchEvent(new CustomEvent('error', { detail }));
        }
    }
}
