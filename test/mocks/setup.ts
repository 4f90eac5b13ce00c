/**
 * Before every component test: the accessibility matcher, and the real label texts. A test file named `*.fr.test.ts`
 * runs in French, all others in English.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerSa11yMatcher } from '@sa11y/jest';
import { XMLParser } from 'fast-xml-parser';

interface LabelFile {
    CustomLabels?: { labels: { fullName: string; value: string }[] };
    Translations?: { customLabels: { name: string; label: string }[] };
}

const metadata = join(process.cwd(), 'force-app/main/default');
const french = expect.getState().testPath?.endsWith('.fr.test.ts') ?? false;

registerSa11yMatcher();

jest.doMock('@salesforce/i18n/locale', () => ({ default: french ? 'fr-FR' : 'en-US' }), { virtual: true });
jest.doMock('@salesforce/i18n/lang', () => ({ default: french ? 'fr' : 'en' }), { virtual: true });
jest.doMock('@salesforce/i18n/timeZone', () => ({ default: 'Europe/Paris' }), { virtual: true });
for (const [name, text] of readLabels()) {
    jest.doMock(`@salesforce/label/c.${name}`, () => ({ default: text }), { virtual: true });
}

function readLabels(): [string, string][] {
    const english = readXml('labels/CustomLabels.labels-meta.xml').CustomLabels?.labels ?? [];
    if (!french) {
        return english.map(({ fullName, value }) => [fullName, value]);
    }
    const translated = readXml('translations/fr.translation-meta.xml').Translations?.customLabels ?? [];
    return translated.map(({ name, label }) => [name, label]);
}

function readXml(path: string): LabelFile {
    const parser = new XMLParser({
        parseTagValue: false,
        htmlEntities: true,
        trimValues: false,
        isArray: (name) => name === 'labels' || name === 'customLabels'
    });
    return parser.parse(readFileSync(join(metadata, path), 'utf8')) as LabelFile;
}
