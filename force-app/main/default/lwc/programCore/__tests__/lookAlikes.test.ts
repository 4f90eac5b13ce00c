import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableName, companyDomain, nameSimilarity, nameWords } from '../companyNames';
import { likeness, lookAlikes } from '../programCore';
import type { Company } from '../programCore';

describe('the words by which a company is known', () => {
    it.each([
        ['Mutuelle Réunie S.A.S.', ['mutuelle', 'reunie']],
        ['SAS Société Générale d’Énergie', ['generale', 'energie']],
        ['The Durand-Martin Company, Ltd', ['durand', 'martin']],
        ['GROUPE AXA', ['axa']],
        ['Müller GmbH & Co. KG', ['muller']],
        ['Communauté de communes de Montatier', ['montatier']],
        ['  3  Suisses ', ['3', 'suisses']],
        ['Société Groupe SA', ['societe', 'groupe', 'sa']],
        ['Straße & Söhne GmbH & Co. KGaA', ['strasse', 'sohne']],
        ['Strasse und Söhne', ['strasse', 'sohne']],
        ['Ørsted A/S', ['orsted']],
        ['Łódź Sp. z o.o.', ['lodz']],
        ['Telefónica, S.L.U.', ['telefonica']],
        ['Œuvres de la mer', ['oeuvres', 'mer']],
        ['ООО Ромашка', ['ромашка']],
        ['Σίσυφος Α.Ε.', ['σισυφος']],
        ['株式会社日立製作所', ['日立製作所']],
        ['ＡＣＭＥ\u00a0SAS', ['acme']],
        ['Ac\u200bme', ['acme']],
        ['…', []],
        ['', []]
    ])('of %j are %j', (name, words) => {
        expect(nameWords(name)).toEqual(words);
    });
});

function similarity(one: string, other: string): number {
    return nameSimilarity(comparableName(one), comparableName(other));
}

describe('the similarity of two names', () => {
    it('is the share of common letter pairs: du ur ra an of five pairs each, 8 of 10', () => {
        expect(similarity('Durand', 'Durant')).toBeCloseTo(0.8, 10);
    });

    it('does not depend on accents, case, legal form, joining words or the order of words', () => {
        expect(similarity('Énergies du Rhône SARL', 'RHONE ENERGIES')).toBe(1);
    });

    it('is at least 0.8 where one name has all words of the other', () => {
        expect(similarity('Orange', 'Orange Business Services')).toBe(0.8);
        expect(similarity('EDF', 'EDF Renouvelables')).toBe(0.8);
        // Two letters say too little: of three words two have their like.
        expect(similarity('BP', 'BP Xyz')).toBeCloseTo(2 / 3, 10);
    });

    it('is not decided by one common word: of four words two are the same, the others have nothing in common', () => {
        expect(similarity('Conserverie Fabu', 'Conserverie Zylox')).toBe(0.5);
    });

    it('is nothing for names without a common pair of letters, and for no name at all', () => {
        expect(similarity('Kyndryl', 'Axa')).toBe(0);
        expect(similarity('', '')).toBe(0);
    });

    it('is the same from both sides, within 0 and 1, and 1 for a name and itself', () => {
        const name = fc.string({ unit: fc.constantFrom(...'abcdé SAS.-3'), maxLength: 20 });
        fc.assert(
            fc.property(name, name, (one, other) => {
                expect(similarity(one, other)).toBe(similarity(other, one));
                expect(similarity(one, other)).toBeGreaterThanOrEqual(0);
                expect(similarity(one, other)).toBeLessThanOrEqual(1);
                expect(similarity(one, one)).toBe(nameWords(one).length > 0 ? 1 : 0);
            })
        );
    });
});

