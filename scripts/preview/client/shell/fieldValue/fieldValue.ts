import { LightningElement, api } from 'lwc';
import { referenceName } from '../../platform/forms/registration';
import type { FieldInfo } from '../../platform/lightning/uiObjectInfoApi/uiObjectInfoApi';
import type { UiRecord } from '../../platform/lightning/uiRecordApi/uiRecordApi';
import { toUrl } from '../../router';
import { text } from '../../session';

/** One field of a record as people read it, by the field's type. */
export default class FieldValue extends LightningElement {
    @api info: FieldInfo | undefined;
    @api record: UiRecord | undefined;
    /** Makes the value a link to the record itself: the name in lists. */
    @api linksToRecord = false;

    get cell() {
        return this.info === undefined ? undefined : this.record?.fields[this.info.apiName];
    }

    get value(): unknown {
        return this.cell?.value ?? null;
    }

    get isBlank(): boolean {
        return this.value === null || this.value === '';
    }

    get shown(): string {
        return this.cell?.displayValue ?? (this.isBlank ? '' : String(this.value));
    }

    get type(): string {
        return this.info?.dataType ?? '';
    }

    get link(): string | undefined {
        if (this.linksToRecord && this.record !== undefined) {
            const { id: recordId, apiName: objectApiName } = this.record;
            return toUrl({ type: 'standard__recordPage', attributes: { objectApiName, recordId } });
        }
        const parentObject = this.info?.referenceToInfos[0]?.apiName;
        if (this.type !== 'Reference' || this.isBlank || parentObject === undefined || parentObject === 'User') {
            return undefined;
        }
        const attributes = { objectApiName: parentObject, recordId: String(this.value) };
        return toUrl({ type: 'standard__recordPage', attributes });
    }

    get linkText(): string {
        return this.type === 'Reference' ? this.parentName : this.shown;
    }

    get parentName(): string {
        return (this.info === undefined ? null : referenceName(this.info, this.record)) ?? this.shown;
    }

    get isReferenceText(): boolean {
        return this.type === 'Reference';
    }

    get isCheckbox(): boolean {
        return this.type === 'Boolean';
    }

    get checkboxText(): string {
        return text(this.value === true ? 'yes' : 'no');
    }

    get checkboxIcon(): string {
        return this.value === true ? 'utility:check' : 'utility:dash';
    }

    get isRichText(): boolean {
        return this.info?.htmlFormatted === true || this.info?.extraTypeInfo === 'RichTextArea';
    }

    get isLongText(): boolean {
        return this.type === 'TextArea' && !this.isRichText;
    }

    get isUrl(): boolean {
        return this.type === 'Url' && !this.isBlank;
    }

    get isEmail(): boolean {
        return this.type === 'Email' && !this.isBlank;
    }

    get isPhone(): boolean {
        return this.type === 'Phone' && !this.isBlank;
    }
}
