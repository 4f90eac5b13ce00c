/** How soon a quote of 200 lines shows what comes of a number that is typed in, measured in the browser on the built page. */
import type { Page } from 'playwright-core';
import { launchBrowser } from '../e2e/browser';
import { startPreview } from '../e2e/preview';
import { RestClient } from '../e2e/restClient';
import { Session } from '../e2e/session';
import { percentile } from './measure';
import { createLargeOpportunity } from '../e2e/largeQuote';
import type { Result } from './result';

const LINES = 200;
const EDITS = 120;
const WARM_UP = 20;
/** One frame of a browser at 60 frames a second. */
const FRAME_MILLISECONDS = 16;

export async function benchEditing(): Promise<Result[]> {
    const [preview, browser] = await Promise.all([startPreview(), launchBrowser()]);
    try {
        const session = await Session.open(browser, preview.url, 'en_US');
        const opportunityId = await createLargeOpportunity(await RestClient.open(browser, preview.url), LINES);
        await session.goToRecord('Opportunity', opportunityId);
        const quote = await session.component('c-stacked-quote', '[data-totals]');
        await quote.getByRole('button', { name: 'Edit lines' }).click();
        await quote.locator('input[data-field="quantity"]').first().waitFor();
        const times = (await editTimes(session.page, EDITS)).slice(WARM_UP);
        return [
            {
                what: `recalculate and redraw a quote of ${LINES} lines after each typed number, 95th percentile`,
                value: percentile(times, 0.95),
                unit: 'ms',
                target: { atMost: FRAME_MILLISECONDS }
            }
        ];
    } finally {
        await browser.close();
        await preview.stop();
    }
}

/**
 * Types numbers into the first line, one after the other, and measures from each input event until the page has been
 * drawn anew and laid out; fails where the total does not follow.
 */
export async function editTimes(page: Page, edits: number): Promise<number[]> {
    const input = await page.locator('c-stacked-quote input[data-field="quantity"]').first().elementHandle();
    const total = await page.locator('c-stacked-quote [data-totals] [data-cell="net"]').elementHandle();
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
