import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkProgram } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { Problem, Program, ProgramDocument } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { PartnerDocument } from '../input/partner';
import type { PartnersFileEntry } from '../input/readPartners';
import { simulate } from '../simulate';
import type { SimulateInput } from '../simulate';
import type { PartnerOutcome, SimulationResult } from '../simulation';

/** A program with compounded discounts, a rolling window, counted certifications and three tiers. */
export function boreal(edit: (document: ProgramDocument) => void = () => undefined): Program {
    const file = fileURLToPath(new URL('../../programs/__fixtures__/BOREAL_2026.json', import.meta.url));
    const document = JSON.parse(readFileSync(file, 'utf8')) as ProgramDocument;
    edit(document);
    const checked = checkProgram(document, { provenance: 'optional' });
    if (!checked.ok) {
        throw new Error(JSON.stringify(checked.problems));
    }
    return checked.value;
}

export const AS_OF = '2026-11-21';

/** What a simulation of these partners, all of them in the Boreal program, is given. */
export function input(draft: Program, changes: Partial<SimulateInput> = {}): SimulateInput {
    return {
        draft,
        asOf: AS_OF,
        days: { from: '2025-01-01', to: AS_OF },
        riskDays: 90,
        partnersOf: null,
        programs: [boreal()],
        ...changes
    };
}

export function entries(partners: readonly PartnerDocument[]): PartnersFileEntry[] {
    return partners.map((document, at) => ({ kind: 'partner', place: `/partners/${at}`, document }));
}

export async function simulated(
    draft: Program,
    partners: readonly PartnerDocument[],
    changes: Partial<SimulateInput> = {}
): Promise<SimulationResult> {
    const answer = await simulate(entries(partners), input(draft, changes));
    if (!answer.ok) {
        throw new Error(JSON.stringify(answer.problems));
    }
    return answer.result;
}

export async function outcomeOf(
    draft: Program,
    partner: PartnerDocument,
    changes: Partial<SimulateInput> = {}
): Promise<PartnerOutcome> {
    return (await simulated(draft, [partner], changes)).outcomes[0] as PartnerOutcome;
}

export async function problemsOf(partners: readonly unknown[]): Promise<readonly Problem[]> {
    const answer = await simulate(entries(partners as PartnerDocument[]), input(boreal()));
    return answer.ok ? [] : answer.problems;
}

/**
 * Preferred to the cent: 100 000.00 in the twelve months, and two people with two certificates each who are both
 * network specialists.
 */
export function preferred(changes: Partial<PartnerDocument> = {}): PartnerDocument {
    return {
        id: 'p1',
        name: 'Aurora',
        program: 'BOREAL_2026',
        current: { tier: 'PREFERRED' },
        people: ['ann', 'bob'].map((id) => ({ id, salesUntil: '2027-12-31', technicalUntil: '2027-12-31' })),
        specialists: ['ann', 'bob'].map((person) => ({
            person,
            specialization: 'NETWORK_EXPERT',
            until: '2027-12-31'
        })),
        credits: [
            { on: '2025-11-22', amount: '60000.00', type: 'NEW_CUSTOMER', solution: 'NETWORK' },
            { on: '2026-03-01', amount: '40000.00', type: 'RENEWAL', solution: 'NETWORK' }
        ],
        ...changes
    };
}
