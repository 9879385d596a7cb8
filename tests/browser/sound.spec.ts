import { expect, test, type Page } from '@playwright/test';
import { openFigure } from './experiment-page.ts';

/** What a figure has to be heard: a tap plays it, another stops it, and the page has one sound at a time. */

interface Started {
  samples: number;
  rate: number;
  peak: number;
}

/** Writes down what is handed to the loudspeaker, and how often it is stopped. */
const watchLoudspeaker = (page: Page) =>
  page.addInitScript(() => {
    const started: Started[] = [];
    const stops: number[] = [];
    Object.assign(window, { started, stops });
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...given) {
      const { buffer } = this;
      const peak = buffer!.getChannelData(0).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
      started.push({ samples: buffer!.length, rate: buffer!.sampleRate, peak });
      return start.apply(this, given);
    };
    const { stop } = AudioScheduledSourceNode.prototype;
    AudioScheduledSourceNode.prototype.stop = function (...given) {
      stops.push(1);
      return stop.apply(this, given);
    };
  });
const started = (page: Page) => page.evaluate(() => (window as never as { started: Started[] }).started);

test('a recording is heard, and stopped by a second tap', async ({ page }) => {
  await watchLoudspeaker(page);
  const figure = await openFigure(page, './experiments/waveform/', 'waveform');
  const button = figure.root.getByRole('button', { name: /^(听|停) 朗读/ });
  await expect(button).toHaveText(/^听/);
  await button.click();
  await expect(button).toHaveAttribute('data-sound', 'on');
  await expect(button).toHaveText(/^停/);
  // As it is: its own rate, all of its 3.29 seconds.
  const [{ samples, rate, peak }] = (await started(page)) as [Started];
  expect(rate).toBe(16000);
  expect(samples / rate).toBeCloseTo(3.29, 1);
  expect(peak).toBeGreaterThan(0.1);
  await button.press('Enter');
  await expect(button).toHaveText(/^听/);
  await expect(button).not.toHaveAttribute('data-sound');
  expect(await page.evaluate(() => (window as never as { stops: number[] }).stops.length)).toBe(1);
  // Another set is another sound; it ends by itself.
  await figure.root.getByRole('combobox', { name: '声音' }).selectOption('glide');
  const glide = figure.root.getByRole('button', { name: /滑音/ });
  await glide.click();
  await expect(glide).toHaveAttribute('data-sound', 'on');
  expect((await started(page))[1]).toMatchObject({ samples: 32000, rate: 16000 });
  await expect(glide).toHaveText(/^听/);
});

test('where nothing can be played that is said', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'AudioContext', { value: undefined }));
  const figure = await openFigure(page, './experiments/waveform/', 'waveform');
  await figure.root.getByRole('button', { name: /^听 朗读/ }).click();
  await expect(figure.root.locator('.lab-sounds .lab-fault')).toContainText('放不出声音');
  await expect(figure.status).toHaveText('已发布的结果');
});
