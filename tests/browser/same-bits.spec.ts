import { expect, test, type Page } from '@playwright/test';
import { experimentIds, loadExperiment, loadResults } from '../../src/lab/publish/catalogue.ts';
import type { PublishedRun } from '../../src/lab/publish/results.ts';
import { compareResults } from '../../src/lab/run/comparison.ts';
import { livePage, outcome, type LivePage } from './live-page.ts';

/** Published runs, live in this browser, give the bits that are published: the shortest of each experiment, and with @slow every one. */

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

/** Sets out all runs together, each in a worker of its own. @returns what the one found that came in first: the shortest, by trial */
const shortest = (page: Page, id: string, runs: readonly PublishedRun[]) =>
  page.evaluate(
    ([id, runs]) => {
      const lives = runs.map(() => openLive(id));
      const first = runs.map(
        ({ params, seed }, i) =>
          new Promise<{ i: number; result?: unknown; fault?: string }>((resolve) =>
            lives[i]!.run(params, seed, {
              result: ({ result }, _, final) => final && resolve({ i, result }),
              fault: (fault) => resolve({ i, fault }),
            }),
          ),
      );
      return Promise.race(first).finally(() => lives.forEach((live) => live.close()));
    },
    [id, runs.map(({ params, seed }) => ({ params: params as Record<string, string | number | null>, seed }))] as const,
  );

/** Whether a browser has all that this run is computed from. */
const canRun = ({ provenance }: PublishedRun) =>
  Object.values(provenance.data ?? {}).every(({ ships }) => ships !== false);

for (const id of experimentIds()) {
  const runs = loadResults(id)!.runs.filter(canRun);

  test(`${id}, its shortest run`, async ({ page }) => {
    test.skip((await loadExperiment(id)).resumes === true, 'a sweep, which says that it is long: with @slow');
    const { i, result, fault } = await shortest(page, id, runs);
    expect(fault, JSON.stringify(runs[i]!.params)).toBeUndefined();
    expect(compareResults(runs[i]!.result, result), JSON.stringify(runs[i]!.params)).toEqual({ identical: true });
  });

  for (const { params, seed, result: published } of runs) {
    test(`${id} ${JSON.stringify(params)} ${seed}`, { tag: '@slow' }, async ({ page }) => {
      test.setTimeout(0);
      const { result, fault } = await outcome(page, id, params, seed);
      expect(fault).toBeUndefined();
      expect(compareResults(published, result)).toEqual({ identical: true });
    });
  }
}
