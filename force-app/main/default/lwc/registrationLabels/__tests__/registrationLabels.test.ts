import { checkClaim } from 'c/programCore';
import { sayClaim, sayLikeness } from 'c/registrationLabels';

const labelOf = (code: string): string => ({ NETWORK: 'Network Security' })[code] ?? code;

describe('the words for a claim', () => {
    it.each([
        [
            'NEW_CUSTOMER',
            'MSP',
            'NETWORK',
            'Not a new customer: the end customer bought Network Security on Feb 1, 2023. New solution at an existing customer fits.'
        ],
        [
            'NEW_SOLUTION',
            'NETWORK',
            'NETWORK',
            'Not a new solution: the end customer bought Network Security on Feb 1, 2023.'
        ],
        [
            'NEW_CUSTOMER',
            'MSP',
            null,
            'Not a new customer: the end customer bought an amount without a solution on Feb 1, 2023. New solution at an existing customer fits.'
        ],
        ['RENEWAL', 'NETWORK', 'NETWORK', 'A renewal cannot be registered: only new business is protected.'],
        ['NEW_SOLUTION', 'MSP', 'NETWORK', '']
    ] as const)('%s for %s after %s was sold', (type, solution, sold, text) => {
        expect(sayClaim(checkClaim(type, solution, [{ solution: sold, wonOn: '2023-02-01' }]), labelOf)).toBe(text);
    });
});

describe('the words for a likeness', () => {
    it('say how alike two names are, in whole percents', () => {
        expect(sayLikeness('SIMILAR_NAME', 2 / 3)).toBe('Similar name (67%)');
        expect(sayLikeness('SAME_GROUP', 0.95)).toBe('Same group of accounts');
    });
});
