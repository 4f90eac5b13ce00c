import { fill, formatDate, formatList } from 'c/formats';
import type { Likeness } from 'c/programCore';
import type { RegistrationRequest } from 'c/registrationData';
import { labels, sayLikeness, sayShare, statusLabels } from 'c/registrationLabels';
import { api, LightningElement } from 'lwc';

/** A registration that may concern the same customer, and why. */
export interface LookAlike extends Likeness {
    readonly candidate: RegistrationRequest;
}

/** The side that is compared: a request that is recorded, or one that is about to be made. */
export interface ComparedSide {
    readonly endCustomer: RegistrationRequest['endCustomer'];
    readonly partnerName: string;
    readonly status: string;
}

interface Comparison {
    readonly key: string;
    readonly name: string;
    readonly similarity: string;
    readonly reasons: string;
    readonly rows: readonly { readonly key: string; readonly one: string; readonly other: string }[];
}

/** Registrations that may concern the same customer, side by side with the one in question. */
export default class LookAlikeList extends LightningElement {
    @api side?: ComparedSide;
    @api lookAlikes: readonly LookAlike[] = [];

    readonly labels = labels;

    get comparisons(): Comparison[] {
        const { side } = this;
        return side ? this.lookAlikes.map((lookAlike) => toComparison(side, lookAlike)) : [];
    }

    get hasLookAlikes(): boolean {
        return this.lookAlikes.length > 0;
    }
}

function toComparison(side: ComparedSide, { candidate, similarity, reasons }: LookAlike): Comparison {
    const row = (key: string, one: string | null, other: string | null): Comparison['rows'][number] => ({
        key,
        one: one ?? '–',
        other: other ?? '–'
    });
    return {
        key: candidate.id,
        name: candidate.name,
        similarity: fill(labels.similarity, sayShare(similarity)),
        reasons: formatList(reasons.map((entry) => sayLikeness(entry.reason, entry.similarity))),
        rows: [
            row(labels.endCustomer, placeOf(side.endCustomer), placeOf(candidate.endCustomer)),
            row(labels.website, side.endCustomer.website, candidate.endCustomer.website),
            row(labels.partner, side.partnerName, candidate.partner.name),
            row(labels.statusFilter, side.status, statusOf(candidate))
        ]
    };
}

function placeOf({ name, city }: RegistrationRequest['endCustomer']): string {
    return city === null ? name : `${name}, ${city}`;
}

function statusOf({ status, expiresOn, submittedOn }: RegistrationRequest): string {
    if (status === 'APPROVED' && expiresOn !== null) {
        return fill(labels.protectedText, formatDate(expiresOn));
    }
    return submittedOn === null ? statusLabels[status] : fill(labels.submittedOn, formatDate(submittedOn));
}
