import { parse } from 'csv-parse/sync';

/** Columns that name records of the org. */
const REFERENCES = ['Partner', 'End_Customer', 'Opportunity', 'Program'] as const;
/** Columns that go into the registration as they are, by the field they fill. Rates are percent points. */
export const VALUE_FIELDS = {
    Solution: 'Solution__c',
    Business_Type: 'Business_Type__c',
    Amount: 'Amount__c',
    Expected_Close_On: 'Expected_Close_On__c',
    Submitted_On: 'Submitted_On__c',
    Decision_Due_On: 'Decision_Due_On__c',
    Approved_On: 'Approved_On__c',
    Expires_On: 'Expires_On__c',
    Decided_On: 'Decided_On__c',
    Registration_Rate: 'Registration_Rate__c',
    Protected_Discount: 'Protected_Discount__c',
    Rejection_Reason: 'Rejection_Reason__c',
    Decision_Comment: 'Decision_Comment__c'
} as const;
const EVIDENCE = ['Evidence_Type', 'Evidence_Held_On', 'Evidence_Description'] as const;
const REQUIRED = ['Partner', 'End_Customer', 'Solution', 'Business_Type'] as const;
/** Every column that a file may have. */
export const COLUMNS: readonly string[] = [...REFERENCES, 'Status', ...Object.keys(VALUE_FIELDS), ...EVIDENCE];

/** One row of a file; blank cells are absent. */
export interface RegistrationRow {
    /** Line of the file in which the row begins, the header being line 1. */
    readonly line: number;
    readonly cells: Readonly<Record<string, string>>;
}

/** A file that cannot be read as registrations; the message says where, what is wrong and what is allowed. */
export class RegistrationFileError extends Error {}

/**
 * Reads registrations from CSV text with a header.
 * @throws RegistrationFileError
 */
export function readRegistrationFile(file: string, text: string): RegistrationRow[] {
    let records: { record: string[]; info: { lines: number } }[];
    try {
        records = parse(text, {
            bom: true,
            info: true,
            skip_empty_lines: true,
            trim: true
        }) as unknown as typeof records;
    } catch (error) {
        throw new RegistrationFileError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
    const [header, ...rows] = records;
    if (header === undefined) {
        throw new RegistrationFileError(`${file}: it is empty, allowed: a header with ${REQUIRED.join(', ')}`);
    }
    checkHeader(file, header.record);
    return rows.map(({ record, info }) => ({
        line: info.lines,
        cells: Object.fromEntries(
            header.record.flatMap((column, index) => (record[index] ? [[column, record[index]]] : []))
        )
    }));
}

function checkHeader(file: string, header: readonly string[]): void {
    const problems = [
        ...header.filter((column) => !COLUMNS.includes(column)).map((column) => `column "${column}" is unknown`),
        ...header
            .filter((column, index) => header.indexOf(column) !== index)
            .map((column) => `column "${column}" stands there twice`),
        ...REQUIRED.filter((column) => !header.includes(column)).map((column) => `column "${column}" is missing`)
    ];
    if (problems.length > 0) {
        throw new RegistrationFileError(
            problems.map((problem) => `${file}:1: ${problem}, allowed: ${COLUMNS.join(', ')}`).join('\n')
        );
    }
}
