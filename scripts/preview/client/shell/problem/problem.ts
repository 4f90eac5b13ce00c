import { LightningElement, api } from 'lwc';
import { text } from '../../session';

/** An error in the place of what cannot be shown. */
export default class Problem extends LightningElement {
    @api heading: string | undefined;
    @api message = '';

    override get title(): string {
        return this.heading ?? text('cannotShow');
    }
}
