import { UnknownRecordError, type OrgDirectory } from './orgDirectory';
import { VALUE_FIELDS, type RegistrationRow } from './readRegistrationFile';
import type { RecordWrite } from './writeRows';

const SOBJECTS = '/services/data/v66.0/sobjects';
/** Without one, a row is a request made today. */
const DEFAULT_STATUS = 'SUBMITTED';

/** A row with the records of the org that it names. */
export interface PlannedRow {
    readonly line: number;
    /** `vendor:account:solution` of a row that claims the deal for itself alone; undefined where it does not. */
    readonly deal: string | undefined;
    /** What makes another row, or a registration of the org, the same as this one. */
    readonly identities: readonly string[];
    readonly status: string;
    readonly writes: readonly RecordWrite[];
}

/** The same partner's registration of the same solution for the same customer, in a status. */
export function identityByStatus(partner: string, customer: string, solution: string, status: string): string {
    return ['status', partner, customer, solution, status].join(':');
}

/** The same founded on the same work: whatever has become of it since, it is the same request. */
export function identityByEvidence(
    partner: string,
    customer: string,
    solution: string,
    type: string,
    heldOn: string
): string {
    return ['evidence', partner, customer, solution, type, heldOn].join(':');
}

/** @throws UnknownRecordError with the reason, where a cell is blank that must not be, or names no record or several */
export function planRow(directory: OrgDirectory, { line, cells }: RegistrationRow): PlannedRow {
    const required = (column: string): string => {
        const cell = cells[column];
        if (cell === undefined) {
            throw new UnknownRecordError(`${column} is blank, allowed: a value`);
        }
        return cell;
    };
    const partner = directory.partner(required('Partner'));
    const customer = directory.account(required('End_Customer'));
    const solution = required('Solution');
    const status = cells['Status'] ?? DEFAULT_STATUS;
    const values = {
        Partner__c: partner.id,
        End_Customer__c: customer,
        ...(cells['Opportunity'] !== undefined && { Opportunity__c: directory.opportunity(cells['Opportunity']) }),
        ...(cells['Program'] !== undefined && { Program__c: directory.program(cells['Program']) }),
        ...Object.fromEntries(
            Object.entries(VALUE_FIELDS).flatMap(([column, field]) =>
                cells[column] === undefined ? [] : [[field, cells[column]]]
            )
        ),
        Solution__c: solution,
        Business_Type__c: required('Business_Type')
    };
    const { Evidence_Type: type, Evidence_Held_On: heldOn } = cells;
    return {
        line,
        deal:
            status === 'SUBMITTED' || status === 'APPROVED'
                ? [partner.vendor, customer, solution].join(':')
                : undefined,
        identities: [
            identityByStatus(partner.id, customer, solution, status),
            ...(type && heldOn ? [identityByEvidence(partner.id, customer, solution, type, heldOn)] : [])
        ],
        status,
        writes: writesOf(values, status, cells)
    };
}

/** The registration, its evidence, and where it is a request made today, its submission. */
function writesOf(
    values: Readonly<Record<string, unknown>>,
    status: string,
    cells: RegistrationRow['cells']
): RecordWrite[] {
    const isSubmitted = status === 'SUBMITTED' && cells['Submitted_On'] === undefined;
    const hasEvidence = Object.keys(cells).some((column) => column.startsWith('Evidence_'));
    const writes: RecordWrite[] = [
        {
            method: 'POST',
            url: `${SOBJECTS}/Deal_Registration__c`,
            referenceId: 'registration',
            body: { ...values, Status__c: isSubmitted ? 'DRAFT' : status }
        }
    ];
    if (hasEvidence) {
        const body = {
            Deal_Registration__c: '@{registration.id}',
            Type__c: cells['Evidence_Type'],
            Held_On__c: cells['Evidence_Held_On'],
            Description__c: cells['Evidence_Description']
        };
        writes.push({ method: 'POST', url: `${SOBJECTS}/Presales_Evidence__c`, referenceId: 'evidence', body });
    }
    if (isSubmitted) {
        writes.push({
            method: 'PATCH',
            url: `${SOBJECTS}/Deal_Registration__c/@{registration.id}`,
            referenceId: 'submission',
            body: { Status__c: 'SUBMITTED' }
        });
    }
    return writes;
}
