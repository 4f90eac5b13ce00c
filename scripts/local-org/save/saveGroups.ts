import type { SaveOperation, SaveResult } from '../org';
import type { SaveContext } from './draft';
import { saveWithin } from './saveOperations';

/**
 * Saves what automation writes, within the transaction under way: several groups of operations together, each group
 * wholly or not at all.
 * @param partial false: where one group fails, nothing stays saved; the groups that did not fail themselves have no
 *   result then. true: the failed ones are left out and the others saved.
 */
export function saveGroups(
    context: SaveContext,
    groups: readonly (readonly SaveOperation[])[],
    partial: boolean
): (readonly SaveResult[] | undefined)[] {
    const results: (readonly SaveResult[] | undefined)[] = groups.map(() => undefined);
    let open = groups.map((operations, index) => ({ operations, index }));
    for (;;) {
        const saved = saveWithin(
            context,
            open.flatMap(({ operations }) => operations)
        );
        const failed = saved.some(({ success }) => !success);
        let position = 0;
        const rest: typeof open = [];
        for (const group of open) {
            const own = saved.slice(position, position + group.operations.length);
            position += group.operations.length;
            if (!failed || own.some(hasOwnError)) {
                results[group.index] = own;
            } else {
                rest.push(group);
            }
        }
        if (!failed || !partial) {
            return results;
        }
        open = rest;
    }
}

function hasOwnError(result: SaveResult): boolean {
    return (
        !result.success && result.errors.some(({ statusCode }) => statusCode !== 'ALL_OR_NONE_OPERATION_ROLLED_BACK')
    );
}
