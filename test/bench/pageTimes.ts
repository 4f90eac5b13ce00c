/** How soon the org answers all that a record page asks, over http, on the demo data. */
import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { databaseFileOf } from '../../scripts/local-org/open';
import { percentile } from './measure';
import { copyOfProject, ServedOrg } from './org';
import { askPage, demoPages, pageRequests, type PageRecord } from './pages';
import type { Result } from './result';

const PAGES = 200;
const WARM_UP = 40;
const MOST_MILLISECONDS = 25;

/** What a page shows, read by hand: the record and the related records that its requests read, each by its index. */
const plainQueries: Readonly<Record<string, readonly string[]>> = {
    Opportunity: [
        'SELECT * FROM Opportunity WHERE Id = :Id',
        'SELECT * FROM Account WHERE Id = :AccountId',
        'SELECT * FROM Partner__c WHERE Id = :Partner__c',
        'SELECT * FROM Partner_Quote__c WHERE Opportunity__c = :Id ORDER BY Quote_Date__c DESC',
        'SELECT * FROM OpportunityLineItem WHERE OpportunityId = :Id',
        'SELECT * FROM Deal_Registration__c WHERE Opportunity__c = :Id',
        'SELECT * FROM Deal_Registration__c WHERE End_Customer__c = :AccountId',
        'SELECT * FROM Partner_Specialization__c WHERE Partner__c = :Partner__c',
        'SELECT * FROM Program__c',
        'SELECT * FROM Tier__c',
        'SELECT * FROM Specialization__c'
    ],
    Account: [
        'SELECT * FROM Account WHERE Id = :Id',
        'SELECT * FROM Partner__c WHERE Account__c = :Id',
        'SELECT * FROM Deal_Registration__c WHERE End_Customer__c = :Id',
        'SELECT * FROM Contact WHERE AccountId = :Id',
        'SELECT c.* FROM Certified_Person__c c JOIN Partner__c p ON p.Id = c.Partner__c WHERE p.Account__c = :Id',
        'SELECT s.* FROM Partner_Specialization__c s JOIN Partner__c p ON p.Id = s.Partner__c WHERE p.Account__c = :Id',
        'SELECT c.* FROM Partner_Credit__c c JOIN Partner__c p ON p.Id = c.Partner__c WHERE p.Account__c = :Id',
        'SELECT * FROM Program__c',
        'SELECT * FROM Tier__c',
        'SELECT * FROM Specialization__c'
    ]
};

export async function benchPages(seeded: string): Promise<Result[]> {
    const project = copyOfProject(seeded);
    try {
        const pages = demoPages(databaseFileOf(project), PAGES);
        const plain = plainTimes(databaseFileOf(project), pages);
        const org = await ServedOrg.start('scripts/local-org/main.ts', project);
        const wholePages = new Map<string, number[]>();
        const requests: number[] = [];
        for (const { object, record } of pages.filter((_, index) => index % (PAGES / WARM_UP) === 0)) {
            await askPage(org, object, record);
        }
        for (const { object, record } of pages) {
            const times = await askPage(org, object, record);
            requests.push(...times);
            const sum = times.reduce((total, time) => total + time, 0);
            wholePages.set(object, [...(wholePages.get(object) ?? []), sum]);
        }
        await org.stop();
        const target = { atMost: MOST_MILLISECONDS };
        return [
            {
                what: `one request of a record page, 95th percentile of ${requests.length}`,
                value: percentile(requests, 0.95),
                unit: 'ms',
                target
            },
            ...[...wholePages].map(([object, times]) => ({
                what: `all ${pageRequests[object]!.length} requests of the ${object} page, 95th percentile`,
                value: percentile(times, 0.95),
                unit: 'ms',
                target,
                peer: {
                    name: 'node:sqlite, the same rows by hand, no http',
                    value: percentile(plain.get(object)!, 0.95)
                }
            }))
        ];
    } finally {
        rmSync(project, { recursive: true });
    }
}

function plainTimes(file: string, pages: readonly { object: string; record: PageRecord }[]): Map<string, number[]> {
    const database = new DatabaseSync(file);
    const times = new Map<string, number[]>();
    const statements = Object.fromEntries(
        Object.entries(plainQueries).map(([object, queries]) => [
            object,
            queries.map((query) => {
                const statement = database.prepare(query);
                statement.setAllowUnknownNamedParameters(true);
                return statement;
            })
        ])
    );
    for (const { object, record } of pages) {
        const start = performance.now();
        statements[object]!.forEach((statement) => statement.all(record));
        times.set(object, [...(times.get(object) ?? []), performance.now() - start]);
    }
    database.close();
    return times;
}
