import { expect, test, type Page } from '@playwright/test';
import { encode } from 'jpeg-js';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idx, wav, words } from '../datasets/bytes.ts';
import { drawing, openFigure } from './experiment-page.ts';

/** A figure that computes from data: the book's own, and files that a reader chooses or drops. */

const tone = (seconds: number, rate = 8000) =>
  wav(words(...Array.from({ length: seconds * rate }, (_, i) => Math.round(9000 * Math.sin(i / 3)))), { rate });
const file = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});
const voice = (page: Page) => page.locator('[data-lab="waveform"]').getByLabel(/选择文件$/);

/** Ten digits of four pictures each: a white stripe whose place is the digit. */
const pictures = () => {
  const labels = Array.from({ length: 200 }, (_, i) => i % 10);
  const pixels = labels.flatMap((digit, i) =>
    Array.from({ length: 784 }, (_, p) => (p % 28 === 2 * digit ? 255 - i : 0)),
  );
  return [file('images', idx([200, 28, 28], pixels)), file('labels', idx([200], labels))];
};

/** A JPEG of 10 × 10 with a white stripe that stands or lies. */
const photograph = (digit: number, i: number) =>
  encode({
    width: 10,
    height: 10,
    data: Uint8Array.from({ length: 400 }, (_, at) => {
      const [x, y] = [(at >> 2) % 10, Math.floor((at >> 2) / 10)];
      return at % 4 === 3 || (digit === 0 ? x : y) === i % 10 ? 255 : 0;
    }),
  }).data;

// A browser must know from the start that choosers are to be told of; one that opens before it does is lost.
test.beforeEach(({ page }) => void page.on('filechooser', () => {}));

test('a file is chosen, computed from, and undone; the address never holds it', async ({ page }) => {
  const figure = await openFigure(page, './experiments/waveform/', 'waveform');
  await expect(figure.sentence).toContainText('3.29 秒');
  const before = page.url();
  await voice(page).setInputFiles(file('我的声音.wav', tone(1)));
  await expect(figure.sentence).toContainText('1.00 秒的声音切成 98 帧');
  await expect(figure.status).toHaveText('完成（未发布的参数，无可对照）');
  await expect(figure.root.getByRole('combobox', { name: '声音' })).toContainText('我的声音.wav');
  await expect(figure.root.locator('.lab-input-words')).toContainText('我的声音.wav：1 段录音，共 1.00 秒');
  await expect(page).toHaveURL(/\?waveform\.voice=file$/);
  // A parameter is changed: the file stays in use.
  await figure.root.getByRole('spinbutton', { name: '帧长' }).or(figure.field('帧长')).first().fill('50');
  await page.keyboard.press('Enter');
  await expect(figure.sentence).toContainText('每帧 50 毫秒');
  await expect(figure.sentence).toContainText('1.00 秒');
  await figure.button('撤销').click();
  await figure.button('撤销').click();
  await expect(figure.sentence).toContainText('3.29 秒');
  await expect(figure.status).toHaveText('已发布的结果');
  await expect(page).toHaveURL(before);
});

test('a file is dropped on the figure', { tag: '@slow' }, async ({ page }) => {
  const figure = await openFigure(page, './experiments/waveform/', 'waveform');
  const transfer = await page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], '拖来的.wav'));
      return data;
    },
    [...tone(0.5)],
  );
  await figure.stage.dispatchEvent('dragover', { dataTransfer: transfer });
  await expect(figure.root.locator('.is-dropping')).toBeVisible();
  await figure.stage.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(figure.root.locator('.is-dropping')).toHaveCount(0);
  await expect(figure.sentence).toContainText('0.50 秒');
  await expect(drawing(figure).locator('image').first()).toBeAttached();
});

test('a wrong file is refused in one sentence beside the field, and nothing else changes', async ({ page }) => {
  const figure = await openFigure(page, './experiments/waveform/', 'waveform');
  const wrong = figure.root.locator('.lab-wrong');
  await voice(page).setInputFiles(file('歌.mp3', Uint8Array.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0, 0, 0])));
  await expect(wrong).toHaveText('歌.mp3 是 MP3，不是 WAV（RIFF … WAVE）；用录音软件另存为 16 位 PCM 的 WAV 再试。');
  await expect(figure.status).toHaveText('已发布的结果');
  await expect(figure.sentence).toContainText('3.29 秒');
  await voice(page).setInputFiles(file('短.wav', tone(0.1)));
  await expect(wrong).toContainText('短.wav 长 0.10 秒，应在 0.2 到 15 秒之间');
  await voice(page).setInputFiles(file('好.wav', tone(1)));
  await expect(wrong).toHaveCount(0);
  await expect(figure.sentence).toContainText('1.00 秒');
});

