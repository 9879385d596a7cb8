import { expect, test } from '@playwright/test';
import { openFigure } from './experiment-page.ts';
import { cancelled, draw, scrolled } from './finger.ts';

/** A finger that goes through the layers of a net, on the published result. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

test('a finger goes from layer to layer, the other net is a tap away, and a vowel and a frame are heard', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const heard = { voices: 0, frames: 0 };
    Object.assign(window, { heard });
    const play = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (...given) {
      heard.frames++;
      return play.apply(this, given);
    };
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...given) {
      heard.voices++;
      return start.apply(this, given);
    };
  });
  const figure = await openFigure(page, './experiments/hidden-vowels/', 'hidden-vowels');
  const height = (await figure.stage.boundingBox())!.height;
  await figure.stage.hover({ position: { x: 5, y: 5 } });
  const layers = figure.root.getByRole('slider', { name: /^看哪一层/ });
  await expect(layers).toHaveAttribute('aria-valuetext', /^熟人，训练过，第 5 层：与母音图的相像 R² 0\.\d\d$/);
  expect((await figure.stage.boundingBox())!.height).toBe(height);

  await layers.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { x, y, width, height: tall } = (await layers.boundingBox())!;
  const [top, taken] = [await scrolled(page), await cancelled(page)];
  const at = (share: number) => [x + share * width, y + tall / 2] as const;
  await draw(page, [at(0.7), at(0.3), at(0.02)]);
  await expect(layers).toHaveAttribute('aria-valuetext', /^熟人，训练过，输入：/);
  expect([await taken(), await scrolled(page)]).toEqual([0, top]);
  await expect(figure.stage.locator('svg')).toContainText(['熟人，训练过，输入']);
  await layers.press('ArrowRight');
  await expect(layers).toHaveAttribute('aria-valuetext', /^熟人，训练过，第 1 层：/);
  await figure.button('没训练').click();
  await figure.button('生人').click();
  await expect(layers).toHaveAttribute('aria-valuetext', /^生人，没训练，第 1 层：/);
  await figure.root.getByRole('button', { name: '在图上听 oʊ', exact: true }).click();
  const heard = (what: 'voices' | 'frames') =>
    page.evaluate((name) => (window as never as { heard: Record<string, number> }).heard[name], what);
  await expect.poll(() => heard('voices')).toBe(1);

  // Keys go from frame to frame, until one lies where no vowel's button is: there a finger hears it again.
  const frames = figure.root.getByRole('slider', { name: /^拖过小点/ });
  const ring = frames.locator('circle');
  let pressed = 0;
  do {
    await frames.press('ArrowRight');
    await expect(frames).toHaveAttribute('aria-valuetext', new RegExp(`^第 ${++pressed} 帧，`));
  } while (!(await ring.evaluate(isFree)));
  await expect.poll(() => heard('frames')).toBe(pressed);
  const box = (await ring.boundingBox())!;
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(() => heard('frames')).toBe(pressed + 1);
});

/** Whether the middle of a circle is not under a button. */
function isFree(circle: SVGElement): boolean {
  const { left, top, width, height } = circle.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return there?.closest('svg') === circle.closest('svg');
}
