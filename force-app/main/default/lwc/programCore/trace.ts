import type { IsoDate } from './dates';
import type { MinorUnits } from './money';
import type { BusinessType, Program, Provenance, StackingPolicy } from './program';
import type { Millionths } from './rate';

/** The discounts that a program's policy stacks, in the order in which they apply. */
export const STACK_CODES = ['FRONT', 'REGISTRATION', 'SPECIALIST'] as const;
export const COMPONENT_CODES = [...STACK_CODES, 'SPECIAL'] as const;
/** All discounts of a line: those of the stack, then the special one that somebody has approved beyond it. */
export type ComponentCode = (typeof COMPONENT_CODES)[number];

export const REFUSAL_REASONS = [
    'NOT_NEW_BUSINESS',
    'NOT_REGISTERED',
    'REGISTRATION_PENDING',
    'REGISTRATION_EXPIRED',
    'DEAL_PROTECTED',
    'NOT_SPECIALIZED',
    'NOT_STACKABLE',
    'CAPPED',
    'SPECIAL_PENDING',
    'SPECIAL_REJECTED',
    'SPECIAL_EXPIRED'
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Every sentence the trace can speak; the surfaces hold its words in their languages. */
export const MESSAGE_KEYS = [
    // rules: why a component or a rebate is granted
    'FRONT_NEW_BUSINESS',
    'FRONT_RENEWAL',
    'REGISTRATION_APPROVED',
    'SPECIALIZATION_ACTIVE',
    'SPECIAL_APPROVED',
    'REBATE_NEW_BUSINESS',
    'REBATE_WITH_UPLIFT',
    'REBATE_CAPPED',
    'REBATE_RENEWAL',
    // unlocks: what would grant a refused component
    'UNLOCK_NEW_BUSINESS',
    'UNLOCK_REGISTER',
    'UNLOCK_CHOOSE_SOLUTION',
    'UNLOCK_AWAIT_APPROVAL',
    'UNLOCK_AWAIT_START',
    'UNLOCK_REGISTER_AGAIN',
    'UNLOCK_PROTECTED',
    'UNLOCK_SPECIALIZE',
    'UNLOCK_NO_SPECIALIZATION',
    'UNLOCK_NOT_STACKABLE',
    'UNLOCK_MAX_DISCOUNT',
    'UNLOCK_PRICE_GUARANTEE',
    'UNLOCK_FLOOR_PRICE',
    'UNLOCK_AWAIT_SPECIAL',
    'UNLOCK_REQUEST_SPECIAL',
    'UNLOCK_REQUEST_SPECIAL_AGAIN'
] as const;
export type MessageKey = (typeof MESSAGE_KEYS)[number];

/**
 * A sentence to be worded by the surface. Parameters whose name ends in `rate` (or is `rate`) are millionths,
 * those that end in `On` are ISO dates, `minSpecialists` is a count, `floorPrice` an amount, the others are codes or
 * names.
 */
export interface Message {
    readonly key: MessageKey;
    readonly parameters: Readonly<Record<string, string | number>>;
}

/** Where a rate was read: a JSON pointer into the program or into the deal. */
export interface Source {
    readonly document: 'PROGRAM' | 'DEAL';
    readonly pointer: string;
    /** null for the deal, and for a program that states no provenance there. */
    readonly provenance: Provenance | null;
}

export interface PricedComponent {
    readonly code: ComponentCode;
    readonly rate: Millionths;
    /** After the caps. */
    readonly amount: MinorUnits;
}

export interface TracedComponent extends PricedComponent {
    /** What the rate was applied to. */
    readonly base: MinorUnits;
    readonly amountBeforeCaps: MinorUnits;
    readonly trimmed: MinorUnits;
    readonly rule: Message;
    readonly source: Source;
}

export interface RefusedComponent {
    readonly code: ComponentCode;
    readonly reason: RefusalReason;
    /** How much lower the line's net would be if this component alone were granted. */
    readonly worth: MinorUnits;
}

export interface TracedRefusal extends RefusedComponent {
    readonly unlock: Message;
}

export interface Rebate {
    readonly rate: Millionths;
    readonly amount: MinorUnits;
}

export interface TracedRebate extends Rebate {
    /** The tier's own rate, before uplift and cap. */
    readonly tierRate: Millionths;
    readonly uplift: Millionths;
    readonly rule: Message;
    readonly source: Source;
}

/** FLOOR_PRICE limits the special discount alone. */
export type CapCode = 'MAX_DISCOUNT' | 'PRICE_GUARANTEE' | 'FLOOR_PRICE';

/** A cap in force on a line. */
export interface TracedCap {
    readonly code: CapCode;
    readonly rate: Millionths;
    readonly amount: MinorUnits;
    readonly source: Source;
}

/** What the next tier would change: how much lower the net and how much higher the rebate would be (may be negative). */
export interface NextTierWorth {
    readonly tier: string;
    readonly net: MinorUnits;
    readonly rebate: MinorUnits;
}

export interface PricedLine {
    readonly id: string;
    readonly list: MinorUnits;
    readonly components: readonly PricedComponent[];
    readonly refused: readonly RefusedComponent[];
    /** list - net */
    readonly discount: MinorUnits;
    readonly net: MinorUnits;
    readonly rebate: Rebate;
}

export interface TracedLine {
    readonly id: string;
    readonly solution: string | null;
    readonly list: MinorUnits;
    readonly components: readonly TracedComponent[];
    readonly refused: readonly TracedRefusal[];
    readonly caps: readonly TracedCap[];
    readonly discount: MinorUnits;
    readonly net: MinorUnits;
    readonly rebate: TracedRebate;
    /** null at the highest tier. */
    readonly nextTier: NextTierWorth | null;
}

export interface PricedDeal {
    readonly currency: string;
    readonly list: MinorUnits;
    readonly discount: MinorUnits;
    readonly net: MinorUnits;
    readonly rebate: MinorUnits;
    readonly lines: readonly PricedLine[];
}

export interface DealTrace {
    readonly program: string;
    readonly tier: string;
    readonly quoteDate: IsoDate;
    readonly businessType: BusinessType;
    /** Whether the quote date lies in the days the program is in force; a pinned older version is priced all the same. */
    readonly inForce: boolean;
    readonly stacking: { readonly policy: StackingPolicy; readonly source: Source };
    readonly lines: readonly TracedLine[];
    /** Sums of the lines; null at the highest tier. */
    readonly nextTier: NextTierWorth | null;
}

/** Provenance of the value at a JSON pointer: the longest stated pointer at or above it, or null. */
export function provenanceOf(program: Pick<Program, 'provenance'>, pointer: string): Provenance | null {
    for (let end = pointer.length; end >= 0; end = end === 0 ? -1 : Math.max(0, pointer.lastIndexOf('/', end - 1))) {
        const stated = pointer.slice(0, end);
        if (Object.hasOwn(program.provenance, stated)) {
            return program.provenance[stated] ?? null;
        }
    }
    return null;
}

export function programSource(program: Pick<Program, 'provenance'>, pointer: string): Source {
    return { document: 'PROGRAM', pointer, provenance: provenanceOf(program, pointer) };
}
