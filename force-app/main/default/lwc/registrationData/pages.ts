import { toPage, type RegistrationRequest } from './reading';

/** The registrations of a query that is read page by page, each page under where it begins. */
export interface RegistrationPages {
    readonly byStart: ReadonlyMap<string | null, readonly RegistrationRequest[]>;
    /** Where the page begins that is read now. */
    readonly after: string | null;
    readonly isComplete: boolean;
}

export const NO_PAGES: RegistrationPages = { byStart: new Map(), after: null, isComplete: false };

/** The pages with an answer taken in; while they are not complete, the next one to read begins at `after`. */
export function addPage({ byStart, after }: RegistrationPages, data: unknown): RegistrationPages {
    const { requests, next } = toPage(data);
    return {
        byStart: new Map(byStart).set(after, requests),
        after: next ?? after,
        isComplete: next === null
    };
}

/** All that was read so far, in the order of the pages. */
export function requestsOf({ byStart }: RegistrationPages): readonly RegistrationRequest[] {
    return [...byStart.values()].flat();
}
