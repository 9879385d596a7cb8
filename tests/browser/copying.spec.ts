import { expect, test } from './book-test.ts';

/** Numbers that are read as 4.97×10⁻⁵ or 32 769 land in the clipboard as programs read them. */

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a small number of the prose pastes as a number, alone and within what stands around it', async ({ page }) => {
  await page.goto('chapters/universality/');
  const number = page.locator('a.value data:has(sup)').first();
  await number.scrollIntoViewIfNeeded();
  const exact = Number(await number.getAttribute('value'));
  expect(await number.textContent()).toMatch(/^\d\.\d+×10−\d+$/);
  const copy = async (within: 'data' | 'td' | 'tr') => {
    await number.evaluate((one, place) => getSelection()!.selectAllChildren(one.closest(place)!), within);
    await page.keyboard.press('ControlOrMeta+c');
    return page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item!.getType(type)).text();
      return { text: await read('text/plain'), html: await read('text/html') };
    });
  };
  for (const within of ['data', 'td'] as const) {
    const { text, html } = await copy(within);
    expect(text).toMatch(/^\d\.\d+e-\d+\s*$/);
    expect(Math.abs(Number(text) - exact)).toBeLessThan(exact * 0.005);
    expect(html).toContain(text.trim());
    expect(html).not.toContain('×10');
  }
  // Cells are kept apart as the browser does it.
  const { text } = await copy('tr');
  expect(text).toMatch(/ReLU 构造\t\d+\t[\d.]+\t\d\.\d+e-\d+/);
});

test('beside a formula, which copies as LaTeX, a number still pastes as one', { tag: '@slow' }, async ({ page }) => {
  await page.goto('chapters/universality/');
  const paragraph = page
    .locator('p:has(.katex):has(a.value data:has(sup)), tr:has(.katex):has(a.value data:has(sup))')
    .first();
  await paragraph.evaluate((one) => getSelection()!.selectAllChildren(one));
  await page.keyboard.press('ControlOrMeta+c');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/\$[^$]*\\[a-z]+[^$]*\$/);
  expect(text).toMatch(/\d\.\d+e-\d+/);
  expect(text).not.toMatch(/×10|10−/);
});

test('digits in groups paste together, and what holds no number is copied by the browser itself', async ({ page }) => {
  await page.goto('chapters/circuits-and-parity/');
  const grouped = page.locator('a.value data', { hasText: '\u202f' }).first();
  await grouped.evaluate((one) => getSelection()!.selectAllChildren(one));
  await page.keyboard.press('ControlOrMeta+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await grouped.getAttribute('value'));
  const words = page
    .locator('.chapter-text p, article p')
    .filter({ hasNot: page.locator('data, .katex') })
    .first();
  await words.evaluate((one) => getSelection()!.selectAllChildren(one));
  const said = await page.evaluate(() => getSelection()!.toString());
  await page.keyboard.press('ControlOrMeta+c');
  expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toBe(said.trim());
});
