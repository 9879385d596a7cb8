import type { Page } from '@playwright/test';
import { isOfTheBook } from '../pages.ts';
import { labelsOver } from './labels.ts';
import { stickingOut } from './layout.ts';
import { painted, type Check } from './visit.ts';

/** Drawings are made for two or three widths, and the one shown is stretched a little only, so that its letters keep their size. */
async function stretched(page: Page): Promise<string[]> {
  const figures = await page.locator('[data-lab]').evaluateAll((all) =>
    all.map((figure) => ({
      id: figure.id,
      scales: [...figure.querySelectorAll('.lab-still > svg')]
        .filter((svg) => svg.checkVisibility())
        .map((svg) => svg.getBoundingClientRect().width / Number(svg.getAttribute('width'))),
    })),
  );
  return figures
    .filter(({ scales }) => scales.length !== 1 || scales[0]! <= 0.85 || scales[0]! >= 1.3)
    .map(({ id, scales }) => `${id} × ${scales.join(', ')}`);
}

/** @param widths of the window, in CSS pixels; the page is laid out once for all that is looked at */
export const stillsFit = (widths: readonly number[]): Check => ({
  title:
    'every figure shows one drawing made for the width of the screen, no text of it on another, and nothing is wider than the page',
  byFonts: true,
  async faults({ page, path }) {
    const faults: string[] = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 812 });
      await painted(page);
      const found = [
        ...(isOfTheBook(path) ? await stretched(page) : []),
        ...(await labelsOver(page)),
        ...(await stickingOut(page)),
      ];
      faults.push(...found.map((fault) => `${width} px: ${fault}`));
    }
    return faults;
  },
});
