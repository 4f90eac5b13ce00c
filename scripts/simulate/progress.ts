/** A run shorter than this says nothing. */
const SILENT_MILLISECONDS = 2000;
const INTERVAL_MILLISECONDS = 1000;
/** The clock is asked once in so many partners. */
const STRIDE = 256;

/** Tells a line a second how many partners are done, once a run turns out to be long. */
export function reportProgress(
    tell: (line: string) => void,
    now: () => number = () => performance.now()
): (partners: number) => void {
    let next = now() + SILENT_MILLISECONDS;
    return (partners) => {
        if (partners % STRIDE === 0 && now() >= next) {
            tell(`${partners} partners simulated …`);
            next = now() + INTERVAL_MILLISECONDS;
        }
    };
}
