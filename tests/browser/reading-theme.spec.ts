import { expect, test, type Page } from '@playwright/test';

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const paper = { light: 'rgb(251, 250, 246)', dark: 'rgb(21, 24, 28)' };

for (const colorScheme of ['light', 'dark'] as const) {
  const other = colorScheme === 'light' ? 'dark' : 'light';
  test.describe(`on a ${colorScheme} system`, () => {
    test.use({ colorScheme });

    test('the book follows the system until the reader chooses, and keeps the choice', async ({ page }) => {
      await page.goto('./');
      expect(await ground(page)).toBe(paper[colorScheme]);
      await page.getByRole('button', { name: /换成/ }).click();
      expect(await ground(page)).toBe(paper[other]);
      await page.goto('./glossary/');
      expect(await ground(page)).toBe(paper[other]);
      await page.getByRole('button', { name: /换成/ }).click();
      expect(await ground(page)).toBe(paper[colorScheme]);
    });

    test('a chosen theme stands before anything is painted', async ({ page }) => {
      await page.addInitScript((theme) => localStorage.setItem('theme', theme), other);
      await page.goto('./', { waitUntil: 'commit' });
      // The attribute is set by a script in the head, before the body exists to be painted.
      const early = await page.evaluate(
        () =>
          new Promise<string | undefined>((resolve) => {
            const look = () =>
              document.body ? resolve(document.documentElement.dataset.theme) : requestAnimationFrame(look);
            look();
          }),
      );
      expect(early).toBe(other);
    });
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, colorScheme: 'dark' });
  test('the system’s theme holds and no dead button stands in the header', async ({ page }) => {
    await page.goto('./');
    await expect(page.locator('body')).toHaveCSS('background-color', paper.dark);
    await expect(page.locator('.theme')).toBeHidden();
  });
});
