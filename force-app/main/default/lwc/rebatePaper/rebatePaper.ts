import type { PaperContent } from 'c/documentPaper';
import type { RebateStatement } from 'c/programCore';
import type { PartnerRebates, StatementRecord } from 'c/rebateData';
import { api, LightningElement } from 'lwc';
import { toPaper } from './paper';

/** A rebate statement as it is printed; without a shadow, as the paper itself. */
export default class RebatePaper extends LightningElement {
    static override renderMode = 'light' as const;

    @api statement?: RebateStatement;
    @api rebates?: PartnerRebates;
    /** The statement as the org keeps it; null where none is drawn up yet. */
    @api record: StatementRecord | null = null;
    /** Where the statement stands, in sentences. */
    @api stateTexts: readonly string[] = [];

    get content(): PaperContent | undefined {
        return this.statement && this.rebates && toPaper(this.statement, this.rebates, this.record, this.stateTexts);
    }
}
