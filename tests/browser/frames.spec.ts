import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { openFigure } from './experiment-page.ts';

/** Figures in the frames of other sites' pages. */

/** The code that a figure gives to be put into another page, once it has measured its height. */
async function embedCodeOf(page: Page, id: string): Promise<string> {
  const figure = await openFigure(page, `./experiments/${id}/`, id);
  await figure.button('链接与嵌入').click();
  const code = figure.root.getByLabel('嵌入别的网页');
  await expect(code).not.toHaveValue(/height="1000"/);
  return code.inputValue();
}

/** A page of another site. What its frames ask of this machine is fetched for them: browsers keep public pages from doing so. */
async function elsewhere(page: Page, body: string): Promise<void> {
  await page.route('**/*', async (route) => route.fulfill({ response: await route.fetch() }));
  await page.route('http://elsewhere.invalid/', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><title>别的网页</title><link rel="icon" href="data:,"><body style="width: 680px">${body}`,
    }),
  );
  await page.goto('http://elsewhere.invalid/');
}

const inside = (frame: FrameLocator) =>
  frame.locator('html').evaluate((root) => Math.ceil(root.getBoundingClientRect().height));

test('two figures in one page are as high as they need to be, each by itself', async ({ page }) => {
  const codes = [await embedCodeOf(page, 'tent'), await embedCodeOf(page, 'universality')];
  const written = codes.map((code) => Number(/height="(\d+)"/.exec(code)![1]));
  expect(written[0]).not.toBe(written[1]);
  await elsewhere(page, codes.join('\n').replaceAll('loading="lazy"', ''));
  for (const i of [0, 1]) {
    const frame = page.frameLocator('iframe').nth(i);
    const needed = await inside(frame);
    expect(Math.abs(needed - written[i]!)).toBeLessThanOrEqual(2);
    await expect(page.locator('iframe').nth(i)).toHaveAttribute('height', String(needed));
  }
  // The second gets narrower and so higher; the first stays.
  // A frame out of sight is not laid out.
  await page.locator('iframe').nth(1).scrollIntoViewIfNeeded();
  const before = await page.locator('iframe').first().getAttribute('height');
  await page
    .locator('iframe')
    .nth(1)
    .evaluate((frame) => frame.setAttribute('width', '360'));
  const second = page.frameLocator('iframe').nth(1);
  await expect.poll(() => second.locator('html').evaluate((root) => root.clientWidth)).toBe(360);
  await expect.poll(() => page.locator('iframe').nth(1).getAttribute('height')).toBe(String(await inside(second)));
  expect(await inside(second)).toBeGreaterThan(written[1]!);
  expect(await page.locator('iframe').first().getAttribute('height')).toBe(before);
  // Whoever else sends a height is not listened to.
  await page.evaluate(() => postMessage({ whyDeepHeight: 77 }, '*'));
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        addEventListener('message', ({ data }) => data === 'after' && resolve());
        postMessage('after', '*');
      }),
  );
  expect(await page.locator('iframe').first().getAttribute('height')).toBe(before);
});

test('in a sandbox without an origin the published picture stands, a sentence says why, and nothing is dead', async ({
  page,
  baseURL,
}) => {
  const address = new URL('embed/universality/', baseURL).href;
  await elsewhere(page, `<iframe sandbox="allow-scripts" src="${address}" width="680" height="1500"></iframe>`);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('.lab-sandboxed')).toBeVisible();
  await expect(frame.locator('.lab-sandboxed')).toContainText('/experiments/universality/');
  await expect(frame.locator('.lab-still > svg').filter({ visible: true })).toHaveCount(1);
  await expect(frame.locator('.lab-sentence')).toBeVisible();
  for (const role of ['button', 'slider', 'textbox', 'radio', 'combobox'] as const)
    await expect(frame.getByRole(role)).toHaveCount(0);
  await frame.getByText('数据', { exact: true }).click();
  await expect(frame.locator('.lab-data table')).toBeVisible();
});

test('where programs may run, nothing is said of sandboxes', { tag: '@slow' }, async ({ page }) => {
  const figure = await openFigure(page, './embed/tent/', 'tent');
  await expect(figure.root.locator('.lab-sandboxed')).toBeHidden();
  await expect(figure.button('运行')).toBeVisible();
});
