import { linesOf, nodesOf, numberOf, oneOf, queryOf, requiredText, textOf } from 'c/recordValues';

const node = { Id: 'a01', Name: { value: 'Gold' }, Rank__c: { value: 2 }, Note__c: { value: null } };

describe('reading an answer of the platform', () => {
    it('reads texts and numbers, and blank fields as null', () => {
        expect(textOf(node, 'Name')).toBe('Gold');
        expect(numberOf(node, 'Rank__c')).toBe(2);
        expect(textOf(node, 'Note__c')).toBeNull();
        expect(numberOf(node, 'Note__c')).toBeNull();
    });

    it('reads a number that came as text', () => {
        expect(numberOf({ Rate__c: { value: '17.5' } }, 'Rate__c')).toBe(17.5);
    });

    it('names the field and the record where a field was not asked for', () => {
        expect(() => textOf(node, 'Code__c')).toThrow('Code__c of a01');
    });

    it('names the field that must not be blank', () => {
        expect(() => requiredText(node, 'Note__c')).toThrow('Note__c of a01 is blank');
    });

    it('names the allowed values where a picklist has another', () => {
        expect(() => oneOf(['SILVER', 'BRONZE'], node, 'Name')).toThrow('Name of a01 is Gold; allowed: SILVER, BRONZE');
    });

    it('refuses to count half of the records', () => {
        const answer = { Credits: { edges: [{ node }], pageInfo: { hasNextPage: true } } };

        expect(() => nodesOf(answer, 'Credits')).toThrow('more than 1 records Credits');
    });

    it('refuses an answer without the records asked for', () => {
        expect(() => nodesOf({}, 'Credits')).toThrow('no records Credits');
        expect(() => queryOf({})).toThrow('uiapi.query');
    });

    it('takes a long text as its lines', () => {
        expect(linesOf({ Benefits__c: { value: 'one\r\n\n two ' } }, 'Benefits__c')).toEqual(['one', 'two']);
    });
});
