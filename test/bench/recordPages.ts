/**
 * Records what the record pages ask the org: `npx tsx test/bench/recordPages.ts` opens the preview with the demo data in
 * a browser, walks to an opportunity with a quote and to its partner's account, and writes the requests of both pages to
 * pages.json, with placeholders for what differs from record to record. Run it again when the pages ask other things.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { launchBrowser } from '../e2e/browser';
import { startPreview } from '../e2e/preview';
import type { PageRequest, PageRequests } from './pages';

const OUTPUT = fileURLToPath(new URL('pages.json', import.meta.url));
/** The object of each page, and a record to record it with: its Id and the other Ids that its requests carry. */
const SAMPLES = {
    Opportunity: {
        query: 'SELECT Id, AccountId, Partner__c FROM Opportunity WHERE Partner_Quote_Count__c > 0 LIMIT 1',
        placeholders: ['Id', 'AccountId', 'Partner__c']
    },
    Account: {
        query: 'SELECT Id FROM Account WHERE Id IN (SELECT Account__c FROM Partner__c WHERE Active_Specializations__c > 0) LIMIT 1',
        placeholders: ['Id']
    }
} as const;

const preview = await startPreview();
const browser = await launchBrowser();
try {
    const page = await browser.newPage();
    let recorded: PageRequest[] = [];
    page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.pathname.startsWith('/services/')) {
            recorded.push({
                method: request.method(),
                path: url.pathname + url.search,
                body: request.postData()
            });
        }
    });
    await page.goto(preview.url, { waitUntil: 'networkidle' });
    const pages: Record<string, PageRequest[]> = {};
    for (const [object, { query, placeholders }] of Object.entries(SAMPLES)) {
        const record = await page.evaluate(async (soql) => {
            const response = await fetch(`/services/data/v66.0/query?q=${encodeURIComponent(soql)}`);
            const answer = (await response.json()) as { records: Record<string, string>[] };
            return answer.records[0];
        }, query);
        if (record === undefined) {
            throw new Error(`${query} found nothing.`);
        }
        recorded = [];
        await page.goto(`${preview.url}/lightning/r/${object}/${record['Id']}/view`, { waitUntil: 'networkidle' });
        const replace = (text: string): string =>
            placeholders.reduce((replaced, name) => replaced.replaceAll(record[name] ?? '', `{{${name}}}`), text);
        pages[object] = recorded.map(({ method, path, body }) => ({
            method,
            path: replace(path),
            body: body === null ? null : replace(body)
        }));
    }
    const text = JSON.stringify(pages satisfies PageRequests);
    writeFileSync(OUTPUT, await format(text, { ...(await resolveConfig(OUTPUT)), parser: 'json' }));
} finally {
    await browser.close();
    await preview.stop();
}
