import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { databaseFileOf, openOrg } from '../open';
import { queriesForEverything } from './everything';
import { exportTree } from './exportTree';
import { refuseUsage, runDataCommand } from './command';

const usage =
    'usage: npm run org:export -- (--query "SELECT …" | --query FILE)… [--plan] | --plan\n' +
    '       [--prefix TEXT] [--output-dir DIR] [--project DIR]';

/** `npm run org:export`: records of the project's org as files of `sf data export tree`. */
function main(): void {
    const { values } = parseArgs({
        options: {
            query: { type: 'string', short: 'q', multiple: true, default: [] },
            plan: { type: 'boolean', short: 'p', default: false },
            prefix: { type: 'string', short: 'x' },
            'output-dir': { type: 'string', short: 'd', default: '.' },
            project: { type: 'string', default: '.' }
        }
    });
    if (values.query.length === 0 && !values.plan) {
        refuseUsage('Give a --query, or --plan alone for everything.');
    }
    const project = resolve(values.project);
    const databaseFile = databaseFileOf(project);
    if (!existsSync(databaseFile)) {
        throw new Error(`${databaseFile}: there is no org to export from; start one first (npm start, npm run org).`);
    }
    const org = openOrg({ projectDirectory: project, databaseFile });
    try {
        const queries = values.query.length > 0 ? values.query.map(queryText) : queriesForEverything(org);
        const files = exportTree(org, org.users[0]!.id, queries, {
            plan: values.plan,
            ...(values.prefix !== undefined && { prefix: values.prefix })
        });
        const directory = resolve(process.env['INIT_CWD'] ?? '.', values['output-dir']);
        mkdirSync(directory, { recursive: true });
        for (const { name, content, records } of files) {
            writeFileSync(join(directory, name), `${JSON.stringify(content, null, 4)}\n`);
            process.stdout.write(
                `wrote ${records ?? 'the plan'}${records === undefined ? '' : ' records'} to ${join(directory, name)}\n`
            );
        }
        if (files.length === 0) {
            process.stdout.write('The queries found no records; nothing was written.\n');
        }
    } finally {
        org.close();
    }
}

/** The query itself, or that of a file. */
function queryText(given: string): string {
    const file = resolve(process.env['INIT_CWD'] ?? '.', given);
    return /^\s*select\b/i.test(given) || !existsSync(file) ? given : readFileSync(file, 'utf8').trim();
}

runDataCommand(main, usage);
