import { expect, test } from '@playwright/test';
import { openFigure } from './experiment-page.ts';
import { cancelled, draw, scrolled, tap } from './finger.ts';

/** Bits are tapped and steps gone along with a real finger, on a phone whose page scrolls. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

test('a tapped bit counts and is learned anew; a finger along the steps looks back without scrolling', async ({
  page,
}) => {
  const figure = await openFigure(page, './experiments/sparse-parity/', 'sparse-parity');
  await figure.button('运行').click();
  await expect(figure.status).toContainText('完成', { timeout: 60_000 });
  await expect(figure.sentence).toContainText('3 位算数');

  const steps = figure.stage.getByRole('slider', { name: '看哪一步' });
  await expect(steps).toHaveAttribute('aria-valuenow', '2000');
  await steps.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = (await steps.boundingBox())!,
    middle = box.y + box.height / 2;
  const [top, taken] = [await scrolled(page), await cancelled(page)];
  await draw(page, [
    [box.x + 0.9 * box.width, middle],
    [box.x + 0.25 * box.width, middle],
  ]);
  expect([await taken(), await scrolled(page)]).toEqual([0, top]);
  await expect(steps).toHaveAttribute('aria-valuenow', '500');
  await expect(steps).toHaveAttribute('aria-valuetext', /^第 500 步，损失 0\.\d+，答对 5\d\.\d%$/);

  const bit = figure.stage.getByRole('switch', { name: '第 10 位', exact: true });
  await expect(bit).toHaveAttribute('aria-checked', 'false');
  await tap(bit);
  await expect(bit).toHaveAttribute('aria-checked', 'true');
  await expect(figure.sentence).toContainText('4 位算数');
});
