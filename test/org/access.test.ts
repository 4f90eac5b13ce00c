import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Channel, documentsOf, personas, type Persona } from './personas';

/**
 * What each persona may do with the records of each object: create, read, update, delete. A rep quotes and registers; an
 * account manager runs partners and decides on registrations; channel operations run programs, partners and the ledger.
 */
const rights: Readonly<Record<string, Readonly<Record<Persona, string>>>> = {
    Program__c: { SALES_REP: 'r', PARTNER_ACCOUNT_MANAGER: 'r', CHANNEL_OPERATIONS: 'crud' },
    Tier__c: { SALES_REP: 'r', PARTNER_ACCOUNT_MANAGER: 'r', CHANNEL_OPERATIONS: 'crud' },
    Specialization__c: { SALES_REP: 'r', PARTNER_ACCOUNT_MANAGER: 'r', CHANNEL_OPERATIONS: 'crud' },
    Partner__c: { SALES_REP: 'r', PARTNER_ACCOUNT_MANAGER: 'cru', CHANNEL_OPERATIONS: 'crud' },
    Certified_Person__c: { SALES_REP: 'r', PARTNER_ACCOUNT_MANAGER: 'crud', CHANNEL_OPERATIONS: 'crud' },
    Partner_Specialization__c: { SALES_REP: 'r', PARTNER_ACCOUNT_MANAGER: 'crud', CHANNEL_OPERATIONS: 'crud' },
    Specialist__c: { SALES_REP: 'r', PARTNER_ACCOUNT_MANAGER: 'crud', CHANNEL_OPERATIONS: 'crud' },
    Deal_Registration__c: { SALES_REP: 'cru', PARTNER_ACCOUNT_MANAGER: 'cru', CHANNEL_OPERATIONS: 'cru' },
    Presales_Evidence__c: { SALES_REP: 'crud', PARTNER_ACCOUNT_MANAGER: 'crud', CHANNEL_OPERATIONS: 'crud' },
    Registration_Event__c: { SALES_REP: 'r', PARTNER_ACCOUNT_MANAGER: 'r', CHANNEL_OPERATIONS: 'r' },
    Deal_Protection__c: { SALES_REP: 'r', PARTNER_ACCOUNT_MANAGER: 'r', CHANNEL_OPERATIONS: 'r' },
    Partner_Quote__c: { SALES_REP: 'crud', PARTNER_ACCOUNT_MANAGER: 'r', CHANNEL_OPERATIONS: 'r' },
    Partner_Quote_Line__c: { SALES_REP: 'crud', PARTNER_ACCOUNT_MANAGER: 'r', CHANNEL_OPERATIONS: 'r' },
    Special_Price_Request__c: { SALES_REP: 'cru', PARTNER_ACCOUNT_MANAGER: 'ru', CHANNEL_OPERATIONS: 'ru' },
    Partner_Credit__c: { SALES_REP: 'r', PARTNER_ACCOUNT_MANAGER: 'r', CHANNEL_OPERATIONS: 'cru' },
    Tier_Change__c: { SALES_REP: 'r', PARTNER_ACCOUNT_MANAGER: 'r', CHANNEL_OPERATIONS: 'r' },
    Rebate_Statement__c: { SALES_REP: 'r', PARTNER_ACCOUNT_MANAGER: 'r', CHANNEL_OPERATIONS: 'cru' },
    Account: { SALES_REP: 'r', PARTNER_ACCOUNT_MANAGER: 'r', CHANNEL_OPERATIONS: 'r' },
    Contact: { SALES_REP: 'r', PARTNER_ACCOUNT_MANAGER: 'r', CHANNEL_OPERATIONS: 'r' },
    Opportunity: { SALES_REP: 'cru', PARTNER_ACCOUNT_MANAGER: 'r', CHANNEL_OPERATIONS: 'r' },
    Product2: { SALES_REP: 'r', PARTNER_ACCOUNT_MANAGER: 'r', CHANNEL_OPERATIONS: 'ru' }
};

