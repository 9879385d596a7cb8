import { expect, test } from '@playwright/test';
import { ended, figureOf, openFigure } from './experiment-page.ts';
import { slowUnless } from './tags.ts';

/** A figure's state is in the address, and an address brings it back. */

test('the address follows the parameters, and leads back to them', async ({ page, context }) => {
  const figure = await openFigure(page, './experiments/tent/', 'tent');
  await figure.field('折叠次数').fill('7');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/experiments\/tent\/\?tent\.folds=7$/);
  const other = await openFigure(await context.newPage(), page.url(), 'tent');
  await expect(other.field('折叠次数')).toHaveValue('7');
  await ended(other);
  await expect(other.sentence).toContainText('折 7 次得到 128 段');
  await figure.button('撤销').click();
  await expect(page).toHaveURL(/\/experiments\/tent\/$/);
});

test('back and forth go through what the reader chose, a drag being one step', async ({ page }) => {
  const figure = await openFigure(page, './experiments/tent/', 'tent');
  const choose = async (folds: string) => {
    await figure.field('折叠次数').fill(folds);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`tent\\.folds=${folds}$`));
  };
  await choose('7');
  // While it runs, the sentence may take more room and move the slider.
  await ended(figure);
  const slider = (await figure.slider('折叠次数').boundingBox())!;
  // Eight folds stand in the middle of the sixteen.
  const at = (folds: number) =>
    [slider.x + (0.5 + 0.06 * (folds - 8)) * slider.width, slider.y + slider.height / 2] as const;
  await page.mouse.move(...at(7));
  await page.mouse.down();
  for (const folds of [8, 9, 10]) {
    await page.mouse.move(...at(folds));
    await expect(page).toHaveURL(new RegExp(`tent\\.folds=${folds}$`));
  }
  await page.mouse.up();
  await choose('12');
  for (const folds of ['10', '7', '5']) {
    await page.goBack();
    await expect(figure.sentence).toContainText(`折 ${folds} 次得到`);
    await expect(figure.field('折叠次数')).toHaveValue(folds);
  }
  await page.goForward();
  await expect(figure.sentence).toContainText('折 7 次得到');
  // What was undone is not forgotten by it.
  await figure.button('撤销').click();
  await expect(figure.sentence).toContainText('折 10 次得到');
});

test('an address of published parameters shows their result at once, without the engine', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const figure = await openFigure(page, './experiments/tent/?tent.folds=10', 'tent');
  await expect(figure.status).toHaveText('已发布的结果');
  await expect(figure.sentence).toContainText('1024 段');
  await expect(figure.stage.locator('.lab-canvas')).toContainText('折 10 次');
  expect(fetched.filter((url) => /worker|\.wasm/.test(url))).toEqual([]);
});

test('what is wrong in an address is said in one sentence, and the rest is kept', async ({ page }) => {
  const figure = await openFigure(
    page,
    './experiments/parity-circuits/?parity-circuits.d=5&parity-circuits.m=77&parity-circuits.colour=red&q=1',
    'parity-circuits',
  );
  await expect(figure.field('输入位数')).toHaveValue('5');
  await expect(figure.fault).toContainText('链接里有写错的值');
  await expect(figure.fault).toContainText('m（');
  await expect(figure.fault).toContainText('没有名为“colour”的参数');
  await expect(page).toHaveURL(/\?q=1&parity-circuits\.d=5$/);
});

test('markup in an address stays text', { tag: '@slow' }, async ({ page }) => {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  const bad = encodeURIComponent('<img src=x onerror=alert(1)>');
  const figure = await openFigure(
    page,
    `./experiments/universality/?universality.f=${bad}&universality.epsilon=${bad}`,
    'universality',
  );
  await expect(figure.fault).toContainText('<img src=x');
  expect(asked).toEqual([]);
  await expect(page.locator('img[src=x]')).toHaveCount(0);
});

test('two figures of one page keep to their own part of the address', { tag: '@slow' }, async ({ page }) => {
  const circuits = await openFigure(page, './chapters/circuits-and-parity/', 'parity-circuits');
  const key = await circuits.root.getAttribute('id');
  await circuits.field('输入位数').fill('6');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`\\?${key}\\.d=6`));
  await page.evaluate(() => history.replaceState(null, '', `${location.pathname}${location.search}&parity-nets.d=3`));
  await page.reload();
  for (const [id, digits] of [
    ['parity-circuits', '6'],
    ['parity-nets', '3'],
  ] as const) {
    const figure = figureOf(page, id);
    await figure.root.scrollIntoViewIfNeeded();
    await expect(figure.field('输入位数')).toHaveValue(digits);
  }
});

test.describe('passed on', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('the link and the code to embed are copied with the parameters', async ({ page }) => {
    const figure = await openFigure(page, './experiments/tent/?tent.folds=7', 'tent');
    await figure.button('链接与嵌入').click();
    await figure.button('复制链接').click();
    await expect(figure.root).toContainText('链接已复制');
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    expect(await clipboard()).toBe(page.url());
    await figure.button('复制嵌入代码').click();
    await expect.poll(clipboard).toContain('/embed/tent/?tent.folds=7');
    const code = await clipboard();

    await page.setContent(`<!doctype html><title>别的网页</title>${code}`);
    const frame = page.frameLocator('iframe');
    const embedded = figureOf(frame as never, 'tent');
    await expect(embedded.field('折叠次数')).toHaveValue('7');
    await ended(embedded);
    await expect(embedded.sentence).toContainText('折 7 次得到 128 段');
    await expect(frame.getByRole('link', { name: '在书里看' })).toHaveAttribute('target', '_blank');
    await expect(frame.getByRole('navigation')).toHaveCount(0);
  });

  test('in a chapter the link leads back to the figure there', { tag: '@slow' }, async ({ page }) => {
    const figure = await openFigure(page, './chapters/circuits-and-parity/', 'parity-circuits');
    await figure.field('输入位数').fill('6');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/d=6/);
    await figure.button('链接与嵌入').click();
    const link = await figure.root.getByLabel('这组参数的链接').inputValue();
    await page.goto('about:blank');
    await page.goto(link);
    await expect(figure.root).toBeInViewport();
    await expect(figure.field('输入位数')).toHaveValue('6');
  });
});

for (const [what, link, label] of [
  ['parameters alone', '?fig-lr-lines.lines=5', 'fig-lr-lines'],
  ['an experiment’s own name', '?arrangement.lines=5#arrangement', 'fig-lr-lines'],
] as const) {
  test(
    `a link into a chapter with ${what} leads to its figure`,
    slowUnless(what === 'parameters alone'),
    async ({ page }) => {
      await page.goto(`./chapters/linear-regions/${link}`);
      const figure = page.locator(`#${label}`);
      await expect(figure.locator('.lab-stage')).toBeInViewport();
      await expect(figure.locator('.lab-sentence')).toContainText('前 5 条直线分出 16 块');
      expect(new URL(page.url()).searchParams.get(`${label}.lines`)).toBe('5');
    },
  );
}
