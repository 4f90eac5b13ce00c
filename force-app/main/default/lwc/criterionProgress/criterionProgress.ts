import { api, LightningElement } from 'lwc';

/** How far one criterion is reached. All texts arrive ready for the user. */
export default class CriterionProgress extends LightningElement {
    @api label = '';
    /** "3 of 5". */
    @api valueText = '';
    /** "2 missing", or that it is met. */
    @api missingText = '';
    @api met = false;
    /** Marks a number that the vendor has not published; empty for a published one. */
    @api mark = '';
    /** From 0 to 100. */
    @api percent = 0;

    get barStyle(): string {
        return `width: ${this.percent}%`;
    }

    get spokenValue(): string {
        return `${this.valueText}, ${this.missingText}`;
    }

    get iconName(): string {
        return this.met ? 'utility:success' : 'utility:clock';
    }
}
