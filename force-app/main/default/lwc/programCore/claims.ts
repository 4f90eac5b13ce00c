import type { IsoDate } from './dates';
import { isNewBusiness } from './program';
import type { BusinessType } from './program';

/** A sale of the vendor to the end customer that counts: a credit that has not been reversed. */
export interface PastSale {
    /** null where only an amount was sold. */
    readonly solution: string | null;
    readonly wonOn: IsoDate;
}

/** Why a business type cannot be claimed. */
export type ClaimProblem = 'NOT_NEW_BUSINESS' | 'CUSTOMER_BOUGHT' | 'SOLUTION_BOUGHT';

export interface ClaimCheck {
    /** null where the claim holds. */
    readonly problem: ClaimProblem | null;
    /** The sales that contradict the claim, the latest first. */
    readonly because: readonly PastSale[];
    /** The business type that the past sales bear out. */
    readonly fitting: BusinessType;
}

/**
 * Whether a deal may be registered under a business type. A registration is for new business only: NEW_CUSTOMER needs
 * an account that has bought nothing from the vendor, NEW_SOLUTION one that has not bought this solution.
 * @param sales what the end customer bought from the program's vendor, reversed sales left out
 */
export function checkClaim(businessType: BusinessType, solution: string, sales: readonly PastSale[]): ClaimCheck {
    const all = latestFirst(sales);
    const ofSolution = all.filter((sale) => sale.solution === solution);
    const fitting = all.length === 0 ? 'NEW_CUSTOMER' : ofSolution.length === 0 ? 'NEW_SOLUTION' : 'RENEWAL';
    if (!isNewBusiness(businessType)) {
        return { problem: 'NOT_NEW_BUSINESS', because: ofSolution, fitting };
    }
    const because = businessType === 'NEW_CUSTOMER' ? all : ofSolution;
    if (because.length === 0) {
        return { problem: null, because, fitting };
    }
    return { problem: businessType === 'NEW_CUSTOMER' ? 'CUSTOMER_BOUGHT' : 'SOLUTION_BOUGHT', because, fitting };
}

function latestFirst(sales: readonly PastSale[]): PastSale[] {
    return [...sales].sort((one, other) => (one.wonOn < other.wonOn ? 1 : one.wonOn > other.wonOn ? -1 : 0));
}
