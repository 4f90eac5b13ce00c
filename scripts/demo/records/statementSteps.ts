import {
    addDays,
    addQuarters,
    daysOfQuarter,
    quarterOf
} from '../../../force-app/main/default/lwc/programCore/programCore';
import type { IsoDate, Quarter } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { DealSources } from '../sources';
import type { DemoPartner, WonDeal } from '../world';
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

/** Draws up the statements of the quarters that have ended, closes their periods and pays the older ones. */
export function statementSteps(won: readonly WonDeal[], sources: RebateSources, today: IsoDate): DemoStep[] {
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
        }
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
        const paid = today > addDays(to, sources.paidAfterDays);
        const disputed = index % sources.everyNthStaysOpen === 0;
        return {
            reference,
            partner,
            quarter,
            paid,
            closed: paid || (today > addDays(to, sources.closedAfterDays) && !disputed)
        };
    });
}
