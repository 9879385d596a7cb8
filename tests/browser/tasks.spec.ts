import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parseHTML } from 'linkedom';
import { readFileSync } from 'node:fs';
import { test, expect } from './book-test.ts';
import { openFigure } from './experiment-page.ts';
import { tap } from './finger.ts';
import { fileOf } from './pages.ts';

/** A teacher sets a task at a figure, a student does it, and the class page computes again what was handed in. */

const bar = (page: Page) => page.locator('.task-bar');

/** The link of a task at the tent: at least 100 pieces, made by touch on a phone. */
async function setTask(page: Page): Promise<string> {
  const figure = await openFigure(page, './experiments/tent/', 'tent');
  await tap(figure.button('出任务'));
  const panel = figure.root.locator('.task-panel');
  const next = panel.locator('.task-next');
  await expect(next).toHaveText('先写目标。');
  await panel.getByLabel('量', { exact: true }).selectOption('pieces');
  await panel.getByLabel('比较').selectOption('>=');
  await panel.getByLabel(/^数，现在是/).fill('1');
  await tap(panel.getByRole('button', { name: '加进目标' }));
  await expect(panel.getByLabel('目标', { exact: true })).toHaveValue('pieces >= 1');
  await expect(next).toContainText('一开始就成立了');
  await panel.getByLabel('目标', { exact: true }).fill('piecs >= 100');
  await expect(panel.locator('.task-fault')).toContainText('目标里的 piecs 不是参数');
  await panel.getByLabel('目标', { exact: true }).fill('pieces >= 100');
  await expect(next).toContainText('还没有人做到过');
  await expect(panel.getByLabel('发给学生的链接')).toHaveCount(0);
  await panel.getByLabel(/^标题/).fill('一百条线段');
  await panel.getByLabel(/^提示/).fill('<b>每折一次</b>，条数怎样变？');
  await figure.field('折叠次数').fill('8');
  await page.keyboard.press('Enter');
  await expect(panel.locator('.task-start')).toContainText('图原来的样子');
  const link = panel.getByLabel('发给学生的链接');
  await expect(link).toHaveValue(/\?task=whytask1[a-z2-7]+$/);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await tap(panel.getByRole('button', { name: '复制链接' }));
  await expect(panel.getByText('链接已复制。')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await link.inputValue());
  return link.inputValue();
}

/** What a student gets who opens the link and folds so often. */
async function doTask(page: Page, link: string, folds: number): Promise<string> {
  const figure = await openFigure(page, link, 'tent');
  await expect(bar(page)).toContainText('任务：一百条线段');
  await bar(page).getByText('提示').click();
  await expect(bar(page).getByText('<b>每折一次</b>，条数怎样变？')).toBeVisible();
  await figure.field('折叠次数').fill('6');
  await page.keyboard.press('Enter');
  await expect(bar(page).locator('.task-words')).toContainText('还差一点');
  await expect(page.getByLabel('任务码')).toHaveCount(0);
  await figure.field('折叠次数').fill(String(folds));
  await page.keyboard.press('Enter');
  await expect(bar(page).locator('.task-done')).toHaveText('做到了。');
  await bar(page).getByLabel(/^名字/).fill('小明');
  const code = await page.getByLabel('任务码').inputValue();
  // What comes later takes the code away no more; the way back leads to the start.
  await bar(page).getByRole('button', { name: '回到起点' }).click();
  await expect(figure.field('折叠次数')).not.toHaveValue(String(folds));
  await expect(page.getByLabel('任务码')).toHaveValue(code);
  expect(page.url()).toContain('task=whytask1');
  return code;
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true });

  test('a task is set, done, handed in and verified; a code with a changed letter is refused', async ({ page }) => {
    const link = await setTask(page);
    const code = await doTask(page, link, 7);
    await page.goto('./class/');
    const changed = code.slice(0, 50) + (code[50] === 'a' ? 'b' : 'a') + code.slice(51);
    await page.getByRole('textbox', { name: '任务码' }).fill(`老师好：\n${code}\n\n我的（${changed}）。`);
    await page.getByLabel('任务链接').fill(link);
    await tap(page.getByRole('button', { name: '核对' }));
    await expect(page.getByRole('status')).toHaveText('共 2 份：1 份成立，1 份没法核对。');
    const rows = page.locator('.class-table tbody tr');
    await expect(rows.first()).toContainText('小明');
    await expect(rows.first()).toContainText('重算的结果与学生的逐位一致。');
    await expect(rows.first()).toContainText('一百条线段');
    await expect(rows.nth(1)).toContainText('有字被改过');
    await expect(rows.first().getByRole('link')).toHaveAttribute('href', /\?tent\.folds=7/);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      tap(page.getByRole('button', { name: '导出 CSV' })),
    ]);
    expect((await readFile(await file.path())).toString()).toMatch(/小明,tent,一百条线段,成立/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  });
});

