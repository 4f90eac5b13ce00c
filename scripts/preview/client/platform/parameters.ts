/** A field as components name it: `Account.Name`, or what `@salesforce/schema` gives. */
export type FieldReference = string | { readonly fieldApiName: string; readonly objectApiName: string };

/** An object as components name it: `Account`, or what `@salesforce/schema` gives. */
export type ObjectReference = string | { readonly objectApiName: string };

/** A parameter that may be one value or several. */
export type OneOrMany<Item> = Item | readonly Item[];

/** Whether a wire's parameter is there. */
export function isGiven(value: unknown): boolean {
    return value !== undefined && value !== null && value !== '';
}

/** The object's API name. */
export function objectName(reference: ObjectReference): string {
    return typeof reference === 'string' ? reference : reference.objectApiName;
}

/** `Account.Name` */
export function fieldName(reference: FieldReference): string {
    return typeof reference === 'string' ? reference : `${reference.objectApiName}.${reference.fieldApiName}`;
}

/** One or several as a list; none for what is not given. */
export function asList<Item>(items: OneOrMany<Item> | undefined | null): readonly Item[] {
    if (items === undefined || items === null) {
        return [];
    }
    return Array.isArray(items) ? (items as readonly Item[]) : [items as Item];
}

/** The names of all given fields. */
export function fieldNames(references: OneOrMany<FieldReference> | undefined | null): string[] {
    return asList(references).map(fieldName);
}

/** The parameters of an address: lists separated by commas; what is not given is left out. */
export function searchParameters(values: Readonly<Record<string, unknown>>): string {
    const given = Object.entries(values).flatMap(([name, value]) => {
        const text = Array.isArray(value) ? value.join(',') : value;
        return isGiven(text) ? [[name, String(text)]] : [];
    });
    const parameters = new URLSearchParams(given as [string, string][]).toString();
    return parameters === '' ? '' : `?${parameters}`;
}

/** A part of an address. */
export function segment(value: string): string {
    return encodeURIComponent(value);
}

/** One of several answers that may fail one by one, as the UI API's batches give them. */
export interface BatchResult {
    readonly statusCode: number;
    readonly result: unknown;
}

/** Waits for all requests of a batch; one that fails is a result with its status and errors. */
export async function batch(requests: readonly Promise<unknown>[]): Promise<{ readonly results: BatchResult[] }> {
    const settled = await Promise.allSettled(requests);
    return {
        results: settled.map((outcome) => {
            if (outcome.status === 'fulfilled') {
                return { statusCode: 200, result: outcome.value };
            }
            const { status, body } = outcome.reason as { status?: number; body?: unknown };
            if (status === undefined) {
                throw outcome.reason;
            }
            return { statusCode: status, result: [body] };
        })
    };
}
