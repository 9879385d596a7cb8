import { expect, test, type Page } from '@playwright/test';
import { figureOf, type Figure } from './experiment-page.ts';

/** Exercises of the optional chapters 9B and 10B, tried as a reader does: what is asked can be reached, and what is not it is refused. */

async function opened(page: Page, chapter: string, id: string): Promise<Figure> {
  await page.goto(`./chapters/${chapter}/`);
  const figure = figureOf(page, id);
  await figure.root.scrollIntoViewIfNeeded();
  await expect(figure.root.locator('astro-island[ssr]')).toHaveCount(0); // until then a tap goes nowhere
  await figure.button('运行').click();
  await expect(figure.root.locator('[role=status]').first()).toContainText('逐位一致');
  return figure;
}

async function filled(page: Page, figure: Figure, name: string, value: string): Promise<void> {
  const field = figure.field(name);
  if (!(await field.isVisible())) await figure.unfold();
  await field.fill(value);
  await page.keyboard.press('Enter');
}

test('single precision is best at a step that the figure gives, and no smaller one will do', async ({ page }) => {
  const figure = await opened(page, 'smooth-and-narrow', 'sigmoid-square'),
    exercise = page.locator('#ex-step');
  for (const [h, single, solved] of [
    ['0.001', '1.66', false],
    ['0.25', '0.00702', false],
    ['0.0625', '0.000647', true],
  ] as const) {
    await filled(page, figure, '步子', h);
    await expect(figure.sentence).toContainText(`或 ${single}（单精度）`);
    await (solved ? expect(exercise) : expect(exercise).not).toContainText('做到了。');
  }
});

test('the narrow net is the better one where a corner lies in an odd cell, not on a knot', async ({ page }) => {
  const figure = await opened(page, 'smooth-and-narrow', 'narrow-deep'),
    exercise = page.locator('#ex-narrow');
  await filled(page, figure, '函数', 'abs(x-0.3)');
  await expect(figure.sentence).toContainText('多深也不低于 0.15');
  await expect(exercise).not.toContainText('做到了。');
  await filled(page, figure, '层数', '10');
  await expect(figure.sentence).toContainText('10 层');
  await expect(exercise).not.toContainText('做到了。');
  await filled(page, figure, '层数', '13');
  await expect(exercise).toContainText('做到了。');
});

test('four bits of twenty are learned within 800 steps if the steps between are taught, three are not what is asked', async ({
  page,
}) => {
  const figure = await opened(page, 'learning-parity', 'sparse-parity'),
    exercise = page.locator('#ex-faster');
  await expect(exercise).not.toContainText('做到了。');
  await figure.stage.getByRole('switch', { name: '第 12 位', exact: true }).click();
  await expect(figure.sentence).toContainText('4 位算数');
  // What was not learned at all has no number of steps to be told.
  await expect(exercise.locator('output')).toHaveText('还差一点：学会时的步数要不超过 800。');
  await figure.root.getByRole('radio', { name: '一步步教' }).check();
  await expect(figure.sentence).toContainText('一步步教');
  await expect(exercise).toContainText('做到了。');
  const subsets = page.locator('#ex-subsets');
  for (const [answer, said] of [
    ['1/1140', '还不对'],
    ['1/4560', '对了'],
    ['0.000219', '对了'],
  ] as const) {
    await subsets.getByRole('textbox').fill(answer);
    await page.keyboard.press('Enter');
    await expect(subsets.locator('output')).toContainText(said);
  }
});
