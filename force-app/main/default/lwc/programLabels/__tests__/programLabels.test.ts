import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MESSAGE_KEYS, REFUSAL_REASONS } from 'c/programCore';
import { toPrograms } from 'c/programData';
import { reasonLabels, sayCause, sayHold, sayMessage } from 'c/programLabels';
import programRules from '../../programData/__tests__/data/programRules.json';

const metadata = join(process.cwd(), 'force-app/main/default');
const [program] = [...toPrograms(programRules).values()];

function labelNames(file: string, element: string): string[] {
    const text = readFileSync(join(metadata, file), 'utf8');
    return [...text.matchAll(new RegExp(`<${element}>([A-Za-z]+_\\w+)</${element}>`, 'g'))].map(
        (match) => match[1] ?? ''
    );
}

function importedLabels(): Set<string> {
    const files = readdirSync(join(metadata, 'lwc'), { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
    const imports = sources.flatMap((file) => [
        ...readFileSync(join(metadata, 'lwc', file), 'utf8').matchAll(/@salesforce\/label\/c\.(\w+)/g)
    ]);
    return new Set(imports.map((match) => match[1] ?? ''));
}

function labelsOfFlowsAndPages(): string[] {
    return ['flows', 'flexipages'].flatMap((folder) =>
        readdirSync(join(metadata, folder)).flatMap((file) =>
            [...readFileSync(join(metadata, folder, file), 'utf8').matchAll(/\$Label\.(\w+)/g)].map(
                (match) => match[1] ?? ''
            )
        )
    );
}

describe('the words for what the core says', () => {
    const english = labelNames('labels/CustomLabels.labels-meta.xml', 'fullName');

    it('exist for every label that a component or a page shows or a flow says, and no label is left over', () => {
        expect([...new Set([...importedLabels(), ...labelsOfFlowsAndPages()])].sort()).toEqual([...english].sort());
    });

    it('exist in French for every English label', () => {
        expect(labelNames('translations/fr.translation-meta.xml', 'name')).toEqual(expect.arrayContaining(english));
    });

    it('exist for every reason, each in its own words', () => {
        expect(new Set(REFUSAL_REASONS.map((reason) => reasonLabels[reason])).size).toBe(REFUSAL_REASONS.length);
    });

    it.each(MESSAGE_KEYS)('are a full sentence for %s: no place is left unfilled', (key) => {
        if (program === undefined) {
            throw new Error('The recorded program is missing.');
        }
        const parameters = {
            tier: 'EXPERT',
            rate: 200_000,
            tierRate: 30_000,
            upliftRate: 20_000,
            specialization: 'NETWORK',
            name: 'Network Security',
            approvedOn: '2024-05-10',
            expiresOn: '2024-08-08',
            minSpecialists: 2,
            policy: 'FIRST',
            kept: 'FRONT'
        };
        const sentence = sayMessage({ key, parameters }, { program, solution: 'Network Security', base: 100_000 });

        expect(sentence).not.toMatch(/\{\d\}|undefined|NaN|^$/);
    });

    it('name the waiver, who gave it and until when', () => {
        expect(sayHold({ reason: 'WAIVER', until: '2024-09-30', why: 'new team', by: 'Ada Lambert' })).toBe(
            'Kept until Sep 30, 2024 by a waiver of Ada Lambert: new team.'
        );
    });

    it('name the criteria that a tier would no longer meet', () => {
        if (program === undefined) {
            throw new Error('The recorded program is missing.');
        }
        const gaps = [{ criterion: 'certifiedStaff', have: 4, need: 5, missing: 1 }] as const;

        expect(sayCause({ cause: 'TIER_FALLS', tier: 'SKILL', gaps }, program, (id) => id)).toBe(
            'Skill is no longer met: Certified people 4 of 5'
        );
    });
});
