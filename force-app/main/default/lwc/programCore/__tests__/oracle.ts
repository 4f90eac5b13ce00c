/**
 * Section 3 of the rules once more, independently: fractions of BigInt straight from the JSON documents, no shortcut, no
 * shared code with the core. Slow and plain, so that it can be compared with the text of the rules line by line.
 */
import type { DealDocument, PriceDocument, ProgramDocument, StackingPolicy } from '../programCore';

interface Fraction {
    readonly top: bigint;
    readonly bottom: bigint;
}

const ZERO = fraction('0');

function fraction(text: string): Fraction {
    const [whole = '0', decimals = ''] = text.split('.');
    return { top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) };
}
const add = (a: Fraction, b: Fraction): Fraction => ({
    top: a.top * b.bottom + b.top * a.bottom,
    bottom: a.bottom * b.bottom
});
const subtract = (a: Fraction, b: Fraction): Fraction => add(a, { top: -b.top, bottom: b.bottom });
const times = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.top, bottom: a.bottom * b.bottom });
const isLess = (a: Fraction, b: Fraction): boolean => a.top * b.bottom < b.top * a.bottom;
const isEqual = (a: Fraction, b: Fraction): boolean => a.top * b.bottom === b.top * a.bottom;
const least = (a: Fraction, b: Fraction): Fraction => (isLess(b, a) ? b : a);
const most = (a: Fraction, b: Fraction): Fraction => (isLess(a, b) ? b : a);
const total = (values: readonly Fraction[]): Fraction => values.reduce(add, ZERO);

/** Half away from zero; all values here are zero or more. */
function round(value: Fraction, digits: number): Fraction {
    const scale = 10n ** BigInt(digits);
    const scaled = value.top * scale;
    const floor = scaled / value.bottom;
    const isHalfOrMore = (scaled - floor * value.bottom) * 2n >= value.bottom;
    return { top: isHalfOrMore ? floor + 1n : floor, bottom: scale };
}

