import { LightningElement } from 'lwc';
import { register } from '../../forms/registration';

/** Shows the errors of the record form around it. */
export default class Messages extends LightningElement {
    override title = '';
    messages: readonly { readonly key: number; readonly text: string }[] = [];
    private unregister: (() => void) | undefined;

    get hasMessages(): boolean {
        return this.messages.length > 0;
    }

    override connectedCallback(): void {
        this.unregister = register(this, {
            messages: {
                show: (title, messages) => {
                    this.title = title;
                    this.messages = messages.map((text, key) => ({ key, text }));
                },
                clear: () => {
                    this.messages = [];
                }
            }
        });
    }

    override disconnectedCallback(): void {
        this.unregister?.();
    }
}
