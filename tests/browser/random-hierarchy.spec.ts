import { expect, test } from '@playwright/test';
import { openFigure } from './experiment-page.ts';
import { tap } from './finger.ts';

/** Trees are rewritten with a real finger, on a phone. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

test('a tapped node is written by the next of its rules, the class stays, and after a round all is as it was', async ({
  page,
}) => {
  const figure = await openFigure(page, './experiments/random-hierarchy/', 'random-hierarchy');
  // What is touched comes with the first touch.
  await figure.stage.tap({ position: { x: 5, y: 5 } });
  const node = figure.stage.getByRole('switch', { name: '第 2 级第 2 个' });
  await expect(node).toHaveAttribute('aria-checked', 'false');
  /** What is to be seen: not the still behind. */
  const shown = () => figure.stage.innerText();
  const seen = new Set([await shown()]);
  for (let turn = 0; turn < 3; turn++) {
    await tap(node);
    await expect(node).toHaveAttribute('aria-checked', 'true');
    await expect.poll(async () => seen.has(await shown())).toBe(false);
    expect(await shown()).toContain('第 2 级第 2 个换了一条规则，类没有变');
    seen.add(await shown());
  }
  await tap(node);
  await expect(node).toHaveAttribute('aria-checked', 'false');
  await expect.poll(shown).toContain('一个数据的树');
});
