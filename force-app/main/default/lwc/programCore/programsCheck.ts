import { pointerTo } from './check';
import type { Problem } from './check';
import { LAST_DATE } from './dates';
import type { Program } from './program';

/** A problem between programs, told at one of them. */
export interface ProgramProblem extends Problem {
    /** Position in the list that was checked. */
    readonly index: number;
}

/** What single programs cannot show: codes used twice, overlapping versions of a vendor, supersession, its tiers. */
export function checkProgramsTogether(programs: readonly Program[]): readonly ProgramProblem[] {
    const problems: ProgramProblem[] = [];
    programs.forEach((program, index) => {
        const report = (path: string, problem: string, allowed: string): void => {
            problems.push({ index, path, problem, allowed });
        };
        if (programs.findIndex((other) => other.code === program.code) < index) {
            report('/code', `the code ${program.code} is used twice`, 'a code of its own for each program version');
        } else {
            reportOverlaps(programs, index, report);
        }
        reportSupersession(programs, program, report);
    });
    return problems;
}

type Report = (path: string, problem: string, allowed: string) => void;

/** Each pair is told once, at the one further down the list. */
function reportOverlaps(programs: readonly Program[], index: number, report: Report): void {
    const program = programs[index] as Program;
    for (const other of programs.slice(0, index)) {
        const overlaps =
            program.effectiveFrom <= (other.effectiveTo ?? LAST_DATE) &&
            other.effectiveFrom <= (program.effectiveTo ?? LAST_DATE);
        if (other.vendor === program.vendor && other.code !== program.code && overlaps) {
            const isLater = program.effectiveFrom >= other.effectiveFrom;
            report(
                isLater ? '/effectiveFrom' : '/effectiveTo',
                `${daysInForce(program)} overlaps ${other.code} of the same vendor (${daysInForce(other)})`,
                'one version of a vendor at a time'
            );
        }
    }
}

function daysInForce(program: Program): string {
    return `${program.effectiveFrom} to ${program.effectiveTo ?? 'open-ended'}`;
}

function reportSupersession(programs: readonly Program[], program: Program, report: Report): void {
    if (program.supersedes === null) {
        if (program.transition !== null) {
            report('/transition', 'nothing is superseded', 'a transition only beside "supersedes"');
        }
        return;
    }
    const superseded = programs.find((other) => other.code === program.supersedes);
    if (superseded === undefined || superseded.vendor !== program.vendor) {
        const allowed = programs.filter((other) => other.vendor === program.vendor && other.code !== program.code);
        report(
            '/supersedes',
            `there is no program ${program.supersedes} of ${program.vendor}`,
            allowed.length === 0
                ? 'absent, for this is the only version of the vendor'
                : allowed.map((other) => other.code).join(', ')
        );
        return;
    }
    const tiers = superseded.tiers.map((tier) => tier.code);
    for (const from of Object.keys(program.transition?.map ?? {})) {
        if (!tiers.includes(from)) {
            report(pointerTo('/transition/map', from), `"${from}" is no tier of ${superseded.code}`, tiers.join(', '));
        }
    }
}
