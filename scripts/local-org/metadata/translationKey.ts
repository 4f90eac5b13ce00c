import type { OrgSchema } from './schema';

/**
 * Under which language an org keeps what it would say in a locale, such as `fr_CA` or `fr-CA`: by the platform's language
 * codes, with the region where there is a translation for it (`pt_BR`), otherwise without (`fr`).
 */
export function translationKey(schema: OrgSchema, locale: string): string {
    const withRegion = locale.replace('-', '_');
    return schema.translations.has(withRegion) ? withRegion : (withRegion.split('_')[0] ?? locale).toLowerCase();
}
