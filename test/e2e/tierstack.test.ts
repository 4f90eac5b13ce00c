import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser';
import { createDeal, HAND_COMPUTED } from './deal';
import type { TestDeal } from './deal';
import { RestClient } from './restClient';
import { Session } from './session';
import type { Language } from './session';

const MINUTES = 60_000;
const LANGUAGES: readonly Language[] = ['en_US', 'fr'];

/** Record pages with the component that makes them, and what it shows once it has read everything. */
const PAGES = [
    ['Account', 'c-partner-tier', 'c-tier-badge'],
    ['Opportunity', 'c-stacked-quote', '[data-totals]'],
    ['Partner__c', 'c-partner-scorecard', '[data-person]'],
    ['Program__c', 'c-program-guide', '[data-row="count"]']
] as const;

/** As the pages write euros. */
function euros(amount: number, language: Language = 'en_US'): string {
    const locale = language.replace('_', '-');
    return new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(amount);
}

async function textOf(locator: Locator): Promise<string> {
    return (await locator.innerText()).replace(/\s+/g, ' ');
}

describe(
    'the preview with the demo data',
    () => {
        const url = inject('demoPreviewUrl');
        let browser: Browser;
        let deal: TestDeal;
        /** Looks and saves as a person does. */
        let session: Session;
        /** Sends raw requests, past the pages. */
        let client: RestClient;
        const sessions: Session[] = [];

        async function open(language: Language): Promise<Session> {
            const opened = await Session.open(browser, url, language);
            sessions.push(opened);
            return opened;
        }

        /** The record of the hand-computed deal that a page shows. */
        async function recordOf(object: (typeof PAGES)[number][0]): Promise<string> {
            switch (object) {
                case 'Account':
                    return deal.accountId;
                case 'Opportunity':
                    return deal.opportunityId;
                case 'Partner__c':
                    return deal.partnerId;
                case 'Program__c':
                    return client.idOf('Program__c', "Code__c = 'TREND_MICRO_2024'");
            }
        }

        beforeAll(async () => {
            browser = await launchBrowser();
            session = await open('en_US');
            client = await RestClient.open(browser, url);
            deal = await createDeal(client, new Date().toISOString().slice(0, 10));
        }, 3 * MINUTES);

        afterAll(async () => {
            await browser?.close();
        });

        it('opens the app with its tabs, and a list with the partners of the demo', async () => {
            await session.goTo('/');
            const tabs = session.page.getByRole('navigation');
            await tabs.getByRole('link', { name: 'Partners', exact: true }).click();
            await session.page.getByText(/of 1,62\d items/).waitFor();
            expect(session.page.url()).toContain('/lightning/o/Partner__c/');
        });

        describe.each([
            {
                language: 'en_US' as const,
                texts: ['Elite', 'Rank 4 of 4', 'The highest tier is reached.', 'Certified people']
            },
            { language: 'fr' as const, texts: ['Elite', 'Rang 4 sur 4', 'Le niveau le plus haut est atteint.'] }
        ])('in $language', ({ language, texts }) => {
            it('shows the tier card on the account of an Elite partner', async () => {
                const [partner] = await client.query(
                    "SELECT Account__c FROM Partner__c WHERE Tier__r.Key__c = 'TREND_MICRO_2024:ELITE'"
                );
                const own = await open(language);
                await own.goToRecord('Account', String(partner?.['Account__c']));
                const card = await textOf(await own.component('c-partner-tier', 'c-tier-badge'));
                texts.forEach((text) => expect(card).toContain(text));
            });
        });

        it('prices the opportunity as computed by hand', async () => {
            await session.goToRecord('Opportunity', deal.opportunityId);
            const totals = (await session.component('c-stacked-quote', '[data-totals]')).locator('[data-totals]');
            const { newCustomer, list } = HAND_COMPUTED;
            expect(await textOf(totals)).toContain(euros(list));
            expect(await textOf(totals)).toContain(euros(newCustomer.net));
            expect(await textOf(totals)).toContain(euros(newCustomer.rebate));
        });

        it('follows the business type that the user tries out, to the hand-computed cent', async () => {
            const quote = session.page.locator('c-stacked-quote');
            const totals = quote.locator('[data-totals]');
            const { renewal, newCustomer } = HAND_COMPUTED;
            await chooseBusinessType(quote, 'Renewal');
            await totals.getByText(euros(renewal.net)).waitFor();
            expect(await textOf(totals)).toContain(euros(renewal.rebate));
            await chooseBusinessType(quote, 'New customer');
            await totals.getByText(euros(newCustomer.net)).waitFor();
        });

        it('saves the quote with a toast, lists it, and still has it after a reload', async () => {
            const quote = session.page.locator('c-stacked-quote');
            await quote.getByRole('button', { name: 'Save as quote' }).click();
            const toast = session.page.getByRole('status').filter({ hasText: 'Quote saved' });
            await toast.waitFor();
            expect(await textOf(toast)).toContain(euros(HAND_COMPUTED.newCustomer.net));
            await quote.locator('[data-quotes] tr[data-row]').waitFor();
            await session.page.reload({ waitUntil: 'networkidle' });
            const saved = (await session.component('c-stacked-quote', '[data-quotes] tr[data-row]')).locator(
                '[data-quotes] tr[data-row]'
            );
            expect(await saved.count()).toBe(1);
            expect(await textOf(saved)).toMatch(/Q-\d{6} version 1 Draft/);
            expect(await textOf(saved)).toContain(euros(HAND_COMPUTED.newCustomer.net));
        });

        it('opens the saved quote with its lines', async () => {
            await session.page.locator('c-stacked-quote [data-quotes] tr[data-row] a').click();
            await session.page.getByText('Partner Quote Lines (2)').first().waitFor();
            const [quote] = await client.query(
                `SELECT Id, Net_Total__c, Rebate_Total__c FROM Partner_Quote__c WHERE Opportunity__c = '${deal.opportunityId}'`
            );
            expect(session.page.url()).toContain(String(quote?.['Id']));
            expect(quote).toMatchObject({
                Net_Total__c: HAND_COMPUTED.newCustomer.net,
                Rebate_Total__c: HAND_COMPUTED.newCustomer.rebate
            });
        });

        it('refuses a tampered rate sent straight to the REST API, naming the field', async () => {
            const line = await networkLine(client, deal);
            expect(line).toMatchObject({
                Net_Amount__c: HAND_COMPUTED.networkLine.net,
                Registration_Rate__c: HAND_COMPUTED.networkLine.registrationRate
            });
            const answer = await client.update('Partner_Quote_Line__c', String(line['Id']), {
                Registration_Rate__c: 15
            });
            expect(answer.status).toBe(400);
            expect(answer.body).toContainEqual(
                expect.objectContaining({
                    errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                    fields: ['Registration_Rate__c']
                })
            );
            expect(await networkLine(client, deal)).toEqual(line);
        });

        it('refuses a tampered rate sent straight to the GraphQL API, naming the field', async () => {
            const line = await networkLine(client, deal);
            const mutation = `mutation Tamper($input: Partner_Quote_Line__cUpdateInput!) {
            uiapi { Partner_Quote_Line__cUpdate(input: $input) { Record { Id } } }
        }`;
            const input = { Id: line['Id'], Partner_Quote_Line__c: { Rebate_Rate__c: 9 } };
            const { body } = await client.graphql(mutation, { input });
            const { errors } = body as { errors: unknown[] };
            expect(errors.length).toBeGreaterThan(0);
            expect(JSON.stringify(errors)).toContain('Rebate_Rate__c');
            expect(await networkLine(client, deal)).toEqual(line);
        });

        it('explains an issued quote by what it carries when the facts behind it have changed', async () => {
            const quoteId = await client.idOf('Partner_Quote__c', `Opportunity__c = '${deal.opportunityId}'`);
            const statuses = [
                await client.update('Partner_Quote__c', quoteId, { Status__c: 'ISSUED' }),
                await client.update('Deal_Registration__c', deal.registrationId, { Status__c: 'WITHDRAWN' })
            ].map(({ status }) => status);
            expect(statuses).toEqual([204, 204]);
            await session.goToRecord('Opportunity', deal.opportunityId);
            const workspace = await session.component('c-stacked-quote', '[data-totals]');
            // Without the registration the network line costs 10 000.00 today, and the other one 5 490.00.
            expect(await textOf(workspace.locator('[data-totals]'))).toContain(euros(15490));

            await workspace.locator('[data-quotes] [data-action="AS_ISSUED"]').click();
            const explanation = workspace.locator('c-issued-explanation');
            expect(await textOf(explanation.locator('[data-basis]'))).toMatch(
                /^Explained by the rules of .*: Trend Micro partner program 2024 \(TREND_MICRO_2024\), tier Expert\.$/
            );
            expect(await textOf(explanation.locator('[data-totals]'))).toContain(euros(HAND_COMPUTED.newCustomer.net));
            expect(await textOf(explanation.locator('[data-granted^="REGISTRATION"]'))).toContain(`-${euros(1500)}`);
            expect(await explanation.locator('[data-warning]').count()).toBe(0);
            expect(await session.accessibilityViolations()).toEqual([]);
        });

        it('tells that a deal is protected for another partner, but not for whom', async () => {
            const [line] = await client.query(
                'SELECT Partner_Quote__r.Opportunity__c, Protecting_Registration__r.Partner__r.Account__r.Name ' +
                    'FROM Partner_Quote_Line__c WHERE Protecting_Registration__c != null ORDER BY Id LIMIT 1'
            );
            const { Partner_Quote__r: quote, Protecting_Registration__r: registration } =
                line as unknown as ProtectedLine;
            const own = await open('en_US');
            await own.goToRecord('Opportunity', quote.Opportunity__c);
            const notice = await textOf(await own.component('c-stacked-quote', '[data-protection]'));
            expect(notice).toContain('This deal is protected for another partner until');
            expect(await textOf(own.page.locator('body'))).not.toContain(registration.Partner__r.Account__r.Name);
        });

        describe.each(LANGUAGES)('in %s', (language) => {
            it.each(PAGES)(
                'has an %s page without an accessibility violation, also where it fits a screen 320 pixels wide',
                async (object, component, ready) => {
                    const own = await open(language);
                    await own.goToRecord(object, await recordOf(object));
                    await own.component(component, ready);
                    expect(await own.accessibilityViolations()).toEqual([]);
                    await own.page.setViewportSize({ width: 320, height: 900 });
                    await expect.poll(() => own.horizontalOverflow()).toBe(0);
                    // The platform's own tabs put a button into the tab that holds what does not fit.
                    const violations = await own.accessibilityViolations();
                    const ours = violations.filter(
                        (violation) => !/^nested-interactive: .*lightning-tab-bar/.test(violation)
                    );
                    expect(ours).toEqual([]);
                },
                MINUTES
            );
        });

        it('has met no error in any of its pages', () => {
            expect(sessions.flatMap(({ problems }) => problems)).toEqual([]);
        });
    },
    MINUTES
);

interface ProtectedLine {
    readonly Partner_Quote__r: { readonly Opportunity__c: string };
    readonly Protecting_Registration__r: { readonly Partner__r: { readonly Account__r: { readonly Name: string } } };
}

async function chooseBusinessType(quote: Locator, label: string): Promise<void> {
    await quote.getByRole('combobox', { name: 'Business type' }).click();
    await quote.getByRole('option', { name: label }).click();
}

async function networkLine(client: RestClient, deal: TestDeal): Promise<Record<string, unknown>> {
    const [line] = await client.query(
        `SELECT Id, Net_Amount__c, Front_Rate__c, Registration_Rate__c, Rebate_Rate__c FROM Partner_Quote_Line__c ` +
            `WHERE Partner_Quote__r.Opportunity__c = '${deal.opportunityId}' AND Solution__c = 'NETWORK'`
    );
    return line ?? {};
}
