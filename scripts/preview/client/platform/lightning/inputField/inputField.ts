import { LightningElement, api } from 'lwc';
import { text } from '../../../session';
import type { FormContext } from '../../forms/registration';
import { fieldApiName, pageLabel, referenceName, register } from '../../forms/registration';

interface Input extends HTMLElement {
    setCustomValidity(message: string): void;
    reportValidity(): boolean;
    checkValidity(): boolean;
    focus(): void;
}

/** The kinds of input by the UI API's data type. */
const KINDS: Readonly<Record<string, string>> = {
    String: 'text',
    EncryptedString: 'text',
    TextArea: 'long',
    Boolean: 'checkbox',
    Int: 'number',
    Double: 'number',
    Currency: 'currency',
    Percent: 'percent',
    Date: 'date',
    DateTime: 'datetime',
    Time: 'time',
    Email: 'email',
    Phone: 'tel',
    Url: 'url',
    Picklist: 'picklist',
    ComboBox: 'picklist',
    MultiPicklist: 'multi',
    Reference: 'reference'
};

/** One input of the record form around it, made by the field's type. */
export default class InputField extends LightningElement {
    @api fieldName: string | { fieldApiName: string } | undefined;
    @api variant: string | undefined;
    @api fieldClass: string | undefined;
    @api disabled = false;
    @api readOnly = false;
    @api required = false;

    context: FormContext | undefined;
    private current: unknown = undefined;
    private preset: unknown = undefined;
    private isDirty = false;
    private unregister: (() => void) | undefined;

    /** What the field holds; set before the record is there, it is a default that goes before the record's value. */
    @api
    get value(): unknown {
        return this.current ?? null;
    }
    set value(value: unknown) {
        this.preset = value;
        this.current = value;
    }

    @api
    get dirty(): boolean {
        return this.isDirty;
    }

    /** Goes back to what the record holds. */
    @api
    reset(): void {
        this.isDirty = false;
        this.current = this.initialValue();
    }

    @api
    reportValidity(): boolean {
        return this.input?.reportValidity() ?? true;
    }

    @api
    focus(): void {
        this.input?.focus();
    }

    override connectedCallback(): void {
        this.unregister = register(this, {
            field: {
                apiName: this.apiName,
                provide: (context) => this.provide(context),
                entered: () => this.current ?? null,
                showError: (message) => this.showError(message),
                isValid: () => this.reportValidity(),
                moveFocus: () => this.focus(),
                restore: () => this.reset()
            }
        });
    }

    override disconnectedCallback(): void {
        this.unregister?.();
    }

    get apiName(): string {
        return fieldApiName(this.fieldName);
    }

    get info() {
        return this.context?.objectInfo.fields[this.apiName];
    }

    get unknownField(): string | undefined {
        return this.context !== undefined && this.info === undefined
            ? `${this.context.objectInfo.apiName}.${this.apiName}`
            : undefined;
    }

    get label(): string {
        return this.info === undefined ? this.apiName : pageLabel(this.info);
    }

    get help(): string | undefined {
        return this.info?.inlineHelpText ?? undefined;
    }

    get isRequired(): boolean {
        return this.required || (this.info?.required === true && this.info.dataType !== 'Boolean');
    }

    get isFixed(): boolean {
        const isCreate = this.context?.record === undefined;
        const allowed = isCreate ? this.info?.createable : this.info?.updateable;
        return this.readOnly || allowed !== true;
    }

    get kind(): string {
        return KINDS[this.info?.dataType ?? ''] ?? 'text';
    }

    get isLong(): boolean {
        return this.kind === 'long';
    }

    get isPicklist(): boolean {
        return this.kind === 'picklist';
    }

    get isMultiPicklist(): boolean {
        return this.kind === 'multi';
    }

    get isReference(): boolean {
        return this.kind === 'reference';
    }

    get isCheckbox(): boolean {
        return this.kind === 'checkbox';
    }

