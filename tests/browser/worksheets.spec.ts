import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getDocumentProxy, extractText } from 'unpdf';
import { expect, test } from './book-test.ts';
import { axeFaults } from './checks/axe.ts';
import { site } from './pages.ts';
import { slowUnless } from './tags.ts';

const sheet = './worksheets/universality/';

test('a worksheet prints its exercises with room to write, and the solutions on pages of their own only if asked', async ({
  page,
}) => {
  await page.goto(sheet);
  const printed = async () => {
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
    return (await extractText(pdf)).text;
  };
  const count = await page.locator('main > section.exercise').count();
  expect(count).toBeGreaterThan(3);
  const without = (await printed()).join('');
  expect(without.match(/习题 9\.\d/g)!.length).toBeGreaterThanOrEqual(count);
  expect(without).not.toContain('解答');
  await page.getByRole('checkbox', { name: '把解答印在后面' }).check();
  const pages = await printed();
  const first = pages.findIndex((text) => text.includes('解答'));
  expect(first).toBeGreaterThan(0);
  // Nothing is asked where solutions begin.
  expect(pages[first]).toMatch(/^\s*(\d+\s+)?解答/);
});

for (const slug of readdirSync(join(site, 'worksheets')))
  test(
    `the worksheet of ${slug} is in order on a phone, too`,
    slowUnless(slug === 'fat-and-thin'),
    async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      await page.goto(`./worksheets/${slug}/`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(await axeFaults(page, { widths: [320] })).toEqual([]);
      await page.getByRole('link', { name: '这一章' }).click();
      await expect(page).toHaveURL(new RegExp(`chapters/${slug}/$`));
    },
  );

test('the page for teachers leads to a sheet of each chapter', async ({ page }) => {
  await page.goto('./teaching/');
  const hrefs = await page
    .locator('.worksheet-list a')
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  expect(hrefs.length).toBeGreaterThan(15);
  for (const href of hrefs) expect((await page.request.get(href)).status()).toBe(200);
});
