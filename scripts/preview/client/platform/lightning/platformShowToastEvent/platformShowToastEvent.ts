/** What a toast says. */
export interface ToastOptions {
    readonly title: string;
    readonly message?: string;
    readonly variant?: 'info' | 'success' | 'warning' | 'error';
    readonly mode?: 'dismissible' | 'pester' | 'sticky';
    /** Replaces `{0}`, `{1}` … in the message: text, or a link. */
    readonly messageData?: readonly (string | { readonly url: string; readonly label: string })[];
}

export const SHOW_TOAST = 'lightning__showtoast';

/** Dispatched by a component to show a toast. */
export class ShowToastEvent extends CustomEvent<ToastOptions> {
    constructor(options: ToastOptions) {
        super(SHOW_TOAST, { bubbles: true, composed: true, cancelable: true, detail: options });
    }
}
