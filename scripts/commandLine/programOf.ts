import { checkProgram } from '../../force-app/main/default/lwc/programCore/programCore';
import type { Checked, Program } from '../../force-app/main/default/lwc/programCore/programCore';
import { programCodes, readProgram } from '../programs/programFiles';

/** The program that an input document names by its code or brings inline, where provenance is not asked for. */
export function programOf(document: unknown): Checked<Program> {
    const codes = programCodes();
    const allowed = `${codes.join(', ')}, or a whole program`;
    if (typeof document !== 'object' || document === null || Array.isArray(document)) {
        return wrong('', 'is no object', 'an object with "program" and the other keys');
    }
    const program = (document as { program?: unknown }).program;
    if (typeof program === 'string') {
        return codes.includes(program)
            ? readProgram(program)
            : wrong('/program', `${JSON.stringify(program)} is no program`, allowed);
    }
    if (program === undefined || program === null) {
        return wrong('/program', 'missing', allowed);
    }
    const checked = checkProgram(program, { provenance: 'optional' });
    return checked.ok
        ? checked
        : { ok: false, problems: checked.problems.map((problem) => ({ ...problem, path: `/program${problem.path}` })) };
}

function wrong(path: string, problem: string, allowed: string): Checked<Program> {
    return { ok: false, problems: [{ path, problem, allowed }] };
}
