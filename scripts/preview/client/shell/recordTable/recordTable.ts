import { LightningElement, api } from 'lwc';
import type { ListColumn } from '../../listQuery';
import { shownInfo } from '../../listQuery';
import type { UiRecord } from '../../platform/lightning/uiRecordApi/uiRecordApi';
import { text } from '../../session';

const RIGHT_ALIGNED = ['Int', 'Double', 'Currency', 'Percent'];

/** A table of records with sortable columns and a menu of actions in each row. */
export default class RecordTable extends LightningElement {
    @api caption = '';
    @api columns: readonly ListColumn[] = [];
    @api records: readonly UiRecord[] = [];
    @api sortKey: string | null = null;
    @api sortDescending = false;
    @api canEdit = false;
    @api canDelete = false;

    get headings() {
        return this.columns.map((column) => {
            const isSorted = column.key === this.sortKey;
            const goesDown = isSorted && this.sortDescending;
            return {
                ...column,
                sort: isSorted ? (goesDown ? 'descending' : 'ascending') : 'none',
                isSorted,
                icon: goesDown ? 'utility:arrowdown' : 'utility:arrowup',
                action: text(isSorted && !goesDown ? 'sortDescending' : 'sortAscending', column.label),
                className: this.alignment(column)
            };
        });
    }

    get rows() {
        return this.records.map((record) => {
            const cells = this.columns.map((column) => ({
                key: column.key,
                label: column.label,
                info: shownInfo(column),
                isName: column.isName,
                className: this.alignment(column)
            }));
            const name = cells.find(({ isName }) => isName);
            const value = name === undefined ? undefined : record.fields[name.info.apiName]?.value;
            return { id: record.id, record, cells, actions: text('recordActions', String(value ?? record.id)) };
        });
    }

    get hasActions(): boolean {
        return this.canEdit || this.canDelete;
    }

    get texts() {
        return { edit: text('edit'), delete: text('delete') };
    }

    handleSort(event: Event): void {
        const key = (event.currentTarget as HTMLElement).dataset['key'];
        this.dispatchEvent(new CustomEvent('sort', { detail: { key } }));
    }

    handleAction(event: CustomEvent<{ value: string }>): void {
        const recordId = (event.currentTarget as HTMLElement).dataset['id'];
        this.dispatchEvent(new CustomEvent('rowaction', { detail: { action: event.detail.value, recordId } }));
    }

    private alignment({ info }: ListColumn): string {
        return RIGHT_ALIGNED.includes(info.dataType) ? 'slds-text-align_right' : '';
    }
}
