import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { experimentIds, loadExperiment, loadResults } from '../../src/lab/publish/catalogue.ts';
import { drawing, figureOf, openFigure, places, scriptsFetched } from './experiment-page.ts';

/** What a reader sees who touches nothing. */

for (const id of experimentIds()) {
  test.describe(`${id} without JavaScript`, () => {
    test.use({ javaScriptEnabled: false });

    test('shows its published result as a drawing, a sentence and a table, and no dead controls', async ({ page }) => {
      await page.goto(`/experiments/${id}/`);
      const figure = figureOf(page, id);
      const experiment = await loadExperiment(id),
        { params, result } = loadResults(id)!.runs[0]!;
      const sentence = experiment.describe(result, params as never),
        table = experiment.table(result, params as never);
      await expect(drawing(figure)).toBeVisible();
      await expect(drawing(figure)).toHaveAccessibleName(sentence);
      await expect(figure.sentence).toHaveText(sentence);
      await figure.root.getByText('数据', { exact: true }).click();
      await expect(figure.table.getByRole('row')).toHaveCount(table.rows.length + 1);
      await expect(figure.table).toContainText(String(table.rows[0]![0]));
      await expect(figure.root.getByRole('button')).toHaveCount(0);
      await expect(figure.root.getByRole('slider')).toHaveCount(0);
    });

    for (const width of [340, 375, 768, 1440]) {
      test(`is drawn for a screen of ${width} px: text of its true size`, async ({ page }) => {
        await page.setViewportSize({ width, height: 812 });
        await page.goto(`/experiments/${id}/`);
        const figure = figureOf(page, id);
        await expect(figure.stage.locator('.lab-still').filter({ visible: true })).toHaveCount(1);
        const scale = await drawing(figure).evaluate(
          (svg) => svg.getBoundingClientRect().width / Number(svg.getAttribute('width')),
        );
        expect(scale).toBeGreaterThan(0.85);
        expect(scale).toBeLessThan(1.3);
      });
    }
  });
}

test('the drawing made at build stays the very same when its program arrives', async ({ page }) => {
  await page.route('**/_astro/Lab*.js', (route) => route.continue());
  await page.goto('/experiments/tent/');
  await page
    .locator('.lab-still')
    .first()
    .evaluate((still) => Object.assign(window, { still: still.querySelector('svg') }));
  const before = await places(figureOf(page, 'tent'));
  await expect(page.locator('astro-island:not([ssr])')).toBeAttached();
  expect(await page.evaluate(() => (window as unknown as { still: Element }).still.isConnected)).toBe(true);
  expect(await places(figureOf(page, 'tent'))).toEqual(before);
});

test('neither the engine nor the drawing program is fetched before a tap', async ({ page }) => {
  const fetched = scriptsFetched(page);
  const figure = await openFigure(page, '/experiments/parity-nets/', 'parity-nets');
  await page.waitForLoadState('networkidle');
  const heavy = (path: string) =>
    path.endsWith('.wasm') ||
    (/tfjs|TensorFlow|symbol-|d3|experiment\.ts/.test(readFileSync(`dist${path}`, 'utf8').slice(0, 400_000)) &&
      readFileSync(`dist${path}`).length > 60_000);
  expect(fetched.length).toBeGreaterThan(0);
  expect(fetched.filter(heavy)).toEqual([]);
  await figure.button('运行').click();
  await expect(figure.status).toContainText(/正在计算|完成/);
  expect(fetched.some(heavy)).toBe(true);
});

test('the list of experiments shows every one, still', async ({ page }) => {
  const fetched = scriptsFetched(page);
  await page.goto('/experiments/');
  for (const id of experimentIds()) {
    const { title } = await loadExperiment(id);
    await expect(page.getByRole('link', { name: title })).toHaveAttribute('href', new RegExp(`/experiments/${id}/$`));
  }
  await expect(page.locator('.lab-card-still svg:not(svg svg)')).toHaveCount(experimentIds().length);
  await expect(page.locator('astro-island')).toHaveCount(0);
  expect(fetched.length).toBeLessThan(5);
});

test('the reference names every parameter and every field', async ({ page }) => {
  await page.goto('/reference/');
  for (const id of experimentIds()) {
    const { controls, fields } = await loadExperiment(id);
    const codes = await page.locator(`section#${id} dt code`).allTextContents();
    expect(codes.sort()).toEqual([...Object.keys(controls), 'seed', ...Object.keys(fields)].sort());
  }
});

test("an experiment's page gives the line that computes its figure in a terminal, and the chapters that show it", async ({
  page,
}) => {
  await page.goto('/experiments/parity-circuits/');
  await expect(page.locator('pre', { hasText: 'npm run -s lab -- parity-circuits' })).toBeVisible();
  await page.getByRole('link', { name: /逻辑电路与奇偶校验/ }).click();
  await expect(page.locator('[data-lab="parity-circuits"]').first()).toBeInViewport();
});
