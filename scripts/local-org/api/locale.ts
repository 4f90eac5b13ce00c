import type { IncomingHttpHeaders } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrgSchema } from '../metadata/schema';
import { translationKey } from '../metadata/translationKey';
import type { FieldValues } from '../values';

export interface UserLocale {
    /** As translations are keyed: 'fr', 'en'. */
    readonly language: string;
    /** BCP 47. */
    readonly locale: string;
}

const usualRegion: Record<string, string> = { en: 'en-US', fr: 'fr-FR' };

/** `Accept-Language` goes before the user's own settings; the first language that it names counts. */
export function localeOf(schema: OrgSchema, headers: IncomingHttpHeaders, user: FieldValues | undefined): UserLocale {
    const wanted = headers['accept-language']?.split(',')[0]?.split(';')[0]?.trim();
    if (wanted && wanted !== '*' && isLocale(wanted)) {
        const [language = 'en'] = wanted.split('-');
        return {
            language: translationKey(schema, wanted),
            locale: wanted.includes('-') ? wanted : (usualRegion[language] ?? wanted)
        };
    }
    const language = String(user?.['LanguageLocaleKey'] ?? 'en_US').replace('_', '-');
    const locale = String(user?.['LocaleSidKey'] ?? language).replaceAll('_', '-');
    return { language: translationKey(schema, language), locale: isLocale(locale) ? locale : 'en-US' };
}

function isLocale(text: string): boolean {
    try {
        return Intl.getCanonicalLocales(text).length === 1;
    } catch {
        return false;
    }
}

const euro = [
    'AT',
    'BE',
    'CY',
    'DE',
    'EE',
    'ES',
    'FI',
    'FR',
    'GR',
    'HR',
    'IE',
    'IT',
    'LT',
    'LU',
    'LV',
    'MT',
    'NL',
    'PT',
    'SI',
    'SK'
];
const otherCurrencies: Record<string, string> = { US: 'USD', GB: 'GBP', CH: 'CHF', CA: 'CAD', JP: 'JPY', AU: 'AUD' };

/** A new org's currency follows from its country, which the scratch org definition gives; without one it is US dollars. */
export function orgCurrency(projectDirectory: string): string {
    const file = join(projectDirectory, 'config', 'project-scratch-def.json');
    if (!existsSync(file)) {
        return 'USD';
    }
    const { country } = JSON.parse(readFileSync(file, 'utf8')) as { country?: string };
    return country === undefined ? 'USD' : euro.includes(country) ? 'EUR' : (otherCurrencies[country] ?? 'USD');
}
