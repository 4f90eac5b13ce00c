import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isDate } from '../../force-app/main/default/lwc/programCore/programCore';
import type { IsoDate } from '../../force-app/main/default/lwc/programCore/programCore';
import { fullPath } from '../commandLine/readJson';
import { COMMANDS } from './administer';
import type { Administration } from './administer';
import type { Move } from './movePartners';
import type { Retirement } from './retireProgram';
import { LOCAL } from './targetOrg';

export const USAGE = `Usage: npm run -s programs -- validate | plan | apply | export | move | retire [operands] [options]
  validate [FILE …]      checks program files; without files those of config/programs
  plan [FILE …]          shows what differs in the org, field by field, and whom it concerns
  apply [FILE …]         writes what differs, all of it or nothing; --remove also deletes what only the org has
  export [CODE …]        writes the org's programs as files into the folder of --out
  move CODE              plans the day on which partners move to the version CODE
  retire CODE            sets the last day of the version CODE, and tells who is left in it
  --target-org ORG       "local" (the default), the address of an org (its access token in SF_ACCESS_TOKEN), or an alias
                         that the Salesforce CLI has signed in to
  --out FOLDER           where export writes
  --on DATE              the day on which partners move, or the last day of a version; --cancel instead takes it back
  --from CODE            the version that they leave; default: the one that CODE supersedes
  --partners FILE        who moves, the Id or the name of a partner a line (- is standard input); default: all of --from
  --dry-run              tells whom it concerns, and writes nothing`;

/** A command line that asks for what there is not; the message is a line for people. */
export class UsageError extends Error {}

export type Asked =
    | { readonly command: 'move'; readonly move: Move }
    | { readonly command: 'retire'; readonly retirement: Retirement }
    | {
          readonly command: Administration['command'];
          readonly administration: Administration;
          readonly out: string | null;
      };

const OPTIONS = {
    'target-org': { type: 'string', default: LOCAL },
    remove: { type: 'boolean' },
    out: { type: 'string' },
    on: { type: 'string' },
    cancel: { type: 'boolean' },
    from: { type: 'string' },
    partners: { type: 'string' },
    'dry-run': { type: 'boolean' }
} as const;
type Option = keyof typeof OPTIONS;

/** What each command takes beside --target-org. */
const TAKES: Readonly<Record<Asked['command'], readonly Option[]>> = {
    validate: [],
    plan: ['remove'],
    apply: ['remove'],
    export: ['out'],
    move: ['on', 'cancel', 'from', 'partners', 'dry-run'],
    retire: ['on', 'cancel', 'dry-run']
};
const NAMES = [...COMMANDS, 'move', 'retire'] as const;

/** @throws UsageError */
export function readCommandLine(commandLine: readonly string[]): Asked {
    const { positionals, values } = parse(commandLine);
    const [name, ...operands] = positionals;
    const command = NAMES.find((candidate) => candidate === name);
    if (command === undefined) {
        throw new UsageError(`"${name ?? ''}" is no command, allowed: ${NAMES.join(', ')}`);
    }
    for (const option of Object.keys(values) as Option[]) {
        if (option !== 'target-org' && !TAKES[command].includes(option)) {
            const takers = Object.entries(TAKES).flatMap(([taker, options]) =>
                options.includes(option) ? [taker] : []
            );
            throw new UsageError(`--${option}: ${command} does not take it, allowed: with ${takers.join(', ')}`);
        }
    }
    const target = values['target-org'];
    if (command === 'move') {
        return { command, move: readMove(operands, values, target) };
    }
    if (command === 'retire') {
        const code = readCode(command, operands);
        return {
            command,
            retirement: { code, on: readDay(values), target, dryRun: values['dry-run'] ?? false }
        };
    }
    if (command === 'export' && values.out === undefined) {
        throw new UsageError('--out: missing, allowed: a folder');
    }
    return {
        command,
        administration: { command, operands, target, remove: values.remove ?? false },
        out: values.out ?? null
    };
}

function parse(commandLine: readonly string[]) {
    try {
        return parseArgs({ args: [...commandLine], allowPositionals: true, options: OPTIONS });
    } catch (error) {
        throw new UsageError(error instanceof Error ? error.message : String(error));
    }
}

function readMove(operands: readonly string[], values: ReturnType<typeof parse>['values'], target: string): Move {
    const to = readCode('move', operands);
    return {
        to,
        from: values.from ?? null,
        on: readDay(values),
        partners: values.partners === undefined ? null : readPartners(values.partners),
        target,
        dryRun: values['dry-run'] ?? false
    };
}

function readCode(command: Asked['command'], operands: readonly string[]): string {
    const [code, ...others] = operands;
    if (code === undefined || others.length > 0) {
        throw new UsageError(`${command}: ${operands.length} programs, allowed: the code of one`);
    }
    return code;
}

/** The day of --on, or null for --cancel. */
function readDay({ on, cancel }: ReturnType<typeof parse>['values']): IsoDate | null {
    if ((on !== undefined) === (cancel === true)) {
        throw new UsageError(
            on === undefined
                ? '--on: missing, allowed: a day as YYYY-MM-DD, or --cancel'
                : '--cancel: --on is given, too, allowed: one of the two'
        );
    }
    if (on !== undefined && !isDate(on)) {
        throw new UsageError(`--on: "${on}" is no date, allowed: a day that exists as YYYY-MM-DD`);
    }
    return on ?? null;
}

function readPartners(file: string): readonly string[] {
    let text: string;
    try {
        text = readFileSync(file === '-' ? 0 : fullPath(file), 'utf8');
    } catch (error) {
        throw new UsageError(
            `--partners: ${file} cannot be read (${(error as NodeJS.ErrnoException).code}), allowed: a readable file, or -`
        );
    }
    const names = text
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
    if (names.length === 0) {
        throw new UsageError(`--partners: ${file} names nobody, allowed: the Id or the name of a partner a line`);
    }
    return names;
}
