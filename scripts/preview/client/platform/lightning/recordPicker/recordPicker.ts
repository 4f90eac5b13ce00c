import { LightningElement, api } from 'lwc';
import { request } from '../../../http';
import { session, text } from '../../../session';
import { readObjectInfo } from '../uiObjectInfoApi/uiObjectInfoApi';

interface Item {
    readonly type: 'option-card' | 'option-inline';
    readonly iconName: string;
    readonly text: string;
    readonly subText?: string;
    readonly value: string;
}

interface GroupedCombobox extends HTMLElement {
    focus(): void;
    setCustomValidity(message: string): void;
    reportValidity(): boolean;
    checkValidity(): boolean;
    validity: unknown;
}

interface SearchAnswer {
    readonly data?: {
        readonly uiapi: {
            readonly query: Record<
                string,
                { readonly edges: readonly { readonly node: Record<string, { value: string } | string> }[] }
            >;
        };
    };
    readonly errors?: readonly { readonly message: string }[];
}

const WAIT_BEFORE_SEARCH = 200;
const MOST_RESULTS = 10;

/** A search for one record of an object. */
export default class RecordPicker extends LightningElement {
    @api label = '';
    @api placeholder: string | undefined;
    @api required = false;
    @api disabled = false;
    @api variant: string | undefined;
    @api fieldLevelHelp: string | undefined;
    @api messageWhenValueMissing: string | undefined;
    @api matchingInfo: { primaryField?: { fieldPath: string } } | undefined;
    @api displayInfo: { primaryField?: string; additionalFields?: readonly string[] } | undefined;
    @api filter: { criteria: readonly Criterion[]; filterLogic?: string } | undefined;

    items: readonly Item[] = [];
    isSearching = false;
    private objectName: string | undefined;
    private selectedId: string | null = null;
    private selectedName: string | undefined;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private search = 0;

    @api
    get objectApiName(): string | undefined {
        return this.objectName;
    }
    set objectApiName(value: string | undefined) {
        this.objectName = value;
        void this.showSelected();
    }

    /** The Id of the chosen record. */
    @api
    get value(): string | null {
        return this.selectedId;
    }
    set value(value: string | null | undefined) {
        if ((value ?? null) !== this.selectedId) {
            this.selectedId = value || null;
            this.selectedName = undefined;
            void this.showSelected();
        }
    }

    /** The chosen record's name where the surroundings know it; spares reading it. */
    @api
    get knownName(): string | undefined {
        return this.selectedName;
    }
    set knownName(value: string | undefined) {
        if (value !== undefined) {
            this.selectedName = value;
        }
    }

    @api
    clearSelection(): void {
        this.choose(null, undefined);
    }

    @api
    focus(): void {
        this.combobox?.focus();
    }

    @api
    setCustomValidity(message: string): void {
        this.combobox?.setCustomValidity(message);
    }

    @api
    reportValidity(): boolean {
        return this.combobox?.reportValidity() ?? true;
    }

    @api
    checkValidity(): boolean {
        return this.combobox?.checkValidity() ?? true;
    }

    get pill(): { label: string; iconName: string } | undefined {
        return this.selectedId === null
            ? undefined
            : { label: this.selectedName ?? this.selectedId, iconName: this.iconName };
    }

    get iconName(): string {
        return session.model.objects[this.objectName ?? '']?.icon ?? 'standard:record';
    }

    get effectivePlaceholder(): string {
        const plural = session.model.objects[this.objectName ?? '']?.pluralLabel ?? '';
        return this.placeholder ?? text('search', plural);
    }

    get missingMessage(): string {
        return this.messageWhenValueMissing ?? text('completeField');
    }

    handleOpenRequest(): void {
        if (this.items.length === 0) {
            this.searchSoon('');
        }
    }

    handleText(event: CustomEvent<{ text: string }>): void {
        this.searchSoon(event.detail.text);
    }

    handleSelect(event: CustomEvent<{ value: string }>): void {
        const chosen = this.items.find(({ value }) => value === event.detail.value);
        if (chosen !== undefined && chosen.value !== '') {
            this.choose(chosen.value, chosen.text);
        }
    }

    handleRemove(): void {
        this.choose(null, undefined);
        // The input takes the place of the removed pill at the next render.
        requestAnimationFrame(() => this.focus());
    }

