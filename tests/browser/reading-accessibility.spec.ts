import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { pages } from './pages.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds serious or critical, with everything unfolded. Inside a drawing that is one image nothing is looked at. */
async function violations(page: Page, options: RunOptions = {}): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  await page
    .locator('details')
    .evaluateAll((all) => all.forEach((details) => ((details as HTMLDetailsElement).open = true)));
  await page.addScriptTag({ path: axe });
  const results = await page.evaluate((options) => {
    const { axe } = window as unknown as { axe: { run(context: object, options: RunOptions): Promise<AxeResults> } };
    return axe.run({ exclude: [['svg[role="img"] *']] }, options);
  }, options);
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.split('\n').slice(1).join(' ')}`,
      ),
    );
}

test.describe.configure({ timeout: 90_000 });

for (const path of pages) {
  test(`${path} has no serious fault of accessibility`, async ({ page }) => {
    await page.goto(path);
    expect(await violations(page)).toEqual([]);
  });

  test(`${path} can be read in the dark, on a phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 375, height: 812 });
    await page.goto(path);
    expect(await violations(page, { runOnly: ['color-contrast', 'link-in-text-block'] })).toEqual([]);
  });
}
