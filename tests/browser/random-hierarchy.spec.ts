import { expect, test } from '@playwright/test';
import { openFigure } from './experiment-page.ts';
import { tap } from './finger.ts';

/** Trees are rewritten and grammars chosen with a real finger, on a phone. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

test('a tapped node is written by the next of its rules, the class stays, and after a round all is as it was', async ({
  page,
}) => {
  const figure = await openFigure(page, './experiments/random-hierarchy/', 'random-hierarchy');
  const node = figure.stage.getByRole('switch', { name: '第 2 级第 2 个' });
  await expect(node).toHaveAttribute('aria-checked', 'false');
  const texts = () => figure.stage.locator('svg text').allTextContents();
  const seen = new Set<string>();
  for (let turn = 0; turn < 3; turn++) {
    await tap(node);
    await expect(node).toHaveAttribute('aria-checked', 'true');
    await expect.poll(async () => (await texts()).join()).toContain('第 2 级第 2 个换了一条规则');
    seen.add((await texts()).join());
  }
  expect(seen.size).toBe(3);
  await tap(node);
  await expect(node).toHaveAttribute('aria-checked', 'false');
  await expect.poll(async () => (await texts()).join()).toContain('一个数据的树');
});
