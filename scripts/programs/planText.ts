import type { Difference, RecordChange } from './difference';
import type { EndingVersion, Impact, Named } from './impact';
import type { ProgramFieldValue } from './programRecords';

const SIGNS = { create: '+', update: '~', remove: '-' } as const;

/** A plan as people read it: each record and field that differs, whom it concerns, and who is left in what ends. */
export function planText(
    difference: Difference,
    impacts: readonly Impact[],
    ending: readonly EndingVersion[],
    options: { readonly remove: boolean }
): string {
    const { changes, onlyInOrg, unchanged } = difference;
    const counts = { create: 0, update: 0, remove: 0 };
    changes.forEach(({ kind }) => (counts[kind] += 1));
    const lines = [
        ...changes.flatMap((change) => changeLines(change, options.remove)),
        ...(changes.length > 0 ? [''] : []),
        ...impacts.flatMap(impactLines),
        ...ending.flatMap(endingLines),
        ...onlyInOrg.map((code) => `Program ${code} is only in the org; it is left alone.`),
        changes.length === 0
            ? `Nothing to change: ${unchanged} records are as the files say.`
            : `${counts.create} to create, ${counts.update} to update, ${counts.remove} ${options.remove ? 'to remove' : 'only in the org'}; ${unchanged} records are as the files say.`
    ];
    return `${lines.join('\n')}\n`;
}

function changeLines(change: RecordChange, remove: boolean): readonly string[] {
    const head = `${SIGNS[change.kind]} ${change.record.object} ${change.record.key}`;
    switch (change.kind) {
        case 'create':
            return [
                head,
                ...Object.entries(change.record.values)
                    .filter(([, value]) => value !== null)
                    .map(([field, value]) => `    ${field}: ${show(value)}`)
            ];
        case 'update':
            return [head, ...change.fields.map(({ field, from, to }) => `    ${field}: ${show(from)} -> ${show(to)}`)];
        case 'remove':
            return [`${head}${remove ? '' : ' (only in the org; apply --remove deletes it)'}`];
    }
}

function impactLines(impact: Impact): readonly string[] {
    const tiers = tiersText(impact.byTier);
    const told = [
        [impact.draftQuotes, 'draft quotes are priced by the new rules when they are next saved'],
        [impact.pinnedQuotes, 'issued and accepted quotes keep their amounts'],
        [impact.submittedRegistrations, 'submitted registrations are pinned to the rules in force when approved'],
        [impact.pinnedRegistrations, 'approved registrations keep this version and their pinned rate']
    ] as const;
    return [
        `Program ${impact.program} concerns ${partnersText(impact.partners)}${tiers === '' ? '' : ` (${tiers})`}:`,
        ...impact.parts.flatMap((part) => partLines(part, impact)),
        ...told.map(([records, text]) => `    ${records.count} ${text}${names(records)}`)
    ];
}

/** Minimums are judged by the org's review, everything else by the next quote. */
const IS_MINIMUM = /^Minimum_/;

function partLines({ kind, record, ...change }: Impact['parts'][number], impact: Impact): readonly string[] {
    const code = record.key.split(':')[1] as string;
    const isTier = record.object === 'Tier__c';
    const holders = (isTier ? impact.byTier : impact.bySpecialization)[code] ?? 0;
    const fields = 'fields' in change ? change.fields.map(({ field }) => field) : [];
    const rates = fields.filter((field) => !IS_MINIMUM.test(field));
    const reviews =
        kind !== 'update' || fields.some((field) => IS_MINIMUM.test(field))
            ? [
                  `    ${record.object} ${code}: every partner is judged anew by the next nightly review; npm run simulate tells who would move`
              ]
            : [];
    const held = `held by ${partnersText(holders)}`;
    return [...(rates.length > 0 ? [`    ${record.object} ${code}: ${held} (${rates.join(', ')})`] : []), ...reviews];
}

function endingLines({ program, endsOn, successor, partners, planned }: EndingVersion): readonly string[] {
    const head = `Program ${program} ${endsOn === null ? '' : `ends on ${endsOn}`}${endsOn !== null && successor !== null ? ' and ' : ''}${successor === null ? '' : `is superseded by ${successor}`}`;
    const left = partners - planned;
    return [
        `${head}: ${partnersText(partners)} in it, ${planned} of them with a day to move.`,
        ...(left > 0
            ? [
                  `    the other ${left} under it until moved: npm run programs -- move ${successor ?? 'CODE'} --from ${program} --on DATE`
              ]
            : [])
    ];
}

/** "GOLD 2, no tier 1". */
export function tiersText(byTier: Readonly<Record<string, number>>): string {
    return Object.entries(byTier)
        .map(([tier, partners]) => `${tier === '' ? 'no tier' : tier} ${partners}`)
        .join(', ');
}

/** "1 partner", "2 partners". */
export function partnersText(count: number): string {
    return `${count} ${count === 1 ? 'partner' : 'partners'}`;
}

/** ": " and the names of the first records; nothing where there are none. */
export function names({ count, names: first }: Named): string {
    return count === 0
        ? ''
        : `: ${first.join(', ')}${count > first.length ? `, and ${count - first.length} more` : ''}`;
}

function show(value: ProgramFieldValue): string {
    if (value === null) {
        return '(blank)';
    }
    return typeof value === 'object' ? value.key : JSON.stringify(value);
}
