import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { session, text } from '../../session';

/** The form of a new or existing record, laid out as the object's layout says. Closes with the saved record. */
export default class RecordModal extends LightningModal {
    @api objectApiName = '';
    @api recordId: string | undefined;
    @api defaults: Readonly<Record<string, string>> = {};
    isSaving = false;
    isLoaded = false;
    /** Which fields the form may show is the object's, told by `load`; inputs decide for themselves. */

    get sections() {
        const isNew = this.recordId === undefined;
        const sections = session.model.objects[this.objectApiName]?.layout.sections ?? [];
        return sections
            .map((section, index) => ({
                key: index,
                label: section.label,
                hasHeading: section.showOnEdit && section.label !== '',
                columns: section.columns.map((items, column) => ({
                    key: column,
                    className: `slds-col slds-size_1-of-1 slds-medium-size_1-of-${section.columns.length} slds-p-horizontal_x-small`,
                    fields: items.flatMap(({ field, behavior }, row) =>
                        // What nobody can enter has no place in the form of a new record.
                        field === null || (isNew && (behavior === 'Readonly' || isSystemField(field)))
                            ? []
                            : [
                                  {
                                      key: `${row}`,
                                      field,
                                      required: behavior === 'Required',
                                      readOnly: behavior === 'Readonly' || isSystemField(field),
                                      preset: this.defaults[field]
                                  }
                              ]
                    )
                }))
            }))
            .filter(({ columns }) => columns.some(({ fields }) => fields.length > 0));
    }

    /** Defaults for fields that the layout does not show are saved all the same. */
    get hiddenDefaults(): Record<string, string> {
        const shown = new Set(
            this.sections.flatMap(({ columns }) => columns.flatMap(({ fields }) => fields.map(({ field }) => field)))
        );
        return Object.fromEntries(Object.entries(this.defaults).filter(([field]) => !shown.has(field)));
    }

    get texts() {
        return { save: text('save'), cancel: text('cancel'), legend: text('requiredLegend'), loading: text('loading') };
    }

    get formClass(): string {
        return this.isLoaded ? '' : 'slds-hide';
    }

    get isWaiting(): boolean {
        return !this.isLoaded || this.isSaving;
    }

    handleLoad(): void {
        this.isLoaded = true;
    }

    handleSubmit(event: CustomEvent<{ fields: Record<string, unknown> }>): void {
        event.preventDefault();
        this.isSaving = true;
        const form = this.template?.querySelector<HTMLElement & { submit(fields: object): void }>(
            'lightning-record-edit-form'
        );
        form?.submit({ ...this.hiddenDefaults, ...event.detail.fields });
    }

    handleError(): void {
        this.isSaving = false;
        this.isLoaded = true;
    }

    handleSuccess(event: CustomEvent): void {
        this.isSaving = false;
        this.close(event.detail);
    }

    handleCancel(): void {
        this.close(undefined);
    }

    handleSave(): void {
        // The footer's button stands outside the form.
        this.template?.querySelector<HTMLButtonElement>('[data-submit] button')?.click();
    }
}

function isSystemField(field: string): boolean {
    // An owner changes by a transfer, not in the form.
    return ['OwnerId', 'CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp'].includes(
        field
    );
}
