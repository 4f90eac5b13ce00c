import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from 'graphql';
import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

/** Fields by response key, in order; one key may be asked for in several places, whose selections add up. */
export type Selections = ReadonlyMap<string, readonly FieldNode[]>;

/** The selected fields below some nodes, fragments opened, @include and @skip obeyed. */
export function selectionsOf(info: GraphQLResolveInfo, nodes: readonly FieldNode[]): Selections {
    const selections = new Map<string, FieldNode[]>();
    for (const node of nodes) {
        collect(info, node.selectionSet, selections);
    }
    return selections;
}

function collect(
    info: GraphQLResolveInfo,
    set: SelectionSetNode | undefined,
    selections: Map<string, FieldNode[]>
): void {
    for (const selection of set?.selections ?? []) {
        const variables = info.variableValues;
        if (
            getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true ||
            getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] === false
        ) {
            continue;
        }
        if (selection.kind === Kind.FIELD) {
            const key = selection.alias?.value ?? selection.name.value;
            selections.set(key, [...(selections.get(key) ?? []), selection]);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
            collect(info, selection.selectionSet, selections);
        } else {
            collect(info, info.fragments[selection.name.value]?.selectionSet, selections);
        }
    }
}

/** The nodes selected below `nodes` along a path of field names: `['edges', 'node']`. */
export function nodesAt(
    info: GraphQLResolveInfo,
    nodes: readonly FieldNode[],
    path: readonly string[]
): readonly FieldNode[] {
    let current = nodes;
    for (const name of path) {
        current = [...selectionsOf(info, current).values()].flat().filter((node) => node.name.value === name);
    }
    return current;
}