describe('the domain of a company', () => {
    it.each([
        ['https://www.Example.fr/contact?x=1', 'example.fr'],
        ['shop.example.co.uk', 'example.co.uk'],
        ['example.com.', 'example.com'],
        ['//example.com:8080/a', 'example.com'],
        ['http://user:secret@example.com', 'example.com'],
        ['https://société.fr', 'société.fr'],
        ['co.uk', 'co.uk'],
        ['EXAMPLE.fr:443', 'example.fr'],
        ['mailto:contact@example.fr', 'example.fr'],
        ['contact@example.fr', 'example.fr'],
        ['https://', null],
        ['www.', null],
        ['localhost', null],
        ['192.168.1.10', null],
        ['https://acme.wordpress.com', null],
        ['not a site', null],
        ['', null],
        [null, null]
    ])('at %j is %j', (website, domain) => {
        expect(companyDomain(website)).toBe(domain);
    });
});

function company(changes: Partial<Company>): Company {
    return { id: 'a', name: 'Alpha', website: null, ancestors: [], ...changes };
}

describe('whether two accounts are one customer', () => {
    const parent = company({ id: 'p', name: 'Zeta' });
    const subsidiary = company({ id: 'b', name: 'Omega', ancestors: ['p', 'top'] });
    const sister = company({ id: 'c', name: 'Kappa', ancestors: ['top'] });

    it('is certain for one account', () => {
        expect(likeness(parent, { ...parent })).toMatchObject({
            similarity: 1,
            reasons: [{ reason: 'SAME_ACCOUNT' }, { reason: 'SIMILAR_NAME' }]
        });
    });

    it('is seen in the account hierarchy: parent, grandparent and sisters are one group', () => {
        for (const [one, other] of [
            [parent, subsidiary],
            [subsidiary, parent],
            [subsidiary, sister]
        ] as const) {
            expect(likeness(one, other)).toEqual({
                similarity: 0.95,
                reasons: [{ reason: 'SAME_GROUP', similarity: 0.95 }]
            });
        }
        expect(likeness(parent, sister).reasons).toEqual([]);
    });

    it('is seen in a common web domain', () => {
        const one = company({ id: '1', name: 'Alpha', website: 'https://www.alpha.example' });
        const other = company({ id: '2', name: 'Kyzo', website: 'alpha.example/en' });

        expect(likeness(one, other)).toEqual({
            similarity: 0.9,
            reasons: [{ reason: 'SAME_DOMAIN', similarity: 0.9 }]
        });
    });

    it('is not seen in two missing web sites', () => {
        expect(likeness(company({ id: '1', name: 'Alpha' }), company({ id: '2', name: 'Kyzo' })).reasons).toEqual([]);
    });

    it('is seen in names that are alike from 0.7', () => {
        const of = (one: string, other: string): number =>
            likeness(company({ id: '1', name: one }), company({ id: '2', name: other })).similarity;

        expect(of('Durand SA', 'Durant SAS')).toBeCloseTo(0.8, 10);
        // abcde and abcdf share 3 of 4 pairs each: 0.75; abcd and abcf 2 of 3: 0.67.
        expect(of('abcde', 'abcdf')).toBeCloseTo(0.75, 10);
        expect(of('abcd', 'abcf')).toBe(0);
    });

    it('lists the likeliest first and leaves out all others', () => {
        const candidates = [
            company({ id: '1', name: 'Kyzo' }),
            company({ id: '2', name: 'Alphas' }),
            company({ id: '3', name: 'Qwert', ancestors: ['a'] })
        ];
        const found = lookAlikes(company({}), candidates, (candidate) => candidate);

        expect(found.map(({ candidate }) => candidate.id)).toEqual(['3', '2']);
    });

    it('is found for 100 requests among 2 000 companies in a moment', () => {
        const companies = Array.from({ length: 2000 }, (_unused, at) =>
            company({ id: String(at), name: `Company ${at * 7919} of ${at % 13}`, website: `https://c${at}.example` })
        );
        const start = performance.now();
        const found = companies.slice(0, 100).map((one) => lookAlikes(one, companies, (other) => other));

        expect(found.every((list) => list[0]?.similarity === 1)).toBe(true);
        expect(performance.now() - start).toBeLessThan(5000);
    });
});
