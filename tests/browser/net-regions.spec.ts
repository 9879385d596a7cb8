import { expect, test } from '@playwright/test';
import { openFigure } from './experiment-page.ts';
import { draw, tap } from './finger.ts';
import { pictureOf, running, touch } from './linear-regions-page.ts';

/** A reader touches the map of a net's regions, and gives it other widths. */

test('a touched region tells its activation pattern and its formula', async ({ page }) => {
  const figure = await running(page, 'fig-lr-built', 'net-regions');
  const seen = new Set<string>();
  for (const [u, v] of [
    [0.1, 0.1],
    [0.9, 0.1],
    [0.1, 0.9],
  ] as const) {
    const said = await touch(figure, u, v);
    expect(said).toMatch(/开（1）与关（0）：[01]{4}　[01]{4}　[01]{4}在这里网络的值 = /);
    await expect(pictureOf(figure)).toContainText(said.split('在这里')[0]!.split('：')[1]!);
    seen.add(said);
  }
  expect(seen.size).toBe(3);
});

test(
  'places that are mirror images in a crease have the same last layer, and other layers before',
  { tag: '@slow' },
  async ({ page }) => {
    const figure = await running(page, 'fig-lr-built', 'net-regions');
    const at = async (u: number, v: number) =>
      /([01]{4})　([01]{4})　([01]{4})/.exec(await touch(figure, u, v))!.slice(1);
    const [left, right] = [await at(0.2, 0.2), await at(0.8, 0.2)];
    expect(right[2]).toBe(left[2]);
    expect(right[0]).not.toBe(left[0]);
  },
);

test('widths that cannot be counted are refused beside their field, in words', { tag: '@slow' }, async ({ page }) => {
  const figure = await running(page, 'fig-lr-built', 'net-regions');
  await figure.field('各层宽度').fill('32,32,32');
  await page.keyboard.press('Enter');
  await expect(figure.root.locator('.lab-wrong')).toContainText('不能超过 64 个单元');
  await figure.field('各层宽度').fill('6,4');
  await page.keyboard.press('Enter');
  await expect(figure.sentence).toContainText('所画方块里 99 块');
  await expect(figure.root.locator('.lab-wrong')).toHaveCount(0);
});

test(
  'with random weights the same figure keeps its size, and what was picked is let go',
  { tag: '@slow' },
  async ({ page }) => {
    const figure = await running(page, 'fig-lr-built', 'net-regions');
    await touch(figure, 0.1, 0.1);
    const height = (await figure.stage.boundingBox())!.height;
    await figure.unfold();
    await figure.root.getByText('随机的', { exact: true }).click();
    await expect(figure.sentence).toContainText('权重是随机的');
    await expect(figure.status).toContainText('已发布的结果');
    await expect(pictureOf(figure)).toContainText('方块里的');
    expect((await figure.stage.boundingBox())!.height).toBe(height);
  },
);

test.describe('with a finger, on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

  test('a layer is added, picked and slid; every touch is undone by itself', async ({ page }) => {
    const figure = await openFigure(page, './experiments/region-bounds/', 'region-bounds');
    const widths = figure.field('各层宽度');
    await expect(widths).toHaveValue('4,4,4');
    await tap(figure.button('末尾再添一个'));
    await expect(widths).toHaveValue('4,4,4,4');
    await tap(figure.button('第 2 个，4'));
    const slider = figure.slider('各层宽度，第 2 个');
    await slider.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await slider.boundingBox())!;
    await draw(page, [
      [x + 0.25 * width, y + height / 2],
      [x + 0.75 * width, y + height / 2],
    ]);
    await expect(widths).toHaveValue(/^4,\d{2,3},4,4$/);
    const slid = await widths.inputValue();
    await tap(figure.button('去掉最后一个'));
    await expect(widths).toHaveValue(slid.replace(/,4$/, ''));
    await expect(figure.sentence).toContainText(`各层宽 ${slid.replace(/,4$/, '')}`);
    await tap(figure.button('撤销'));
    await expect(widths).toHaveValue(slid);
    await tap(figure.button('撤销'));
    await expect(widths).toHaveValue('4,4,4,4');
  });
});
