import { tiersByRank } from '../../force-app/main/default/lwc/programCore/programCore';
import type { Program, Provenance } from '../../force-app/main/default/lwc/programCore/programCore';
import type { OrgRecord } from './orgRecords';

/**
 * The program in the order in which an org gives its parts back: tiers by rank, specializations as they were made
 * (those that are there already first). Provenance names parts by their position, so it is moved along.
 */
export function orderedAsIn(records: readonly OrgRecord[], program: Program): Program {
    const existing = records
        .filter((record) => record.object === 'Specialization__c' && record.program === program.code)
        .map((record) => String(record.values['Code__c']));
    const place = (code: string): number => (existing.includes(code) ? existing.indexOf(code) : existing.length);
    const tiers = tiersByRank(program);
    const specializations = [...program.specializations].sort((one, other) => place(one.code) - place(other.code));
    return {
        ...program,
        tiers,
        specializations,
        provenance: moveProvenance(program.provenance, {
            tiers: program.tiers.map((tier) => tiers.indexOf(tier)),
            specializations: program.specializations.map((entry) => specializations.indexOf(entry))
        })
    };
}

type Positions = Readonly<Record<'tiers' | 'specializations', readonly number[]>>;

function moveProvenance(provenance: Program['provenance'], positions: Positions): Record<string, Provenance> {
    return Object.fromEntries(
        Object.entries(provenance).map(([pointer, value]) => {
            const part = /^\/(tiers|specializations)\/(\d+)(.*)$/.exec(pointer);
            const at = part === null ? undefined : positions[part[1] as keyof Positions][Number(part[2])];
            return [part === null || at === undefined ? pointer : `/${part[1]}/${at}${part[3]}`, value];
        })
    );
}
