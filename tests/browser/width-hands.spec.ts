import { expect, test } from '@playwright/test';
import { labelsOver } from './checks/labels.ts';
import { painted } from './checks/visit.ts';
import { tap } from './finger.ts';
import { boxOf, dragged, running } from './touched-figure.ts';

/** The figures about how wide and how deep a net must be, dragged with a real finger. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

test('a line is dragged, follows as many teeth as it has pieces, and misses the zigzag of one more whatever it is', async ({
  page,
}) => {
  const figure = await running(page, 'zigzag-miss', '?zigzag-miss.teeth=5');
  await expect(figure.sentence).toContainText('处处跟上了');
  const knot = figure.root.getByRole('button', { name: /^第 2 个折点/ });
  await dragged(page, knot, [20, -60]);
  await expect(knot).not.toHaveAttribute('aria-label', /，0\.4，高度 -0\.1；/);
  await expect(figure.sentence).not.toContainText('处处跟上了');
  await figure.button('撤销').click();
  await expect(figure.sentence).toContainText('处处跟上了');
  await dragged(page, figure.root.getByRole('button', { name: /^锯齿的齿数，5/ }), [24, 0]);
  await expect(figure.sentence).toContainText('怎么改都不会错得比');
  const flat = figure.button('压平');
  await boxOf(flat);
  await tap(flat);
  await expect(figure.sentence).toContainText('变号 0 次');
});

test('the narrow net is walked back layer by layer, and the number of layers is dragged along its axis', async ({
  page,
}) => {
  const figure = await running(page, 'narrow-deep');
  await dragged(page, figure.root.getByRole('button', { name: /^窄网络走到第 8 层/ }), [-100, 30]);
  await expect(figure.sentence).toContainText(/只走到第 [3-6] 层/);
  await dragged(page, figure.root.getByRole('button', { name: /^层数，8/ }), [60, 0]);
  await expect(figure.sentence).toContainText(/都是 (2[4-9]|[3-6]\d) 个单元/);
});

test('the step of three smooth units is dragged from the activation and from its own axis', async ({ page }) => {
  const figure = await running(page, 'sigmoid-square');
  await dragged(page, figure.root.getByRole('button', { name: /^步子 h，2，b \+ h/ }), [-25, 0]);
  await expect(figure.sentence).toContainText(/^步子是 (0\.|1)/);
  await dragged(page, figure.root.getByRole('button', { name: /^步子 h，.*误差/ }), [70, 0]);
  await expect(figure.sentence).toContainText(/^步子是 0\.0/);
});

test('a hinge dragged off its place loses pieces, undo brings them back, higher folds keep them; layers follow their axis', async ({
  page,
}) => {
  const figure = await running(page, 'fold-by-fold');
  await expect(figure.sentence).toContainText('64 段，一段也没有少');
  const hinge = figure.root.getByRole('button', { name: /^第 3 个单元的折点，朝左开/ });
  await dragged(page, hinge, [-40, 0]);
  await expect(figure.sentence).toContainText(/少 \d+ 段/);
  await figure.button('撤销').click();
  await expect(figure.sentence).toContainText('64 段，一段也没有少');
  await dragged(page, figure.root.getByRole('button', { name: /^折得高出 0%/ }), [0, -12]);
  await expect(figure.sentence).toContainText('64 段，一段也没有少');
  await hinge.press('ArrowRight');
  await expect(hinge).toHaveAttribute('aria-label', /挪了 0\.001/);
  await expect(figure.sentence).toContainText('64 段，一段也没有少');
  await dragged(page, figure.root.getByRole('button', { name: /^折 3 层/ }), [60, 0]);
  await expect(figure.sentence).toContainText(/1024 段|4096 段/);
});

for (const id of ['zigzag-miss', 'narrow-deep', 'sigmoid-square', 'fold-by-fold'])
  test(`no button of ${id} lies over a label, nor a label over another, at any width`, async ({ page }) => {
    await running(page, id);
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 812 });
      await painted(page);
      await expect.poll(() => labelsOver(page), { message: `${width} px` }).toEqual([]);
    }
  });
