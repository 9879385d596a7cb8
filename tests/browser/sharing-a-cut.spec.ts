import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from './book-test.ts';
import { openFigure } from './experiment-page.ts';
import { draw, tap } from './finger.ts';

/** A reader cuts a flower and passes it on; a friend opens it, cuts on, and makes it from real paper. */

const FRIEND = '?flower.cuts=600,150_then_500,20__800,200_then_820,60__900,90__850,200';
const own = '#own-cuts > path';

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, contextOptions: { reducedMotion: 'reduce' } });

  test('a friend’s link opens with the friend’s paper; own cuts go on from it, and nothing of it is lost', async ({
    page,
  }) => {
    await page.goto(`./${FRIEND}`);
    const tally = page.locator('.tally');
    await expect(page.locator(own)).toHaveCount(3);
    await expect(tally).toContainText('剪了 3 刀，展开落在 36 处');
    const theirs = page.url();
    await tap(page.getByRole('button', { name: '折起来' }));
    const paper = (await page.getByRole('img', { name: /窗花/ }).boundingBox())!;
    const at = (x: number, y: number) =>
      [paper.x + paper.width * (0.5 + x), paper.y + paper.height * (0.5 + y)] as const;
    await draw(page, [at(-0.02, 0.03), at(0.03, 0.04), at(0.035, 0.08)]);
    await expect(page.locator(own)).toHaveCount(4);
    await expect(tally).toContainText('4 刀');
    await expect.poll(() => page.url()).not.toBe(theirs);
    const mine = page.url();
    // Loaded anew it is the same paper, hole by hole.
    const holes = () => page.locator(own).evaluateAll((all) => all.map((path) => path.getAttribute('d')));
    const before = await holes();
    await page.reload();
    await expect(page.locator(own)).toHaveCount(4);
    expect(await holes()).toEqual(before);
    // The friend's paper is a step back; and undoing goes on below it.
    await page.goBack();
    await expect(page.locator(own)).toHaveCount(3);
    expect(page.url()).toBe(theirs);
    await page.goForward();
    await expect(page.locator(own)).toHaveCount(4);
    expect(page.url()).toBe(mine);
    for (const left of [3, 2]) {
      await tap(page.getByRole('button', { name: '撤销' }));
      await expect(page.locator(own)).toHaveCount(left);
    }
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await tap(page.getByRole('button', { name: '复制这张窗花的链接' }));
    await expect(tally).toContainText('链接已复制');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).search).toBe('?flower.cuts=600,150_then__500,20__800,200');
  });

  test('a link to the experiment shows the friend’s flower without a tap', async ({ page }) => {
    const figure = await openFigure(
      page,
      './experiments/paper-folding/?paper-folding.fold=d6&paper-folding.cuts=0.5,0.5_then_0.3,0.7__0.6,0.8',
      'paper-folding',
    );
    await expect(figure.sentence).toContainText('折成六瓣');
    await expect(figure.sentence).toContainText('剪 2 刀，展开一共 24 处');
    await expect(figure.stage.locator('.paper-open path[fill="var(--paper)"]')).toHaveCount(24);
    await expect(figure.stage).toBeInViewport();
    await tap(figure.button('链接与嵌入'));
    const way = figure.root.getByRole('link', { name: '存成图片，或用真的纸剪' });
    await expect(way).toHaveAttribute('href', /papercut\/\?paper-folding\.fold=d6&paper-folding\.cuts=0\.5,0\.5_then_/);
    await way.click();
    await expect(page.locator('.fold-sheet [data-cut=hole]')).toHaveCount(2);
    await expect(page.getByRole('link', { name: '回去接着剪' })).toHaveAttribute(
      'href',
      /experiments\/paper-folding\/\?/,
    );
  });
});

