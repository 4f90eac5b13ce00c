import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ChannelOrg } from '../../../test/metadata/channelOrg';
import { startApi, type RunningApi } from '../../local-org/api/server';
import { importRegistrations, ImportStoppedError } from '../importRegistrations';
import { readRegistrationFile } from '../readRegistrationFile';
import { reportText } from '../reportText';

const channel = new ChannelOrg();
let api: RunningApi;
const connection = (): Connection =>
    new Connection({ instanceUrl: api.url, accessToken: channel.org.users[0]!.accessToken, version: '66.0' });

const FILE = `Partner,End_Customer,Solution,Business_Type,Status,Amount,Submitted_On,Decided_On,Approved_On,Expires_On,Program,Registration_Rate,Protected_Discount,Rejection_Reason,Evidence_Type,Evidence_Held_On,Evidence_Description
Northwind Resale,Harbor Logistics,NETWORK,NEW_SOLUTION,,1000.50,,,,,,,,,DEMO,2024-05-20,"Demo, on site"
Southgate Resale,Harbor Logistics,NETWORK,NEW_SOLUTION,,,,,,,,,,,DEMO,2024-05-21,Demo
Southgate Resale,harbor logistics,MSP,NEW_SOLUTION,,,,,,,,,,,,,
Southgate Resale,Harbor Logistics,MSSP,RENEWAL,,,,,,,,,,,DEMO,2024-05-21,Demo
Nobody,Harbor Logistics,MSSP,NEW_SOLUTION,,,,,,,,,,,DEMO,2024-05-21,Demo
Southgate Resale,Twice,MSSP,NEW_SOLUTION,,,,,,,,,,,DEMO,2024-05-21,Demo
Southgate Resale,Harbor Logistics,CLOUD_9,NEW_SOLUTION,,,,,,,,,,,DEMO,2024-05-21,Demo
Northwind Resale,Harbor Logistics,HYBRID_CLOUD,NEW_SOLUTION,APPROVED,,2024-05-01T08:00:00Z,2024-05-02T08:00:00Z,2024-05-02,2024-07-31,ORCHARD,12,37,,SCOPING_WORKSHOP,2024-04-20,Workshop
Northwind Resale,Harbor Logistics,EMAIL_ENDPOINT,NEW_SOLUTION,REJECTED,,2024-05-01T08:00:00Z,2024-05-02T08:00:00Z,,,,,,OUT_OF_SCOPE,DEMO,2024-04-20,Demo
Southgate Resale,Harbor Logistics,MSSP,NEW_SOLUTION,DRAFT,,,,,,,,,,DEMO,2024-05-31,Demo
`;

beforeAll(async () => {
    api = await startApi(channel.org);
    channel.create('Account', { Name: 'Twice' });
    channel.create('Account', { Name: 'Twice' });
});
afterAll(async () => {
    await api.close();
    channel.close();
});

function registrations(): unknown[][] {
    return [...channel.org.store.readAll('Deal_Registration__c')].map((each) => [
        each['Solution__c'],
        each['Status__c'],
        String(each['Evidence_Count__c'])
    ]);
}

/** What is imported: the deal, its status, its pieces of evidence. */
const imported = [
    ['NETWORK', 'SUBMITTED', '1'],
    ['HYBRID_CLOUD', 'APPROVED', '1'],
    ['EMAIL_ENDPOINT', 'REJECTED', '1'],
    ['MSSP', 'DRAFT', '1']
];

describe('Importing registrations from a file', () => {
    const rows = readRegistrationFile('deals.csv', FILE);

    it('writes nothing in a dry run, which finds what can be looked up', async () => {
        const outcomes = await importRegistrations(connection(), rows, true);
        expect(outcomes.map(({ line, outcome }) => [line, outcome])).toEqual([
            [2, 'accepted'],
            [3, 'duplicate'],
            [4, 'accepted'],
            [5, 'accepted'],
            [6, 'refused'],
            [7, 'refused'],
            [8, 'accepted'],
            [9, 'accepted'],
            [10, 'accepted'],
            [11, 'accepted']
        ]);
        expect(registrations()).toEqual([]);
        expect(reportText('deals.csv', outcomes, true)).toMatch(
            /^deals\.csv: 10 rows, 7 acceptable, 2 refused, 1 duplicate; nothing was written\n/
        );
    });

    it('accepts, refuses with row and reason, and knows duplicates; a refused row leaves nothing behind', async () => {
        const outcomes = await importRegistrations(connection(), rows, false);
        const report = reportText('deals.csv', outcomes, false).split('\n');
        expect(report[0]).toBe('deals.csv: 10 rows, 4 accepted, 5 refused, 1 duplicate');
        const expected = [
            ['deals.csv:3: duplicate: ', 'submitted or approved already'],
            ['deals.csv:4: refused: ', 'needs pre-sales evidence'],
            ['deals.csv:5: refused: ', 'A renewal cannot be registered'],
            ['deals.csv:6: refused: ', 'no partner is called "Nobody"'],
            ['deals.csv:7: refused: ', '2 accounts are called "Twice"'],
            ['deals.csv:8: refused: ', 'CLOUD_9']
        ] as const;
        expected.forEach(([start, words], index) => {
            expect(report[index + 1]).toContain(start);
            expect(report[index + 1]).toContain(words);
        });
        expect(registrations()).toEqual(imported);
        const [first] = [...channel.org.store.readAll('Deal_Registration__c')];
        expect(first).toMatchObject({ Decision_Due_On__c: '2024-06-06', Vendor__c: 'Orchard' });
        expect(String(first!['Amount__c'])).toBe('1000.5');
    });

    it('changes nothing when it runs again', async () => {
        const outcomes = await importRegistrations(connection(), rows, false);
        expect(outcomes.filter(({ outcome }) => outcome === 'accepted')).toEqual([]);
        expect(outcomes.filter(({ outcome }) => outcome === 'duplicate').map(({ line }) => line)).toEqual([
            2, 3, 9, 10, 11
        ]);
        expect(registrations()).toEqual(imported);
    });
});

