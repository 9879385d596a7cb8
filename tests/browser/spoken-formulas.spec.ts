import type { Page } from '@playwright/test';
import { axeFaults } from './checks/axe.ts';
import { expect, test } from './book-test.ts';

/** Formulas are heard: as one name each by a screen reader, and part by part by anyone who asks. */

const chapter = './chapters/universality/';
const bar = (page: Page) => page.getByRole('region', { name: '公式的读法' });
const words = (page: Page) => bar(page).locator('[aria-live]');
const width = '大 N 等于取最大值左括号一逗号，上取整开始，分数，分子大 L，分母二艾普西隆，分数结束，上取整结束右括号';

/** What Chromium tells screen readers of everything below an element: role and name, ignored things left out. */
async function heard(page: Page, selector: string): Promise<string[]> {
  const client = await page.context().newCDPSession(page);
  const { root } = await client.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { node } = await client.send('DOM.describeNode', { nodeId });
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((one) => [one.nodeId, one]));
  const below = (id: string): string[] => {
    const one = byId.get(id)!;
    const own = one.ignored ? [] : [`${String(one.role?.value)} ${String(one.name?.value ?? '')}`.trim()];
    return [...own, ...(one.childIds ?? []).flatMap(below)];
  };
  return below(nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId)!.nodeId);
}

test('a formula is one name to a screen reader, and the symbols in it that a figure shows stay buttons', async ({
  page,
}) => {
  await page.goto(chapter);
  await expect(page.locator('#eq-width [role="button"]').first()).toBeAttached();
  const all = await heard(page, '#eq-width .katex');
  expect(all.filter((one) => one.startsWith('image'))).toEqual([`image ${width}，编号 9.1`]);
  expect(all.filter((one) => one.startsWith('button')).sort()).toEqual([
    'button 在图中显示 L',
    'button 在图中显示 N',
    'button 在图中显示 艾普西隆',
  ]);
  expect(all.filter((one) => /^Math/i.test(one))).toEqual([]);
});

test('a formula on a line of its own is walked with the arrow keys', async ({ page }) => {
  await page.goto(chapter);
  const box = page.locator('#eq-width .formula-scroll');
  await box.focus();
  await page.keyboard.press('Enter');
  await expect(words(page)).toHaveText(width);
  await expect(bar(page).getByRole('application')).toBeFocused();
  const press = async (key: string, said: string | RegExp) => {
    await page.keyboard.press(key);
    await expect(words(page)).toHaveText(said);
  };
  const boxes = () =>
    page.locator('.formula-parts span').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
  const [whole] = await boxes();
  await press('ArrowDown', '大 N');
  const [letter] = await boxes();
  const painted = (await page.locator('#eq-width [data-symbol="cells"]').boundingBox())!;
  expect(letter!.width).toBeLessThan(whole!.width / 5);
  expect(Math.abs(letter!.x - painted.x)).toBeLessThan(4);
  await press('ArrowLeft', '前面没有了。大 N');
  await press('ArrowRight', /^等于取最大值/);
  await press('ArrowDown', '取最大值');
  await press('ArrowRight', /^左括号一逗号/);
  await press('ArrowDown', '一');
  await press('ArrowRight', /^上取整开始/);
  await press('ArrowDown', '分子，大 L');
  await press('ArrowRight', '分母，二艾普西隆');
  await press('ArrowDown', '二');
  await press('ArrowDown', '没有更小的部分。二');
  await press('ArrowUp', '分母，二艾普西隆');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await expect(page.locator('.formula-parts')).toHaveCount(0);
  await expect(box).toBeFocused();
});

test('a formula in a line is read when it is pressed, and the next one follows; axe finds no fault in the bar', async ({
  page,
}) => {
  await page.goto(chapter);
  const formula = page.locator('main p .katex:not(:has([data-symbol]))').first();
  const label = (await formula.locator('[role="img"]').getAttribute('aria-label'))!;
  await formula.locator('.katex-html').click();
  await expect(words(page)).toHaveText(label);
  await page.keyboard.press('n');
  await expect(words(page)).not.toHaveText(label);
  await page.keyboard.press('p');
  await expect(words(page)).toHaveText(label);
  expect(await axeFaults(page, { within: '.formula-bar', widths: [1280] })).toEqual([]);
  await page.getByRole('heading', { level: 1 }).click();
  await expect(bar(page)).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('formulas are called by their words', async ({ page }) => {
    await page.goto(chapter);
    await expect(page.locator('#eq-width .katex').getByRole('img')).toHaveAccessibleName(`${width}，编号 9.1`);
    const formulas = await page.locator('.katex').count();
    expect(await page.locator('.katex-mathml[role="img"][aria-label]').count()).toBe(formulas);
  });
});
