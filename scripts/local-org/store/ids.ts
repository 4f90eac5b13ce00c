const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const checksumAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * The 18-character Id of an object's nth record: key prefix, instance `000`, the number in base 62, and the checksum.
 * @param number from 1 to 62^9 - 1.
 */
export function recordId(keyPrefix: string, number: number): string {
    let digits = '';
    for (let rest = number; rest > 0; rest = Math.floor(rest / 62)) {
        digits = alphabet[rest % 62] + digits;
    }
    return withChecksum(`${keyPrefix}000${digits.padStart(9, '0')}`);
}

/**
 * Appends the three characters that make a 15-character Id safe to compare without regard to case: one a group of five,
 * each the number whose bit i is set where the group's ith character is an upper-case letter.
 */
export function withChecksum(id: string): string {
    let checksum = '';
    for (let group = 0; group < 3; group += 1) {
        let bits = 0;
        for (let index = 0; index < 5; index += 1) {
            const character = id[group * 5 + index]!;
            if (character >= 'A' && character <= 'Z') {
                bits |= 1 << index;
            }
        }
        checksum += checksumAlphabet[bits];
    }
    return id + checksum;
}

/**
 * An Id in its 18-character form, or undefined if the text is none: 15 characters of base 62, or 18 with a right checksum.
 */
export function normalizeId(text: string): string | undefined {
    if (!/^(?:[0-9A-Za-z]{15}|[0-9A-Za-z]{18})$/.test(text)) {
        return undefined;
    }
    const full = withChecksum(text.slice(0, 15));
    return text.length === 15 || full === text ? full : undefined;
}
