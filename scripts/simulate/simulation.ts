import { addDays, evaluateTier, tierOf } from '../../force-app/main/default/lwc/programCore/programCore';
import type {
    DealTotals,
    HoldReason,
    IsoDate,
    Program,
    TierHistory
} from '../../force-app/main/default/lwc/programCore/programCore';
import type { ReplayedDays, SimulatedPartner } from './input/partner';
import { moveHistory, planMove } from './move';
import type { Move } from './move';
import { add, NO_TOTALS, Replay } from './replay';

/** PLACED: the draft has no tier that compares with the one before. */
export const MOVEMENTS = ['UP', 'DOWN', 'SAME', 'PLACED'] as const;
export type Movement = (typeof MOVEMENTS)[number];

/** Why a tier is not safe: only held above the qualified one, or qualified on certificates that lapse. */
export interface Risk {
    readonly reason: 'HELD' | 'FORECAST';
    /** The first day on which the tier would be lower if nothing else changes. */
    readonly fallsOn: IsoDate;
    readonly to: string;
}

/** Where a partner stands under one program. */
export interface Standing {
    readonly effective: string;
    readonly qualified: string;
    readonly hold: HoldReason['reason'] | null;
    readonly risk: Risk | null;
    /** What its deals come to at the effective tier. */
    readonly cost: DealTotals;
    /** The same at the qualified tier: once every hold has ended. */
    readonly settledCost: DealTotals;
}

export interface PartnerOutcome {
    readonly id: string;
    readonly name: string;
    readonly program: string;
    readonly before: Standing;
    readonly after: Standing;
    readonly movement: Movement;
    /** Tiers moved up (positive) or down on the day; 0 where placed. */
    readonly steps: number;
    readonly settledMovement: Movement;
    /** The same once every hold has ended, before and after alike. */
    readonly settledSteps: number;
}

export interface TierCount {
    /** Program and tier, for the partners before may be in several programs. */
    readonly program: string;
    readonly tier: string;
    readonly name: string;
    readonly effective: number;
    readonly qualified: number;
}

/** Sums over all partners of one side. */
export interface SideTotals {
    readonly tiers: readonly TierCount[];
    readonly held: number;
    readonly forecastFalls: number;
    readonly cost: DealTotals;
    readonly settledCost: DealTotals;
}

export interface SimulationResult {
    readonly draft: Program;
    /** The programs that the partners are in. */
    readonly present: readonly Program[];
    readonly asOf: IsoDate;
    readonly days: ReplayedDays;
    readonly riskDays: number;
    readonly partners: number;
    /** Partners in programs that the draft has nothing to do with. */
    readonly skipped: number;
    readonly movements: Readonly<Record<Movement, number>>;
    readonly settledMovements: Readonly<Record<Movement, number>>;
    readonly before: SideTotals;
    readonly after: SideTotals;
    readonly outcomes: readonly PartnerOutcome[];
}

export interface SimulationOptions {
    readonly draft: Program;
    readonly asOf: IsoDate;
    readonly days: ReplayedDays;
    /** How many days ahead a forecast fall counts as a risk. */
    readonly riskDays: number;
    /** Codes of the programs whose partners are simulated; null is all. */
    readonly partnersOf: readonly string[] | null;
}

/** Judges partners under their own program and under the draft, one after the other, and adds up. */
export class Simulation {
    private readonly options: SimulationOptions;
    private readonly draft: Side;
    private readonly present = new Map<Program, { readonly side: Side; readonly move: Move }>();
    private readonly outcomes: PartnerOutcome[] = [];
    private skipped = 0;

    constructor(options: SimulationOptions) {
        this.options = options;
        this.draft = new Side(options.draft, options);
    }

    get count(): number {
        return this.outcomes.length;
    }

    concerns(programCode: string): boolean {
        return this.options.partnersOf === null || this.options.partnersOf.includes(programCode);
    }

