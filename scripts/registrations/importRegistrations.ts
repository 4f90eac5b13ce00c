import type { Connection } from 'jsforce';
import { readOrgDirectory, UnknownRecordError, type OrgDirectory } from './orgDirectory';
import { VALUE_FIELDS, type RegistrationRow } from './readRegistrationFile';

export interface RowOutcome {
    readonly line: number;
    readonly outcome: 'accepted' | 'refused' | 'duplicate';
    /** Why it was refused, or what it repeats. */
    readonly reason?: string;
}

interface Subrequest {
    readonly method: 'POST' | 'PATCH';
    readonly url: string;
    readonly referenceId: string;
    readonly body: Readonly<Record<string, unknown>>;
}

interface CompositeAnswer {
    readonly compositeResponse: readonly {
        readonly httpStatusCode: number;
        readonly body: unknown;
    }[];
}

const DATA = '/services/data/v66.0';
/** Without one, a row is a request made today. */
const DEFAULT_STATUS = 'SUBMITTED';

/**
 * Imports registrations row by row, each with its evidence in one transaction: a row is stored whole or not at all.
 * Drafts and submitted rows go the way of every request (draft, evidence, submission), so that the org sets the clock
 * and checks the claim; rows in a later status are history, with the terms they had, and need the permission to load it.
 * @param dryRun look everything up and write nothing
 */
export async function importRegistrations(
    connection: Connection,
    rows: readonly RegistrationRow[],
    dryRun: boolean
): Promise<RowOutcome[]> {
    const directory = await readOrgDirectory(connection, rows);
    const taken = new Set(directory.openDeals);
    const known = new Set(directory.known);
    const outcomes: RowOutcome[] = [];
    for (const row of rows) {
        outcomes.push({ line: row.line, ...(await importRow(connection, directory, row, { taken, known, dryRun })) });
    }
    return outcomes;
}

interface Progress {
    /** Deals that are submitted or approved, in the org or by an earlier row. */
    readonly taken: Set<string>;
    readonly known: Set<string>;
    readonly dryRun: boolean;
}

async function importRow(
    connection: Connection,
    directory: OrgDirectory,
    { cells }: RegistrationRow,
    { taken, known, dryRun }: Progress
): Promise<Omit<RowOutcome, 'line'>> {
    let values: Readonly<Record<string, unknown>>;
    let vendor: string;
    try {
        ({ values, vendor } = registrationValues(directory, cells));
    } catch (error) {
        if (error instanceof UnknownRecordError) {
            return { outcome: 'refused', reason: error.message };
        }
        throw error;
    }
    const status = cells['Status'] ?? DEFAULT_STATUS;
    const deal = [vendor, values['End_Customer__c'], values['Solution__c']].join(':');
    const record = [values['Partner__c'], values['End_Customer__c'], values['Solution__c'], status].join(':');
    const isOpen = status === 'SUBMITTED' || status === 'APPROVED';
    if (isOpen && taken.has(deal)) {
        return { outcome: 'duplicate', reason: 'the deal is submitted or approved already' };
    }
    if (known.has(record)) {
        return { outcome: 'duplicate', reason: `this partner has the registration already, as ${status}` };
    }
    if (!dryRun) {
        const problem = await writeRow(connection, subrequests(values, status, cells));
        if (problem !== undefined) {
            const outcome = problem.includes('DUPLICATE_VALUE') ? 'duplicate' : 'refused';
            return { outcome, reason: problem };
        }
    }
    known.add(record);
    if (isOpen) {
        taken.add(deal);
    }
    return { outcome: 'accepted' };
}

function registrationValues(
    directory: OrgDirectory,
    cells: RegistrationRow['cells']
): { readonly values: Readonly<Record<string, unknown>>; readonly vendor: string } {
    const required = (column: string): string => {
        const cell = cells[column];
        if (cell === undefined) {
            throw new UnknownRecordError(`${column} is blank, allowed: a value`);
        }
        return cell;
    };
    const partner = directory.partner(required('Partner'));
    const values = {
        Partner__c: partner.id,
        End_Customer__c: directory.account(required('End_Customer')),
        ...(cells['Opportunity'] !== undefined && { Opportunity__c: directory.opportunity(cells['Opportunity']) }),
        ...(cells['Program'] !== undefined && { Program__c: directory.program(cells['Program']) }),
        ...Object.fromEntries(
            Object.entries(VALUE_FIELDS).flatMap(([column, field]) =>
                cells[column] === undefined ? [] : [[field, cells[column]]]
            )
        ),
        Solution__c: required('Solution'),
        Business_Type__c: required('Business_Type')
    };
    return { values, vendor: partner.vendor };
}

function subrequests(
    values: Readonly<Record<string, unknown>>,
    status: string,
    cells: RegistrationRow['cells']
): Subrequest[] {
    const isSubmitted = status === 'SUBMITTED' && cells['Submitted_On'] === undefined;
    const registration = { ...values, Status__c: isSubmitted ? 'DRAFT' : status };
    const evidence = {
        Deal_Registration__c: '@{registration.id}',
        Type__c: cells['Evidence_Type'],
        Held_On__c: cells['Evidence_Held_On'],
        Description__c: cells['Evidence_Description']
    };
    const hasEvidence = Object.keys(cells).some((column) => column.startsWith('Evidence_'));
    const create = (object: string, referenceId: string, body: Readonly<Record<string, unknown>>): Subrequest => ({
        method: 'POST',
        url: `${DATA}/sobjects/${object}`,
        referenceId,
        body
    });
    return [
        create('Deal_Registration__c', 'registration', registration),
        ...(hasEvidence ? [create('Presales_Evidence__c', 'evidence', evidence)] : []),
        ...(isSubmitted
            ? [
                  {
                      method: 'PATCH' as const,
                      url: `${DATA}/sobjects/Deal_Registration__c/@{registration.id}`,
                      referenceId: 'submission',
                      body: { Status__c: 'SUBMITTED' }
                  }
              ]
            : [])
    ];
}

/** Writes a row, all or nothing; gives the reasons where the org refused it. */
async function writeRow(connection: Connection, compositeRequest: readonly Subrequest[]): Promise<string | undefined> {
    const answer = await connection.request<CompositeAnswer>({
        method: 'POST',
        url: `${DATA}/composite`,
        body: JSON.stringify({ allOrNone: true, compositeRequest }),
        headers: { 'content-type': 'application/json' }
    });
    const refusals = answer.compositeResponse
        .filter(({ httpStatusCode }) => httpStatusCode >= 400)
        .flatMap(({ body }) => body as readonly { readonly errorCode: string; readonly message: string }[])
        // Of the other requests the platform says that they were halted or rolled back.
        .filter(({ errorCode }) => errorCode !== 'PROCESSING_HALTED');
    return refusals.length === 0
        ? undefined
        : refusals.map(({ errorCode, message }) => `${errorCode}: ${message}`).join('; ');
}
