import quoteGainWithParts from '@salesforce/label/c.Quote_GainWithParts';
import quoteLineCount from '@salesforce/label/c.Quote_LineCount';
import quoteMissedLines from '@salesforce/label/c.Quote_MissedLines';
import quoteUnlockAwaitApproval from '@salesforce/label/c.Quote_UnlockAwaitApproval';
import quoteUnlockAwaitStart from '@salesforce/label/c.Quote_UnlockAwaitStart';
import quoteUnlockGapMissing from '@salesforce/label/c.Quote_UnlockGapMissing';
import quoteUnlockGaps from '@salesforce/label/c.Quote_UnlockGaps';
import quoteUnlockNextTier from '@salesforce/label/c.Quote_UnlockNextTier';
import quoteUnlockRegister from '@salesforce/label/c.Quote_UnlockRegister';
import quoteUnlockRegisterAgain from '@salesforce/label/c.Quote_UnlockRegisterAgain';
import quoteUnlockRenewSpecialization from '@salesforce/label/c.Quote_UnlockRenewSpecialization';
import quoteUnlockSpecialistsBy from '@salesforce/label/c.Quote_UnlockSpecialistsBy';
import quoteUnlockSpecialistsMany from '@salesforce/label/c.Quote_UnlockSpecialistsMany';
import quoteUnlockSpecialistsOne from '@salesforce/label/c.Quote_UnlockSpecialistsOne';
import quoteUnlocks from '@salesforce/label/c.Quote_Unlocks';
import quoteUnlocksNone from '@salesforce/label/c.Quote_UnlocksNone';
import quoteWorthMore from '@salesforce/label/c.Quote_WorthMore';

/** Every text of the component. */
export const labels = {
    quoteGainWithParts,
    quoteLineCount,
    quoteMissedLines,
    quoteUnlockAwaitApproval,
    quoteUnlockAwaitStart,
    quoteUnlockGapMissing,
    quoteUnlockGaps,
    quoteUnlockNextTier,
    quoteUnlockRegister,
    quoteUnlockRegisterAgain,
    quoteUnlockRenewSpecialization,
    quoteUnlockSpecialistsBy,
    quoteUnlockSpecialistsMany,
    quoteUnlockSpecialistsOne,
    quoteUnlocks,
    quoteUnlocksNone,
    quoteWorthMore
};
