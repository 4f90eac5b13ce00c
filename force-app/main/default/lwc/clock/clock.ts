import timeZone from '@salesforce/i18n/timeZone';

/** Today's date in the user's time zone, `YYYY-MM-DD`. The only place where a component asks what time it is. */
export function today(): string {
    const parts = new Intl.DateTimeFormat('en-US', {
        timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit'
    }).formatToParts(new Date(Date.now()));
    const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
    return `${part('year')}-${part('month')}-${part('day')}`;
}
