import type { Problem, Program } from '../../force-app/main/default/lwc/programCore/programCore';
import { checkPartner } from './input/checkPartner';
import type { PartnersFileEntry } from './input/readPartners';
import { Simulation } from './simulation';
import type { SimulationOptions, SimulationResult } from './simulation';

/** So many problems are told; a file with more of them is not what it should be. */
const TOLD_PROBLEMS = 100;

export interface SimulateInput extends Omit<SimulationOptions, 'partnersOf'> {
    /** null is the default: see `programsConcerned`. */
    readonly partnersOf: readonly string[] | 'all' | null;
    /** Programs that partners may be in; those of the entries replace them by their codes. */
    readonly programs: readonly Program[];
}

export type Simulated =
    | { readonly ok: true; readonly result: SimulationResult }
    | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Simulates a population as it is read, so that only what is told of each partner stays in memory.
 * @param progress told the number of partners, often
 */
export async function simulate(
    entries: AsyncIterable<PartnersFileEntry> | Iterable<PartnersFileEntry>,
    input: SimulateInput,
    progress: (partners: number) => void = () => undefined
): Promise<Simulated> {
    const programs = new Map(input.programs.map((program) => [program.code, program]));
    const problems: Problem[] = [];
    const ids = new Map<string, string>();
    let simulation: Simulation | null = null;
    for await (const entry of entries) {
        if (problems.length >= TOLD_PROBLEMS) {
            break;
        }
        if (entry.kind === 'problem') {
            problems.push(entry.problem);
        } else if (entry.kind === 'program') {
            if (simulation !== null) {
                problems.push({
                    path: entry.program.code,
                    problem: 'the program stands after partners',
                    allowed: 'programs before the partners'
                });
            }
            programs.set(entry.program.code, entry.program);
        } else {
            simulation ??= new Simulation({ ...input, partnersOf: programsConcerned(input, [...programs.values()]) });
            addPartner(simulation, entry, input, programs, ids, problems);
            progress(simulation.count);
        }
    }
    simulation ??= new Simulation({ ...input, partnersOf: programsConcerned(input, [...programs.values()]) });
    return problems.length > 0 ? { ok: false, problems } : { ok: true, result: simulation.finish() };
}

function addPartner(
    simulation: Simulation,
    { place, document }: Extract<PartnersFileEntry, { kind: 'partner' }>,
    input: SimulateInput,
    programs: ReadonlyMap<string, Program>,
    ids: Map<string, string>,
    problems: Problem[]
): void {
    const tell = (problem: Problem): void => {
        problems.push({ ...problem, path: `${place}${problem.path}` });
    };
    const { id, program } = (document ?? {}) as { id?: unknown; program?: unknown };
    if (typeof program === 'string' && programs.has(program) && !simulation.concerns(program)) {
        simulation.skip();
        return;
    }
    if (typeof id === 'string') {
        const first = ids.get(id);
        if (first !== undefined) {
            tell({ path: '/id', problem: `"${id}" is already that of ${first}`, allowed: 'an id of its own' });
            return;
        }
        ids.set(id, place);
    }
    const checked = checkPartner(document, { programs, asOf: input.asOf, days: input.days });
    if (!checked.ok) {
        checked.problems.forEach(tell);
        return;
    }
    const { currency, code } = checked.value.program;
    if (currency !== input.draft.currency) {
        tell({
            path: '/program',
            problem: `${code} is in ${currency}, the draft ${input.draft.code} in ${input.draft.currency}`,
            allowed: 'programs in the currency of the draft'
        });
        return;
    }
    simulation.add(checked.value);
}

/**
 * The programs whose partners a draft is about: the version it changes and the one it supersedes; for a draft of
 * another version the vendor's programs; for one of another vendor everybody.
 */
export function programsConcerned(
    { draft, partnersOf }: Pick<SimulateInput, 'draft' | 'partnersOf'>,
    programs: readonly Program[]
): readonly string[] | null {
    if (partnersOf !== null) {
        return partnersOf === 'all' ? null : partnersOf;
    }
    const codes = programs.map((program) => program.code);
    const own = [draft.code, draft.supersedes].filter((code) => code !== null && codes.includes(code));
    if (own.length > 0) {
        return own as string[];
    }
    const ofVendor = programs.filter((program) => program.vendor === draft.vendor).map((program) => program.code);
    return ofVendor.length > 0 ? ofVendor : null;
}
