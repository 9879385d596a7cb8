import { expect, test } from '@playwright/test';
import { experimentIds, loadResults } from '../../src/lab/publish/catalogue.ts';
import type { PublishedRun } from '../../src/lab/publish/results.ts';
import { compareResults } from '../../src/lab/run/comparison.ts';
import { livePage, outcome, type LivePage } from './live-page.ts';

/**
 * Published runs, live in this browser, give the bits that are published, every one of them. The first of each experiment is run as a reader
 * does in experiment-running.spec.ts.
 */

let site: LivePage;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => void (site = await livePage('book')));
test.afterAll(() => site.close());

let faults: string[];
test.beforeEach(async ({ page }) => {
  faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(site.address);
});
test.afterEach(() => expect(faults).toEqual([]));

/** Whether a browser has all that this run is computed from. */
const canRun = ({ provenance }: PublishedRun) =>
  Object.values(provenance.data ?? {}).every(({ ships }) => ships !== false);

for (const id of experimentIds()) {
  const runs = loadResults(id)!.runs.filter(canRun);

  for (const { params, seed, result: published } of runs) {
    test(`${id} ${JSON.stringify(params)} ${seed}`, { tag: '@slow' }, async ({ page }) => {
      test.setTimeout(0);
      const { result, fault } = await outcome(page, id, params, seed);
      expect(fault).toBeUndefined();
      expect(compareResults(published, result)).toEqual({ identical: true });
    });
  }
}
