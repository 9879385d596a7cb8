import { expect, type Page } from '@playwright/test';
import { painted, type Check } from './visit.ts';

/** Keeps the program of all figures from the page. @returns what lets it come */
export async function holdPrograms(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/_astro/Lab*.js', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Scrolls to the end, so that everything which waits to come near has come. */
async function seeToTheEnd(page: Page): Promise<void> {
  for (let seen = -1; seen !== (seen = await page.evaluate(() => (scrollBy(0, innerHeight), Math.round(scrollY))));)
    await painted(page);
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  await page.waitForLoadState('networkidle');
}

/** Where every part of every figure that is seen stands in its figure, to the last fraction of a pixel. */
const standing = (page: Page) =>
  page.evaluate(() => {
    const places: Record<string, string> = {};
    for (const figure of document.querySelectorAll('[data-lab]')) {
      const origin = figure.getBoundingClientRect();
      for (const part of figure.querySelectorAll(
        '.lab-still, .lab > *, .lab-side > *, .lab-console > *, .lab-extras > *',
      )) {
        if (!part.checkVisibility()) continue;
        const { top, width, height } = part.getBoundingClientRect();
        const name = `${figure.id} .${part.className} ${part.getAttribute('data-width') ?? ''}`;
        places[name] = [top - origin.top, width, height].join(' ');
      }
    }
    return places;
  });

/** @param release lets the programs come */
export const waking = (release: () => void): Check => ({
  title: 'every drawing made at build stays the very same, and all in its place, when its program arrives',
  byFonts: true,
  async faults({ page }) {
    await page.evaluate(() => document.fonts.ready);
    // Where it stands in the flow is measured, not where it keeps to the edge of the screen.
    const flow = await page.evaluateHandle(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.lab-console { position: static !important; }');
      document.adoptedStyleSheets.push(sheet);
      return sheet;
    });
    const stills = await page.evaluateHandle(() => [...document.querySelectorAll('.lab-still > svg')]);
    const before = await standing(page);
    release();
    await seeToTheEnd(page);
    const after = await standing(page);
    await flow.evaluate((sheet) => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    });
    const replaced = await stills.evaluate((all) => all.filter((still) => !still.isConnected).length);
    return [
      ...Object.keys({ ...before, ...after })
        .filter((part) => before[part] !== after[part])
        .map((part) => `${part}: ${before[part]} → ${after[part]}`),
      ...(replaced > 0 ? [`${replaced} drawings were replaced`] : []),
    ];
  },
});
