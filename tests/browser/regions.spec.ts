import { expect, test, type Locator, type Page } from '@playwright/test';

const chapter = '/chapters/linear-regions/';

/** A figure of the chapter, run until it agrees with the published result. */
async function running(page: Page, id: string): Promise<Locator> {
  await page.goto(chapter);
  const figure = page.locator(id);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('astro-island[ssr]')).toHaveCount(0); // until then a tap goes nowhere
  await figure.getByRole('button', { name: '运行', exact: true }).click();
  await expect(figure.locator('[role=status]').first()).toContainText('逐位一致');
  await expect(figure.locator('.lab-view .lab-canvas svg').first()).toBeVisible();
  return figure;
}

const map = (figure: Locator) => figure.getByRole('slider', { name: /框出哪一块/ });
/** Which region is picked. */
const picked = (figure: Locator) => map(figure).getAttribute('aria-valuenow');
/** Touches a place of the map in another region than the one picked, and says what is true there. */
const touch = async (figure: Locator, u: number, v: number): Promise<string> => {
  const before = await picked(figure);
  const { width, height } = (await map(figure).boundingBox())!;
  await map(figure).click({ position: { x: u * width, y: v * height } });
  await expect.poll(() => picked(figure)).not.toBe(before);
  return (await map(figure).getAttribute('aria-valuetext'))!;
};
/** What is written below the map. */
const words = (figure: Locator) => figure.locator('.lab-view .lab-canvas').first();

test('a touched region tells its activation pattern and its formula', async ({ page }) => {
  const figure = await running(page, '#fig-lr-built');
  const seen = new Set<string>();
  for (const [u, v] of [
    [0.1, 0.1],
    [0.9, 0.1],
    [0.1, 0.9],
  ] as const) {
    const said = await touch(figure, u, v);
    expect(said).toMatch(/开（1）与关（0）：[01]{4}　[01]{4}　[01]{4}在这里网络的值 = /);
    await expect(words(figure)).toContainText(said.split('在这里')[0]!.split('：')[1]!);
    seen.add(said);
  }
  expect(seen.size).toBe(3);
});

test('places that are mirror images in a crease have the same last layer, and other layers before', async ({
  page,
}) => {
  const figure = await running(page, '#fig-lr-built');
  const at = async (u: number, v: number) =>
    /([01]{4})　([01]{4})　([01]{4})/.exec(await touch(figure, u, v))!.slice(1);
  const [left, right] = [await at(0.2, 0.2), await at(0.8, 0.2)];
  expect(right[2]).toBe(left[2]);
  expect(right[0]).not.toBe(left[0]);
});

test('arrow keys walk from region to region and come to the border', async ({ page }) => {
  const figure = await running(page, '#fig-lr-lines');
  await map(figure).focus();
  const seen = [await picked(figure)];
  for (;;) {
    await map(figure).press('ArrowLeft');
    const moved = expect.poll(() => picked(figure), { timeout: 1000 }).not.toBe(seen.at(-1));
    if (
      await moved.then(
        () => false,
        () => true,
      )
    )
      break;
    seen.push(await picked(figure));
  }
  expect(seen.length).toBeGreaterThan(2);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeLessThan(57);
});

test('other lines with another seed, and always as many regions', async ({ page }) => {
  const figure = await running(page, '#fig-lr-lines');
  const picture = () => words(figure).locator('svg').first().innerHTML();
  const before = await picture();
  await figure.getByRole('button', { name: '换种子' }).click();
  await expect(figure.locator('[role=status]').first()).toContainText('完成');
  await expect(figure.locator('.lab-sentence')).toContainText('前 10 条直线分出 56 块');
  await expect.poll(picture).not.toBe(before);
});

test('the figure keeps its size in every mode, and shows the parameters that matter', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  const figure = await running(page, '#regions');
  const height = (await figure.locator('.lab-stage').boundingBox())!.height;
  for (const [mode, sentence, control] of [
    ['lines', '前 10 条直线分出 56 块', '超平面个数'],
    ['net', '所画方块里 176 块', '各层宽度'],
    ['bounds', '有网络达到 176 块以上', '输入个数'],
    ['square', '最大误差是', '折叠次数'],
    ['tent', '折 5 次得到 32 段', '折叠次数'],
  ] as const) {
    await figure.getByLabel('数什么').selectOption(mode);
    await expect(figure.locator('.lab-sentence')).toContainText(sentence);
    await expect(figure.locator('.lab-controls')).toContainText(control);
    await expect(figure.locator('.lab-view .lab-canvas svg').first()).toBeVisible();
    expect((await figure.locator('.lab-stage').boundingBox())!.height).toBe(height);
  }
  expect(faults).toEqual([]);
});

test('widths that cannot be counted are refused beside their field, in words', async ({ page }) => {
  const figure = await running(page, '#fig-lr-built');
  await figure.getByRole('textbox', { name: /各层宽度/ }).fill('32,32,32');
  await figure.getByRole('textbox', { name: /各层宽度/ }).press('Enter');
  await expect(figure.locator('.lab-wrong')).toContainText('不能超过 64 个单元');
  await figure.getByRole('textbox', { name: /各层宽度/ }).fill('6,4');
  await figure.getByRole('textbox', { name: /各层宽度/ }).press('Enter');
  await expect(figure.locator('.lab-sentence')).toContainText('所画方块里 99 块');
  await expect(figure.locator('.lab-wrong')).toHaveCount(0);
});

test('the exercise on three layers is solved by folding sixteen times', async ({ page }) => {
  const figure = await running(page, '#regions');
  await figure
    .getByRole('spinbutton', { name: /折叠次数/ })
    .or(figure.locator('input[id$="-folds"][type=text]'))
    .first()
    .fill('16');
  await page.keyboard.press('Enter');
  await expect(figure.locator('.lab-sentence')).toContainText('折 16 次得到 65536 段');
  await expect(page.locator('#ex-lr-budget')).not.toContainText('做到了。');
  await expect(page.locator('#ex-lr-three')).toContainText('做到了。');
});
