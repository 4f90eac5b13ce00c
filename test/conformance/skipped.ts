/**
 * Cases of the table that are left out, by id, each with the reason: only where the row shows a quirk that is not the
 * platform's. None so far.
 */
export const SKIPPED_CASES: Readonly<Record<string, string>> = {};
