import type { FigureCell, FigureColumn, FigureRow } from 'c/figureTable';
import { formatDate } from 'c/formats';
import type { RebateStatement, StatementLine } from 'c/programCore';
import { businessTypeLabels } from 'c/programLabels';
import type { CreditNames, PartnerRebates } from 'c/rebateData';
import { dealOf, say, sayCheck, sayPercent, sayReversal, sayStatus, sayTerms } from 'c/rebateLabels';
import { labels } from './labels';

export const STATEMENT_COLUMNS: readonly FigureColumn[] = [
    { key: 'deal', label: labels.rebateDeal },
    { key: 'wonOn', label: labels.rebateWonOn },
    { key: 'amount', label: labels.rebateAmount, isNumber: true },
    { key: 'rate', label: labels.rebateRate, isNumber: true },
    { key: 'rebate', label: labels.rebateRebate, isNumber: true },
    { key: 'status', label: labels.rebateStatus },
    { key: 'check', label: labels.rebateQuote }
];

/** A row a credit, and the total. */
export function toRows(statement: RebateStatement, { currency, names }: PartnerRebates): FigureRow[] {
    return [
        ...statement.lines.map((line) => toRow(line, names.get(line.credit.id), currency)),
        toTotalRow(statement, currency)
    ];
}

function toRow(line: StatementLine, name: CreditNames | undefined, currency: string): FigureRow {
    const { credit } = line;
    const opportunity = name?.opportunity ?? null;
    const details = [name?.endCustomer, name?.solution, businessTypeLabels[credit.businessType]];
    const deal: FigureCell = {
        text: dealOf(name, credit),
        note: details.filter(Boolean).join(' · '),
        link:
            opportunity === null
                ? { recordId: credit.id, objectApiName: 'Partner_Credit__c' }
                : { recordId: opportunity.id, objectApiName: 'Opportunity' }
    };
    return {
        key: credit.id,
        cells: [
            deal,
            { text: formatDate(credit.wonOn) },
            { text: say(credit.amount, currency) },
            { text: sayPercent(credit.rate), note: sayTerms(credit) },
            { text: say(credit.rebate, currency), isStrong: line.counts },
            { text: sayStatus(line), note: sayReversal(line, name) },
            toCheckCell(line, name, currency)
        ]
    };
}

function toTotalRow({ revenue, rebate }: RebateStatement, currency: string): FigureRow {
    const texts = [labels.rebateTotal, '', say(revenue, currency), '', say(rebate, currency), '', ''];
    return { key: 'total', isTotal: true, cells: texts.map((text) => ({ text })) };
}

function toCheckCell(line: StatementLine, name: CreditNames | undefined, currency: string): FigureCell {
    const icons = { AGREES: 'utility:success', RATE_CHANGED: 'utility:info', DIFFERS: 'utility:warning' } as const;
    const text = sayCheck(line, name, currency);
    return line.reconciliation === 'NO_QUOTE' ? { text } : { text, icon: icons[line.reconciliation] };
}
