import { expect, test } from '@playwright/test';
import { published } from '../../src/speed/published.ts';

/** 在你的设备上测速: shows what is published, measures only when asked, can be stopped, and says what happened when it cannot. */

test('before the tap it shows what is published, without JavaScript too, and fetches nothing to measure with', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const html = await (await page.request.get('speed/')).text();
  await page.goto('speed/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => /\.wasm|worker/.test(url))).toEqual([]);
  await expect(page.getByRole('button', { name: '开始测速' })).toBeEnabled();
  const { nets, name } = published.platforms.at(-1)!,
    bars = page.locator('.speed-net');
  await expect(page.locator('.speed')).toContainText(
    `${published.machine.cpu}（${published.machine.system}）上的 ${name}`,
  );
  await expect(bars).toHaveCount(nets.length);
  for (const one of await bars.all()) {
    await expect(one).toContainText('发布的结果');
    await expect(one).toContainText(/本书的速度是(修补后的)? TensorFlow\.js 的 [\d.]+ 倍/);
    await expect(one.locator('dd').first()).toHaveText(/^\d[\d\s.]* 步\/秒$/);
    expect(parseFloat((await one.locator('rect').first().getAttribute('width'))!)).toBe(100);
  }
  expect(html.match(/<rect class="ours" width="100%"/g)).toHaveLength(nets.length);
});

test('measures the nets one after another, stops at once, keeps what was measured, and starts anew', async ({
  page,
}) => {
  await page.goto('speed/');
  await page.getByRole('button', { name: '开始测速' }).click();
  const first = page.locator('.speed-net').first();
  await expect(first).toContainText('实条：你的设备');
  await expect(first).toContainText(/本书的速度是 TensorFlow\.js 的 [\d.]+ 倍/);
  for (const row of await first.locator('dd').all()) await expect(row).toHaveText(/^\d[\d\s.]* 步\/秒$/);
  await expect(page.getByText(/这台设备的一个核.*每秒最多 [\d.]+ × 10⁹ 次浮点运算/)).toBeVisible();
  await page.getByRole('button', { name: '停止' }).click();
  await expect(page.getByRole('status')).toHaveText('已停止；测完的留在下面。');
  // The fastest of this device and of what is published is as long as can be; what is published stays as outlines.
  const longest = await first
    .locator('rect')
    .evaluateAll((bars) => Math.max(...bars.map((bar) => parseFloat(bar.getAttribute('width')!))));
  expect(longest).toBeCloseTo(100);
  await expect(first.locator('rect.published')).toHaveCount(4);
  const cells = page.getByRole('row', { name: /^2-8-8-1 这里/ }).getByRole('cell');
  await expect(cells.nth(1)).toHaveText(/^0\.\d+$/);
  await page.route(/worker[^/]*\.js/, () => {}); // its program does not come: nothing can be measured before this is looked at
  await page.getByRole('button', { name: '再测一次' }).click();
  await expect(page.getByRole('status')).toHaveText(/正在/);
  await expect(first.locator('.speed-source')).toHaveText('发布的结果');
});

test('without its program it says so, and can be tried again', { tag: '@slow' }, async ({ page }) => {
  await page.route(/worker[^/]*\.js/, (route) => route.abort());
  await page.goto('speed/');
  await page.getByRole('button', { name: '开始测速' }).click();
  await expect(page.getByRole('status')).toHaveText(/没有跑起来/);
  await page.unroute(/worker[^/]*\.js/);
  await page.getByRole('button', { name: '再测一次' }).click();
  await expect(page.getByRole('status')).toHaveText(/正在测/);
});

test('without WebAssembly the book trains by its twin, and what cannot run is named', async ({ page }) => {
  await page.route(/worker[^/]*\.js/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `delete globalThis.WebAssembly;${await response.text()}` });
  });
  await page.goto('speed/');
  await page.getByRole('button', { name: '开始测速' }).click();
  const first = page.locator('.speed-net').first(),
    rows = first.locator('dl > div');
  await expect(first).toContainText('实条：你的设备');
  await expect(rows.first()).toContainText('步/秒');
  await expect(rows.nth(1)).toContainText('跑不起来');
  await expect(rows.nth(3)).toContainText('步/秒');
});
