import { fill } from 'c/formats';
import { tiersByRank, type Program } from 'c/programCore';
import { businessTypeLabels } from 'c/programLabels';
import {
    isWhatIf,
    REGISTRATION_ASSUMPTIONS,
    type Opportunity,
    type RegistrationAssumption,
    type WhatIf
} from 'c/quoteData';
import { api, LightningElement } from 'lwc';
import { labels } from './labels';

interface Choice {
    /** The key in WhatIf. */
    readonly name: keyof WhatIf;
    readonly label: string;
    readonly value: string | null;
    readonly options: readonly { readonly label: string; readonly value: string }[];
}

const REGISTRATION_LABELS: Readonly<Record<RegistrationAssumption, string>> = {
    AS_RECORDED: labels.quoteRegistrationAsRecorded,
    APPROVED: labels.quoteRegistrationApproved,
    NONE: labels.quoteRegistrationNone
};

/**
 * What of a deal the user tries out.
 * @fires tryout with the part of WhatIf that was chosen
 * @fires reset
 */
export default class QuoteWhatIf extends LightningElement {
    @api opportunity?: Opportunity;
    @api program?: Program;
    @api whatIf?: WhatIf;
    /** Whether lines were edited, which can be taken back as well. */
    @api hasEditedLines = false;

    readonly labels = labels;

    get choices(): Choice[] {
        const { whatIf } = this;
        return whatIf
            ? [
                  {
                      name: 'businessType',
                      label: labels.quoteBusinessType,
                      value: whatIf.businessType,
                      options: Object.entries(businessTypeLabels).map(([value, label]) => ({ value, label }))
                  },
                  { name: 'tier', label: labels.quoteTier, value: whatIf.tier, options: this.tierOptions },
                  {
                      name: 'registration',
                      label: labels.quoteRegistration,
                      value: whatIf.registration,
                      options: REGISTRATION_ASSUMPTIONS.map((value) => ({ value, label: REGISTRATION_LABELS[value] }))
                  }
              ]
            : [];
    }

    /** Whether the org would refuse to save, because tier or registrations are not the recorded ones. */
    get isHypothetical(): boolean {
        return this.opportunity !== undefined && this.whatIf !== undefined && isWhatIf(this.whatIf, this.opportunity);
    }

    get isTriedOut(): boolean {
        const recorded = this.opportunity?.businessType ?? null;
        return this.isHypothetical || (recorded !== null && this.whatIf?.businessType !== recorded);
    }

    get canReset(): boolean {
        return this.isTriedOut || this.hasEditedLines;
    }

    handleChoice(event: CustomEvent<{ value: string }>): void {
        const name = (event.currentTarget as HTMLElement).dataset['control'] as keyof WhatIf;
        this.dispatchEvent(new CustomEvent<Partial<WhatIf>>('tryout', { detail: { [name]: event.detail.value } }));
    }

    handleReset(): void {
        this.dispatchEvent(new CustomEvent('reset'));
        // The button that was pressed is gone; the reader stays with the choices.
        this.template?.querySelector<HTMLElement>('[data-control]')?.focus();
    }

    private get tierOptions(): Choice['options'] {
        const recorded = this.opportunity?.partner?.tier;
        return this.program
            ? tiersByRank(this.program).map(({ code, name }) => ({
                  value: code,
                  label: code === recorded ? fill(labels.quoteTierRecorded, name) : name
              }))
            : [];
    }
}
