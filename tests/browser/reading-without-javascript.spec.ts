import { expect, test } from '@playwright/test';
import { chapterPages } from './pages.ts';

test.use({ javaScriptEnabled: false });

for (const path of chapterPages) {
  test(`${path} can be read to its end`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // Every figure of an experiment shows its published result: a drawing with marks in it and a sentence.
    const figures = page.locator('[data-lab]');
    for (const figure of await figures.all()) {
      const drawing = figure.locator('svg').filter({ visible: true }).first();
      await expect(drawing).toBeVisible();
      expect(await drawing.locator('path, rect, circle, line, text').count()).toBeGreaterThan(5);
      await expect(figure.locator('.lab-sentence')).not.toBeEmpty();
    }
    // Steps of proofs and solutions are native disclosures.
    const step = page.locator('details.step').first();
    await step.locator('summary').click();
    await expect(step.locator('.step-body')).toBeVisible();
    // Formulas are set, with MathML beside them.
    expect(await page.locator('.katex-html').count()).toBeGreaterThan(10);
    expect(await page.locator('.katex-mathml math').count()).toBe(await page.locator('.katex-html').count());
    await expect(page.getByRole('contentinfo')).toContainText('CC BY-SA 4.0');
  });
}

test('the front page shows its flower unfolded and all chapters, the fifteen and 11B, without dead controls', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('img', { name: /窗花/ })).toBeVisible();
  await expect(page.locator('#chapters ~ ol > li')).toHaveCount(16);
  await expect(page.getByRole('slider')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
});
