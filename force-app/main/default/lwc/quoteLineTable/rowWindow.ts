/** Which rows of a long table are on the page. All rows have the same height; positions count from 0. */
export interface RowWindow {
    readonly first: number;
    /** The first row after the window. */
    readonly end: number;
}

/** A few rows that come and go together, as a body of the table. */
export interface RowBlock extends RowWindow {
    /** Otherwise a gap as high as its rows stands for them. */
    readonly isDrawn: boolean;
}

/** Rows that are drawn beyond each edge, so that neither Tab nor a quick scroll meets nothing. */
const BEYOND = 5;
const BLOCK = 5;

/** The rows between two heights of the scrolled content, and some beyond. */
export function windowAt(scrollTop: number, viewHeight: number, rowHeight: number, count: number): RowWindow {
    const first = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight), count) - BEYOND);
    return { first, end: Math.min(count, Math.ceil((scrollTop + viewHeight) / rowHeight) + BEYOND) };
}

/**
 * All rows in blocks, of which those are drawn that have a row in the window or the focus, wherever it is: who types stays
 * in the row even where it is scrolled out of sight.
 *
 * There are always the same blocks, so that scrolling never moves a row on the page, which would lose the focus and be
 * slow: the framework, given a list that begins and ends with other rows than before, moves all that stay.
 */
export function rowBlocks({ first, end }: RowWindow, focused: number | null, count: number): RowBlock[] {
    return Array.from({ length: Math.ceil(count / BLOCK) }, (_unused, at) => {
        const block = { first: at * BLOCK, end: Math.min(count, (at + 1) * BLOCK) };
        const hasFocus = focused !== null && focused >= block.first && focused < block.end;
        return { ...block, isDrawn: hasFocus || (block.first < end && block.end > first) };
    });
}
