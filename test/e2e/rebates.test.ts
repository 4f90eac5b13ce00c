import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser';
import { RestClient } from './restClient';
import { Session, type Language } from './session';

const MINUTES = 60_000;
const OPERATIONS = 'tierstack.channel.operations@local-org.example';
const OTHERS = ['tierstack.sales.rep@local-org.example', 'tierstack.partner.account.manager@local-org.example'];

/** A statement of the demo whose period can be closed, and what the ledger says of it. */
interface OpenStatement {
    readonly id: string;
    readonly partnerId: string;
    readonly quarter: string;
    /** In cents. */
    readonly rebate: number;
    readonly credits: number;
}

describe('the rebates of a partner in the browser', () => {
    const url = inject('demoPreviewUrl');
    let browser: Browser;
    let client: RestClient;
    let open: OpenStatement;
    const sessions: Session[] = [];

    async function statementAs(username: string, language: Language = 'en_US', width = 1360): Promise<Session> {
        const session = await Session.open(browser, url, language, width, username);
        sessions.push(session);
        await session.goToRecord('Rebate_Statement__c', open.id);
        await session.component('c-rebate-document', 'article');
        return session;
    }

    /** The partner's tab of rebates, with the open statement chosen. */
    async function rebatesAs(username: string): Promise<{ session: Session; rebates: Locator }> {
        const session = await Session.open(browser, url, 'en_US', 1360, username);
        sessions.push(session);
        await session.goToRecord('Partner__c', open.partnerId);
        await session.page.getByRole('tab', { name: 'Rebates' }).click();
        const rebates = await session.component('c-rebate-statements', 'c-rebate-statement [data-view]');
        await rebates.locator('[data-quarter]').getByRole('combobox').click();
        const [year, name] = open.quarter.split('-');
        await session.page.getByRole('option', { name: `${name} ${year}` }).click();
        await rebates.getByRole('heading', { name: `Statement of ${name} ${year}` }).waitFor();
        await rebates.locator('c-figure-table').waitFor();
        return { session, rebates };
    }

    beforeAll(async () => {
        browser = await launchBrowser();
        client = await RestClient.open(browser, url);
        const [statement] = await client.query(
            "SELECT Id, Partner__c, Quarter__c FROM Rebate_Statement__c WHERE Status__c = 'OPEN' AND To__c < TODAY LIMIT 1"
        );
        const credits = await client.query(
            `SELECT Rebate_Amount__c FROM Partner_Credit__c WHERE Partner__c = '${String(statement?.Partner__c)}' ` +
                `AND Rebate_Quarter__c = '${String(statement?.Quarter__c)}' AND Status__c <> 'REVERSED'`
        );
        const cents = credits.map((credit) => Math.round(Number(credit.Rebate_Amount__c) * 100));
        open = {
            id: String(statement?.Id),
            partnerId: String(statement?.Partner__c),
            quarter: String(statement?.Quarter__c),
            rebate: cents.reduce((sum, amount) => sum + amount, 0),
            credits: credits.length
        };
    }, 3 * MINUTES);
    afterAll(async () => {
        await browser?.close();
    });

    const money = (cents: number): string =>
        new Intl.NumberFormat('en-US', { style: 'currency', currency: 'EUR' }).format(cents / 100);

    it('shows others the chart and the statement, which adds up to the ledger, and lets none of them close it', async () => {
        for (const username of OTHERS) {
            const { rebates } = await rebatesAs(username);
            await rebates.locator('c-column-chart').getByRole('img').first().waitFor();
            const total = rebates.getByRole('row', { name: /^Total/ });
            expect(await total.textContent()).toContain(money(open.rebate));
            expect(await rebates.locator('[data-close], [data-pay], [data-draw-up]').count()).toBe(0);
            const own = await RestClient.open(browser, url, username);
            const { status } = await own.update('Rebate_Statement__c', open.id, { Status__c: 'PAYABLE' });
            expect(status).toBeGreaterThanOrEqual(400);
        }
        expect((await client.read('Rebate_Statement__c', open.id)).Status__c).toBe('OPEN');
    });

    it('hands out the statement as CSV whose lines add up to its total', async () => {
        const { session, rebates } = await rebatesAs(OPERATIONS);
        const download = session.page.waitForEvent('download');
        await rebates.getByRole('button', { name: 'Export CSV' }).click();
        const csv = readFileSync(await (await download).path(), 'utf8');
        const lines: Record<string, string>[] = parse(csv, { bom: true, columns: true });
        const cents = lines.map((line) => Math.round(Number(line['Rebate (EUR)']) * 100));
        const total = cents.pop();
        expect(cents.reduce((sum, amount) => sum + amount, 0)).toBe(open.rebate);
        expect(total).toBe(open.rebate);
    });

    it('prints the paper alone, on as many sheets as it needs', async () => {
        const { session, rebates } = await rebatesAs(OPERATIONS);
        await rebates.getByRole('button', { name: 'Show as document' }).click();
        await rebates.getByRole('article', { name: /^Rebate statement/ }).waitFor();
        expect(await rebates.locator('article [data-line]').count()).toBeGreaterThanOrEqual(open.credits);
        await session.page.emulateMedia({ media: 'print' });
        expect(await rebates.locator('c-column-chart').isVisible()).toBe(false);
        expect(await rebates.getByRole('button', { name: 'Print or save as PDF' }).isVisible()).toBe(false);
        expect(await rebates.locator('c-document-paper').isVisible()).toBe(true);
        const pdf = (await session.page.pdf({ preferCSSPageSize: true })).toString('latin1');
        // An upright sheet is 595 points wide, this one 842.
        expect(pdf).toMatch(/\/MediaBox \[0 0 84[12][\d.]* 59[45]/);
    });

    it.each([
        ['en_US', 1360],
        ['fr', 320]
    ] as const)('shows the page of a statement in %s at %i pixels without barriers', async (language, width) => {
        const session = await statementAs(OPERATIONS, language, width);
        expect(await session.accessibilityViolations()).toEqual([]);
        expect(await session.horizontalOverflow()).toBe(0);
        const title = language === 'fr' ? /^Relevé de remises arrière/ : /^Rebate statement/;
        await session.page.getByRole('article', { name: title }).waitFor();
    });

    it('lets channel operations close the period after asking, then mark it as paid', async () => {
        const { session, rebates } = await rebatesAs(OPERATIONS);
        await rebates.getByRole('button', { name: 'Close period' }).click();
        await session.page.getByRole('button', { name: 'Cancel' }).click();
        expect((await client.read('Rebate_Statement__c', open.id)).Status__c).toBe('OPEN');
        await rebates.getByRole('button', { name: 'Close period' }).click();
        await session.page.getByRole('button', { name: 'OK' }).click();
        await rebates.getByText(`with ${money(open.rebate)}.`).waitFor();
        const closed = await client.read('Rebate_Statement__c', open.id);
        expect([closed.Status__c, Math.round(Number(closed.Rebate_Total__c) * 100)]).toEqual(['PAYABLE', open.rebate]);
        await rebates.getByRole('button', { name: 'Mark as paid' }).click();
        await session.page.keyboard.type('T-2026-1');
        await rebates.locator('[data-confirm-pay]').click();
        await rebates.getByText('reference T-2026-1').waitFor();
        const paid = await client.read('Rebate_Statement__c', open.id);
        expect([paid.Status__c, Math.round(Number(paid.Paid_Total__c) * 100)]).toEqual(['PAID', open.rebate]);
    });

    it('has met no error in any of their pages', () => {
        expect(sessions.flatMap(({ problems }) => problems)).toEqual([]);
    });
});
