import partnerTierEnded from '@salesforce/label/c.PartnerTier_Ended';
import partnerTierExample from '@salesforce/label/c.PartnerTier_Example';
import partnerTierExpiresOn from '@salesforce/label/c.PartnerTier_ExpiresOn';
import partnerTierFalls from '@salesforce/label/c.PartnerTier_Falls';
import partnerTierForecastTier from '@salesforce/label/c.PartnerTier_ForecastTier';
import partnerTierHeldUntil from '@salesforce/label/c.PartnerTier_HeldUntil';
import partnerTierNoTierYet from '@salesforce/label/c.PartnerTier_NoTierYet';
import partnerTierNotStarted from '@salesforce/label/c.PartnerTier_NotStarted';
import partnerTierPublished from '@salesforce/label/c.PartnerTier_Published';
import partnerTierQualified from '@salesforce/label/c.PartnerTier_Qualified';
import partnerTierRank from '@salesforce/label/c.PartnerTier_Rank';
import partnerTierRises from '@salesforce/label/c.PartnerTier_Rises';
import partnerTierSince from '@salesforce/label/c.PartnerTier_Since';
import partnerTierSpecialistsOf from '@salesforce/label/c.PartnerTier_SpecialistsOf';
import tierAtRisk from '@salesforce/label/c.Tier_AtRisk';
import tierMovesOn from '@salesforce/label/c.Tier_MovesOn';
import tierNextReview from '@salesforce/label/c.Tier_NextReview';
import tierReviewPending from '@salesforce/label/c.Tier_ReviewPending';
import tierWaivedBy from '@salesforce/label/c.Tier_WaivedBy';
import tierWaiver from '@salesforce/label/c.Tier_Waiver';

/** The sentences about a standing. */
export const labels = {
    partnerTierEnded,
    partnerTierExample,
    partnerTierExpiresOn,
    partnerTierFalls,
    partnerTierForecastTier,
    partnerTierHeldUntil,
    partnerTierNoTierYet,
    partnerTierNotStarted,
    partnerTierPublished,
    partnerTierQualified,
    partnerTierRank,
    partnerTierRises,
    partnerTierSince,
    partnerTierSpecialistsOf,
    tierAtRisk,
    tierMovesOn,
    tierNextReview,
    tierReviewPending,
    tierWaivedBy,
    tierWaiver
};
