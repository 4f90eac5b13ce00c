import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser';
import { createDeal, type TestDeal } from './deal';
import { RestClient } from './restClient';
import { Session } from './session';

const MINUTES = 60_000;

describe('the preview, for each persona', () => {
    const url = inject('demoPreviewUrl');
    let browser: Browser;
    let deal: TestDeal;
    const sessions: Session[] = [];

    async function signIn(username: string): Promise<Session> {
        const session = await Session.open(browser, url, 'en_US', 1360, username);
        sessions.push(session);
        return session;
    }

    beforeAll(async () => {
        browser = await launchBrowser();
        const client = await RestClient.open(browser, url);
        deal = await createDeal(client, new Date().toISOString().slice(0, 10));
    }, 3 * MINUTES);
    afterAll(async () => {
        await browser?.close();
    });

    it.each([
        'tierstack.sales.rep@local-org.example',
        'tierstack.partner.account.manager@local-org.example',
        'tierstack.channel.operations@local-org.example'
    ])('shows %s the tier of an account and the price of an opportunity', async (username) => {
        const session = await signIn(username);
        await session.goToRecord('Account', deal.accountId);
        await session.component('c-partner-tier', 'c-tier-badge');
        await session.goToRecord('Opportunity', deal.opportunityId);
        await session.component('c-stacked-quote', '[data-totals]');
    });

    it('lets a sales rep save the quote', async () => {
        const session = await signIn('tierstack.sales.rep@local-org.example');
        await session.goToRecord('Opportunity', deal.opportunityId);
        const quote = await session.component('c-stacked-quote', '[data-totals]');
        await quote.getByRole('button', { name: 'Save as quote' }).click();
        await session.page.getByRole('status').filter({ hasText: 'Quote saved' }).waitFor();
    });

    it('offers new records to those who may create them alone', async () => {
        for (const [username, count] of [
            ['tierstack.sales.rep@local-org.example', 0],
            ['tierstack.channel.operations@local-org.example', 1]
        ] as const) {
            const session = await signIn(username);
            await session.goTo('/lightning/o/Program__c/list');
            await session.page.getByRole('grid').or(session.page.getByRole('table')).first().waitFor();
            expect(await session.page.getByRole('button', { name: 'New', exact: true }).count()).toBe(count);
        }
    });

    it('lets channel operations grant a waiver by keyboard, which is then in the history of the tier', async () => {
        const session = await signIn('tierstack.channel.operations@local-org.example');
        await session.goToRecord('Partner__c', deal.partnerId);
        const scorecard = await session.component('c-partner-scorecard', 'c-criterion-ladder');
        await scorecard.getByRole('button', { name: 'Grant waiver' }).press('Enter');
        await scorecard.locator('c-waiver-form').waitFor();
        const until = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
        const [year, month, day] = until.split('-').map(Number);
        await session.page.keyboard.type(`${month}/${day}/${year}`);
        await scorecard.getByLabel('Reason').fill('Two engineers are on leave');
        await session.page.keyboard.press('Tab');
        await session.page.keyboard.press('Tab');
        await session.page.keyboard.press('Enter');
        await session.page.getByRole('status').filter({ hasText: 'Waiver granted' }).waitFor();
        await scorecard.locator('[data-change]').filter({ hasText: 'Two engineers are on leave' }).waitFor();
    });

    it('offers no waiver to a sales rep', async () => {
        const session = await signIn('tierstack.sales.rep@local-org.example');
        await session.goToRecord('Partner__c', deal.partnerId);
        const scorecard = await session.component('c-partner-scorecard', 'c-criterion-ladder');
        expect(await scorecard.getByRole('button', { name: /waiver/i }).count()).toBe(0);
    });

    it('has met no error in any of their pages', () => {
        expect(sessions.flatMap(({ problems }) => problems)).toEqual([]);
    });
});
