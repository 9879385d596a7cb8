import { expect, test } from '@playwright/test';
import { F1_SHOWN, F2_SHOWN } from '../../src/experiments/vowel-chart/places.ts';
import { openFigure } from './experiment-page.ts';
import { cancelled, draw, scrolled } from './finger.ts';

/** A finger on the chart of vowels. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

test('a tap chooses a vowel and sings it, a drag takes the voice along, and one undo brings it back', async ({
  page,
}) => {
  // What the loudspeaker is asked for: a voice begins, and its formants are moved.
  await page.addInitScript(() => {
    const heard = { voices: 0, stopped: 0 };
    Object.assign(window, { heard });
    const { start, stop } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...given) {
      heard.voices++;
      return start.apply(this, given);
    };
    OscillatorNode.prototype.stop = function (...given) {
      heard.stopped++;
      return stop.apply(this, given);
    };
  });
  const heard = () => page.evaluate(() => (window as never as { heard: { voices: number; stopped: number } }).heard);
  const figure = await openFigure(page, './experiments/vowel-chart/', 'vowel-chart');
  await figure.button('运行').click();
  await expect(figure.status).toContainText('完成');
  const chart = figure.root.getByRole('slider', { name: /^母音图上选中的地方/ });
  await chart.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { x, y, width, height } = (await chart.boundingBox())!;
  /** Where formants are on the glass: both axes are logarithmic, F2 runs to the left and F1 down. */
  const at = (f1: number, f2: number) =>
    [
      x + (width * Math.log(F2_SHOWN[0] / f2)) / Math.log(F2_SHOWN[0] / F2_SHOWN[1]),
      y + (height * Math.log(f1 / F1_SHOWN[1])) / Math.log(F1_SHOWN[0] / F1_SHOWN[1]),
    ] as const;
  // Beside the men's ɑ, which is meant.
  const [ax, ay] = at(730, 1090);
  await draw(page, [[ax + 5, ay + 4]]);
  await expect(figure.sentence).toContainText('F1 730 赫、F2 1090 赫');
  await expect.poll(heard).toEqual({ voices: 1, stopped: 1 });
  // From there up and to the front: the page does not scroll, the finger is not taken away.
  const [top, taken] = [await scrolled(page), await cancelled(page)];
  await draw(page, [at(730, 1090), at(400, 1500)]);
  await expect(figure.sentence).not.toContainText('F1 730 赫');
  expect([await taken(), await scrolled(page)]).toEqual([0, top]);
  await expect(chart).toHaveAttribute('aria-valuetext', /^F1 (39\d|40\d) 赫，F2 (14[89]\d|15[01]\d) 赫/);
  await expect.poll(heard).toEqual({ voices: 2, stopped: 2 });
  await figure.button('撤销').click();
  await expect(chart).toHaveAttribute('aria-valuetext', /^F1 730 赫，F2 1090 赫，离 ɑ 最近/);
  // y is a tap away, and keys go on from there.
  await figure.root.getByRole('button', { name: 'y 圆唇：选中它' }).click();
  await expect(chart).toHaveAttribute('aria-valuetext', 'F1 305 赫，F2 1730 赫，离 y 最近');
  await chart.press('ArrowLeft');
  await expect(chart).toHaveAttribute('aria-valuetext', /^F1 305 赫，F2 1765 赫/);
});
