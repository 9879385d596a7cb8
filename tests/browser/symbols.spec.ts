import { expect, test, type Locator, type Page } from '@playwright/test';
import { openFigure } from './experiment-page.ts';
import { draw } from './finger.ts';

/** Symbols in formulas that a figure shows: their names, their room for a finger, and the way back from the figure. */

const chapter = 'chapters/universality/';
const symbols = (page: Page) => page.locator('.katex-html [data-symbol][role="button"]');
const topOf = (symbol: Locator) => symbol.evaluate((element) => element.getBoundingClientRect().top);

test('a symbol is called by what is printed', async ({ page }) => {
  await page.goto(chapter);
  await expect(page.locator('.katex-html [data-symbol="s"]').first()).toHaveAccessibleName('在图中显示 s 下标 i');
  await expect(page.locator('.katex-html [data-symbol="epsilon"]').first()).toHaveAccessibleName('在图中显示 艾普西隆');
});

test(
  'figures are called by number and title; a plot by its title, and described by the sentence below it',
  { tag: '@slow' },
  async ({ page }) => {
    const figure = await openFigure(page, './chapters/linear-regions/', 'region-bounds');
    const { root } = figure;
    const title = (await root.locator('.lab-title > span').textContent())!;
    await expect(root).toHaveAccessibleName(new RegExp(`^图 11C\\.\\d+ ?${title}$`));
    for (const live of [false, true]) {
      if (live) {
        await figure.button('运行').click();
        await expect(figure.status).toContainText('完成');
      }
      const plot = root.getByRole('img', { name: title, exact: true });
      await expect(plot).toHaveCount(1);
      await expect(plot).toHaveAccessibleDescription((await figure.sentence.textContent())!.trim());
    }
  },
);

test.describe('under a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

  test('every symbol answers in a field of 24 px, its letter to itself alone', async ({ page }) => {
    await page.goto(chapter);
    const faults = await symbols(page).evaluateAll((all) => {
      const owner = (x: number, y: number) => document.elementFromPoint(x, y)?.closest('[data-symbol]');
      return all.flatMap((symbol) => {
        symbol.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = symbol.getBoundingClientRect();
        const x = left + width / 2,
          y = top + height / 2;
        const at = (dx: number, dy: number) => {
          const found = owner(x + dx, y + dy);
          // A neighbour may have its own letter there, and nothing else.
          if (found === symbol) return [];
          const letter = found?.getBoundingClientRect();
          const theirs = letter && x + dx >= letter.left - 1 && x + dx <= letter.right + 1;
          return theirs ? [] : [`${symbol.textContent} at ${dx}, ${dy}: ${found?.textContent ?? 'nothing'}`];
        };
        const own = owner(x, y) === symbol ? [] : [`${symbol.textContent}: its letter is dead`];
        return [...own, ...at(-11, 0), ...at(11, 0), ...at(0, -11), ...at(0, 11)];
      });
    });
    expect(await symbols(page).count()).toBeGreaterThan(10);
    expect(faults).toEqual([]);
  });

  test('a tap beside the letter counts, also under the bar of a fraction', { tag: '@slow' }, async ({ page }) => {
    await openFigure(page, chapter, 'universality');
    const symbol = page.locator('#eq-width [data-symbol="epsilon"]');
    await symbol.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = (await symbol.boundingBox())!;
    await draw(page, [[box.x + box.width + 5, box.y + box.height / 2]]);
    await expect(page.locator('[data-lab][data-showing="epsilon"]')).toHaveCount(1);
  });

  test('the figure that was led to leads back, place and focus', async ({ page }) => {
    await openFigure(page, chapter, 'universality');
    // Its figure is far below.
    const symbol = page.locator('.katex-html [data-symbol="epsilon"][role="button"]').first();
    for (const back of ['button', 'Escape', 'the browser'] as const) {
      await symbol.evaluate((element) => {
        element.scrollIntoView({ block: 'center' });
        const stood = () => element.setAttribute('data-stood', String(element.getBoundingClientRect().top));
        element.addEventListener('click', stood, { once: true });
      });
      await symbol.tap();
      const before = Number(await symbol.getAttribute('data-stood'));
      const figure = page.locator('[data-lab][data-showing]');
      await expect(figure.locator('.lab-stage')).toBeInViewport();
      await expect(symbol).not.toBeInViewport();
      if (back === 'button') await figure.getByRole('button', { name: '回到公式' }).tap();
      else if (back === 'Escape') await page.keyboard.press('Escape');
      else await page.goBack();
      // Within a few pixels: at the first tap all that lies above is laid out.
      await expect.poll(async () => Math.abs((await topOf(symbol)) - before)).toBeLessThan(6);
      await expect(symbol).toBeFocused();
      await expect(page.getByRole('button', { name: '回到公式' })).toHaveCount(0);
    }
  });
});
