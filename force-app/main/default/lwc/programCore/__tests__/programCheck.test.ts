import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProgram, checkProgramsTogether } from '../programCore';
import type { Problem, ProgramDocument } from '../programCore';
import { programDocument, programOf, without } from './samples';

/** A document to be spoiled: any value at any key. */
type Loose = Record<string, never>;

function problemsOf(spoil: (document: Loose, tiers: Loose[], specializations: Loose[]) => void): readonly Problem[] {
    const document = structuredClone(programDocument()) as unknown as Loose;
    spoil(document, document['tiers'] as unknown as Loose[], document['specializations'] as unknown as Loose[]);
    const checked = checkProgram(document);
    return checked.ok ? [] : checked.problems;
}

describe('a program file', () => {
    it('is accepted where nothing is wrong', () => {
        expect(checkProgram(programDocument()).ok).toBe(true);
    });

    const set = (target: Loose | undefined, key: string, value: unknown): void => {
        Object.assign(target as Loose, { [key]: value });
    };
    const remove = (target: Loose | undefined, key: string): void => {
        Reflect.deleteProperty(target as Loose, key);
    };

    it.each<[string, Parameters<typeof problemsOf>[0], string, string]>([
        ['an unknown key', (document) => set(document, 'colour', 'red'), '/colour', 'unknown key'],
        ['an unknown key of a tier', (_, tiers) => set(tiers[1], 'level', 2), '/tiers/1/level', 'unknown key'],
        ['a tier without rank', (_, tiers) => remove(tiers[1], 'rank'), '/tiers/1/rank', 'missing'],
        ['a rank of null', (_, tiers) => set(tiers[1], 'rank', null), '/tiers/1/rank', 'missing'],
        [
            'a rank that is no whole number',
            (_, tiers) => set(tiers[1], 'rank', 1.5),
            '/tiers/1/rank',
            '1.5 is no count'
        ],
        ['a rank used twice', (_, tiers) => set(tiers[2], 'rank', 2), '/tiers/2/rank', '2 is already that of /tiers/1'],
        [
            'a tier code used twice',
            (_, tiers) => set(tiers[2], 'code', 'BASE'),
            '/tiers/2/code',
            'BASE is already that of /tiers/0'
        ],
        [
            'a code that is none',
            (_, tiers) => set(tiers[2], 'code', '__proto__'),
            '/tiers/2/code',
            '"__proto__" is no code'
        ],
        [
            'a rate above 1',
            (_, tiers) => set(tiers[0], 'rebateRate', '1.000001'),
            '/tiers/0/rebateRate',
            '"1.000001" is above 1'
        ],
        [
            'a negative rate',
            (_, tiers) => set(tiers[0], 'rebateRate', '-0.1'),
            '/tiers/0/rebateRate',
            '"-0.1" is not a rate'
        ],
        [
            'a rate as a number',
            (_, tiers) => set(tiers[0], 'rebateRate', 0.1),
            '/tiers/0/rebateRate',
            '0.1 is not a rate'
        ],
        [
            'a rate of seven places',
            (document) => set(document, 'maxDiscount', '0.1234567'),
            '/maxDiscount',
            '"0.1234567" is not a rate'
        ],
        [
            'a malformed amount',
            (_, tiers) => set(tiers[1], 'min', { revenue: '1,000' }),
            '/tiers/1/min/revenue',
            '"1,000" is no amount in EUR'
        ],
        [
            'the lowest tier with a minimum',
            (_, tiers) => set(tiers[0], 'min', { certifiedStaff: 1 }),
            '/tiers/0/min',
            'the lowest tier BASE has a minimum'
        ],
        ['no tier', (document) => set(document, 'tiers', []), '/tiers', 'the program has no tier'],
        ['tiers that are no list', (document) => set(document, 'tiers', {}), '/tiers', '{} is no list'],
        [
            'an unknown stacking policy',
            (document) => set(document, 'stacking', { newBusiness: 'MULTIPLY', renewal: 'ADD' }),
            '/stacking/newBusiness',
            '"MULTIPLY" is unknown'
        ],
        [
            'an unknown revenue basis',
            (document) => set(document, 'revenue', { basis: 'NONE', window: 'CALENDAR_YEAR' }),
            '/revenue/basis',
            '"NONE" is unknown'
        ],
        ['an unknown currency', (document) => set(document, 'currency', 'EURO'), '/currency', '"EURO" is no currency'],
        [
            'a day that does not exist',
            (document) => set(document, 'effectiveFrom', '2023-02-29'),
            '/effectiveFrom',
            '"2023-02-29" is no date'
        ],
        [
            'an end before the beginning',
            (document) => set(document, 'effectiveTo', '2023-12-31'),
            '/effectiveTo',
            'the program ends before it begins'
        ],
        [
            'days of protection as text',
            (document) => set(document, 'registration', { protectionDays: '90', decisionDays: 3, extensionDays: 0 }),
            '/registration/protectionDays',
            '"90" is no count'
        ],
        [
            'two specializations for a solution',
            (_, __, specializations) => set(specializations[1], 'solution', 'NETWORK'),
            '/specializations/1/solution',
            'NETWORK is already that of /specializations/0'
        ],
        [
            'a specialization without specialists',
            (_, __, specializations) => set(specializations[1], 'minSpecialists', 0),
            '/specializations/1/minSpecialists',
            '0 is no count'
        ],
        ['no provenance', (document) => remove(document, 'provenance'), '/provenance', 'missing'],
        [
            'an unknown provenance',
            (document) => set(document, 'provenance', { '': 'guessed' }),
            '/provenance/',
            '"guessed" is unknown'
        ],
        [
            'a pointer to nothing',
            (document) => set(document, 'provenance', { '': 'example', '/tiers/7': 'published' }),
            '/provenance/~1tiers~17',
            '"/tiers/7" names nothing in this program'
        ],
        [
            'a pointer without its slash',
            (document) => set(document, 'provenance', { '': 'example', tiers: 'published' }),
            '/provenance/tiers',
            '"tiers" names nothing in this program'
        ],
        [
            'a transition to a tier it has not',
            (document) =>
                Object.assign(document, {
                    supersedes: 'OLD',
                    transition: { until: '2024-12-31', map: { GOLD: 'HIGH' } }
                }),
            '/transition/map/GOLD',
            '"HIGH" is no tier of this program'
        ],
        [
            'a transition that ends too early',
            (document) => Object.assign(document, { supersedes: 'OLD', transition: { until: '2023-12-31', map: {} } }),
            '/transition/until',
            'the transition ends before the program begins'
        ],
        [
            'itself as the version before',
            (document) => set(document, 'supersedes', 'SAMPLE'),
            '/supersedes',
            'the program supersedes itself'
        ]
    ])('is refused with %s, at its place', (_, spoil, path, problem) => {
        expect(problemsOf(spoil)).toMatchObject([{ path, problem }]);
    });

    it('says what is allowed', () => {
        expect(problemsOf((document) => set(document, 'headcount', 'HEADS'))[0]?.allowed).toBe(
            'DISTINCT_PEOPLE, CERTIFICATIONS'
        );
    });

    it('states the provenance of every number, below or at a pointer', () => {
        const problems = problemsOf((document) =>
            set(document, 'provenance', {
                '/tiers': 'example',
                '/registration': 'example',
                '/specializations/0': 'example'
            })
        );
        expect(problems).toEqual([
            {
                path: '/specializations/1/minSpecialists',
                problem: 'the number 1 has no provenance',
                allowed: 'a pointer at or above it in /provenance'
            }
        ]);
    });

    it('need not state provenance where it is given inline, but what it states must be right', () => {
        const inline = without(programDocument(), 'provenance');
        expect(checkProgram(inline, { provenance: 'optional' }).ok).toBe(true);
        const wrong = checkProgram({ ...inline, provenance: { '/nowhere': 'example' } }, { provenance: 'optional' });
        expect(wrong).toMatchObject({ ok: false, problems: [{ path: '/provenance/~1nowhere' }] });
    });

    it('never breaks the check, whatever is in it', () => {
        fc.assert(
            fc.property(fc.anything(), fc.constantFrom(...Object.keys(programDocument())), (value, key) => {
                expect(checkProgram(value).ok).toBe(false);
                const checked = checkProgram({ ...programDocument(), [key]: value });
                expect(checked.ok || checked.problems.length > 0).toBe(true);
            }),
            { numRuns: 1000 }
        );
    });
});

