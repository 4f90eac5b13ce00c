import type { Problem } from 'c/errorReduction';
import type { FieldValues } from 'c/registrationData';
import { labels } from 'c/registrationLabels';
import type { StandingAct } from 'c/solutionStanding';

/** What is told once the org has accepted it. */
export const DONE: Readonly<Record<StandingAct['kind'], string>> = {
    SUBMIT: labels.submittedTitle,
    ANSWER: labels.answered,
    EVIDENCE: labels.evidenceSaved,
    EXTEND: labels.extended,
    WITHDRAW: labels.withdrawn
};

/** What an act writes to its registration; evidence is records of its own. */
export function fieldsOf(kind: Exclude<StandingAct['kind'], 'EVIDENCE'>, text: string): FieldValues {
    switch (kind) {
        case 'SUBMIT':
            return { Status__c: 'SUBMITTED' };
        case 'ANSWER':
            return { Information_Answer__c: text };
        case 'EXTEND':
            return { Extension_Milestone__c: text };
        case 'WITHDRAW':
            return { Status__c: 'WITHDRAWN' };
    }
}

/** Where another partner was faster, that is what is said: the unique key refused the request. */
export function sayIfTaken(problem: Problem): Problem {
    const { fields, message } = problem;
    const isTaken = fields.includes('Exclusivity_Key__c') || message.includes('Exclusivity_Key__c');
    return isTaken ? { ...problem, message: labels.taken } : problem;
}
