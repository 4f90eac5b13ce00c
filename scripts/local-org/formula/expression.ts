import type { FieldType } from '../metadata/schema';
import type { SyntaxNode } from './syntax';
import type { Evaluate, ExpressionType } from './types';

/** The field behind an expression that is nothing but a reference (or PRIORVALUE of one). */
export interface ReferencedField {
    readonly path: readonly string[];
    readonly fieldType: FieldType;
    /** As it was before the save; absent where the resolver cannot tell. */
    readonly prior?: Evaluate;
    /** As stored, blank numbers not yet treated as zero. */
    readonly stored: Evaluate;
}

/** A type-checked and compiled expression. */
export interface Expression {
    readonly type: ExpressionType;
    readonly evaluate: Evaluate;
    readonly node: SyntaxNode;
    readonly field?: ReferencedField;
}
