import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asker } from './personas';
import { RegistrationChannel, type Status } from './registrationChannel';

const statuses = ['DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'WON', 'LOST', 'EXPIRED', 'WITHDRAWN'] as const;
const askers = ['SALES_REP', 'PARTNER_ACCOUNT_MANAGER', 'CHANNEL_OPERATIONS', 'PARTNER_USER'] as const;

/** Who may take a registration from one status to another; every other change is nobody's. */
const allowed: Readonly<Record<string, readonly Asker[]>> = {
    'DRAFT > SUBMITTED': askers,
    'DRAFT > WITHDRAWN': askers,
    'SUBMITTED > APPROVED': ['PARTNER_ACCOUNT_MANAGER'],
    'SUBMITTED > WITHDRAWN': askers,
    'APPROVED > WITHDRAWN': askers
};

/** A registration and the status that somebody wants for it. */
interface Wish {
    readonly from: Status;
    readonly to: Status;
    readonly id: string;
}

const channel = new RegistrationChannel();
let refused: readonly Wish[];

/** The ways in beside single REST requests. Each takes all wishes at once and gives those that it granted. */
const ways: Readonly<Record<string, (persona: Asker, wishes: readonly Wish[]) => Promise<readonly string[]>>> = {
    'the UI API': async (persona, wishes) => {
        const answers = wishes.map(async ({ id, to }) => {
            const { status } = await channel.ask(persona, 'PATCH', `/ui-api/records/${id}`, {
                fields: { Status__c: to }
            });
            return status === 200 ? [id] : [];
        });
        return (await Promise.all(answers)).flat();
    },
    'sObject collections': async (persona, wishes) => {
        const records = wishes.map(({ id, to }) => ({
            attributes: { type: 'Deal_Registration__c' },
            id,
            Status__c: to
        }));
        const { body } = await channel.ask(persona, 'PATCH', '/composite/sobjects', { allOrNone: false, records });
        return wishes.filter((_wish, at) => body[at].success === true).map(({ id }) => id);
    },
    'composite requests': async (persona, wishes) => {
        const granted: string[] = [];
        for (let start = 0; start < wishes.length; start += 25) {
            const part = wishes.slice(start, start + 25);
            const { body } = await channel.ask(persona, 'POST', '/composite', {
                compositeRequest: part.map(({ id, to }, at) => ({
                    method: 'PATCH',
                    url: `/services/data/v66.0/sobjects/Deal_Registration__c/${id}`,
                    referenceId: `wish${at}`,
                    body: { Status__c: to }
                }))
            });
            const codes: readonly number[] = body.compositeResponse.map(
                ({ httpStatusCode }: { httpStatusCode: number }) => httpStatusCode
            );
            granted.push(...part.filter((_wish, at) => codes[at] === 204).map(({ id }) => id));
        }
        return granted;
    },
    'a GraphQL mutation': async (persona, wishes) => {
        const operations = wishes.map(
            ({ id, to }, at) =>
                `wish${at}: Deal_Registration__cUpdate(input: { Id: "${id}", Deal_Registration__c: { Status__c: "${to}" } }) { success }`
        );
        const { data } = await channel.graphql(
            persona,
            `mutation Wish { uiapi(input: { allOrNone: false }) { ${operations.join('\n')} } }`
        );
        return wishes.filter((_wish, at) => data.uiapi[`wish${at}`]?.success === true).map(({ id }) => id);
    },
    'Bulk API 2.0': (persona, wishes) =>
        channel.bulkUpdate(
            persona,
            'Deal_Registration__c',
            wishes.map(({ id, to }) => ({ Id: id, Status__c: to }))
        )
};

beforeAll(async () => {
    await channel.start();
    channel.linkPartnerUser();
    refused = statuses.flatMap((from) =>
        statuses.filter((to) => to !== from).map((to) => ({ from, to, id: channel.claim(from).id }))
    );
});
afterAll(() => channel.stop());

describe.each(Object.entries(ways))('Through %s', (_name, send) => {
    it.each(askers)(
        'a %s takes a registration only where its life and the persona’s rights say so',
        async (persona) => {
            const may = ({ from, to }: Wish): boolean => allowed[`${from} > ${to}`]?.includes(persona) ?? false;
            const wishes = refused.map((wish) => (may(wish) ? { ...wish, id: channel.claim(wish.from).id } : wish));
            const granted = await send(persona, wishes);
            const say = ({ from, to }: Wish): string => `${from} > ${to}`;

            expect(wishes.filter(({ id }) => granted.includes(id)).map(say)).toEqual(wishes.filter(may).map(say));
            expect(wishes.map(({ id }) => channel.field(id, 'Status__c'))).toEqual(
                wishes.map((wish) => (may(wish) ? wish.to : wish.from))
            );
        }
    );
});
