import type { OrgSchema } from '../../local-org/metadata/schema';

/** Gives the translation at a path of the schema's translations, or the given label. */
export type Translate = (path: string, fallback: string) => string;

/** @param language a platform language code such as `en_US` or `fr` */
export function translator(schema: Pick<OrgSchema, 'translations'>, language: string): Translate {
    const translations = schema.translations.get(language) ?? schema.translations.get(language.split('_')[0] ?? '');
    return (path, fallback) => translations?.get(path) ?? fallback;
}
