import { LightningElement, api } from 'lwc';
import { session, text } from '../../../session';
import { fieldApiName } from '../../forms/registration';

/** Shows or edits one record: the given fields, or those of the object's layout, in columns. */
export default class RecordForm extends LightningElement {
    @api recordId: string | undefined;
    @api objectApiName: string | { objectApiName: string } = '';
    @api layoutType: 'Full' | 'Compact' | undefined;
    @api columns: number | string = 1;
    @api mode: 'edit' | 'view' | 'readonly' | undefined;
    @api fields: readonly (string | { fieldApiName: string })[] | undefined;
    @api recordTypeId: string | undefined;
    isEditing = false;

    get objectName(): string {
        return typeof this.objectApiName === 'object' ? this.objectApiName.objectApiName : this.objectApiName;
    }

    get fieldNames(): string[] {
        if (this.fields !== undefined && this.fields.length > 0) {
            return this.fields.map(fieldApiName);
        }
        const object = session.model.objects[this.objectName];
        if (this.layoutType === 'Compact') {
            return [...(object?.compactFields ?? [])];
        }
        const items = object?.layout.sections.flatMap(({ columns }) => columns.flat()) ?? [];
        return items.flatMap(({ field }) => (field === null ? [] : [field]));
    }

    get cellClass(): string {
        return `slds-col slds-size_1-of-1 slds-medium-size_1-of-${Number(this.columns) || 1} slds-p-horizontal_small`;
    }

    get showInputs(): boolean {
        return this.mode !== 'readonly' && (this.isEditing || this.mode === 'edit' || this.recordId === undefined);
    }

    get canEdit(): boolean {
        return this.mode !== 'readonly';
    }

    get texts() {
        return { save: text('save'), cancel: text('cancel'), edit: text('edit') };
    }

    handleEdit(): void {
        this.isEditing = true;
    }

    handleCancel(): void {
        this.isEditing = false;
        this.dispatchEvent(new CustomEvent('cancel'));
    }

    handleSuccess(event: CustomEvent): void {
        this.isEditing = false;
        this.dispatchEvent(new CustomEvent('success', { detail: event.detail }));
    }

    handleOther(event: CustomEvent): void {
        this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
    }
}
