import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import partnerTierBenefits from '@salesforce/label/c.PartnerTier_Benefits';
import partnerTierSpecializations from '@salesforce/label/c.PartnerTier_Specializations';
import programEnded from '@salesforce/label/c.Program_Ended';
import programExample from '@salesforce/label/c.Program_Example';
import programFromTo from '@salesforce/label/c.Program_FromTo';
import programGuarantee from '@salesforce/label/c.Program_Guarantee';
import programGuaranteeText from '@salesforce/label/c.Program_GuaranteeText';
import programGuide from '@salesforce/label/c.Program_Guide';
import programHeadcount from '@salesforce/label/c.Program_Headcount';
import programHeadcountCertifications from '@salesforce/label/c.Program_HeadcountCertifications';
import programHeadcountPeople from '@salesforce/label/c.Program_HeadcountPeople';
import programInForce from '@salesforce/label/c.Program_InForce';
import programManyPartners from '@salesforce/label/c.Program_ManyPartners';
import programMaxDiscount from '@salesforce/label/c.Program_MaxDiscount';
import programMaxDiscountText from '@salesforce/label/c.Program_MaxDiscountText';
import programMaxRebate from '@salesforce/label/c.Program_MaxRebate';
import programMaxRebateText from '@salesforce/label/c.Program_MaxRebateText';
import programMixedSource from '@salesforce/label/c.Program_MixedSource';
import programNewBusiness from '@salesforce/label/c.Program_NewBusiness';
import programNewBusinessDiscount from '@salesforce/label/c.Program_NewBusinessDiscount';
import programNoCap from '@salesforce/label/c.Program_NoCap';
import programNotFound from '@salesforce/label/c.Program_NotFound';
import programNumbers from '@salesforce/label/c.Program_Numbers';
import programOnePartner from '@salesforce/label/c.Program_OnePartner';
import programPartners from '@salesforce/label/c.Program_Partners';
import programPartnersInTier from '@salesforce/label/c.Program_PartnersInTier';
import programPublished from '@salesforce/label/c.Program_Published';
import programRebate from '@salesforce/label/c.Program_Rebate';
import programRebateUplift from '@salesforce/label/c.Program_RebateUplift';
import programRegistration from '@salesforce/label/c.Program_Registration';
import programRegistrationDiscount from '@salesforce/label/c.Program_RegistrationDiscount';
import programRegistrationText from '@salesforce/label/c.Program_RegistrationText';
import programRenewalDiscount from '@salesforce/label/c.Program_RenewalDiscount';
import programRenewalRebate from '@salesforce/label/c.Program_RenewalRebate';
import programRenewals from '@salesforce/label/c.Program_Renewals';
import programRevenue from '@salesforce/label/c.Program_Revenue';
import programRules from '@salesforce/label/c.Program_Rules';
import programSince from '@salesforce/label/c.Program_Since';
import programSourceLegend from '@salesforce/label/c.Program_SourceLegend';
import programSpecialistDiscount from '@salesforce/label/c.Program_SpecialistDiscount';
import programSpecialists from '@salesforce/label/c.Program_Specialists';
import programStackingAdd from '@salesforce/label/c.Program_StackingAdd';
import programStackingCompound from '@salesforce/label/c.Program_StackingCompound';
import programStackingFirst from '@salesforce/label/c.Program_StackingFirst';
import programStackingHighest from '@salesforce/label/c.Program_StackingHighest';
import programSupersedes from '@salesforce/label/c.Program_Supersedes';
import programTierAsks from '@salesforce/label/c.Program_TierAsks';
import programTierGives from '@salesforce/label/c.Program_TierGives';
import programTiers from '@salesforce/label/c.Program_Tiers';
import programToCome from '@salesforce/label/c.Program_ToCome';
import programTransition from '@salesforce/label/c.Program_Transition';
import programTransitionMap from '@salesforce/label/c.Program_TransitionMap';
import programTransitionStep from '@salesforce/label/c.Program_TransitionStep';
import programTransitionText from '@salesforce/label/c.Program_TransitionText';
import programUplift from '@salesforce/label/c.Program_Uplift';
import programVersions from '@salesforce/label/c.Program_Versions';
import programWindow from '@salesforce/label/c.Program_Window';

/** Every text of the component. */
export const labels = {
    commonErrorTitle,
    commonLoading,
    partnerTierBenefits,
    partnerTierSpecializations,
    programEnded,
    programExample,
    programFromTo,
    programGuarantee,
    programGuaranteeText,
    programGuide,
    programHeadcount,
    programHeadcountCertifications,
    programHeadcountPeople,
    programInForce,
    programManyPartners,
    programMaxDiscount,
    programMaxDiscountText,
    programMaxRebate,
    programMaxRebateText,
    programMixedSource,
    programNewBusiness,
    programNewBusinessDiscount,
    programNoCap,
    programNotFound,
    programNumbers,
    programOnePartner,
    programPartners,
    programPartnersInTier,
    programPublished,
    programRebate,
    programRebateUplift,
    programRegistration,
    programRegistrationDiscount,
    programRegistrationText,
    programRenewalDiscount,
    programRenewalRebate,
    programRenewals,
    programRevenue,
    programRules,
    programSince,
    programSourceLegend,
    programSpecialistDiscount,
    programSpecialists,
    programStackingAdd,
    programStackingCompound,
    programStackingFirst,
    programStackingHighest,
    programSupersedes,
    programTierAsks,
    programTierGives,
    programTiers,
    programToCome,
    programTransition,
    programTransitionMap,
    programTransitionStep,
    programTransitionText,
    programUplift,
    programVersions,
    programWindow
};
