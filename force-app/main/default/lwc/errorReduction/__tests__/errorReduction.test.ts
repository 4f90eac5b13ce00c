import { reduceErrors } from 'c/errorReduction';

describe('errors of the platform, as people read them', () => {
    it('finds nothing in nothing', () => {
        expect(reduceErrors(undefined)).toEqual([]);
        expect(reduceErrors([])).toEqual([]);
    });

    it('reads a plain JavaScript error', () => {
        expect(reduceErrors(new Error('The network is down'))).toEqual([
            { message: 'The network is down', fields: [], fieldLabels: [] }
        ]);
    });

    it('names the operation and the field of a refused mutation, with the label the page knows', () => {
        const errors = [
            {
                message: 'The front rate must be 0.175 by the program.',
                path: ['uiapi', 'line3'],
                extensions: { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: ['Front_Rate__c'] }
            }
        ];

        expect(reduceErrors(errors, { Front_Rate__c: 'Front-end rate' })).toEqual([
            {
                message: 'The front rate must be 0.175 by the program.',
                fields: ['Front_Rate__c'],
                fieldLabels: ['Front-end rate'],
                operation: 'line3'
            }
        ]);
    });

    it('reads the field errors of a refused save through the UI API, with their labels', () => {
        const error = {
            status: 400,
            body: {
                message: 'An error occurred while trying to update the record.',
                output: {
                    errors: [{ message: 'An issued quote cannot change.' }],
                    fieldErrors: {
                        Net_Amount__c: [{ message: 'Must be 100.00.', fieldLabel: 'Net amount' }]
                    }
                }
            }
        };

        expect(reduceErrors(error)).toEqual([
            { message: 'An issued quote cannot change.', fields: [], fieldLabels: [] },
            { message: 'Must be 100.00.', fields: ['Net_Amount__c'], fieldLabels: ['Net amount'] }
        ]);
    });

    it('reads a list of messages in a body, and a message alone', () => {
        expect(reduceErrors({ body: [{ message: 'one' }, { message: 'two' }] }).map(({ message }) => message)).toEqual([
            'one',
            'two'
        ]);
        expect(reduceErrors({ body: { message: 'Not found' } }).map(({ message }) => message)).toEqual(['Not found']);
    });

    it('says the same problem once', () => {
        expect(reduceErrors([new Error('twice'), new Error('twice')])).toHaveLength(1);
    });

    it('never hides an error it does not understand', () => {
        expect(reduceErrors({ odd: 1 }).map(({ message }) => message)).toEqual(['{"odd":1}']);
    });
});
