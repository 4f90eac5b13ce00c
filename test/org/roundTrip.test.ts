import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDemo } from '../../scripts/demo/generate';
import { allowLoadingHistory, loadSteps } from '../../scripts/demo/load';
import { QUOTE_WINS_TITLE } from '../../scripts/demo/records/quoteSteps';
import { readDemoSources } from '../../scripts/demo/sources';
import { FixedClock, today } from '../../scripts/local-org/clock';
import { queriesForEverything } from '../../scripts/local-org/data/everything';
import { exportTree } from '../../scripts/local-org/data/exportTree';
import { importTree } from '../../scripts/local-org/data/importTree';
import { readPlan } from '../../scripts/local-org/data/treeFiles';
import { openOrg } from '../../scripts/local-org/open';
import type { Org } from '../../scripts/local-org/org';
import type { FieldValues } from '../../scripts/local-org/values';
import { readPrograms } from '../../scripts/programs/readPrograms';

const clock = new FixedClock('2026-06-15T12:00:00Z');
/** A request is decided by somebody after it was made, so drafts with an approved special price cannot be imported. */
const withoutSpecialPrice =
    "NOT IN (SELECT Partner_Quote__c FROM Special_Price_Request__c WHERE Status__c = 'APPROVED')";
/**
 * A new quote is a draft, so that only drafts can be imported; their lines come with them, and the special
 * prices that nobody has decided on yet. The credits of won opportunities are not imported: they arise anew.
 */
