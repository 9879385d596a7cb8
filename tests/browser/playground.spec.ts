import { expect, test, type Locator, type Page } from '@playwright/test';
import { painted } from './checks/visit.ts';
import { ended, openFigure, type Figure } from './experiment-page.ts';
import { cancelled, draw, scrolled, tap } from './finger.ts';

/** The playground under a real finger, on a phone whose page scrolls. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

/** Few steps, so that a run ends soon; the whole figure on the screen. */
async function open(page: Page, query = 'playground.steps=40'): Promise<Figure> {
  const figure = await openFigure(page, `./experiments/playground/?${query}`, 'playground');
  await ended(figure);
  await expect(figure.stage.locator('.playground-net')).toBeAttached();
  // The stage at the upper edge: the controls, which stay at the lower one, cover nothing of it.
  await figure.stage.evaluate((stage) => scrollBy(0, stage.getBoundingClientRect().top - 8));
  return figure;
}

async function middle(target: Locator): Promise<[number, number]> {
  const { x, y, width, height } = (await target.boundingBox())!;
  return [x + width / 2, y + height / 2];
}

/** Does something with a finger that the page must not take away, nor follow by scrolling. */
async function still(page: Page, act: () => Promise<void>): Promise<void> {
  const [top, taken] = [await scrolled(page), await cancelled(page)];
  await act();
  expect([await taken(), await scrolled(page)]).toEqual([0, top]);
}

/** What a parameter that folds away is set to, as the address has it; null at its default. */
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(`playground.${name}`);
const numbers = (page: Page): number[] => (parameter(page, 'weights') ?? '').split(',').filter(Boolean).map(Number);

test('the net, its surface and its points are on one screen of a phone, nothing goes beside it', async ({ page }) => {
  const figure = await open(page);
  const { y, height } = (await figure.stage.boundingBox())!;
  const { height: controls } = (await figure.root.locator('.lab-state').boundingBox())!;
  expect(height + controls).toBeLessThan(812 - y);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
});

test('a weight is dragged on the drawing: the whole net is the start from there, held until it is wanted; one undo takes it back', async ({
  page,
}) => {
  const figure = await open(page);
  const unit = figure.root.getByRole('button', { name: '第 2 层第 1 个单元', exact: true });
  await still(page, async () => draw(page, [await middle(unit)]));
  await expect(unit).toHaveAttribute('aria-pressed', 'true');
  const knob = figure.root.getByRole('slider', { name: '第 1 层第 2 个单元到第 2 层第 1 个单元的权重' });
  const before = Number(await knob.getAttribute('aria-valuenow'));
  const at = await middle(knob);
  await still(page, () => draw(page, [at, [at[0] + 60, at[1]]]));
  await expect(figure.status).toContainText('已暂停');
  await expect(figure.sentence).toContainText('还没有训练');
  // Two inputs, 4 units, 2 units, one output.
  const after = Number(await knob.getAttribute('aria-valuenow'));
  expect(after - before).toBeGreaterThan(1);
  await expect.poll(() => numbers(page)[12 + 2]).toBeCloseTo(after, 2);
  expect(numbers(page)).toHaveLength(2 * 4 + 4 + 4 * 2 + 2 + 2 + 1);
  await knob.press('ArrowRight');
  await expect.poll(() => numbers(page)[12 + 2]).toBeCloseTo(after + 0.1, 2);
  await tap(figure.button('撤销'));
  await expect.poll(() => numbers(page)[12 + 2]).toBeCloseTo(after, 2);
  await tap(figure.button('撤销'));
  await expect.poll(() => parameter(page, 'weights')).toBeNull();
});

test('a layer and a unit come and go at a touch, each undone as one', async ({ page }) => {
  const figure = await open(page);
  await tap(figure.button('+层 加在输出前面'));
  await expect.poll(() => parameter(page, 'layers')).toBe('4,2,2');
  await expect(figure.button('第 3 层加一个单元')).toBeVisible();
  await tap(figure.button('第 3 层减一个单元'));
  await expect.poll(() => parameter(page, 'layers')).toBe('4,2,1');
  await tap(figure.button('拿走第 3 层'));
  await expect.poll(() => parameter(page, 'layers')).toBeNull();
  await tap(figure.button('撤销'));
  await expect.poll(() => parameter(page, 'layers')).toBe('4,2,1');
});

test('own points are drawn with a finger, both classes, and one undo brings the data set back', async ({ page }) => {
  const figure = await open(page);
  await tap(figure.button('画点'));
  const sheet = figure.root.getByRole('slider', { name: /^在图上放/ });
  // A finger that comes down before the sheet is painted would scroll.
  await expect(sheet).toBeVisible();
  await painted(page);
  const { x, y, width, height } = (await sheet.boundingBox())!;
  const at = (u: number, v: number) => [x + u * width, y + v * height] as const;
  await still(page, () => draw(page, [at(0.2, 0.2), at(0.2, 0.8)]));
  // One class alone cannot be learnt.
  await expect(figure.root.getByText('两类都放上点，就开始学。')).toBeVisible();
  await tap(figure.button('方块'));
  await still(page, () => draw(page, [at(0.8, 0.2), at(0.8, 0.8)]));
  await expect(figure.root.getByLabel('数据', { exact: true }).first()).toHaveValue('own');
  // As an address writes groups of points.
  await expect.poll(() => parameter(page, 'points')).toContain('_then__');
  const [circles, squares] = parameter(page, 'points')!.split('_then__');
  const across = (text: string) => text.split('__').map((point) => Number(point.split(',')[0]));
  expect(across(circles!).length).toBeGreaterThan(3);
  expect(Math.max(...across(circles!))).toBeLessThan(-1);
  expect(Math.min(...across(squares!))).toBeGreaterThan(1);
  await ended(figure);
  await tap(figure.button('撤销'));
  await expect(figure.root.getByLabel('数据', { exact: true }).first()).toHaveValue('circle');
});

