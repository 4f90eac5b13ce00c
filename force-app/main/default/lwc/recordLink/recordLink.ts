import { api, LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';

/** A link that opens a record's page, in a new tab as well as in place. */
export default class RecordLink extends NavigationMixin(LightningElement) {
    @api recordId = '';
    @api objectApiName = '';
    @api label = '';

    href = '';

    override async connectedCallback(): Promise<void> {
        this.href = await this[NavigationMixin.GenerateUrl](this.page);
    }

    handleClick(event: Event): void {
        event.preventDefault();
        this[NavigationMixin.Navigate](this.page);
    }

    private get page(): { type: string; attributes: Record<string, string> } {
        return {
            type: 'standard__recordPage',
            attributes: { recordId: this.recordId, objectApiName: this.objectApiName, actionName: 'view' }
        };
    }
}
