import LightningModal from 'lightning/modal';
import { api } from 'lwc';
import { text } from '../../session';

interface Input extends HTMLElement {
    readonly value: string | null;
    reportValidity(): boolean;
}

/** Asks for a day; closes with it (`2027-01-31`), or with undefined where none is chosen. */
export default class DateModal extends LightningModal {
    /** The day proposed. */
    @api day = '';

    get texts() {
        return { date: text('orgDateField'), move: text('move'), cancel: text('cancel') };
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Enter') {
            this.handleMove();
        }
    }

    handleCancel(): void {
        this.close(undefined);
    }

    handleMove(): void {
        const input = this.template?.querySelector<Input>('[data-day]');
        if (input?.reportValidity() === true) {
            this.close(input.value ?? undefined);
        }
    }
}
