import type { RegistrationClock } from 'c/programCore';
import { sayClock, urgencyIcons } from 'c/registrationLabels';
import { api, LightningElement } from 'lwc';

/** How long a decision or a protection still runs. The bar repeats what the sentence says. */
export default class DeadlineClock extends LightningElement {
    @api clock?: RegistrationClock | null;

    get text(): string {
        return this.clock ? sayClock(this.clock) : '';
    }

    get iconName(): string {
        return urgencyIcons[this.clock?.urgency ?? 'CALM'];
    }

    get iconVariant(): string {
        switch (this.clock?.urgency) {
            case 'PASSED':
                return 'error';
            case 'URGENT':
                return 'warning';
            default:
                return '';
        }
    }

    get className(): string {
        return `clock clock_${(this.clock?.urgency ?? 'CALM').toLowerCase()}`;
    }

    /** What has passed is said in words alone. */
    get isRunning(): boolean {
        return this.clock?.urgency !== 'PASSED';
    }

    get barStyle(): string {
        return `inline-size: ${Math.round((this.clock?.elapsed ?? 0) * 100)}%`;
    }
}
