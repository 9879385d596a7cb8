import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { figureOf, openFigure } from './experiment-page.ts';
import { site } from './pages.ts';
import { slowUnless } from './tags.ts';

/** Chromium plays a microphone that beeps. */
test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
});

test('a voice is recorded, with level and time in sight, and computed from', async ({ page }) => {
  const figure = await openFigure(page, './experiments/waveform/', 'waveform');
  await figure.button('用麦克风录').click();
  const timer = figure.root.getByRole('timer');
  await expect(timer).toContainText(/[1-9]\.\d 秒，最长 15 秒/);
  await figure.button('停止录音').click();
  await expect(figure.root.locator('.lab-input-words')).toContainText(/麦克风录音\.wav：1 段录音，共 [1-9]\.\d\d 秒/);
  await expect(figure.status).toHaveText('完成（未发布的参数，无可对照）');
  await expect(figure.button('用麦克风录')).toBeVisible();
});

test('a chapter in one file records a voice, too', { tag: '@slow' }, async ({ page }) => {
  await page.goto(pathToFileURL(join(site, 'one-file', 'hmm-gmm.html')).href);
  const { root, button } = figureOf(page, 'digit-recogniser');
  await root.scrollIntoViewIfNeeded();
  await expect(root.locator('astro-island:not([ssr])')).toBeAttached();
  await button('用麦克风录').click();
  await expect(root.getByRole('timer')).toContainText(/[1-9]\.\d 秒/);
  await button('停止录音').click();
  await expect(root.locator('.lab-input-words').getByText(/麦克风录音\.wav：1 段录音/)).toBeVisible();
});

test('the microphone is asked for as it is, and let go of in the end', async ({ page }) => {
  await page.addInitScript(() => {
    const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (asked) => {
      const stream = await original(asked);
      Object.assign(window, { asked, track: stream.getTracks()[0] });
      return stream;
    };
  });
  const figure = await openFigure(page, './experiments/waveform/', 'waveform');
  await figure.button('用麦克风录').click();
  await expect(figure.root.getByRole('timer')).toContainText(/[1-9]\.\d 秒/);
  expect(await page.evaluate(() => (window as never as { asked: object }).asked)).toEqual({
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 },
  });
  await figure.button('停止录音').click();
  expect(await page.evaluate(() => (window as never as { track: MediaStreamTrack }).track.readyState)).toBe('ended');
});

test('a permission that comes after 停止录音 records nothing', { tag: '@slow' }, async ({ page }) => {
  await page.addInitScript(() => {
    const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (asked) => {
      await new Promise<void>((resolve) => Object.assign(window, { allow: resolve }));
      const stream = await original(asked);
      Object.assign(window, { track: stream.getTracks()[0] });
      return stream;
    };
  });
  const figure = await openFigure(page, './experiments/waveform/', 'waveform');
  await figure.button('用麦克风录').click();
  await page.waitForFunction(() => 'allow' in window);
  await figure.button('停止录音').click();
  await page.evaluate(() => (window as never as { allow: () => void }).allow());
  await page.waitForFunction(() => (window as never as { track?: MediaStreamTrack }).track?.readyState === 'ended');
  await expect(figure.button('用麦克风录')).toBeVisible();
  await expect(figure.status).toHaveText('已发布的结果');
});

for (const [name, says] of [
  ['NotAllowedError', '没有得到使用麦克风的许可'],
  ['NotFoundError', '没有找到麦克风'],
  ['NotReadableError', '正被别的程序占用'],
] as const) {
  test(`${name} is said, with a way on`, slowUnless(name === 'NotAllowedError'), async ({ page }) => {
    await page.addInitScript((name) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', name));
    }, name);
    const figure = await openFigure(page, './experiments/waveform/', 'waveform');
    await figure.button('用麦克风录').click();
    await expect(figure.root.locator('.lab-wrong')).toContainText(says);
    await expect(figure.root.locator('.lab-wrong')).toContainText('选一份 WAV 文件');
    await expect(figure.button('用麦克风录')).toBeVisible();
    await expect(figure.status).toHaveText('已发布的结果');
  });
}

test('a page that may not use one says so', { tag: '@slow' }, async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined }));
  const figure = await openFigure(page, './experiments/waveform/', 'waveform');
  await figure.button('用麦克风录').click();
  await expect(figure.root.locator('.lab-wrong')).toContainText('这个页面用不了麦克风');
});
