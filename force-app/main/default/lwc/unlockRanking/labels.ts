import quoteGainWithParts from '@salesforce/label/c.Quote_GainWithParts';
import quoteLineCount from '@salesforce/label/c.Quote_LineCount';
import quoteMissedLines from '@salesforce/label/c.Quote_MissedLines';
import quoteUnlockAwaitApproval from '@salesforce/label/c.Quote_UnlockAwaitApproval';
import quoteUnlockAwaitSpecial from '@salesforce/label/c.Quote_UnlockAwaitSpecial';
import quoteUnlockAwaitStart from '@salesforce/label/c.Quote_UnlockAwaitStart';
import quoteUnlockBy from '@salesforce/label/c.Quote_UnlockBy';
import quoteUnlockDue from '@salesforce/label/c.Quote_UnlockDue';
import quoteUnlockFrom from '@salesforce/label/c.Quote_UnlockFrom';
import quoteUnlockGapMissing from '@salesforce/label/c.Quote_UnlockGapMissing';
import quoteUnlockGaps from '@salesforce/label/c.Quote_UnlockGaps';
import quoteUnlockLate from '@salesforce/label/c.Quote_UnlockLate';
import quoteUnlockNextTier from '@salesforce/label/c.Quote_UnlockNextTier';
import quoteUnlockRegister from '@salesforce/label/c.Quote_UnlockRegister';
import quoteUnlockRegisterAgain from '@salesforce/label/c.Quote_UnlockRegisterAgain';
import quoteUnlockRenewSpecialization from '@salesforce/label/c.Quote_UnlockRenewSpecialization';
import quoteUnlockRequestSpecialAgain from '@salesforce/label/c.Quote_UnlockRequestSpecialAgain';
import quoteUnlockSpecialistsMany from '@salesforce/label/c.Quote_UnlockSpecialistsMany';
import quoteUnlockSpecialistsOne from '@salesforce/label/c.Quote_UnlockSpecialistsOne';
import quoteUnlockTakesRegistrationMany from '@salesforce/label/c.Quote_UnlockTakesRegistrationMany';
import quoteUnlockTakesRegistrationOne from '@salesforce/label/c.Quote_UnlockTakesRegistrationOne';
import quoteUnlockTakesSpecialists from '@salesforce/label/c.Quote_UnlockTakesSpecialists';
import quoteUnlocks from '@salesforce/label/c.Quote_Unlocks';
import quoteUnlocksLine from '@salesforce/label/c.Quote_UnlocksLine';
import quoteUnlocksNone from '@salesforce/label/c.Quote_UnlocksNone';
import quoteWorthMore from '@salesforce/label/c.Quote_WorthMore';

/** Every text of the component. */
export const labels = {
    quoteGainWithParts,
    quoteLineCount,
    quoteMissedLines,
    quoteUnlockAwaitApproval,
    quoteUnlockAwaitSpecial,
    quoteUnlockAwaitStart,
    quoteUnlockBy,
    quoteUnlockDue,
    quoteUnlockFrom,
    quoteUnlockGapMissing,
    quoteUnlockGaps,
    quoteUnlockLate,
    quoteUnlockNextTier,
    quoteUnlockRegister,
    quoteUnlockRegisterAgain,
    quoteUnlockRenewSpecialization,
    quoteUnlockRequestSpecialAgain,
    quoteUnlockSpecialistsMany,
    quoteUnlockSpecialistsOne,
    quoteUnlockTakesRegistrationMany,
    quoteUnlockTakesRegistrationOne,
    quoteUnlockTakesSpecialists,
    quoteUnlocks,
    quoteUnlocksLine,
    quoteUnlocksNone,
    quoteWorthMore
};
