import { expect, test } from '@playwright/test';
import { openFigure } from './experiment-page.ts';
import { tap } from './finger.ts';

/** A digit is chosen by a finger, and what HOG keeps of it stands beside it. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

test('a tap shows another digit and what HOG keeps of it, and the curves stay', async ({ page }) => {
  const figure = await openFigure(page, './experiments/image-pipeline/', 'image-pipeline');
  await figure.stage.hover({ position: { x: 5, y: 5 } });
  const digit = (name: number) => figure.button(`数字 ${name}`);
  await expect(digit(4)).toHaveAttribute('aria-pressed', 'true');
  const canvas = figure.stage.locator('.lab-canvas');
  // Names of clip paths are made anew with every drawing.
  const drawn = async (panel: number) =>
    (await canvas.locator('svg svg').nth(panel).innerHTML()).replaceAll(/live-image-pipeline[\w-]*/g, '');
  const [curves, pair] = [() => drawn(0), () => drawn(1)];
  const [before, four] = [await curves(), await pair()];
  await tap(digit(0));
  await expect(digit(0)).toHaveAttribute('aria-pressed', 'true');
  await expect(digit(4)).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(pair).not.toBe(four);
  expect(await curves()).toBe(before);
  await digit(4).press('Enter');
  await expect.poll(pair).toBe(four);
});

test('the ten digits stand side by side under the pictures, each number in the middle of its button', async ({
  page,
}) => {
  const figure = await openFigure(page, './experiments/image-pipeline/', 'image-pipeline');
  await figure.stage.hover({ position: { x: 5, y: 5 } });
  const buttons = figure.root.getByRole('button', { name: /^数字 \d$/ });
  await expect(buttons).toHaveCount(10);
  const all = await buttons.evaluateAll((list) =>
    list.map((button) => {
      const words = document.createRange();
      words.selectNodeContents(button);
      const [own, within] = [button.getBoundingClientRect(), words.getBoundingClientRect()];
      return { left: own.left, right: own.right, off: (within.left + within.right - own.left - own.right) / 2 };
    }),
  );
  all.forEach(({ left, off }, i) => {
    expect(Math.abs(off)).toBeLessThan(1.5);
    if (i > 0) expect(left).toBeGreaterThanOrEqual(all[i - 1]!.right);
  });
});
