import { api, LightningElement } from 'lwc';

/** Says why there is nothing to show, and what to do about it. */
export default class EmptyState extends LightningElement {
    @api heading = '';
    @api message = '';
}
