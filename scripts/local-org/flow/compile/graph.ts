import type { FlowDefinition, FlowElement } from '../definition';

/** The elements that can come right after an element. */
export function successors(element: FlowElement): (string | undefined)[] {
    const faultNext = 'faultNext' in element ? [element.faultNext] : [];
    switch (element.kind) {
        case 'decision':
            return [...element.rules.map(({ next }) => next), element.next];
        case 'loop':
            return [element.nextValue, element.next];
        default:
            return [element.next, ...faultNext];
    }
}

/**
 * A position for every element such that, circles aside, each stands before those it leads to: interviews that took
 * different ways wait for each other where the ways meet, and run what follows together. Also, which elements can be
 * reached on a path that runs at a time.
 */
export function orderElements(flow: FlowDefinition): {
    readonly positions: ReadonlyMap<string, number>;
    readonly reachableLater: ReadonlySet<string>;
} {
    const { start } = flow;
    // What runs right after the commit still knows the values before the save.
    const timed = start.kind === 'record' ? start.scheduledPaths.filter(({ afterCommit }) => !afterCommit) : [];
    const paths = start.kind === 'record' ? start.scheduledPaths : [];
    const finished: string[] = [];
    const seen = new Set<string>();
    for (const next of [...paths.map((path) => path.next).reverse(), start.next]) {
        visit(flow, next, seen, finished);
    }
    const reachableLater = new Set<string>();
    for (const { next } of timed) {
        visit(flow, next, reachableLater, []);
    }
    return { positions: new Map(finished.reverse().map((name, index) => [name, index])), reachableLater };
}

/** Depth first; an element is finished after all that it leads to. */
function visit(flow: FlowDefinition, first: string | undefined, seen: Set<string>, finished: string[]): void {
    const open: { name: string; rest: (string | undefined)[] }[] = [];
    const enter = (name: string | undefined): void => {
        const element = name === undefined ? undefined : flow.elements.get(name);
        if (element !== undefined && !seen.has(element.name)) {
            seen.add(element.name);
            open.push({ name: element.name, rest: successors(element) });
        }
    };
    enter(first);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
        if (top.rest.length === 0) {
            finished.push(top.name);
            open.pop();
        } else {
            enter(top.rest.shift());
        }
    }
}
