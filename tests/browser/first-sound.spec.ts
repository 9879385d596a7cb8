import { expect, test, type Page } from '@playwright/test';
import { figureOf, onConnection, type Connection } from './experiment-page.ts';

/** The first sound of a chapter: nothing of it is fetched before a reader asks for it, and then it comes at once. */

/** Milliseconds from a click to the loudspeaker being given a sound, of every sound so far. */
const watchWaits = (page: Page) =>
  page.addInitScript(() => {
    let clicked = 0;
    const waits: number[] = [];
    Object.assign(window, { waits });
    addEventListener('click', ({ timeStamp }) => (clicked = timeStamp), true);
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...given) {
      waits.push(performance.now() - clicked);
      return start.apply(this, given);
    };
  });
const waits = (page: Page) => page.evaluate(() => (window as never as { waits: number[] }).waits);

/** Opens a chapter, comes to a figure of it, and hands back the button that lets it be heard. */
async function comeTo(page: Page, slug: string, id: string, connection: Connection) {
  await onConnection(page, connection);
  await page.goto(`./chapters/${slug}/`);
  const { root } = figureOf(page, id);
  await root.scrollIntoViewIfNeeded();
  await expect(root.locator('astro-island:not([ssr])')).toBeAttached();
  return root.locator('.lab-sounds').getByRole('button', { name: /^听/ }).first();
}

test('recordings are fetched at the first touch of 听', async ({ page }) => {
  const recordings: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.wav')) recordings.push(request.url());
  });
  await watchWaits(page);
  const listen = await comeTo(page, 'speech-and-phones', 'speech-frames', { saveData: false, effectiveType: '4g' });
  expect(recordings).toEqual([]);
  await listen.click();
  await expect.poll(async () => (await waits(page)).length).toBe(1);
  expect(recordings).toHaveLength(1);
});

for (const [slug, id] of [
  ['speech-and-phones', 'coarticulation'],
  ['speech-and-phones', 'four-tones'],
  ['speech-and-phones', 'speech-frames'],
  ['hmm-gmm', 'word-alignment'],
] as const)
  test(`the first sound of ${id} comes within 300 ms of the tap`, { tag: '@slow' }, async ({ page }) => {
    await watchWaits(page);
    const listen = await comeTo(page, slug, id, { saveData: false, effectiveType: '4g' });
    // Who comes to a figure looks at it first; meanwhile the page has what computes at hand.
    await expect.poll(() => page.workers().length).toBeGreaterThan(0);
    await listen.click();
    await expect.poll(async () => (await waits(page)).length).toBe(1);
    expect((await waits(page))[0]).toBeLessThan(300);
  });
