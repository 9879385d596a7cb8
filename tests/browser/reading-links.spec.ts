import { expect, test } from '@playwright/test';
import { bookPages } from './pages.ts';
import { brokenLinks, foreignLoads } from './site-links.ts';

test('every address on every page leads somewhere', () => {
  expect(brokenLinks('dist', '/')).toEqual([]);
});

test('no page names a file of another host to be loaded', () => {
  expect(foreignLoads('dist')).toEqual([]);
});

test('no page asks another host for anything, even when all of it has been seen', async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL!) && !/^(data|blob):/.test(request.url())) asked.push(request.url());
  });
  for (const path of bookPages) {
    await page.goto(path);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForLoadState('networkidle');
  }
  expect(asked).toEqual([]);
});

test('an address that is not there answers 404 with a page of the book', async ({ page }) => {
  const answer = await page.goto('/chapters/no-such-chapter/');
  expect(answer!.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这一页');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('为什么要深度学习');
});
