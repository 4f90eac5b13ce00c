export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=' | '&&' | '||';
export type UnaryOperator = '+' | '-' | 'NOT';

/** The syntax tree. `offset` is where the node's own token stands: the operator, the function's name, the literal. */
export type SyntaxNode =
    | { readonly kind: 'number'; readonly text: string; readonly offset: number }
    | { readonly kind: 'text'; readonly value: string; readonly offset: number }
    | { readonly kind: 'boolean'; readonly value: boolean; readonly offset: number }
    | { readonly kind: 'null'; readonly offset: number }
    | { readonly kind: 'reference'; readonly name: string; readonly offset: number }
    | UnaryNode
    | BinaryNode
    | CallNode;

export interface UnaryNode {
    readonly kind: 'unary';
    readonly operator: UnaryOperator;
    readonly operand: SyntaxNode;
    readonly offset: number;
}

export interface BinaryNode {
    readonly kind: 'binary';
    readonly operator: BinaryOperator;
    readonly left: SyntaxNode;
    readonly right: SyntaxNode;
    readonly offset: number;
}

export interface CallNode {
    readonly kind: 'call';
    /** As written; functions are found without regard to case. */
    readonly name: string;
    readonly arguments: readonly SyntaxNode[];
    readonly offset: number;
}
