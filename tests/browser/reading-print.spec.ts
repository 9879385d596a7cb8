import { expect, test } from '@playwright/test';
import { chapterPages } from './pages.ts';

for (const path of chapterPages) {
  test(`${path}: printed, every proof, hint and solution stands open`, async ({ page }) => {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const folded = () =>
      page
        .locator('article details:not(.sections)')
        .evaluateAll((all) =>
          all
            .filter(
              (details) =>
                details.checkVisibility() &&
                details.getBoundingClientRect().height < details.firstElementChild!.getBoundingClientRect().height + 4,
            )
            .map((details) => details.textContent.slice(0, 40)),
        );
    expect((await folded()).length).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    expect(await folded()).toEqual([]);
  });

  test(`${path}: printed, what can only be pressed is left out, and the page is dark on light`, async ({ page }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('button').filter({ visible: true }).count()).toBe(0);
    await expect(page.getByRole('navigation', { name: '全书' })).toBeHidden();
    const [ink, paper] = await page.evaluate(() => [
      getComputedStyle(document.body).color,
      getComputedStyle(document.documentElement).getPropertyValue('--paper'),
    ]);
    expect(ink).toBe('rgb(34, 38, 43)');
    expect(paper!.trim()).toMatch(/^#f[b-f]/);
  });
}