test('a link to a run with a file asks for one', async ({ page }) => {
  const figure = await openFigure(page, './experiments/waveform/?waveform.voice=file&waveform.frame=40', 'waveform');
  await expect(figure.root.locator('.lab-input-words')).toContainText(
    '要你自己的一份文件（声音，WAV 文件，或装着它们的 zip、tgz），链接里没有它',
  );
  await expect(figure.root.locator('.lab-wrong')).toContainText('这次运行要你自己的一份文件');
  await expect(figure.root.locator('.lab-wrong')).toBeVisible();
  await voice(page).setInputFiles(file('a.wav', tone(1)));
  await expect(figure.sentence).toContainText('每帧 40 毫秒');
});

test(
  'a set that does not ship shows its published result and says how to have the files',
  { tag: '@slow' },
  async ({ page }) => {
    const fetched: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/published/')) fetched.push(request.url());
    });
    const figure = await openFigure(page, './experiments/digit-images/', 'digit-images');
    expect(fetched).toEqual([]);
    await figure.root.getByRole('combobox', { name: '手写数字' }).selectOption({ label: 'MNIST 测试集' });
    await expect(figure.status).toHaveText('已发布的结果');
    await expect(figure.sentence).toContainText('79.8%');
    await expect(figure.root.locator('.lab-input-words')).toContainText('书里只有结果；要自己重算');
    // The run that was opened, and the one it began from, which lies behind.
    expect(new Set(fetched).size).toBe(2);
    await figure.button('运行').click();
    await expect(figure.root.locator('.lab-wrong')).toContainText('t10k-images-idx3-ubyte');
    await figure.root.getByLabel(/选择文件$/).setInputFiles(pictures().slice(0, 1));
    await expect(figure.root.locator('.lab-wrong')).toContainText('还要它的标签');
    await figure.root.getByLabel(/选择文件$/).setInputFiles(pictures());
    await expect(figure.sentence).toContainText('学 100 幅，考 100 幅');
    await expect(figure.root.locator('.lab-input-words')).toContainText('200 幅 28×28 的图');
  },
);

test('a folder of pictures is dropped: each class is a folder in it, and photographs count', async ({ page }) => {
  const figure = await openFigure(page, './experiments/digit-images/', 'digit-images');
  const folder = mkdtempSync(join(tmpdir(), 'digits-'));
  for (const digit of [0, 1]) {
    mkdirSync(join(folder, String(digit)));
    for (let i = 0; i < 105; i++) writeFileSync(join(folder, String(digit), `${i}.jpg`), photograph(digit, i));
  }
  writeFileSync(join(folder, '.hidden'), '');
  // A real drop: only then does a browser tell of folders.
  const box = (await figure.stage.boundingBox())!;
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: box.x + 40, y: box.y + 40, data });
  await expect(figure.root.locator('.lab-input-words')).toContainText('0.jpg 等 210 份文件：210 幅 28×28 的图');
  await expect(figure.sentence).toContainText('学 105 幅，考 105 幅');
  rmSync(folder, { recursive: true });
});

test('the shipped recording is fetched when it is first run, and gives the published bits', async ({ page }) => {
  const sounds: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('.wav')) sounds.push(request.url());
  });
  const figure = await openFigure(page, './experiments/waveform/', 'waveform');
  expect(sounds).toEqual([]);
  await figure.button('运行').click();
  await expect(figure.status).toHaveText('完成，与发布结果逐位一致');
  expect(sounds).toHaveLength(1);
});

test('a recording that is not what it should be is not computed from', { tag: '@slow' }, async ({ page }) => {
  await page.route('**/*.wav', (route) => route.fulfill({ body: Buffer.from(tone(1)) }));
  const figure = await openFigure(page, './experiments/waveform/', 'waveform');
  await figure.button('运行').click();
  await expect(figure.fault).toContainText('与登记的散列不符');
});

test('by keyboard', { tag: '@slow' }, async ({ page }) => {
  const figure = await openFigure(page, './experiments/waveform/', 'waveform');
  await figure.root.getByRole('combobox', { name: '声音' }).focus();
  await page.keyboard.press('Tab');
  await expect(figure.button('选择文件')).toBeFocused();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(file('a.wav', tone(1)));
  await expect(figure.sentence).toContainText('1.00 秒');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });
  test('a file is chosen by a tap, nothing is wider than the page', { tag: '@slow' }, async ({ page }) => {
    const figure = await openFigure(page, './experiments/waveform/', 'waveform');
    const chooser = page.waitForEvent('filechooser');
    await figure.button('选择文件').tap();
    await (await chooser).setFiles(file('一个名字很长很长很长很长很长很长很长很长很长很长的录音文件.wav', tone(1)));
    await expect(figure.sentence).toContainText('1.00 秒');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    for (const name of ['选择文件', '用麦克风录'])
      expect((await figure.button(name).boundingBox())!.height).toBeGreaterThanOrEqual(40);
  });
});
