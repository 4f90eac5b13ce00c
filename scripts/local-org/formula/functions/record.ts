import { equal } from '../comparison';
import { FormulaEvaluationError } from '../errors';
import type { ReferencedField } from '../expression';
import type { FormulaContext, FormulaValue } from '../types';
import { special } from './definition';
import type { CallContext, CompiledCall, FunctionTable } from './definition';
import { toPattern } from './pattern';

/** Only what runs while a record is saved knows what the record was before. */
const WHILE_SAVING: readonly FormulaContext[] = ['validationRule', 'flow'];

/** The documentation leaves REGEX out of formula fields. */
const NOT_IN_FORMULA_FIELDS: readonly FormulaContext[] = ['validationRule', 'defaultValue', 'flow'];

/** The record's own field that ISCHANGED and PRIORVALUE ask about; not one of a related record. */
function ownField(context: CallContext): Required<ReferencedField> {
    const argument = context.arguments[0]!;
    const field = argument.field;
    if (argument.node.kind !== 'reference' || field === undefined) {
        throw context.fail(
            'argumentType',
            argument.node,
            `Incorrect argument type for function '${context.name}()'.`,
            'Give the name of a field of the record itself.'
        );
    }
    const isOwn = field.path.length === 1 || (field.path.length === 2 && field.path[0]!.toLowerCase() === '$record');
    if (!isOwn || field.prior === undefined) {
        throw context.fail(
            'argumentValue',
            argument.node,
            `The ${context.name} function cannot reference the ${field.path.join('.')} field.`,
            'Give the name of a field of the record itself.'
        );
    }
    return { ...field, prior: field.prior };
}

/** Tells whether the record is being created; refuses the function where that cannot be known. */
function creationTest(context: CallContext): (scope: unknown) => boolean {
    const { isNew } = context.surroundings;
    if (isNew === undefined) {
        throw context.fail(
            'functionNotAllowed',
            context.call,
            `Function ${context.name} may not be used in this type of formula`,
            'It is allowed where a record is being saved.'
        );
    }
    return isNew;
}

function isChanged(context: CallContext): CompiledCall {
    const field = ownField(context);
    const isNew = creationTest(context);
    return {
        type: 'Boolean',
        evaluate: (scope) =>
            !isNew(scope) && equal(normalized(field.prior(scope)), normalized(field.stored(scope)), true) !== true
    };
}

/** Line ends differ between systems without a change of the text. */
function normalized(value: FormulaValue): FormulaValue {
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value;
}

/** While a record is created the prior value is the current one. */
function priorValue(context: CallContext): CompiledCall {
    const field = ownField(context);
    const current = context.arguments[0]!;
    const isNew = creationTest(context);
    return {
        type: current.type,
        evaluate: (scope) => (isNew(scope) ? current.evaluate(scope) : field.prior(scope)),
        field: { ...field, stored: field.prior }
    };
}

function regex(context: CallContext): CompiledCall {
    const [text, expression] = context.arguments;
    context.arguments.forEach((argument, index) => {
        if (argument.type !== 'Text') {
            throw context.wrongType(index, ['Text']);
        }
    });
    const fixed = expression!.node.kind === 'text' ? literalPattern(context, expression!.node.value) : undefined;
    return {
        type: 'Boolean',
        evaluate: (scope) => {
            const subject = (text!.evaluate(scope) as string | null) ?? '';
            const pattern = fixed ?? computedPattern((expression!.evaluate(scope) as string | null) ?? '');
            return pattern.test(subject);
        }
    };
}

function computedPattern(expression: string): RegExp {
    try {
        return toPattern(expression);
    } catch (error) {
        throw new FormulaEvaluationError(`REGEX() was given a wrong regular expression: ${(error as Error).message}`);
    }
}

function literalPattern(context: CallContext, expression: string): RegExp {
    try {
        return toPattern(expression);
    } catch (error) {
        throw context.fail(
            'argumentValue',
            context.arguments[1]!.node,
            `Incorrect parameter value for function 'REGEX()': ${(error as Error).message}`,
            'Give a regular expression that Java and JavaScript both understand, with every backslash doubled.'
        );
    }
}

/** Functions about the record that is being saved, and REGEX, all of which not every kind of formula may use. */
export const RECORD_FUNCTIONS: FunctionTable = {
    ISNEW: special(0, 0, (context) => ({ type: 'Boolean', evaluate: creationTest(context) }), WHILE_SAVING),
    ISCLONE: special(0, 0, ({ surroundings }) => ({ type: 'Boolean', evaluate: surroundings.isClone }), WHILE_SAVING),
    ISCHANGED: special(1, 1, isChanged, WHILE_SAVING),
    PRIORVALUE: special(1, 1, priorValue, WHILE_SAVING),
    REGEX: special(2, 2, regex, NOT_IN_FORMULA_FIELDS)
};
