import { expect, test, type Page } from '@playwright/test';
import { figureOf, openFigure, scriptsFetched, type Figure } from './experiment-page.ts';

/** The data of a figure, gone through with the arrow keys: what is said, what is marked, and that nothing else answers. */

const stopOf = ({ root }: Figure) => root.getByRole('application');
const words = (figure: Figure) => stopOf(figure).getByRole('status');

/** Presses a key and waits for what is said then. */
async function press(page: Page, figure: Figure, key: string): Promise<string> {
  const before = await words(figure).textContent();
  await page.keyboard.press(key);
  await expect(words(figure)).not.toHaveText(before!);
  return (await words(figure).textContent())!;
}

/** Middles of shapes on the screen. */
const middles = (figure: Figure, selector: string) =>
  figure.root.locator(selector).evaluateAll((shapes) =>
    shapes.map((shape) => {
      const { left, top, width, height } = shape.getBoundingClientRect();
      return [left + width / 2, top + height / 2] as const;
    }),
  );

test('a reader goes from point to point, and hears and sees which it is; nothing comes before the first arrow', async ({
  page,
}) => {
  const figure = await openFigure(page, './experiments/fat-vs-thin/', 'fat-vs-thin');
  const fetched = scriptsFetched(page);
  await expect(stopOf(figure)).toHaveAccessibleName(/用方向键逐点听$/);
  await expect(stopOf(figure)).toHaveAccessibleDescription((await figure.sentence.textContent())!.trim());
  await stopOf(figure).focus();
  await expect(stopOf(figure)).toContainText('左右键换点');
  await expect(words(figure)).toBeEmpty();
  expect(fetched.filter((path) => !/cursor|late-style/.test(path))).toEqual([]);

  await page.keyboard.press('ArrowRight');
  await expect(words(figure)).toContainText('认错状态的帧：权重衰减 不衰减，');
  await expect(words(figure)).toContainText('第 1 点，共 2 点；系列 1×383（线）。左右键换点');
  expect(await press(page, figure, 'ArrowRight')).toMatch(
    /^权重衰减 0\.003，\d\d\.\d+%；第 2 点，共 2 点；系列 1×383（线）$/,
  );
  // What is said is in the table, where it is written with one digit less.
  const [, said] = /，(\d\d\.\d+)%/.exec((await words(figure).textContent())!)!;
  const cells = await figure.root.locator('.lab-data td').allTextContents();
  const off = cells.filter((cell) => /^[\d.]+%$/.test(cell)).map((cell) => Math.abs(parseFloat(cell) - Number(said)));
  expect(Math.min(...off)).toBeLessThanOrEqual(0.0501);
  // The ring lies around the mark that is spoken of.
  const isAtMark = async (color: string) => {
    const [ring] = await middles(figure, '.points-ring');
    const marks = await middles(figure, `.lab-canvas [fill="${color}"] > *, .lab-canvas [fill="${color}"]`);
    return marks.some(([x, y]) => Math.hypot(x - ring![0], y - ring![1]) < 1);
  };
  expect(await isAtMark('var(--ochre)')).toBe(true);
  expect(await press(page, figure, 'ArrowRight')).toMatch(/^到头了，权重衰减 0\.003/);
  expect(await press(page, figure, 'ArrowDown')).toMatch(/^权重衰减 0\.003，.*系列 3×167（线）$/);
  expect(await isAtMark('var(--indigo)')).toBe(true);
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await press(page, figure, key);
  await expect(words(figure)).toContainText('瘦高的比矮胖的多错多少（95% 区间）：权重衰减 不衰减，−');
  expect(await press(page, figure, 'End')).toContain('各自挑的');
  expect(await press(page, figure, 'Home')).toContain('第 1 点，共 3 点');

  await page.keyboard.press('Escape');
  await expect(stopOf(figure)).not.toBeFocused();
  await expect(words(figure)).toBeEmpty();
  await expect(figure.root.locator('.points-ring')).toBeHidden();
});

