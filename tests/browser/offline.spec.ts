import { existsSync } from 'node:fs';
import { chromium, expect, test, type Page } from '@playwright/test';
import { figureOf } from './experiment-page.ts';
import { nextBuild, serveBuilds, type Host } from './two-builds.ts';

/** What a reader has on the device when the network is gone, and when the book is published anew. */

test.use({ serviceWorkers: 'allow' });

let host: Host;
test.beforeEach(async () => void (host = await serveBuilds()));
test.afterEach(() => host.close());

const READ = /^读过，没有网也能读/;
const KEPT = /^已留在这台设备上/;
const line = (page: Page, path: string) => page.locator(`[data-keep="${path}"]`);
const said = (page: Page, path: string) => line(page, path).locator('.keep-said');
const shelf = (page: Page) => page.goto(`${host.address}offline/`);

/** Opens a chapter and reads a little, until all of it is there. */
async function read(page: Page, path: string): Promise<void> {
  await page.goto(host.address + path);
  await page.mouse.wheel(0, 200);
  await expect(said(page, path)).toHaveText(READ);
}

async function runsToItsVerdict(page: Page, id: string): Promise<void> {
  const figure = figureOf(page, id);
  await figure.root.scrollIntoViewIfNeeded();
  await expect(figure.root.locator('astro-island:not([ssr])')).toBeAttached();
  await figure.button('运行').click();
  await expect(figure.status).toContainText('与发布结果逐位一致');
}

/** Every address that is kept. */
const keptAddresses = (page: Page) =>
  page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(stores.map((store) => store.keys()));
    return requests
      .flat()
      .map(({ url }) => url)
      .sort();
  });

test('a chapter that was read opens without a network, and trains its nets', async ({ page }) => {
  await read(page, 'chapters/carpet/');
  host.folder = undefined;
  await page.reload();
  await runsToItsVerdict(page, 'carpet');
  await page.goto(`${host.address}chapters/hmm-gmm/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有网，这一页也没有留在这台设备上');
  await expect(said(page, 'chapters/carpet/')).toHaveText(READ);
  await expect(said(page, 'chapters/hmm-gmm/')).toHaveText(/要取/);
  await page.getByRole('link', { name: '地毯函数' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('地毯函数');
});

test('what is taken home as a file comes from the network or not at all', async ({ page }) => {
  await read(page, 'chapters/carpet/');
  await page.reload();
  host.folder = undefined;
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: '存成一个文件' }).click();
  expect(await (await coming).failure()).not.toBeNull();
  // No page stands in its place that a browser might save under its name.
  await expect(page.goto(`${host.address}one-file/carpet.html`)).rejects.toThrow(/ERR_/);
});

test('a chapter that was never opened is kept, found by the search, heard, and taken away again', async ({ page }) => {
  await shelf(page);
  const chapter = 'chapters/speech-and-phones/';
  await line(page, chapter).getByRole('button').click();
  await expect(said(page, chapter)).toHaveText(KEPT);
  host.folder = undefined;
  await page.goto(host.address + chapter);
  await runsToItsVerdict(page, 'coarticulation');
  const sound = figureOf(page, 'coarticulation').root.getByRole('button', { name: /^(听|停) d-uw/ });
  await sound.click();
  await expect(sound).toHaveText(/^停/);
  await page.getByRole('link', { name: '搜索' }).click();
  await page.locator('.search-field').fill('音素');
  await expect(page.locator('.search-found')).toContainText('音素');
  await page.keyboard.press('Escape');
  await line(page, chapter).getByRole('button', { name: '移走' }).click();
  await expect(said(page, chapter)).toHaveText(/要取/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/没有留在这台设备上/);
});

test('the whole book is kept: every chapter, the glossary and an experiment’s page open without a network @slow', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await shelf(page);
  await line(page, '*').getByRole('button').click();
  await expect(said(page, '*')).toHaveText(KEPT, { timeout: 120_000 });
  host.folder = undefined;
  const chapters = await page
    .locator('.shelf a[href*="/chapters/"]')
    .evaluateAll((all) => all.map((one) => [(one as HTMLAnchorElement).href, one.textContent] as const));
  expect(chapters.length).toBeGreaterThan(15);
  for (const [href, title] of chapters) {
    await page.goto(href);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title!);
  }
  await page.goto(`${host.address}glossary/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/术语/);
  await page.goto(`${host.address}experiments/tent/`);
  await runsToItsVerdict(page, 'tent');
});

