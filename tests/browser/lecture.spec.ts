import { expect, test, type Page } from '@playwright/test';
import { axeFaults } from './checks/axe.ts';
import { openFigure } from './experiment-page.ts';

/** 讲台: a figure or a section as large as a projector's screen, gone through with the arrows. */

test.use({ viewport: { width: 1280, height: 720 } });

/** The smallest letters on the screen, in CSS pixels: words of the page but the lecture's own line, and of drawings as large as they are drawn. */
const smallestLetters = (page: Page) =>
  page.evaluate(() => {
    let smallest = { size: Infinity, words: '' };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      if (!node.textContent!.trim() || element.closest('.katex, .lecture-bar, .lab-hidden, script, style, [hidden]'))
        continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.bottom < 0 || box.top > innerHeight) continue;
      const scale = element instanceof SVGGraphicsElement ? element.getScreenCTM()!.a : 1;
      const size = parseFloat(getComputedStyle(element).fontSize) * scale;
      if (size < smallest.size) smallest = { size, words: node.textContent!.trim() };
    }
    return smallest;
  });

const steps = (page: Page) => page.locator('.lecture-bar [role="status"]');

test('a figure fills the screen with letters of 24 px, is gone through panel by panel, runs, and gives the page back', async ({
  page,
}) => {
  const figure = await openFigure(page, './chapters/universality/', 'universality');
  const { root, stage } = figure;
  await figure.button('讲台').click();
  await expect(page.locator('.lecture-bar')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await expect.poll(async () => (await smallestLetters(page)).size).toBeGreaterThanOrEqual(24 - 0.01);
  const edge = () => stage.evaluate((element) => element.getBoundingClientRect().top);
  const begun = await edge();
  await page.keyboard.press('ArrowRight');
  await expect.poll(edge).toBeLessThan(begun - 100);
  await page.keyboard.press('PageUp');
  await expect.poll(edge).toBe(begun);
  // The hand is beside the picture.
  await expect(figure.button('运行')).toBeInViewport();
  await figure.button('运行').click();
  await expect(figure.status).toContainText('逐位一致');
  // A clicker goes on though a slider has the focus; arrows are the slider's.
  const slider = root.getByRole('slider').first();
  await slider.focus();
  const value = await slider.inputValue();
  await page.keyboard.press('PageDown');
  await expect.poll(edge).toBeLessThan(begun - 100);
  expect(await slider.inputValue()).toBe(value);
  await page.getByRole('button', { name: '退出讲台' }).click();
  await expect(page.locator('.lecture-bar')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.locator('[data-off], [data-beside], [data-current]').count()).toBe(0);
});

test('a section is stepped through: its proof opens step by step beside the figure, which shows what the step speaks of', async ({
  page,
}) => {
  await page.goto('chapters/universality/');
  const heading = page.locator('#sec-construction');
  await heading.hover();
  await heading.getByRole('button', { name: /^讲台/ }).click();
  await expect(steps(page)).toHaveText(/^1 \/ \d+$/);
  const proof = page.getByRole('region', { name: /的证明$/ }).first();
  const step = proof.locator('details.step').first();
  for (let i = 0; i < 40 && !(await step.evaluate((one: HTMLDetailsElement) => one.open)); i++) {
    const at = await steps(page).textContent();
    await page.keyboard.press('ArrowRight');
    await expect(steps(page)).not.toHaveText(at!);
  }
  await expect(step).toBeInViewport();
  await expect(step).toHaveAttribute('open');
  const figure = page.locator('figure#universality');
  await expect(figure.locator('.lab-stage')).toBeInViewport();
  const [plot, words] = [await figure.boundingBox(), await step.boundingBox()];
  expect(plot!.x + plot!.width).toBeLessThanOrEqual(words!.x + 1);
  await expect.poll(async () => (await smallestLetters(page)).size).toBeGreaterThanOrEqual(24 - 0.01);
  await page.keyboard.press('ArrowLeft');
  await expect(step).not.toHaveAttribute('open');
  await page.keyboard.press('Escape');
  await expect(page.locator('.lecture-bar')).toHaveCount(0);
  await expect(heading).toBeInViewport();
});

test('the browser’s own way back leaves the lecture', async ({ page }) => {
  const figure = await openFigure(page, './experiments/tent/', 'tent');
  await figure.button('讲台').click();
  await expect(page.locator('.lecture-bar')).toBeVisible();
  await page.goBack();
  await expect(page.locator('.lecture-bar')).toHaveCount(0);
  await expect(page).toHaveURL(/experiments\/tent\/$/);
});

test('on a phone, where the system sets the colours, a figure is gone through from panel to panel, and nothing runs off', async ({
  page,
}) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  const figure = await openFigure(page, './chapters/universality/', 'universality');
  await figure.button('讲台').click();
  await expect(page.locator('.lecture-bar')).toBeVisible();
  const edge = () => figure.stage.evaluate((element) => element.getBoundingClientRect().top);
  const begun = await edge();
  await page.getByRole('button', { name: '下一步' }).click();
  await expect.poll(edge).toBeLessThan(begun - 100);
  await page.getByRole('button', { name: '上一步' }).click();
  await expect.poll(edge).toBe(begun);
  const off = await figure.root.locator('.lab-title, .lab-stage, button, input, p').evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility())
      .map((one) => ({ what: one.textContent, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.left < 8 || box.right > 375 - 8)
      .map(({ what }) => what),
  );
  expect(off).toEqual([]);
  for (const button of await page.locator('.lecture-bar button').all()) {
    const box = (await button.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    expect(box.x + box.width).toBeLessThanOrEqual(375);
  }
  expect(await axeFaults(page, { widths: [375], colours: ['forced'] })).toEqual([]);
  await page.getByRole('button', { name: '退出讲台' }).click();
  await expect(page.locator('.lecture-bar')).toHaveCount(0);
});
