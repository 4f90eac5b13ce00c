import type { Program } from '../../force-app/main/default/lwc/programCore/programCore';
import { programCodes, readProgram } from './programFiles';

/**
 * All shipped programs, checked.
 * @throws Error naming file, place and reason where one is bad
 */
export function readPrograms(): Program[] {
    return programCodes().map((code) => {
        const checked = readProgram(code);
        if (!checked.ok) {
            throw new Error(
                checked.problems.map(({ problem, allowed }) => `${problem}, allowed: ${allowed}`).join('\n')
            );
        }
        return checked.value;
    });
}
