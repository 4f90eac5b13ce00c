import { fill, formatDate, formatMoney, formatNumber, plural } from 'c/formats';
import { registrationClock, type RegistrationClock } from 'c/programCore';
import { businessTypeLabels } from 'c/programLabels';
import { REVIEW_QUERY, reviewVariables, toReview, type RegistrationRequest, type Review } from 'c/registrationData';
import { evidenceTypeLabels, labels, statusLabels } from 'c/registrationLabels';
import { NOTHING_YET, takeAnswer, type WireAnswer } from 'c/wireAnswer';
import type { ComparedSide, LookAlike } from 'c/lookAlikeList';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';

interface Fact {
    readonly key: string;
    readonly value: string;
}

/** What a decision on a request is founded on: the claim, the evidence, look-alikes, history, and what happened so far. */
export default class RegistrationReview extends LightningElement {
    @api today = '';
    @api lookAlikes: readonly LookAlike[] = [];

    readonly labels = labels;

    variables?: Record<string, unknown> | undefined;

    private shown?: RegistrationRequest | undefined;
    private answer: WireAnswer<Review> = NOTHING_YET;

    @api
    get request(): RegistrationRequest | undefined {
        return this.shown;
    }

    set request(value: RegistrationRequest | undefined) {
        const isOther = value?.id !== this.shown?.id;
        this.shown = value;
        if (isOther) {
            this.answer = NOTHING_YET;
            this.variables = reviewVariables(value);
        }
    }

    /** Moves the reader to the request. */
    @api
    focus(): void {
        this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
    }

    /** Reads again what happened. */
    @api
    async refresh(): Promise<void> {
        await this.answer.refresh();
    }

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'RegistrationReview' })
    receiveReview(result: GraphQLResult): void {
        this.answer = takeAnswer(this.answer, result, toReview);
    }

    /** A wire waits while its query is undefined. */
    get query(): unknown {
        return this.variables && REVIEW_QUERY;
    }

    get review(): Review | undefined {
        return this.answer.value;
    }

    get errors(): readonly string[] {
        return this.answer.errors;
    }

    get hasErrors(): boolean {
        return this.errors.length > 0;
    }

    get heading(): string {
        const request = this.shown;
        return request ? fill(labels.forCustomer, request.solutionLabel, request.endCustomer.name) : '';
    }

    get clock(): RegistrationClock | null {
        return this.shown ? registrationClock(this.shown, this.today) : null;
    }

    get facts(): Fact[] {
        const request = this.shown;
        if (!request) {
            return [];
        }
        const { partner, endCustomer } = request;
        const facts: [string, string | null][] = [
            [labels.partner, [partner.name, partner.tier].filter(Boolean).join(' – ')],
            [labels.vendor, partner.program],
            [labels.endCustomer, [endCustomer.name, endCustomer.city].filter(Boolean).join(', ')],
            [labels.website, endCustomer.website],
            [labels.businessType, businessTypeLabels[request.businessType]],
            [labels.amountShort, sayAmount(request)],
            [labels.closeOn, request.expectedCloseOn && formatDate(request.expectedCloseOn)],
            [labels.opportunity, request.opportunityName],
            [labels.statusSubmitted, request.submittedOn && formatDate(request.submittedOn)]
        ];
        return facts.flatMap(([key, value]) => (value ? [{ key, value }] : []));
    }

    get questions(): string[] {
        const request = this.shown;
        return [
            ...(request?.informationRequest ? [fill(labels.asked, request.informationRequest)] : []),
            ...(request?.informationAnswer ? [fill(labels.answerGiven, request.informationAnswer)] : [])
        ];
    }

    get side(): ComparedSide | undefined {
        const request = this.shown;
        return (
            request && {
                endCustomer: request.endCustomer,
                partnerName: request.partner.name,
                status: request.submittedOn ? fill(labels.submittedOn, formatDate(request.submittedOn)) : ''
            }
        );
    }

    get evidence(): { readonly key: string; readonly title: string; readonly description: string }[] {
        return (this.review?.evidence ?? []).map(({ id, type, heldOn, description }) => ({
            key: id,
            title: `${evidenceTypeLabels[type]}, ${formatDate(heldOn)}`,
            description
        }));
    }

    get hasEvidence(): boolean {
        return this.evidence.length > 0;
    }

    get customerHistory(): { readonly key: string; readonly text: string }[] {
        const { review } = this;
        const currency = this.shown?.partner.currency ?? 'EUR';
        const sales = (review?.salesToCustomer ?? []).map(({ id, solutionLabel, partnerName, wonOn, amount }) => ({
            key: id,
            text: fill(
                labels.sold,
                solutionLabel ?? labels.soldAmount,
                partnerName,
                formatDate(wonOn),
                formatMoney(String(amount), currency)
            )
        }));
        const registrations = (review?.ofCustomer ?? []).map((claim) => ({
            key: claim.id,
            text: `${claim.name} – ${claim.solutionLabel}, ${claim.partnerName} : ${claim.statusLabel}`
        }));
        return [...sales, ...registrations].slice(0, MOST_HISTORY);
    }

    get hasCustomerHistory(): boolean {
        return this.customerHistory.length > 0;
    }

    get hasNoCustomerHistory(): boolean {
        return !this.hasCustomerHistory;
    }

    get moreHistory(): string {
        const { review } = this;
        const more = (review?.salesToCustomer.length ?? 0) + (review?.ofCustomer.length ?? 0) - MOST_HISTORY;
        return more > 0 ? plural(more, labels.moreOne, labels.moreMany) : '';
    }

    get partnerHistory(): Fact[] {
        return [...(this.review?.ofPartner ?? [])].map(([status, count]) => ({
            key: statusLabels[status],
            value: formatNumber(count)
        }));
    }

    get hasPartnerHistory(): boolean {
        return this.partnerHistory.length > 0;
    }

    get events(): Review['events'] {
        return this.review?.events ?? [];
    }
}

/** Lines of an end customer's history that are read at a glance. */
const MOST_HISTORY = 8;

function sayAmount({ amount, partner }: RegistrationRequest): string | null {
    return amount === null ? null : formatMoney(String(amount), partner.currency);
}
