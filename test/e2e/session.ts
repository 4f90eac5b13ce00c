import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export type Language = 'en_US' | 'fr';

/**
 * Until an element has the focus. Menus take it only after they have drawn themselves: a key pressed as soon as an item
 * can be seen may still go to the button that opened the menu, and close it again.
 */
export function focusOn(element: Locator): Promise<void> {
    return element.and(element.page().locator(':focus')).waitFor();
}

/** Opens a list that has the focus, goes to one of its options by a key, and takes that, as hands on the keyboard do. */
export async function chooseByKeyboard(combobox: Locator, key: string): Promise<void> {
    const page = combobox.page();
    await focusOn(combobox);
    await page.keyboard.press('Enter');
    await combobox.and(page.locator('[aria-expanded="true"]')).waitFor();
    await page.keyboard.press(key);
    await combobox.and(page.locator('[aria-activedescendant]:not([aria-activedescendant=""])')).waitFor();
    await page.keyboard.press('Enter');
    await combobox.and(page.locator('[aria-expanded="false"]')).waitFor();
}

/** What a person does in a browser: a page in one language, on a wide or narrow screen, and what went wrong in it. */
export class Session {
    readonly page: Page;
    /** Errors of the console, uncaught errors, and answers of the server that were errors. */
    readonly problems: string[] = [];
    private readonly context: BrowserContext;
    private readonly url: string;

    private constructor(context: BrowserContext, page: Page, url: string) {
        this.context = context;
        this.page = page;
        this.url = url;
        page.on('console', (message) => {
            if (message.type() === 'error') {
                this.problems.push(`console: ${message.text()} (${message.location().url})`);
            }
        });
        page.on('pageerror', (error) => this.problems.push(`uncaught: ${error.stack ?? error.message}`));
        page.on('response', (response) => {
            if (response.status() >= 400) {
                this.problems.push(`${response.status()} ${response.url()}`);
            }
        });
    }

    /** Opens no page yet. @param username who is signed in; the administrator unless given */
    static async open(
        browser: Browser,
        url: string,
        language: Language,
        width = 1360,
        username?: string
    ): Promise<Session> {
        const context = await browser.newContext({
            viewport: { width, height: 900 },
            locale: language === 'fr' ? 'fr-FR' : 'en-US'
        });
        await context.addCookies([
            { name: 'previewLanguage', value: language, url },
            ...(username === undefined ? [] : [{ name: 'previewUser', value: encodeURIComponent(username), url }])
        ]);
        return new Session(context, await context.newPage(), url);
    }

    async goTo(path: string): Promise<void> {
        await this.page.goto(this.url + path, { waitUntil: 'networkidle' });
    }

    async goToRecord(object: string, id: string): Promise<void> {
        await this.goTo(`/lightning/r/${object}/${id}/view`);
    }

    /** The card of one of our components, once it has drawn its content. */
    async component(tag: string, ready: string): Promise<Locator> {
        const component = this.page.locator(tag);
        await component.locator(ready).first().waitFor();
        return component;
    }

    /** Violations of WCAG 2.2 A and AA anywhere on the page, each with the elements concerned. */
    async accessibilityViolations(): Promise<string[]> {
        await this.page.evaluate(AXE);
        return this.page.evaluate(async (tags) => {
            type Violation = { id: string; nodes: { html: string; target: unknown }[] };
            const { axe } = globalThis as unknown as {
                axe: { run(root: Document, options: unknown): Promise<{ violations: Violation[] }> };
            };
            const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
            return violations.flatMap(({ id, nodes }) =>
                nodes.map(({ html, target }) => `${id}: ${String(target)} ${html}`)
            );
        }, WCAG);
    }

    /** By how many pixels the page is wider than the screen. */
    horizontalOverflow(): Promise<number> {
        return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    }

    close(): Promise<void> {
        return this.context.close();
    }
}
