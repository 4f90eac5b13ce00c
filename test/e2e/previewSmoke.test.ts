import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningPreview } from '../../scripts/preview/server/serve';
import { startPreview } from '../../scripts/preview/start';
import { launchBrowser } from './browser';
import { focusOn } from './session';

const fixture = fileURLToPath(new URL('../../scripts/preview/__fixtures__/project', import.meta.url));
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The preview on a small project that has nothing of this one, in a real browser. */
describe('the preview of any project', { timeout: 120_000 }, () => {
    const directory = mkdtempSync(join(tmpdir(), 'preview-smoke-'));
    const reported: string[] = [];
    const failures: string[] = [];
    let preview: RunningPreview;
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
        cpSync(fixture, directory, { recursive: true });
        preview = await startPreview({ project: directory, port: 0, memory: true, reset: false }, (line) =>
            reported.push(line)
        );
        browser = await launchBrowser();
        const context = await browser.newContext({ locale: 'en-US' });
        page = await context.newPage();
        page.on('pageerror', (error) => failures.push(error.message));
    }, 180_000);

    afterAll(async () => {
        await browser?.close();
        await preview?.close();
        rmSync(directory, { recursive: true, force: true });
    });

    async function violations(): Promise<string[]> {
        await page.addScriptTag({ path: axe });
        const found = await page.evaluate(`axe.run(document)`);
        return (found as { violations: { id: string; nodes: { html: string }[] }[] }).violations.map(
            ({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`
        );
    }

    it('tells at the start which component of a page it cannot show', () => {
        expect(reported.join('\n')).toMatch(/Garden_Page\.flexipage-meta\.xml:\d+: component "greenhouse:weather"/);
    });

    it('shows an empty list of an object', async () => {
        await page.goto(`${preview.url}/lightning/o/Garden__c/list`);
        await page.getByText('No items to display.').waitFor();
        await expect(page.title()).resolves.toBe('Gardens | Gardening');
        expect(await violations()).toEqual([]);
    });

    it('creates a record through the form, and shows the org’s refusal at the field first', async () => {
        await page.getByRole('button', { name: 'New', exact: true }).click();
        await page.getByLabel('Garden Name').fill('Long Border');
        await page.getByLabel('Budget').fill('-5');
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.getByText('Budget: A budget is zero or more.').waitFor();
        expect(await page.getByLabel('Budget').getAttribute('aria-invalid')).toBe('true');
        expect(await violations()).toEqual([]);

        await page.getByLabel('Budget').fill('2500');
        await page.getByRole('combobox', { name: 'Soil' }).click();
        await page.getByRole('option', { name: 'Clay' }).click();
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.getByRole('heading', { name: 'Garden Long Border' }).waitFor();
        expect(page.url()).toMatch(/\/lightning\/r\/Garden__c\/\w{18}\/view$/);
        await page.getByText('Garden "Long Border" was created.').waitFor();
    });

    it('lays the record out as its page says, with the project’s component and an error in the place of what is unknown', async () => {
        await page.getByText('Heavy soil: dig in autumn').first().waitFor();
        await page.getByText('component "greenhouse:weather" is not implemented', { exact: false }).waitFor();
        await page.getByText('$2,500.00').first().waitFor();
        expect(await violations()).toEqual([]);
    });

    it('adds a detail record from the related list and brings the parent’s roll-up up to date', async () => {
        await page.getByRole('article', { name: 'Plants' }).getByRole('button', { name: 'New' }).click();
        await page.getByLabel('Plant Name').fill('Delphinium');
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.getByText('Plants (1)').waitFor();
        const count = page.locator('dl > div', { hasText: 'Plant Count' }).locator('dd');
        await expect.poll(() => count.innerText()).toBe('1');
    });

    it('finds a record for a lookup, saves it, and links to it', async () => {
        const record = page.url();
        await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
        const neighbor = page.getByRole('combobox', { name: 'Neighbor' });
        await neighbor.click();
        await neighbor.fill('Long');
        await page.getByRole('option', { name: /Long Border/ }).click();
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.locator('dd').getByRole('link', { name: 'Long Border' }).waitFor();
        expect(page.url()).toBe(record);
    });

    it('keeps the place over reload, back and forward', async () => {
        await page.reload();
        await page.getByRole('heading', { name: 'Garden Long Border' }).waitFor();
        await page.getByRole('link', { name: 'Gardens' }).click();
        await page.getByRole('link', { name: 'Long Border' }).waitFor();
        await page.goBack();
        await page.getByRole('heading', { name: 'Garden Long Border' }).waitFor();
        await page.goForward();
        await page.getByText('1 item').waitFor();
    });

    it('filters by a list view’s own logic', async () => {
        await page.getByRole('button', { name: 'Select a list view' }).click();
        await page.getByRole('menuitemcheckbox', { name: 'Rich Clay' }).click();
        await page.getByRole('heading', { name: 'Rich Clay' }).waitFor();
        await page.getByRole('link', { name: 'Long Border' }).waitFor();
        expect(page.url()).toContain('filterName=Rich_Clay');
    });

    it('speaks French after a switch, and remembers it', async () => {
        await page.getByRole('button', { name: 'Language: English' }).click();
        await page.getByRole('menuitemcheckbox', { name: 'Français' }).click();
        await page.getByRole('link', { name: 'Jardins' }).waitFor();
        await page.getByRole('link', { name: 'Long Border' }).click();
        await page.getByText('Sol lourd : bêcher en automne').first().waitFor();
        await page.getByText('Argile').first().waitFor();
        await page
            .getByText(/2\s500,00\s\$/)
            .first()
            .waitFor();
        expect(await page.locator('html').getAttribute('lang')).toBe('fr');
        expect(await violations()).toEqual([]);
    });

    it('asks before it deletes, and goes back to the list', async () => {
        await page.getByRole('button', { name: 'Supprimer', exact: true }).first().click();
        await page.getByRole('button', { name: 'OK' }).click();
        await page.getByText('« Long Border » a été supprimé', { exact: false }).waitFor();
        await page.getByText('Aucun élément à afficher.').waitFor();
    });

    it('says so where an address leads nowhere', async () => {
        await page.goto(`${preview.url}/lightning/r/Garden__c/001000000000000AAA/view`);
        await page.getByText('L’enregistrement n’est pas disponible').waitFor();
        await page.goto(`${preview.url}/lightning/somewhere`);
        await page.getByText('Page introuvable').waitFor();
    });

    it('fits a window of 320 pixels', async () => {
        await page.setViewportSize({ width: 320, height: 640 });
        await page.goto(`${preview.url}/lightning/o/Garden__c/list`);
        await page.getByText('Aucun élément à afficher.').waitFor();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    });

    it('fits such a window with a list view whose name is one long word', async () => {
        await page.goto(`${preview.url}/lightning/o/Garden__c/list?filterName=Long_Label`);
        await page.getByRole('heading', { name: 'Donaudampfschifffahrtsgesellschaftsgarten' }).waitFor();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
        await page.setViewportSize({ width: 1280, height: 800 });
    });

    it('moves the org’s date by the keyboard alone', async () => {
        const now = new Date();
        const tomorrow = new Date(now.getTime() + 24 * 60 * 60 * 1000);
        const shown = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'medium', timeZone: 'UTC' }).format(tomorrow);
        await page.getByRole('button', { name: 'Date de l’organisation' }).focus();
        await page.keyboard.press('Enter');
        await focusOn(page.getByRole('menuitem', { name: 'Un jour plus tard' }));
        await page.keyboard.press('Enter');
        await page.getByText(`La date de l’organisation est le ${shown}.`).waitFor();
        expect(await violations()).toEqual([]);
    });

    it('asks before a move that runs automation, and says that it ran', async () => {
        await page.getByRole('button', { name: 'Date de l’organisation' }).click();
        await page.getByRole('menuitem', { name: 'Choisir une date…' }).click();
        await page.locator('[data-day] input').fill('02/04/2150');
        await page.getByRole('button', { name: 'Déplacer', exact: true }).click();
        await page.getByText('1 automatisation planifiée arrive à échéance', { exact: false }).waitFor();
        await page.getByRole('button', { name: 'OK' }).click();
        await page.getByText('1 automatisation planifiée s’est exécutée.').waitFor();
        await page.getByRole('link', { name: 'Wild Meadow' }).waitFor();
    });

    it('goes back to the real date', async () => {
        await page.getByRole('button', { name: 'Date de l’organisation' }).click();
        await page.getByRole('menuitem', { name: 'Revenir à la date réelle' }).click();
        await page.getByText(/^La date de l’organisation est le .*20\d\d\.$/).waitFor();
    });

    it('lists the components, and shows one at its own address', async () => {
        await page.goto(`${preview.url}/lightning/cmp`);
        await page.getByRole('link', { name: 'gardenNote' }).click();
        await page.waitForURL(/\/lightning\/cmp\/c__gardenNote$/);
        await page.getByText('Sol lourd : bêcher en automne').first().waitFor();
    });

    it('left no error in the browser', () => {
        expect(failures).toEqual([]);
    });
});
