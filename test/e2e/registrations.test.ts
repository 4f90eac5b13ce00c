import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addDays } from '../../force-app/main/default/lwc/programCore/programCore';
import { launchBrowser } from './browser';
import { RestClient } from './restClient';
import { chooseByKeyboard, Session, type Language } from './session';

const MINUTES = 60_000;
const SALES_REP = 'tierstack.sales.rep@local-org.example';
const PARTNER_USER = 'partner.user@local-org.example';
const ACCOUNT_MANAGER = 'tierstack.partner.account.manager@local-org.example';
const SOLUTIONS = ['NETWORK', 'HYBRID_CLOUD', 'EMAIL_ENDPOINT', 'MSP', 'MSSP'];
const QUEUE = '/lightning/n/Registration_Decisions';

/** Submits requests through the GraphQL API, each with its evidence, up to the number that is wanted. */
async function submitRequests(client: RestClient, partnerId: string, wanted: number, today: string): Promise<void> {
    const customers = await Promise.all(
        Array.from({ length: Math.ceil(wanted / SOLUTIONS.length) }, (_unused, at) =>
            client.create('Account', { Name: `Queue ${String.fromCharCode(65 + (at % 26))}${at} Industrie` })
        )
    );
    const operations = customers.flatMap((customerId, customer) =>
        SOLUTIONS.map((solution, at) => {
            const alias = `r${customer}_${at}`;
            return `
                ${alias}: Deal_Registration__cCreate(input: { Deal_Registration__c: {
                    Partner__c: "${partnerId}", End_Customer__c: "${customerId}", Solution__c: "${solution}",
                    Business_Type__c: "NEW_CUSTOMER"
                } }) { Record { Id } }
                e${alias}: Presales_Evidence__cCreate(input: { Presales_Evidence__c: {
                    Deal_Registration__c: "@{${alias}}", Type__c: "DEMO", Held_On__c: "${addDays(today, -1)}",
                    Description__c: "Shown"
                } }) { Record { Id } }
                s${alias}: Deal_Registration__cUpdate(input: {
                    Id: "@{${alias}}", Deal_Registration__c: { Status__c: "SUBMITTED" }
                }) { Record { Id } }`;
        })
    );
    for (let start = 0; start < operations.length; start += 50) {
        const part = operations.slice(start, start + 50).join('\n');
        const { body } = await client.graphql(`mutation Submit { uiapi { ${part} } }`, {});
        expect((body as { errors?: unknown[] }).errors ?? []).toEqual([]);
    }
}

