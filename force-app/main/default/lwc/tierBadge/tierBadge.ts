import { api, LightningElement } from 'lwc';

/** A tier's name and its place among the program's tiers: as many marks as there are tiers, those reached filled. */
export default class TierBadge extends LightningElement {
    @api name = '';
    /** The place in words, such as "Rank 2 of 4". */
    @api rankText = '';
    /** How many tiers are reached, this one included. */
    @api reached = 0;
    /** How many tiers the program has. */
    @api total = 0;

    get marks(): { key: number; className: string }[] {
        return Array.from({ length: this.total }, (_unused, key) => ({
            key,
            className: key < this.reached ? 'mark mark_reached' : 'mark'
        }));
    }
}