function moneyText(value: Fraction, digits: number): string {
    const { top } = round(value, digits);
    const text = top.toString().padStart(digits + 1, '0');
    return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function rateText(value: Fraction): string {
    return moneyText(value, 6).replace(/\.?0+$/, '');
}

type Code = 'FRONT' | 'REGISTRATION' | 'SPECIALIST';
const CODES: readonly Code[] = ['FRONT', 'REGISTRATION', 'SPECIALIST'];

interface Component {
    readonly code: Code;
    readonly rate: Fraction;
    /** null where granted by its condition */
    readonly reason: PriceDocument['lines'][number]['refused'][number]['reason'] | null;
}

export function oraclePrice(program: ProgramDocument, deal: DealDocument): PriceDocument {
    const digits = { EUR: 2, JPY: 0, TND: 3 }[program.currency] as number;
    const lines = deal.lines.map((line) => priceLine(program, deal, line, digits));
    const money = (values: readonly Fraction[]): string => moneyText(total(values), digits);
    return {
        currency: program.currency,
        list: money(lines.map((line) => line.list)),
        discount: money(lines.map((line) => subtract(line.list, line.net))),
        net: money(lines.map((line) => line.net)),
        rebate: money(lines.map((line) => line.rebate)),
        lines: lines.map((line) => line.document)
    };
}

function priceLine(
    program: ProgramDocument,
    deal: DealDocument,
    line: DealDocument['lines'][number],
    digits: number
): { list: Fraction; net: Fraction; rebate: Fraction; document: PriceDocument['lines'][number] } {
    const isRenewal = deal.businessType === 'RENEWAL';
    const policy = isRenewal ? program.stacking.renewal : program.stacking.newBusiness;
    const list = round(times(fraction(line.quantity), fraction(line.unitPrice)), digits);
    const components = componentsOf(program, deal, line.solution ?? null, isRenewal);
    const cap = capOf(program, deal, line.solution ?? null, list, digits);
    const priced = stack(policy, list, components, cap, digits);
    const rate = rebateRate(program, deal, line.solution ?? null, isRenewal);
    const rebate = round(times(priced.net, rate), digits);
    const document: PriceDocument['lines'][number] = {
        id: line.id,
        list: moneyText(list, digits),
        components: [],
        refused: [],
        net: moneyText(priced.net, digits),
        rebate: { rate: rateText(rate), amount: moneyText(rebate, digits) }
    };
    components.forEach((component, at) => {
        const before = priced.before[at] as Fraction;
        const after = priced.after[at] as Fraction;
        const granted = priced.granted.includes(component.code);
        const wasTrimmed = isLess(after, before);
        if (granted && !(wasTrimmed && isEqual(after, ZERO))) {
            document.components.push({
                code: component.code,
                rate: rateText(component.rate),
                amount: moneyText(after, digits)
            });
        }
        const reason = component.reason ?? (!granted ? 'NOT_STACKABLE' : wasTrimmed ? 'CAPPED' : null);
        if (reason !== null) {
            const changed = components.map((other) => (other === component ? { ...other, reason: null } : other));
            const worth = subtract(priced.net, stack(policy, list, changed, cap, digits).net);
            document.refused.push({ code: component.code, reason, worth: moneyText(worth, digits) });
        }
    });
    return { list, net: priced.net, rebate, document };
}

function componentsOf(
    program: ProgramDocument,
    deal: DealDocument,
    solution: string | null,
    isRenewal: boolean
): readonly Component[] {
    const tier = program.tiers.find(({ code }) => code === deal.partner.tier) as ProgramDocument['tiers'][number];
    const specialization = program.specializations.find((entry) => entry.solution === solution);
    const isActive = specialization !== undefined && (deal.partner.specializations ?? []).includes(specialization.code);
    const registration = registrationOf(deal, solution);
    const isProtected = (deal.competing ?? []).some((entry) => entry.solution === solution);
    const registrationReason = isRenewal ? 'NOT_NEW_BUSINESS' : isProtected ? 'DEAL_PROTECTED' : registration.reason;
    return [
        { code: 'FRONT', rate: fraction(isRenewal ? tier.renewalDiscount : tier.newBusinessDiscount), reason: null },
        {
            code: 'REGISTRATION',
            rate: fraction(registration.rate ?? tier.registrationDiscount),
            reason: registrationReason
        },
        {
            code: 'SPECIALIST',
            rate: fraction(specialization?.specialistDiscount ?? '0'),
            reason: isRenewal ? 'NOT_NEW_BUSINESS' : isActive ? null : 'NOT_SPECIALIZED'
        }
    ];
}

/** The generated deals have at most one registration a solution, as exclusivity demands. */
function registrationOf(
    deal: DealDocument,
    solution: string | null
): { rate: string | null; reason: Component['reason'] } {
    const registration = (deal.registrations ?? []).find((entry) => entry.solution === solution);
    const rate = registration?.rate ?? null;
    if (registration?.status === 'SUBMITTED') {
        return { rate, reason: 'REGISTRATION_PENDING' };
    }
    if (registration?.status === 'EXPIRED') {
        return { rate, reason: 'REGISTRATION_EXPIRED' };
    }
    if (registration?.status === 'APPROVED') {
        const isEarly = deal.quoteDate < (registration.approvedOn as string);
        const isLate = deal.quoteDate > (registration.expiresOn as string);
        return { rate, reason: isEarly ? 'REGISTRATION_PENDING' : isLate ? 'REGISTRATION_EXPIRED' : null };
    }
    // Other statuses are no registration: what a new one would bring is the tier's rate.
    return { rate: null, reason: 'NOT_REGISTERED' };
}

function capOf(
    program: ProgramDocument,
    deal: DealDocument,
    solution: string | null,
    list: Fraction,
    digits: number
): Fraction | null {
    const caps: Fraction[] = [];
    if (program.maxDiscount !== undefined && program.maxDiscount !== null) {
        caps.push(round(times(list, fraction(program.maxDiscount)), digits));
    }
    for (const competing of deal.competing ?? []) {
        if (
            competing.solution === solution &&
            program.priceGuarantee !== undefined &&
            program.priceGuarantee !== null
        ) {
            const rate = most(ZERO, subtract(fraction(competing.discount), fraction(program.priceGuarantee)));
            caps.push(round(times(list, rate), digits));
        }
    }
    return caps.length === 0 ? null : caps.reduce(least);
}

function stack(
    policy: StackingPolicy,
    list: Fraction,
    components: readonly Component[],
    cap: Fraction | null,
    digits: number
): { granted: readonly Code[]; before: readonly Fraction[]; after: readonly Fraction[]; net: Fraction } {
    let granted = components.filter(({ reason }) => reason === null);
    if (policy === 'FIRST') {
        granted = granted.filter(({ code }) => code === 'FRONT');
    }
    if (policy === 'HIGHEST') {
        const best = granted.map(({ rate }) => rate).reduce(most);
        granted = granted.filter(({ rate }) => isEqual(rate, best)).slice(0, 1);
    }
    const before: Fraction[] = [];
    for (const component of components) {
        const base = policy === 'COMPOUND' ? subtract(list, total(before)) : list;
        before.push(granted.includes(component) ? round(times(base, component.rate), digits) : ZERO);
    }
    const after = [...before];
    for (let at = CODES.length - 1; cap !== null && at >= 0; at--) {
        const excess = most(ZERO, subtract(total(after), cap));
        after[at] = subtract(after[at] as Fraction, least(after[at] as Fraction, excess));
    }
    return { granted: granted.map(({ code }) => code), before, after, net: most(ZERO, subtract(list, total(after))) };
}

function rebateRate(
    program: ProgramDocument,
    deal: DealDocument,
    solution: string | null,
    isRenewal: boolean
): Fraction {
    const tier = program.tiers.find(({ code }) => code === deal.partner.tier) as ProgramDocument['tiers'][number];
    if (isRenewal) {
        return fraction(tier.renewalRebateRate ?? '0');
    }
    const specialization = program.specializations.find(
        (entry) => entry.solution === solution && (deal.partner.specializations ?? []).includes(entry.code)
    );
    const rate = add(fraction(tier.rebateRate), fraction(specialization?.rebateUplift ?? '0'));
    return program.maxRebate === undefined || program.maxRebate === null
        ? rate
        : least(rate, fraction(program.maxRebate));
}
