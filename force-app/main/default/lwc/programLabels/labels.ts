import businessTypeNewCustomer from '@salesforce/label/c.BusinessType_NewCustomer';
import businessTypeNewSolution from '@salesforce/label/c.BusinessType_NewSolution';
import businessTypeRenewal from '@salesforce/label/c.BusinessType_Renewal';
import componentFront from '@salesforce/label/c.Component_Front';
import componentRebate from '@salesforce/label/c.Component_Rebate';
import componentRegistration from '@salesforce/label/c.Component_Registration';
import componentSpecial from '@salesforce/label/c.Component_Special';
import componentSpecialist from '@salesforce/label/c.Component_Specialist';
import criterionCertificationsCounted from '@salesforce/label/c.Criterion_CertificationsCounted';
import criterionCertifiedStaff from '@salesforce/label/c.Criterion_CertifiedStaff';
import criterionRevenue from '@salesforce/label/c.Criterion_Revenue';
import criterionSalesCertified from '@salesforce/label/c.Criterion_SalesCertified';
import criterionSpecializations from '@salesforce/label/c.Criterion_Specializations';
import criterionTechnicalCertified from '@salesforce/label/c.Criterion_TechnicalCertified';
import forecastCertificatesLapse from '@salesforce/label/c.Forecast_CertificatesLapse';
import forecastGap from '@salesforce/label/c.Forecast_Gap';
import forecastSpecialistCertificatesLapse from '@salesforce/label/c.Forecast_SpecialistCertificatesLapse';
import forecastSpecializationExpires from '@salesforce/label/c.Forecast_SpecializationExpires';
import forecastSpecializationFalls from '@salesforce/label/c.Forecast_SpecializationFalls';
import forecastTierFalls from '@salesforce/label/c.Forecast_TierFalls';
import holdBeforeReview from '@salesforce/label/c.Hold_BeforeReview';
import holdHeld from '@salesforce/label/c.Hold_Held';
import holdTransition from '@salesforce/label/c.Hold_Transition';
import holdWaiver from '@salesforce/label/c.Hold_Waiver';
import programBasisAll from '@salesforce/label/c.Program_BasisAll';
import programBasisNewBusiness from '@salesforce/label/c.Program_BasisNewBusiness';
import programBasisSpecialized from '@salesforce/label/c.Program_BasisSpecialized';
import programWindowCalendarYear from '@salesforce/label/c.Program_WindowCalendarYear';
import programWindowRolling from '@salesforce/label/c.Program_WindowRolling';
import provenanceExample from '@salesforce/label/c.Provenance_Example';
import provenancePublished from '@salesforce/label/c.Provenance_Published';
import quoteStatusAccepted from '@salesforce/label/c.QuoteStatus_Accepted';
import quoteStatusDraft from '@salesforce/label/c.QuoteStatus_Draft';
import quoteStatusIssued from '@salesforce/label/c.QuoteStatus_Issued';
import quoteStatusSuperseded from '@salesforce/label/c.QuoteStatus_Superseded';
import reasonCapped from '@salesforce/label/c.Reason_Capped';
import reasonDealProtected from '@salesforce/label/c.Reason_DealProtected';
import reasonNotNewBusiness from '@salesforce/label/c.Reason_NotNewBusiness';
import reasonNotRegistered from '@salesforce/label/c.Reason_NotRegistered';
import reasonNotSpecialized from '@salesforce/label/c.Reason_NotSpecialized';
import reasonNotStackable from '@salesforce/label/c.Reason_NotStackable';
import reasonRegistrationExpired from '@salesforce/label/c.Reason_RegistrationExpired';
import reasonRegistrationPending from '@salesforce/label/c.Reason_RegistrationPending';
import reasonSpecialExpired from '@salesforce/label/c.Reason_SpecialExpired';
import reasonSpecialPending from '@salesforce/label/c.Reason_SpecialPending';
import reasonSpecialRejected from '@salesforce/label/c.Reason_SpecialRejected';
import ruleFrontNewBusiness from '@salesforce/label/c.Rule_FrontNewBusiness';
import ruleFrontRenewal from '@salesforce/label/c.Rule_FrontRenewal';
import ruleRebateCapped from '@salesforce/label/c.Rule_RebateCapped';
import ruleRebateNewBusiness from '@salesforce/label/c.Rule_RebateNewBusiness';
import ruleRebateRenewal from '@salesforce/label/c.Rule_RebateRenewal';
import ruleRebateWithUplift from '@salesforce/label/c.Rule_RebateWithUplift';
import ruleRegistrationApproved from '@salesforce/label/c.Rule_RegistrationApproved';
import ruleSpecialApproved from '@salesforce/label/c.Rule_SpecialApproved';
import ruleSpecializationActive from '@salesforce/label/c.Rule_SpecializationActive';
import ruleTrimmed from '@salesforce/label/c.Rule_Trimmed';
import specialistsMany from '@salesforce/label/c.Specialists_Many';
import specialistsOne from '@salesforce/label/c.Specialists_One';
import specializationStatusActive from '@salesforce/label/c.SpecializationStatus_Active';
import specializationStatusAtRisk from '@salesforce/label/c.SpecializationStatus_AtRisk';
import specializationStatusExpired from '@salesforce/label/c.SpecializationStatus_Expired';
import specializationStatusInProgress from '@salesforce/label/c.SpecializationStatus_InProgress';
import unlockAwaitApproval from '@salesforce/label/c.Unlock_AwaitApproval';
import unlockAwaitSpecial from '@salesforce/label/c.Unlock_AwaitSpecial';
import unlockAwaitStart from '@salesforce/label/c.Unlock_AwaitStart';
import unlockChooseSolution from '@salesforce/label/c.Unlock_ChooseSolution';
import unlockFloorPrice from '@salesforce/label/c.Unlock_FloorPrice';
import unlockMaxDiscount from '@salesforce/label/c.Unlock_MaxDiscount';
import unlockNewBusiness from '@salesforce/label/c.Unlock_NewBusiness';
import unlockNoSpecialization from '@salesforce/label/c.Unlock_NoSpecialization';
import unlockNotStackable from '@salesforce/label/c.Unlock_NotStackable';
import unlockPriceGuarantee from '@salesforce/label/c.Unlock_PriceGuarantee';
import unlockProtected from '@salesforce/label/c.Unlock_Protected';
import unlockRegister from '@salesforce/label/c.Unlock_Register';
import unlockRegisterAgain from '@salesforce/label/c.Unlock_RegisterAgain';
import unlockRegisterAgainUndated from '@salesforce/label/c.Unlock_RegisterAgainUndated';
import unlockRequestSpecial from '@salesforce/label/c.Unlock_RequestSpecial';
import unlockRequestSpecialAgain from '@salesforce/label/c.Unlock_RequestSpecialAgain';
import unlockSpecialize from '@salesforce/label/c.Unlock_Specialize';