describe('Importing many registrations', () => {
    const HEADER = 'Partner,End_Customer,Solution,Business_Type,Evidence_Type,Evidence_Held_On,Evidence_Description';
    const CUSTOMERS = 200;
    /** Every fifth customer is asked for without evidence first, and in the row after it once more with some. */
    const lines = Array.from({ length: CUSTOMERS }, (_unused, at) => {
        const row = (evidence: string): string => `Northwind Resale,Many ${at},MSP,NEW_CUSTOMER,${evidence}`;
        return [...(at % 5 === 0 ? [row(',,')] : []), row('DEMO,2024-05-20,Shown')];
    }).flat();
    const many = readRegistrationFile('many.csv', [HEADER, ...lines, ''].join('\n'));
    const registered = (): number =>
        [...channel.org.store.readAll('Deal_Registration__c')].filter(({ Solution__c: of }) => of === 'MSP').length;
    const counts = (outcomes: readonly { outcome: string }[]): number[] =>
        ['accepted', 'refused', 'duplicate'].map((each) => outcomes.filter(({ outcome }) => outcome === each).length);

    beforeAll(() => {
        Array.from({ length: CUSTOMERS }, (_unused, at) => channel.create('Account', { Name: `Many ${at}` }));
    });

    it('that stops on the way says which rows it had written, and goes on when it is run again', async () => {
        const org = connection();
        const request = org.request.bind(org);
        const broken = vi.spyOn(org, 'request').mockImplementation(((...call: Parameters<typeof request>) => {
            const graphs = broken.mock.calls.filter(([sent]) =>
                String((sent as { url: string }).url).includes('graph')
            );
            if (graphs.length > 2) {
                throw new Error('The line is dead');
            }
            return request(...call);
        }) as typeof request);
        const stopped: unknown = await importRegistrations(org, many, false).catch((error: unknown) => error);

        expect(stopped).toBeInstanceOf(ImportStoppedError);
        const { outcomes, message } = stopped as ImportStoppedError;
        const [accepted = 0] = counts(outcomes);
        expect(accepted).toBeGreaterThan(0);
        expect([registered(), message]).toEqual([accepted, expect.stringContaining('The line is dead')]);

        const again = await importRegistrations(connection(), many, false);
        expect(counts(again)).toEqual([CUSTOMERS - accepted, expect.any(Number), expect.any(Number)]);
        expect(registered()).toBe(CUSTOMERS);
    });

    it('names every refused row, however many the org refuses in one request, and leaves nothing of them', async () => {
        const refused = readRegistrationFile(
            'refused.csv',
            [
                HEADER,
                ...Array.from({ length: 60 }, (_unused, at) =>
                    [
                        `Southgate Resale,Many ${at},MSSP,NEW_CUSTOMER`,
                        at % 2 === 0 ? ',,' : 'DEMO,2024-05-21,Shown'
                    ].join(',')
                )
            ].join('\n')
        );
        const before = registered();
        const outcomes = await importRegistrations(connection(), refused, false);

        expect(outcomes.map(({ line, outcome }) => [line, outcome])).toEqual(
            Array.from({ length: 60 }, (_unused, at) => [at + 2, at % 2 === 0 ? 'refused' : 'accepted'])
        );
        expect(new Set(outcomes.flatMap(({ reason = [] }) => reason))).toEqual(
            new Set([expect.stringContaining('needs pre-sales evidence')])
        );
        expect(registered()).toBe(before);
        const stored = [...channel.org.store.readAll('Deal_Registration__c')];
        expect(stored.filter(({ Solution__c: of }) => of === 'MSSP')).toHaveLength(31);
    });

    it('registers nothing again that has been decided since', async () => {
        const decided = [...channel.org.store.readAll('Deal_Registration__c')].find(
            ({ Solution__c: of }) => of === 'MSP'
        )!;
        channel.update('Deal_Registration__c', String(decided['Id']), { Status__c: 'WITHDRAWN' });
        const before = registered();
        const outcomes = await importRegistrations(connection(), many, false);

        expect(counts(outcomes)[0]).toBe(0);
        expect(registered()).toBe(before);
    });
});

describe('A file', () => {
    it.each([
        ['', 'it is empty'],
        ['Partner,End_Customer,Solution,Business_Type,Colour', 'column "Colour" is unknown'],
        ['Partner,End_Customer,Solution', 'column "Business_Type" is missing'],
        ['Partner,Partner,End_Customer,Solution,Business_Type', 'column "Partner" stands there twice'],
        ['Partner,End_Customer,Solution,Business_Type\na,b', 'Invalid Record Length']
    ])('is refused where it is no list of registrations: %j', (text, problem) => {
        expect(() => readRegistrationFile('deals.csv', text)).toThrow(problem);
    });
});
