import hasWaiverPermission from '@salesforce/customPermission/Grant_Tier_Waivers';
import { today } from 'c/clock';
import { confirm } from 'c/confirmation';
import { errorMessages } from 'c/errorReduction';
import { fill, formatNumber } from 'c/formats';
import {
    endWaiver,
    onePartnerVariables,
    PARTNER_QUERY,
    programIdsOf,
    TIER_CHANGES_QUERY,
    toPartners,
    toTierChanges
} from 'c/partnerData';
import type { Program } from 'c/programCore';
import { PROGRAM_QUERY, programVariables, toPrograms } from 'c/programData';

import { graphql, type GraphQLResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { api, LightningElement, wire } from 'lwc';
import { toChangeItem, type ChangeItem } from './changes';
import { labels } from './labels';
import type { RevenueView } from './revenue';
import { toScorecard, type Scorecard } from './scorecard';
import type { PersonRow } from './staff';

const FIRST_PEOPLE = 8;
const FIRST_CHANGES = 5;
const FIRST_DAYS = 3;

/** On a partner's page: how the partner stands, why, what is coming, and what it rests on. */
export default class PartnerScorecard extends LightningElement {
    @api recordId?: string;

    readonly labels = labels;
    readonly mayWaive = hasWaiverPermission === true;

    partnerVariables?: Record<string, unknown> | undefined;
    programVariables?: Record<string, unknown> | undefined;
    changeVariables?: Record<string, unknown> | undefined;
    isLoading = true;
    scorecard?: Scorecard;
    changes?: readonly ChangeItem[];
    errors: readonly string[] = [];
    changeErrors: readonly string[] = [];
    isWaiverOpen = false;
    showsEverybody = false;
    showsAllChanges = false;
    showsAllDays = false;
    private chosenPeriod = '';

    private asOf = today();
    private partnerData: unknown;
    private changeData: unknown;
    private programs: ReadonlyMap<string, Program> = new Map();
    private refreshPartner?: (() => Promise<void>) | undefined;
    private refreshChanges?: (() => Promise<void>) | undefined;

    override connectedCallback(): void {
        this.partnerVariables = onePartnerVariables(this.recordId, this.asOf);
        this.changeVariables = this.recordId === undefined ? undefined : { partnerId: this.recordId };
    }

    @wire(graphql, { query: '$partnerQuery', variables: '$partnerVariables', operationName: 'PartnersOfAccount' })
    receivePartner({ data, errors, refresh }: GraphQLResult): void {
        this.refreshPartner = refresh;
        if (errors?.length) {
            this.fail(errors);
        } else if (data) {
            this.partnerData = data;
            this.attempt(() => {
                const ids = programIdsOf(data);
                if (ids.length === 0) {
                    throw new Error(labels.partnerNotFound);
                }
                this.programVariables = programVariables(ids);
                this.show();
            });
        }
    }

    @wire(graphql, { query: '$programQuery', variables: '$programVariables', operationName: 'ProgramRules' })
    receiveProgram({ data, errors }: GraphQLResult): void {
        if (errors?.length) {
            this.fail(errors);
        } else if (data) {
            this.attempt(() => {
                this.programs = toPrograms(data);
                this.show();
            });
        }
    }

    @wire(graphql, { query: '$changesQuery', variables: '$changeVariables', operationName: 'TierChanges' })
    receiveChanges({ data, errors, refresh }: GraphQLResult): void {
        this.refreshChanges = refresh;
        if (errors?.length) {
            this.changeErrors = errorMessages(errors);
        } else if (data) {
            this.changeData = data;
            this.show();
        }
    }

    /** Shows what is there: the scorecard needs the partner and its program, the history its changes beside. */
    private show(): void {
        const isRead = this.partnerData && programIdsOf(this.partnerData).every((id) => this.programs.has(id));
        const [partner] = isRead ? toPartners(this.partnerData, this.programs, this.asOf) : [];
        if (partner === undefined) {
            return;
        }
        this.scorecard = toScorecard(partner);
        if (this.changeData) {
            const changes = toTierChanges(this.changeData, partner.program.currency);
            this.changes = changes.map((change) => toChangeItem(change, partner.program));
        }
        this.isLoading = false;
    }

    /** A wire waits while its query is undefined. */
    get partnerQuery(): unknown {
        return this.partnerVariables && PARTNER_QUERY;
    }

    get programQuery(): unknown {
        return this.programVariables && PROGRAM_QUERY;
    }

    get changesQuery(): unknown {
        return this.changeVariables && TIER_CHANGES_QUERY;
    }

    get hasErrors(): boolean {
        return this.errors.length > 0;
    }

    get hasChangeErrors(): boolean {
        return this.changeErrors.length > 0;
    }

    get canGrantWaiver(): boolean {
        return this.mayWaive && !this.isWaiverOpen;
    }

    get grantLabel(): string {
        return this.scorecard?.waiverInForce ? labels.partnerWaiverChange : labels.partnerWaiverGrant;
    }

    get canEndWaiver(): boolean {
        return this.mayWaive && this.scorecard?.waiverInForce !== null;
    }

    get hasForecast(): boolean {
        return (this.scorecard?.forecast.length ?? 0) > 0;
    }

    get forecast(): Scorecard['forecast'] {
        const days = this.scorecard?.forecast ?? [];
        return this.showsAllDays ? days : days.slice(0, FIRST_DAYS);
    }

    get moreDays(): string {
        return this.moreLabel(this.showsAllDays, this.scorecard?.forecast.length ?? 0, FIRST_DAYS);
    }

    get hasSpecializations(): boolean {
        return (this.scorecard?.specializations.length ?? 0) > 0;
    }

    get hasPeople(): boolean {
        return (this.scorecard?.staff.rows.length ?? 0) > 0;
    }

    get people(): readonly PersonRow[] {
        const rows = this.scorecard?.staff.rows ?? [];
        return this.showsEverybody ? rows : rows.slice(0, FIRST_PEOPLE);
    }

    get morePeople(): string {
        return this.moreLabel(this.showsEverybody, this.scorecard?.staff.rows.length ?? 0, FIRST_PEOPLE);
    }

    get hasChanges(): boolean {
        return (this.changes?.length ?? 0) > 0;
    }

    get shownChanges(): readonly ChangeItem[] {
        const changes = this.changes ?? [];
        return this.showsAllChanges ? changes : changes.slice(0, FIRST_CHANGES);
    }

    get moreChanges(): string {
        return this.moreLabel(this.showsAllChanges, this.changes?.length ?? 0, FIRST_CHANGES);
    }

    get periodOptions(): { label: string; value: string }[] {
        return (this.scorecard?.revenue ?? []).map(({ label, code }) => ({ label, value: code }));
    }

    /** The period that decides, until the user looks at another. */
    get period(): RevenueView | undefined {
        const periods = this.scorecard?.revenue ?? [];
        return periods.find(({ code }) => code === this.chosenPeriod) ?? periods.find(({ decides }) => decides);
    }

    handlePeriod(event: CustomEvent<{ value: string }>): void {
        this.chosenPeriod = event.detail.value;
    }

    handleMoreDays(): void {
        this.showsAllDays = !this.showsAllDays;
    }

    handleMorePeople(): void {
        this.showsEverybody = !this.showsEverybody;
    }

    handleMoreChanges(): void {
        this.showsAllChanges = !this.showsAllChanges;
    }

    handleGrantWaiver(): void {
        this.isWaiverOpen = true;
    }

    async handleWaiverCancel(): Promise<void> {
        await this.closeWaiver();
    }

    async handleWaiverGranted(): Promise<void> {
        await this.closeWaiver();
        this.tell(labels.partnerWaiverGranted);
        await this.refresh();
    }

    async handleEndWaiver(): Promise<void> {
        const agreed = await confirm({
            label: labels.partnerWaiverEnd,
            message: labels.partnerWaiverEndQuestion,
            theme: 'warning'
        });
        if (!agreed || this.recordId === undefined) {
            return;
        }
        try {
            await endWaiver(this.recordId);
            this.tell(labels.partnerWaiverEnded);
            await this.refresh();
        } catch (error) {
            const message = errorMessages(error).join(' ');
            this.dispatchEvent(new ShowToastEvent({ title: labels.commonErrorTitle, message, variant: 'error' }));
        }
    }

    /** Who leaves the form goes on where they opened it. */
    private async closeWaiver(): Promise<void> {
        this.isWaiverOpen = false;
        await Promise.resolve();
        this.template?.querySelector<HTMLElement>('[data-grant]')?.focus();
    }

    private tell(title: string): void {
        this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
    }

    private async refresh(): Promise<void> {
        await Promise.all([this.refreshPartner?.(), this.refreshChanges?.()]);
    }

    /** The button below a list of which only the first entries are shown; empty where all are. */
    private moreLabel(isOpen: boolean, count: number, first: number): string {
        if (count <= first) {
            return '';
        }
        return isOpen ? labels.partnerShowLess : fill(labels.partnerShowAll, formatNumber(count));
    }

    private attempt(action: () => void): void {
        try {
            this.errors = [];
            action();
        } catch (error) {
            this.fail(error);
        }
    }

    private fail(error: unknown): void {
        this.errors = errorMessages(error);
        this.isLoading = false;
    }
}
