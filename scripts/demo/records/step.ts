/** Stands for the Id that the org gives the record of that name. */
export interface Reference {
    readonly reference: string;
}

/** What a field of a demo record can hold: numbers are decimal text, rates in percent points. */
export type DemoValue = string | boolean | number | Reference | null;

export interface DemoRecord {
    readonly reference: string;
    readonly values: Readonly<Record<string, DemoValue>>;
}

/**
 * One step of loading: records of one object that are created, or changed, together. A step refers only to records
 * of earlier steps.
 */
export interface DemoStep {
    readonly title: string;
    readonly kind: 'create' | 'update';
    readonly object: string;
    readonly records: readonly DemoRecord[];
    /** Stands for who writes the records; whoever loads the demo data unless given. */
    readonly as?: string;
}

export function refer(reference: string): Reference {
    return { reference };
}

/** A field value for something that may be absent. */
export function referOrNull(reference: string | undefined): Reference | null {
    return reference === undefined ? null : { reference };
}

export function isReference(value: DemoValue): value is Reference {
    return typeof value === 'object' && value !== null;
}

/** Stands for the user who loads the demo data. */
export const LOADING_USER = 'loading user';

/** Stands for the partner account manager, who owns the partners. */
export const PARTNER_MANAGER = 'partner account manager';

/** Stands for a sales rep. */
export const SALES_REP = 'sales rep';

/** Stands for the price book that every org has. */
export const STANDARD_PRICE_BOOK = 'standard price book';
