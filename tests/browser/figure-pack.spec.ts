import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import sharp from 'sharp';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { sameParams } from '../../src/lab/declare/validate.ts';
import { expect, test } from './book-test.ts';

/** A teacher takes all figures of a chapter at once. */

test.use({ viewport: { width: 375, height: 812 } });

test('a chapter’s figures come as one zip, each as picture, table and result, with what it is made from', async ({
  page,
}) => {
  await page.goto('./teaching/');
  await page.getByLabel('哪一章').selectOption({ label: '10　逻辑电路与奇偶校验' });
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '打包' }).click()]);
  expect(file.suggestedFilename()).toBe('why-deep-10-circuits-and-parity.zip');
  await expect(page.locator('[data-pack] [role=status]')).toContainText('幅图已打包');
  const files = Object.entries(unzipSync(await readFile(await file.path())));
  const textOf = (name: string) => new TextDecoder().decode(files.find(([one]) => one === name)![1]);
  const names = files.map(([name]) => name);
  const figures = names.filter((name) => name.endsWith('.json')).map((name) => name.replace('.json', ''));
  expect(figures.length).toBeGreaterThan(1);
  expect([...names].sort()).toEqual(
    [
      ...figures.flatMap((name) => ['svg', 'png', 'csv', 'json'].map((kind) => `${name}.${kind}`)),
      'LICENSE.txt',
      'README.txt',
    ].sort(),
  );
  expect(textOf('LICENSE.txt')).toContain('CC BY-SA 4.0');
  for (const name of figures) {
    const { id, params, seed, result } = JSON.parse(textOf(`${name}.json`)) as {
      id: string;
      params: Record<string, unknown>;
      seed: number;
      result: unknown;
    };
    const published = loadResults(id)!.runs.find((run) => run.seed === seed && sameParams(run.params, params))!;
    expect(result).toEqual(published.result);
    const svg = textOf(`${name}.svg`);
    expect(svg).not.toMatch(/var\(|class=/);
    expect((svg.match(/<(path|rect|circle|line|text)\b/g) ?? []).length).toBeGreaterThan(20);
    const { comments, width } = await sharp(files.find(([one]) => one === `${name}.png`)![1]).metadata();
    expect(width).toBe(2 * (680 + 40));
    const said = JSON.parse(comments!.find(({ keyword }) => keyword === 'Comment')!.text) as {
      address: string;
      seed: number;
    };
    expect(said.seed).toBe(seed);
    const rows = Papa.parse<Record<string, string>>(textOf(`${name}.csv`).replace(/^\ufeff/, ''), {
      header: true,
    }).data;
    expect(rows[0]!['地址']).toBe(said.address);
    expect(textOf('README.txt')).toContain(said.address);
  }
});

test('packing is stopped, and a lost network is said', async ({ page }) => {
  await page.goto('./teaching/');
  const status = page.locator('[data-pack] [role=status]'),
    pack = page.getByRole('button', { name: '打包' });
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/published/*.json', async (route) => {
    await held;
    await route.abort();
  });
  await pack.click();
  await expect(status).toContainText('做好了 0 幅');
  await page.getByRole('button', { name: '停下' }).click();
  await expect(status).toHaveText('停下了，没有文件下载。');
  await expect(pack).toBeEnabled();
  release();
  await pack.click();
  await expect(status).toContainText(/^图 0\.1 没有取到，所以没有打包。检查网络/);
  await expect(pack).toBeEnabled();
});
