import type { FieldSchema, ObjectSchema, OrgSchema } from '../metadata/schema';

/** Labels in one language; what is not translated is in the project's own. */
export class Labels {
    readonly language: string;
    private readonly overrides: ReadonlyMap<string, string> | undefined;

    /** @param language as in the project's translations: 'fr'; one without translations gives the original labels. */
    constructor(schema: OrgSchema, language: string) {
        this.language = language;
        this.overrides = schema.translations.get(language);
    }

    private translated(path: string, original: string): string {
        return this.overrides?.get(path) ?? original;
    }

    object(object: ObjectSchema): string {
        return this.translated(object.apiName, object.label);
    }

    plural(object: ObjectSchema): string {
        return this.translated(`${object.apiName}.$plural`, object.pluralLabel);
    }

    field(object: ObjectSchema, field: FieldSchema): string {
        return this.translated(`${object.apiName}.${field.apiName}`, field.label);
    }

    help(object: ObjectSchema, field: FieldSchema): string | null {
        return this.overrides?.get(`${object.apiName}.${field.apiName}.$help`) ?? field.inlineHelpText ?? null;
    }

    /** The label of a picklist value; a value that the picklist does not list is its own label. */
    picklistValue(object: ObjectSchema, field: FieldSchema, value: string): string {
        const original = field.picklist?.values.find((candidate) => candidate.value === value)?.label ?? value;
        return this.translated(`${object.apiName}.${field.apiName}.${value}`, original);
    }

    /** The heading of the children of a relationship. */
    relationship(child: ObjectSchema, field: FieldSchema): string {
        return this.translated(`${child.apiName}.${field.apiName}.$relationship`, this.plural(child));
    }

    layoutSection(object: ObjectSchema, layoutName: string, section: string): string {
        return this.translated(`${object.apiName}.$layout.${layoutName}.${section}`, section);
    }

    app(name: string, original: string): string {
        return this.translated(`$app.${name}`, original);
    }

    tab(name: string, original: string): string {
        return this.translated(`$tab.${name}`, original);
    }
}