test('what is broken off leaves nothing, and what has no room says so', async ({ page }) => {
  await shelf(page);
  const chapter = 'chapters/carpet/';
  await expect(said(page, chapter)).toHaveText(/要取/);
  await page.mouse.wheel(0, 10);
  await page.waitForLoadState('networkidle');
  await expect(page.locator('.storage')).toBeVisible();
  const before = await keptAddresses(page);
  host.held = (path) => path.endsWith('.wasm');
  await line(page, chapter).getByRole('button', { name: '留着离线读' }).click();
  await expect(said(page, chapter)).toHaveText(/^正在取 [1-9]/);
  await line(page, chapter).getByRole('button', { name: '取消' }).click();
  await expect(said(page, chapter)).toHaveText(/要取/);
  await expect.poll(() => keptAddresses(page)).toEqual(before);
  host.held = undefined;

  await page.evaluate(() => {
    const { put } = Cache.prototype;
    let room = 20;
    Cache.prototype.put = function (...given) {
      if (room-- > 0) return put.apply(this, given);
      return Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    };
  });
  await line(page, chapter).getByRole('button', { name: '留着离线读' }).click();
  await expect(said(page, chapter)).toHaveText(/^没有留下：这台设备给网页的地方不够，要 \d+\.\d MB/);
  expect(await keptAddresses(page)).toEqual(before);
});

test('where the network breaks off, what has come is gone on from', async ({ page }) => {
  await shelf(page);
  const chapter = 'chapters/carpet/';
  host.held = (path) => path.endsWith('.wasm');
  await line(page, chapter).getByRole('button').click();
  await expect(said(page, chapter)).toHaveText(/^正在取 [1-9]/);
  host.folder = undefined;
  host.held = () => false;
  await expect(said(page, chapter)).toHaveText(/^没有取全/);
  host.folder = 'build/site';
  await line(page, chapter).getByRole('button', { name: '接着取' }).click();
  await expect(said(page, chapter)).toHaveText(KEPT);
});

test('an open page goes on across an update, which is offered and taken', async ({ page, context }) => {
  const next = await nextBuild();
  try {
    await read(page, 'chapters/universality/');
    host.folder = next.folder;
    const other = await context.newPage();
    await other.goto(`${host.address}glossary/`);
    await expect(page.locator('.newer')).toContainText('新版已取好');
    await page.getByRole('button', { name: '以后再说' }).click();
    await expect(page.locator('.newer')).toHaveCount(0);
    // What is here stays as it is until it is taken.
    await other.goto(`${host.address}chapters/universality/`);
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('普遍性定理');
    const loaded = other.waitForEvent('load');
    await other.getByRole('button', { name: '换上' }).click();
    await loaded;
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('普遍性定理，第二版');
    // The server has none of the programs that the first page has yet to load.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('普遍性定理');
    await runsToItsVerdict(page, 'universality');
    expect(host.lost).toEqual([]);
    // The new one has all it needs too; once the old page is gone, so is what only that needed.
    const old = (await keptAddresses(page)).filter((address) => /Lab\.[\w-]+\.js/.test(address));
    expect(old).toHaveLength(2);
    await page.close();
    host.folder = undefined;
    await other.reload();
    await runsToItsVerdict(other, 'universality');
    await expect
      .poll(async () => (await keptAddresses(other)).filter((address) => /Lab\.[\w-]+\.js/.test(address)))
      .toEqual([expect.stringContaining('b-Lab.')]);
  } finally {
    next.remove();
  }
});

test('a page that is opened and not read keeps nothing and asks for nothing', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${host.address}chapters/carpet/`);
  await page.waitForLoadState('networkidle');
  expect(asked.filter((address) => /sw\.js|keeping/.test(address))).toEqual([]);
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
});

test('a browser finds nothing that keeps the book from being installed @slow', async () => {
  // The quick one without a window knows nothing of installing.
  const executablePath = ['/usr/bin/chromium', process.env.CHROMIUM].find((path) => path && existsSync(path))!;
  const options = { executablePath, headless: false, args: ['--headless=new', '--no-sandbox'] };
  const context = await chromium.launchPersistentContext('', options);
  try {
    const [page] = context.pages() as [Page];
    const client = await context.newCDPSession(page);
    const faults = async (path: string) => {
      await page.goto(host.address + path);
      return (await client.send('Page.getInstallabilityErrors')).installabilityErrors.map(({ errorId }) => errorId);
    };
    expect(await faults('')).toEqual([]);
    await page.evaluate(() => document.querySelector('[rel=manifest]')!.remove());
    expect(await client.send('Page.getInstallabilityErrors')).toMatchObject({
      installabilityErrors: [{ errorId: 'no-manifest' }],
    });
  } finally {
    await context.close();
  }
});
