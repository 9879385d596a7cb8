import { expect, test } from '@playwright/test';
import { labelsOver } from './checks/labels.ts';
import { painted } from './checks/visit.ts';
import { dragged, running, still } from './touched-figure.ts';
import { draw } from './finger.ts';

/** The figures of what one layer must get wrong and of what a symmetry saves, under a real finger. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

test('a line is drawn along the carpet, says what is wrong on it, and the units are dragged along their axis', async ({
  page,
}) => {
  const figure = await running(page, 'carpet-miss', '?carpet-miss.net=written');
  await expect(figure.sentence).toContainText('8 个单元，照着写');
  const line = figure.stage.getByRole('slider', { name: '地毯上的水平线' });
  await line.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = (await line.boundingBox())!,
    x = box.x + box.width / 2;
  await still(page, () =>
    draw(page, [
      [x, box.y + 0.5 * box.height],
      [x, box.y + 0.2 * box.height],
    ]),
  );
  await expect.poll(async () => Number(await line.getAttribute('aria-valuenow'))).toBeGreaterThan(0.55);
  await expect(line).toHaveAttribute('aria-valuetext', /网络变号 6 次，至少错 \d+%，实际错 \d+%$/);
  await line.press('ArrowDown');
  await expect.poll(async () => Number(await line.getAttribute('aria-valuenow'))).toBeLessThan(0.62);
  await dragged(page, figure.root.getByRole('button', { name: /^隐藏单元，8 个/ }), [70, 20]);
  await expect(figure.sentence).toContainText(/(1[3-9]|2\d) 个单元，照着写/);
});

test('a point is dragged with its copies, and a motion that is tapped makes the group greater', async ({ page }) => {
  const figure = await running(page, 'invariance-gain', '?invariance-gain.degree=3');
  await expect(figure.sentence).toContainText('群有 8 个元素，不变的函数是 49 维里的 10 维');
  const point = figure.root.getByRole('button', { name: /^一个点，0\.56/ });
  await dragged(page, point, [-30, 10]);
  await expect(figure.root.getByRole('button', { name: /^一个点，0\.2/ })).toBeVisible();
  await figure.root.getByText('竖移', { exact: true }).click();
  await expect(figure.sentence).toContainText('群有 128 个元素');
});

test('the line of the coarse carpet is dragged up, and the points tell more of it', async ({ page }) => {
  const figure = await running(page, 'carpet-scales');
  await expect(figure.sentence).toContainText('粗的地毯能答对 62.5%');
  await dragged(page, figure.root.getByRole('button', { name: /^粗的分量，0\.25/ }), [0, -60]);
  await expect(figure.sentence).toContainText(/粗的地毯能答对 (8|9)\d/);
});

for (const id of ['carpet-miss', 'carpet-scales', 'invariance-gain'])
  test(`no button of ${id} lies over a label, nor a label over another, at any width`, async ({ page }) => {
    await running(page, id);
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 812 });
      await painted(page);
      await expect.poll(() => labelsOver(page), { message: `${width} px` }).toEqual([]);
    }
  });
