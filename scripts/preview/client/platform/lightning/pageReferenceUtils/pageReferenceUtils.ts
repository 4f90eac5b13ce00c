/** Writes default field values for `state.defaultFieldValues` of a "new" page. */
export function encodeDefaultFieldValues(values: Readonly<Record<string, string | number | boolean | null>>): string {
    return Object.entries(values)
        .map(([field, value]) => `${encodeURIComponent(field)}=${encodeURIComponent(String(value ?? ''))}`)
        .join(',');
}

/** Reads them again; every value is text. */
export function decodeDefaultFieldValues(encoded: string | undefined): Record<string, string> {
    const pairs = (encoded ?? '').split(',').filter((pair) => pair !== '');
    return Object.fromEntries(pairs.map((pair) => pair.split('=', 2).map(decodeURIComponent) as [string, string]));
}
