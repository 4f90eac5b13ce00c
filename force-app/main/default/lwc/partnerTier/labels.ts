import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import commonMet from '@salesforce/label/c.Common_Met';
import partnerTierBenefits from '@salesforce/label/c.PartnerTier_Benefits';
import partnerTierExampleMark from '@salesforce/label/c.PartnerTier_ExampleMark';
import partnerTierForecast from '@salesforce/label/c.PartnerTier_Forecast';
import partnerTierHaveOfNeed from '@salesforce/label/c.PartnerTier_HaveOfNeed';
import partnerTierMissing from '@salesforce/label/c.PartnerTier_Missing';
import partnerTierNext from '@salesforce/label/c.PartnerTier_Next';
import partnerTierNoForecast from '@salesforce/label/c.PartnerTier_NoForecast';
import partnerTierNoPartnerText from '@salesforce/label/c.PartnerTier_NoPartnerText';
import partnerTierNoPartnerTitle from '@salesforce/label/c.PartnerTier_NoPartnerTitle';
import partnerTierNoSpecializations from '@salesforce/label/c.PartnerTier_NoSpecializations';
import partnerTierSpecializations from '@salesforce/label/c.PartnerTier_Specializations';
import partnerTierTitle from '@salesforce/label/c.PartnerTier_Title';
import partnerTierTop from '@salesforce/label/c.PartnerTier_Top';

/** Every text of the component. */
export const labels = {
    commonErrorTitle,
    commonLoading,
    commonMet,
    partnerTierBenefits,
    partnerTierExampleMark,
    partnerTierForecast,
    partnerTierHaveOfNeed,
    partnerTierMissing,
    partnerTierNext,
    partnerTierNoForecast,
    partnerTierNoPartnerText,
    partnerTierNoPartnerTitle,
    partnerTierNoSpecializations,
    partnerTierSpecializations,
    partnerTierTitle,
    partnerTierTop
};
