import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { isChapter } from '../pages.ts';
import { painted, type Check } from './visit.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const SPELLED = 'label-content-name-mismatch';

/**
 * What axe finds serious or critical, with everything unfolded. Inside a drawing that is one image nothing is looked at; only its outermost
 * parts are named, since axe compares every element with every one that is left out.
 */
export async function violations(page: Page, options: RunOptions = {}): Promise<string[]> {
  await page
    .locator('details')
    .evaluateAll((all) => all.forEach((details) => ((details as HTMLDetailsElement).open = true)));
  await painted(page);
  return violationsIn(page, 'html', options);
}

/** The same below what a selector finds, as it is. */
export async function violationsIn(page: Page, selector: string, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: axe });
  const results = await page.evaluate(
    ([selector, options]) => {
      const { axe } = window as unknown as { axe: { run(context: object, options: RunOptions): Promise<AxeResults> } };
      return axe.run({ include: [[selector]], exclude: [['svg[role="img"] > *']] }, options);
    },
    [selector, { resultTypes: ['violations'], ...options } satisfies RunOptions] as const,
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      // A symbol is called by what it says, not by the signs that it is made of.
      nodes
        .filter(({ target }) => id !== SPELLED || !String(target).includes('data-symbol'))
        .map(
          ({ target, failureSummary }) =>
            `${id}: ${target.join(' ')}: ${failureSummary?.split('\n').slice(1).join(' ')}`,
        ),
    );
}

export const accessibility: Check = {
  title: 'axe finds no serious fault of accessibility',
  alike: true,
  async faults({ page }) {
    await page.setViewportSize({ width: 1280, height: 720 });
    // Text outside of landmarks is moderate at most: it would be looked for and not told.
    return violations(page, { rules: { region: { enabled: false } } });
  },
};

export const darkContrast: Check = {
  title: 'the page can be read in the dark, on a phone',
  concerns: (path) => !isChapter(path), // these have reading-colours.spec.ts
  async faults({ page }) {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 375, height: 812 });
    const found = await violations(page, { runOnly: ['color-contrast'] });
    await page.emulateMedia({ colorScheme: 'light' });
    return found;
  },
};

/** Whether it can be read in the colours of the reader's system and the dark, on the smallest phone. */
export const forcedColours: Check = {
  title: 'the page can be read in colours that the system sets, in the dark, on a small phone',
  concerns: (path) => path.startsWith('./embed/'),
  async faults({ page }) {
    await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
    await page.setViewportSize({ width: 320, height: 640 });
    const found = await violations(page, { runOnly: ['color-contrast'] });
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    return found;
  },
};
