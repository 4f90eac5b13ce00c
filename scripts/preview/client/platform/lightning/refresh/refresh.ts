const REFRESH_VIEW = 'lightning__refreshview';

/** Dispatched by a component to have the page's registered components read their data again. */
export class RefreshEvent extends CustomEvent<undefined> {
    constructor() {
        super(REFRESH_VIEW, { bubbles: true, composed: true, cancelable: true });
    }
}

type RefreshHandler = () => Promise<unknown> | undefined;

interface Registration {
    readonly context: object;
    readonly handler: RefreshHandler;
}

const registrations = new Map<number, Registration>();
let lastId = 0;

/**
 * Registers a handler that reads the component's data again; its promise says when it has.
 * @returns an id for unregisterRefreshHandler
 */
export function registerRefreshHandler(context: object, handler: RefreshHandler): number {
    lastId += 1;
    registrations.set(lastId, { context, handler });
    return lastId;
}

/** Ends a registration. */
export function unregisterRefreshHandler(id: number): boolean {
    return registrations.delete(id);
}

/** Calls every registered handler and waits for all. */
export async function refreshAll(): Promise<void> {
    await Promise.allSettled([...registrations.values()].map(({ context, handler }) => handler.call(context)));
}

document.addEventListener(REFRESH_VIEW, () => void refreshAll());
