import timeZone from '@salesforce/i18n/timeZone';

/** Today's date in the user's time zone, `YYYY-MM-DD`. The only place where a component asks what time it is. */
export function today(): string {
    return dayIn(new Date(Date.now()));
}

/** The day of a moment in the user's time zone: `2024-06-01T23:30:00.000Z` is June 2 in Paris. */
export function dayOf(moment: string): string {
    return dayIn(new Date(moment));
}

/** Made once: that takes longer than to use it a hundred times. */
const days = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

function dayIn(moment: Date): string {
    const parts = days.formatToParts(moment);
    const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
    return `${part('year')}-${part('month')}-${part('day')}`;
}