const quotesTo = {
    'FROM Partner_Credit__c': 'FROM Partner_Credit__c WHERE Opportunity__c = null',
    'FROM Partner_Quote__c': `FROM Partner_Quote__c WHERE Status__c = 'DRAFT' AND Id ${withoutSpecialPrice}`,
    'FROM Partner_Quote_Line__c': `FROM Partner_Quote_Line__c WHERE Partner_Quote__r.Status__c = 'DRAFT' AND Partner_Quote__c ${withoutSpecialPrice}`,
    'FROM Special_Price_Request__c':
        "FROM Special_Price_Request__c WHERE Partner_Quote__r.Status__c = 'DRAFT' AND Status__c = 'REQUESTED'"
};
/** What flows write of the records that are imported: it comes by itself. */
const writtenByFlows = ['Deal_Protection__c', 'Registration_Event__c'];
/** What flows write beside what is imported: won deals are credited anew with each product, and warn of that moment. */
const alsoWrittenByFlows = ['Partner_Credit__c', 'Task'];
/** A credit of an earlier year counts for no tier any more, and no longer follows the specialization. */
const notComparedOfEarlierYears = ['Specialized__c', 'Specialized_In_90_Days__c'];
/** What says when, by whom and as which record something was made, and what is counted from the quotes. */
const notCompared = new Set([
    ...['Id', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp', 'Key__c'],
    ...['LastViewedDate', 'LastReferencedDate', 'Exclusivity_Key__c', 'OwnerId', 'Decided_By__c'],
    // Imported wins are credited at the rate that the partner has while they are imported.
    'Rebates_Accrued__c',
    ...[
        'Partner_Quote_Count__c',
        'Final_Quote_Count__c',
        'Accepted_Quote_Count__c',
        'Lowest_Net_Total__c',
        'Accepted_Net_Total__c'
    ]
]);

describe('the demo data, exported and imported into another org', () => {
    const source = openOrg({ clock });
    const copy = openOrg({ clock });
    const directory = mkdtempSync(join(tmpdir(), 'round-trip-'));
    const idsInCopy = new Map<string, string>();
    let queries: string[] = [];

    beforeAll(() => {
        loadWithoutStatements(source);
        queries = queriesForEverything(source)
            .filter((query) => !writtenByFlows.some((object) => query.endsWith(`FROM ${object}`)))
            .map((query) =>
                Object.entries(quotesTo).reduce(
                    (changed, [from, to]) => (changed.endsWith(from) ? changed.replace(from, to) : changed),
                    query
                )
            );
        const files = exportTree(source, source.users[0]!.id, queries, { plan: true });
        for (const { name, content } of files) {
            writeFileSync(join(directory, name), JSON.stringify(content));
        }
        allowLoadingHistory(copy, copy.users[0]!.id);
        const imported = importTree(copy, copy.users[0]!.id, readPlan(join(directory, 'plan.json')));
        const count = new Map<string, number>();
        const idsByReference = new Map(imported.map(({ reference, id }) => [reference, id]));
        for (const { object, ids } of queries.map((query) => exportedIds(source, query))) {
            for (const id of ids) {
                const number = (count.get(object) ?? 0) + 1;
                count.set(object, number);
                idsInCopy.set(id, idsByReference.get(`${object}Ref${number}`)!);
            }
        }
    });

    afterAll(() => {
        source.close();
        copy.close();
        rmSync(directory, { recursive: true });
    });

    it('has every record again', () => {
        const counted = queries.map((query) => exportedIds(source, query));
        expect(counted.reduce((sum, { ids }) => sum + ids.length, 0)).toBeGreaterThan(25_000);
        for (const { object, ids } of counted.filter((each) => !alsoWrittenByFlows.includes(each.object))) {
            const extra = object === 'Pricebook2' ? 1 : 0;
            expect([...copy.store.readAll(object)].length - extra, object).toBe(ids.length);
        }
    });

    it('has every value again, references and roll-ups included', () => {
        for (const { object, ids } of queries.map((query) => exportedIds(source, query))) {
            for (const id of ids) {
                const before = comparable(source, object, source.read(object, id)!, idsInCopy);
                const after = comparable(copy, object, copy.read(object, idsInCopy.get(id)!)!, new Map());
                expect(after, `${object} ${id}`).toEqual(before);
            }
        }
    });

    it('has the events and protections of its registrations, which flows write', () => {
        for (const object of writtenByFlows) {
            expect([...copy.store.readAll(object)].length, object).toBe([...source.store.readAll(object)].length);
        }
    });

    it('belongs to whoever imported it, for users are not exported', () => {
        const importer = copy.users[0]!.id;
        const owners = new Set([...copy.store.readAll('Partner__c')].map((partner) => partner['OwnerId']));
        expect(owners).toEqual(new Set([importer]));
    });
});

/**
 * The demo data but for rebate statements, since a closed one cannot be imported, nor credits that it made payable; and
 * but for the wins that are credited from accepted quotes, since those cannot be imported either.
 */
function loadWithoutStatements(org: Org): void {
    const userId = org.users[0]!.id;
    const steps = generateDemo(readDemoSources(), readPrograms(), today(org.clock));
    loadSteps(
        org,
        userId,
        steps.filter(({ object, title }) => object !== 'Rebate_Statement__c' && title !== QUOTE_WINS_TITLE)
    );
}

function exportedIds(org: Org, query: string): { object: string; ids: string[] } {
    const object = /FROM (\w+)/.exec(query)![1]!;
    const [file] = exportTree(org, org.users[0]!.id, [query.replace(/SELECT .*? FROM/, 'SELECT Id, CreatedById FROM')]);
    const all = [...org.store.readAll(object)].map((record) => String(record['Id']));
    const exported = file === undefined ? 0 : file.records!;
    if (exported === all.length) {
        return { object, ids: all };
    }
    const withSpecialPrice = new Set(
        [...org.store.readAll('Special_Price_Request__c')]
            .filter((request) => request['Status__c'] === 'APPROVED')
            .map((request) => request['Partner_Quote__c'])
    );
    const isDraft = (quote: unknown): boolean =>
        org.read('Partner_Quote__c', String(quote))!['Status__c'] === 'DRAFT' && !withSpecialPrice.has(quote as string);
    const isExported: Readonly<Record<string, (record: Readonly<FieldValues>) => boolean>> = {
        Partner_Credit__c: (credit) => credit['Opportunity__c'] === null,
        Partner_Quote__c: (quote) => isDraft(quote['Id']),
        Partner_Quote_Line__c: (line) => isDraft(line['Partner_Quote__c']),
        Special_Price_Request__c: (request) =>
            request['Status__c'] === 'REQUESTED' && isDraft(request['Partner_Quote__c'])
    };
    const keep = isExported[object] ?? ((record) => record['IsStandard'] !== true);
    return { object, ids: [...org.store.readAll(object)].filter(keep).map((record) => String(record['Id'])) };
}

function comparable(
    org: Org,
    objectName: string,
    record: FieldValues,
    ids: ReadonlyMap<string, string>
): Record<string, string | null> {
    const object = org.schema.objects.get(objectName)!;
    const leftOut = record['Year_Bucket__c'] === 'EARLIER' ? notComparedOfEarlierYears : [];
    return Object.fromEntries(
        Object.entries(record)
            .filter(([name]) => !notCompared.has(name) && !leftOut.includes(name))
            .filter(([name]) => object.fields.get(name)!.type !== 'AutoNumber')
            .map(([name, value]) => [name, value === null ? null : (ids.get(String(value)) ?? String(value))])
    );
}
