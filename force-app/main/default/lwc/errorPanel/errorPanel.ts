import { api, LightningElement } from 'lwc';

/** Lists problems for people. */
export default class ErrorPanel extends LightningElement {
    @api heading = '';
    @api messages: readonly string[] = [];

    /** Moves the reader here, so that a problem after an action is not missed. */
    @api focus(): void {
        this.template?.querySelector<HTMLElement>('[data-panel]')?.focus();
    }

    get items(): { key: number; message: string }[] {
        return this.messages.map((message, key) => ({ key, message }));
    }
}
