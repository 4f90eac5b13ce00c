import { LightningElement } from 'lwc';
import type { ToastOptions } from '../../platform/lightning/platformShowToastEvent/platformShowToastEvent';
import { SHOW_TOAST } from '../../platform/lightning/platformShowToastEvent/platformShowToastEvent';
import { text } from '../../session';

interface Part {
    readonly key: number;
    readonly text: string;
    readonly url: string | undefined;
}

interface Toast {
    readonly key: number;
    readonly title: string;
    readonly parts: readonly Part[];
    readonly variant: string;
    readonly className: string;
    readonly icon: string;
}

/** How long a toast stays that closes by itself, in milliseconds: the platform's three seconds, longer with more to read. */
const SHORTEST = 5000;
const PER_CHARACTER = 50;
const MOST_TOASTS = 3;

/** Shows toasts in the order they come, in a live region so that screen readers announce them. */
export default class Toasts extends LightningElement {
    toasts: readonly Toast[] = [];
    private count = 0;
    private readonly listener = (event: Event): void => this.show((event as CustomEvent<ToastOptions>).detail);

    override connectedCallback(): void {
        document.addEventListener(SHOW_TOAST, this.listener);
    }

    override disconnectedCallback(): void {
        document.removeEventListener(SHOW_TOAST, this.listener);
    }

    get texts() {
        return { close: text('close'), notifications: text('notifications') };
    }

    handleClose(event: Event): void {
        this.remove(Number((event.currentTarget as HTMLElement).dataset['key']));
    }

    private show(options: ToastOptions): void {
        this.count += 1;
        const variant = options.variant ?? 'info';
        const key = this.count;
        const toast: Toast = {
            key,
            title: options.title ?? '',
            parts: messageParts(options),
            variant: text(variant),
            className: `slds-notify slds-notify_toast slds-theme_${variant}`,
            icon: `utility:${variant}`
        };
        this.toasts = [...this.toasts, toast].slice(-MOST_TOASTS);
        if (options.mode !== 'sticky') {
            const length = toast.title.length + toast.parts.reduce((sum, part) => sum + part.text.length, 0);
            setTimeout(() => this.remove(key), SHORTEST + length * PER_CHARACTER);
        }
    }

    private remove(key: number): void {
        this.toasts = this.toasts.filter((toast) => toast.key !== key);
    }
}

/** Replaces `{0}` … in the message by the text or link given for it. */
function messageParts({ message, messageData }: ToastOptions): Part[] {
    const pieces = (message ?? '').split(/(\{\d+\})/);
    return pieces.flatMap((piece, key): Part[] => {
        const index = /^\{(\d+)\}$/.exec(piece)?.[1];
        const datum = index === undefined ? undefined : messageData?.[Number(index)];
        if (datum === undefined) {
            return piece === '' ? [] : [{ key, text: piece, url: undefined }];
        }
        return typeof datum === 'string'
            ? [{ key, text: datum, url: undefined }]
            : [{ key, text: datum.label, url: datum.url }];
    });
}