describe('deal registration in the preview', () => {
    const url = inject('demoPreviewUrl');
    let browser: Browser;
    let client: RestClient;
    let opportunities: readonly string[] = [];
    const today = new Date().toISOString().slice(0, 10);

    function signIn(username: string, language: Language = 'en_US', width?: number): Promise<Session> {
        return Session.open(browser, url, language, width, username);
    }

    /** An opportunity of a partner that sells one product for network security at 10 000. */
    async function createOpportunity(Name: string, AccountId: string, Partner__c: string): Promise<string> {
        const [price] = await client.query(
            "SELECT Id FROM PricebookEntry WHERE Product2.Solution__c = 'NETWORK' ORDER BY Id LIMIT 1"
        );
        const opportunityId = await client.create('Opportunity', {
            Name,
            AccountId,
            Partner__c,
            Business_Type__c: 'NEW_CUSTOMER',
            StageName: 'Qualification',
            CloseDate: addDays(today, 40),
            Pricebook2Id: await client.idOf('Pricebook2', 'IsStandard = true')
        });
        await client.create('OpportunityLineItem', {
            OpportunityId: opportunityId,
            PricebookEntryId: String(price?.['Id']),
            Quantity: 1,
            UnitPrice: 10_000
        });
        return opportunityId;
    }

    /** Two partners sell the same to one end customer. */
    async function createRivals(): Promise<string> {
        const Program__c = await client.idOf('Program__c', "Code__c = 'TREND_MICRO_2024'");
        const customerId = await client.create('Account', { Name: 'Mutuelle du Concours' });
        const rivals = ['Premier Réseaux', 'Second Réseaux'].map(async (name) => {
            const accountId = await client.create('Account', { Name: name });
            const partnerId = await client.create('Partner__c', { Name: name, Account__c: accountId, Program__c });
            const opportunityId = await createOpportunity(`${name}: concours`, customerId, partnerId);
            return { partnerId, opportunityId };
        });
        const made = await Promise.all(rivals);
        opportunities = made.map(({ opportunityId }) => opportunityId);
        return String(made[0]?.partnerId);
    }

    beforeAll(async () => {
        browser = await launchBrowser();
        client = await RestClient.open(browser, url);
        const partnerId = await createRivals();
        const [{ count = 0 } = {}] = await client.query(
            "SELECT COUNT(Id) count FROM Deal_Registration__c WHERE Status__c = 'SUBMITTED'"
        );
        await submitRequests(client, partnerId, 200 - Number(count), today);
    }, 4 * MINUTES);

    afterAll(async () => {
        await browser?.close();
    });

    /** From the button to the evidence by keyboard alone; the focus ends on the button that submits. */
    async function fillByKeyboard(session: Session): Promise<Locator> {
        const { keyboard } = session.page;
        const card = await session.component('c-deal-registration', '[data-register]');
        await card.getByRole('button', { name: 'Register deal' }).focus();
        await keyboard.press('Enter');
        const kind = card.getByRole('combobox', { name: 'What' });
        await kind.focus();
        await chooseByKeyboard(kind, 'ArrowDown');
        await keyboard.press('Tab');
        await keyboard.type(new Date(`${addDays(today, -2)}T12:00:00Z`).toLocaleDateString('en-US'));
        await keyboard.press('Tab');
        await card.getByLabel('What was done, and with whom').focus();
        await keyboard.type('Shown to the security team');
        await card.getByRole('button', { name: 'Submit for decision' }).focus();
        return card;
    }

    it('lets one of two reps win who press the button for one deal, and the other keep what was typed', async () => {
        const winner = await signIn(SALES_REP);
        const loser = await signIn(SALES_REP);
        await winner.goToRecord('Opportunity', String(opportunities[0]));
        await loser.goToRecord('Opportunity', String(opportunities[1]));
        const won = await fillByKeyboard(winner);
        const lost = await fillByKeyboard(loser);

        await winner.page.keyboard.press('Enter');
        await winner.page.getByRole('status').filter({ hasText: 'Request submitted' }).waitFor();
        await won.locator('[data-standing]').filter({ hasText: 'Submitted' }).waitFor();

        await loser.page.keyboard.press('Enter');
        await lost.locator('[data-problem="NETWORK"]').waitFor();
        const text = await lost.innerText();
        expect(text).toContain('Another request is being decided until');
        expect(text).not.toContain('Premier');
        expect(await lost.getByLabel('What was done, and with whom').inputValue()).toBe('Shown to the security team');
        // The calendar button of the platform's own date field is smaller than WCAG 2.2 asks for.
        const violations = await loser.accessibilityViolations();
        expect(violations.filter((violation) => !/^target-size: .*lightning-input/.test(violation))).toEqual([]);
    });

    it('lets a user of a partner register its own deal, with what it is worth, and see no quote of the vendor', async () => {
        const [user] = await client.query(`SELECT Contact.AccountId FROM User WHERE Username = '${PARTNER_USER}'`);
        const { AccountId } = user?.['Contact'] as { AccountId: string };
        const [partner] = await client.query(
            `SELECT Id, Tier__r.New_Business_Discount__c, Tier__r.Registration_Discount__c FROM Partner__c
                WHERE Account__c = '${AccountId}' AND Program__r.Code__c = 'TREND_MICRO_2024'`
        );
        const customerId = await client.create('Account', { Name: 'Clinique du Partenaire' });
        const opportunityId = await createOpportunity('Clinique: réseau', customerId, String(partner?.['Id']));
        const session = await signIn(PARTNER_USER);
        await session.goToRecord('Opportunity', opportunityId);
        const card = await session.component('c-deal-registration', '[data-worth]');

        const { Registration_Discount__c: rate } = partner?.['Tier__r'] as Record<string, number>;
        const worth = (100 * Number(rate)).toLocaleString('en-US', { style: 'currency', currency: 'EUR' });
        expect(await card.locator('[data-worth]').innerText()).toContain(`Worth ${worth} on this quote`);
        expect(await session.page.locator('c-stacked-quote').count()).toBe(0);
        await fillByKeyboard(session);
        await session.page.keyboard.press('Enter');
        await session.page.getByRole('status').filter({ hasText: 'Request submitted' }).waitFor();
        await card.locator('[data-standing]').filter({ hasText: 'Submitted' }).waitFor();
        await session.goTo('/lightning/cmp/c__partnerRegistrations');
        const list = await session.component('c-partner-registrations', '[data-row]');
        expect(await list.innerText()).toContain('Clinique du Partenaire');
        expect(session.problems).toEqual([]);
        expect(await session.accessibilityViolations()).toEqual([]);
    });

    it('fits a narrow screen in French, with 200 requests', async () => {
        const session = await signIn(ACCOUNT_MANAGER, 'fr', 320);
        await session.goTo(QUEUE);
        await session.component('c-registration-queue', '[role="option"]');
        expect(await session.horizontalOverflow()).toBe(0);
        expect(await session.accessibilityViolations()).toEqual([]);
        await session.goToRecord('Opportunity', String(opportunities[0]));
        const card = await session.component('c-deal-registration', '[data-standing]');
        expect(await card.innerText()).toContain('Soumis');
        expect(await session.horizontalOverflow()).toBe(0);
    });

    it('lets an account manager work through 200 requests by keyboard alone', async () => {
        const session = await signIn(ACCOUNT_MANAGER);
        const { keyboard } = session.page;
        await session.goTo(QUEUE);
        const queue = await session.component('c-registration-queue', '[role="option"]');
        const options = queue.getByRole('option');
        const before = await options.count();
        expect(before).toBeGreaterThanOrEqual(200);

        await options.first().focus();
        await keyboard.press('a');
        await keyboard.press('Control+Enter');
        await session.page.getByRole('status').filter({ hasText: '1 approved' }).waitFor();
        await expect.poll(() => options.count()).toBe(before - 1);
        await expect.poll(() => session.page.evaluate(isOnAnOption)).toBe(true);

        await keyboard.press('Shift+ArrowDown');
        await keyboard.press('Shift+ArrowDown');
        await queue.getByText('3 selected', { exact: true }).waitFor();
        await keyboard.press('r');
        await chooseByKeyboard(queue.getByRole('combobox', { name: 'Reason' }), 'End');
        await keyboard.press('Control+Enter');
        await session.page.getByRole('status').filter({ hasText: '3 rejected' }).waitFor();
        await expect.poll(() => options.count()).toBe(before - 4);
        await expect.poll(() => session.page.evaluate(isOnAnOption)).toBe(true);

        await keyboard.press('Control+a');
        await queue.getByText(`${before - 4} selected`, { exact: true }).waitFor();
        expect(session.problems).toEqual([]);
    });
});

/** Whether the focus is on a request of the list, wherever in the shadow trees. */
function isOnAnOption(): boolean {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) {
        active = active.shadowRoot.activeElement;
    }
    return active?.getAttribute('role') === 'option';
}
