import { existsSync, readFileSync } from 'node:fs';

/** What the JSON reports of Vitest and Playwright tell. */

export interface Count {
  passed: number;
  failed: number;
}

interface VitestReport {
  testResults: { name: string; status: string; message: string; assertionResults: { status: string }[] }[];
}
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
}

/** Undefined if the runner did not get so far. */
function reportAt(file: string): VitestReport | PlaywrightReport | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport | PlaywrightReport) : undefined;
}

/** The test files whose process ended before they did, when nothing else went wrong: none of their tests failed, and some were never tried. */
export function brokenOff(file: string): string[] {
  const report = reportAt(file);
  if (!report || !('testResults' in report)) return [];
  const failed = report.testResults.filter(({ status }) => status === 'failed');
  const broken = failed.filter(
    ({ message, assertionResults }) =>
      message === '' &&
      assertionResults.some(({ status }) => status === 'pending') &&
      assertionResults.every(({ status }) => status !== 'failed'),
  );
  return broken.length === failed.length ? broken.map(({ name }) => name) : [];
}

/** What reports of one runner counted together; of a test file that stands in several, the last counts. */
export function count(...files: string[]): Count {
  const total = { passed: 0, failed: 0 };
  const tests = new Map<string, string[]>();
  for (const report of files.map(reportAt)) {
    if (report && 'stats' in report) {
      total.passed += report.stats.expected + report.stats.flaky;
      total.failed += report.stats.unexpected;
    }
    if (report && 'testResults' in report)
      for (const { name, assertionResults } of report.testResults)
        tests.set(
          name,
          assertionResults.map(({ status }) => status),
        );
  }
  for (const status of [...tests.values()].flat()) {
    if (status === 'passed') total.passed++;
    if (status === 'failed') total.failed++;
  }
  return total;
}
