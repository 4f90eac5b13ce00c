import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import commonMet from '@salesforce/label/c.Common_Met';
import criterionRevenue from '@salesforce/label/c.Criterion_Revenue';
import partnerTierExampleMark from '@salesforce/label/c.PartnerTier_ExampleMark';
import partnerTierForecast from '@salesforce/label/c.PartnerTier_Forecast';
import partnerTierMissing from '@salesforce/label/c.PartnerTier_Missing';
import partnerTierNoForecast from '@salesforce/label/c.PartnerTier_NoForecast';
import partnerTierNoSpecializations from '@salesforce/label/c.PartnerTier_NoSpecializations';
import partnerTierSpecializations from '@salesforce/label/c.PartnerTier_Specializations';
import partnerCounts from '@salesforce/label/c.Partner_Counts';
import partnerCriteria from '@salesforce/label/c.Partner_Criteria';
import partnerEndsSoon from '@salesforce/label/c.Partner_EndsSoon';
import partnerFromTo from '@salesforce/label/c.Partner_FromTo';
import partnerFromToTier from '@salesforce/label/c.Partner_FromToTier';
import partnerHistory from '@salesforce/label/c.Partner_History';
import partnerLapsed from '@salesforce/label/c.Partner_Lapsed';
import partnerMonth from '@salesforce/label/c.Partner_Month';
import partnerNoHistory from '@salesforce/label/c.Partner_NoHistory';
import partnerNoRevenue from '@salesforce/label/c.Partner_NoRevenue';
import partnerNotFound from '@salesforce/label/c.Partner_NotFound';
import partnerNotHeld from '@salesforce/label/c.Partner_NotHeld';
import partnerPeople from '@salesforce/label/c.Partner_People';
import partnerPeopleCount from '@salesforce/label/c.Partner_PeopleCount';
import partnerPeopleEnd from '@salesforce/label/c.Partner_PeopleEnd';
import partnerPeriod from '@salesforce/label/c.Partner_Period';
import partnerPeriodDecides from '@salesforce/label/c.Partner_PeriodDecides';
import partnerPeriodOther from '@salesforce/label/c.Partner_PeriodOther';
import partnerPeriodRolling from '@salesforce/label/c.Partner_PeriodRolling';
import partnerPerson from '@salesforce/label/c.Partner_Person';
import partnerPersonCounts from '@salesforce/label/c.Partner_PersonCounts';
import partnerPersonEnds from '@salesforce/label/c.Partner_PersonEnds';
import partnerRevenue from '@salesforce/label/c.Partner_Revenue';
import partnerRevenueHeading from '@salesforce/label/c.Partner_RevenueHeading';
import partnerSalesUntil from '@salesforce/label/c.Partner_SalesUntil';
import partnerScorecard from '@salesforce/label/c.Partner_Scorecard';
import partnerShowAll from '@salesforce/label/c.Partner_ShowAll';
import partnerShowLess from '@salesforce/label/c.Partner_ShowLess';
import partnerSpecialist from '@salesforce/label/c.Partner_Specialist';
import partnerSpecializationCount from '@salesforce/label/c.Partner_SpecializationCount';
import partnerStaffCount from '@salesforce/label/c.Partner_StaffCount';
import partnerTechnicalUntil from '@salesforce/label/c.Partner_TechnicalUntil';
import partnerTotal from '@salesforce/label/c.Partner_Total';
import partnerWaivedUntil from '@salesforce/label/c.Partner_WaivedUntil';
import partnerWaiverChange from '@salesforce/label/c.Partner_WaiverChange';
import partnerWaiverEnd from '@salesforce/label/c.Partner_WaiverEnd';
import partnerWaiverEndQuestion from '@salesforce/label/c.Partner_WaiverEndQuestion';
import partnerWaiverEnded from '@salesforce/label/c.Partner_WaiverEnded';
import partnerWaiverGrant from '@salesforce/label/c.Partner_WaiverGrant';
import partnerWaiverGranted from '@salesforce/label/c.Partner_WaiverGranted';

/** Every text of the component. */
export const labels = {
    commonErrorTitle,
    commonLoading,
    commonMet,
    criterionRevenue,
    partnerTierExampleMark,
    partnerTierForecast,
    partnerTierMissing,
    partnerTierNoForecast,
    partnerTierNoSpecializations,
    partnerTierSpecializations,
    partnerCounts,
    partnerCriteria,
    partnerEndsSoon,
    partnerFromTo,
    partnerFromToTier,
    partnerHistory,
    partnerLapsed,
    partnerMonth,
    partnerNoHistory,
    partnerNoRevenue,
    partnerNotFound,
    partnerNotHeld,
    partnerPeople,
    partnerPeopleCount,
    partnerPeopleEnd,
    partnerPeriod,
    partnerPeriodDecides,
    partnerPeriodOther,
    partnerPeriodRolling,
    partnerPerson,
    partnerPersonCounts,
    partnerPersonEnds,
    partnerRevenue,
    partnerRevenueHeading,
    partnerSalesUntil,
    partnerScorecard,
    partnerShowAll,
    partnerShowLess,
    partnerSpecialist,
    partnerSpecializationCount,
    partnerStaffCount,
    partnerTechnicalUntil,
    partnerTotal,
    partnerWaivedUntil,
    partnerWaiverChange,
    partnerWaiverEnd,
    partnerWaiverEndQuestion,
    partnerWaiverEnded,
    partnerWaiverGrant,
    partnerWaiverGranted
};
