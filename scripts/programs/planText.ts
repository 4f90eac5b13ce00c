import type { Difference, RecordChange } from './difference';
import type { Impact, Named } from './impact';
import type { ProgramFieldValue } from './programRecords';

const SIGNS = { create: '+', update: '~', remove: '-' } as const;

/** A plan as people read it: each record and field that differs, and whom it concerns. */
export function planText(
    difference: Difference,
    impacts: readonly Impact[],
    options: { readonly remove: boolean }
): string {
    const { changes, onlyInOrg, unchanged } = difference;
    const counts = { create: 0, update: 0, remove: 0 };
    changes.forEach(({ kind }) => (counts[kind] += 1));
    const lines = [
        ...changes.flatMap((change) => changeLines(change, options.remove)),
        ...(changes.length > 0 ? [''] : []),
        ...impacts.flatMap(impactLines),
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
    const tiers = Object.entries(impact.byTier).map(
        ([tier, partners]) => `${tier === '' ? 'no tier' : tier} ${partners}`
    );
    const told = [
        [impact.draftQuotes, 'draft quotes are priced by the new rules when they are next saved'],
        [impact.pinnedQuotes, 'issued and accepted quotes keep their amounts'],
        [impact.submittedRegistrations, 'submitted registrations are pinned to the rules in force when approved'],
        [impact.pinnedRegistrations, 'approved registrations keep this version and their pinned rate']
    ] as const;
    return [
        `Program ${impact.program} concerns ${impact.partners} partners${tiers.length > 0 ? ` (${tiers.join(', ')})` : ''}:`,
        ...told.map(([records, text]) => `    ${records.count} ${text}${names(records)}`)
    ];
}

function names({ count, names: first }: Named): string {
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