    /** @throws RangeError where the partner's program has another currency than the draft */
    add(partner: SimulatedPartner): void {
        if (!this.concerns(partner.program.code)) {
            this.skipped += 1;
            return;
        }
        const { side, move } = this.presentOf(partner.program);
        const before = side.judge(partner, partner.history);
        const after = this.draft.judge(partner, moveHistory(partner.history, before.effective, move));
        const start = move.tiers.get(before.effective);
        const steps = start === undefined ? null : this.draft.steps(start, after.effective);
        const settledStart = move.tiers.get(before.qualified);
        const settled = settledStart === undefined ? null : this.draft.steps(settledStart, after.qualified);
        this.draft.count(after, steps, settled);
        side.count(before, steps, settled);
        this.outcomes.push({
            id: partner.id,
            name: partner.name,
            program: partner.program.code,
            before,
            after,
            movement: movementOf(steps),
            steps: steps ?? 0,
            settledMovement: movementOf(settled),
            settledSteps: settled ?? 0
        });
    }

    skip(): void {
        this.skipped += 1;
    }

    finish(): SimulationResult {
        const { draft, asOf, days, riskDays } = this.options;
        const sides = [...this.present.values()].map(({ side }) => side);
        return {
            draft,
            present: [...this.present.keys()],
            asOf,
            days,
            riskDays,
            partners: this.outcomes.length,
            skipped: this.skipped,
            movements: this.draft.movements,
            settledMovements: this.draft.settledMovements,
            before: totalsOf(sides),
            after: totalsOf([this.draft]),
            outcomes: this.outcomes
        };
    }

    private presentOf(program: Program): { readonly side: Side; readonly move: Move } {
        let present = this.present.get(program);
        if (present === undefined) {
            const { draft } = this.options;
            if (program.currency !== draft.currency) {
                throw new RangeError(
                    `partners of ${program.code} are paid in ${program.currency}, the draft ${draft.code} in ${draft.currency}, allowed: one currency`
                );
            }
            present = { side: new Side(program, this.options), move: planMove(program, draft) };
            this.present.set(program, present);
        }
        return present;
    }
}

/** One program, before or after: judges partners by it, and counts. */
class Side {
    readonly movements = noMovements();
    readonly settledMovements = noMovements();
    readonly tierCounts: Map<string, { effective: number; qualified: number }>;
    held = 0;
    forecastFalls = 0;
    cost = NO_TOTALS;
    settledCost = NO_TOTALS;
    readonly program: Program;
    private readonly replay: Replay;
    private readonly riskUntil: IsoDate;
    private readonly positions: ReadonlyMap<string, number>;

    constructor(program: Program, { asOf, riskDays }: SimulationOptions) {
        this.program = program;
        this.replay = new Replay(program);
        this.riskUntil = addDays(asOf, riskDays);
        const ranked = [...program.tiers].sort((one, other) => one.rank - other.rank);
        this.positions = new Map(ranked.map((tier, at) => [tier.code, at]));
        this.tierCounts = new Map(ranked.map((tier) => [tier.code, { effective: 0, qualified: 0 }]));
    }

    judge(partner: SimulatedPartner, history: TierHistory): Standing {
        // Without a forecast, which few need; see `riskOf`.
        const { result, trace } = evaluateTier(this.program, history, { forecastUntil: history.asOf });
        const { effective, qualified } = result;
        const active = result.metrics.specializations;
        const cost = this.replay.total(partner.deals, effective, active);
        return {
            effective,
            qualified,
            hold: trace.hold?.reason ?? null,
            risk: this.riskOf(history, effective, qualified, trace.hold),
            cost,
            settledCost: qualified === effective ? cost : this.replay.total(partner.deals, qualified, active)
        };
    }

    /** How many tiers above (positive) or below one tier another is. */
    steps(from: string, to: string): number {
        return (this.positions.get(to) as number) - (this.positions.get(from) as number);
    }

