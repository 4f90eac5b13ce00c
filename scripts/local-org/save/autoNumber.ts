/**
 * An auto number in its display format: `{0000}` is the number with leading zeros, `{YYYY}`, `{YY}`, `{MM}` and `{DD}`
 * are the date of creation; everything else stands as it is.
 */
export function formatAutoNumber(format: string, number: number, timestamp: string): string {
    return format.replace(/\{(0+|YYYY|YY|MM|DD)\}/g, (_, part: string) => {
        switch (part) {
            case 'YYYY':
                return timestamp.slice(0, 4);
            case 'YY':
                return timestamp.slice(2, 4);
            case 'MM':
                return timestamp.slice(5, 7);
            case 'DD':
                return timestamp.slice(8, 10);
            default:
                return String(number).padStart(part.length, '0');
        }
    });
}
