import { LightningElement, api } from 'lwc';

/** A quiet message where there is nothing to show. */
export default class EmptyState extends LightningElement {
    @api heading = '';
    @api message = '';
}
