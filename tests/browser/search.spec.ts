import type { Page } from '@playwright/test';
import { wider } from './checks/layout.ts';
import { test, expect } from './book-test.ts';
import { tap } from './finger.ts';

/** A reader looks for something. */

const dialogOf = (page: Page) => page.getByRole('dialog', { name: '搜索全书' });
const fieldOf = (page: Page) => page.getByRole('textbox', { name: '在全书里找' });
const hitsOf = (page: Page) => page.locator('a.search-hit');
const count = (page: Page) => page.getByRole('status').filter({ hasText: /段|全书/ });

/** The text that is marked on the page, formulas as they are set. */
const marked = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map((range) => (range as Range).toString()).join('|'));

test('by the keyboard alone a reader gets into a folded proof of another chapter', async ({ page }) => {
  await page.goto('./chapters/universality/');
  await page.keyboard.press('/');
  await expect(fieldOf(page)).toBeFocused();
  await page.keyboard.type('少的一边不超过');
  await expect(count(page)).toContainText('1 段');
  await expect(hitsOf(page)).toContainText('定理 10.2 的证明');
  await page.keyboard.press('ArrowDown');
  await expect(hitsOf(page)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(fieldOf(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/circuits-and-parity\/\?find=.*#thm-two-level$/);
  await expect.poll(() => marked(page)).toBe('少的一边不超过');
  const passage = page.locator(':focus');
  await expect(passage).toContainText('少的一边不超过');
  await expect(passage).toBeInViewport();
  expect(await passage.evaluate((element) => element.closest('details')!.open)).toBe(true);
  // Only the step that holds it is unfolded.
  await expect(page.locator('details[open]')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect.poll(() => marked(page)).toBe('');
  // Who passes the address on from now on passes on the page.
  await expect(page).toHaveURL(/circuits-and-parity\/#thm-two-level$/);
  await page.goBack();
  await expect(page).toHaveURL(/universality/);
});

test('an answer leads to its own passage, though the same word stands all over the page', async ({ page }) => {
  await page.goto('./chapters/paper-cutting/');
  const group = page.locator('.search-group').filter({ has: page.getByRole('heading', { name: /^第 11 章/ }) });
  await page.keyboard.press('/');
  await fieldOf(page).fill('折');
  await group.getByRole('button', { name: /这里还有/ }).click();
  await expect(group.getByRole('button')).toHaveCount(0);
  const all = await hitsOf(page)
    .filter({ hasNot: page.locator('.is-name') })
    .and(group.locator('a'))
    .count();
  expect(all).toBeGreaterThan(20);
  for (let i = 3; i < all; i += Math.ceil(all / 6)) {
    const hit = hitsOf(page)
      .filter({ hasNot: page.locator('.is-name') })
      .and(group.locator('a'))
      .nth(i);
    const words = await hit
      .locator('.search-words')
      .evaluate((element) => element.textContent.match(/\p{Script=Han}+/gu)!);
    const longest = words.sort((a, b) => b.length - a.length)[0]!;
    await hit.click();
    await expect(page.locator(':focus')).toContainText(longest);
    await expect(page.locator(':focus')).toBeInViewport();
    // The list is as the reader left it.
    await page.keyboard.press('/');
  }
});

test('keys open the search and close it; in a field they are letters', async ({ page }) => {
  await page.goto('./chapters/universality/');
  const answer = page.locator('.answer input[type=text]').first();
  await answer.focus();
  await page.keyboard.press('/');
  await expect(answer).toHaveValue('/');
  await page.getByRole('link', { name: '搜索' }).focus();
  await page.keyboard.press('Control+k');
  await fieldOf(page).fill('梯度');
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  await expect(page.getByRole('link', { name: '搜索' })).toBeFocused();
  // What was looked for is still there, ready to be typed over.
  await page.keyboard.press('Enter');
  await expect(fieldOf(page)).toHaveValue('梯度');
  await page.keyboard.type('tdxj');
  await expect(hitsOf(page).first()).toContainText('梯度下降');
});

test('an input method is waited for, and the letters that it is given are no query', async ({ page }) => {
  await page.goto('./glossary/');
  await page.getByRole('link', { name: '搜索' }).click();
  await expect(dialogOf(page).getByText('例如')).toBeVisible();
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: "pu'bian", selectionStart: 7, selectionEnd: 7 });
  await expect(fieldOf(page)).toHaveValue("pu'bian");
  await expect(hitsOf(page)).toHaveCount(0);
  await expect(dialogOf(page).getByText('例如')).toBeVisible();
  await client.send('Input.insertText', { text: '普遍' });
  await expect(hitsOf(page).first()).toContainText('普遍');
  await fieldOf(page).fill('pubian');
  await expect(hitsOf(page).first()).toContainText('普遍');
});

test('the book comes at the first use; where it does not come, the reader is told and can try again', async ({
  page,
}) => {
  let asked = 0,
    isOnline = false,
    heard = 0;
  await page.route('**/library/*', (route) => {
    asked++;
    if (route.request().url().endsWith('.syllables.bin')) heard++;
    return isOnline ? route.continue() : route.abort();
  });
  await page.goto('./glossary/');
  await page.waitForLoadState('networkidle');
  expect(asked).toBe(0);
  await page.getByRole('link', { name: '搜索' }).click();
  await fieldOf(page).fill('梯度');
  await expect(page.getByText('没有取到全书的文字')).toBeVisible();
  isOnline = true;
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(hitsOf(page).first()).toBeVisible();
  await expect(fieldOf(page)).toHaveValue('梯度');
  // How the book sounds is not asked for until a query may be meant so.
  expect(heard).toBe(0);
  await fieldOf(page).fill('tidu');
  await expect.poll(() => heard).toBe(1);
  await expect(hitsOf(page).first()).toContainText('梯度');
});

test('where the program itself does not come, the page stays and says so', async ({ page }) => {
  await page.route('**/_astro/dialog*', (route) => route.abort());
  await page.goto('./glossary/');
  await page.getByRole('link', { name: '搜索' }).click();
  await expect(page.getByRole('alert')).toContainText('没有载入');
});

const hostile = '<img src=x onerror=alert(1)>&"\'';

test('a query in an address is words: shown, looked for, kept when one comes back', async ({ page }) => {
  await page.goto(`./search/?q=${encodeURIComponent(hostile)}`);
  await expect(fieldOf(page)).toHaveValue(hostile);
  await expect(count(page)).toContainText(`全书没有“${hostile}”`);
  await expect(page.locator('main img')).toHaveCount(0);
  // As messengers send it on: encoded once more, with the full stop after it.
  await page.goto(`./search/?q=${encodeURIComponent(encodeURIComponent('纸折'))}。`);
  await expect(fieldOf(page)).toHaveValue('纸折');
  await fieldOf(page).fill('普遍性');
  await expect(page).toHaveURL(/\?q=%E6%99%AE%E9%81%8D%E6%80%A7$/);
  await hitsOf(page).first().click();
  await expect(page).toHaveURL(/find=/);
  await page.goBack();
  await expect(fieldOf(page)).toHaveValue('普遍性');
  await expect(hitsOf(page).first()).toBeVisible();
});

test('the examples that are offered are found', async ({ page }) => {
  await page.goto('./search/');
  const offered = page.locator('.search-invitation button');
  await expect(offered.first()).toBeVisible();
  const number = await offered.count();
  expect(number).toBeGreaterThan(3);
  for (let i = 0; i < number; i++) {
    await offered.nth(i).click();
    await expect(hitsOf(page).first()).toBeVisible();
    await page.getByRole('button', { name: '清空' }).click();
  }
  await fieldOf(page).fill('多头注意机制');
  await expect(count(page)).toContainText('全书没有');
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

  test('a reader finds a passage of the very page, and loses nothing of it', async ({ page }) => {
    await page.goto('./chapters/circuits-and-parity/');
    await page.evaluate(() => Object.assign(window, { same: true }));
    await tap(page.getByRole('link', { name: '搜索' }));
    const box = (await dialogOf(page).boundingBox())!;
    expect([box.x, box.y, box.width, box.height]).toEqual([0, 0, 375, 812]);
    await fieldOf(page).fill('链');
    await expect(hitsOf(page).first()).toBeVisible();
    const more = page.getByRole('button', { name: /这里还有/ }).first();
    const before = await hitsOf(page).count();
    await tap(more);
    await expect.poll(() => hitsOf(page).count()).toBeGreaterThan(before);
    const small = await page
      .locator('dialog :is(a.search-hit, button, input)')
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent));
    expect(small).toEqual([]);
    expect(await wider(page, [320, 375])).toEqual([]);
    await fieldOf(page).fill('2^{d-1}+1');
    await expect(hitsOf(page).nth(1).locator('mark sup').first()).toBeVisible();
    await tap(hitsOf(page).nth(1));
    await expect(dialogOf(page)).toBeHidden();
    await expect(page.locator(':focus')).toBeInViewport();
    expect(await marked(page)).toContain('2');
    expect(await page.evaluate(() => 'same' in window)).toBe(true);
    await page.goBack();
    await expect(page).toHaveURL(/circuits-and-parity\/$/);
  });

  test('a tap before the script came leads to the page that searches', async ({ page }) => {
    const held: (() => void)[] = [];
    // The short program in the head sets the reader's theme and goes before everything else: it comes with the page.
    const first = /<script src="([^"]+)"/.exec(await (await page.request.get('./glossary/')).text())?.[1] ?? '';
    expect(first).not.toBe('');
    await page.route('**/_astro/*.js', async (route) => {
      const waits = held.length < 50 && !page.url().includes('/search/') && !route.request().url().endsWith(first);
      if (waits) await new Promise<void>((go) => held.push(go));
      await route.continue().catch(() => {});
    });
    await page.goto('./glossary/', { waitUntil: 'commit' });
    await page.getByRole('link', { name: '搜索' }).tap();
    await page.waitForURL(/\/search\/$/, { waitUntil: 'commit' });
    held.forEach((go) => go());
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.reload();
    await expect(fieldOf(page)).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the link leads to the contents and the words of the glossary', async ({ page }) => {
    await page.goto('./chapters/universality/');
    await page.getByRole('link', { name: '搜索' }).click();
    await expect(page.getByText('要浏览器打开 JavaScript')).toBeVisible();
    await page.getByRole('link', { name: '反向传播' }).click();
    await expect(page).toHaveURL(/glossary\/#back-propagation$/);
  });
});
