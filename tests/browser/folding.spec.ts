import { expect, test, type Locator, type Page } from '@playwright/test';
import { openFigure, type Figure } from './experiment-page.ts';

/** A reader drags points and lines, folds a plane, and folds, cuts and unfolds a paper. */

const home = '/experiments/folding/';

async function running(page: Page, query = ''): Promise<Figure> {
  const figure = await openFigure(page, `${home}${query}`, 'folding');
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
  await expect(page).toHaveURL(/folding\.points=/);
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
  await figure.field('训练步数').fill('1000');
  await page.keyboard.press('Enter');
  await expect(figure.sentence).toContainText('训练 1000 步后', { timeout: 20_000 });
  await expect(figure.root.locator('.lab-trained-by')).toContainText('WebAssembly 内核');
});

test('a paper is folded, cut with a finger and unfolded, and the holes are counted', async ({ page }) => {
  const figure = await running(page, '?folding.mode=paper&folding.cuts=');
  await expect(figure.sentence).toContainText('还没有剪');
  await figure.root.getByRole('button', { name: '折起来' }).click();
  const paper = figure.root.locator('.folding-paper');
  await expect(paper).toBeVisible();
  // A tap in the middle of the wedge.
  const box = (await paper.boundingBox())!;
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.click(...at(0.62, 0.74));
  await expect(figure.sentence).toContainText('剪 1 刀，展开一共 10 处');
  // A slash across both creases.
  await page.mouse.move(...at(0.45, 0.97));
  await page.mouse.down();
  for (const share of [0.8, 0.6, 0.4]) await page.mouse.move(...at(0.45 - 0.02 * share, share));
  await page.mouse.move(...at(0.42, 0.62));
  await page.mouse.up();
  await expect(figure.sentence).toContainText('剪 2 刀');
  await figure.button('撤销').click();
  await expect(figure.sentence).toContainText('剪 1 刀');
  await figure.root.getByRole('button', { name: '展开', exact: true }).click();
  await expect(paper).toHaveCount(0);
});

test('by keyboard alone: folded step by step, a hole, other folds', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const figure = await running(page, '?folding.mode=paper&folding.cuts=');
  await figure.root.getByRole('button', { name: '折到第 2 次' }).focus();
  await page.keyboard.press('Enter');
  await expect(figure.root.locator('.folding-title')).toHaveText('折了 2 次');
  await figure.root.getByRole('button', { name: '点一个洞' }).focus();
  await page.keyboard.press('Enter');
  await expect(figure.sentence).toContainText('展开一共 10 处');
  await figure.root.getByRole('combobox', { name: '怎样折' }).selectOption('d6');
  await expect(figure.sentence).toContainText('展开一共 12 处');
});

test('two quick holes are two cuts; a stroke that leaves the paper over a crease opens across it', async ({ page }) => {
  const figure = await running(page, '?folding.mode=paper&folding.cuts=');
  await figure.root.getByRole('button', { name: '点一个洞' }).evaluate((button) => {
    for (let i = 0; i < 2; i++) button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });
  await expect(figure.sentence).toContainText('剪 2 刀，展开一共 20 处');
  const paper = figure.root.locator('.folding-paper');
  await expect(paper).toBeVisible();
  const box = (await paper.boundingBox())!;
  // So fast that the finger is seen twice only.
  await page.mouse.move(box.x + 0.8 * box.width, box.y + 0.6 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.8 * box.width, box.y + 1.1 * box.height);
  await page.mouse.up();
  await expect(figure.sentence).toContainText('剪 3 刀，展开一共 25 处');
});

test('a unit’s line that lies outside of the picture can be fetched back', async ({ page }) => {
  const figure = await running(page, '?folding.weights=2,-2,-9,-2,2,-1');
  await drag(page, figure.root.getByRole('button', { name: /^第 1 个单元的直线，在图外/ }), { x: -80, y: -80 });
  await expect(figure.root.getByRole('button', { name: /^第 1 个单元的直线，一端/ })).toBeVisible();
  await expect(figure.field('隐藏层的权重')).toHaveValue(/^2,-2,-?[0-4]/);
});