/** Words for what the core returns as codes. */
export const labels = {
    businessTypeNewCustomer,
    businessTypeNewSolution,
    businessTypeRenewal,
    componentFront,
    componentRebate,
    componentRegistration,
    componentSpecial,
    componentSpecialist,
    criterionCertificationsCounted,
    criterionCertifiedStaff,
    criterionRevenue,
    criterionSalesCertified,
    criterionSpecializations,
    criterionTechnicalCertified,
    forecastCertificatesLapse,
    forecastGap,
    forecastSpecialistCertificatesLapse,
    forecastSpecializationExpires,
    forecastSpecializationFalls,
    forecastTierFalls,
    holdBeforeReview,
    holdHeld,
    holdTransition,
    holdWaiver,
    programBasisAll,
    programBasisNewBusiness,
    programBasisSpecialized,
    programWindowCalendarYear,
    programWindowRolling,
    provenanceExample,
    provenancePublished,
    quoteStatusAccepted,
    quoteStatusDraft,
    quoteStatusIssued,
    quoteStatusSuperseded,
    reasonCapped,
    reasonDealProtected,
    reasonNotNewBusiness,
    reasonNotRegistered,
    reasonNotSpecialized,
    reasonNotStackable,
    reasonRegistrationExpired,
    reasonRegistrationPending,
    reasonSpecialExpired,
    reasonSpecialPending,
    reasonSpecialRejected,
    ruleFrontNewBusiness,
    ruleFrontRenewal,
    ruleRebateCapped,
    ruleRebateNewBusiness,
    ruleRebateRenewal,
    ruleRebateWithUplift,
    ruleRegistrationApproved,
    ruleSpecialApproved,
    ruleSpecializationActive,
    ruleTrimmed,
    specialistsMany,
    specialistsOne,
    specializationStatusActive,
    specializationStatusAtRisk,
    specializationStatusExpired,
    specializationStatusInProgress,
    unlockAwaitApproval,
    unlockAwaitSpecial,
    unlockAwaitStart,
    unlockChooseSolution,
    unlockFloorPrice,
    unlockMaxDiscount,
    unlockNewBusiness,
    unlockNoSpecialization,
    unlockNotStackable,
    unlockPriceGuarantee,
    unlockProtected,
    unlockRegister,
    unlockRegisterAgain,
    unlockRegisterAgainUndated,
    unlockRequestSpecial,
    unlockRequestSpecialAgain,
    unlockSpecialize
};
