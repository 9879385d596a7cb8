import { expect, test } from '@playwright/test';
import { openFigure } from './experiment-page.ts';
import { draw, tap } from './finger.ts';

/** A unit is chosen by a finger and by keys, and who suffers without it is told; then the same of another net, and what was measured of all. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

test('a finger takes a unit out and sees who suffers, in one net and in another', async ({ page }) => {
  const figure = await openFigure(page, './experiments/learned-modules/', 'learned-modules');
  await figure.stage.hover({ position: { x: 5, y: 5 } });
  const units = figure.root.getByRole('slider', { name: /^看哪一个单元/ });
  const told = (words: RegExp) => expect(units).toHaveAttribute('aria-valuetext', words);
  const harm = '，\\d 受害最多，认错 \\d+%（原来 \\d+%）$';
  await told(new RegExp(`^第 2 层卷积第 4 个：拿掉它${harm}`));
  // By keys to the very first, and no farther.
  await units.press('Home');
  await told(new RegExp(`^第 1 层卷积第 1 个：拿掉它${harm}`));
  await units.press('ArrowLeft');
  await expect(units).toHaveAttribute('aria-valuenow', '0');
  await units.press('End');
  await told(new RegExp(`^全连接层第 32 个：拿掉它${harm}`));
  // A finger on the first filter, and on along the row.
  await units.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { x, y, width } = (await units.boundingBox())!;
  await draw(page, [
    [x + 6, y + 24],
    [x + 10, y + 24],
  ]);
  await told(/^第 1 层卷积第 1 个/);
  await draw(page, [
    [x + 6, y + 24],
    [x + 0.6 * width, y + 24],
  ]);
  await told(/^第 1 层卷积第 [5-8] 个/);
  const trained = await units.getAttribute('aria-valuetext');
  // An untaught net guesses: the same place, another harm.
  await tap(figure.button('没训练'));
  await expect(figure.button('没训练')).toHaveAttribute('aria-pressed', 'true');
  await expect(units).not.toHaveAttribute('aria-valuetext', trained!);
  await told(/原来 [2-9]\d%|原来 100%/);
  await expect(figure.stage).toContainText('单元，没训练');
});

test('a tap turns from one unit to what was measured of all', async ({ page }) => {
  const figure = await openFigure(page, './experiments/learned-modules/', 'learned-modules');
  await figure.stage.hover({ position: { x: 5, y: 5 } });
  for (const [name, title] of [
    ['几类', '一个单元为几个数字出力'],
    ['布线', '模块度：布线要付代价时'],
    ['再用', '在 0–4 上学的特征，拿去认 5–9'],
    ['拿掉', '拿掉它，各个数字认错多少'],
  ] as const) {
    await tap(figure.button(name));
    await expect(figure.button(name)).toHaveAttribute('aria-pressed', 'true');
    await expect(figure.stage.locator('.lab-canvas')).toContainText(title);
  }
});
