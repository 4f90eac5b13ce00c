import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import commonMet from '@salesforce/label/c.Common_Met';
import partnerTierBenefits from '@salesforce/label/c.PartnerTier_Benefits';
import partnerTierEnded from '@salesforce/label/c.PartnerTier_Ended';
import partnerTierExample from '@salesforce/label/c.PartnerTier_Example';
import partnerTierExampleMark from '@salesforce/label/c.PartnerTier_ExampleMark';
import partnerTierExpiresOn from '@salesforce/label/c.PartnerTier_ExpiresOn';
import partnerTierFalls from '@salesforce/label/c.PartnerTier_Falls';
import partnerTierForecast from '@salesforce/label/c.PartnerTier_Forecast';
import partnerTierForecastTier from '@salesforce/label/c.PartnerTier_ForecastTier';
import partnerTierHaveOfNeed from '@salesforce/label/c.PartnerTier_HaveOfNeed';
import partnerTierHeldUntil from '@salesforce/label/c.PartnerTier_HeldUntil';
import partnerTierMissing from '@salesforce/label/c.PartnerTier_Missing';
import partnerTierNext from '@salesforce/label/c.PartnerTier_Next';
import partnerTierNoForecast from '@salesforce/label/c.PartnerTier_NoForecast';
import partnerTierNoPartnerText from '@salesforce/label/c.PartnerTier_NoPartnerText';
import partnerTierNoPartnerTitle from '@salesforce/label/c.PartnerTier_NoPartnerTitle';
import partnerTierNoSpecializations from '@salesforce/label/c.PartnerTier_NoSpecializations';
import partnerTierNoTierYet from '@salesforce/label/c.PartnerTier_NoTierYet';
import partnerTierNotStarted from '@salesforce/label/c.PartnerTier_NotStarted';
import partnerTierPublished from '@salesforce/label/c.PartnerTier_Published';
import partnerTierQualified from '@salesforce/label/c.PartnerTier_Qualified';
import partnerTierRank from '@salesforce/label/c.PartnerTier_Rank';
import partnerTierRises from '@salesforce/label/c.PartnerTier_Rises';
import partnerTierSince from '@salesforce/label/c.PartnerTier_Since';
import partnerTierSpecialistsOf from '@salesforce/label/c.PartnerTier_SpecialistsOf';
import partnerTierSpecializations from '@salesforce/label/c.PartnerTier_Specializations';
import partnerTierTitle from '@salesforce/label/c.PartnerTier_Title';
import partnerTierTop from '@salesforce/label/c.PartnerTier_Top';

/** Every text of the component. */
export const labels = {
    commonErrorTitle,
    commonLoading,
    commonMet,
    partnerTierBenefits,
    partnerTierEnded,
    partnerTierExample,
    partnerTierExampleMark,
    partnerTierExpiresOn,
    partnerTierFalls,
    partnerTierForecast,
    partnerTierForecastTier,
    partnerTierHaveOfNeed,
    partnerTierHeldUntil,
    partnerTierMissing,
    partnerTierNext,
    partnerTierNoForecast,
    partnerTierNoPartnerText,
    partnerTierNoPartnerTitle,
    partnerTierNoSpecializations,
    partnerTierNoTierYet,
    partnerTierNotStarted,
    partnerTierPublished,
    partnerTierQualified,
    partnerTierRank,
    partnerTierRises,
    partnerTierSince,
    partnerTierSpecialistsOf,
    partnerTierSpecializations,
    partnerTierTitle,
    partnerTierTop
};
