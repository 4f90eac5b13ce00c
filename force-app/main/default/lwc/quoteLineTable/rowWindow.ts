/** Which rows of a long table are on the page. All rows have the same height; positions count from 0. */
export interface RowWindow {
    readonly first: number;
    /** The first row after the window. */
    readonly end: number;
}

/** Rows that are drawn beyond each edge, so that neither Tab nor a quick scroll meets nothing. */
const BEYOND = 6;

/** The rows between two heights of the scrolled content, and some beyond. */
export function windowAt(scrollTop: number, viewHeight: number, rowHeight: number, count: number): RowWindow {
    const first = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight), count) - BEYOND);
    return { first, end: Math.min(count, Math.ceil((scrollTop + viewHeight) / rowHeight) + BEYOND) };
}

/** A row to draw, or the gap that stands for as many rows as are not drawn. */
export type Drawn = { readonly row: number } | { readonly gapAfter: number; readonly rows: number };

/**
 * The window, and the row that has the focus wherever it is, with gaps in between: who types stays in the row even where
 * it is scrolled out of sight.
 */
export function drawnRows({ first, end }: RowWindow, focused: number | null, count: number): Drawn[] {
    const rows = new Set(Array.from({ length: end - first }, (_unused, at) => first + at));
    if (focused !== null && focused < count) {
        rows.add(focused);
    }
    const drawn: Drawn[] = [];
    let next = 0;
    for (const row of [...rows].sort((one, other) => one - other)) {
        if (row > next) {
            drawn.push({ gapAfter: next, rows: row - next });
        }
        drawn.push({ row });
        next = row + 1;
    }
    if (next < count) {
        drawn.push({ gapAfter: next, rows: count - next });
    }
    return drawn;
}
