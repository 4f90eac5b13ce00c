/** An org that cannot be reached as it was named; the message says what is wrong and what is allowed. */
export class TargetOrgError extends Error {}
