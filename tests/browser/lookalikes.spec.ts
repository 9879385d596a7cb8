import { expect, test } from '@playwright/test';
import { openFigure } from './experiment-page.ts';
import { draw, tap } from './finger.ts';

/** A dog is turned into a bear by keys and by a finger, in one net and in another. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

test('keys and a finger turn the dog into the bear, and a tap puts another net in its place', async ({ page }) => {
  const figure = await openFigure(page, './experiments/lookalikes/', 'lookalikes');
  await figure.stage.hover({ position: { x: 5, y: 5 } });
  const way = figure.root.getByRole('slider', { name: '从狗到熊', exact: true });
  const told = (words: RegExp) => expect(way).toHaveAttribute('aria-valuetext', words);
  await told(/^50%，认作/);
  await way.press('Home');
  await told(/^0%，认作狗 100%$/);
  await way.press('ArrowRight');
  await told(/^3%，认作狗/);
  await way.press('End');
  await told(/^100%，认作熊 100%$/);
  const shuffled = figure.button('打乱');
  await tap(shuffled);
  await expect(shuffled).toHaveAttribute('aria-pressed', 'true');
  // Weights of no meaning are sure of nothing; where the finger stands stays.
  await told(/^100%，认作(狗|熊|火车) [2-9]\d%$/);
  await tap(figure.button('只有一层'));
  await told(/^100%，认作熊 100%$/);
  await way.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { x, y, width, height } = (await way.boundingBox())!;
  await draw(page, [
    [x + 0.98 * width, y + height / 2],
    [x + 0.5 * width, y + height / 2],
    [x + 0.1 * width, y + height / 2],
  ]);
  await told(/^([5-9]|1[0-5])%，认作狗/);
});
