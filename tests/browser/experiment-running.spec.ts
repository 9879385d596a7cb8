import { expect, test, type Page } from '@playwright/test';
import { experimentIds, loadExperiment } from '../../src/lab/publish/catalogue.ts';
import { drawing, ended, goOn, offer, openFigure, places, type Figure } from './experiment-page.ts';

/** A reader runs a figure, holds it, goes back, and turns its parameters. */

const tent = './experiments/tent/';
const identical = '完成，与发布结果逐位一致';

test('a tap runs the published parameters, and the run is found identical to the last bit', async ({ page }) => {
  const figure = await openFigure(page, tent, 'tent');
  await expect(figure.status).toHaveText('已发布的结果');
  await figure.button('运行').click();
  await expect(figure.status).toHaveText(identical);
  await expect(figure.stage.locator('.lab-canvas svg').first()).toBeVisible();
});

/** One that trains as the reader looks on, one that reads data: where time is short they stand for all. */
const oneOfEach = ['parity-nets', 'digit-images'];

for (const id of experimentIds()) {
  test(
    `${id} runs here: nothing moves, and it ends identical to what is published`,
    { tag: oneOfEach.includes(id) ? '@fonts' : ['@fonts', '@slow'] },
    async ({ page }) => {
      const figure = await openFigure(page, `./experiments/${id}/`, id);
      const trainedBy = figure.root.locator('.lab-trained-by');
      if ((await trainedBy.count()) > 0) await expect(trainedBy).toContainText('运行以后');
      const before = await places(figure);
      await figure.button('运行').click();
      await expect(figure.status).toContainText(/正在计算|完成/);
      const { '.lab-stage': stage, '.lab-sentence': sentence } = await places(figure);
      expect([stage, sentence!.top]).toEqual([before['.lab-stage'], before['.lab-sentence']!.top]);
      // An experiment that can be resumed is a long one: its end is not waited for.
      if (!(await loadExperiment(id)).resumes) {
        await expect(figure.status).toHaveText(identical);
        if ((await trainedBy.count()) > 0) await expect(trainedBy).toContainText(/WebAssembly 内核|这次没有训练网络/);
      }
      const after = await places(figure);
      expect(after['.lab-stage']).toEqual(before['.lab-stage']);
      // The sentence says more while it runs and keeps that room: what is below has moved by no more than a line or two, and together.
      const moved = after['.lab-actions']!.top - before['.lab-actions']!.top;
      expect(moved).toBeCloseTo(after['.lab-sentence']!.height - before['.lab-sentence']!.height, 3);
      expect(moved).toBeLessThanOrEqual(60);
      await expect
        .poll(() => drawing(figure).evaluate((svg) => [svg.clientWidth, svg.clientHeight]))
        .toEqual([Math.round(stage!.width), Math.round(stage!.height)]);
    },
  );
}

test('a parameter turned runs at once, and one that is published shows its result without a run', async ({ page }) => {
  const figure = await openFigure(page, tent, 'tent');
  await figure.field('折叠次数').fill('7');
  await page.keyboard.press('Enter');
  await expect(figure.status).toHaveText('完成（未发布的参数，无可对照）');
  await expect(figure.sentence).toContainText('折 7 次得到 128 段');
  await expect(figure.slider('折叠次数')).toHaveValue('7');
  await figure.field('折叠次数').fill('10');
  await page.keyboard.press('Enter');
  await expect(figure.status).toHaveText('已发布的结果');
  await expect(figure.sentence).toContainText('1024 段');
  await figure.button('恢复原图').click();
  await expect(figure.sentence).toContainText('折 5 次得到 32 段');
  await expect(drawing(figure)).toContainText('折 5 次');
});

test('dragging a slider leaves the last value on the stage', { tag: '@slow' }, async ({ page }) => {
  const figure = await openFigure(page, tent, 'tent');
  await figure.slider('折叠次数').scrollIntoViewIfNeeded();
  const box = (await figure.slider('折叠次数').boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 0; i <= 20; i++)
    await page.mouse.move(box.x + box.width * (0.4 + 0.55 * (i / 20)), box.y + box.height / 2);
  await page.mouse.up();
  await expect
    .poll(async () => {
      const folds = await figure.slider('折叠次数').inputValue();
      return Number(folds) > 9 && (await figure.sentence.textContent())!.includes(`折 ${folds} 次`);
    })
    .toBe(true);
  await figure.button('撤销').click();
  await expect(figure.sentence).toContainText('折 5 次');
});

test('a value that cannot be is refused with a sentence beside its field, and nothing else changes', async ({
  page,
}) => {
  const figure = await openFigure(page, tent, 'tent');
  await figure.field('折叠次数').fill('99');
  await page.keyboard.press('Enter');
  await expect(figure.root.locator('.lab-wrong')).toContainText('0 到 16 之间的整数');
  await expect(figure.sentence).toContainText('折 5 次');
  await figure.field('折叠次数').fill('１２');
  await page.keyboard.press('Enter');
  await expect(figure.sentence).toContainText('折 12 次');
  await expect(figure.root.locator('.lab-wrong')).toHaveCount(0);
});

