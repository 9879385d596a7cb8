import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { brokenOff, count } from '../../src/project/testing/reports.ts';

const place = mkdtempSync(join(tmpdir(), 'reports-'));
afterAll(() => rmSync(place, { recursive: true }));

let written = 0;
function report(files: Record<string, string[]>, message = ''): string {
  const testResults = Object.entries(files).map(([name, statuses]) => ({
    name,
    message,
    status: statuses.every((status) => status === 'passed') ? 'passed' : 'failed',
    assertionResults: statuses.map((status) => ({ status })),
  }));
  const file = join(place, `${++written}.json`);
  writeFileSync(file, JSON.stringify({ testResults }));
  return file;
}

test('files whose process ended are named, unless anything else went wrong', () => {
  expect(brokenOff(report({ a: ['passed'], b: ['passed', 'pending', 'pending'] }))).toEqual(['b']);
  expect(brokenOff(report({ a: ['passed', 'failed'], b: ['pending'] }))).toEqual([]);
  expect(brokenOff(report({ a: ['failed', 'pending'] }))).toEqual([]);
  expect(brokenOff(report({ a: ['pending'] }, 'SyntaxError'))).toEqual([]);
  expect(brokenOff(report({ a: ['passed'] }))).toEqual([]);
  expect(brokenOff(join(place, 'none.json'))).toEqual([]);
});

test('a file that was tried again counts once, as it ended', () => {
  const first = report({ a: ['passed', 'passed'], b: ['passed', 'pending'] });
  expect(count(first)).toEqual({ passed: 3, failed: 0 });
  expect(count(first, report({ b: ['passed', 'passed'] }))).toEqual({ passed: 4, failed: 0 });
  expect(count(first, report({ b: ['passed', 'failed'] }))).toEqual({ passed: 3, failed: 1 });
  expect(count(first, join(place, 'none.json'))).toEqual({ passed: 3, failed: 0 });
});

test('a browser’s report counts a test that passed at its second try as passed', () => {
  const file = join(place, 'browser.json');
  writeFileSync(file, JSON.stringify({ stats: { expected: 7, unexpected: 2, flaky: 1 } }));
  expect(count(file)).toEqual({ passed: 8, failed: 2 });
});
