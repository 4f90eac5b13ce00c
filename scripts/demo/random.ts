/**
 * Seeded pseudo-random numbers. Each part of the demo data draws from a stream of its own, so that a change in one
 * part leaves the others as they were. Only 32-bit integer arithmetic is used: the same seed gives the same numbers
 * on every machine.
 */
export class RandomStream {
    private state: number;

    /** Streams with the same seed and name give the same numbers. */
    constructor(seed: string, name: string) {
        this.state = hash(`${seed}/${name}`);
    }

    /** A whole number from `least` to `most`, both included. */
    integer(least: number, most: number): number {
        if (!Number.isInteger(least) || !Number.isInteger(most) || most < least) {
            throw new RangeError(`Cannot draw a whole number from ${least} to ${most}.`);
        }
        return least + (this.next() % (most - least + 1));
    }

    /** True in `percent` of 100 draws. */
    chance(percent: number): boolean {
        return this.integer(0, 9999) < Math.round(percent * 100);
    }

    pick<Item>(items: readonly Item[]): Item {
        if (items.length === 0) {
            throw new RangeError('Cannot pick from an empty list.');
        }
        return items[this.integer(0, items.length - 1)] as Item;
    }

    /** Picks an item with a probability in proportion to its weight, a whole number. */
    pickWeighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item {
        const total = items.reduce((sum, item) => sum + weightOf(item), 0);
        let remaining = this.integer(1, total);
        for (const item of items) {
            remaining -= weightOf(item);
            if (remaining <= 0) {
                return item;
            }
        }
        throw new RangeError('Weights must be whole numbers, at least one of them above zero.');
    }

    /** The items in a random order, as a new list. */
    shuffle<Item>(items: readonly Item[]): Item[] {
        const shuffled = [...items];
        for (let last = shuffled.length - 1; last > 0; last -= 1) {
            const other = this.integer(0, last);
            [shuffled[last], shuffled[other]] = [shuffled[other] as Item, shuffled[last] as Item];
        }
        return shuffled;
    }

    /** `count` different items in random order; all of them where there are fewer. */
    sample<Item>(items: readonly Item[], count: number): Item[] {
        return this.shuffle(items).slice(0, count);
    }

    /** The next 32 random bits (mulberry32). */
    private next(): number {
        this.state = (this.state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return (mixed ^ (mixed >>> 14)) >>> 0;
    }
}

/** FNV-1a over the text's UTF-16 code units. */
function hash(text: string): number {
    let value = 0x811c9dc5;
    for (let index = 0; index < text.length; index += 1) {
        value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
    }
    return value | 0;
}