test('single steps, and after a reset the same steps give the same run', async ({ page }) => {
  const figure = await openFigure(page, tent, 'tent');
  const walk = async () => {
    const seen: string[] = [];
    for (let folds = 0; folds <= 3; folds++) {
      await figure.button(folds === 0 ? '重置' : '单步').click();
      await expect(figure.sentence).toContainText(`折 ${folds} 次`);
      await expect(figure.status).toContainText('已暂停');
      seen.push(await picture(page, figure, folds));
    }
    return seen;
  };
  const first = await walk();
  expect(new Set(first).size).toBe(4);
  expect(await walk()).toEqual(first);
  await figure.button('继续').click();
  await expect(figure.status).toHaveText(identical);
});

/** The marks of the drawing after so many folds. */
const picture = async (page: Page, figure: Figure, folds: number) => {
  const canvas = figure.stage.locator('.lab-canvas');
  await expect(canvas).toContainText(`折 ${folds} 次`);
  // The first panel says it; the others follow, one step a frame at least.
  await page.evaluate(async () => {
    for (let frames = 0; frames < 20; frames++) await new Promise(requestAnimationFrame);
  });
  return canvas.locator('path[d*="L"]').evaluateAll((paths) => paths.map((path) => path.getAttribute('d')).join('|'));
};

/** A run that takes a while. */
const long = './experiments/parity-nets/?parity-nets.steps=10000&parity-nets.tries=10&parity-nets.d=12';

test('a long run is held, goes on, and is left at once for other parameters', async ({ page }) => {
  await page.clock.install();
  const figure = await openFigure(page, long, 'parity-nets');
  await goOn(page, figure);
  await figure.button('暂停').click();
  await expect(figure.status).toContainText('已暂停');
  const held = await figure.status.textContent();
  await figure.button('单步').click();
  await expect(figure.button('继续')).toBeVisible();
  await figure.button('继续').click();
  await expect(figure.status).toContainText('正在计算');
  await expect(figure.status).not.toHaveText(held!.replace('已暂停', '正在计算'));
  await figure.button('恢复原图').click();
  await expect(figure.status).toHaveText('已发布的结果');
});

test(
  'a long run that a link asked for is held and offered over the picture, with its cost',
  { tag: '@slow' },
  async ({ page }) => {
    await page.clock.install();
    const figure = await openFigure(page, long, 'parity-nets');
    await expect(figure.status).toContainText(/正在计算 [1-9]/);
    await page.clock.fastForward(2000);
    await expect(offer(figure)).toHaveText(/还要约 \d+ (秒|分)/);
    await expect(figure.status).toContainText('先停下了');
    await offer(figure).click();
    await expect(figure.status).toContainText('正在计算');
    await expect(offer(figure)).toHaveCount(0);
  },
);

test('the same seed gives the same run, another seed another', async ({ page }) => {
  const figure = await openFigure(
    page,
    './experiments/parity-nets/?parity-nets.steps=100&parity-nets.tries=2&parity-nets.d=3',
    'parity-nets',
  );
  await ended(figure);
  const results: string[] = [];
  await page.exposeFunction('keep', (result: string) => void results.push(result));
  await page.evaluate(() =>
    document.addEventListener('lab:result', (event) => {
      const { final, result } = (event as CustomEvent<{ final: boolean; result: unknown }>).detail;
      if (final) void (window as unknown as { keep(result: string): void }).keep(JSON.stringify(result));
    }),
  );
  const finish = async (button: string) => {
    const before = results.length;
    await figure.button(button).click();
    if (button === '重置') await figure.button('继续').click();
    await expect.poll(() => results.length).toBe(before + 1);
    await expect(figure.status).toContainText('完成');
    return results.at(-1);
  };
  const first = await finish('运行');
  expect(await finish('重置')).toBe(first);
  expect(await finish('换种子')).not.toBe(first);
  await expect(page).toHaveURL(/parity-nets\.seed=1/);
  await figure.button('撤销').click();
  await expect.poll(() => results.at(-1)).toBe(first);
});

test('everything can be done by keyboard alone', async ({ page }) => {
  const figure = await openFigure(page, tent, 'tent');
  await figure.button('运行').focus();
  await page.keyboard.press('Enter');
  await expect(figure.status).toHaveText(identical);
  await figure.slider('折叠次数').focus();
  await page.keyboard.press('ArrowRight');
  await expect(figure.sentence).toContainText('折 6 次');
  await page.keyboard.press('Tab');
  await expect(figure.field('折叠次数')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(figure.sentence).toContainText('折 7 次');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(figure.sentence).toContainText('折 4 次');
  await figure.root.getByText('数据', { exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(figure.table).toContainText('16');
});

test.describe('by touch, on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 375, height: 812 } });

  test('buttons are a thumb wide, and a tap runs', { tag: '@slow' }, async ({ page }) => {
    const figure = await openFigure(page, tent, 'tent');
    for (const name of ['运行', '单步', '重置'])
      expect((await figure.button(name).boundingBox())!.height).toBeGreaterThanOrEqual(40);
    await figure.button('运行').tap();
    await expect(figure.status).toHaveText(identical);
  });
});

test('what is told aloud is each change of state, not its running numbers', async ({ page }) => {
  await page.clock.install();
  const figure = await openFigure(page, long, 'parity-nets');
  const told = figure.root.locator('.lab-hidden[role=status]');
  await goOn(page, figure);
  await expect(told).toHaveText('正在计算');
  await figure.button('暂停').click();
  await expect(told).toHaveText('已暂停');
});
