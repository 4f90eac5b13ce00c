import type { RegistrationClock, RegistrationCourse } from 'c/programCore';
import type { StandingAct } from './solutionStanding';

/** A solution's standing, worded for the user. */
export interface StandingItem {
    readonly solution: string;
    readonly label: string;
    readonly standing: string;
    readonly icon: string;
    readonly className: string;
    readonly course: RegistrationCourse | null;
    readonly clock: RegistrationClock | null;
    readonly worth: string;
    /** Sentences on what holds, what was asked, what was decided. */
    readonly notes: readonly string[];
    readonly evidence: readonly { readonly key: string; readonly text: string; readonly description: string }[];
    readonly evidenceHeading: string;
    /** '' while there is none. */
    readonly registrationId: string;
    readonly registrationName: string;
    readonly actions: readonly StandingAct['kind'][];
    readonly extendHint: string;
}
