import { expect, test } from '@playwright/test';
import { openFigure } from './experiment-page.ts';
import { cancelled, draw, scrolled, tap } from './finger.ts';

/** A digit is written with a finger, and goes through the layers. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

test('a finger writes a digit stroke by stroke, the net sees it, and it is wiped away', async ({ page }) => {
  // A net is taught first.
  test.setTimeout(150_000);
  const figure = await openFigure(page, './experiments/digits/', 'digits');
  await figure.button('运行').click();
  await expect(figure.status).toContainText('完成', { timeout: 90_000 });
  await expect(figure.sentence).toContainText('写的字有 1 个洞，认作 9');
  const pad = figure.root.getByRole('group', { name: /^写字的方格/ });
  await pad.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { x, y, width, height } = (await pad.boundingBox())!;
  const at = (u: number, v: number) => [x + u * width, y + v * height] as const;
  const [top, taken] = [await scrolled(page), await cancelled(page)];
  // A four whose top is open: the example's place is taken by the first stroke, the second is added.
  await draw(page, [at(0.35, 0.15), at(0.3, 0.5), at(0.75, 0.5)]);
  await expect(figure.sentence).toContainText('写的字有 0 个洞');
  await draw(page, [at(0.65, 0.12), at(0.62, 0.88)]);
  await figure.unfold();
  await expect.poll(() => figure.field('写的字').inputValue()).toMatch(/^[^;]+; [^;]+$/);
  expect([await taken(), await scrolled(page)]).toEqual([0, top]);
  // With its top closed it is a nine to a topologist.
  await draw(page, [at(0.35, 0.15), at(0.65, 0.12)]);
  await expect(figure.sentence).toContainText('写的字有 1 个洞');
  await tap(figure.button('擦掉'));
  await expect(figure.sentence).toContainText('在方格里写一个数字');
  await expect(figure.button('擦掉')).toBeDisabled();
});