test('a task of another start stands there; a broken one, or one of another experiment, says so', async ({ page }) => {
  const { readParams } = await import('../../src/lab/declare/validate.ts');
  const { loadExperiment } = await import('../../src/lab/publish/catalogue.ts');
  const { taskLink, taskOf } = await import('../../src/tasks/task.ts');
  const { controls } = await loadExperiment('tent');
  const start = { params: readParams(controls, { folds: 2 }).params!, seed: 0 };
  const rest = { fixed: [], goal: 'pieces >= 100', title: '', hint: '' };
  const link = taskLink('./experiments/tent/', taskOf('tent', controls, start, rest));
  const figure = await openFigure(page, link, 'tent');
  await expect(figure.field('折叠次数')).toHaveValue('2');
  await expect(bar(page)).toContainText('线段');
  await page.goto(link.slice(0, -4));
  await expect(page.getByRole('alert')).toContainText('少了一截');
  await page.goto(link.replace('tent', 'kinks'));
  await expect(page.getByRole('alert')).toContainText('属于实验 tent');
});

const recipes = parseHTML(readFileSync(fileOf('./teaching/'), 'utf8')).document;

for (const kind of ['listening', 'silent', 'sandboxed'])
  test(`the recipe for frames, ${kind}, shows the figure in a page of another site`, async ({ page, baseURL }) => {
    const { origin } = new URL(baseURL!);
    const recipe = recipes.querySelector(`[data-recipe=${kind === 'listening' ? kind : 'silent'}]`)!.textContent;
    const written = new URL(/src="([^"]+)"/.exec(recipe)![1]!).origin;
    // Some course sites put the frame into a sandbox; with its own origin left to it the figure is as alive as elsewhere.
    const sandbox = kind === 'sandboxed' ? 'sandbox="allow-scripts allow-same-origin"' : '';
    const html = recipe.replaceAll(written, origin).replace('loading="lazy"', sandbox);
    await page.route('**/*', async (route) => route.fulfill({ response: await route.fetch() }));
    await page.route('http://elsewhere.invalid/', (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        // A course site whose own policy lets no script of the page run.
        headers: kind !== 'listening' ? { 'content-security-policy': "script-src 'none'" } : {},
        body: `<!doctype html><title>课程</title><link rel="icon" href="data:,"><body style="width: 680px">${html}`,
      }),
    );
    await page.goto('http://elsewhere.invalid/');
    const root = page.frameLocator('iframe').locator('html');
    await expect(page.frameLocator('iframe').locator('.lab-stage svg').filter({ visible: true }).first()).toBeVisible();
    const needed = () => root.evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
    if (kind === 'listening')
      await expect
        .poll(async () => Number(await page.locator('iframe').getAttribute('height')) - (await needed()))
        .toBe(0);
    else expect(Number(await page.locator('iframe').getAttribute('height'))).toBeGreaterThanOrEqual(await needed());
    if (kind === 'sandboxed') {
      const frame = page.frameLocator('iframe');
      await expect(frame.locator('.lab-sandboxed')).toBeHidden();
      await expect(frame.locator('astro-island:not([ssr])')).toBeAttached();
      await frame.getByRole('textbox', { name: '折叠次数' }).fill('2');
      await frame.getByRole('textbox', { name: '折叠次数' }).press('Enter');
      await expect(frame.locator('.lab-sentence')).toContainText('折 2 次');
    }
    // What the figure still fetches when all has been seen is nobody's any more.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
