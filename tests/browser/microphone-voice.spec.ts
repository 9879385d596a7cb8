import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { readWav } from '../../src/datasets/wav.ts';
import { wav, words } from '../datasets/bytes.ts';
import { openFigure, type Figure } from './experiment-page.ts';

/** What a reader says into the microphone is heard on the page: Chromium's microphone plays a woman's "three", once, after a second of silence. */

const RATE = 8000;
const three = readWav({ name: '3.wav', bytes: readFileSync('src/datasets/recordings/3.wav') });
const spoken = join(tmpdir(), 'three-said-once.wav');

test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${spoken}%noloop`,
    ],
  },
  viewport: { width: 375, height: 812 },
});

// Before the browser is launched.
const samples = new Float32Array(RATE + three.samples.length + RATE / 2);
samples.set(three.samples, RATE);
writeFileSync(spoken, wav(words(...Array.from(samples, (x) => Math.round(32767 * x))), { rate: RATE }));

/** Records until the word has been said; nothing of it leaves the page. */
async function said(page: Page, id: string, { address = '', folded = false } = {}): Promise<Figure> {
  const figure = await openFigure(page, `./experiments/${id}/${address}`, id);
  if (folded) await figure.unfold();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await figure.button('用麦克风录').click();
  await expect(figure.root.getByRole('timer')).toContainText(/[3-9]\.\d 秒/);
  await figure.button('停止录音').click();
  await expect(figure.root.locator('.lab-input-words').last()).toContainText(/麦克风录音\.wav：1 段录音/);
  await expect(figure.status).toHaveText('完成（未发布的参数，无可对照）');
  expect(sent).toEqual([]);
  return figure;
}

test('a digit is recognised, by the mixtures and beside them by the net', async ({ page }) => {
  const { sentence } = await said(page, 'digit-recogniser');
  await expect(sentence).toContainText('麦克风录音.wav 听成 3：');
  const both = await said(page, 'dnn-recogniser');
  await expect(both.sentence).toContainText(/麦克风录音\.wav：混合听成 3，.*网络听成 3，/);
});

test('its vowel is placed on the chart, where linear prediction finds it in the file', async ({ page }) => {
  const { sentence } = await said(page, 'vowel-chart', { address: '?vowel-chart.who=women', folded: true });
  const [, f1, f2] = /你的录音 F1 约 (\d+) 赫、F2 约 (\d+) 赫/.exec((await sentence.textContent())!)!.map(Number);
  // 399 and 2309 in the file itself.
  expect(Math.abs(f1! / 399 - 1)).toBeLessThan(0.1);
  expect(Math.abs(f2! / 2309 - 1)).toBeLessThan(0.1);
});

test('it is cut into frames, whose states nobody knows', async ({ page }) => {
  const { sentence, root } = await said(page, 'speech-frames', { folded: true });
  await expect(sentence).toContainText(/^共 [3-9]\d\d 帧；窗下是第 74 帧，0\.730 到 0\.755 秒。/);
  await expect(root.locator('.lab-sounds').getByRole('button', { name: /^听/ }).first()).toBeVisible();
});
