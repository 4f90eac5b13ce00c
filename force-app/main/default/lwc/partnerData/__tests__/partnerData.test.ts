import { onePartnerVariables, partnerVariables, programIdsOf, toPartners } from 'c/partnerData';
import { toPrograms } from 'c/programData';
import programRules from '../../programData/__tests__/data/programRules.json';
import partnersOfAccount from './data/partnersOfAccount.json';

const [partner] = toPartners(partnersOfAccount, toPrograms(programRules), '2024-06-01');

describe('a partner read from the org', () => {
    it('reads credits back to the first day of last year, the farthest that any revenue window reaches', () => {
        expect(partnerVariables('001000000000001AAA', '2024-06-01')).toEqual({
            accountId: '001000000000001AAA',
            partnerId: null,
            creditsFrom: '2023-01-01'
        });
        expect(partnerVariables(undefined, '2024-06-01')).toBeUndefined();
    });

    it('can be read alone, by its own Id', () => {
        expect(onePartnerVariables('a03000000000001AAA', '2024-06-01')).toEqual({
            accountId: null,
            partnerId: 'a03000000000001AAA',
            creditsFrom: '2023-01-01'
        });
        expect(onePartnerVariables(undefined, '2024-06-01')).toBeUndefined();
    });

    it('belongs to one program', () => {
        expect(programIdsOf(partnersOfAccount)).toEqual(['a00000000000002AAA']);
    });

    it('holds its tier until the end of the transition', () => {
        expect(partner?.history.current).toEqual({ tier: 'EXPERT', heldUntil: '2024-12-31', nextReviewOn: null });
    });

    it('counts its credits in minor units, with business type and solution', () => {
        expect(partner?.history.revenue).toContainEqual({
            on: '2024-03-15',
            amount: 18_000_050,
            type: 'NEW_CUSTOMER',
            solution: 'NETWORK'
        });
    });

    it('joins specialists to their specialization and person', () => {
        expect(partner?.history.specialists).toContainEqual({
            person: 'a04000000000001AAA',
            specialization: 'MSP',
            until: '2025-03-31'
        });
    });

    it('names a program that was not read', () => {
        expect(() => toPartners(partnersOfAccount, new Map(), '2024-06-01')).toThrow('a00000000000002AAA');
    });
});
