import { expect, test } from '@playwright/test';
import { experimentIds, loadExperiment, loadResults } from '../../src/lab/publish/catalogue.ts';
import { compareResults } from '../../src/lab/publish/results.ts';
import { livePage, outcome, type LivePage } from './live-page.ts';

/**
 * Every published run of the book, live in this browser, gives the bits that are published. Sweeps of several minutes are broken off here;
 * `npm run precompute -- --check` computes them whole.
 */

const MOST_MS = 6000;

let site: LivePage;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await livePage('book');
});
test.afterAll(() => site.close());

for (const id of experimentIds()) {
  test(id, async ({ page }) => {
    test.setTimeout(180_000);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(site.address);
    let finished = 0;
    for (const { params, seed, result: published } of loadResults(id)!.runs) {
      const { result, fault, unfinished } = await outcome(page, id, params, seed, MOST_MS);
      expect(fault, JSON.stringify(params)).toBeUndefined();
      if (unfinished) continue;
      finished++;
      expect(compareResults(published, result), JSON.stringify(params)).toEqual({ identical: true });
    }
    // All runs of a sweep take minutes; it says so.
    if (!(await loadExperiment(id)).resumes) expect(finished).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });
}
