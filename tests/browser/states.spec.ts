import { expect, test, type Locator } from '@playwright/test';
import { ended, openFigure } from './experiment-page.ts';
import { draw, tap } from './finger.ts';

/** A finger on the tree of tied states, on the trellis and on the start of a mixture. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

const sizesOf = (targets: Locator) =>
  targets.evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => [width, height]),
  );

test('a leaf is parted by a tap, another question put, and taken back', async ({ page }) => {
  const figure = await openFigure(
    page,
    './experiments/state-tying/?state-tying.contexts=made&state-tying.leaves=1',
    'state-tying',
  );
  await ended(figure);
  await expect(figure.sentence).toContainText('现在有 1 个叶子');
  await tap(figure.root.getByRole('button', { name: /^叶子 1，400 帧：再分/ }));
  await expect(figure.sentence).toContainText('第一问是“左边是鼻音吗”');
  await expect(figure.sentence).toContainText('现在有 2 个叶子');
  await tap(figure.root.getByRole('button', { name: /^叶子 3，320 帧：再分/ }));
  await expect(figure.sentence).toContainText('现在有 3 个叶子');
  await tap(figure.root.getByRole('button', { name: /^节点 1，问了左边是鼻音吗/ }));
  await tap(figure.root.getByRole('button', { name: /^在节点 1 问右边是塞音吗/ }));
  // What hung below the other question is gone.
  await expect(figure.sentence).toContainText('第一问是“右边是塞音吗”');
  await expect(figure.sentence).toContainText('现在有 2 个叶子');
  for (const [width, height] of await sizesOf(figure.root.getByRole('button', { name: /^(叶子|节点|在节点|收回)/ }))) {
    expect(height).toBeGreaterThanOrEqual(24);
    expect(width).toBeGreaterThanOrEqual(24);
  }
  await tap(figure.root.getByRole('button', { name: '收回右边是塞音吗' }));
  await expect(figure.sentence).toContainText('现在有 1 个叶子');
  await figure.button('撤销').click();
  await expect(figure.sentence).toContainText('第一问是“右边是塞音吗”');
});

test('of sixteen times those are shown that a finger tells apart, and a tap goes on', async ({ page }) => {
  const many = '0,1,2,0,1,2,0,1,2,0,1,2,0,1,2,0';
  const figure = await openFigure(
    page,
    `./experiments/hidden-markov/?hidden-markov.observations=${many}`,
    'hidden-markov',
  );
  await ended(figure);
  const columns = figure.root.getByRole('button', { name: /^看第 \d+ 刻$/ });
  await expect(columns.first()).toBeAttached();
  const shown = await columns.count();
  expect(shown).toBeLessThan(16);
  for (const [width] of await sizesOf(columns)) expect(width).toBeGreaterThanOrEqual(24);
  await tap(figure.root.getByRole('button', { name: `看第 ${shown} 刻` }));
  await expect(figure.root.getByRole('button', { name: `看第 ${shown} 刻` })).toHaveAttribute('aria-pressed', 'true');
  // The last that was shown is now in the middle.
  await expect(figure.root.getByRole('button', { name: `看第 ${shown + 1} 刻` })).toBeAttached();
  await tap(figure.root.getByRole('button', { name: /^第 9 刻的观测是 2，换成下一种$/ }));
  await expect(figure.root.getByRole('button', { name: /^第 9 刻的观测是 0，换成下一种$/ })).toBeAttached();
});

test('typed points and the spread of a start are dragged', async ({ page }) => {
  const figure = await openFigure(
    page,
    './experiments/gaussian-mixture/?gaussian-mixture.iterations=0&gaussian-mixture.x=0,0;1,4;8,1;9,5&gaussian-mixture.means=1,1;8,4&gaussian-mixture.variances=4,1;4,1',
    'gaussian-mixture',
  );
  await ended(figure);
  const pulled = async (name: RegExp, [dx, dy]: [number, number]) => {
    const hand = figure.root.getByRole('button', { name });
    await hand.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const { x, y, width, height } = (await hand.boundingBox())!;
    const [cx, cy] = [x + width / 2, y + height / 2];
    await draw(page, [
      [cx, cy],
      [cx + dx, cy + dy],
    ]);
    return hand;
  };
  await expect(await pulled(/^第 3 个数据点，8，1/, [-40, -20])).toHaveCount(0);
  await expect.poll(() => page.url()).toMatch(/\.x=0,0_then__1,4_then__(?!8,1_)[\d.,]+_then__9,5&/);
  const wide = await pulled(/^第 1 个成分起点的第 1 维标准差，2；/, [30, 0]);
  await expect(wide).toHaveCount(0);
  // One number of one variance is another; the other variances stay.
  await expect.poll(() => decodeURIComponent(page.url())).toMatch(/variances=(?!4,1)[\d.]+,1_then__4,1$/);
});

test('the start of a component is dragged', async ({ page }) => {
  const figure = await openFigure(
    page,
    './experiments/gaussian-mixture/?gaussian-mixture.iterations=0',
    'gaussian-mixture',
  );
  await ended(figure);
  // It stands apart: the first and the fourth begin beside each other.
  const second = figure.root.getByRole('button', { name: /^第 2 个成分的起点/ });
  await second.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const before = await second.getAttribute('aria-label');
  const { x, y, width, height } = (await second.boundingBox())!;
  const [cx, cy] = [x + width / 2, y + height / 2];
  await draw(page, [
    [cx, cy],
    [cx + 30, cy - 24],
  ]);
  await expect(second).not.toHaveAttribute('aria-label', before!);
  await expect.poll(async () => Math.round((await second.boundingBox())!.x - x)).toBeGreaterThan(20);
});
