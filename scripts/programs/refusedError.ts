/** Input that is refused before anything is done, a line a problem. */
export class RefusedError extends Error {}
