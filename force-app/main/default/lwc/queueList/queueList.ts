import type { RegistrationClock } from 'c/programCore';
import { labels } from 'c/registrationLabels';
import { api, LightningElement } from 'lwc';

/** A request as a line of the list, worded for the user. */
export interface QueueItem {
    readonly id: string;
    readonly customer: string;
    readonly partner: string;
    /** Solution and amount. */
    readonly subject: string;
    readonly clock: RegistrationClock | null;
    /** "2 look-alikes", "awaits an answer"; short marks. */
    readonly marks: readonly string[];
}

/** What somebody wants to do with the request in focus, or with all that are selected. */
export type QueueCommand = 'APPROVE' | 'REJECT' | 'ASK';

interface Option extends QueueItem {
    readonly className: string;
    readonly tabIndex: string;
    readonly isSelected: string;
    readonly checkIcon: string;
}

const PAGE = 10;

/**
 * Requests as a list box: the arrow keys, Home, End and Page keys move, Space selects, Ctrl+A selects all, Enter opens,
 * and a letter decides. It is one stop for the Tab key, however long it is.
 * @fires move, open with { id }; selection with { ids }; command with { command }
 */
export default class QueueList extends LightningElement {
    @api items: readonly QueueItem[] = [];
    /** The request that is shown beside the list. */
    @api currentId = '';
    @api selectedIds: readonly string[] = [];

    /** What the list is of, for a screen reader. */
    @api label = labels.listLabel;
    /** Whether requests are only decided one by one: the current one is the selected one. */
    @api isSingle = false;

    get isMultiple(): boolean {
        return !this.isSingle;
    }

    get ariaMultiselectable(): string {
        return String(this.isMultiple);
    }

    /** Moves to the current request. */
    @api
    focus(): void {
        this.template?.querySelector<HTMLElement>('[role="option"][tabindex="0"]')?.focus();
    }

    get options(): Option[] {
        const selected = new Set(this.isSingle ? [this.currentId] : this.selectedIds);
        const stop = this.items.some(({ id }) => id === this.currentId) ? this.currentId : this.items[0]?.id;
        return this.items.map((item) => ({
            ...item,
            className: item.id === this.currentId ? 'option option_current' : 'option',
            tabIndex: item.id === stop ? '0' : '-1',
            isSelected: String(selected.has(item.id)),
            checkIcon: selected.has(item.id) ? 'utility:check' : ''
        }));
    }

    handleClick(event: Event): void {
        this.move(idOf(event));
    }

    handleCheck(event: Event): void {
        this.toggle(idOf(event));
    }

    handleKeyDown(event: KeyboardEvent): void {
        const id = idOf(event);
        const at = this.items.findIndex((item) => item.id === id);
        const target = targetOf(event.key, at, this.items.length - 1);
        const command = this.commandOf(event);
        if (target !== undefined) {
            const next = this.items[target];
            if (next) {
                if (event.shiftKey && this.isMultiple && next.id !== id) {
                    this.announceSelection([...new Set([...this.selectedIds, id, next.id])]);
                }
                this.move(next.id);
            }
        } else if (event.key === ' ' && this.isMultiple) {
            this.toggle(id);
        } else if (event.key === 'Enter') {
            this.dispatchEvent(new CustomEvent('open', { detail: { id } }));
        } else if (this.isMultiple && event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
            const isAll = this.selectedIds.length === this.items.length;
            this.announceSelection(isAll ? [] : this.items.map((item) => item.id));
        } else if (command) {
            this.dispatchEvent(new CustomEvent('command', { detail: { command } }));
        } else {
            return;
        }
        event.preventDefault();
    }

    private commandOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): QueueCommand | undefined {
        if (ctrlKey || metaKey || altKey) {
            return undefined;
        }
        const commands: Readonly<Record<string, QueueCommand>> = {
            [labels.shortcutApprove]: 'APPROVE',
            [labels.shortcutReject]: 'REJECT',
            [labels.shortcutAsk]: 'ASK'
        };
        return commands[key.toUpperCase()];
    }

    private toggle(id: string): void {
        const isSelected = this.selectedIds.includes(id);
        this.announceSelection(
            isSelected ? this.selectedIds.filter((selected) => selected !== id) : [...this.selectedIds, id]
        );
    }

    private announceSelection(ids: readonly string[]): void {
        this.dispatchEvent(new CustomEvent('selection', { detail: { ids } }));
    }

    private move(id: string): void {
        this.template?.querySelector<HTMLElement>(`[role="option"][data-id="${id}"]`)?.focus();
        if (id !== this.currentId) {
            this.dispatchEvent(new CustomEvent('move', { detail: { id } }));
        }
    }
}

function idOf(event: Event): string {
    return (event.currentTarget as HTMLElement).dataset['id'] ?? '';
}

function targetOf(key: string, at: number, last: number): number | undefined {
    switch (key) {
        case 'ArrowDown':
            return Math.min(at + 1, last);
        case 'ArrowUp':
            return Math.max(at - 1, 0);
        case 'PageDown':
            return Math.min(at + PAGE, last);
        case 'PageUp':
            return Math.max(at - PAGE, 0);
        case 'Home':
            return 0;
        case 'End':
            return last;
        default:
            return undefined;
    }
}
