/** Exit code where the command line is wrong. */
const badUsage = 2;

class UsageError extends Error {}

/** @throws always, so that the command ends with its usage. */
export function refuseUsage(problem: string): never {
    throw new UsageError(problem);
}

/** Runs a command; what is wrong goes to standard error as text for people, and makes the exit code 1, or 2 for its usage. */
export function runDataCommand(main: () => void, usage: string): void {
    try {
        main();
    } catch (error) {
        const { message, code } = error as Error & { code?: string };
        const isUsage = error instanceof UsageError || code?.startsWith('ERR_PARSE_ARGS') === true;
        process.stderr.write(`${message}\n${isUsage ? `${usage}\n` : ''}`);
        process.exitCode = isUsage ? badUsage : 1;
    }
}
