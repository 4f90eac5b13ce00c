import { LightningElement, api } from 'lwc';

/** The frame of a quick action: a heading, the content, and a footer for buttons. */
export default class QuickActionPanel extends LightningElement {
    @api header: string | undefined;
}
