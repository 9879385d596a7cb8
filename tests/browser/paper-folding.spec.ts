import { expect, test, type Page } from '@playwright/test';
import { openFigure, type Figure } from './experiment-page.ts';
import { cancelled, draw, pinch, scrolled, tap } from './finger.ts';

/** A reader folds a paper, cuts it and unfolds it. */

const home = './experiments/paper-folding/';
const uncut = '?paper-folding.cuts=';

async function running(page: Page, query = uncut): Promise<Figure> {
  const figure = await openFigure(page, `${home}${query}`, 'paper-folding');
  await figure.button('运行').click();
  await expect(figure.status).toContainText('完成');
  await expect(figure.stage.locator('.lab-view svg').first()).toBeVisible();
  return figure;
}

test('a paper is folded, cut and unfolded, and the holes are counted', async ({ page }) => {
  const figure = await running(page);
  await expect(figure.sentence).toContainText('还没有剪');
  await figure.root.getByRole('button', { name: '折起来' }).click();
  const paper = figure.root.locator('.paper-outline');
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
  const figure = await running(page);
  await figure.root.getByRole('button', { name: '折到第 2 次' }).focus();
  await page.keyboard.press('Enter');
  await expect(figure.root.locator('.paper-title')).toHaveText('折了 2 次');
  await figure.root.getByRole('button', { name: '点一个洞' }).focus();
  await page.keyboard.press('Enter');
  await expect(figure.sentence).toContainText('展开一共 10 处');
  await figure.root.getByRole('combobox', { name: '怎样折' }).selectOption('d6');
  await expect(figure.sentence).toContainText('展开一共 12 处');
});

test(
  'two quick holes are two cuts; a stroke that leaves the paper over a crease opens across it',
  { tag: '@slow' },
  async ({ page }) => {
    const figure = await running(page);
    await figure.root.getByRole('button', { name: '点一个洞' }).evaluate((button) => {
      for (let i = 0; i < 2; i++) button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    });
    await expect(figure.sentence).toContainText('剪 2 刀，展开一共 20 处');
    const paper = figure.root.locator('.paper-outline');
    await expect(paper).toBeVisible();
    const box = (await paper.boundingBox())!;
    // So fast that the finger is seen twice only.
    await page.mouse.move(box.x + 0.93 * box.width, box.y + 0.6 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.93 * box.width, box.y + 1.1 * box.height);
    await page.mouse.up();
    await expect(figure.sentence).toContainText('剪 3 刀，展开一共 25 处');
  },
);

test(
  'a stroke on a paper that is not folded says where to cut; folded, it is forgotten',
  { tag: '@slow' },
  async ({ page }) => {
    const figure = await running(page);
    const title = figure.root.locator('.paper-title');
    await expect(title).toHaveText('展开');
    const box = (await figure.root.locator('.paper-open').boundingBox())!;
    await page.mouse.move(box.x + 0.4 * box.width, box.y + 0.4 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.5 * box.height);
    await page.mouse.up();
    await expect(title).toHaveText('先点“折起来”，在折好的纸上剪');
    await expect(figure.sentence).toContainText('还没有剪');
    await figure.root.getByRole('button', { name: '折起来' }).click();
    await expect(title).toHaveText('折好了，在纸上划一刀或点一下');
    await figure.root.getByRole('button', { name: '展开', exact: true }).click();
    await expect(title).toHaveText('展开');
  },
);

test(
  'creases of the reader’s own: the paper tells where its points have fewer copies',
  { tag: '@slow' },
  async ({ page }) => {
    const figure = await running(page, '?paper-folding.fold=own&paper-folding.cuts=');
    await expect(figure.sentence).toContainText('0° 到 20° 的点有 2 个副本，20° 到 60° 的点有 8 个副本');
    await figure.root.getByRole('button', { name: '折起来' }).click();
    const paper = figure.root.locator('.paper-outline');
    await expect(paper).toBeVisible();
    const { x, y, width, height } = (await paper.boundingBox())!;
    // At about 40°, and at about 10°.
    await page.mouse.click(x + 0.5 * width, y + 0.52 * height);
    await expect(figure.sentence).toContainText('展开一共 8 处');
    await page.mouse.click(x + 0.8 * width, y + 0.84 * height);
    await expect(figure.sentence).toContainText('展开一共 10 处（8、2）');
  },
);

test('nothing here is drawn by chance, so no other seed is offered', { tag: '@slow' }, async ({ page }) => {
  const figure = await openFigure(page, home, 'paper-folding');
  await expect(figure.button('运行')).toBeVisible();
  await expect(figure.button('换种子')).toHaveCount(0);
});

test.describe('with a finger, on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });

  /** Folds the paper, and gives places of it in shares of its box. */
  async function folded(figure: Figure) {
    await tap(figure.root.getByRole('button', { name: '折起来' }));
    const outline = figure.root.locator('.paper-outline');
    await expect(outline).toBeVisible();
    await outline.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const { x, y, width, height } = (await outline.boundingBox())!;
    return (across: number, down: number) => [x + across * width, y + down * height] as const;
  }

  test('a stroke cuts, up and down too, while the page stands still', async ({ page }) => {
    const figure = await running(page);
    const at = await folded(figure);
    const [top, taken] = [await scrolled(page), await cancelled(page)];
    // A slash between the creases, from the rim inwards and down.
    await draw(page, [at(0.8, 0.5), at(0.55, 0.8)]);
    await expect(figure.sentence).toContainText('剪 1 刀，展开一共 10 处');
    await expect(figure.field('剪的刀')).toHaveValue(/^[\d.]+,[\d.]+ [\d.]+,[\d.]+$/);
    // An outline, straight down at first, begun beside the paper.
    await draw(page, [at(0.9, -0.05), at(0.9, 0.4), at(0.75, 0.4), at(0.78, 0.2)]);
    await expect(figure.sentence).toContainText('剪 2 刀');
    await expect(figure.field('剪的刀')).toHaveValue(/; ([\d.]+,[\d.]+ ){2,}[\d.]+,[\d.]+$/);
    // A tap.
    await draw(page, [at(0.45, 0.85)]);
    await expect(figure.sentence).toContainText('剪 3 刀');
    expect([await taken(), await scrolled(page)]).toEqual([0, top]);
  });

  test('two fingers enlarge the page over the paper, and cut nothing', { tag: '@slow' }, async ({ page }) => {
    const figure = await running(page);
    const at = await folded(figure);
    await pinch(page, at(0.7, 0.6));
    await expect.poll(() => page.evaluate(() => visualViewport!.scale)).toBeGreaterThan(1.1);
    await expect(figure.field('剪的刀')).toHaveValue('');
    await expect(figure.button('撤销')).toBeDisabled();
  });

  test(
    'the page scrolls under a finger beside the folded paper, and on a flat one',
    { tag: '@slow' },
    async ({ page }) => {
      const figure = await running(page);
      const at = await folded(figure);
      let top = await scrolled(page);
      const [x, y] = at(0.5, 0);
      await draw(page, [
        [x, y - 30],
        [x, y - 230],
      ]);
      await expect.poll(() => scrolled(page)).toBeGreaterThan(top + 100);
      await tap(figure.root.getByRole('button', { name: '展开', exact: true }));
      await expect(figure.root.locator('.paper-outline')).toHaveCount(0);
      top = await scrolled(page);
      await draw(page, [
        [187, 100],
        [187, 300],
      ]);
      await expect.poll(() => scrolled(page)).toBeLessThan(top - 100);
      await expect(figure.sentence).toContainText('还没有剪');
    },
  );
});
