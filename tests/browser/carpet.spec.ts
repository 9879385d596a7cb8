import { expect, test } from '@playwright/test';
import { goOn, openFigure } from './experiment-page.ts';

/** A reader lets both nets learn the carpet, turns a learning rate, and looks at the experiments beside it. */

const carpet = './experiments/carpet/';

test(
  'both nets learn before the reader’s eyes: surfaces and curves change as they go',
  { tag: '@slow' },
  async ({ page }) => {
    const figure = await openFigure(page, carpet, 'carpet');
    await figure.button('重置').click();
    await expect(figure.status).toContainText('已暂停');
    const canvas = figure.stage.locator('.lab-canvas > svg');
    await expect(canvas).toBeVisible();
    const surfaces = () =>
      canvas.locator('image').evaluateAll((all) => all.map((one) => one.getAttribute('href')).join());
    const curves = () => canvas.locator('path[d*="L"]').evaluateAll((all) => all.map((one) => one.outerHTML).join());
    for (let n = 0; n < 3; n++) {
      const before = { surfaces: await surfaces(), curves: await curves() };
      await figure.button('单步').click();
      await expect.poll(surfaces).not.toBe(before.surfaces);
      expect(await curves()).not.toBe(before.curves);
    }
    await figure.button('继续').click();
    await expect(figure.status).toHaveText('完成，与发布结果逐位一致');
    await expect(figure.sentence).toContainText('都是 2241 个参数');
    await expect(figure.root.locator('.lab-trained-by')).toContainText('WebAssembly 内核');
  },
);

test('a run of both nets on 20,000 points ends within 10 seconds', { tag: '@slow' }, async ({ page }) => {
  const figure = await openFigure(page, carpet, 'carpet');
  // Another seed, so that nothing is published of it.
  await figure.button('换种子').click();
  const begun = Date.now();
  await expect(figure.status).toHaveText('完成（未发布的参数，无可对照）');
  const seconds = (Date.now() - begun) / 1000;
  test.info().annotations.push({ type: 'seconds', description: seconds.toFixed(1) });
  expect(seconds).toBeLessThan(10);
});

test('the written-down nets of a finer carpet are checked at a tap', { tag: '@slow' }, async ({ page }) => {
  const figure = await openFigure(page, './experiments/carpet-exact/', 'carpet-exact');
  await expect(figure.sentence).toContainText('57 个参数');
  await figure.root.getByLabel('8 个').check();
  await expect(figure.sentence).toContainText('77 个参数');
  await figure.button('运行').click();
  await expect(figure.status).toHaveText('完成，与发布结果逐位一致');
  // Nothing is random here, and nothing is trained.
  await expect(figure.button('换种子')).toHaveCount(0);
  await expect(figure.root.locator('.lab-trained-by')).toHaveCount(0);
});

test('a sweep tells how long it will take, is held, and goes on', { tag: '@slow' }, async ({ page }) => {
  await page.clock.install();
  const figure = await openFigure(
    page,
    './experiments/carpet-sweep/?carpet-sweep.width=4&carpet-sweep.steps=500&carpet-sweep.seeds=1',
    'carpet-sweep',
  );
  await goOn(page, figure);
  await figure.button('暂停').click();
  await expect(figure.status).toContainText('已暂停');
  await figure.button('继续').click();
  await expect(figure.status).toHaveText('完成（未发布的参数，无可对照）');
  await expect(figure.sentence).toContainText('100000 个训练点时');
});
