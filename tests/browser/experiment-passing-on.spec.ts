import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import Papa from 'papaparse';
import sharp from 'sharp';
import { loadExperiment, loadResults } from '../../src/lab/publish/catalogue.ts';
import { figureAddress } from '../../src/lab/declare/figure-address.ts';
import { csv } from '../../src/lab/files/csv.ts';
import { creditOf } from '../../src/lab/files/credit.ts';
import { ended, openFigure, type Figure } from './experiment-page.ts';
import { slowUnless } from './tags.ts';

/** Data, pictures and source that a reader takes away; what a figure tells the rest of the page; drawing by hand. */

async function download(page: Page, figure: Figure, kind: string): Promise<{ name: string; body: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), figure.button(kind).click()]);
  return { name: file.suggestedFilename(), body: await readFile(await file.path()) };
}

test('table and result are taken away as they were published, or as they were computed here', async ({ page }) => {
  const experiment = await loadExperiment('tent'),
    { params, seed, result } = loadResults('tent')!.runs[0]!;
  const figure = await openFigure(page, './experiments/tent/', 'tent');
  await figure.button('下载').click();
  const table = await download(page, figure, 'CSV');
  expect(table.name).toBe('tent.csv');
  const state = { params: params as never, seed },
    { controls, title } = experiment;
  const address = figureAddress(new URL(page.url()).href, 'tent', controls, state);
  const credit = creditOf({ id: 'tent', title, address }, controls, state);
  expect(table.body.toString()).toBe(csv(experiment.table(result, params as never), credit));
  expect(JSON.parse((await download(page, figure, 'JSON')).body.toString())).toEqual({
    id: 'tent',
    params,
    seed,
    result,
  });
  await figure.field('折叠次数').fill('2');
  await page.keyboard.press('Enter');
  await expect(figure.sentence).toContainText('折 2 次');
  expect(JSON.parse((await download(page, figure, 'JSON')).body.toString())).toMatchObject({
    params: { folds: 2 },
    result: { pieces: 4 },
  });
});

test('from what a file says of itself the same figure is opened again', async ({ page }) => {
  const figure = await openFigure(page, './experiments/universality/', 'universality');
  await figure.unfold();
  await figure.field('函数').fill('abs(x)-x^2');
  await page.keyboard.press('Enter');
  await figure.field('允许的误差').fill('0.02');
  await page.keyboard.press('Enter');
  await expect(figure.status).toContainText('完成');
  const said = await figure.sentence.innerText();
  await figure.button('下载').click();
  const svg = (await download(page, figure, 'SVG')).body.toString();
  const png = await sharp((await download(page, figure, 'PNG')).body).metadata();
  const [head, row] = Papa.parse<string[]>((await download(page, figure, 'CSV')).body.toString()).data;
  const inSvg = /<dc:source>(.*?)<\/dc:source>/.exec(svg)![1]!.replaceAll('&amp;', '&');
  const inPng = JSON.parse(png.comments!.find(({ keyword }) => keyword === 'Comment')!.text) as { address: string };
  expect(svg).toContain('f=abs(x)-x^2');
  expect([inPng.address, row![head!.indexOf('地址')]]).toEqual([inSvg, inSvg]);
  await page.goto('about:blank');
  const again = await openFigure(page, inSvg, 'universality');
  await expect(again.field('函数')).toHaveValue('abs(x)-x^2');
  await ended(again);
  expect(await again.sentence.innerText()).toBe(said);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test(
      'pictures carry their colours, their title and their source with them',
      slowUnless(colorScheme === 'dark'),
      async ({ page }) => {
        const figure = await openFigure(page, './experiments/parity-circuits/', 'parity-circuits');
        await figure.button('下载').click();
        for (const live of [false, true]) {
          if (live) {
            await figure.button('运行').click();
            await expect(figure.status).toContainText('完成');
          }
          const { name, body } = await download(page, figure, 'SVG');
          const svg = body.toString();
          expect(name).toBe('parity-circuits.svg');
          expect(svg).not.toMatch(/var\(|class=/);
          expect(svg).toContain('奇偶校验的八种电路');
          expect(svg).toContain('/experiments/parity-circuits/');
          expect(svg).toContain(colorScheme === 'light' ? '#fbfaf6' : '#15181c');
          const drawn = await page.evaluate(async (text) => {
            const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
            return {
              sound: !parsed.querySelector('parsererror'),
              marks: parsed.querySelectorAll('path, circle, line, text').length,
            };
          }, svg);
          expect(drawn.sound).toBe(true);
          expect(drawn.marks).toBeGreaterThan(20);
        }
        const { name, body } = await download(page, figure, 'PNG');
        expect(name).toBe('parity-circuits.png');
        expect(body.subarray(1, 4).toString()).toBe('PNG');
        expect(body.readUInt32BE(16)).toBeGreaterThan(1000);
        // Not an empty sheet: paper and ink are both in it.
        const colours = await page.evaluate(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes]));
          const canvas = new OffscreenCanvas(image.width, image.height),
            context = canvas.getContext('2d')!;
          context.drawImage(image, 0, 0);
          return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
        }, body.toString('base64'));
        expect(colours).toBeGreaterThan(50);
      },
    );
  });
}

