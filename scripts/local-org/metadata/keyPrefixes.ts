import { createHash } from 'node:crypto';
import type { ObjectDraft } from './draft';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Gives each custom object its key prefix: `a` and two characters from the object's name, so that it stays the same when
 * other objects come and go. Where two names meet, the later one in the alphabet takes the next free prefix.
 */
export function assignKeyPrefixes(objects: ReadonlyMap<string, ObjectDraft>): void {
    const taken = new Set([...objects.values()].map((object) => object.keyPrefix));
    const custom = [...objects.values()].filter((object) => object.custom);
    custom.sort((left, right) => (left.apiName < right.apiName ? -1 : 1));
    for (const object of custom) {
        let number = createHash('sha256').update(object.apiName).digest().readUInt32BE(0) % (62 * 62);
        while (taken.has(prefix(number))) {
            number = (number + 1) % (62 * 62);
        }
        object.keyPrefix = prefix(number);
        taken.add(object.keyPrefix);
    }
}

function prefix(number: number): string {
    return `a${alphabet[Math.floor(number / 62)]}${alphabet[number % 62]}`;
}
