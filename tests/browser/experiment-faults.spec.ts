import { expect, test, type Page } from '@playwright/test';
import { drawing, openFigure, type Figure } from './experiment-page.ts';
import { slowUnless } from './tags.ts';

/** Whatever fails, the figure stays readable, one sentence says what happened, and trying again works. */

const identical = '完成，与发布结果逐位一致';

async function staysReadable(figure: Figure): Promise<void> {
  await expect(drawing(figure)).toBeVisible();
  expect(await drawing(figure).locator('path, rect, circle, line, text').count()).toBeGreaterThan(5);
  await expect(figure.sentence).not.toBeEmpty();
}

const PROBE = '/probe.js';

/** Whether this browser asks again for a module that did not come; older ones keep the failure until the page is loaded anew. */
async function asksAgain(page: Page): Promise<boolean> {
  const load = () =>
    page.evaluate(
      (path) =>
        import(path).then(
          () => true,
          () => false,
        ),
      PROBE,
    );
  await page.route(`**${PROBE}`, (route) => route.abort());
  await load();
  await page.unroute(`**${PROBE}`);
  await page.route(`**${PROBE}`, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  return load();
}

test('the drawing program does not come: said, and fetched by a second try or with the page', async ({ page }) => {
  const figure = await openFigure(page, './experiments/tent/', 'tent');
  const again = await asksAgain(page);
  let asked = 0,
    refused = 0;
  await page.route('**/_astro/**', (route) => (asked++, route.abort()));
  page.on('requestfailed', () => refused++);
  await figure.button('运行').click();
  await expect(figure.fault).toContainText('作图的程序没有载入');
  await expect(figure.fault).toContainText('点“重试”，或刷新页面');
  await staysReadable(figure);
  // The first part that fails is told; a second try would join those that have still to fail.
  await expect.poll(() => refused - asked).toBe(0);
  await page.unroute('**/_astro/**');
  if (again) await figure.button('重试').click();
  else {
    await page.reload();
    await expect(figure.root.locator('astro-island:not([ssr])')).toBeAttached();
    await figure.button('运行').click();
  }
  await expect(figure.status).toHaveText(identical);
});

for (const [what, part] of [
  ['the worker', /worker/],
  ['the experiment itself', /experiment-/],
] as const) {
  test(
    `${what} does not come: said, and fetched by a second try`,
    slowUnless(what === 'the worker'),
    async ({ page, context }) => {
      const figure = await openFigure(page, './experiments/tent/', 'tent');
      const refuse = (url: URL) => url.pathname.includes('/_astro/') && part.test(url.pathname);
      await context.route(refuse, (route) => route.abort());
      await figure.button('运行').click();
      await expect(figure.fault).toContainText('计算程序没有载入');
      await staysReadable(figure);
      await context.unroute(refuse);
      await figure.button('重试').click();
      await expect(figure.status).toHaveText(identical);
    },
  );
}

test('a browser without workers is told so', async ({ page }) => {
  await page.addInitScript(() => void Reflect.deleteProperty(window, 'Worker'));
  const figure = await openFigure(page, './experiments/tent/', 'tent');
  await figure.button('运行').click();
  await expect(figure.fault).toContainText('这个浏览器没有让页面在后台计算');
  await staysReadable(figure);
});

for (const [what, answer] of [
  ['missing', { status: 404, body: '' }],
  ['cut short', { status: 200, body: '{"params":{"folds":5},"seed":0' }],
  ['of another kind', { status: 200, body: '{"seed":0}' }],
] as const) {
  test(
    `the published result is ${what}: the run goes on and says that it cannot compare`,
    slowUnless(what === 'cut short'),
    async ({ page }) => {
      await page.route('**/published/*.json', (route) => route.fulfill(answer));
      const figure = await openFigure(page, './experiments/tent/', 'tent');
      await figure.button('运行').click();
      await expect(figure.status).toHaveText('完成（没有读到发布的结果，无从对照）');
      await staysReadable(figure);
      await page.unroute('**/published/*.json');
      await figure.button('运行').click();
      await expect(figure.status).toHaveText(identical);
    },
  );
}

test('another published result cannot be read: said, with a way to compute it', { tag: '@slow' }, async ({ page }) => {
  await page.route('**/published/*.json', (route) => route.abort());
  const figure = await openFigure(page, './experiments/tent/?tent.folds=10', 'tent');
  await expect(figure.fault).toContainText('没有读到发布的结果');
  await staysReadable(figure);
  await figure.button('重试').click();
  await expect(figure.sentence).toContainText('1024 段');
});

test(
  'a published result that differs is told with the largest difference and its place',
  { tag: '@slow' },
  async ({ page }) => {
    await page.route('**/published/*.json', async (route) => {
      const response = await route.fetch();
      const published = await response.json();
      published.result.pieces += 0.5;
      await route.fulfill({ json: published });
    });
    const figure = await openFigure(page, './experiments/tent/', 'tent');
    await figure.button('运行').click();
    await expect(figure.status).toHaveText('完成，与发布结果最大相差 0.5（pieces）');
  },
);

test('a formula that cannot be read is said beside its field, with the place', { tag: '@slow' }, async ({ page }) => {
  const figure = await openFigure(page, './experiments/universality/', 'universality');
  await figure.unfold();
  await figure.field('函数').fill('sin(2*pi*x');
  await page.keyboard.press('Enter');
  await expect(figure.root.locator('.lab-wrong')).toContainText('右括号');
  await staysReadable(figure);
  await figure.field('函数').fill('sin(2*pi*x)');
  await page.keyboard.press('Enter');
  await expect(figure.root.locator('.lab-wrong')).toHaveCount(0);
  await expect(figure.status).toContainText('已发布的结果');
});

test('the island itself does not come: the figure and its data stay, and the reader is told', async ({ page }) => {
  await page.route('**/_astro/Lab*.js*', (route) => route.abort());
  await page.goto('./experiments/tent/');
  await expect(page.getByText('实验的程序没有载入，图和数据仍可以看。')).toBeVisible();
  await expect(page.locator('.lab-still svg').filter({ visible: true }).first()).toBeVisible();
});

test(
  'a reader who leaves and comes back finds the run stopped, and can start it again',
  { tag: '@slow' },
  async ({ page }) => {
    const figure = await openFigure(
      page,
      './experiments/parity-nets/?parity-nets.steps=10000&parity-nets.tries=10&parity-nets.d=12',
      'parity-nets',
    );
    await expect(figure.status).toContainText(/正在计算|先停下了/);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await expect(figure.fault).toContainText('离开这一页时计算停止了');
    await figure.button('重试').click();
    await expect(figure.status).toContainText('正在计算');
  },
);