const channel = new Channel();
const { records } = channel;
/** A record of each object. Its partner is the account manager's. */
const samples: Record<string, string> = {};

beforeAll(async () => {
    await channel.start();
    records.update('Partner__c', records.partner, { OwnerId: channel.user('PARTNER_ACCOUNT_MANAGER').id });
    const quote = records.create('Partner_Quote__c', records.quote());
    const registration = records.create('Deal_Registration__c', records.registration());
    const specialist = [...records.org.store.readAll('Specialist__c')][0]!;
    Object.assign(samples, {
        Program__c: records.program,
        Tier__c: records.tier,
        Specialization__c: records.specialization,
        Partner__c: records.partner,
        Certified_Person__c: specialist['Certified_Person__c'],
        Partner_Specialization__c: records.partnerSpecialization,
        Specialist__c: specialist['Id'],
        Deal_Registration__c: registration,
        Presales_Evidence__c: records.create('Presales_Evidence__c', records.evidence(registration)),
        Registration_Event__c: records.create('Registration_Event__c', {
            Deal_Registration__c: registration,
            Kind__c: 'CREATED',
            Happened_On__c: '2024-06-01T08:00:00Z'
        }),
        Deal_Protection__c: records.create('Deal_Protection__c', {
            Key__c: `Meadow:${records.customer}:MSSP`,
            Solution__c: 'MSSP',
            Status__c: 'PENDING'
        }),
        Partner_Quote__c: quote,
        Partner_Quote_Line__c: records.create('Partner_Quote_Line__c', records.frontOnlyLine(quote)),
        Special_Price_Request__c: records.create('Special_Price_Request__c', {
            Partner_Quote__c: quote,
            Solution__c: 'NETWORK',
            Requested_Rate__c: '5',
            Reason__c: 'A rival offers less.',
            Valid_Until__c: '2024-06-30'
        }),
        Partner_Credit__c: records.create('Partner_Credit__c', {
            Partner__c: records.partner,
            Business_Type__c: 'NEW_CUSTOMER',
            Amount__c: '100',
            Won_On__c: '2024-05-01',
            Rebate_Rate__c: '5',
            Rebate_Amount__c: '5'
        }),
        Tier_Change__c: records.create('Tier_Change__c', {
            Partner__c: records.partner,
            Changed_On__c: '2024-01-01',
            Reason__c: 'FIRST_TIER',
            To_Tier__c: records.tier
        }),
        Rebate_Statement__c: records.create('Rebate_Statement__c', {
            Partner__c: records.partner,
            Quarter__c: '2024-Q2'
        }),
        Account: records.customer,
        Contact: records.create('Contact', { LastName: 'Keller', AccountId: records.customer }),
        Opportunity: records.opportunity,
        Product2: records.create('Product2', { Name: 'Firewall' })
    });
});
afterAll(() => channel.stop());