    private get combobox(): GroupedCombobox | null | undefined {
        return this.template?.querySelector<GroupedCombobox>('lightning-grouped-combobox');
    }

    private choose(id: string | null, name: string | undefined): void {
        this.selectedId = id;
        this.selectedName = name;
        this.items = [];
        this.dispatchEvent(new CustomEvent('change', { detail: { recordId: id } }));
    }

    private searchSoon(term: string): void {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.find(term), term === '' ? 0 : WAIT_BEFORE_SEARCH);
    }

    private async find(term: string): Promise<void> {
        this.search += 1;
        const search = this.search;
        this.isSearching = true;
        try {
            const items = await this.query(this.conditions(term));
            if (search === this.search) {
                this.items = items.length === 0 ? [this.noResults()] : items;
            }
        } catch (error) {
            if (search === this.search) {
                this.items = [{ ...this.noResults(), text: (error as Error).message ?? text('error') }];
            }
        } finally {
            if (search === this.search) {
                this.isSearching = false;
            }
        }
    }

    private conditions(term: string): Record<string, unknown> {
        const field = this.matchingInfo?.primaryField?.fieldPath ?? this.nameField;
        const matching = term === '' ? [] : [{ [field]: { like: `%${term}%` } }];
        const filtering = (this.filter?.criteria ?? []).map(({ fieldPath, operator, value }) => ({
            [fieldPath]: { [operator]: value }
        }));
        return { and: [...matching, ...filtering] };
    }

    private get nameField(): string {
        return session.model.objects[this.objectName ?? '']?.nameField ?? 'Name';
    }

    private noResults(): Item {
        return { type: 'option-inline', iconName: 'utility:search', text: text('noResults'), value: '' };
    }

    private async showSelected(): Promise<void> {
        const id = this.selectedId;
        if (id === null || this.objectName === undefined || this.selectedName !== undefined) {
            return;
        }
        const [found] = await this.query({ Id: { eq: id } });
        if (this.selectedId === id && this.selectedName === undefined) {
            this.selectedName = found?.text;
        }
    }

    /** Reads matching records with the fields shown of each. */
    private async query(where: Record<string, unknown>): Promise<Item[]> {
        const object = this.objectName ?? '';
        const info = await readObjectInfo(object);
        const primary = this.displayInfo?.primaryField ?? this.nameField;
        const additional = this.displayInfo?.additionalFields?.[0] ?? this.secondaryField(info);
        const fields = [...new Set([primary, ...(additional === undefined ? [] : [additional])])];
        const selections = fields.map((field) => `${field} { value displayValue }`).join(' ');
        const hasConditions = !('and' in where) || (where['and'] as unknown[]).length > 0;
        const declared = hasConditions ? `($where: ${object}_Filter)` : '';
        const argument = hasConditions ? ', where: $where' : '';
        const answer = await request<SearchAnswer>('POST', 'graphql', {
            query: `query findRecords${declared} { uiapi { query { ${object}(first: ${MOST_RESULTS}, orderBy: { ${primary}: { order: ASC } }${argument}) { edges { node { Id ${selections} } } } } } }`,
            variables: hasConditions ? { where } : {},
            operationName: 'findRecords'
        });
        const failure = answer.errors?.[0];
        if (failure !== undefined) {
            throw new Error(failure.message);
        }
        return (answer.data?.uiapi.query[object]?.edges ?? []).map(({ node }) => {
            const shown = (field: string | undefined): string | undefined => {
                const cell =
                    field === undefined
                        ? undefined
                        : (node[field] as { value: string | null; displayValue: string | null } | undefined);
                return cell?.displayValue ?? cell?.value ?? undefined;
            };
            const subText = additional === primary ? undefined : shown(additional);
            return {
                type: 'option-card' as const,
                iconName: this.iconName,
                text: shown(primary) ?? '',
                ...(subText === undefined ? {} : { subText }),
                value: node['Id'] as string
            };
        });
    }

    /** The second field of the object's highlights tells records of one name apart; a reference would show its Id. */
    private secondaryField(info: Awaited<ReturnType<typeof readObjectInfo>>): string | undefined {
        const compact = session.model.objects[this.objectName ?? '']?.compactFields ?? [];
        return compact.slice(1).find((field) => info.fields[field]?.reference === false);
    }
}

interface Criterion {
    readonly fieldPath: string;
    readonly operator: string;
    readonly value: unknown;
}
