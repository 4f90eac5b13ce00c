import type { StandingView } from 'c/partnerStanding';
import { api, LightningElement } from 'lwc';

/**
 * What somebody should know of a partner's standing at once: that the program's version is not in force, when and why
 * the tier falls, what keeps it, and where the partner moves.
 */
export default class StandingNotices extends LightningElement {
    @api standing!: StandingView;
}
