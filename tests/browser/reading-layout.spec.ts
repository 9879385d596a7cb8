import { expect, test, type Page } from '@playwright/test';
import { bookPages, chapterPages, pages } from './pages.ts';

/** What sticks out of the window to the right, though the reader cannot scroll to it inside a box of its own. */
const stickingOut = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element): boolean => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        if (
          /auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX) &&
          box.getBoundingClientRect().right <= width + 1
        )
          return true;
      }
      return false;
    };
    const out = [...document.body.querySelectorAll('*')].filter((element) => {
      const { right, width: own, height } = element.getBoundingClientRect();
      return (
        own > 1 &&
        height > 1 &&
        right > width + 1 &&
        !element.parentElement?.closest('svg') &&
        !element.closest('.katex-mathml') &&
        !scrolls(element)
      );
    });
    return {
      over: document.documentElement.scrollWidth - width,
      out: out.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
    };
  });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });
    for (const width of javaScriptEnabled ? [320, 375, 768] : [375]) {
      test(`no page is wider than a screen of ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 812 });
        for (const path of pages) {
          await page.goto(path);
          await page.evaluate(() => document.fonts.ready);
          expect(await stickingOut(page), path).toEqual({ over: 0, out: [] });
        }
      });
    }
  });
}

test('headings go down one level at a time and begin with one title', async ({ page }) => {
  for (const path of bookPages) {
    await page.goto(path);
    const levels = await page
      .locator('h1, h2, h3, h4, h5, h6')
      .evaluateAll((all) => all.map((heading) => Number(heading.tagName[1])));
    expect(
      levels.filter((level) => level === 1),
      path,
    ).toHaveLength(1);
    expect(levels[0], path).toBe(1);
    levels
      .slice(1)
      .forEach((level, i) => expect(level, `${path}: heading ${i + 2}`).toBeLessThanOrEqual(levels[i]! + 1));
  }
});

test('every page has its landmarks, its language and a title of its own', async ({ page }) => {
  const titles = new Set<string>();
  for (const path of bookPages) {
    await page.goto(path);
    await expect(page.locator('html'), path).toHaveAttribute('lang', 'zh-CN');
    for (const role of ['banner', 'main', 'contentinfo'] as const)
      await expect(page.getByRole(role), `${path}: ${role}`).toHaveCount(1);
    await expect(page.getByRole('navigation', { name: '全书' }), path).toHaveCount(1);
    titles.add(await page.title());
  }
  expect(titles.size).toBe(bookPages.length);
});

test('the text of a chapter keeps to 34–38 Chinese characters a line on a wide screen, and its size to 17–18 px', async ({
  page,
}) => {
  for (const width of [1024, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    for (const path of chapterPages) {
      await page.goto(path);
      const measured = await page.evaluate(() => {
        const paragraph = [...document.querySelectorAll('article > p')].sort(
          (a, b) => b.textContent.length - a.textContent.length,
        )[0]!;
        const size = parseFloat(getComputedStyle(paragraph).fontSize);
        return {
          size,
          perLine: paragraph.getBoundingClientRect().width / size,
          leading: parseFloat(getComputedStyle(paragraph).lineHeight) / size,
        };
      });
      expect(measured.size, path).toBeGreaterThanOrEqual(17);
      expect(measured.size, path).toBeLessThanOrEqual(18);
      expect(measured.perLine, path).toBeGreaterThanOrEqual(34);
      expect(measured.perLine, path).toBeLessThan(39);
      expect(measured.leading, path).toBeCloseTo(1.8, 1);
    }
  }
});

test('a long formula scrolls inside itself', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of chapterPages) {
    await page.goto(path);
    const wide = page.locator('.katex-display').filter({ visible: true });
    for (const formula of await wide.all()) {
      const { room, need } = await formula.evaluate((box) => {
        let outer: Element = box;
        while (outer.parentElement && !/auto|scroll/.test(getComputedStyle(outer).overflowX))
          outer = outer.parentElement;
        return { room: outer.getBoundingClientRect().right, need: document.documentElement.clientWidth };
      });
      expect(room, path).toBeLessThanOrEqual(need + 1);
    }
  }
});