describe('programs together', () => {
    const version = (changes: Partial<ProgramDocument>): ReturnType<typeof programOf> => programOf(changes);
    const before = version({ code: 'BEFORE', effectiveFrom: '2020-01-01', effectiveTo: '2023-12-31' });
    const after = version({
        code: 'AFTER',
        supersedes: 'BEFORE',
        transition: { until: '2024-12-31', map: { BASE: 'BASE' } }
    });

    it('are accepted where one follows the other', () => {
        expect(checkProgramsTogether([before, after])).toEqual([]);
    });

    it('are refused where versions of one vendor overlap, even by a day', () => {
        const longer = version({ code: 'BEFORE', effectiveFrom: '2020-01-01', effectiveTo: '2024-01-01' });
        expect(checkProgramsTogether([longer, after])).toMatchObject([{ index: 1, path: '/effectiveFrom' }]);
        expect(checkProgramsTogether([after, longer])).toMatchObject([{ index: 1, path: '/effectiveTo' }]);
    });

    it('may overlap where the vendors differ', () => {
        const rival = { ...after, code: 'RIVAL', vendor: 'Rival', supersedes: null, transition: null };
        expect(checkProgramsTogether([after, rival, before])).toEqual([]);
    });

    it('are refused where a code is used twice', () => {
        expect(checkProgramsTogether([before, before])).toMatchObject([{ index: 1, path: '/code' }]);
    });

    it('are refused where the version before does not exist or is another vendor’s', () => {
        expect(checkProgramsTogether([after])).toMatchObject([
            { path: '/supersedes', problem: 'there is no program BEFORE of Sample vendor' }
        ]);
        expect(checkProgramsTogether([{ ...before, vendor: 'Rival' }, after])).toMatchObject([
            { index: 1, path: '/supersedes' }
        ]);
    });

    it('are refused where a transition starts from nothing', () => {
        expect(checkProgramsTogether([{ ...after, supersedes: null }])).toMatchObject([
            { index: 0, path: '/transition', problem: 'nothing is superseded' }
        ]);
    });

    it('are refused where a transition starts from a tier that the version before has not', () => {
        const wrong = version({
            code: 'AFTER',
            supersedes: 'BEFORE',
            transition: { until: '2024-12-31', map: { GOLD: 'BASE' } }
        });
        expect(checkProgramsTogether([before, wrong])).toMatchObject([
            {
                index: 1,
                path: '/transition/map/GOLD',
                problem: '"GOLD" is no tier of BEFORE',
                allowed: 'BASE, MIDDLE, TOP'
            }
        ]);
    });
});
