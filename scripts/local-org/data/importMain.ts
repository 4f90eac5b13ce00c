import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { databaseFileOf, openOrg } from '../open';
import { refuseUsage, runDataCommand } from './command';
import { importTree } from './importTree';
import { readPlan, readTreeFile } from './treeFiles';

const usage = 'usage: npm run org:import -- (--plan FILE | --files FILE[,FILE]…) [--project DIR]';

/** `npm run org:import`: creates the records of files of `sf data export tree` in the project's org. */
function main(): void {
    const { values } = parseArgs({
        options: {
            plan: { type: 'string', short: 'p' },
            files: { type: 'string', short: 'f', multiple: true, default: [] },
            project: { type: 'string', default: '.' }
        }
    });
    const paths = values.files.flatMap((list) => list.split(','));
    if ((values.plan === undefined) === (paths.length === 0)) {
        refuseUsage('Give either --plan or --files.');
    }
    const fullPath = (path: string): string => resolve(process.env['INIT_CWD'] ?? '.', path);
    const files =
        values.plan === undefined ? paths.map((path) => readTreeFile(fullPath(path))) : readPlan(fullPath(values.plan));
    const project = resolve(values.project);
    const org = openOrg({ projectDirectory: project, databaseFile: databaseFileOf(project) });
    try {
        const counts = new Map<string, number>();
        for (const { object } of importTree(org, org.users[0]!.id, files)) {
            counts.set(object, (counts.get(object) ?? 0) + 1);
        }
        for (const [object, count] of counts) {
            process.stdout.write(`imported ${count} records of ${object}\n`);
        }
    } finally {
        org.close();
    }
}

runDataCommand(main, usage);
