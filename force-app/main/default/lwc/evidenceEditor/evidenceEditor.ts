import { fill } from 'c/formats';
import { EVIDENCE_TYPES, type EvidenceInput, type EvidenceType } from 'c/registrationData';
import { evidenceTypeLabels, labels } from 'c/registrationLabels';
import { api, LightningElement } from 'lwc';

interface Entry {
    readonly key: number;
    readonly type: string;
    readonly heldOn: string;
    readonly description: string;
}

interface EntryView extends Entry {
    readonly heading: string;
    readonly removeLabel: string;
}

interface Field extends HTMLElement {
    setCustomValidity(message: string): void;
    reportValidity(): boolean;
}

/** The fields of an entry by the names that the org gives them. */
const FIELDS = { Type__c: 'type', Held_On__c: 'heldOn', Description__c: 'description' } as const;
type FieldName = (typeof FIELDS)[keyof typeof FIELDS];

const isBlank = ({ type, heldOn, description }: Entry): boolean =>
    type === '' && heldOn === '' && description.trim() === '';

/** Pre-sales evidence as entries that are added, filled and removed. An entry without any text counts as none. */
export default class EvidenceEditor extends LightningElement {
    /** The latest day that evidence may have been held on. */
    @api today = '';

    readonly labels = labels;
    readonly typeOptions = EVIDENCE_TYPES.map((value) => ({ value, label: evidenceTypeLabels[value] }));

    private nextKey = 2;
    private rows: readonly Entry[] = [emptyEntry(1)];

    get entries(): EntryView[] {
        return this.rows.map((row, index) => ({
            ...row,
            heading: fill(labels.evidenceEntry, index + 1),
            removeLabel: fill(labels.evidenceRemove, index + 1)
        }));
    }

    get hasSeveral(): boolean {
        return this.rows.length > 1;
    }

    /** What was entered, in order, without blank entries; ask `validate` first. */
    @api
    get evidence(): EvidenceInput[] {
        return this.rows
            .filter((row) => !isBlank(row))
            .map(({ type, heldOn, description }) => ({ type: type as EvidenceType, heldOn, description }));
    }

    /**
     * Marks what is missing or wrong, and moves to the first of it.
     * @param needed whether there must be at least one entry
     * @returns whether everything is right
     */
    @api
    validate(needed: boolean): boolean {
        const [first] = this.rows;
        const asked = this.rows.filter((row) => !isBlank(row));
        const rows = asked.length === 0 && needed && first ? [first] : asked;
        const wrong = rows.flatMap((row) =>
            Object.values(FIELDS)
                .map((name) => ({ row, name, problem: this.problemOf(row, name) }))
                .filter(({ problem }) => problem !== '')
        );
        wrong.forEach(({ row, name, problem }) => this.mark(row, name, problem));
        const [start] = wrong;
        if (start) {
            this.field(start.row, start.name)?.focus();
        }
        return wrong.length === 0;
    }

    /**
     * Shows what the org says about a field.
     * @param position which entry of `evidence`, counted from 0
     * @returns whether the field is one of the entry's
     */
    @api
    showProblem(position: number, field: string, message: string): boolean {
        const row = this.rows.filter((candidate) => !isBlank(candidate))[position];
        const name = FIELDS[field as keyof typeof FIELDS];
        if (row === undefined || name === undefined) {
            return false;
        }
        this.mark(row, name, message);
        this.field(row, name)?.focus();
        return true;
    }

    handleChange(event: CustomEvent<{ value: string }>): void {
        const { name, key } = (event.currentTarget as HTMLElement).dataset;
        (event.currentTarget as Field).setCustomValidity('');
        this.rows = this.rows.map((row) =>
            row.key === Number(key) ? { ...row, [name as FieldName]: event.detail.value } : row
        );
    }

    async handleAdd(): Promise<void> {
        const entry = emptyEntry(this.nextKey);
        this.nextKey += 1;
        this.rows = [...this.rows, entry];
        await Promise.resolve();
        this.field(entry, 'type')?.focus();
    }

    async handleRemove(event: Event): Promise<void> {
        const key = Number((event.currentTarget as HTMLElement).dataset['key']);
        this.rows = this.rows.filter((row) => row.key !== key);
        await Promise.resolve();
        this.template?.querySelector<HTMLElement>('[data-add]')?.focus();
    }

    private problemOf(row: Entry, name: FieldName): string {
        if (row[name].trim() === '') {
            return labels.needed;
        }
        return name === 'heldOn' && row.heldOn > this.today ? labels.evidenceFuture : '';
    }

    private mark(row: Entry, name: FieldName, message: string): void {
        const field = this.field(row, name);
        field?.setCustomValidity(message);
        field?.reportValidity();
    }

    private field({ key }: Pick<Entry, 'key'>, name: FieldName): Field | null | undefined {
        return this.template?.querySelector<Field>(`[data-key="${key}"][data-name="${name}"]`);
    }
}

function emptyEntry(key: number): Entry {
    return { key, type: '', heldOn: '', description: '' };
}