test(
  "the experiment's source is shown when it is asked for, and only fetched then",
  { tag: '@slow' },
  async ({ page }) => {
    const figure = await openFigure(page, './experiments/tent/', 'tent');
    const source = await readFile('src/experiments/tent/experiment.ts', 'utf8');
    await expect(figure.root.locator('pre')).toHaveCount(0);
    await figure.button('源码').click();
    await expect(figure.root.locator('pre')).toContainText('defineExperiment');
    expect(await figure.root.locator('pre').textContent()).toBe(source);
  },
);

test('a curve drawn by hand is approximated at once, and can be taken back', async ({ page }) => {
  const figure = await openFigure(page, './experiments/universality/', 'universality');
  await figure.unfold();
  await figure.button('画板').click();
  const pad = figure.root.locator('.lab-pad svg');
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + 10, box.y + box.height * 0.8);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.2, { steps: 12 });
  await page.mouse.move(box.x + box.width - 10, box.y + box.height * 0.7, { steps: 12 });
  await page.mouse.up();
  await expect(figure.field('函数')).toHaveValue(/^\[-0\.\d+(, -?\d(\.\d+)?){32}\]$/);
  await expect(figure.status).toContainText(/正在|完成/);
  const drawn = await figure.field('函数').inputValue();
  await pad.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('PageDown');
  await expect(figure.field('函数')).not.toHaveValue(drawn);
  await expect(pad).toHaveAttribute('aria-valuetext', /^x = 1\.000/);
  await figure.button('撤销').click();
  await expect(figure.field('函数')).toHaveValue(drawn);
  await figure.button('撤销').click();
  await expect(figure.field('函数')).toHaveValue('sin(2*pi*x)');
});

test(
  "a formula's symbol is shown by the nearest figure, and a dragged parameter lights its symbol",
  { tag: '@slow' },
  async ({ page }) => {
    const figure = await openFigure(page, './chapters/universality/', 'universality');
    const symbol = page.locator('.katex-html [data-symbol="epsilon"]').first();
    await symbol.click();
    await expect(figure.root).toHaveAttribute('data-showing', 'epsilon');
    await expect(figure.root.locator('.lab-control.is-lit')).toContainText('允许的误差');
    await expect(figure.stage).toBeInViewport();
    const lit = figure.stage.locator('svg g.is-lit').filter({ visible: true });
    const other = figure.stage.locator('svg.has-lit > g:not(.is-lit)').filter({ visible: true });
    await expect(lit.first()).toHaveCSS('opacity', '1');
    await expect(other.first()).toHaveCSS('opacity', '0.25');
    // It goes on being shown while the figure is drawn anew, and ends with Escape.
    await figure.button('运行').click();
    await expect(figure.status).toContainText('完成');
    await page.keyboard.press('Escape');
    await expect(figure.root).not.toHaveAttribute('data-showing');
    await expect(figure.root.locator('.is-lit')).toHaveCount(0);

    await figure.slider('允许的误差').focus();
    await page.keyboard.press('ArrowLeft');
    await expect(symbol).toHaveAttribute('data-value', await figure.field('允许的误差').inputValue());
  },
);

test("an experiment's own view takes touches, and its bits are switches too", { tag: '@slow' }, async ({ page }) => {
  const figure = await openFigure(page, './experiments/parity-circuits/', 'parity-circuits');
  await figure.button('运行').click();
  await expect(figure.status).toContainText('完成');
  await expect(figure.sentence).toContainText('输入 1011');
  await figure.stage.getByRole('switch', { name: '输入 x₂' }).click();
  await expect(figure.sentence).toContainText('输入 1111');
  await figure.unfold();
  await figure.root.getByRole('button', { name: /^第 1 位/ }).click();
  await expect(figure.sentence).toContainText('输入 0111');
});

test(
  'the page hears of every run, and of published results that the reader turned to',
  { tag: '@slow' },
  async ({ page }) => {
    const heard: { folds: number; pieces: number; final: boolean }[] = [];
    await page.exposeFunction('hear', (run: (typeof heard)[number]) => void heard.push(run));
    const figure = await openFigure(page, './experiments/tent/', 'tent');
    await page.evaluate(() =>
      document.addEventListener('lab:result', (event) => {
        const { params, result, final } = (
          event as CustomEvent<{ params: { folds: number }; result: { pieces: number }; final: boolean }>
        ).detail;
        (window as unknown as { hear(run: unknown): void }).hear({ folds: params.folds, pieces: result.pieces, final });
      }),
    );
    for (const [folds, pieces] of [
      [4, 16],
      [10, 1024],
      [5, 32],
    ] as const) {
      await figure.field('折叠次数').fill(String(folds));
      await page.keyboard.press('Enter');
      if (folds === 5) await figure.button('运行').click();
      await expect.poll(() => heard.at(-1)).toEqual({ folds, pieces, final: true });
    }
  },
);
