import { stateRebates } from 'c/programCore';
import { toPartnerRebates, toQuotedLines } from 'c/rebateData';
import RebatePaper from 'c/rebatePaper';
import { clearPage, mount, readable, settle } from '../../../../../../test/mocks/page';
import partnerRebates from '../../rebateData/__tests__/data/partnerRebates.json';
import quotedLines from '../../rebateData/__tests__/data/quotedLines.json';

describe('a rebate statement on paper for a French reader', () => {
    afterEach(clearPage);

    it('speaks French and writes dates, rates and amounts as French does', async () => {
        const rebates = toPartnerRebates(partnerRebates)!;
        const element = mount('c-rebate-paper', RebatePaper, {
            statement: stateRebates(rebates.credits, '2024-Q1', toQuotedLines(quotedLines, 'EUR').lines),
            rebates,
            record: null
        });
        await settle();
        const all = readable(element);
        [
            'Relevé de remises arrière T1 2024',
            'du 1 janv. 2024 au 31 mars 2024',
            'base 5 % + majoration 2 %',
            'reprend CR-000001 du T3 2023',
            'concordant au centime',
            'Annulés : ne comptent pas',
            'Total20,08 €'
        ].forEach((text) => expect(all).toContain(text));
    });
});