describe.each(personas)('a %s', (persona) => {
    it.each(Object.entries(rights))(
        'has just their rights on %s in every API',
        async (object, { [persona]: letters }) => {
            const may = (letter: string) => letters.includes(letter);
            const flags = { createable: may('c'), updateable: may('u'), deletable: may('d') };
            const description = await channel.ask(persona, 'GET', `/sobjects/${object}/describe`);
            expect([description.status, description.body]).toMatchObject([200, flags]);
            const info = await channel.ask(persona, 'GET', `/ui-api/object-info/${object}`);
            expect([info.status, info.body]).toMatchObject([200, flags]);

            const { data } = await channel.graphql(persona, '{ __type(name: "UIAPIMutations") { fields { name } } }');
            const mutations = new Set(data.__type.fields.map(({ name }: { name: string }) => name));
            const offered = { c: 'Create', u: 'Update', d: 'Delete' };
            for (const [letter, verb] of Object.entries(offered)) {
                expect([verb, mutations.has(object + verb)]).toEqual([verb, may(letter)]);
            }

            const id = samples[object];
            const shown = await channel.graphql(
                persona,
                `{ uiapi { query { ${object}(where: { Id: { eq: "${id}" } }) { totalCount } } } }`
            );
            expect(shown.data.uiapi.query[object].totalCount).toBe(1);
            // A change of nothing asks for the right alone; so does a record without values, which is refused for its lack of them.
            const changed = await channel.ask(persona, 'PATCH', `/sobjects/${object}/${id}`, {});
            expect(changed.status).toBe(may('u') ? 204 : 400);
            const created = await channel.ask(persona, 'POST', `/sobjects/${object}`, {});
            expect([created.status, created.body[0].errorCode]).toEqual([
                400,
                may('c') ? 'REQUIRED_FIELD_MISSING' : 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY'
            ]);
            if (!may('d')) {
                const deleted = await channel.ask(persona, 'DELETE', `/ui-api/records/${id}`);
                expect([deleted.status, deleted.body.output.errors[0].errorCode]).toEqual([
                    400,
                    'INSUFFICIENT_ACCESS_OR_READONLY'
                ]);
            }
        }
    );

    it.each(Object.keys(rights))('sees every field that the page of a %s shows', async (object) => {
        const { schema, project } = records.org;
        const view = records.org.access.of(channel.user(persona).id).schema;
        const ofObject = schema.objects.get(object)!;
        const layouts = [...project.ui.layouts.values()].filter(({ objectApiName }) => objectApiName === object);
        const fields = [
            ...layouts.flatMap(({ sections }) =>
                sections.flatMap(({ columns }) =>
                    columns.flat().flatMap((item) => ('field' in item ? [item.field] : []))
                )
            ),
            ...(ofObject.compactLayout ?? []),
            ...ofObject.listViews.flatMap(({ columns }) => columns)
        ].filter((field) => !field.includes('.'));
        const hidden = fields.filter((field) => !view.objects.get(object)?.fields.has(field));
        expect(hidden).toEqual([]);
    });

    it('gets the answers that the components of the pages ask for', async () => {
        const asked = {
            PartnersOfAccount: [
                'partnerData/partnerData.ts',
                { accountId: records.customer, creditsFrom: '2023-01-01' }
            ],
            ProgramRules: ['programData/programData.ts', { programIds: [records.program] }],
            DealOpportunity: ['quoteData/documents.ts', { opportunityId: records.opportunity }],
            DealContext: [
                'quoteData/documents.ts',
                {
                    partnerId: records.partner,
                    endCustomerId: records.customer,
                    accountId: records.customer,
                    opportunityId: records.opportunity,
                    solutions: ['NETWORK'],
                    vendor: 'Orchard'
                }
            ]
        } as const;
        const documents = new Map(
            ['partnerData/partnerData.ts', 'programData/programData.ts', 'quoteData/documents.ts'].flatMap((file) => [
                ...documentsOf(file)
            ])
        );
        expect(documents.size).toBeGreaterThanOrEqual(4);
        for (const [name, document] of documents) {
            const variables = (asked as Record<string, readonly [string, object]>)[name]?.[1] ?? {};
            const { errors } = await channel.graphql(persona, document, variables as Record<string, unknown>);
            const undefinedFields = (errors ?? []).filter(({ message }: { message: string }) =>
                /undefined/.test(message)
            );
            expect([name, undefinedFields]).toEqual([name, []]);
        }
    });

    it('sees of fields what is granted, whatever their kind, and nothing else', async () => {
        // Hidden from all three: the rest of a standard object.
        const path = `/ui-api/records/${records.customer}`;
        expect((await channel.soql(persona, 'SELECT AnnualRevenue FROM Account')).body[0].errorCode).toBe(
            'INVALID_FIELD'
        );
        const silent = await channel.ask(persona, 'GET', `${path}?optionalFields=Account.AnnualRevenue,Account.Name`);
        expect(Object.keys(silent.body.fields)).toEqual(['Name']);
        expect((await channel.ask(persona, 'GET', `${path}?fields=Account.AnnualRevenue`)).status).toBe(400);
        const { errors } = await channel.graphql(
            persona,
            '{ uiapi { query { Account { edges { node { AnnualRevenue { value } } } } } } }'
        );
        expect(errors[0].message).toContain("Field 'AnnualRevenue' in type 'Account' is undefined");
        // Required, formula, roll-up and auto number.
        const { status } = await channel.soql(
            persona,
            'SELECT Name, Quantity__c, Stacking_Policy__c, Partner_Quote__r.List_Total__c FROM Partner_Quote_Line__c'
        );
        expect(status).toBe(200);
        const info = await channel.ask(persona, 'GET', '/ui-api/object-info/Partner_Quote__c');
        for (const field of ['Name', 'List_Total__c']) {
            expect(info.body.fields[field]).toMatchObject({ createable: false, updateable: false });
        }
    });
});

