/** What `@salesforce/messageChannel/…` gives. */
interface MessageChannel {
    readonly channel: string;
}

interface Subscription {
    readonly channel: string;
    readonly listener: (message: unknown) => void;
}

const subscriptions = new Set<Subscription>();

/** The scope that reaches the whole app. All parts of the preview are always active, so every subscription has it. */
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

/** Gives a component the context that publish and subscribe take. */
export class MessageContext {
    constructor(dataCallback: (context: object) => void) {
        dataCallback({});
    }

    connect(): void {
        // The context is given at once.
    }

    update(): void {
        // There is nothing to configure.
    }

    disconnect(): void {
        // Subscriptions end with `unsubscribe`.
    }
}

/** A context for modules that are not components. */
export function createMessageContext(): object {
    return {};
}

/** Ends such a context. */
export function releaseMessageContext(_context: object): void {
    // Contexts hold nothing.
}

/** Sends a message to all subscribers of the channel. */
export function publish(_context: object, channel: MessageChannel, message?: unknown): void {
    for (const subscription of [...subscriptions]) {
        if (subscription.channel === channel.channel) {
            subscription.listener(message);
        }
    }
}

/** Calls the listener at every message of the channel. */
export function subscribe(
    _context: object,
    channel: MessageChannel,
    listener: (message: unknown) => void,
    _options?: { readonly scope?: symbol }
): Subscription {
    const subscription = { channel: channel.channel, listener };
    subscriptions.add(subscription);
    return subscription;
}

/** Ends a subscription. */
export function unsubscribe(subscription: Subscription): void {
    subscriptions.delete(subscription);
}
