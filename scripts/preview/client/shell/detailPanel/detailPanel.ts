import { LightningElement, api } from 'lwc';
import type { PageContext } from '../../pageContext';
import { pageLabel } from '../../platform/forms/registration';
import { openEdit } from '../../recordActions';
import { text } from '../../session';

/** The record's fields in the sections of its layout. */
export default class DetailPanel extends LightningElement {
    @api context: PageContext | undefined;

    get sections() {
        const { object, objectInfo } = this.context ?? {};
        const sections = (object?.layout.sections ?? []).map((section, index) => {
            const columns = section.columns.map((items, column) => ({
                key: column,
                className: `slds-col slds-size_1-of-1 slds-medium-size_1-of-${section.columns.length} slds-p-horizontal_x-small`,
                fields: items.flatMap(({ field }, row) => {
                    const info = field === null ? undefined : objectInfo?.fields[field];
                    return info === undefined ? [] : [{ key: `${row}`, info, label: pageLabel(info) }];
                })
            }));
            return {
                key: index,
                label: section.label,
                hasHeading: section.showOnView && section.label !== '',
                columns
            };
        });
        return sections.filter(({ columns }) => columns.some(({ fields }) => fields.length > 0));
    }

    get canEdit(): boolean {
        return this.context?.objectInfo?.updateable === true;
    }

    get texts() {
        return { edit: text('edit'), details: text('details') };
    }

    handleEdit(): void {
        const { object, recordId } = this.context ?? {};
        if (object !== undefined && recordId !== undefined) {
            openEdit(object.apiName, recordId);
        }
    }
}