test('what of a link cannot be read is said, and the book’s flower stands', async ({ page }) => {
  await page.goto('./?flower.cuts=no');
  await expect(page.locator('.tally')).toContainText('不能是“no”');
  await expect(page.locator(own)).toHaveCount(0);
  await page.goto('./papercut/?paper-folding.fold=own&paper-folding.creases=0,72');
  await expect(page.locator('.papercut-tools [role=status]')).toContainText('露出边来');
  await expect(page.locator('.fold-sheet [data-step]').first()).toBeAttached();
});

/** Operators and numbers of a page of a PDF, as it is written by Skia: its streams are deflated. */
function drawn(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\r?\n([\s\S]*?)endstream/g)]
    .map(([, bytes]) => {
      try {
        return inflateSync(Buffer.from(bytes!, 'latin1')).toString('latin1');
      } catch {
        return '';
      }
    })
    .join('\n');
}

/** The longest straight lines of a PDF's drawing, in points; transformations that scale are followed. */
function lengths(pdf: Buffer): number[] {
  const found: number[] = [];
  const stack: number[] = [];
  let scale = 1,
    at: [number, number] = [0, 0];
  for (const line of drawn(pdf).split(/\r?\n/)) {
    const words = line.trim().split(/\s+/),
      numbers = words.slice(0, -1).map(Number);
    switch (words.at(-1)) {
      case 'q':
        stack.push(scale);
        break;
      case 'Q':
        scale = stack.pop() ?? 1;
        break;
      case 'cm':
        scale *= Math.hypot(numbers[0]!, numbers[1]!);
        break;
      case 'm':
        at = [numbers[0]!, numbers[1]!];
        break;
      case 'l':
        found.push(scale * Math.hypot(numbers[0]! - at[0], numbers[1]! - at[1]));
        at = [numbers[0]!, numbers[1]!];
        break;
      case 're':
        found.push(scale * Math.abs(numbers[2]!), scale * Math.abs(numbers[3]!));
        break;
    }
  }
  return found;
}

test('printed, the sheet is one page of A4, its scale is 10 cm and its square 15 cm', async ({ page }) => {
  await page.goto(`./papercut/${FRIEND}`);
  await expect(page.locator('.fold-sheet [data-cut=hole]').first()).toBeAttached();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const text = pdf.toString('latin1');
  expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const [, , width, height] = /\/MediaBox \[([^\]]+)\]/.exec(text)![1]!.split(' ').map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const inch = 72,
    cm = inch / 2.54;
  expect(Math.abs(width - 21 * cm)).toBeLessThan(0.5);
  expect(Math.abs(height - 29.7 * cm)).toBeLessThan(0.5);
  const straight = lengths(pdf);
  for (const length of [10 * cm, 15 * cm])
    expect(
      straight.some((one) => Math.abs(one - length) < 0.2),
      `${length} pt: ${straight.filter((one) => one > 100)}`,
    ).toBe(true);
});

test('flower and sheet are taken away with the address that opens them', async ({ page }) => {
  await page.goto(`./papercut/${FRIEND}`);
  const take = async (name: string) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return readFile(await file.path());
  };
  const svg = (await take('下载折法图（SVG）')).toString();
  expect(svg).toContain('width="210mm"');
  expect(/<dc:source>(.*?)<\/dc:source>/.exec(svg)![1]!.replaceAll('&amp;', '&')).toBe(page.url());
  const png = await take('下载展开的花（PNG）');
  const { width, comments } = await sharp(png).metadata();
  expect(width).toBe(1200);
  expect(JSON.parse(comments!.find(({ keyword }) => keyword === 'Comment')!.text)).toEqual({
    address: page.url(),
    license: 'CC BY-SA 4.0',
  });
  // Not an empty sheet: some of it is red.
  const { data } = await sharp(png).resize(60).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const red = Array.from({ length: data.length / 3 }, (_, i) => data[3 * i]! - data[3 * i + 1]!).filter(
    (one) => one > 60,
  );
  expect(red.length).toBeGreaterThan(600);
});
