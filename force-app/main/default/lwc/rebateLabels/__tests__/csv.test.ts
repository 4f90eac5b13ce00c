import { stateRebates } from 'c/programCore';
import { toPartnerRebates, toQuotedLines } from 'c/rebateData';
import { toCsv } from 'c/rebateLabels';
import { writeCsv } from 'c/csvFile';
import partnerRebates from '../../rebateData/__tests__/data/partnerRebates.json';
import quotedLines from '../../rebateData/__tests__/data/quotedLines.json';

describe('a rebate statement as CSV', () => {
    it('has a line a credit with all that its rebate is made of, and adds up to its total', () => {
        const rebates = toPartnerRebates(partnerRebates)!;
        const statement = stateRebates(rebates.credits, '2024-Q1', toQuotedLines(quotedLines, 'EUR').lines);
        expect(writeCsv(toCsv(statement, rebates)).trimEnd().split('\r\n')).toEqual([
            'Quarter,Credit,Deal,End customer,Solution,Business type,Won on,Amount (EUR),Rate (%),Base rate (%),Uplift (%),Cap (%),Rebate (EUR),Status,Takes back,Quote,Quoted rebate (EUR),Compared with the quote',
            '2024-Q1,CR-000005,CR-000005,,Email & Endpoint Security,New customer,2023-08-10,-100.00,2,,,,-2.00,Accrued,CR-000001,,,No quote',
            '2024-Q1,CR-000002,Harbor network,Harbor Logistics,Network Security,New solution at an existing customer,2024-02-20,201.00,7,5,2,,14.08,Accrued,,Q-000001,14.08,Q-000001: agrees to the cent',
            '2024-Q1,CR-000003,Harbor network,Harbor Logistics,Email & Endpoint Security,New solution at an existing customer,2024-02-21,160.00,5,5,0,,8.00,Accrued,,Q-000001,6.40,"Q-000001: rate changed, €6.40 quoted"',
            "2024-Q1,CR-000004,'=Quay renewal,Harbor Logistics,,Renewal,2024-03-01,0.00,1,1,0,,0.00,Reversed: does not count,,,,No quote",
            '2024-Q1,Total,,,,,,261.00,,,,,20.08,,,,,'
        ]);
    });
});
