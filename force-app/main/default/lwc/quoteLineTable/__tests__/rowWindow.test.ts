import { rowBlocks, windowAt, type RowBlock } from '../rowWindow';

function drawn(blocks: readonly RowBlock[]): [number, number][] {
    return blocks.flatMap(({ first, end, isDrawn }) => (isDrawn ? [[first, end] as [number, number]] : []));
}

describe('the rows of a long table that are drawn', () => {
    it('are those in sight and five beyond each edge', () => {
        // Rows of 50: 1 000 to 1 500 shows rows 20 to 29.
        expect(windowAt(1000, 500, 50, 500)).toEqual({ first: 15, end: 35 });
    });

    it('end where the table ends', () => {
        expect(windowAt(0, 500, 50, 8)).toEqual({ first: 0, end: 8 });
        expect(windowAt(24_500, 500, 50, 500)).toEqual({ first: 485, end: 500 });
    });

    it('are in blocks of five, each drawn where one of its rows is', () => {
        expect(rowBlocks({ first: 7, end: 11 }, null, 18)).toEqual([
            { first: 0, end: 5, isDrawn: false },
            { first: 5, end: 10, isDrawn: true },
            { first: 10, end: 15, isDrawn: true },
            { first: 15, end: 18, isDrawn: false }
        ]);
        expect(drawn(rowBlocks({ first: 5, end: 10 }, null, 18))).toEqual([[5, 10]]);
    });

    it('include the row that has the focus, wherever it is', () => {
        expect(drawn(rowBlocks({ first: 16, end: 18 }, 4, 18))).toEqual([
            [0, 5],
            [15, 18]
        ]);
        expect(drawn(rowBlocks({ first: 16, end: 18 }, 5, 18))).toEqual([
            [5, 10],
            [15, 18]
        ]);
    });
});
