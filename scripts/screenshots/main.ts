/**
 * `npm run screenshots`: takes the README's pictures from the built preview with the demo data, in the same browser as
 * the end-to-end tests. The records are chosen by what they show, so the pictures survive a change of the demo data.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../test/e2e/browser';
import { startPreview } from '../../test/e2e/preview';
import { RestClient } from '../../test/e2e/restClient';
import { Session } from '../../test/e2e/session';
import type { Language } from '../../test/e2e/session';
import { chooseRecords, PARTNER_USER } from './chooseRecords';

const FOLDER = fileURLToPath(new URL('../../test/e2e/screenshots/', import.meta.url));
const WIDTH = 1360;

interface Picture {
    readonly file: string;
    readonly path: string;
    /** What must be on the page before the picture is taken. */
    readonly ready: string;
    readonly height: number;
    readonly language?: Language;
    /** Who is signed in; the administrator unless given. */
    readonly username?: string;
}

async function takePictures(browser: Browser, url: string): Promise<void> {
    const { accountId, opportunityId, partnerId, programId, registrationId, ownOpportunityId, statementId } =
        await chooseRecords(await RestClient.open(browser, url));
    const account = { path: `/lightning/r/Account/${accountId}/view`, ready: 'c-tier-badge' };
    const opportunity = {
        path: `/lightning/r/Opportunity/${opportunityId}/view`,
        ready: 'c-stacked-quote [data-totals]'
    };
    const pictures: readonly Picture[] = [
        { file: 'partners', path: '/lightning/o/Partner__c/list', ready: 'shell-object-home table', height: 800 },
        { file: 'account-partner-tier', ...account, height: 1150 },
        { file: 'opportunity-stacked-quote', ...opportunity, height: 1300 },
        { file: 'opportunity-french', ...opportunity, height: 1300, language: 'fr' },
        {
            file: 'partner',
            path: `/lightning/r/Partner__c/${partnerId}/view`,
            ready: 'c-partner-scorecard [data-person]',
            height: 1400
        },
        {
            file: 'program',
            path: `/lightning/r/Program__c/${programId}/view`,
            ready: 'c-program-guide [data-row="count"]',
            height: 1300
        },
        {
            file: 'deal-registration',
            path: `/lightning/r/Deal_Registration__c/${registrationId}/view`,
            ready: 'shell-detail-panel dd',
            height: 900
        },
        {
            file: 'special-prices',
            path: '/lightning/n/Special_Price_Decisions',
            ready: 'c-special-price-effect table',
            height: 1000,
            username: 'tierstack.partner.account.manager@local-org.example'
        },
        {
            file: 'rebate-statement',
            path: `/lightning/r/Rebate_Statement__c/${statementId}/view`,
            ready: 'c-rebate-paper table',
            height: 1000
        },
        {
            file: 'partner-user',
            path: `/lightning/r/Opportunity/${ownOpportunityId}/view`,
            ready: 'c-deal-registration [data-worth]',
            height: 560,
            username: PARTNER_USER
        }
    ];
    for (const picture of pictures) {
        await takePicture(browser, url, picture);
    }
}

async function takePicture(browser: Browser, url: string, picture: Picture): Promise<void> {
    const session = await Session.open(browser, url, picture.language ?? 'en_US', WIDTH, picture.username);
    await session.page.setViewportSize({ width: WIDTH, height: picture.height });
    await session.goTo(picture.path);
    await session.page.locator(picture.ready).first().waitFor();
    const file = path.join(FOLDER, `${picture.file}.png`);
    await session.page.screenshot({ path: file });
    await session.close();
    process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
}

mkdirSync(FOLDER, { recursive: true });
const [preview, browser] = await Promise.all([startPreview(), launchBrowser()]);
try {
    await takePictures(browser, preview.url);
} finally {
    await browser.close();
    await preview.stop();
}
