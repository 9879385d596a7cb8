import { expect, test } from '@playwright/test';
import { openFigure } from './experiment-page.ts';
import { cancelled, draw, scrolled } from './finger.ts';

/** A finger that moves the border along the production line, on the published result. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

test('a finger takes stage after stage out of hand, and keys give them back', async ({ page }) => {
  const figure = await openFigure(page, './experiments/speech-pipeline/', 'speech-pipeline');
  const height = (await figure.stage.boundingBox())!.height;
  await figure.stage.hover({ position: { x: 5, y: 5 } });
  const border = figure.root.getByRole('slider', { name: /^手工到哪里为止/ });
  await expect(border).toHaveAttribute('aria-valuetext', /学的是滤波器、网络$/);
  expect((await figure.stage.boundingBox())!.height).toBe(height);

  await border.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { x, y, width, height: tall } = (await border.boundingBox())!;
  expect(tall).toBeGreaterThanOrEqual(44);
  const [top, taken] = [await scrolled(page), await cancelled(page)];
  const at = (share: number) => [x + share * width, y + tall / 2] as const;
  await draw(page, [at(0.45), at(0.8), at(0.97)]);
  await expect(border).toHaveAttribute('aria-valuetext', /^倒谱 → 高斯混合：错 \d/);
  expect([await taken(), await scrolled(page)]).toEqual([0, top]);
  await expect(figure.stage.locator('svg:not(svg svg)').filter({ visible: true }).first()).toContainText('混合');
  await draw(page, [at(0.97), at(0.6), at(0.03)]);
  await expect(border).toHaveAttribute('aria-valuetext', /^波形 → 卷积.*没有手工的，学的是三层卷积、网络$/);
  await expect(border).toHaveAttribute('aria-valuenow', '0');
  await expect(figure.stage).toContainText('学出的卷积核');
  await border.press('ArrowRight');
  await border.press('ArrowRight');
  await expect(border).toHaveAttribute('aria-valuenow', '2');
  await expect(figure.stage).toContainText('对数与 4 段直线');
});
