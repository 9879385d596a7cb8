import { expect, test, type Page } from '@playwright/test';

/** A chapter on a phone is laid out near the reader first: it stands sooner, and all the same every link leads to its place. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

const chapter = 'chapters/universality/';
const skipped = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('article > p > *')].filter(
        (part) => !part.checkVisibility({ contentVisibilityAuto: true }),
      ).length,
  );
const height = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

/** Follows the list of sections to the last one, and finds it at the window's upper edge. */
async function goToLastSection(page: Page): Promise<void> {
  await page.locator('.sections > summary').click();
  const link = page.locator('.sections a').last();
  const place = page.locator((await link.getAttribute('href'))!);
  await link.click();
  const top = () => place.evaluate((element) => Math.abs(element.getBoundingClientRect().top - 17));
  await expect.poll(top).toBeLessThan(4);
}

test('far blocks wait, and have their true heights once the page is idle', async ({ page }) => {
  await page.goto(chapter);
  await expect.poll(() => skipped(page)).toBeGreaterThan(0);
  await expect(page.locator('html[data-heights="known"]')).toBeAttached();
  expect(await skipped(page)).toBeGreaterThan(0);
  const learned = await height(page);
  await page.evaluate(() => delete document.documentElement.dataset.layout);
  expect(await skipped(page)).toBe(0);
  expect(Math.abs((await height(page)) - learned)).toBeLessThanOrEqual(2);
});

test('a link far down leads to its place, before the heights are known', async ({ page }) => {
  await page.addInitScript(() => (window.requestIdleCallback = () => 0));
  await page.goto(chapter);
  await goToLastSection(page);
  await expect(page.locator('html[data-layout]')).toHaveCount(0);
});

test('and after they are known', async ({ page }) => {
  await page.goto(chapter);
  await expect(page.locator('html[data-heights="known"]')).toBeAttached();
  await goToLastSection(page);
  await expect(page.locator('html[data-layout="near"]')).toBeAttached();
});
