import { drawnRows, windowAt } from '../rowWindow';

describe('the rows of a long table that are drawn', () => {
    it('are those in sight and six beyond each edge', () => {
        // Rows of 50: 1 000 to 1 500 shows rows 20 to 29.
        expect(windowAt(1000, 500, 50, 500)).toEqual({ first: 14, end: 36 });
    });

    it('end where the table ends', () => {
        expect(windowAt(0, 500, 50, 8)).toEqual({ first: 0, end: 8 });
        expect(windowAt(24_500, 500, 50, 500)).toEqual({ first: 484, end: 500 });
    });

    it('leave gaps as high as what is not drawn', () => {
        expect(drawnRows({ first: 3, end: 5 }, null, 10)).toEqual([
            { gapAfter: 0, rows: 3 },
            { row: 3 },
            { row: 4 },
            { gapAfter: 5, rows: 5 }
        ]);
    });

    it('include the row that has the focus, wherever it is', () => {
        expect(drawnRows({ first: 6, end: 7 }, 2, 8)).toEqual([
            { gapAfter: 0, rows: 2 },
            { row: 2 },
            { gapAfter: 3, rows: 3 },
            { row: 6 },
            { gapAfter: 7, rows: 1 }
        ]);
    });
});
