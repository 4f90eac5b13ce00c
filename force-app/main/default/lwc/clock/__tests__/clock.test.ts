import { today } from 'c/clock';

describe('today', () => {
    afterEach(() => jest.restoreAllMocks());

    it("is the user's calendar day, not the server's: in Paris it is already the next day late in the UTC evening", () => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-05-31T22:30:00Z'));

        expect(today()).toBe('2024-06-01');
    });

    it('has two digits for month and day', () => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-01-02T12:00:00Z'));

        expect(today()).toBe('2024-01-02');
    });
});
