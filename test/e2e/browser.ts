import { spawnSync } from 'node:child_process';
import { chromium as playwright } from 'playwright-core';
import type { Browser } from 'playwright-core';

/**
 * Starts the Chromium that comes with the npm package, so that no browser needs to be installed. Where the system lacks
 * the NSS libraries, the package brings its own; it unpacks them only when these variables say so before it is imported.
 */
export async function launchBrowser(): Promise<Browser> {
    if (!hasSystemLibraries()) {
        process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x';
        process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x';
    }
    const { default: chromium } = await import('@sparticuz/chromium');
    return playwright.launch({
        executablePath: await chromium.executablePath(),
        args: ['--no-sandbox'],
        headless: true
    });
}

function hasSystemLibraries(): boolean {
    const listed = spawnSync('ldconfig', ['-p'], { encoding: 'utf8' });
    return listed.status === 0 && listed.stdout.includes('libnss3.so');
}
