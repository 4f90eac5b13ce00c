import { stringify } from 'csv-stringify/sync';
import { settledChange } from '../simulation';
import type { PartnerOutcome, SimulationResult, Standing } from '../simulation';
import { signedMoney } from './amounts';

const STANDING_COLUMNS = ['Tier', 'Qualified', 'Hold', 'Risk', 'FallsOn', 'FallsTo', 'Discount', 'Rebate'];
const COLUMNS = [
    'id',
    'name',
    'program',
    ...STANDING_COLUMNS.map((column) => `before${column}`),
    ...STANDING_COLUMNS.map((column) => `after${column}`),
    'movement',
    'settledMovement',
    'listAmount',
    'settledChange'
];
/** So many rows are written at once. */
const ROWS = 1000;

/** A row a partner; amounts are plain decimals, dates ISO. */
export function* csvReport({ draft, outcomes }: SimulationResult): Generator<string> {
    const options = { escape_formulas: true } as const;
    yield stringify([COLUMNS], options);
    for (let first = 0; first < outcomes.length; first += ROWS) {
        yield stringify(
            outcomes.slice(first, first + ROWS).map((outcome) => row(outcome, draft.currency)),
            options
        );
    }
}

function row(outcome: PartnerOutcome, currency: string): readonly string[] {
    const { id, name, program, before, after, movement, settledMovement } = outcome;
    return [
        id,
        name,
        program,
        ...standingCells(before, currency),
        ...standingCells(after, currency),
        movement,
        settledMovement,
        signedMoney(before.cost.list, currency),
        signedMoney(settledChange(outcome), currency)
    ];
}

function standingCells({ effective, qualified, hold, risk, cost }: Standing, currency: string): readonly string[] {
    return [
        effective,
        qualified,
        hold ?? '',
        risk?.reason ?? '',
        risk?.fallsOn ?? '',
        risk?.to ?? '',
        signedMoney(cost.discount, currency),
        signedMoney(cost.rebate, currency)
    ];
}
