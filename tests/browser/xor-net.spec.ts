import { expect, test, type Locator, type Page } from '@playwright/test';
import { openFigure, type Figure } from './experiment-page.ts';
import { cancelled, draw, scrolled } from './finger.ts';
import { slowUnless } from './tags.ts';

/** A reader drags points and lines, and folds a plane. */

const home = './experiments/xor-net/';

async function running(page: Page, query = ''): Promise<Figure> {
  const figure = await openFigure(page, `${home}${query}`, 'xor-net');
  await figure.button('运行').click();
  await expect(figure.status).toContainText('完成');
  await expect(figure.stage.locator('.lab-view svg').first()).toBeVisible();
  return figure;
}

async function drag(page: Page, handle: Locator, by: { x: number; y: number }): Promise<void> {
  await handle.scrollIntoViewIfNeeded();
  const box = (await handle.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 5; i++) await page.mouse.move(x + (by.x * i) / 5, y + (by.y * i) / 5);
  await page.mouse.up();
}

test('a dragged point takes its class with it, and one undo brings it back', async ({ page }) => {
  const figure = await running(page);
  await drag(page, figure.root.getByRole('button', { name: /^圆点 2/ }), { x: -70, y: 60 });
  await expect(figure.field('两类点')).not.toHaveValue('0,0 1,1; 1,0 0,1');
  await expect(page).toHaveURL(/xor-net\.points=/);
  await figure.button('撤销').click();
  await expect(figure.field('两类点')).toHaveValue('0,0 1,1; 1,0 0,1');
  await expect(figure.status).toHaveText('已发布的结果');
});

test('a dragged cut is another cut, a hidden unit’s line other weights; keys move them too', async ({ page }) => {
  const figure = await running(page);
  await drag(page, figure.root.getByRole('button', { name: /^输出的一刀，一端/ }), { x: 0, y: -60 });
  await expect(figure.field('输出的一刀')).not.toHaveValue('1,1,-0.65');
  const line = figure.root.getByRole('button', { name: /^第 1 个单元的直线，另一端/ });
  await line.focus();
  await page.keyboard.press('ArrowUp');
  await expect(figure.field('隐藏层的权重')).not.toHaveValue('2,-2,-1,-2,2,-1');
  await expect(figure.status).toContainText('完成');
});

test('the plane folds as each unit acts, and training is seen', async ({ page }) => {
  const figure = await running(page);
  await figure.root.getByRole('button', { name: '再折一遍' }).click();
  await expect(figure.slider('折到哪里')).toHaveValue('2');
  await figure.unfold();
  await figure.field('训练步数').fill('1000');
  await page.keyboard.press('Enter');
  await expect(figure.sentence).toContainText('训练 1000 步后');
  await expect(figure.root.locator('.lab-trained-by')).toContainText('WebAssembly 内核');
});

test('a unit’s line that lies outside of the picture can be fetched back', { tag: '@slow' }, async ({ page }) => {
  const figure = await running(page, '?xor-net.weights=2,-2,-9,-2,2,-1');
  await drag(page, figure.root.getByRole('button', { name: /^第 1 个单元的直线，在图外/ }), { x: -80, y: -80 });
  await expect(figure.root.getByRole('button', { name: /^第 1 个单元的直线，一端/ })).toBeVisible();
  await expect(figure.field('隐藏层的权重')).toHaveValue(/^2,-2,-?[0-4]/);
});

test('page keys move by larger steps, one press one undo', { tag: '@slow' }, async ({ page }) => {
  const figure = await running(page);
  const point = figure.root.getByRole('button', { name: /^方块 2/ });
  await point.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(figure.field('两类点')).toHaveValue('0,0 1,1; 1,0 0.25,1');
  await page.keyboard.press('PageDown');
  await expect(figure.field('两类点')).toHaveValue('0,0 1,1; 1,0 0.25,0.75');
  await figure.button('撤销').click();
  await expect(figure.field('两类点')).toHaveValue('0,0 1,1; 1,0 0.25,1');
});

test('keys go on from where the last one led, however long the result takes', async ({ page }) => {
  // The program that computes never comes.
  await page.route(/worker[^/]*\.js/, () => {});
  const figure = await openFigure(page, './experiments/xor-net/', 'xor-net');
  await figure.stage.hover();
  const point = figure.root.getByRole('button', { name: /^方块 2/ });
  await point.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(figure.field('两类点')).toHaveValue('0,0 1,1; 1,0 0.25,1');
  await page.keyboard.press('PageDown');
  await expect(figure.field('两类点')).toHaveValue('0,0 1,1; 1,0 0.25,0.75');
});

test.describe('with a finger, on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

  async function middle(handle: Locator): Promise<[number, number]> {
    await handle.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const { x, y, width, height } = (await handle.boundingBox())!;
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    return [x + width / 2, y + height / 2];
  }

  for (const [what, name, field, by] of [
    ['a point', /^圆点 2/, '两类点', [-30, 110]],
    ['the cut', /^输出的一刀，一端/, '输出的一刀', [10, -90]],
    ['a unit’s line', /^第 1 个单元的直线，另一端/, '隐藏层的权重', [-20, 100]],
  ] as const) {
    test(
      `${what} follows to where it is lifted, up and down too, and one undo brings it back`,
      slowUnless(what === 'a point'),
      async ({ page }) => {
        const figure = await running(page);
        const handle = figure.root.getByRole('button', { name });
        const at = await middle(handle),
          to = [at[0] + by[0], at[1] + by[1]] as const;
        const [before, top, taken] = [
          await figure.field(field).inputValue(),
          await scrolled(page),
          await cancelled(page),
        ];
        await draw(page, [at, to]);
        await expect(figure.field(field)).not.toHaveValue(before);
        expect([await taken(), await scrolled(page)]).toEqual([0, top]);
        if (what === 'a point') {
          const off = async () => {
            const box = (await handle.boundingBox())!;
            return Math.hypot(box.x + box.width / 2 - to[0], box.y + box.height / 2 - to[1]);
          };
          // Points lie on a grid of 0.05, six pixels.
          await expect.poll(off).toBeLessThan(6);
        }
        await figure.button('撤销').click();
        await expect(figure.field(field)).toHaveValue(before);
        await expect(figure.status).toHaveText('已发布的结果');
      },
    );
  }

  test('beside the handles the page scrolls, and nothing moves', async ({ page }) => {
    const figure = await running(page);
    const [x, y] = await middle(figure.root.getByRole('button', { name: /^方块 1/ }));
    const top = await scrolled(page);
    // Between the four points.
    await draw(page, [
      [x - 60, y - 60],
      [x - 60, y - 260],
    ]);
    await expect.poll(() => scrolled(page)).toBeGreaterThan(top + 100);
    await expect(figure.status).toContainText('完成');
    await expect(figure.field('两类点')).toHaveValue('0,0 1,1; 1,0 0,1');
    await expect(figure.field('隐藏层的权重')).toHaveValue('2,-2,-1,-2,2,-1');
  });
});
