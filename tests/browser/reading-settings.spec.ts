import { expect, test, type Page } from '@playwright/test';
import { isChapter, pages } from './pages.ts';

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const paper = { light: 'rgb(251, 250, 246)', dark: 'rgb(21, 24, 28)' };
const choose = async (page: Page, group: string, option: string) => {
  const settings = page.locator('.settings');
  if ((await settings.getAttribute('open')) === null) await settings.getByText('阅读设置').click();
  await page.getByRole('group', { name: group }).getByRole('radio', { name: option, exact: true }).check();
};

for (const colorScheme of ['light', 'dark'] as const) {
  const other = colorScheme === 'light' ? 'dark' : 'light';
  test.describe(`on a ${colorScheme} system`, () => {
    test.use({ colorScheme });

    test('the book follows the system until the reader chooses, and keeps the choice', async ({ page }) => {
      await page.goto('./');
      expect(await ground(page)).toBe(paper[colorScheme]);
      await choose(page, '颜色', other === 'dark' ? '深色' : '浅色');
      expect(await ground(page)).toBe(paper[other]);
      await page.goto('./glossary/');
      expect(await ground(page)).toBe(paper[other]);
      await choose(page, '颜色', '随系统');
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

test('size, spacing and motion are chosen once for all pages, and taken back at once', async ({ page }) => {
  await page.goto('./glossary/');
  const text = page.locator('.glossary dd p').first();
  const look = () =>
    text.evaluate((element) => {
      const { fontSize, lineHeight } = getComputedStyle(element);
      return { size: parseFloat(fontSize), spacing: parseFloat(lineHeight) / parseFloat(fontSize) };
    });
  const before = await look();
  await choose(page, '字号', '特大');
  await choose(page, '行距', '松');
  await choose(page, '动画', '不要');
  await page.goto('./chapters/paper-cutting/');
  await page.goto('./glossary/');
  const after = await look();
  expect(after.size / before.size).toBeCloseTo(1.35, 2);
  expect(after.spacing).toBeGreaterThan(before.spacing * 1.1);
  await expect(page.locator('html')).toHaveAttribute('data-motion', 'less');
  await choose(page, '字号', '特大');
  await page.getByRole('button', { name: '恢复原样' }).click();
  expect(await look()).toEqual(before);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('the front page leads on to where the reader was, tells what was read, and forgets it when told', async ({
  page,
}) => {
  await page.goto('./');
  await expect(page.locator('.go-on')).toBeHidden();
  await page.goto('./chapters/shared-states/');
  // Merely opened, a chapter changes nothing.
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page
    .locator('article > h2[id]')
    .nth(1)
    .evaluate((heading) => heading.scrollIntoView());
  await expect.poll(() => page.evaluate(() => localStorage.getItem('why-deep.place'))).not.toBeNull();
  await page.goto('./');
  const on = page.locator('.go-on').getByRole('link');
  await expect(on).toContainText('接着读：第 6B 章');
  await expect(page.getByText('，读过')).toHaveCount(pages.filter(isChapter).length);
  await expect(page.getByText('，读过').filter({ visible: true })).toHaveCount(0);
  await on.click();
  await expect(page).toHaveURL(/chapters\/shared-states\/#sec-/);
  // Again and again: until all has come, a browser scrolls back to the place that the address names.
  await expect
    .poll(async () => {
      await page.locator('.chapter-turn').scrollIntoViewIfNeeded();
      return page.evaluate(() => localStorage.getItem('why-deep.read'));
    })
    .not.toBeNull();
  await page.goto('./');
  await expect(page.getByText('，读过').filter({ visible: true })).toHaveCount(1);
  await page.getByRole('button', { name: '清除阅读记录' }).click();
  await expect(page.locator('.go-on')).toBeHidden();
  await expect(page.getByText('，读过').filter({ visible: true })).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('on a wide screen the contents stand beside the text and follow the reader', async ({ page }) => {
  await page.setViewportSize({ width: 1800, height: 900 });
  await page.goto('./chapters/shared-states/');
  const contents = page.getByRole('navigation', { name: '本章各节，读到哪里' });
  const links = contents.getByRole('link');
  expect(await links.count()).toBe(await page.locator('article > :is(h2, h3)[id]').count());
  await links.nth(2).click();
  await expect(links.nth(2)).toHaveAttribute('aria-current', 'location');
  await expect(contents.locator('[aria-current]')).toHaveCount(1);
  const [text, beside] = [await page.locator('article > p').first().boundingBox(), await contents.boundingBox()];
  expect(beside!.x).toBeGreaterThanOrEqual(0);
  expect(beside!.x + beside!.width).toBeLessThan(text!.x);
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(contents).toBeHidden();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, colorScheme: 'dark' });
  test('the system’s theme holds and no dead control stands in the header', async ({ page }) => {
    await page.goto('./');
    await expect(page.locator('body')).toHaveCSS('background-color', paper.dark);
    await expect(page.locator('.settings')).toBeHidden();
    await expect(page.locator('.go-on')).toBeHidden();
  });
});
