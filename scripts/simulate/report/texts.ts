import type { Language } from '../options';
import type { Movement } from '../simulation';

/** What the reports say, in each language. */
export interface Texts {
    readonly title: (program: string) => string;
    readonly subtitle: (asOf: string, partners: string, from: string, to: string) => string;
    readonly skipped: (count: string) => string;
    readonly movements: Readonly<Record<Movement, string>>;
    readonly movementTitle: string;
    readonly movementNote: string;
    readonly onTheDay: string;
    readonly settled: string;
    readonly settledNote: string;
    readonly riskTitle: string;
    readonly held: string;
    readonly forecast: (days: number) => string;
    readonly before: string;
    readonly after: string;
    readonly change: string;
    readonly tiersTitle: string;
    readonly tier: string;
    readonly qualified: string;
    readonly costTitle: string;
    readonly costNote: string;
    readonly list: string;
    readonly discount: string;
    readonly rebate: string;
    readonly total: string;
    readonly net: string;
    readonly share: string;
    readonly topTitle: string;
    readonly topNote: string;
    readonly noneAffected: string;
    readonly partner: string;
    readonly fallsOn: string;
    readonly summary: string;
    readonly partners: string;
    readonly method: string;
    readonly methodText: readonly string[];
    readonly rulesTitle: string;
    readonly rulesNote: (base: string) => string;
    readonly rulesSame: string;
    readonly rule: string;
    readonly added: (names: string) => string;
    readonly dropped: (names: string) => string;
    readonly flowTitle: string;
    readonly flowNote: string;
}

const EN: Texts = {
    title: (program) => `Simulation: ${program}`,
    subtitle: (asOf, partners, from, to) =>
        `${partners} partners judged as of ${asOf}; deals won from ${from} to ${to} replayed.`,
    skipped: (count) => `${count} partners of other programs are left out.`,
    movements: { UP: 'Move up', DOWN: 'Move down', SAME: 'Stay', PLACED: 'Placed anew' },
    movementTitle: 'Who moves',
    movementNote: 'A partner is placed anew where the draft has no tier that compares with the one it holds.',
    onTheDay: 'On the day',
    settled: 'Once holds have ended',
    settledNote:
        'Holds are the transition, waivers, and reviews still to come: until they end a partner keeps its tier.',
    riskTitle: 'At risk',
    held: 'Only held above the tier they qualify for',
    forecast: (days) => `Certificates lapse within ${days} days`,
    before: 'Before',
    after: 'After',
    change: 'Change',
    tiersTitle: 'Partners by tier',
    tier: 'Tier',
    qualified: 'qualified',
    costTitle: 'Discount and rebate cost',
    costNote: 'The same deals, priced by the rules before and after.',
    list: 'List amount',
    discount: 'Discounts',
    rebate: 'Rebates',
    total: 'Discounts and rebates',
    net: 'Net amount',
    share: 'Share of list',
    topTitle: 'The ten most affected partners',
    topNote: 'By the change of their discounts and rebates once holds have ended.',
    noneAffected: 'No partner is affected.',
    partner: 'Partner',
    fallsOn: 'falls on',
    summary: 'Summary',
    partners: 'partners',
    rulesTitle: 'What the draft changes',
    rulesNote: (base) => `Compared with ${base}.`,
    rulesSame: 'The draft changes no rule.',
    rule: 'Rule',
    added: (names) => `New in the draft: ${names}.`,
    dropped: (names) => `No longer there: ${names}.`,
    flowTitle: 'From tier to tier',
    flowNote: 'Partners by the tier they hold today (rows) and the one they have once holds have ended (columns).',
    method: 'How this is calculated',
    methodText: [
        'Each partner is judged twice on the same day with the same certificates and ledger: by its present program and by the draft.',
        'A partner that the draft supersedes starts at the mapped tier, held until the transition ends.',
        'Each deal is priced at the tier and with the specializations that the partner has on that day, not those of the day it was won; a registration has the rate that an approval would pin at that tier. Reversed credits are left out.'
    ]
};

const FR: Texts = {
    title: (program) => `Simulation : ${program}`,
    subtitle: (asOf, partners, from, to) =>
        `${partners} partenaires évalués au ${asOf} ; affaires gagnées du ${from} au ${to} rejouées.`,
    skipped: (count) => `${count} partenaires d’autres programmes ne sont pas comptés.`,
    movements: { UP: 'Montent', DOWN: 'Descendent', SAME: 'Restent', PLACED: 'Classés à nouveau' },
    movementTitle: 'Qui change de niveau',
    movementNote: 'Un partenaire est classé à nouveau lorsque le projet n’a pas de niveau comparable au sien.',
    onTheDay: 'Le jour même',
    settled: 'Une fois les maintiens échus',
    settledNote:
        'Les maintiens sont la transition, les dérogations et les revues à venir : jusqu’à leur échéance, le partenaire garde son niveau.',
    riskTitle: 'À risque',
    held: 'Seulement maintenus au-dessus du niveau atteint',
    forecast: (days) => `Des certificats expirent dans les ${days} jours`,
    before: 'Avant',
    after: 'Après',
    change: 'Écart',
    tiersTitle: 'Partenaires par niveau',
    tier: 'Niveau',
    qualified: 'atteint',
    costTitle: 'Coût des remises',
    costNote: 'Les mêmes affaires, calculées selon les règles d’avant et d’après.',
    list: 'Montant catalogue',
    discount: 'Remises immédiates',
    rebate: 'Remises arrière',
    total: 'Remises au total',
    net: 'Montant net',
    share: 'Part du catalogue',
    topTitle: 'Les dix partenaires les plus touchés',
    topNote: 'Selon l’écart de leurs remises une fois les maintiens échus.',
    noneAffected: 'Aucun partenaire n’est touché.',
    partner: 'Partenaire',
    fallsOn: 'baisse le',
    summary: 'En bref',
    partners: 'partenaires',
    rulesTitle: 'Ce que le projet change',
    rulesNote: (base) => `Par rapport à ${base}.`,
    rulesSame: 'Le projet ne change aucune règle.',
    rule: 'Règle',
    added: (names) => `Nouveau dans le projet : ${names}.`,
    dropped: (names) => `N’existe plus : ${names}.`,
    flowTitle: 'De niveau à niveau',
    flowNote:
        'Partenaires selon le niveau d’aujourd’hui (lignes) et celui qu’ils auront une fois les maintiens échus (colonnes).',
    method: 'Mode de calcul',
    methodText: [
        'Chaque partenaire est évalué deux fois le même jour, avec les mêmes certificats et le même historique : selon son programme actuel et selon le projet.',
        'Un partenaire dont le programme est remplacé par le projet part du niveau correspondant, maintenu jusqu’à la fin de la transition.',
        'Chaque affaire est calculée au niveau et avec les spécialisations que le partenaire a ce jour-là, et non ceux du jour où elle a été gagnée ; un enregistrement a le taux qu’une approbation fixerait à ce niveau. Les crédits annulés ne sont pas comptés.'
    ]
};

export const TEXTS: Readonly<Record<Language, Texts>> = { en: EN, fr: FR };
