import { formatMoney, tierOf } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { Program, TierResult } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { Membership, TierChange } from '../memberships';
import { tierReference } from './programSteps';
import { refer } from './step';
import type { DemoRecord, DemoStep } from './step';

/** What the partners bring along: how each came to its tier, and the waivers that hold one. */
export function historyStep(memberships: readonly Membership[]): DemoStep {
    return {
        title: 'Tier history',
        kind: 'create',
        object: 'Tier_Change__c',
        records: memberships.flatMap((membership) => [...tierRecords(membership), ...waiverRecords(membership)])
    };
}

function tierRecords({ partner, history }: Membership): DemoRecord[] {
    return history.map((change, index) => {
        const before = history[index - 1];
        return {
            reference: `history/${partner.reference}/${index + 1}`,
            values: {
                Partner__c: refer(partner.reference),
                From_Tier__c: before ? refer(tierReference(partner.program, before.tier)) : null,
                To_Tier__c: refer(tierReference(partner.program, change.tier)),
                Changed_On__c: change.on,
                Reason__c: reasonOf(partner.program, change, before),
                // The numbers of the day of joining are not known.
                ...(before && numbersOf(partner.program, change.result))
            }
        };
    });
}

/** The waiver is granted on the day of the review that would have lowered the tier. */
function waiverRecords({ partner, tier, nextReviewOn, waiver, resultAtWaiver }: Membership): DemoRecord[] {
    return waiver === null || resultAtWaiver === null
        ? []
        : [
              {
                  reference: `history/${partner.reference}/waiver`,
                  values: {
                      Partner__c: refer(partner.reference),
                      From_Tier__c: refer(tierReference(partner.program, tier)),
                      To_Tier__c: refer(tierReference(partner.program, tier)),
                      Changed_On__c: nextReviewOn,
                      Reason__c: 'WAIVER_GRANTED',
                      Explanation__c: waiver.reason,
                      Waiver_Until__c: waiver.until,
                      ...numbersOf(partner.program, resultAtWaiver)
                  }
              }
          ];
}

function reasonOf(program: Program, change: TierChange, before: TierChange | undefined): string {
    if (before === undefined) {
        return 'FIRST_TIER';
    }
    return tierOf(program, change.tier).rank > tierOf(program, before.tier).rank ? 'PROMOTED' : 'DEMOTED';
}

function numbersOf(program: Program, { qualified, metrics }: TierResult): DemoRecord['values'] {
    return {
        Qualified_Tier__c: refer(tierReference(program, qualified)),
        Certified_Staff__c: metrics.certifiedStaff,
        Sales_Certified__c: metrics.salesCertified,
        Technical_Certified__c: metrics.technicalCertified,
        Active_Specializations__c: metrics.specializations.length,
        Qualifying_Revenue__c: formatMoney(metrics.revenue, program.currency)
    };
}
