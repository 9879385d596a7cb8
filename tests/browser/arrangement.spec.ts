import { expect, test } from '@playwright/test';
import { painted } from './checks/visit.ts';
import { mapOf, picked, pictureOf, running } from './linear-regions-page.ts';

/** A reader walks over the map of an arrangement of lines, and draws others. */

test('arrow keys walk from region to region and come to the border', async ({ page }) => {
  const figure = await running(page, 'fig-lr-lines', 'arrangement');
  await mapOf(figure).focus();
  const seen = [await picked(figure)];
  for (;;) {
    await mapOf(figure).press('ArrowLeft');
    await painted(page);
    const now = await picked(figure);
    if (now === seen.at(-1)) break;
    seen.push(now);
  }
  expect(seen.length).toBeGreaterThan(2);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeLessThan(57);
});

test('other lines with another seed, and always as many regions', { tag: '@slow' }, async ({ page }) => {
  const figure = await running(page, 'fig-lr-lines', 'arrangement');
  const picture = () => pictureOf(figure).locator('svg').first().innerHTML();
  const before = await picture();
  await figure.button('换种子').click();
  await expect(figure.status).toContainText('完成');
  await expect(figure.sentence).toContainText('前 10 条直线分出 56 块');
  await expect.poll(picture).not.toBe(before);
});

test(
  'in space there is no map: how many each plane added stands in its place, as large',
  { tag: '@slow' },
  async ({ page }) => {
    const figure = await running(page, 'fig-lr-lines', 'arrangement');
    const height = (await figure.stage.boundingBox())!.height;
    await figure.field('维数').fill('3');
    await page.keyboard.press('Enter');
    await expect(figure.sentence).toContainText('前 10 个超平面分出 176 块');
    await expect(pictureOf(figure)).toContainText('每个新来的添了几块');
    await expect(mapOf(figure)).toHaveCount(0);
    expect((await figure.stage.boundingBox())!.height).toBe(height);
  },
);
