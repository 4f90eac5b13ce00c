/** Whether time grows with the data: each opportunity brings a quote, every tenth a customer. */
import { rmSync } from 'node:fs';
import { generateDemo } from '../../scripts/demo/generate';
import { loadSteps } from '../../scripts/demo/load';
import { readDemoSources } from '../../scripts/demo/sources';
import { today } from '../../scripts/local-org/clock';
import { databaseFileOf, openOrg } from '../../scripts/local-org/open';
import type { Org, SaveOperation } from '../../scripts/local-org/org';
import { readPrograms } from '../../scripts/programs/readPrograms';
import { percentile, processorMilliseconds } from './measure';
import { benchProject, ServedOrg } from './org';
import { askPage, demoPages } from './pages';
import type { Result } from './result';

const SIZES = [1_000, 10_000, 100_000] as const;
const CHUNK = 200;
const RECORDS_AN_OPPORTUNITY = 2.1;
const PAGES = 60;
const MEASURING_ERROR = 0.25;

interface Size {
    readonly opportunities: number;
    /** Of the records that were saved since the size before. */
    readonly millisecondsARecord: number;
    /** All requests of an opportunity's page, 95th percentile. */
    readonly pageMilliseconds: number;
}

export async function benchGrowth(): Promise<Result[]> {
    const project = benchProject();
    try {
        withOrg(project, loadMarket);
        const sizes: Size[] = [];
        let there = 0;
        for (const opportunities of SIZES) {
            const time = withOrg(project, (org) => processorMilliseconds(() => grow(org, there, opportunities)));
            sizes.push({
                opportunities,
                millisecondsARecord: time / ((opportunities - there) * RECORDS_AN_OPPORTUNITY),
                pageMilliseconds: await pageTime(project)
            });
            there = opportunities;
        }
        const [small, , large] = sizes as [Size, Size, Size];
        const factor = large.opportunities / small.opportunities;
        return [
            ...sizes.map(({ opportunities, millisecondsARecord }) => ({
                what: `save a record, processor time, up to ${opportunities.toLocaleString('en-US')} opportunities`,
                value: millisecondsARecord,
                unit: 'ms'
            })),
            {
                what: 'save a record, 100 000 as a multiple of 1 000 (linear is 1)',
                value: large.millisecondsARecord / small.millisecondsARecord,
                unit: 'times',
                target: { atMost: 1 + MEASURING_ERROR }
            },
            ...sizes.map(({ opportunities, pageMilliseconds }) => ({
                what: `Opportunity page, 95th percentile, of ${opportunities.toLocaleString('en-US')} opportunities`,
                value: pageMilliseconds,
                unit: 'ms'
            })),
            {
                what: `Opportunity page, 100 000 as a multiple of 1 000 (linear is ${factor})`,
                value: large.pageMilliseconds / small.pageMilliseconds,
                unit: 'times',
                target: { atMost: factor }
            }
        ];
    } finally {
        rmSync(project, { recursive: true });
    }
}

function withOrg<Value>(project: string, work: (org: Org) => Value): Value {
    const org = openOrg({ projectDirectory: project, databaseFile: databaseFileOf(project) });
    try {
        return work(org);
    } finally {
        org.close();
    }
}

/** Programs, partners and what they have: the demo data without its opportunities and all that follows from them. */
function loadMarket(org: Org): void {
    const steps = generateDemo(readDemoSources(), readPrograms(), today(org.clock));
    const end = steps.findIndex(({ object }) => object === 'Opportunity');
    loadSteps(org, org.users[0]!.id, steps.slice(0, end));
}

function grow(org: Org, from: number, to: number): void {
    const partners = [...org.store.readAll('Partner__c')].map((partner) => partner['Id'] as string);
    for (let first = from; first < to; first += CHUNK) {
        const numbers = Array.from({ length: Math.min(CHUNK, to - first) }, (_, index) => first + index);
        const customers = create(
            org,
            numbers
                .filter((number) => number % 10 === 0)
                .map((number) => ({ object: 'Account', values: { Name: `Customer ${number}` } }))
        );
        const partnerOf = (number: number): string => partners[number % partners.length]!;
        const opportunities = create(
            org,
            numbers.map((number, index) => ({
                object: 'Opportunity',
                values: {
                    Name: `Deal ${number}`,
                    AccountId: customers[Math.floor(index / 10)],
                    StageName: 'Prospecting',
                    CloseDate: '2027-01-31',
                    Amount: 1000 + number,
                    Business_Type__c: 'NEW_CUSTOMER',
                    Partner__c: partnerOf(number)
                }
            }))
        );
        create(
            org,
            numbers.map((number, index) => ({
                object: 'Partner_Quote__c',
                values: {
                    Opportunity__c: opportunities[index],
                    Partner__c: partnerOf(number),
                    Business_Type__c: 'NEW_CUSTOMER'
                }
            }))
        );
    }
}

function create(org: Org, records: readonly { object: string; values: Record<string, unknown> }[]): string[] {
    const operations = records.map((record): SaveOperation => ({ kind: 'create', ...record }));
    return org.save(operations, { userId: org.users[0]!.id }).map((result) => {
        if (!result.success) {
            throw new Error(JSON.stringify(result.errors));
        }
        return result.id;
    });
}

async function pageTime(project: string): Promise<number> {
    const pages = demoPages(databaseFileOf(project), PAGES).filter(({ object }) => object === 'Opportunity');
    const org = await ServedOrg.start('scripts/local-org/main.ts', project);
    const times: number[] = [];
    for (const { object, record } of [...pages, ...pages]) {
        const each = await askPage(org, object, record);
        times.push(each.reduce((total, time) => total + time, 0));
    }
    await org.stop();
    // The first round warms the process up.
    return percentile(times.slice(pages.length), 0.95);
}
