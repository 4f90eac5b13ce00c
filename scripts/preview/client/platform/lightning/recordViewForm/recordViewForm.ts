import { LightningElement, api } from 'lwc';
import { onRecordChange } from '../../../recordChanges';
import { FormController } from '../../forms/formController';
import type { Registration } from '../../forms/registration';
import { REGISTER } from '../../forms/registration';

/** Shows one record with the `lightning-output-field`s inside it. */
export default class RecordViewForm extends LightningElement {
    @api density: string | undefined;

    private objectName = '';
    private idOfRecord: string | undefined;
    private stopListening: (() => void) | undefined;
    private readonly controller = new FormController(
        (context) => this.dispatchEvent(new CustomEvent('load', { detail: { record: context.record } })),
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
        this.idOfRecord = value;
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

    override connectedCallback(): void {
        this.configure();
        this.stopListening = onRecordChange(({ ids }) => {
            if (this.idOfRecord !== undefined && ids.has(this.idOfRecord)) {
                this.controller.reload();
            }
            return undefined;
        });
    }

    override disconnectedCallback(): void {
        this.stopListening?.();
    }

    private configure(): void {
        if (this.objectName !== '' && this.idOfRecord !== undefined) {
            this.controller.configure(this.objectName, this.idOfRecord);
        }
    }
}
