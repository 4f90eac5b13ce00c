import { LightningElement, api } from 'lwc';
import type { FormContext } from '../../forms/registration';
import { fieldApiName, pageLabel, register } from '../../forms/registration';

/** Shows one field of the record form around it: label and formatted value. */
export default class OutputField extends LightningElement {
    @api fieldName: string | { fieldApiName: string } | undefined;
    @api fieldClass: string | undefined;
    @api variant: string | undefined;
    context: FormContext | undefined;
    private unregister: (() => void) | undefined;

    get info() {
        return this.context?.objectInfo.fields[fieldApiName(this.fieldName)];
    }

    get label(): string {
        return this.info === undefined ? '' : pageLabel(this.info);
    }

    get record() {
        return this.context?.record;
    }

    get showLabel(): boolean {
        return this.variant !== 'label-hidden';
    }

    override connectedCallback(): void {
        const apiName = fieldApiName(this.fieldName);
        this.unregister = register(this, {
            field: {
                apiName,
                provide: (context) => {
                    this.context = context;
                }
            }
        });
    }

    override disconnectedCallback(): void {
        this.unregister?.();
    }
}
