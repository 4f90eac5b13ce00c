import { api, LightningElement } from 'lwc';

/** What one tier, or several alike, ask of the criterion. All texts arrive ready for the user. */
export interface LadderRung {
    readonly key: string;
    /** "Expert". */
    readonly name: string;
    /** "800 000 €". */
    readonly needText: string;
    /** "Met", or what is missing. */
    readonly stateText: string;
    readonly met: boolean;
    /** Whether the partner's tier is on this rung. */
    readonly current: boolean;
    /** From 0 to 100: how far between the rung before and this one. */
    readonly percent: number;
    /** Marks a number that the vendor has not published; empty for a published one. */
    readonly mark: string;
}

/** One criterion as a ladder: a rung for what each tier asks, filled as far as the partner is. */
export default class CriterionLadder extends LightningElement {
    @api label = '';
    /** What the partner has. */
    @api valueText = '';
    @api rungs: readonly LadderRung[] = [];

    get items(): (LadderRung & { className: string; barStyle: string; iconName: string })[] {
        return this.rungs.map((rung) => ({
            ...rung,
            className: rung.current ? 'rung rung_current' : 'rung',
            barStyle: `width: ${rung.percent}%`,
            iconName: rung.met ? 'utility:success' : 'utility:clock'
        }));
    }
}
