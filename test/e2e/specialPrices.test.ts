import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addDays } from '../../force-app/main/default/lwc/programCore/programCore';
import { launchBrowser } from './browser';
import { RestClient } from './restClient';
import { Session, type Language } from './session';

const MINUTES = 60_000;
const SALES_REP = 'tierstack.sales.rep@local-org.example';
const ACCOUNT_MANAGER = 'tierstack.partner.account.manager@local-org.example';
const CUSTOMER = 'Verrerie du Prix';

/**
 * An Expert of Trend Micro 2024 sells 10 at 1 000.00 of a network product, whose floor price is 700.00, to a new
 * customer: 20 % off are 8 000.00.
 */
async function createDeal(client: RestClient, today: string): Promise<string> {
    const Account__c = await client.create('Account', { Name: 'Prix Réseaux' });
    const Partner__c = await client.create('Partner__c', {
        Name: 'Prix Réseaux – Trend Micro',
        Account__c,
        Program__c: await client.idOf('Program__c', "Code__c = 'TREND_MICRO_2024'"),
        Tier__c: await client.idOf('Tier__c', "Key__c = 'TREND_MICRO_2024:EXPERT'"),
        Next_Review_On__c: addDays(today, 165)
    });
    const Pricebook2Id = await client.idOf('Pricebook2', 'IsStandard = true');
    const Product2Id = await client.create('Product2', {
        Name: 'Priced probe',
        IsActive: true,
        Solution__c: 'NETWORK',
        Floor_Price__c: 700
    });
    const OpportunityId = await client.create('Opportunity', {
        Name: `${CUSTOMER}: sondes`,
        AccountId: await client.create('Account', { Name: CUSTOMER }),
        Partner__c,
        Business_Type__c: 'NEW_CUSTOMER',
        StageName: 'Prospecting',
        CloseDate: addDays(today, 30),
        Pricebook2Id
    });
    const price = { Pricebook2Id, Product2Id, UnitPrice: 1000, IsActive: true };
    const PricebookEntryId = await client.create('PricebookEntry', price);
    await client.create('OpportunityLineItem', { OpportunityId, PricebookEntryId, Quantity: 10, UnitPrice: 1000 });
    return OpportunityId;
}

describe('special prices in the preview', () => {
    const url = inject('demoPreviewUrl');
    const today = new Date().toISOString().slice(0, 10);
    let browser: Browser;
    let client: RestClient;
    let opportunityId: string;

    const signIn = (username: string, language: Language = 'en_US', width?: number): Promise<Session> =>
        Session.open(browser, url, language, width, username);

    async function workspaceOf(session: Session): Promise<Locator> {
        await session.goToRecord('Opportunity', opportunityId);
        await session.component('c-stacked-quote', '[data-save]');
        return session.component('c-special-price-requests', '[data-top]');
    }

    beforeAll(async () => {
        browser = await launchBrowser();
        client = await RestClient.open(browser, url);
        opportunityId = await createDeal(client, today);
    }, 5 * MINUTES);
    afterAll(() => browser.close());

    it(
        'are asked for by a rep, approved in the queue, and then the price of the quote',
        async () => {
            const rep = await signIn(SALES_REP);
            const requests = await workspaceOf(rep);
            await rep.page.locator('c-stacked-quote [data-save] button').click();
            await requests.locator('[data-open] button').click();
            await requests.locator('[data-today]').waitFor();
            expect(await requests.locator('[data-today]').textContent()).toBe('€8,000.00');
            await requests.getByText('A net price').click();
            await requests.getByLabel('Net price wanted, in EUR').fill('7500');
            await requests.locator('[data-comes-to]').waitFor();
            // 500.00 of 10 000.00.
            expect(await requests.locator('[data-comes-to]').textContent()).toBe('That is 5% beyond the stack.');
            await requests.getByLabel('Reason').fill('The budget is fixed.');
            await requests.getByLabel('Valid until').fill(addDays(today, 20));
            expect(await rep.accessibilityViolations()).toEqual([]);
            await requests.locator('[data-ask] button').click();
            await requests.locator('[data-cell="status"]', { hasText: 'Requested' }).waitFor();

            const manager = await signIn(ACCOUNT_MANAGER);
            await manager.goTo('/lightning/n/Special_Price_Decisions');
            const queue = await manager.component('c-special-price-queue', 'c-special-price-effect table');
            await queue.getByRole('searchbox').fill(CUSTOMER);
            await queue.getByRole('heading', { name: CUSTOMER }).waitFor();
            await queue.getByText('€7,500.00').first().waitFor();
            await queue.getByRole('button', { name: 'Approve 5%' }).click();
            await manager.page.getByRole('button', { name: 'OK' }).click();
            await queue.getByText('No request matches the filters.').waitFor();

            const again = await workspaceOf(rep);
            await again.getByRole('button', { name: 'Price again' }).click();
            const saveDraft = rep.page.locator('c-stacked-quote [data-save-draft] button');
            await saveDraft.click();
            await rep.page.getByText('Quote saved').waitFor();
            const [quote] = await client.query(
                `SELECT Net_Total__c FROM Partner_Quote__c WHERE Opportunity__c = '${opportunityId}'`
            );
            expect(quote?.['Net_Total__c']).toBe(7500);
            expect([...rep.problems, ...manager.problems]).toEqual([]);
        },
        3 * MINUTES
    );

    it(
        'are decided in French on a narrow screen, without anything beside it, and accessibly',
        async () => {
            const manager = await signIn(ACCOUNT_MANAGER, 'fr', 320);
            await manager.goTo('/lightning/n/Special_Price_Decisions');
            const queue = await manager.component('c-special-price-queue', 'c-special-price-effect table');
            await queue.getByText('Prix spéciaux à décider').waitFor();
            const beside = await manager.page.evaluate(
                () => document.documentElement.scrollWidth - document.documentElement.clientWidth
            );
            expect(beside).toBe(0);
            expect(await manager.accessibilityViolations()).toEqual([]);
            expect(manager.problems).toEqual([]);
        },
        2 * MINUTES
    );
});
