import type { ObjectSchema } from './schema';

/** What an object and its fields are called; `fields` by API name. */
interface ObjectNames {
    readonly label: string;
    readonly plural: string;
    readonly fields: Readonly<Record<string, string>>;
}

/** The platform brings its own objects and system fields in every language; these are the French names of the usual ones. */
const FRENCH_OBJECTS: Readonly<Record<string, ObjectNames>> = {
    Account: {
        label: 'Compte',
        plural: 'Comptes',
        fields: {
            Name: 'Nom du compte',
            Type: 'Type de compte',
            ParentId: 'Compte parent',
            BillingStreet: 'Rue de facturation',
            BillingCity: 'Ville de facturation',
            BillingState: 'État/Province de facturation',
            BillingPostalCode: 'Code postal de facturation',
            BillingCountry: 'Pays de facturation',
            Phone: 'Téléphone du compte',
            Website: 'Site Web',
            Industry: 'Secteur d’activité',
            AnnualRevenue: 'Chiffre d’affaires annuel',
            NumberOfEmployees: 'Employés',
            Description: 'Description du compte',
            Rating: 'Évaluation du compte',
            AccountSource: 'Origine du compte'
        }
    },
    Contact: {
        label: 'Contact',
        plural: 'Contacts',
        fields: {
            AccountId: 'Compte',
            LastName: 'Nom',
            FirstName: 'Prénom',
            Name: 'Nom complet',
            Phone: 'Téléphone professionnel',
            MobilePhone: 'Téléphone mobile',
            Email: 'E-mail',
            Title: 'Fonction',
            Department: 'Service',
            Birthdate: 'Date de naissance',
            LeadSource: 'Origine de la piste',
            ReportsToId: 'Supérieur hiérarchique',
            Description: 'Description du contact',
            Fax: 'Télécopie professionnelle',
            HomePhone: 'Téléphone personnel',
            OtherPhone: 'Autre téléphone',
            AssistantName: 'Nom de l’assistant',
            AssistantPhone: 'Téléphone de l’assistant',
            OtherStreet: 'Autre rue',
            OtherCity: 'Autre ville',
            OtherState: 'Autre État/Province',
            OtherPostalCode: 'Autre code postal',
            OtherCountry: 'Autre pays',
            DoNotCall: 'Ne pas appeler',
            HasOptedOutOfEmail: 'Ne pas envoyer d’e-mail',
            HasOptedOutOfFax: 'Ne pas envoyer de télécopie'
        }
    },
    Opportunity: {
        label: 'Opportunité',
        plural: 'Opportunités',
        fields: {
            AccountId: 'Compte',
            IsPrivate: 'Privé',
            Name: 'Nom',
            Description: 'Description',
            StageName: 'Étape',
            Amount: 'Montant',
            Probability: 'Probabilité (%)',
            ExpectedRevenue: 'Montant attendu',
            TotalOpportunityQuantity: 'Quantité',
            CloseDate: 'Date de clôture',
            Type: 'Type d’opportunité',
            NextStep: 'Étape suivante',
            LeadSource: 'Origine de la piste',
            IsClosed: 'Fermée',
            IsWon: 'Gagnée',
            ForecastCategory: 'Catégorie de prévision',
            ForecastCategoryName: 'Catégorie de prévision',
            Pricebook2Id: 'Catalogue de prix',
            HasOpportunityLineItem: 'Comporte un élément de ligne'
        }
    },
    Task: {
        label: 'Tâche',
        plural: 'Tâches',
        fields: {
            WhoId: 'Nom',
            WhatId: 'Associé à',
            Subject: 'Objet',
            ActivityDate: 'Date d’échéance uniquement',
            Status: 'Statut',
            Priority: 'Priorité',
            IsHighPriority: 'Priorité élevée',
            IsClosed: 'Fermé',
            CompletedDateTime: 'Date de fin',
            Description: 'Description',
            IsReminderSet: 'Rappel défini',
            ReminderDateTime: 'Date/Heure du rappel'
        }
    },
    OpportunityLineItem: {
        label: 'Produit d’opportunité',
        plural: 'Produits d’opportunité',
        fields: {
            OpportunityId: 'Opportunité',
            PricebookEntryId: 'Entrée de catalogue de prix',
            Product2Id: 'Produit',
            ProductCode: 'Code produit',
            Name: 'Nom du produit d’opportunité',
            Quantity: 'Quantité',
            Discount: 'Remise',
            TotalPrice: 'Prix total',
            UnitPrice: 'Prix de vente',
            ListPrice: 'Prix catalogue',
            ServiceDate: 'Date',
            Description: 'Description de la ligne'
        }
    },
    Pricebook2: {
        label: 'Catalogue de prix',
        plural: 'Catalogues de prix',
        fields: { Name: 'Nom du catalogue de prix', IsActive: 'Actif', Description: 'Description' }
    },
    PricebookEntry: {
        label: 'Entrée de catalogue de prix',
        plural: 'Entrées de catalogue de prix',
        fields: {
            Name: 'Nom du produit',
            Pricebook2Id: 'Catalogue de prix',
            Product2Id: 'Produit',
            UnitPrice: 'Prix catalogue',
            IsActive: 'Actif',
            ProductCode: 'Code produit'
        }
    },
    Product2: {
        label: 'Produit',
        plural: 'Produits',
        fields: {
            Name: 'Nom du produit',
            ProductCode: 'Code produit',
            Description: 'Description du produit',
            IsActive: 'Actif',
            Family: 'Famille de produits',
            StockKeepingUnit: 'Référence du produit'
        }
    },
    User: {
        label: 'Utilisateur',
        plural: 'Utilisateurs',
        fields: {
            Username: 'Nom d’utilisateur',
            LastName: 'Nom',
            FirstName: 'Prénom',
            Name: 'Nom complet',
            Title: 'Fonction',
            Email: 'E-mail',
            IsActive: 'Actif'
        }
    }
};

const FRENCH_SYSTEM_FIELDS: Readonly<Record<string, string>> = {
    OwnerId: 'Propriétaire',
    CreatedById: 'Créé par',
    CreatedDate: 'Date de création',
    LastModifiedById: 'Dernière modification par',
    LastModifiedDate: 'Date de la dernière modification'
};

/**
 * The platform's own translations of the objects given, by language and path as `OrgSchema.translations` has them.
 * What a project translates itself goes before these.
 */
export function standardTranslations(
    objects: Iterable<Pick<ObjectSchema, 'apiName' | 'fields'>>
): Map<string, Map<string, string>> {
    const french = new Map<string, string>();
    for (const { apiName, fields } of objects) {
        const names = FRENCH_OBJECTS[apiName];
        if (names !== undefined) {
            french.set(apiName, names.label).set(`${apiName}.$plural`, names.plural);
        }
        for (const field of fields.keys()) {
            const label = names?.fields[field] ?? FRENCH_SYSTEM_FIELDS[field];
            if (label !== undefined) {
                french.set(`${apiName}.${field}`, label);
            }
        }
    }
    return new Map([['fr', french]]);
}