describe('a sales rep', () => {
    it('saves a quote with its lines in one request', async () => {
        const { errors, data } = await channel.graphql(
            'SALES_REP',
            `mutation Save($quote: Partner_Quote__cCreateInput!, $line: Partner_Quote_Line__cCreateInput!) {
                uiapi(input: { allOrNone: true }) {
                    quote: Partner_Quote__cCreate(input: $quote) { Record { Id Net_Total__c { value } } }
                    line: Partner_Quote_Line__cCreate(input: $line) { Record { Id } }
                }
            }`,
            {
                quote: { Partner_Quote__c: records.quote() },
                line: {
                    Partner_Quote_Line__c: { ...records.frontOnlyLine('@{quote}'), Description__c: 'Ten firewalls' }
                }
            }
        );
        expect(errors).toEqual([]);
        const quote = data.uiapi.quote.Record.Id;
        expect(records.read('Partner_Quote__c', quote, 'Net_Total__c')).toBe('10000');
        const issued = await channel.ask('SALES_REP', 'PATCH', `/ui-api/records/${quote}`, {
            fields: { Status__c: 'ISSUED' }
        });
        expect(issued.status).toBe(200);
    });

    it('registers and submits a deal, and cannot decide on it', async () => {
        const values = { ...records.registration({ Solution__c: 'EMAIL_ENDPOINT' }), Amount__c: 500 };
        const { body, status } = await channel.ask('SALES_REP', 'POST', '/sobjects/Deal_Registration__c', values);
        expect([status, body]).toMatchObject([201, { success: true }]);
        const path = `/sobjects/Deal_Registration__c/${body.id}`;
        const evidence = records.evidence(body.id);
        expect((await channel.ask('SALES_REP', 'POST', '/sobjects/Presales_Evidence__c', evidence)).status).toBe(201);
        expect((await channel.ask('SALES_REP', 'PATCH', path, { Status__c: 'SUBMITTED' })).status).toBe(204);
        const decided = await channel.ask('SALES_REP', 'PATCH', path, records.approval());
        expect(decided.body[0]).toMatchObject({
            errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
            fields: expect.arrayContaining(['Approved_On__c', 'Registration_Rate__c', 'Protected_Discount__c'])
        });
        const byStatus = await channel.ask('SALES_REP', 'PATCH', path, { Status__c: 'APPROVED' });
        expect(byStatus.body[0].errorCode).toBe('FIELD_CUSTOM_VALIDATION_EXCEPTION');
    });

    it('does not write the key that makes a registration exclusive', async () => {
        const { body } = await channel.ask(
            'SALES_REP',
            'PATCH',
            `/sobjects/Deal_Registration__c/${samples['Deal_Registration__c']}`,
            { Exclusivity_Key__c: 'mine' }
        );
        expect(body[0].errorCode).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
    });
});

