import { expect, test } from '@playwright/test';
import { labelsOver } from './checks/labels.ts';
import { painted } from './checks/visit.ts';
import { tap } from './finger.ts';
import { boxOf, dragged, running } from './touched-figure.ts';

/** The figures about circuits of fixed depth, touched with a real finger. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

test('a hyperplane is added and dragged until it cuts the last edges, and a weight dragged away leaves some again', async ({
  page,
}) => {
  const figure = await running(page, 'cube-slices');
  await expect(figure.sentence).toContainText('12 条棱里的 9 条');
  await tap(figure.button('添一刀'));
  const threshold = figure.root.getByRole('button', { name: /^第 3 个单元的阈值/ });
  await expect(threshold).toHaveAttribute('aria-label', /，1；/);
  const tall = (await figure.stage.boundingBox())!.width / 5;
  await dragged(page, threshold, [0, -2 * tall]);
  await expect(threshold).not.toHaveAttribute('aria-label', /，1；/);
  await threshold.focus();
  await page.keyboard.press('PageDown');
  await expect(threshold).toHaveAttribute('aria-label', /，[01]；/);
  for (let i = 0; i < 3 && !(await threshold.getAttribute('aria-label'))!.includes('，3；'); i++) {
    const before = await threshold.getAttribute('aria-label');
    await page.keyboard.press('ArrowUp');
    await expect(threshold).not.toHaveAttribute('aria-label', before!);
  }
  await expect(figure.sentence).toContainText('就算得出 3 位的奇偶');
  await dragged(page, figure.root.getByRole('button', { name: /^第 3 个单元，第 1 位的权重，1；/ }), [0, 40]);
  await expect(figure.sentence).toContainText('没有割断');
});

test('a unit is chosen by a tap, Paterson’s five cut all edges of six bits, and without one of them some are left', async ({
  page,
}) => {
  const figure = await running(page, 'cube-slices');
  const first = figure.stage.getByRole('switch', { name: /^看第 1 个单元/ });
  await tap(first);
  await expect(first).toHaveAttribute('aria-checked', 'true');
  await tap(figure.root.getByRole('button', { name: /^五刀/ }));
  await expect(figure.sentence).toContainText('5 个单元割断了 192 条棱里的 192 条');
  await expect(figure.sentence).toContainText('就算得出 6 位的奇偶');
  await boxOf(figure.stage.getByRole('switch', { name: /^看第 5 个单元/ }));
  await tap(figure.button('去掉'));
  await expect(figure.sentence).toContainText('没有一个单元的答案变');
  await figure.button('撤销').click();
  await expect(figure.sentence).toContainText('192 条棱里的 192 条');
});

test('the levels that are right are dragged away from the middle, and the degree along its axis', async ({ page }) => {
  const figure = await running(page, 'parity-degree');
  await dragged(page, figure.root.getByRole('button', { name: /^答对的那几层，从 15 个 1 起/ }), [-60, 0]);
  await expect(figure.sentence).toContainText(/在有 \d 到 1\d 个 1 的那些层上全对/);
  await dragged(page, figure.root.getByRole('button', { name: /^次数，6/ }), [60, 0]);
  await expect(figure.sentence).toContainText(/次数不超过 1\d 的/);
});

for (const id of ['cube-slices', 'parity-degree'])
  test(`no button of ${id} lies over a label, nor a label over another, at any width`, async ({ page }) => {
    await running(page, id);
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 812 });
      await painted(page);
      await expect.poll(() => labelsOver(page), { message: `${width} px` }).toEqual([]);
    }
  });
