import { NOTHING_YET, takeAnswer, type WireAnswer } from 'c/wireAnswer';

const toNumber = (data: unknown): number => {
    if (typeof data !== 'number') {
        throw new Error('Not a number.');
    }
    return data;
};

describe('what a wire has answered', () => {
    const first: WireAnswer<number> = takeAnswer(NOTHING_YET, { data: 7, errors: [] }, toNumber);

    it('is the mapped data, without errors', () => {
        expect(first).toMatchObject({ value: 7, errors: [] });
    });

    it('stays while nothing new has come, and beside what went wrong', () => {
        expect(takeAnswer(first, { data: undefined, errors: undefined }, toNumber)).toMatchObject({ value: 7 });
        expect(takeAnswer(first, { errors: [{ message: 'Not allowed.' }] }, toNumber)).toMatchObject({
            value: 7,
            errors: ['Not allowed.']
        });
        expect(takeAnswer(first, { data: 'x' }, toNumber)).toMatchObject({ value: 7, errors: ['Not a number.'] });
    });

    it('forgets what went wrong with the next good answer', () => {
        const failed = takeAnswer(first, { data: 'x' }, toNumber);

        expect(takeAnswer(failed, { data: 8 }, toNumber)).toMatchObject({ value: 8, errors: [] });
    });

    it('is read again by the wire that gave it, and by none before the first answer', async () => {
        const refresh = jest.fn(async () => {});
        const answered = takeAnswer(NOTHING_YET, { data: 7, refresh }, toNumber);
        await takeAnswer(answered, { data: 8 }, toNumber).refresh();

        expect(refresh).toHaveBeenCalledTimes(1);
        await expect(NOTHING_YET.refresh()).resolves.toBeUndefined();
    });
});
