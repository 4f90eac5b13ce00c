import type { LanguageCode } from './internationalization';

/** The shell's own texts: English and French, in the platform's words. `{0}` is replaced. */
const TEXTS: Readonly<Record<string, readonly [english: string, french: string]>> = {
    previewTitle: ['Local org', 'Organisation locale'],
    skipToContent: ['Skip to main content', 'Aller au contenu principal'],
    appNavigation: ['App navigation', 'Navigation de l’application'],
    appLauncher: ['App Launcher', 'Lanceur d’application'],
    home: ['Home', 'Accueil'],
    components: ['Components', 'Composants'],
    cannotNavigate: ['This page cannot be shown', 'Cette page ne peut pas être affichée'],
    more: ['More', 'Plus'],
    language: ['Language', 'Langue'],
    signedInAs: ['Signed in as {0}', 'Connecté en tant que {0}'],
    switchUser: ['Sign in as', 'Se connecter en tant que'],
    orgDate: ['The org’s date: {0}', 'Date de l’organisation : {0}'],
    orgDateMoved: ['The org’s date, moved: {0}', 'Date de l’organisation, déplacée : {0}'],
    orgDateField: ['Date', 'Date'],
    dayLater: ['One day later', 'Un jour plus tard'],
    weekLater: ['One week later', 'Une semaine plus tard'],
    monthLater: ['One month later', 'Un mois plus tard'],
    chooseDate: ['Choose a date…', 'Choisir une date…'],
    resetDate: ['Back to the real date', 'Revenir à la date réelle'],
    move: ['Move', 'Déplacer'],
    moveDate: ['Move the date to {0}?', 'Déplacer la date au {0} ?'],
    oneAutomationDue: [
        '1 scheduled automation falls due on the way and will run. It may change records.',
        '1 automatisation planifiée arrive à échéance entre-temps et va s’exécuter. Elle peut modifier des enregistrements.'
    ],
    automationDue: [
        '{0} scheduled automations fall due on the way and will run. They may change records.',
        '{0} automatisations planifiées arrivent à échéance entre-temps et vont s’exécuter. Elles peuvent modifier des enregistrements.'
    ],
    dateIsNow: ['The org’s date is {0}.', 'La date de l’organisation est le {0}.'],
    oneAutomationRan: ['1 scheduled automation ran.', '1 automatisation planifiée s’est exécutée.'],
    automationRan: ['{0} scheduled automations ran.', '{0} automatisations planifiées se sont exécutées.'],
    automationFailed: ['Scheduled automations failed: {0}', 'Automatisations planifiées en échec : {0}'],
    loading: ['Loading', 'Chargement'],
    close: ['Close', 'Fermer'],
    cancel: ['Cancel', 'Annuler'],
    save: ['Save', 'Enregistrer'],
    new: ['New', 'Nouveau'],
    newRecord: ['New {0}', 'Nouveau : {0}'],
    edit: ['Edit', 'Modifier'],
    editRecord: ['Edit {0}', 'Modifier {0}'],
    delete: ['Delete', 'Supprimer'],
    deleteRecord: ['Delete {0}', 'Supprimer : {0}'],
    deleteQuestion: [
        'Are you sure you want to delete this {0}?',
        'Voulez-vous vraiment supprimer cet enregistrement ({0}) ?'
    ],
    deleted: ['{0} "{1}" was deleted.', '{0} « {1} » a été supprimé(e).'],
    created: ['{0} "{1}" was created.', '{0} « {1} » a été créé(e).'],
    saved: ['{0} "{1}" was saved.', '{0} « {1} » a été enregistré(e).'],
    requiredLegend: ['= Required Information', '= Informations requises'],
    required: ['Required', 'Obligatoire'],
    completeField: ['Complete this field.', 'Renseignez ce champ.'],
    reviewErrors: ['We hit a snag.', 'Nous avons rencontré un problème.'],
    reviewFields: ['Review the following fields', 'Vérifiez les champs suivants'],
    none: ['--None--', '--Aucun--'],
    search: ['Search {0}…', 'Rechercher : {0}…'],
    noResults: ['No results', 'Aucun résultat'],
    clearSelection: ['Clear selection', 'Effacer la sélection'],
    listView: ['Select a list view', 'Sélectionner une vue de liste'],
    itemCount: ['{0} items', '{0} éléments'],
    oneItem: ['1 item', '1 élément'],
    itemsShown: ['{0} of {1} items', '{0} éléments sur {1}'],
    sortedBy: ['Sorted by {0}', 'Trié par {0}'],
    loadMore: ['Load more', 'Charger plus'],
    noItems: ['No items to display.', 'Aucun élément à afficher.'],
    refresh: ['Refresh', 'Actualiser'],
    viewAll: ['View All', 'Afficher tout'],
    details: ['Details', 'Détails'],
    related: ['Related', 'Associé'],
    information: ['Information', 'Informations'],
    sortAscending: ['Sort by {0}, ascending', 'Trier par {0}, ordre croissant'],
    sortDescending: ['Sort by {0}, descending', 'Trier par {0}, ordre décroissant'],
    yes: ['True', 'Vrai'],
    no: ['False', 'Faux'],
    recordActions: ['Actions for {0}', 'Actions pour {0}'],
    listTruncated: ['More records exist than the list shows.', 'La liste ne montre pas tous les enregistrements.'],
    pageNotFound: ['Page not found', 'Page introuvable'],
    pageNotFoundDetail: [
        'The address {0} is no page of this app.',
        'L’adresse {0} n’est pas une page de cette application.'
    ],
    recordNotFound: ['The record is not available', 'L’enregistrement n’est pas disponible'],
    recordNotFoundDetail: [
        'It does not exist, or you have no access to it.',
        'Il n’existe pas, ou vous n’y avez pas accès.'
    ],
    objectNotFound: ['The org has no object {0}.', 'L’organisation n’a pas d’objet {0}.'],
    cannotShow: [
        'The preview cannot show this part of the page',
        'L’aperçu ne peut pas afficher cette partie de la page'
    ],
    componentFailed: ['Component {0} failed', 'Le composant {0} a échoué'],
    tryAgain: ['Try again', 'Réessayer'],
    notifications: ['Notifications', 'Notifications'],
    success: ['Success', 'Opération réussie'],
    error: ['Error', 'Erreur'],
    warning: ['Warning', 'Avertissement'],
    info: ['Information', 'Information'],
    welcome: ['Welcome, {0}', 'Bienvenue, {0}'],
    welcomeDetail: ['Open a tab to start.', 'Ouvrez un onglet pour commencer.'],
    help: ['Help', 'Aide'],
    available: ['Available', 'Disponible'],
    chosen: ['Chosen', 'Choisi'],
    unsavedField: ['{0} could not be saved', '{0} n’a pas pu être enregistré(e)']
};

/** All texts of the shell in one language. */
export function shellTexts(language: LanguageCode): Record<string, string> {
    const index = language === 'fr' ? 1 : 0;
    return Object.fromEntries(Object.entries(TEXTS).map(([key, texts]) => [key, texts[index]]));
}