    get isNumeric(): boolean {
        return ['number', 'currency', 'percent'].includes(this.kind);
    }

    get inputType(): string {
        return this.isNumeric ? 'number' : this.kind;
    }

    /** Percent fields hold percent points, which `percent-fixed` shows as they are. */
    get formatter(): string | undefined {
        return { currency: 'currency', percent: 'percent-fixed' }[this.kind];
    }

    get step(): string | undefined {
        if (!this.isNumeric) {
            return undefined;
        }
        const scale = this.info?.scale ?? 0;
        return scale === 0 ? '1' : `0.${'0'.repeat(scale - 1)}1`;
    }

    get maxLength(): number | undefined {
        const length = this.info?.length ?? 0;
        return length > 0 && !this.isNumeric && (this.kind === 'text' || this.isLong) ? length : undefined;
    }

    get textValue(): string {
        return this.current === null || this.current === undefined ? '' : String(this.current);
    }

    get checked(): boolean {
        return this.current === true;
    }

    get options(): { label: string; value: string }[] {
        const values = this.context?.picklists[this.apiName]?.values ?? [];
        const options = values.map(({ label, value }) => ({ label, value }));
        // A stored value that is no longer active stays selectable, as on the platform.
        const stored = this.textValue;
        if (this.isPicklist && stored !== '' && !options.some(({ value }) => value === stored)) {
            options.push({ label: stored, value: stored });
        }
        return this.isPicklist ? [{ label: text('none'), value: '' }, ...options] : options;
    }

    get selectedOptions(): string[] {
        return this.textValue === '' ? [] : this.textValue.split(';');
    }

    get targetObject(): string | undefined {
        return this.info?.referenceToInfos[0]?.apiName;
    }

    get targetName(): string | undefined {
        const isStored = this.current === this.context?.record?.fields[this.apiName]?.value;
        return (isStored && this.info !== undefined && referenceName(this.info, this.context?.record)) || undefined;
    }

    get texts() {
        return { available: text('available'), chosen: text('chosen'), completeField: text('completeField') };
    }

    handleText(event: CustomEvent<{ value?: string; checked?: boolean; recordId?: string | null }>): void {
        event.stopPropagation();
        const { detail } = event;
        if (this.isCheckbox) {
            this.enter(detail.checked === true);
        } else if (this.isReference) {
            this.enter(detail.recordId ?? null);
        } else if (this.isMultiPicklist) {
            this.enter((detail.value as unknown as string[]).join(';') || null);
        } else {
            const entered = detail.value ?? '';
            this.enter(entered === '' ? null : this.isNumeric ? Number(entered) : entered);
        }
    }

    private enter(value: unknown): void {
        this.current = value;
        this.isDirty = true;
        this.showError(undefined);
        this.dispatchEvent(new CustomEvent('change', { detail: { value, checked: value === true } }));
    }

    private provide(context: FormContext): void {
        this.context = context;
        if (!this.isDirty) {
            this.current = this.initialValue();
        }
    }

    private initialValue(): unknown {
        const { record, picklists } = this.context ?? {};
        if (this.preset !== undefined) {
            return this.typed(this.preset);
        }
        if (record !== undefined) {
            return record.fields[this.apiName]?.value ?? null;
        }
        return picklists?.[this.apiName]?.defaultValue?.value ?? (this.isCheckbox ? false : null);
    }

    /** Defaults from addresses are text. */
    private typed(value: unknown): unknown {
        if (this.isCheckbox) {
            return value === true || value === 'true';
        }
        return this.isNumeric && typeof value === 'string' && value !== '' ? Number(value) : value;
    }

    private get input(): Input | null | undefined {
        return this.template?.querySelector<Input>('[data-input]');
    }

    private showError(message: string | undefined): void {
        const input = this.input;
        input?.setCustomValidity(message ?? '');
        input?.reportValidity();
    }
}
