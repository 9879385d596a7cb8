import { readdirSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** A point of the paper's SVG, in shares of its box from its middle. */
async function at(page: Page, x: number, y: number): Promise<[number, number]> {
  const box = (await page.getByRole('img', { name: /窗花/ }).boundingBox())!;
  return [box.x + box.width * (0.5 + x), box.y + box.height * (0.5 + y)];
}

/** How many cuts of the reader's own are seen on the paper, one a layer: the shapes are drawn once and used. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const uses = (id: string): number =>
      [...document.querySelectorAll<SVGUseElement>(`.window-flower use[href="#${id}"]`)]
        .filter((use) => use.style.display !== 'none')
        .reduce((sum, use) => sum + (use.closest('defs') ? uses(use.parentElement!.id) : 1), 0);
    return uses('layer') * document.querySelectorAll('#own-cuts > *').length;
  });

test('one stroke of a finger on the folded paper opens in twelve places, and can be undone', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: '折起来' }).click();
  expect(await seen(page)).toBe(0);
  await page.mouse.move(...(await at(page, -0.02, 0.03)));
  await page.mouse.down();
  await page.mouse.move(...(await at(page, 0.03, 0.04)), { steps: 4 });
  await page.mouse.move(...(await at(page, 0.035, 0.08)), { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('status')).toContainText('你剪了 1 刀，展开落在 12 处');
  expect(await seen(page)).toBe(1);
  await page.getByRole('button', { name: '展开' }).click();
  expect(await seen(page)).toBe(12);
  await page.getByRole('button', { name: '撤销' }).click();
  expect(await seen(page)).toBe(0);
  await expect(page.getByRole('button', { name: '撤销' })).toBeDisabled();
});

test('a stroke across a crease opens in six', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: '折起来' }).click();
  // Across the paper from one crease to the other side of it.
  await page.mouse.move(...(await at(page, -0.2, -0.2)));
  await page.mouse.down();
  await page.mouse.move(...(await at(page, 0.02, -0.2)), { steps: 6 });
  await page.mouse.move(...(await at(page, 0.02, -0.17)), { steps: 2 });
  await page.mouse.up();
  await expect(page.getByRole('status')).toContainText('展开落在 6 处');
});

test('a finger scrolls the page over the flat paper, and cuts the folded one', async ({ page }) => {
  await page.goto('./');
  const paper = page.getByRole('img', { name: /窗花/ });
  await expect(paper).toHaveCSS('touch-action', 'pan-y pinch-zoom');
  await page.getByRole('button', { name: '折起来' }).click();
  await expect(paper).toHaveCSS('touch-action', 'pinch-zoom');
});

test('a flat paper is not cut: the reader is told to fold it first', async ({ page }) => {
  await page.goto('./');
  await page.mouse.click(...(await at(page, 0.1, 0.2)));
  await expect(page.getByRole('status')).toContainText('先折起来');
  expect(await seen(page)).toBe(0);
  await page.getByRole('button', { name: '剪一刀' }).click();
  await expect(page.getByRole('status')).toContainText('展开落在 12 处');
});

test('the paper is folded, cut and unfolded with keys alone', async ({ page }) => {
  await page.goto('./');
  const slider = page.getByRole('slider', { name: '展开' });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', '叠成 12 层');
  await page.getByRole('button', { name: '剪一刀' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('展开落在 12 处');
  await slider.focus();
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', '完全展开');
});

test('the map leads to every chapter, in order', async ({ page }) => {
  await page.goto('./');
  const numbers = readdirSync('content/chapters').map((file) =>
    file
      .split('-')[0]!
      .replace(/^0(?=.)/, '')
      .toUpperCase(),
  );
  const shown = page.locator('#chapters ~ ol > li');
  await expect(shown.getByRole('link')).toHaveCount(numbers.length);
  await expect(shown.locator('.number')).toHaveText(numbers);
});

test('the map has no hole at any width, and every chapter its question and what it shows', async ({ page }) => {
  await page.goto('./');
  for (const width of [320, 375, 768, 1024, 1280, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    const { edges, rows } = await page.locator('.chapter-map').evaluate((map) => {
      const places = [...map.children].map((one) => one.getBoundingClientRect());
      const tops = [...new Set(places.map(({ top }) => Math.round(top)))];
      const { left, right } = map.getBoundingClientRect();
      return {
        edges: [left, right],
        rows: tops.map((top) =>
          places.filter((place) => Math.round(place.top) === top).map((place) => [place.left, place.right]),
        ),
      };
    });
    const gaps = new Set<number>();
    for (const row of rows) {
      expect(row[0]![0], `${width}`).toBeCloseTo(edges[0]!, 0);
      expect(row.at(-1)![1], `${width}`).toBeCloseTo(edges[1]!, 0);
      row.slice(1).forEach(([left], i) => gaps.add(Math.round(left! - row[i]![1]!)));
    }
    expect(gaps.size, `${width}`).toBeLessThanOrEqual(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  for (const chapter of await page.locator('.chapter-map > li').all()) {
    await expect(chapter.locator('.question')).toHaveText(/？$/);
    await expect(chapter.locator('p').nth(1)).not.toBeEmpty();
  }
});