    count(standing: Standing, steps: number | null, settled: number | null): void {
        (this.tierCounts.get(standing.effective) as { effective: number }).effective += 1;
        (this.tierCounts.get(standing.qualified) as { qualified: number }).qualified += 1;
        this.held += standing.risk?.reason === 'HELD' ? 1 : 0;
        this.forecastFalls += standing.risk?.reason === 'FORECAST' ? 1 : 0;
        this.cost = add(this.cost, standing.cost);
        this.settledCost = add(this.settledCost, standing.settledCost);
        this.movements[movementOf(steps)] += 1;
        this.settledMovements[movementOf(settled)] += 1;
    }

    /** Looks ahead only for partners with a tier to lose: most are at the lowest, and a hold is the nearer risk. */
    private riskOf(history: TierHistory, effective: string, qualified: string, hold: HoldReason | null): Risk | null {
        if (hold !== null) {
            return { reason: 'HELD', fallsOn: addDays(hold.until, 1), to: qualified };
        }
        if (this.positions.get(effective) === 0) {
            return null;
        }
        const { forecast } = evaluateTier(this.program, history, { forecastUntil: this.riskUntil }).result;
        const fall = forecast.find((entry) => this.steps(effective, entry.qualified) < 0);
        if (fall === undefined) {
            return null;
        }
        // The tier itself is kept while a hold or the next review is still ahead.
        const heldUntil = [history.current?.heldUntil ?? null, history.waiver?.until ?? null]
            .filter((until) => until !== null)
            .map((until) => addDays(until, 1));
        const days = [fall.on, ...heldUntil, history.current?.nextReviewOn ?? fall.on].sort();
        return { reason: 'FORECAST', fallsOn: days.at(-1) as IsoDate, to: fall.qualified };
    }
}

function movementOf(steps: number | null): Movement {
    return steps === null ? 'PLACED' : steps > 0 ? 'UP' : steps < 0 ? 'DOWN' : 'SAME';
}

function noMovements(): Record<Movement, number> {
    return { UP: 0, DOWN: 0, SAME: 0, PLACED: 0 };
}

function totalsOf(sides: readonly Side[]): SideTotals {
    return {
        tiers: sides.flatMap(({ program, tierCounts }) =>
            [...tierCounts].map(([tier, counts]) => ({
                program: program.code,
                tier,
                name: tierOf(program, tier).name,
                ...counts
            }))
        ),
        held: sides.reduce((sum, side) => sum + side.held, 0),
        forecastFalls: sides.reduce((sum, side) => sum + side.forecastFalls, 0),
        cost: sides.reduce((sum, side) => add(sum, side.cost), NO_TOTALS),
        settledCost: sides.reduce((sum, side) => add(sum, side.settledCost), NO_TOTALS)
    };
}

/** Discounts and rebates: what the vendor gives for the deals. */
export function costOf(totals: DealTotals): number {
    return totals.discount + totals.rebate;
}

/**
 * The partners whom the draft changes most once every hold has ended: by what it changes in money, then in tiers, then
 * by name and id.
 */
export function mostAffected(outcomes: readonly PartnerOutcome[], count: number): readonly PartnerOutcome[] {
    return outcomes
        .filter((outcome) => settledChange(outcome) !== 0 || outcome.settledSteps !== 0 || outcome.steps !== 0)
        .sort(
            (one, other) =>
                Math.abs(settledChange(other)) - Math.abs(settledChange(one)) ||
                Math.abs(other.settledSteps) - Math.abs(one.settledSteps) ||
                compareText(one.name, other.name) ||
                compareText(one.id, other.id)
        )
        .slice(0, count);
}

/** What the draft takes from the partner (negative) or gives it once every hold has ended, before and after alike. */
export function settledChange({ before, after }: PartnerOutcome): number {
    return costOf(after.settledCost) - costOf(before.settledCost);
}

function compareText(one: string, other: string): number {
    return one < other ? -1 : one > other ? 1 : 0;
}
