import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { testedSite } from '../../src/project/machine/tested-site.ts';
import { test, expect } from './book-test.ts';
import { fileOf, isOfTheBook, pages, site } from './pages.ts';
import { brokenLinks, foreignLoads } from './site-links.ts';

/** What holds of the whole site, mounted under a path, and is read from its files. */

test('every address on every page leads somewhere, and stays under the path where the book is mounted', () => {
  expect(brokenLinks(site, testedSite.base)).toEqual([]);
});

test('no page names a file of another host to be loaded', () => {
  expect(foreignLoads(site)).toEqual([]);
});

test('every page has a title of its own', () => {
  const titles = pages
    .filter(isOfTheBook)
    .map((path) => parseHTML(readFileSync(fileOf(path), 'utf8')).document.title.trim());
  expect(titles.filter((title, i) => title === '' || titles.indexOf(title) !== i)).toEqual([]);
});

test('links lead from page to page under the path', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('navigation', { name: '全书' }).getByRole('link', { name: '术语' }).click();
  await expect(page).toHaveURL(new RegExp(`${testedSite.base}glossary/$`));
  await page.goBack();
  await page.locator('#chapters ~ ol a').first().click();
  await expect(page).toHaveURL(new RegExp(`${testedSite.base}chapters/`));
});

test('an address that is not there answers 404 with a page of the book', async ({ page }) => {
  const answer = await page.goto('./chapters/no-such-chapter/');
  expect(answer!.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这一页');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('为什么要深度学习');
});

test('beside the path nothing answers', async ({ request }) => {
  expect((await request.get('/glossary/')).status()).toBe(404);
});
