import type { Expression } from './expression';
import { labelOf } from './types';
import type { ExpressionType } from './types';

/** What is wrong with an expression of the wrong type, in the platform's words, and what would be right. */
export function describeWrongType(
    subject: string,
    expected: readonly (ExpressionType | 'Text Literal')[],
    actual: Expression
): { readonly problem: string; readonly allowed: string } {
    const labels = expected
        .filter((type) => type !== actual.type)
        .map((type) => (type === 'Text Literal' ? type : labelOf(type)))
        .join(', ');
    if ((actual.type === 'Picklist' || actual.type === 'MultiselectPicklist') && actual.field) {
        return misusedPicklist(subject, labels, actual.field.path.join('.'), actual.type);
    }
    return {
        problem: `Incorrect parameter type for ${subject}. Expected ${labels}, received ${labelOf(actual.type)}`,
        allowed: `Allowed: ${labels}.`
    };
}

function misusedPicklist(
    subject: string,
    labels: string,
    name: string,
    type: 'Picklist' | 'MultiselectPicklist'
): { readonly problem: string; readonly allowed: string } {
    const [kind, Kind, functions] =
        type === 'Picklist'
            ? ['picklist', 'Picklist', 'ISPICKVAL, CASE, TEXT, ISCHANGED and PRIORVALUE']
            : [
                  'multi-select picklist',
                  'Multi-select picklist',
                  'INCLUDES, PICKLISTCOUNT, ISBLANK, ISNULL, ISCHANGED and PRIORVALUE'
              ];
    return {
        problem: `Field ${name} is a ${kind} field. ${Kind} fields are only supported in certain functions.`,
        allowed: `The ${subject} expects ${labels || 'another type'}; a ${kind} goes into ${functions}.`
    };
}
