import type { Language } from '../options';
import type { Rule } from '../ruleChanges';

/** What rules and their values are called, in each language. */
interface RuleTexts {
    readonly rules: Readonly<Record<Rule, string>>;
    readonly words: Readonly<Record<string, string>>;
    readonly program: string;
    readonly none: string;
}

const EN: RuleTexts = {
    program: 'Program',
    none: 'none',
    rules: {
        effectiveFrom: 'In force from',
        effectiveTo: 'In force until',
        revenueBasis: 'Revenue that counts',
        revenueWindow: 'Revenue of',
        headcount: 'Staff is counted by',
        newBusinessStacking: 'Discounts on new business',
        renewalStacking: 'Discounts on renewals',
        maxDiscount: 'Most discount',
        maxRebate: 'Most rebate',
        priceGuarantee: 'Price guarantee',
        protectionDays: 'Days of protection',
        decisionDays: 'Days to decide a registration',
        extensionDays: 'Days of an extension',
        minRevenue: 'Minimum revenue',
        minCertifiedStaff: 'Minimum certified staff',
        minSalesCertified: 'Minimum sales certified',
        minTechnicalCertified: 'Minimum technical certified',
        minSpecializations: 'Minimum specializations',
        newBusinessDiscount: 'Discount on new business',
        renewalDiscount: 'Discount on renewals',
        registrationDiscount: 'Discount of a registration',
        rebateRate: 'Rebate on new business',
        renewalRebateRate: 'Rebate on renewals',
        minSpecialists: 'Minimum specialists',
        rebateUplift: 'Rebate uplift',
        specialistDiscount: 'Discount of the specialist'
    },
    words: {
        ALL: 'all',
        NEW_BUSINESS: 'new business',
        SPECIALIZED_NEW_BUSINESS: 'new business on solutions with a specialization',
        CALENDAR_YEAR: 'the calendar year',
        ROLLING_12_MONTHS: 'the last 12 months',
        DISTINCT_PEOPLE: 'people',
        CERTIFICATIONS: 'certifications',
        ADD: 'added up',
        COMPOUND: 'one after the other',
        HIGHEST: 'the highest only',
        FIRST: 'the first only'
    }
};

const FR: RuleTexts = {
    program: 'Programme',
    none: 'aucun',
    rules: {
        effectiveFrom: 'En vigueur à partir du',
        effectiveTo: 'En vigueur jusqu’au',
        revenueBasis: 'Chiffre d’affaires compté',
        revenueWindow: 'Période du chiffre d’affaires',
        headcount: 'Effectif compté par',
        newBusinessStacking: 'Remises sur nouvelles affaires',
        renewalStacking: 'Remises sur renouvellements',
        maxDiscount: 'Remise maximale',
        maxRebate: 'Remise arrière maximale',
        priceGuarantee: 'Garantie de prix',
        protectionDays: 'Jours de protection',
        decisionDays: 'Jours pour décider d’un enregistrement',
        extensionDays: 'Jours d’une prolongation',
        minRevenue: 'Chiffre d’affaires minimal',
        minCertifiedStaff: 'Effectif certifié minimal',
        minSalesCertified: 'Commerciaux certifiés, minimum',
        minTechnicalCertified: 'Techniciens certifiés, minimum',
        minSpecializations: 'Spécialisations, minimum',
        newBusinessDiscount: 'Remise sur nouvelles affaires',
        renewalDiscount: 'Remise sur renouvellements',
        registrationDiscount: 'Remise d’un enregistrement',
        rebateRate: 'Remise arrière sur nouvelles affaires',
        renewalRebateRate: 'Remise arrière sur renouvellements',
        minSpecialists: 'Spécialistes, minimum',
        rebateUplift: 'Majoration de la remise arrière',
        specialistDiscount: 'Remise du spécialiste'
    },
    words: {
        ALL: 'total',
        NEW_BUSINESS: 'nouvelles affaires',
        SPECIALIZED_NEW_BUSINESS: 'nouvelles affaires sur les solutions spécialisées',
        CALENDAR_YEAR: 'année civile',
        ROLLING_12_MONTHS: '12 derniers mois',
        DISTINCT_PEOPLE: 'personne',
        CERTIFICATIONS: 'certification',
        ADD: 'additionnées',
        COMPOUND: 'l’une après l’autre',
        HIGHEST: 'la plus élevée seulement',
        FIRST: 'la première seulement'
    }
};

export const RULE_TEXTS: Readonly<Record<Language, RuleTexts>> = { en: EN, fr: FR };
