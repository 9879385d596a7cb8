import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { test, expect } from './book-test.ts';
import { figureOf } from './experiment-page.ts';
import { tap } from './finger.ts';
import { isChapter, pages, site } from './pages.ts';

/** A chapter that a reader has taken home: one file, opened from disk without a network. */

interface Opened {
  page: Page;
  /** Addresses that were asked for, but the file's own and what it holds itself. */
  asked: string[];
  /** What the console tells of errors. */
  errors: string[];
  close(): Promise<void>;
}

async function openFromDisk(browser: Browser, path: string): Promise<Opened> {
  const context = await browser.newContext({ offline: true, hasTouch: true, viewport: { width: 375, height: 812 } });
  const page = await context.newPage();
  const { href } = pathToFileURL(path);
  const asked: string[] = [];
  const errors: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (url.split(/[?#]/)[0] !== href && !/^(blob|data):/.test(url)) asked.push(url);
  });
  page.on('console', (said) => said.type() === 'error' && errors.push(said.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(href);
  return { page, asked, errors, close: () => context.close() };
}

async function runsToItsVerdict(page: Page, id: string): Promise<void> {
  const figure = figureOf(page, id);
  await figure.root.scrollIntoViewIfNeeded();
  await expect(figure.root.locator('astro-island:not([ssr])')).toBeAttached();
  await tap(figure.button('运行'));
  await expect(figure.status).toContainText('与发布结果逐位一致');
}

const atHome = (slug: string) => join(site, 'one-file', `${slug}.html`);

test('a chapter is taken home by its link, opened from disk, and trains its nets there', async ({ page, browser }, {
  outputDir,
}) => {
  await page.goto('./chapters/carpet/');
  const link = page.getByRole('link', { name: '存成一个文件' });
  const coming = page.waitForEvent('download');
  await link.click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('12-地毯函数.html');
  const path = join(outputDir, download.suggestedFilename());
  await download.saveAs(path);
  await expect(link).toHaveText(`存成一个文件（${(statSync(path).size / 1e6).toFixed(1)} MB）`);

  const home = await openFromDisk(browser, path);
  await expect(home.page.getByRole('heading', { level: 1 })).toHaveText('地毯函数');
  await runsToItsVerdict(home.page, 'carpet');
  await expect(home.page.locator('.lab-sandboxed').first()).toBeHidden();
  const fonts = () => home.page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').length);
  await expect.poll(fonts).toBeGreaterThan(0);

  // What is chosen stands in the file's address; what is passed on leads to the site.
  const { root, button } = figureOf(home.page, 'carpet');
  await root.getByRole('radio', { name: '2 个' }).check();
  await expect.poll(() => home.page.url()).toContain('?carpet.diamonds=2');
  await tap(button('链接与嵌入'));
  const address = await home.page.locator('link[rel=canonical]').getAttribute('href');
  await expect(root.getByRole('textbox', { name: '这组参数的链接' })).toHaveValue(
    `${address}?carpet.diamonds=2#carpet`,
  );
  expect(home.asked).toEqual([]);
  expect(home.errors).toEqual([]);
  await home.close();
});

test('what a chapter sounds like is made and heard from disk', async ({ browser }) => {
  const home = await openFromDisk(browser, atHome('speech-and-phones'));
  await runsToItsVerdict(home.page, 'coarticulation');
  // What the loudspeaker is given: how loud it is at most.
  await home.page.evaluate(() => {
    const peaks: number[] = [];
    Object.assign(window, { peaks });
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...given) {
      peaks.push(this.buffer!.getChannelData(0).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0));
      return start.apply(this, given);
    };
  });
  const { root } = figureOf(home.page, 'coarticulation');
  await tap(root.getByRole('button', { name: /^(听|停) d-uw/ }));
  const loudest = () => home.page.evaluate(() => (window as never as { peaks: number[] }).peaks.at(-1) ?? 0);
  await expect.poll(loudest).toBeGreaterThan(0.1);
  expect([...home.asked, ...home.errors]).toEqual([]);
  await home.close();
});

for (const slug of pages.filter(isChapter).map((path) => basename(path)))
  test(`${slug} opens from disk with all its figures alive`, { tag: '@slow' }, async ({ browser }) => {
    const home = await openFromDisk(browser, atHome(slug));
    expect(await home.page.locator('[data-lab] astro-island').count()).toBeGreaterThan(0);
    const nextStill = () =>
      home.page.evaluate(() => {
        const still = document.querySelectorAll('astro-island[ssr]');
        still[0]?.firstElementChild!.scrollIntoView(); // an island has no box of its own
        return still.length;
      });
    await expect.poll(nextStill).toBe(0);
    expect([...home.asked, ...home.errors]).toEqual([]);
    const page = await home.page.content();
    expect(page).not.toMatch(/(?:src|href)="\/why-deep\//);
    await home.close();
  });
