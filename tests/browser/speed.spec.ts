import { expect, test } from '@playwright/test';

/** 在你的设备上测速: measures only when asked, can be stopped, and says what happened when it cannot. */

test('nothing is fetched for it before the tap', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('speed/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => /\.wasm|worker/.test(url))).toEqual([]);
  await expect(page.getByRole('button', { name: '开始测速' })).toBeEnabled();
});

test('measures the nets one after another, stops at once, keeps what was measured, and starts anew', async ({
  page,
}) => {
  await page.goto('speed/');
  await page.getByRole('button', { name: '开始测速' }).click();
  const first = page.locator('.speed-net').first();
  await expect(first).toContainText(/本书的速度是 TensorFlow\.js 的 [\d.]+ 倍/);
  for (const row of await first.locator('dd').all()) await expect(row).toHaveText(/^\d[\d\s]* 步\/秒$/);
  await expect(page.getByText(/每秒最多 [\d.]+ × 10⁹ 次浮点运算/)).toBeVisible();
  await page.getByRole('button', { name: '停止' }).click();
  await expect(page.getByRole('status')).toHaveText('已停止；测完的留在下面。');
  const longest = await first
    .locator('rect')
    .evaluateAll((bars) => Math.max(...bars.map((bar) => parseFloat(bar.getAttribute('width')!))));
  expect(longest).toBeCloseTo(100);
  const cells = page.getByRole('row', { name: /^2-8-8-1/ }).getByRole('cell');
  await expect(cells.first()).toHaveText(/^0\.\d+$/);
  await page.route(/worker[^/]*\.js/, () => {}); // its program does not come: nothing can be measured before this is looked at
  await page.getByRole('button', { name: '再测一次' }).click();
  await expect(page.getByRole('status')).toHaveText(/正在/);
  await expect(first.locator('dd').first()).toHaveText('–');
});

test('without its program it says so, and can be tried again', async ({ page }) => {
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
  const rows = page.locator('.speed-net').first().locator('dl > div');
  await expect(rows.first()).toContainText('步/秒');
  await expect(rows.nth(1)).toContainText('跑不起来');
  await expect(rows.nth(3)).toContainText('步/秒');
});
