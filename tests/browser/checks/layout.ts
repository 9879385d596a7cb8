import type { Page } from '@playwright/test';
import { isChapter } from '../pages.ts';
import { painted, type Check } from './visit.ts';

/** What sticks out of the window to the right, though the reader cannot scroll to it inside a box of its own. */
export const stickingOut = (page: Page) =>
  page.evaluate(() => {
    // What is far out of sight is looked at too, and so laid out.
    delete document.documentElement.dataset.layout;
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
    const over = document.documentElement.scrollWidth - width;
    return [
      ...(over > 0 ? [`the page is ${over} px too wide`] : []),
      ...out.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
    ];
  });

/** @returns what is wider than a window of one of these widths */
export async function wider(page: Page, widths: readonly number[]): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready);
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 812 });
    await painted(page);
    faults.push(...(await stickingOut(page)).map((what) => `${width} px: ${what}`));
  }
  return faults;
}

/** @param widths of the window, in CSS pixels */
export const noWiderThan = (widths: readonly number[]): Check => ({
  title: `the page is no wider than screens of ${widths.join(', ')} px, nor are its parts`,
  byFonts: true,
  faults: ({ page }) => wider(page, widths),
});

/** Displayed formulas whose own or scrolling box ends right of the window. */
const cutFormulas = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.katex-display')]
      .filter((formula) => formula.checkVisibility())
      .filter((formula) => {
        let box = formula;
        while (box.parentElement && !/auto|scroll/.test(getComputedStyle(box).overflowX)) box = box.parentElement;
        return box.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
      })
      .map((formula) => formula.textContent.slice(0, 60)),
  );

export const formulasScroll: Check = {
  title: 'a long formula scrolls inside itself on a small screen',
  byFonts: true,
  concerns: isChapter,
  async faults({ page }) {
    await page.setViewportSize({ width: 320, height: 640 });
    await painted(page);
    return cutFormulas(page);
  },
};

export const textColumn: Check = {
  title: 'text keeps to 34–38 characters a line on wide screens, its size to 17–18 px, its leading to 1.8',
  byFonts: true,
  alike: true,
  concerns: isChapter,
  async faults({ page }) {
    const faults: string[] = [];
    for (const width of [1024, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await painted(page);
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
      const { size, perLine, leading } = measured;
      const good = size >= 17 && size <= 18 && perLine >= 34 && perLine < 39 && Math.abs(leading - 1.8) < 0.05;
      if (!good) faults.push(`${width} px: ${JSON.stringify(measured)}`);
    }
    return faults;
  },
};
