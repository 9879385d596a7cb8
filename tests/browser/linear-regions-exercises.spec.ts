import { expect, test } from '@playwright/test';
import { running } from './linear-regions-page.ts';

/** Exercises of the chapters on linear regions that are answered by a run. */

test('the exercise on three layers is solved by folding thirteen times, not oftener', async ({ page }) => {
  const figure = await running(page, 'fig-st-points', 'alternating-points', 'sawtooth');
  await expect(page.locator('#ex-st-three')).not.toContainText('做到了。');
  await figure.field('折叠次数').fill('14');
  await page.keyboard.press('Enter');
  await expect(figure.sentence).toContainText('16384 个交错点');
  await expect(page.locator('#ex-st-three')).not.toContainText('做到了。');
  await figure.field('折叠次数').fill('13');
  await page.keyboard.press('Enter');
  await expect(figure.sentence).toContainText('8192 个交错点');
  await expect(page.locator('#ex-st-three')).toContainText('做到了。');
});

test(
  'the exercise on 24 units is solved by four layers of six, not by six of four',
  { tag: '@slow' },
  async ({ page }) => {
    const figure = await running(page, 'fig-lr-layers', 'region-bounds');
    const exercise = page.locator('#ex-lr-budget');
    await figure.field('各层宽度').fill('4,4,4,4,4,4');
    await page.keyboard.press('Enter');
    await expect(figure.sentence).toContainText('有网络达到 11264 块以上');
    await expect(exercise).not.toContainText('做到了。');
    await figure.field('各层宽度').fill('6,6,6,6');
    await page.keyboard.press('Enter');
    await expect(figure.sentence).toContainText('有网络达到 90112 块以上（Serra 等人；Montúfar 等人的是 16038 块）');
    await expect(exercise).toContainText('做到了。');
  },
);
