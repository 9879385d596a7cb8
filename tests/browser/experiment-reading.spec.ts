import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { experimentIds, loadExperiment } from '../../src/lab/publish/catalogue.ts';
import { openFigure, saved, scriptsFetched, type Connection } from './experiment-page.ts';
import { fileOf, fileOfRequest } from './pages.ts';
import { slowUnless } from './tags.ts';

/** What a reader meets who touches nothing: here beside what reading-pages.spec.ts and reading-without-javascript.spec.ts see of every page. */

const heavy = (path: string) =>
  path.endsWith('.wasm') ||
  (/tfjs|TensorFlow|symbol-|d3|experiment\.ts/.test(readFileSync(fileOfRequest(path), 'utf8').slice(0, 400_000)) &&
    readFileSync(fileOfRequest(path)).length > 100_000);

const good: Connection = { saveData: false, effectiveType: '4g' };

for (const [connection, name] of [
  [saved, 'that is saved on'],
  [{ saveData: false, effectiveType: '2g' }, 'that is slow'],
] as const)
  test(
    `on a connection ${name} neither the engine nor the drawing program is fetched before a touch`,
    slowUnless(connection === saved),
    async ({ page }) => {
      const fetched = scriptsFetched(page);
      await openFigure(page, './experiments/parity-nets/', 'parity-nets', connection);
      await page.waitForLoadState('networkidle');
      expect(fetched.length).toBeGreaterThan(0);
      expect(fetched.filter(heavy)).toEqual([]);
    },
  );

test('on a good connection the engine of the figure that came near is got ready, and no drawing program', async ({
  page,
}) => {
  const fetched = scriptsFetched(page);
  const figure = await openFigure(page, './experiments/carpet/', 'carpet', good);
  await expect.poll(() => fetched.some((path) => path.endsWith('.wasm'))).toBe(true);
  expect(page.workers()).toHaveLength(1);
  await page.waitForLoadState('networkidle');
  /** What the page itself has loaded, its worker not counted. */
  const own = () =>
    page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
  const programs = async () =>
    (await own()).filter((path) => path.endsWith('.js') && !/worker/.test(path) && heavy(path));
  expect(await programs()).toEqual([]);
  await figure.button('运行').click();
  await expect(figure.status).toContainText(/正在计算|完成/);
  expect(page.workers()).toHaveLength(1);
  await expect.poll(async () => (await programs()).length).toBeGreaterThan(0);
});

test('the list of experiments shows every one, still', async ({ page }) => {
  const fetched = scriptsFetched(page);
  await page.goto('./experiments/');
  const links = await page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => `${link.getAttribute('href')} ${link.textContent}`));
  for (const id of experimentIds()) {
    // Its own page says its title; to import every experiment here would take half a minute.
    const [, title] = /<h1[^>]*>([^<]+)<\/h1>/.exec(readFileSync(fileOf(`./experiments/${id}/`), 'utf8'))!;
    expect(links.filter((link) => link.endsWith(`/experiments/${id}/ ${title}`))).toHaveLength(1);
  }
  await expect(page.locator('.lab-card-still svg:not(svg svg)')).toHaveCount(experimentIds().length);
  await expect(page.locator('astro-island')).toHaveCount(0);
  expect(fetched.length).toBeLessThan(5);
});

test('the reference names every parameter and every field', { tag: '@slow' }, async ({ page }) => {
  await page.goto('./reference/');
  for (const id of experimentIds()) {
    const { controls, fields } = await loadExperiment(id);
    const codes = await page.locator(`section#${id} dt code`).allTextContents();
    expect(codes.sort()).toEqual([...Object.keys(controls), 'seed', ...Object.keys(fields)].sort());
  }
});

test("an experiment's page gives the line that computes its figure in a terminal, and the chapters that show it", async ({
  page,
}) => {
  await page.goto('./experiments/parity-circuits/');
  await expect(page.locator('pre', { hasText: 'npm run -s lab -- parity-circuits' })).toBeVisible();
  await page.getByRole('link', { name: /逻辑电路与奇偶校验/ }).click();
  await expect(page.locator('[data-lab="parity-circuits"]').first()).toBeInViewport();
});
