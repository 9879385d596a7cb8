import type { Page } from '@playwright/test';
import { loadExperiment, loadResults } from '../../src/lab/publish/catalogue.ts';
import { listen } from './checks/loads.ts';
import { stillsFit } from './checks/stills.ts';
import { test, expect } from './book-test.ts';
import { drawing, figureOf } from './experiment-page.ts';
import { isChapter, isExperiment, pages, pageTags } from './pages.ts';

/** Every page once more, in a browser without JavaScript. */

test.use({ javaScriptEnabled: false });

/** A chapter can be read to its end. */
async function readToTheEnd(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // Every figure of an experiment shows its published result: a drawing with marks in it and a sentence.
  const empty = await page.locator('[data-lab]').evaluateAll((figures) =>
    figures
      .filter((figure) => {
        const drawing = [...figure.querySelectorAll('svg')].find((svg) =>
          svg.checkVisibility({ visibilityProperty: true }),
        );
        const marks = drawing?.querySelectorAll('path, rect, circle, line, text').length ?? 0;
        return marks <= 5 || figure.querySelector('.lab-sentence')?.textContent.trim() === '';
      })
      .map((figure) => figure.id),
  );
  expect.soft(empty).toEqual([]);
  // Steps of proofs and solutions are native disclosures.
  const step = page.locator('details.step').first();
  await step.locator('summary').click();
  await expect.soft(step.locator('.step-body')).toBeVisible();
  // Formulas are set, with MathML beside them.
  const formulas = await page.locator('.katex-html').count();
  expect.soft(formulas).toBeGreaterThan(10);
  expect.soft(await page.locator('.katex-mathml math').count()).toBe(formulas);
  await expect.soft(page.getByRole('contentinfo')).toContainText('CC BY-SA 4.0');
}

/** An experiment's page shows its published result as a drawing, a sentence and a table, and no dead controls. */
async function showsPublished(page: Page, id: string): Promise<void> {
  const figure = figureOf(page, id);
  const experiment = await loadExperiment(id),
    { params, result } = loadResults(id)!.runs[0]!;
  const sentence = experiment.describe(result, params as never),
    table = experiment.table(result, params as never);
  await expect.soft(drawing(figure)).toBeVisible();
  await expect.soft(drawing(figure)).toHaveAccessibleName((await loadExperiment(id)).title);
  await expect.soft(drawing(figure)).toHaveAccessibleDescription(sentence);
  await expect.soft(figure.sentence).toHaveText(sentence);
  await figure.root.getByText('数据', { exact: true }).click();
  await expect.soft(figure.table.getByRole('row')).toHaveCount(table.rows.length + 1);
  await expect.soft(figure.table).toContainText(String(table.rows[0]![0]));
  await expect.soft(figure.root.getByRole('button')).toHaveCount(0);
  await expect.soft(figure.root.getByRole('slider')).toHaveCount(0);
}

for (const path of pages) {
  test(path, pageTags(path, isExperiment), async ({ page, baseURL, fonts }) => {
    await page.goto(path);
    const { title, faults } = stillsFit([340, 375, 768, 1440]);
    expect.soft(await faults({ page, path, loads: listen(page, baseURL!) }), `${path}: ${title}`).toEqual([]);
    if (fonts !== 'chinese') return;
    if (isChapter(path)) await readToTheEnd(page);
    if (isExperiment(path)) await showsPublished(page, path.split('/')[2]!);
  });
}

test('the front page shows its flower unfolded and all chapters, 0 to 16, 6B, 11B and 11C, without dead controls', async ({
  page,
}) => {
  await page.goto('./');
  await expect(page.getByRole('img', { name: /窗花/ })).toBeVisible();
  await expect(page.locator('#chapters ~ ol > li')).toHaveCount(pages.filter(isChapter).length);
  await expect(page.getByRole('slider')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
});
