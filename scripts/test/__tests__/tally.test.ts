import { describe, expect, it } from 'vitest';
import { tallyExitCode, tallyRun, totalLine } from '../tally';

const report = (passed: number, failed: number, files: { status: string; tests: string[] }[]): string =>
    JSON.stringify({
        numPassedTests: passed,
        numFailedTests: failed,
        testResults: files.map((file, index) => ({
            name: `file${index}`,
            status: file.status,
            assertionResults: file.tests.map((status) => ({ status }))
        }))
    });

describe('the tally of a test run', () => {
    it('sums passed and failed tests over all suites', () => {
        const outcomes = [
            tallyRun('core', 1, report(3, 2, [{ status: 'failed', tests: ['passed', 'failed'] }])),
            tallyExitCode('types', 0)
        ];
        expect(totalLine(outcomes)).toBe('4 passed, 2 failed');
    });

    it('counts a file that did not load as one failure', () => {
        expect(tallyRun('core', 1, report(3, 0, [{ status: 'failed', tests: [] }]))).toMatchObject({ failed: 1 });
    });

    it('counts a suite without a report, without tests, or with an unexplained exit code as a failure', () => {
        expect(tallyRun('core', 0, undefined)).toMatchObject({ failed: 1 });
        expect(tallyRun('core', 0, report(0, 0, []))).toMatchObject({ failed: 1 });
        expect(tallyRun('core', 1, report(5, 0, []))).toMatchObject({ passed: 5, failed: 1 });
        expect(tallyExitCode('types', 2)).toMatchObject({ passed: 0, failed: 1 });
    });
});
