/** What an address is stored as; layouts and permission sets name it as a whole. */
const ADDRESS_PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country'] as const;

/** The stored fields of an address that is named as a whole (`BillingAddress`); none where the name is no address. */
export function addressParts(fields: { has(name: string): boolean }, name: string): string[] {
    const stem = /^(\w+)Address$/.exec(name)?.[1];
    return stem === undefined || fields.has(name)
        ? []
        : ADDRESS_PARTS.map((part) => stem + part).filter((part) => fields.has(part));
}

/** Whether a name stands for the parts of an address. */
export function isCompoundAddress(fields: { has(name: string): boolean }, name: string): boolean {
    return addressParts(fields, name).length > 0;
}
