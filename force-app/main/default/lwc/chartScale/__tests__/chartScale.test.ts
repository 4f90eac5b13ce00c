import { roundScale } from 'c/chartScale';

describe('the axis of a chart', () => {
    it('ends at a round number above the highest amount', () => {
        expect(roundScale([180_000, 730_000])).toEqual({
            low: 0,
            high: 800_000,
            ticks: [0, 200_000, 400_000, 600_000, 800_000]
        });
        expect(roundScale([1])).toMatchObject({ high: 1 });
    });

    it('reaches below zero where an amount is negative', () => {
        expect(roundScale([300, -100])).toEqual({ low: -100, high: 300, ticks: [-100, 0, 100, 200, 300] });
    });

    it('has a height without amounts, too', () => {
        expect(roundScale([0, 0])).toEqual({ low: 0, high: 1, ticks: [0, 1] });
    });
});
