import { LightningElement, api } from 'lwc';
import type { PageContext } from '../../pageContext';
import { pageLabel } from '../../platform/forms/registration';
import { confirmAndDelete, openEdit } from '../../recordActions';
import { navigate } from '../../router';
import { text } from '../../session';

/** The top of a record page: name, first fields, actions. */
export default class Highlights extends LightningElement {
    @api context: PageContext | undefined;

    get icon(): string {
        return this.context?.object?.icon ?? 'standard:record';
    }

    get objectLabel(): string {
        return this.context?.object?.label ?? '';
    }

    get name(): string {
        const cell = this.context?.record?.fields[this.context.object?.nameField ?? 'Name'];
        return String(cell?.displayValue ?? cell?.value ?? '');
    }

    get fields() {
        const { object, objectInfo } = this.context ?? {};
        return (object?.compactFields ?? [])
            .filter((field) => field !== object?.nameField)
            .flatMap((field) => {
                const info = objectInfo?.fields[field];
                return info === undefined ? [] : [{ key: field, info, label: pageLabel(info) }];
            });
    }

    get hasFields(): boolean {
        return this.fields.length > 0;
    }

    get canEdit(): boolean {
        return this.context?.objectInfo?.updateable === true;
    }

    get canDelete(): boolean {
        return this.context?.objectInfo?.deletable === true;
    }

    get texts() {
        return { edit: text('edit'), delete: text('delete') };
    }

    handleEdit(): void {
        const { object, recordId } = this.context ?? {};
        if (object !== undefined && recordId !== undefined) {
            openEdit(object.apiName, recordId);
        }
    }

    async handleDelete(): Promise<void> {
        const { object, recordId } = this.context ?? {};
        if (
            object !== undefined &&
            recordId !== undefined &&
            (await confirmAndDelete(object.apiName, recordId, this.name))
        ) {
            const attributes = { objectApiName: object.apiName, actionName: 'list' };
            navigate({ type: 'standard__objectPage', attributes }, true);
        }
    }
}
