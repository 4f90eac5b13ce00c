import { api, LightningElement } from 'lwc';

/** What a queue says of itself, in the words of what it decides on. */
export interface QueueTexts {
    readonly title: string;
    readonly refresh: string;
    readonly errorTitle: string;
    readonly loading: string;
    /** Where nothing awaits a decision. */
    readonly nothing: string;
    readonly nothingText: string;
    /** Where the filters leave nothing. */
    readonly nothingFiltered: string;
    /** For whom may not decide. */
    readonly notForTitle: string;
    readonly notFor: string;
    /** What the filters are, for a screen reader. */
    readonly filters: string;
    readonly shortcuts: string;
    readonly backToList: string;
}

/**
 * The frame of a queue of decisions: filters above, the list, and beside it what is being decided; one below the other
 * where there is no room for both. Its slots are filters, bar, refusals, list and review.
 * @fires refresh; back, from the review to the list
 */
export default class DecisionQueue extends LightningElement {
    @api texts!: QueueTexts;
    @api iconName = '';
    /** Without the permission to decide nothing is shown but why. */
    @api mayDecide = false;
    @api errors: readonly string[] = [];
    @api isLoading = false;
    /** Nothing awaits a decision at all. */
    @api isEmpty = false;
    /** The filters leave something. */
    @api hasShown = false;

    get hasErrors(): boolean {
        return this.errors.length > 0;
    }

    handleRefresh(): void {
        this.dispatchEvent(new CustomEvent('refresh'));
    }

    handleBack(): void {
        this.dispatchEvent(new CustomEvent('back'));
    }
}
