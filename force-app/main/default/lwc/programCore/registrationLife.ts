import { daysBetween } from './dates';
import type { IsoDate } from './dates';
import type { RegistrationStatus } from './deal';

/** The way of a registration that goes well. */
const GOOD_COURSE: readonly RegistrationStatus[] = ['DRAFT', 'SUBMITTED', 'APPROVED', 'WON'];

const NEXT_STATUSES: Readonly<Record<RegistrationStatus, readonly RegistrationStatus[]>> = {
    DRAFT: ['SUBMITTED', 'WITHDRAWN'],
    SUBMITTED: ['APPROVED', 'REJECTED', 'WITHDRAWN'],
    APPROVED: ['WON', 'LOST', 'EXPIRED', 'WITHDRAWN'],
    REJECTED: [],
    WON: [],
    LOST: [],
    EXPIRED: [],
    WITHDRAWN: []
};

/** The statuses that may follow one; none where the registration has ended. */
export function nextStatuses(status: RegistrationStatus): readonly RegistrationStatus[] {
    return NEXT_STATUSES[status];
}

/** What decides what can be done with a registration, and which deadline it has. */
export interface RegistrationCourse {
    readonly status: RegistrationStatus;
    readonly submittedOn: IsoDate | null;
    readonly decisionDueOn: IsoDate | null;
    readonly approvedOn: IsoDate | null;
    /** Last protected day. */
    readonly expiresOn: IsoDate | null;
    /** The day of the one extension; null while there was none. */
    readonly extendedOn: IsoDate | null;
}

/** A step on the way of a registration: behind it, where it is, or what may still come. */
export interface CourseStep {
    readonly status: RegistrationStatus;
    readonly state: 'DONE' | 'CURRENT' | 'AHEAD';
}

/** The way of a registration: while it is open up to a won deal, once it has ended only what was reached. */
export function registrationCourse({ status, submittedOn, approvedOn }: RegistrationCourse): readonly CourseStep[] {
    const at = GOOD_COURSE.indexOf(status);
    if (at >= 0) {
        return GOOD_COURSE.map((step, index) => ({
            status: step,
            state: index < at ? 'DONE' : index === at ? 'CURRENT' : 'AHEAD'
        }));
    }
    const reached: RegistrationStatus[] = [
        'DRAFT',
        ...(submittedOn !== null ? (['SUBMITTED'] as const) : []),
        ...(approvedOn !== null ? (['APPROVED'] as const) : [])
    ];
    return [...reached.map((step): CourseStep => ({ status: step, state: 'DONE' })), { status, state: 'CURRENT' }];
}

/** Whether the protection can be extended: once, while it lasts. */
export function canExtend({ status, expiresOn, extendedOn }: RegistrationCourse, today: IsoDate): boolean {
    return status === 'APPROVED' && extendedOn === null && expiresOn !== null && today <= expiresOn;
}

/** Protection that ends within so many days is ending soon, and within so many is urgent: the days of the reminders. */
export const PROTECTION_ENDS_SOON = 30;
export const PROTECTION_IS_URGENT = 7;
/** A decision that is due within so many days is urgent. */
export const DECISION_IS_URGENT = 1;

export type Urgency = 'CALM' | 'SOON' | 'URGENT' | 'PASSED';

/** A deadline that runs: until a request is decided, or until protection ends. */
export interface RegistrationClock {
    readonly kind: 'DECISION' | 'PROTECTION';
    /** Last day in time. */
    readonly on: IsoDate;
    /** 0 on the last day; negative afterwards. */
    readonly daysLeft: number;
    readonly urgency: Urgency;
    /** The part of the period that has passed, from 0 to 1. */
    readonly elapsed: number;
}

/** The deadline of a registration on a day; null where none runs. */
export function registrationClock(course: RegistrationCourse, today: IsoDate): RegistrationClock | null {
    const { status, submittedOn, decisionDueOn, approvedOn, expiresOn } = course;
    if (status === 'SUBMITTED' && decisionDueOn !== null) {
        return clock('DECISION', submittedOn ?? decisionDueOn, decisionDueOn, today);
    }
    return status === 'APPROVED' && expiresOn !== null
        ? clock('PROTECTION', approvedOn ?? expiresOn, expiresOn, today)
        : null;
}

function clock(kind: RegistrationClock['kind'], from: IsoDate, on: IsoDate, today: IsoDate): RegistrationClock {
    const daysLeft = daysBetween(today, on);
    const whole = daysBetween(from, on);
    const elapsed = whole <= 0 ? 1 : Math.min(1, Math.max(0, daysBetween(from, today) / whole));
    return { kind, on, daysLeft, urgency: urgencyOf(kind, daysLeft), elapsed: daysLeft < 0 ? 1 : elapsed };
}

function urgencyOf(kind: RegistrationClock['kind'], daysLeft: number): Urgency {
    if (daysLeft < 0) {
        return 'PASSED';
    }
    if (daysLeft <= (kind === 'DECISION' ? DECISION_IS_URGENT : PROTECTION_IS_URGENT)) {
        return 'URGENT';
    }
    return kind === 'PROTECTION' && daysLeft <= PROTECTION_ENDS_SOON ? 'SOON' : 'CALM';
}
