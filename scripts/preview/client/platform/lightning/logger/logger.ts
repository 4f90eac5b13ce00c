/** Writes a message of a component, text or an object, where developers see it; the platform sends it to Event Monitoring. */
export function log(message: unknown): void {
    console.info('lightning/logger', message);
}
