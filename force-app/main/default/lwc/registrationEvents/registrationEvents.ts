import { fill, formatDateTime } from 'c/formats';
import type { RegistrationEvent } from 'c/registrationData';
import { labels } from 'c/registrationLabels';
import { api, LightningElement } from 'lwc';

interface Entry {
    readonly key: string;
    readonly text: string;
    readonly comment: string | null;
}

/** What happened to a registration, the earliest first: what, when, by whom and why. */
export default class RegistrationEvents extends LightningElement {
    @api events: readonly RegistrationEvent[] = [];

    readonly labels = labels;

    get entries(): Entry[] {
        return this.events.map(({ id, kindLabel, happenedOn, by, comment }) => {
            const when = formatDateTime(happenedOn);
            return {
                key: id,
                text:
                    by === null
                        ? fill(labels.timelineEntry, kindLabel, when)
                        : fill(labels.timelineEntryBy, kindLabel, when, by),
                comment
            };
        });
    }

    get hasEntries(): boolean {
        return this.events.length > 0;
    }
}
