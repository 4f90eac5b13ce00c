import type { Connection } from 'jsforce';
import * as prettier from 'prettier';
import { checkProgram, checkProgramsTogether } from '../../force-app/main/default/lwc/programCore/programCore';
import type { Program } from '../../force-app/main/default/lwc/programCore/programCore';
import { problemLine } from '../commandLine/problemLine';
import { readJson } from '../commandLine/readJson';
import { applyChanges } from './applyChanges';
import { differenceOf } from './difference';
import type { Difference } from './difference';
import { programDocument } from './exportPrograms';
import { endingVersions, impactOf } from './impact';
import { orgPrograms } from './orgPrograms';
import { readOrgRecords } from './orgRecords';
import type { OrgRecord } from './orgRecords';
import { planText } from './planText';
import { programCodes } from './programFiles';
import { readPrograms } from './readPrograms';
import { RefusedError } from './refusedError';
import { connectTo, workAt } from './targetOrg';
import { validatePrograms } from './validatePrograms';

export const COMMANDS = ['validate', 'plan', 'apply', 'export'] as const;
export type Command = (typeof COMMANDS)[number];

export interface Administration {
    readonly command: Command;
    /** Program files; codes of programs where they are exported. */
    readonly operands: readonly string[];
    readonly target: string;
    /** Delete what only the org has of these programs. */
    readonly remove: boolean;
}

export interface Administered {
    /** What is told. */
    readonly text: string;
    /** What is exported. */
    readonly files: readonly { readonly name: string; readonly content: string }[];
}

/**
 * Runs a command on an org.
 * @param connect how a target is reached
 * @throws RefusedError where files, codes or the target are wrong; Error where the org refuses changes
 */
export async function administer(
    { command, operands, target, remove }: Administration,
    connect: (target: string) => Connection = connectTo
): Promise<Administered> {
    if (command === 'validate') {
        refuseProblems(operands);
        const names = operands.length > 0 ? operands : programCodes();
        return { text: `Valid: ${names.join(', ')}\n`, files: [] };
    }
    if (command === 'export') {
        return await workAt(target, connect, (org) => exportFrom(org, operands));
    }
    const files = readFiles(operands);
    return await workAt(target, connect, (org) =>
        command === 'plan' ? plan(org, files, remove) : apply(org, files, remove)
    );
}

/** Program files, read: all that are known, and the codes of those that were asked for. */
interface Files {
    readonly programs: readonly Program[];
    readonly codes: readonly string[];
}

async function plan(org: Connection, files: Files, remove: boolean): Promise<Administered> {
    const records = await readOrgRecords(org);
    refuseClashes(files, records);
    const difference = differenceOf(files.programs, files.codes, records);
    return { text: await planOf(org, files, difference, remove), files: [] };
}

async function planOf(
    org: Connection,
    { programs, codes }: Files,
    difference: Difference,
    remove: boolean
): Promise<string> {
    const impacts = await impactOf(org, difference);
    return planText(difference, impacts, await endingVersions(org, programs, codes), { remove });
}

async function apply(org: Connection, files: Files, remove: boolean): Promise<Administered> {
    const { programs, codes } = files;
    const records = await readOrgRecords(org);
    refuseClashes(files, records);
    const difference = differenceOf(programs, codes, records);
    const text = await planOf(org, files, difference, remove);
    const changes = wantedChanges(difference, remove);
    await applyChanges(org, changes, records);
    if (changes.length > 0) {
        const left = differenceOf(programs, codes, await readOrgRecords(org));
        const still = wantedChanges(left, remove);
        if (still.length > 0) {
            throw new Error(
                `The org took the changes, but differs still:\n${planText({ ...left, changes: still }, [], [], { remove })}`
            );
        }
    }
    return {
        text: `${text}${changes.length === 0 ? 'Nothing was written.' : `Written: ${changes.length} records.`}\n`,
        files: []
    };
}

function wantedChanges({ changes }: Difference, remove: boolean): Difference['changes'] {
    return remove ? changes : changes.filter((change) => change.kind !== 'remove');
}

function refuseProblems(files: readonly string[]): void {
    const problems = validatePrograms(files);
    if (problems.length > 0) {
        throw new RefusedError(problems.map((problem) => problemLine(problem.file, problem)).join('\n'));
    }
}

/** The files are right among themselves; the org may have other versions of the same vendor. */
function refuseClashes({ programs, codes }: Files, records: readonly OrgRecord[]): void {
    const known = new Set(programs.map(({ code }) => code));
    const onlyInOrg = orgPrograms(records).programs.filter(({ code }) => !known.has(code));
    const together = [...onlyInOrg, ...programs];
    const problems = checkProgramsTogether(together)
        .map((problem) => ({ ...problem, code: (together[problem.index] as Program).code }))
        .filter(({ code }) => codes.includes(code));
    if (problems.length > 0) {
        throw new RefusedError(
            `The org has other versions:\n${problems.map((problem) => problemLine(problem.code, problem)).join('\n')}`
        );
    }
}

/** The given programs beside the shipped ones, which they replace by their codes; without files the shipped ones. */
function readFiles(files: readonly string[]): Files {
    refuseProblems(files);
    const given = files.map((file) => {
        const document = readJson(file);
        const checked = document.ok ? checkProgram(document.value) : document;
        if (!checked.ok) {
            throw new RefusedError(checked.problems.map((problem) => problemLine(file, problem)).join('\n'));
        }
        return checked.value;
    });
    const codes = given.map((program) => program.code);
    const shipped = readPrograms();
    return files.length === 0
        ? { programs: shipped, codes: shipped.map((program) => program.code) }
        : { programs: [...shipped.filter(({ code }) => !codes.includes(code)), ...given], codes };
}

async function exportFrom(org: Connection, codes: readonly string[]): Promise<Administered> {
    const { programs, problems } = orgPrograms(await readOrgRecords(org));
    const known = [...programs.map(({ code }) => code), ...problems.map(({ program }) => program)];
    const missing = codes.filter((code) => !known.includes(code));
    if (missing.length > 0) {
        throw new RefusedError(
            missing.map((code) => `${code}: the org has no such program, allowed: ${known.join(', ')}`).join('\n')
        );
    }
    const isWanted = (code: string): boolean => codes.length === 0 || codes.includes(code);
    const wrong = problems.filter(({ program }) => isWanted(program));
    if (wrong.length > 0) {
        throw new Error(wrong.map((problem) => problemLine(problem.program, problem)).join('\n'));
    }
    const wanted = programs.filter(({ code }) => isWanted(code));
    const files = await Promise.all(
        wanted.map(async (program) => ({
            name: `${program.code}.json`,
            content: await prettier.format(JSON.stringify(programDocument(program), null, 2), {
                parser: 'json',
                tabWidth: 2,
                printWidth: 120,
                objectWrap: 'preserve'
            })
        }))
    );
    return { text: `Exported: ${wanted.map(({ code }) => code).join(', ')}\n`, files };
}