test('points of different values are drawn with a finger and learnt as values', { tag: '@slow' }, async ({ page }) => {
  const figure = await open(page, 'playground.steps=40&playground.dataset=plane&playground.share=0');
  await tap(figure.button('画点'));
  const sheet = figure.root.getByRole('slider', { name: /^在图上放值/ });
  await expect(sheet).toBeVisible();
  await painted(page);
  const { x, y, width, height } = (await sheet.boundingBox())!;
  const at = (u: number, v: number) => [x + u * width, y + v * height] as const;
  const values = () => (parameter(page, 'values') ?? '').split(',').filter(Boolean).map(Number);
  await still(page, () => draw(page, [at(0.25, 0.5)]));
  await expect.poll(values).toEqual([1]);
  for (const [pen, across, wanted] of [
    ['−0.5', 0.5, [1, -0.5]],
    ['0.0', 0.75, [1, -0.5, 0]],
  ] as const) {
    await tap(figure.button(pen));
    await expect(figure.button(pen)).toHaveAttribute('aria-pressed', 'true');
    await still(page, () => draw(page, [at(across, 0.5)]));
    await expect.poll(values).toEqual([...wanted]);
  }
  await tap(figure.button('画好了'));
  await ended(figure);
  await expect(figure.sentence).toContainText('训练点上均方误差是');
  await expect(figure.root.getByLabel('数据', { exact: true }).first()).toHaveValue('own');
});

test(
  'a table of three columns is learnt: numbers as values, two words as classes',
  { tag: '@slow' },
  async ({ page }) => {
    const figure = await open(page, 'playground.steps=40&playground.share=0');
    const give = (name: string, rows: string[]) =>
      figure.root
        .locator('input[type="file"]')
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
    const places = Array.from({ length: 30 }, (_, i) => [(i % 6) - 2.5, Math.floor(i / 6) - 2] as const);
    await give('值.csv', ['东,北,高', ...places.map(([a, b]) => `${a},${b},${(a + b) / 5}`)]);
    await expect(figure.sentence).toContainText('训练点上均方误差是');
    await give('类.csv', ['东,北,种', ...places.map(([a, b]) => `${a},${b},${a + b > 0 ? '猫' : '狗'}`)]);
    await expect(figure.sentence).toContainText('训练点上答对');
    await give('坏.csv', ['东,北,种', ...places.map(([a, b]) => `${a},${b},${['猫', '狗', '鸟'][(a + 10.5) % 3]}`)]);
    await expect(figure.root).toContainText('坏.csv 第 2 行的 y 是');
  },
);

test('a run that is paused, stepped and set back begins at the very same start, and lies behind the next one', async ({
  page,
}) => {
  const figure = await open(page, 'playground.steps=40&playground.seed=3');
  const start = async () => {
    await tap(figure.button('重置'));
    await expect(figure.status).toContainText('已暂停');
    await expect(figure.sentence).toContainText('还没有训练');
    await tap(figure.button('算式'));
    const text = await figure.root.getByRole('textbox', { name: '网络写成 LaTeX' }).inputValue();
    await tap(figure.button('关上'));
    return text;
  };
  const first = await start();
  await tap(figure.button('单步'));
  await expect(figure.sentence).toContainText('训练了');
  await tap(figure.button('继续'));
  await expect(figure.status).toContainText('完成');
  expect(await start()).toBe(first);
  await figure.field('学习率').fill('0.3');
  await figure.field('学习率').press('Enter');
  await expect(figure.status).toContainText('完成');
  const drawing = figure.stage.locator('.playground-drawing');
  await expect(drawing).toContainText('灰线：上一次');
  await expect(drawing).toContainText('学习率 0.03');
});

test('a link opens in its state: own points, own weights', { tag: '@slow' }, async ({ page }) => {
  const weights = '1,0.5,-2';
  const figure = await open(
    page,
    `playground.dataset=own&playground.points=-1,0 -1,1; 1,0 1,1&playground.layers=&playground.weights=${weights}&playground.steps=0&playground.share=0`,
  );
  await expect(figure.sentence).toContainText('没有隐藏层的网络还没有训练');
  await tap(figure.button('算式'));
  await expect(figure.root.getByRole('textbox', { name: '网络写成 LaTeX' })).toHaveValue(
    /z &= 1\\,x_1 \+ 0\.5\\,x_2 - 2/,
  );
});