test('a figure is one stop before its handles, which keep their arrows', async ({ page }) => {
  const figure = await openFigure(page, './experiments/tent/', 'tent');
  await figure.button('运行').click();
  await expect(figure.status).toContainText('完成');
  const handle = figure.stage.getByRole('button', { name: /方向键移动/ });
  const folds = figure.field('折叠次数'),
    begun = await folds.inputValue();
  await stopOf(figure).focus();
  await page.keyboard.press('ArrowRight');
  await expect(words(figure)).toContainText('第 1 点');
  await press(page, figure, 'ArrowRight');
  await expect(folds).toHaveValue(begun);
  await page.keyboard.press('Tab');
  await expect(handle).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(folds).not.toHaveValue(begun);
  await page.keyboard.press('Shift+Tab');
  await expect(stopOf(figure)).toBeFocused();
});

test('cells are gone through in rows and columns; a drawing without data is no stop', async ({ page }) => {
  const figure = await openFigure(page, './experiments/carpet/', 'carpet');
  await stopOf(figure).focus();
  await page.keyboard.press('ArrowRight');
  await expect(words(figure)).toContainText('系列');
  while (!(await words(figure).textContent())!.includes('第 1 行')) await press(page, figure, 'Shift+ArrowUp');
  await press(page, figure, 'ArrowDown');
  expect(await press(page, figure, 'ArrowRight')).toContain('第 2 行，第 2 列，共 48 行 48 列');
  await page.goto('./experiments/paper-folding/');
  const folding = figureOf(page, 'paper-folding');
  await expect(folding.root.locator('astro-island:not([ssr])')).toBeAttached();
  await expect(stopOf(folding)).toHaveCount(0);
});

test('while a run goes on what changes under the cursor is said every two seconds at most, and at its end at once', async ({
  page,
}) => {
  await page.clock.install();
  const figure = await openFigure(page, './experiments/carpet/?carpet.steps=3000', 'carpet');
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
  const pass = (ms: number) => page.clock.runFor(ms);
  await expect
    .poll(async () => {
      await pass(200);
      return figure.status.textContent();
    })
    .toMatch(/完成|已发布|先停下/);
  await stopOf(figure).focus();
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(async () => {
      await pass(50);
      return words(figure).textContent();
    })
    .toContain('系列 深（线）');
  await page.keyboard.press('End');
  await page.evaluate(() => {
    const spoken: { at: number; text: string; running: boolean }[] = [];
    const region = document.querySelector('.points-words[role="status"]')!;
    new MutationObserver(() => {
      const text = region.textContent,
        running = document.querySelector('.lab-status')!.textContent.includes('正在计算');
      if (text) spoken.push({ at: performance.now(), text, running });
    }).observe(region, { childList: true });
    Object.assign(window, { spoken });
  });
  await figure.button('运行').evaluate((button: HTMLElement) => button.click());
  // Passes on at once: how long the run takes on this machine is not what is asked.
  while (!(await figure.status.textContent())!.includes('完成')) await pass(400);
  // The last picture is drawn in frames, which pass by this clock too.
  await expect
    .poll(async () => {
      await pass(100);
      return words(figure).textContent();
    })
    .toMatch(/训练步数 3000/);
  const spoken = await page.evaluate(
    () => (window as unknown as { spoken: { at: number; text: string; running: boolean }[] }).spoken,
  );
  const during = spoken.filter(({ running }) => running);
  expect(during.length).toBeGreaterThan(1);
  for (const [i, { at }] of during.slice(1).entries()) expect(at - during[i]!.at).toBeGreaterThanOrEqual(2000);
  expect(new Set(during.map(({ text }) => text)).size).toBe(during.length);
  // What stands at the end is what was said last.
  expect(spoken.at(-1)!.text).toBe(await words(figure).textContent());
});
