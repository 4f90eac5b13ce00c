import type { Connection } from 'jsforce';
import {
    formatMoney,
    formatPercent,
    isCurrency,
    moneyFromNumber,
    rateFromPercent
} from '../../force-app/main/default/lwc/programCore/programCore';
import type { ProgramFieldValue, ProgramRecord } from './programRecords';
import { queryAll } from './targetOrg';

/** A record of a program as an org holds it, in the form in which the files' records are. */
export interface OrgRecord extends ProgramRecord {
    readonly id: string;
    /** The code of the program it is of. */
    readonly program: string;
}

type Row = Readonly<Record<string, unknown>> & { readonly Id: string; readonly Name: string; readonly Code__c: string };
type Kind = 'text' | 'percent' | 'money' | 'number';

const PROGRAM_FIELDS: Readonly<Record<string, Kind>> = {
    Name: 'text',
    Code__c: 'text',
    Vendor__c: 'text',
    Currency_Code__c: 'text',
    Effective_From__c: 'text',
    Effective_To__c: 'text',
    Revenue_Basis__c: 'text',
    Revenue_Window__c: 'text',
    Headcount_Basis__c: 'text',
    New_Business_Stacking__c: 'text',
    Renewal_Stacking__c: 'text',
    Max_Discount__c: 'percent',
    Max_Rebate__c: 'percent',
    Price_Guarantee__c: 'percent',
    Protection_Days__c: 'number',
    Decision_Days__c: 'number',
    Extension_Days__c: 'number',
    Transition_Until__c: 'text',
    Provenance__c: 'text'
};
const TIER_FIELDS: Readonly<Record<string, Kind>> = {
    Name: 'text',
    Code__c: 'text',
    Rank__c: 'number',
    Minimum_Revenue__c: 'money',
    Minimum_Certified_Staff__c: 'number',
    Minimum_Sales_Certified__c: 'number',
    Minimum_Technical_Certified__c: 'number',
    Minimum_Specializations__c: 'number',
    New_Business_Discount__c: 'percent',
    Renewal_Discount__c: 'percent',
    Registration_Discount__c: 'percent',
    Rebate_Rate__c: 'percent',
    Renewal_Rebate_Rate__c: 'percent',
    Benefits__c: 'text'
};
const SPECIALIZATION_FIELDS: Readonly<Record<string, Kind>> = {
    Name: 'text',
    Code__c: 'text',
    Solution__c: 'text',
    Minimum_Specialists__c: 'number',
    Rebate_Uplift__c: 'percent',
    Specialist_Discount__c: 'percent',
    Benefits__c: 'text'
};

/** All program records of an org: programs by code, tiers by rank, specializations in the order they were made in. */
export async function readOrgRecords(org: Connection): Promise<readonly OrgRecord[]> {
    const select = (fields: Readonly<Record<string, Kind>>, others: readonly string[]): string =>
        ['Id', ...Object.keys(fields), ...others].join(', ');
    const programs = await queryAll<Row>(
        org,
        `SELECT ${select(PROGRAM_FIELDS, ['Supersedes__c'])} FROM Program__c ORDER BY Code__c, Id`
    );
    const tiers = await queryAll<Row>(
        org,
        `SELECT ${select(TIER_FIELDS, ['Program__c', 'Successor_Tier__c'])} FROM Tier__c ORDER BY Rank__c, Id`
    );
    const specializations = await queryAll<Row>(
        org,
        `SELECT ${select(SPECIALIZATION_FIELDS, ['Program__c'])} FROM Specialization__c ORDER BY Id`
    );
    const programOf = new Map(programs.map((row) => [row.Id, row]));
    const tierOf = new Map(tiers.map((row) => [row.Id, row]));
    const part = (
        object: 'Tier__c' | 'Specialization__c',
        fields: Readonly<Record<string, Kind>>,
        row: Row
    ): OrgRecord => {
        const program = programOf.get(String(row['Program__c'])) as Row;
        return {
            object,
            key: keyOf(program, row),
            id: row.Id,
            program: program.Code__c,
            values: {
                ...valuesOf(row, fields, String(program['Currency_Code__c'])),
                Program__c: { object: 'Program__c', key: program.Code__c }
            }
        };
    };
    return [
        ...programs.map((row): OrgRecord => {
            const superseded = programOf.get(String(row['Supersedes__c']));
            return {
                object: 'Program__c',
                key: row.Code__c,
                id: row.Id,
                program: row.Code__c,
                values: {
                    ...valuesOf(row, PROGRAM_FIELDS, String(row['Currency_Code__c'])),
                    Supersedes__c: superseded === undefined ? null : { object: 'Program__c', key: superseded.Code__c }
                }
            };
        }),
        ...tiers.map((row): OrgRecord => {
            const record = part('Tier__c', TIER_FIELDS, row);
            const successor = tierOf.get(String(row['Successor_Tier__c']));
            const program = successor && programOf.get(String(successor['Program__c']));
            return {
                ...record,
                values: {
                    ...record.values,
                    Successor_Tier__c:
                        successor && program ? { object: 'Tier__c', key: keyOf(program, successor) } : null
                }
            };
        }),
        ...specializations.map((row) => part('Specialization__c', SPECIALIZATION_FIELDS, row))
    ];
}

function keyOf(program: Row, row: Row): string {
    return `${program.Code__c}:${row.Code__c}`;
}

function valuesOf(
    row: Row,
    fields: Readonly<Record<string, Kind>>,
    currency: string
): Record<string, ProgramFieldValue> {
    return Object.fromEntries(
        Object.entries(fields).map(([field, kind]) => [field, valueOf(row[field], kind, currency)])
    );
}

/** A value that no file could state, such as a negative rate that somebody typed, stays as it is and is shown as drift. */
function valueOf(value: unknown, kind: Kind, currency: string): ProgramFieldValue {
    if (value === null || value === undefined || value === '') {
        return null;
    }
    if (typeof value !== 'number') {
        return String(value).replaceAll('\r\n', '\n');
    }
    try {
        if (kind === 'percent') {
            return formatPercent(rateFromPercent(value));
        }
        return kind === 'money' && isCurrency(currency)
            ? formatMoney(moneyFromNumber(value, currency), currency)
            : value;
    } catch (error) {
        if (error instanceof RangeError) {
            return String(value);
        }
        throw error;
    }
}
