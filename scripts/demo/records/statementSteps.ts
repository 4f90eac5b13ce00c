import {
    addDays,
    addQuarters,
    daysOfQuarter,
    isNewBusiness,
    quarterOf
} from '../../../force-app/main/default/lwc/programCore/programCore';
import type { IsoDate, Quarter } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { DealSources } from '../sources';
import { lineAmount } from '../world';
import type { DemoPartner, WonDeal } from '../world';
import { STAGE_BEFORE_WIN } from './dealSteps';
import { refer } from './step';
import type { DemoRecord, DemoStep } from './step';

type RebateSources = DealSources['rebateStatements'];

/** The statement of one partner and quarter. */
interface DemoStatement {
    readonly reference: string;
    readonly partner: DemoPartner;
    readonly quarter: Quarter;
    /** Whether the period is closed, and whether the statement is paid. */
    readonly closed: boolean;
    readonly paid: boolean;
}

/** The earliest quarter that has statements; credits of older ones came along as paid. */
export function firstStatedQuarter(sources: RebateSources, today: IsoDate): Quarter {
    return addQuarters(quarterOf(today), -sources.quarters);
}

/**
 * Draws up the statements of the quarters that have ended, closes their periods and pays the older ones. A few deals are
 * reopened after that: what was payable is reversed, what was paid is taken back by a counter-entry.
 * @param opportunityOf the opportunity of a win, where the org has it
 */
export function statementSteps(
    won: readonly WonDeal[],
    opportunityOf: (deal: WonDeal) => string | undefined,
    sources: RebateSources,
    today: IsoDate
): DemoStep[] {
    const statements = inventStatements(won, sources, today);
    const moveTo = (title: string, moved: readonly DemoStatement[], values: DemoRecord['values']): DemoStep => ({
        title,
        kind: 'update',
        object: 'Rebate_Statement__c',
        records: moved.map(({ reference }) => ({ reference, values }))
    });
    return [
        {
            title: 'Rebate statements',
            kind: 'create',
            object: 'Rebate_Statement__c',
            records: statements.map(({ reference, partner, quarter }) => ({
                reference,
                values: { Partner__c: refer(partner.reference), Quarter__c: quarter }
            }))
        },
        moveTo(
            'Close rebate periods',
            statements.filter(({ closed }) => closed),
            { Status__c: 'PAYABLE' }
        ),
        {
            title: 'Pay rebates',
            kind: 'update',
            object: 'Rebate_Statement__c',
            records: statements
                .filter(({ paid }) => paid)
                .map(({ reference, quarter }, index) => ({
                    reference,
                    values: {
                        Status__c: 'PAID',
                        Payment_Reference__c: `${quarter}/${String(index + 1).padStart(4, '0')}`
                    }
                }))
        },
        {
            title: 'Reopen opportunities with rebates that are closed or paid',
            kind: 'update',
            object: 'Opportunity',
            records: reopened(won, statements, opportunityOf, sources).map((reference) => ({
                reference,
                values: { StageName: STAGE_BEFORE_WIN }
            }))
        }
    ];
}

/** The smallest deals of new business, one of a statement, so that nobody's tier hangs on them. */
function reopened(
    won: readonly WonDeal[],
    statements: readonly DemoStatement[],
    opportunityOf: (deal: WonDeal) => string | undefined,
    sources: RebateSources
): string[] {
    const amountOf = ({ lines }: WonDeal): number => lines.reduce((sum, line) => sum + lineAmount(line), 0);
    const candidates = (wanted: (statement: DemoStatement) => boolean): string[] =>
        statements.filter(wanted).flatMap(({ partner, quarter }) => {
            const [smallest] = won
                .filter((deal) => deal.partner === partner && quarterOf(deal.wonOn) === quarter && !deal.reversed)
                .filter((deal) => isNewBusiness(deal.businessType))
                .sort((one, other) => amountOf(one) - amountOf(other))
                .flatMap((deal) => opportunityOf(deal) ?? []);
            return smallest ?? [];
        });
    return [
        ...candidates(({ closed, paid }) => closed && !paid).slice(0, sources.reopenedAfterClosing),
        ...candidates(({ paid }) => paid).slice(0, sources.reopenedAfterPayment)
    ];
}

function inventStatements(won: readonly WonDeal[], sources: RebateSources, today: IsoDate): DemoStatement[] {
    const first = firstStatedQuarter(sources, today);
    const present = quarterOf(today);
    const pairs = new Map<string, readonly [partner: DemoPartner, quarter: Quarter]>();
    for (const { partner, wonOn } of won) {
        const quarter = quarterOf(wonOn);
        if (quarter >= first && quarter < present) {
            pairs.set(`statement/${partner.reference}/${quarter}`, [partner, quarter]);
        }
    }
    return [...pairs].map(([reference, [partner, quarter]], index) => {
        const { to } = daysOfQuarter(quarter);
        const isOld = today > addDays(to, sources.paidAfterDays);
        const disputed = index % sources.everyNthStaysOpen === 0;
        const closed = isOld || (today > addDays(to, sources.closedAfterDays) && !disputed);
        const paid = isOld || (closed && index % sources.everyNthIsPaidAtOnce === 0);
        return { reference, partner, quarter, closed, paid };
    });
}
