/** How soon an org with the demo data answers, and how much memory it takes. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { databaseFileOf } from '../../scripts/local-org/open';
import { milliseconds, percentile } from './measure';
import { copyOfProject, ServedOrg, type Server } from './org';
import { askPage, demoPages } from './pages';
import type { Result } from './result';

const STARTS = 5;
const MOST_START_MILLISECONDS = 3_000;
const MOST_MEMORY = 300;

const countWithSqlite = `
    const { DatabaseSync } = require('node:sqlite');
    const database = new DatabaseSync(process.argv[1]);
    for (const { name } of database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()) {
        database.prepare('SELECT COUNT(*) FROM "' + name + '"').get();
    }`;

/** @param seeded a project whose org has the demo data and whose pages are built */
export async function benchStart(seeded: string): Promise<Result[]> {
    const project = copyOfProject(seeded);
    try {
        const org = await startTimes('scripts/local-org/main.ts', project);
        const preview = await startTimes('scripts/preview/main.ts', seeded);
        const plain = Array.from({ length: STARTS }, () =>
            milliseconds(() => spawnSync(process.execPath, ['-e', countWithSqlite, databaseFileOf(project)]))
        );
        const target = { atMost: MOST_START_MILLISECONDS };
        const peer = { name: 'node:sqlite, a process that counts the rows', value: percentile(plain, 0.5) };
        return [
            { what: 'npm run org: ready, demo data there', value: org.time, unit: 'ms', target, peer },
            { what: 'npm start: ready, demo data and pages there', value: preview.time, unit: 'ms', target, peer },
            {
                what: 'npm run org: memory after 100 opportunity and account pages',
                value: org.memory,
                unit: 'MB',
                target: { atMost: MOST_MEMORY }
            },
            {
                what: 'npm start: memory after 100 opportunity and account pages',
                value: preview.memory,
                unit: 'MB',
                target: { atMost: MOST_MEMORY }
            }
        ];
    } finally {
        rmSync(project, { recursive: true });
    }
}

async function startTimes(server: Server, project: string): Promise<{ time: number; memory: number }> {
    const records = demoPages(databaseFileOf(project), 50);
    const times: number[] = [];
    let memory = 0;
    for (let start = 1; start <= STARTS; start += 1) {
        const org = await ServedOrg.start(server, project);
        times.push(org.startMilliseconds);
        if (start === STARTS) {
            for (const { object, record } of records) {
                await askPage(org, object, record);
            }
            memory = org.memory();
        }
        await org.stop();
    }
    return { time: percentile(times, 0.5), memory };
}
