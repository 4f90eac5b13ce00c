import canFive from '@salesforce/customPermission/Approve_Special_Price_5';
import canTen from '@salesforce/customPermission/Approve_Special_Price_10';
import canTwenty from '@salesforce/customPermission/Approve_Special_Price_20';
import type { SpecialPriceLimit } from 'c/programCore';

/** How many points the user may grant, by their custom permissions; null where they may not decide at all. */
export function limitOfUser(): SpecialPriceLimit | null {
    const held: readonly (readonly [true | undefined, SpecialPriceLimit])[] = [
        [canTwenty, 200_000],
        [canTen, 100_000],
        [canFive, 50_000]
    ];
    return held.find(([isHeld]) => isHeld)?.[1] ?? null;
}
