import { expect, test, type Page } from '@playwright/test';
import { labelsOver } from './checks/labels.ts';
import { painted } from './checks/visit.ts';
import { openFigure, type Figure } from './experiment-page.ts';
import { draw, scrolled, tap } from './finger.ts';
import { slowUnless } from './tags.ts';
import { boxOf, running, still } from './touched-figure.ts';

/** What is drawn and dragged on figures with a real finger, on a phone whose page scrolls. */

test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

/** What draws a figure is got ready before it is touched. */
const has4g = { saveData: false, effectiveType: '4g' } as const;

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
/** What a parameter that folds away stands at, as its field has it; the fold must have been opened. */
const written = (figure: Figure, name: string) => figure.field(name).inputValue();

/** Which lines of a plane are placed by the reader: a place written twice is none. */
const placed = async (figure: Figure, name: string) =>
  (await written(figure, name)).split('; ').flatMap((line, i) => {
    const [from, to] = line.split(' ');
    return from === to ? [] : [i];
  });

test('a function is drawn on the plot itself, and one undo takes the stroke back; before 自己画 the page scrolls there', async ({
  page,
}) => {
  const figure = await running(page, 'universality', '?universality.steps=0');
  const button = figure.button('自己画');
  await boxOf(button);
  await tap(button);
  const sheet = figure.root.getByRole('slider', { name: /^在图上画 f/ });
  const { x, y, width, height } = await boxOf(sheet);
  const at = (u: number, v: number) => [x + u * width, y + v * height] as const;
  await still(page, () => draw(page, [at(0.02, 0.9), at(0.5, 0.1), at(0.98, 0.9)]));
  await figure.unfold();
  await expect.poll(() => written(figure, '函数')).toMatch(/^\[/);
  const heights = JSON.parse(await written(figure, '函数')) as number[];
  const peak = heights.indexOf(Math.max(...heights));
  expect(peak).toBeGreaterThan(heights.length / 2 - 3);
  expect(peak).toBeLessThan(heights.length / 2 + 3);
  expect(heights[1]).toBeLessThan(heights[8]!);
  expect(heights.at(-2)).toBeLessThan(heights.at(-9)!);
  await figure.button('撤销').click();
  await expect.poll(() => parameter(page, 'universality.f')).toBeNull();
  await tap(figure.button('画好了'));
  await expect(sheet).toHaveCount(0);
  const top = await scrolled(page);
  await draw(page, [at(0.5, 0.9), at(0.5, -0.6)]);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(top + 60);
});

test('a line of an arrangement is turned, and one undo turns it back; a tap picks a region, a swipe up scrolls', async ({
  page,
}) => {
  const figure = await running(page, 'arrangement');
  const map = figure.root.getByRole('slider', { name: /框出哪一块/ });
  const { x, y, width, height } = await boxOf(map);
  const picked = () => map.getAttribute('aria-valuenow');
  const before = await picked();
  await draw(page, [[x + 0.08 * width, y + 0.3 * height]]);
  await expect.poll(picked).not.toBe(before);
  const chosen = await picked();
  const handle = figure.root.getByRole('button', { name: /^第 \d+ 条直线，一端/ });
  const box = await boxOf(handle);
  const [u, v] = [box.x + box.width / 2, box.y + box.height / 2];
  await still(page, () =>
    draw(page, [
      [u, v],
      [u + 30, v + 50],
    ]),
  );
  await figure.unfold();
  await expect.poll(() => placed(figure, '自己放的直线')).toHaveLength(1);
  const after = async () => {
    const now = (await handle.boundingBox())!;
    return Math.hypot(now.x + now.width / 2 - u, now.y + now.height / 2 - v);
  };
  await expect.poll(after).toBeGreaterThan(10);
  await figure.button('撤销').click();
  await expect.poll(() => parameter(page, 'arrangement.own')).toBeNull();
  // The regions are those of before again, and so is their numbering.
  await expect.poll(picked).toBe(chosen);
  const area = await boxOf(map);
  const top = await scrolled(page);
  await draw(page, [
    [area.x + 0.9 * area.width, area.y + 0.9 * area.height],
    [area.x + 0.9 * area.width, area.y + 0.1 * area.height],
  ]);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(top + 60);
  expect(await picked()).toBe(chosen);
});

test('a line of a net’s first layer is turned by finger and by key, each undone as one; no other line of it moves', async ({
  page,
}) => {
  const figure = await running(page, 'net-regions');
  const handle = figure.root.getByRole('button', { name: '第一层第 2 个单元的线，一端' });
  const box = await boxOf(handle);
  const [u, v] = [box.x + box.width / 2, box.y + box.height / 2];
  await still(page, () =>
    draw(page, [
      [u, v],
      [u + 50, v],
    ]),
  );
  await figure.unfold();
  await expect.poll(() => placed(figure, '自己放的线')).toEqual([1]);
  await expect(figure.sentence).toContainText('第一层有 1 条线由你放');
  await tap(figure.button('撤销'));
  await expect(figure.sentence).not.toContainText('由你放');
  await expect(figure.field('自己放的线')).toHaveValue('');
  await handle.press('ArrowRight');
  await expect.poll(() => placed(figure, '自己放的线')).toEqual([1]);
  await tap(figure.button('撤销'));
  await expect(figure.field('自己放的线')).toHaveValue('');
});

for (const [id, name, by, wanted] of [
  ['tent', /^折叠网络，折 5 次/, [-100, 0], /^[1-4]$/],
  ['alternating-points', /^折叠网络，5 层/, [-90, 0], /^[1-4]$/],
  ['square-net', /^折叠网络，折 2 次/, [0, 40], /^[3-6]$/],
] as const) {
  test(
    `the folds of ${id} are dragged in its figure, and one undo brings them back`,
    slowUnless(id === 'tent'),
    async ({ page }) => {
      const figure = await running(page, id);
      const box = await boxOf(figure.root.getByRole('button', { name }));
      const [u, v] = [box.x + box.width / 2, box.y + box.height / 2];
      await still(page, () =>
        draw(page, [
          [u, v],
          [u + by[0], v + by[1]],
        ]),
      );
      await expect.poll(() => parameter(page, `${id}.folds`)).toMatch(wanted);
      await figure.button('撤销').click();
      await expect.poll(() => parameter(page, `${id}.folds`)).toBeNull();
      await figure.root.getByRole('button', { name }).focus();
      await page.keyboard.press(id === 'square-net' ? 'ArrowDown' : 'ArrowRight');
      await expect.poll(() => parameter(page, `${id}.folds`)).toBe(id === 'square-net' ? '3' : '6');
    },
  );
}

test('a tall net is pulled up by a layer and made wider in its figure, and undo takes each back', async ({ page }) => {
  const figure = await running(page, 'parameter-count');
  const drag = async (name: RegExp, by: readonly [number, number]) => {
    const box = await boxOf(figure.root.getByRole('button', { name }));
    const [u, v] = [box.x + box.width / 2, box.y + box.height / 2];
    await still(page, () =>
      draw(page, [
        [u, v],
        [u + by[0], v + by[1]],
      ]),
    );
  };
  await drag(/^最上面的隐藏层，第 5 层/, [0, 80]);
  await expect.poll(() => parameter(page, 'parameter-count.layers')).toMatch(/^[1-4]$/);
  await figure.button('撤销').click();
  await expect.poll(() => parameter(page, 'parameter-count.layers')).toBeNull();
  await drag(/^最下面的隐藏层的一端，宽 2048 个单元/, [-20, 0]);
  await expect.poll(async () => Number(await parameter(page, 'parameter-count.width'))).toBeGreaterThan(2048);
  await figure.button('撤销').click();
  await expect.poll(() => parameter(page, 'parameter-count.width')).toBeNull();
  await expect(figure.sentence).toContainText('一层 3772 个单元');
});

for (const id of ['paper-folding', 'xor-net', 'universality', 'kinks', 'neuron', 'descent']) {
  test(
    `no button of ${id} lies over a label, nor a label over another, at any width`,
    slowUnless(id === 'universality'),
    async ({ page }) => {
      await running(page, id, id === 'universality' ? '?universality.steps=0' : '');
      for (const width of [320, 375, 768, 1440]) {
        await page.setViewportSize({ width, height: 812 });
        await painted(page);
        await expect.poll(() => labelsOver(page), { message: `${width} px` }).toEqual([]);
      }
    },
  );
}

test('an input of a net that is touched flips, and its values stand at the units at once; no training begins', async ({
  page,
}) => {
  const figure = await openFigure(page, './experiments/parity-nets/', 'parity-nets', has4g);
  const input = figure.root.getByRole('switch', { name: '输入 x2', exact: true });
  await expect(input).toHaveAttribute('aria-checked', 'false');
  const words = figure.root.locator('.lab-view .lab-canvas').first();
  await expect(words).toContainText('4 个 1，输出 1');
  await tap(input);
  await expect(input).toHaveAttribute('aria-checked', 'true');
  await expect(words).toContainText('5 个 1，输出 0');
  await words.evaluate((host) => {
    const note = () => (host.dataset.seen = `${host.dataset.seen ?? ''}${/，输出/.test(host.textContent) ? '.' : '…'}`);
    new MutationObserver(note).observe(host, { childList: true, subtree: true });
  });
  await tap(figure.button('走一遍'));
  await expect(words).toHaveAttribute('data-seen', /…\.+$/);
  await input.press(' ');
  await expect(words).toContainText('4 个 1，输出 1');
  await expect(figure.status).toContainText('已发布的结果');
});

test('a unit’s kink and slope are dragged, units are added and taken away', async ({ page }) => {
  const figure = await running(page, 'kinks');
  // As the handles say it: kink and slope of each unit.
  const units = async () => {
    const said = await figure.root
      .getByRole('button', { name: /^第 \d 个单元的/ })
      .evaluateAll((all) => all.map((handle) => handle.getAttribute('aria-label')!));
    return said.map((label) => /，(.+)；/.exec(label)![1]).join();
  };
  const kink = await boxOf(figure.root.getByRole('button', { name: /^第 1 个单元的折点/ }));
  const [x, y] = [kink.x + kink.width / 2, kink.y + kink.height / 2];
  await still(page, () =>
    draw(page, [
      [x, y],
      [x + 70, y + 40],
    ]),
  );
  await expect.poll(units).toMatch(/^0\.5\d*,1$|^0\.6,1$/);
  await figure.button('撤销').click();
  await expect.poll(units).toBe('0.3,1');
  const slope = await boxOf(figure.root.getByRole('button', { name: /^第 1 个单元的坡度/ }));
  const [u, v] = [slope.x + slope.width / 2, slope.y + slope.height / 2];
  await still(page, () =>
    draw(page, [
      [u, v],
      [u, v + 70],
    ]),
  );
  await expect.poll(units).toMatch(/^0\.3,-\d/);
  // The handles are ahead of the result: what stands below it has moved when that has come.
  await expect(figure.sentence).toContainText('−');
  await expect(figure.status).toContainText('完成');
  await boxOf(figure.button('添一个单元'));
  await tap(figure.button('添一个单元'));
  await expect.poll(units).toMatch(/^0\.3,-[\d.]+,0\.65,2$/);
  await expect(figure.sentence).toContainText('2 个单元');
  await boxOf(figure.button('去掉一个'));
  await tap(figure.button('去掉一个'));
  await expect.poll(units).toMatch(/^0\.3,-[\d.]+$/);
});

test('the window is slid over the wave: what is said under it changes with it, and one undo brings it back', async ({
  page,
}) => {
  const figure = await running(page, 'speech-frames');
  await expect(figure.sentence).toContainText('not 里的 AA');
  const box = await boxOf(figure.root.getByRole('button', { name: /^波形上的窗/ }));
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  // From 0.74 s to about 1.9 s, where "disposed" has its long vowel.
  await still(page, () =>
    draw(page, [
      [x, y],
      [x + 110, y],
    ]),
  );
  await expect(figure.sentence).toContainText('disposed 里的 OW');
  await figure.button('撤销').click();
  await expect(figure.sentence).toContainText('not 里的 AA');
  await figure.root.getByRole('button', { name: /^谱图上的窗/ }).press('ArrowLeft');
  await expect.poll(() => parameter(page, 'speech-frames.at')).toBe('0.73');
});

test('xor by hand: a unit is added that looks back, its arrow dragged, steepened, and its share set', async ({
  page,
}) => {
  const figure = await running(page, 'neuron', '?neuron.question=xor');
  await expect(figure.sentence).toContainText('四个角答对 3 个');
  await tap(figure.button('添一个'));
  await expect(figure.sentence).toContainText('2 个单元合起来');
  await expect(figure.sentence).toContainText('四个角答对 2 个');
  await figure.field('陡度').fill('12');
  await figure.field('陡度').press('Enter');
  await expect(figure.sentence).toContainText('四个角答对 4 个');
  const tip = () => figure.root.getByRole('button', { name: /^第 2 个单元的箭头，终点/ });
  const said = () => tip().getAttribute('aria-label');
  await expect.poll(said).toContain('x₁ = 0.25，x₂ = 0.25');
  const box = await boxOf(tip());
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await still(page, () =>
    draw(page, [
      [x, y],
      [x + 20, y + 50],
    ]),
  );
  await expect.poll(said).not.toContain('x₂ = 0.25');
  await figure.button('撤销').click();
  await expect.poll(said).toContain('x₁ = 0.25，x₂ = 0.25');
  await tip().press('ArrowLeft');
  await expect.poll(said).toContain('x₁ = 0.2，x₂ = 0.25');
  const knob = figure.root.getByRole('button', { name: /^第 1 个单元的输出权重/ });
  await expect(knob).toHaveAccessibleName(/，1；/);
  await knob.press('ArrowRight');
  await expect(knob).toHaveAccessibleName(/，1\.25；/);
  await tap(figure.button('看第 1 个单元'));
  await expect(figure.root.getByRole('button', { name: /^第 1 个单元的箭头，起点/ })).toBeVisible();
  await tap(figure.button('减一个'));
  await expect(figure.sentence).toContainText('1 个单元合起来');
});
