import type { CompiledFormula } from '../formula/index';
import type { ProblemList } from '../metadata/problems';
import type { OrgSchema } from '../metadata/schema';
import { findPath } from './references';
import type { RecordScope } from './scope';

/** Reports formula fields that depend on themselves, directly or through other formula fields. */
export function checkFormulaCycles(
    schema: OrgSchema,
    formulas: ReadonlyMap<string, CompiledFormula<RecordScope>>,
    problems: ProblemList
): void {
    const done = new Set<string>();
    const visit = (key: string, above: readonly string[]): void => {
        if (above.includes(key)) {
            const [objectName = '', fieldName = ''] = key.split('.');
            const location = schema.objects.get(objectName)!.fields.get(fieldName)!.formula!.location;
            problems.add(
                location,
                `Formula ${key} depends on itself: ${[...above.slice(above.indexOf(key)), key].join(' → ')}.`
            );
            return;
        }
        if (!done.has(key)) {
            formulaReferences(schema, formulas, key).forEach((next) => visit(next, [...above, key]));
            done.add(key);
        }
    };
    for (const key of formulas.keys()) {
        visit(key, []);
    }
}

/** The formula fields (`Object.Field`) that a formula field refers to. */
function formulaReferences(
    schema: OrgSchema,
    formulas: ReadonlyMap<string, CompiledFormula<RecordScope>>,
    key: string
): string[] {
    const object = schema.objects.get(key.split('.')[0]!)!;
    return (formulas.get(key)?.references ?? []).flatMap((path) => {
        const found = findPath(schema, object, path);
        return found?.field.formula === undefined ? [] : [`${found.object.apiName}.${found.field.apiName}`];
    });
}
