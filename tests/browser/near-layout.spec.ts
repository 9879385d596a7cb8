import { expect, test, type Page } from '@playwright/test';

/** A chapter on a phone is laid out near the reader only: it stands sooner, and all the same every link leads to its place. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

const skipped = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('article > p > *')].filter(
        (part) => !part.checkVisibility({ contentVisibilityAuto: true }),
      ).length,
  );

test('a link far down leads to its place: all that lies between is laid out', async ({ page }) => {
  await page.goto('chapters/universality/');
  await expect.poll(() => skipped(page)).toBeGreaterThan(0);
  await page.locator('.sections > summary').click();
  const link = page.locator('.sections a').last();
  const place = page.locator((await link.getAttribute('href'))!);
  await link.click();
  // As far below the window's edge as the style sheet says.
  await expect.poll(() => place.evaluate((it) => Math.abs(it.getBoundingClientRect().top - 17))).toBeLessThan(4);
  expect(await skipped(page)).toBe(0);
});

test('who arrives at a place further down finds the whole page laid out', async ({ page }) => {
  await page.goto('chapters/universality/#references');
  await expect(page.locator('#references')).toBeInViewport();
  expect(await skipped(page)).toBe(0);
});
