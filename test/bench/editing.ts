/**
 * How large quotes are edited, scrolled and saved, measured in the browser on the built page. What a page costs its thread
 * is counted in processor time beside the time by the clock: other programs do not count in it.
 */
import type { Browser, CDPSession, ElementHandle, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../e2e/browser';
import { createLargeOpportunity } from '../e2e/largeQuote';
import { startPreview } from '../e2e/preview';
import { RestClient } from '../e2e/restClient';
import { Session } from '../e2e/session';
import { percentile } from './measure';
import { plainTable } from './plainTable';
import type { Result } from './result';

const LINES = 200;
const MANY_LINES = 500;
const EDITS = 120;
const WARM_UP = 20;
const SCREENFULS = 20;
/** One frame of a browser at 60 frames a second. */
const FRAME_MILLISECONDS = 16;
const MOST_SAVE_SECONDS = 2;

export async function benchEditing(): Promise<Result[]> {
    const [preview, browser] = await Promise.all([startPreview(), launchBrowser()]);
    try {
        const plain = await plainEditTimes(browser);
        const large = await OpenQuote.open(browser, preview.url, LINES);
        const times = await large.editTimes();
        const cost = await large.editCost();
        const saved = await large.saveSeconds();
        await large.close();
        const larger = await OpenQuote.open(browser, preview.url, MANY_LINES);
        const timesOfMany = await larger.editTimes();
        const scrolling = await larger.scrollCost();
        const savedMany = await larger.saveSeconds();
        await larger.close();
        return [
            {
                what: `recalculate and redraw a quote of ${LINES} lines after each typed number, 95th percentile`,
                value: percentile(times, 0.95),
                unit: 'ms',
                target: { atMost: FRAME_MILLISECONDS },
                peer: { name: `hand-written table of ${LINES} rows, the sums alone`, value: percentile(plain, 0.95) }
            },
            {
                what: 'processor time of the page for it, painting included',
                value: cost,
                unit: 'ms',
                target: { atMost: FRAME_MILLISECONDS }
            },
            {
                what: `the same for ${MANY_LINES} lines, 95th percentile`,
                value: percentile(timesOfMany, 0.95),
                unit: 'ms'
            },
            {
                what: `processor time to scroll ${MANY_LINES} lines by a screenful, painting included`,
                value: scrolling,
                unit: 'ms'
            },
            {
                what: `save a quote of ${LINES} lines in one transaction, from the click to the toast`,
                value: saved,
                unit: 's',
                target: { atMost: MOST_SAVE_SECONDS }
            },
            { what: `the same for ${MANY_LINES} lines`, value: savedMany, unit: 's' }
        ];
    } finally {
        await browser.close();
        await preview.stop();
    }
}

/** The workspace of a large opportunity, its lines ready to be edited. */
class OpenQuote {
    private readonly session: Session;
    private readonly quote: Locator;
    private readonly protocol: CDPSession;

    private constructor(session: Session, quote: Locator, protocol: CDPSession) {
        this.session = session;
        this.quote = quote;
        this.protocol = protocol;
    }

    static async open(browser: Browser, url: string, lines: number): Promise<OpenQuote> {
        const opportunityId = await createLargeOpportunity(await RestClient.open(browser, url), lines);
        const session = await Session.open(browser, url, 'en_US');
        await session.goToRecord('Opportunity', opportunityId);
        const quote = await session.component('c-stacked-quote', '[data-totals]');
        await quote.getByRole('button', { name: 'Edit lines' }).click();
        await quote.locator('input[data-field="quantity"]').first().waitFor();
        const protocol = await session.page.context().newCDPSession(session.page);
        await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
        return new OpenQuote(session, quote, protocol);
    }

    async editTimes(): Promise<number[]> {
        return (await this.type(EDITS)).slice(WARM_UP);
    }

    async editCost(): Promise<number> {
        const cost = await this.processorTime(() => this.type(EDITS));
        return cost / EDITS;
    }

    async scrollCost(): Promise<number> {
        const region = await this.quote.locator('[data-region]').elementHandle();
        const cost = await this.processorTime(() => this.session.page.evaluate(scroll, { region, times: SCREENFULS }));
        return cost / SCREENFULS;
    }

    async saveSeconds(): Promise<number> {
        const { page } = this.session;
        const start = performance.now();
        await this.quote.locator('[data-save]').click();
        await page.getByRole('status').filter({ hasText: 'Quote saved' }).waitFor();
        return (performance.now() - start) / 1000;
    }

    close(): Promise<void> {
        return this.session.close();
    }

    private async type(edits: number): Promise<number[]> {
        return editTimes(
            this.session.page,
            await this.quote.locator('input[data-field="quantity"]').first().elementHandle(),
            await this.quote.locator('[data-totals] [data-cell="net"]').elementHandle(),
            edits
        );
    }

    /** Milliseconds that the page's main thread had a processor. */
    private async processorTime(work: () => Promise<unknown>): Promise<number> {
        const before = await this.taskSeconds();
        await work();
        return ((await this.taskSeconds()) - before) * 1000;
    }

    private async taskSeconds(): Promise<number> {
        const { metrics } = await this.protocol.send('Performance.getMetrics');
        const task = metrics.find(({ name }) => name === 'TaskDuration');
        if (task === undefined) {
            throw new Error('The browser does not tell how long its tasks took.');
        }
        return task.value;
    }
}

/** As low as it gets: a table of as many rows on an empty page, whose script does nothing but add up and show the sums. */
async function plainEditTimes(browser: Browser): Promise<number[]> {
    const page = await browser.newPage();
    try {
        await page.setContent(plainTable(LINES));
        const [input, total] = await Promise.all([page.$('input'), page.$('tfoot td:last-child')]);
        return (await editTimes(page, input, total, EDITS)).slice(WARM_UP);
    } finally {
        await page.close();
    }
}

type Found = ElementHandle<SVGElement | HTMLElement> | null;

/**
 * Types numbers into an input, one after the other, and measures from each input event until the page has been drawn anew
 * and laid out; fails where the total does not follow.
 */
async function editTimes(page: Page, input: Found, total: Found, edits: number): Promise<number[]> {
    if (input === null || total === null) {
        throw new Error('There is no line to edit.');
    }
    return page.evaluate(typeNumbers, { input, total, edits });
}

/** Runs in the page. */
async function typeNumbers({
    input,
    total,
    edits
}: {
    input: SVGElement | HTMLElement;
    total: SVGElement | HTMLElement;
    edits: number;
}): Promise<number[]> {
    const times: number[] = [];
    const field = input as HTMLInputElement;
    field.focus();
    for (let edit = 0; edit < edits; edit++) {
        const before = total.textContent;
        const start = performance.now();
        field.value = String(edit + 100);
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        // Components are drawn in a microtask of their own, parts of them after the whole.
        for (let turn = 0; turn < 20 && total.textContent === before; turn++) {
            await Promise.resolve();
        }
        document.body.getBoundingClientRect();
        times.push(performance.now() - start);
        if (total.textContent === before) {
            throw new Error(`The total stayed ${before} after an edit.`);
        }
        await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
    }
    return times;
}

/** Runs in the page: a screenful at a time, down and up again, with two frames for each. */
async function scroll({ region, times }: { region: SVGElement | HTMLElement | null; times: number }): Promise<void> {
    for (let time = 0; time < times; time++) {
        region?.scrollBy(0, time < times / 2 ? region.clientHeight : -region.clientHeight);
        for (let frame = 0; frame < 2; frame++) {
            await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
        }
    }
}
