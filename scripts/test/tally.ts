/** What one suite came to. `broken` says why a suite could not report at all; it then counts as one failure. */
export interface SuiteOutcome {
    readonly suite: string;
    readonly passed: number;
    readonly failed: number;
    readonly broken?: string;
}

/** The part of the report that Jest and Vitest write alike (`--json`, `--reporter=json`). */
interface JestStyleReport {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
    readonly testResults: readonly {
        readonly name: string;
        readonly status: string;
        readonly assertionResults: readonly { readonly status: string }[];
    }[];
}

/**
 * Counts a Jest-style report. A file that failed without a failed test (it did not load, or a hook threw) counts as
 * one failure, so that a broken file can never pass unseen.
 */
export function tallyReport(suite: string, reportText: string): SuiteOutcome {
    const report = JSON.parse(reportText) as JestStyleReport;
    const brokenFiles = report.testResults.filter(
        (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')
    );
    return { suite, passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
}

/** Counts a check that only has an exit code, such as the type check. */
export function tallyExitCode(suite: string, exitCode: number): SuiteOutcome {
    return exitCode === 0 ? { suite, passed: 1, failed: 0 } : { suite, passed: 0, failed: 1 };
}

/** A suite that ended without a report, or reported success while its process failed, is one failure. */
export function tallyRun(suite: string, exitCode: number, reportText: string | undefined): SuiteOutcome {
    if (reportText === undefined) {
        return { suite, passed: 0, failed: 1, broken: `ended with exit code ${exitCode} and wrote no report` };
    }
    const outcome = tallyReport(suite, reportText);
    if (outcome.passed + outcome.failed === 0) {
        return { ...outcome, failed: 1, broken: 'ran no test' };
    }
    if (exitCode !== 0 && outcome.failed === 0) {
        return { ...outcome, failed: 1, broken: `reported no failure but ended with exit code ${exitCode}` };
    }
    return outcome;
}

/** The last line of a test run: `N passed, N failed`, over all suites. */
export function totalLine(outcomes: readonly SuiteOutcome[]): string {
    const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
    const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
    return `${passed} passed, ${failed} failed`;
}