describe('a partner account manager', () => {
    it('runs the partners that are theirs, and no other’s', async () => {
        const own = `/sobjects/Partner__c/${records.partner}`;
        const other = `/sobjects/Partner__c/${records.rival}`;
        const name = { Name: 'Northwind Resale and Services' };
        expect((await channel.ask('PARTNER_ACCOUNT_MANAGER', 'PATCH', own, name)).status).toBe(204);
        const refused = await channel.ask('PARTNER_ACCOUNT_MANAGER', 'PATCH', other, name);
        expect([refused.status, refused.body[0].errorCode]).toEqual([403, 'INSUFFICIENT_ACCESS_OR_READONLY']);
        const person = (Partner__c: string) =>
            channel.ask('PARTNER_ACCOUNT_MANAGER', 'POST', '/sobjects/Certified_Person__c', {
                Name: 'Bo Lind',
                Partner__c
            });
        expect((await person(records.partner)).status).toBe(201);
        expect((await person(records.rival)).body[0].errorCode).toBe('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
    });
});

describe('channel operations', () => {
    it('edit programs, their tiers, and every partner', async () => {
        const patch = async (object: string, id: string, values: object) =>
            (await channel.ask('CHANNEL_OPERATIONS', 'PATCH', `/sobjects/${object}/${id}`, values)).status;
        expect(await patch('Program__c', records.program, { Transition_Until__c: '2024-12-31' })).toBe(204);
        expect(await patch('Tier__c', records.tier, { Benefits__c: 'Named engineer' })).toBe(204);
        expect(await patch('Partner__c', records.rival, { Next_Review_On__c: '2025-01-01' })).toBe(204);
        const added = await channel.ask('CHANNEL_OPERATIONS', 'POST', '/sobjects/Tier__c', {
            Name: 'Elite',
            Program__c: records.program,
            Code__c: 'ELITE',
            Rank__c: 4
        });
        expect(added.status).toBe(201);
    });

    it('leave the deal’s Opportunity alone', async () => {
        const { body } = await channel.ask(
            'CHANNEL_OPERATIONS',
            'PATCH',
            `/sobjects/Opportunity/${records.opportunity}`,
            {
                Amount: 1
            }
        );
        expect(body[0].errorCode).toBe('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    });
});

describe('permission sets', () => {
    it('add up in one person, and each takes its rights along when it is removed', async () => {
        const { org } = records;
        const administrator = channel.user('ADMINISTRATOR').id;
        const person = channel.user('SALES_REP').id;
        const sets = new Map([...org.store.readAll('PermissionSet')].map((set) => [set['Name'], String(set['Id'])]));
        const assignmentOf = (set: string) =>
            [...org.store.readAll('PermissionSetAssignment')].find(
                (each) => each['AssigneeId'] === person && each['PermissionSetId'] === sets.get(set)
            );
        const give = (set: string) =>
            org.save(
                [
                    {
                        kind: 'create',
                        object: 'PermissionSetAssignment',
                        values: { AssigneeId: person, PermissionSetId: sets.get(set) }
                    }
                ],
                { userId: administrator }
            );
        const take = (set: string) =>
            org.save([{ kind: 'delete', object: 'PermissionSetAssignment', id: String(assignmentOf(set)!['Id']) }], {
                userId: administrator
            });
        const may = async (object: string) => (await channel.ask('SALES_REP', 'GET', `/sobjects/${object}`)).body;
        give('Tierstack_Partner_Account_Manager');
        give('Tierstack_Channel_Operations');
        const createable = async () => ({
            Partner_Quote__c: (await may('Partner_Quote__c')).objectDescribe?.createable,
            Specialist__c: (await may('Specialist__c')).objectDescribe?.createable,
            Program__c: (await may('Program__c')).objectDescribe?.createable
        });
        expect(await createable()).toEqual({ Partner_Quote__c: true, Specialist__c: true, Program__c: true });
        take('Tierstack_Channel_Operations');
        expect(await createable()).toEqual({ Partner_Quote__c: true, Specialist__c: true, Program__c: false });
        take('Tierstack_Partner_Account_Manager');
        expect(await createable()).toEqual({ Partner_Quote__c: true, Specialist__c: false, Program__c: false });
        take('Tierstack_Sales_Rep');
        expect(await may('Program__c')).toMatchObject([{ errorCode: 'NOT_FOUND' }]);
        expect((await channel.soql('SALES_REP', 'SELECT Id FROM Program__c')).body[0].errorCode).toBe('INVALID_TYPE');
        give('Tierstack_Sales_Rep');
        expect(await createable()).toEqual({ Partner_Quote__c: true, Specialist__c: false, Program__c: false });
    });
});
