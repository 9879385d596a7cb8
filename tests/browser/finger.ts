import { expect, test, type Locator, type Page } from '@playwright/test';

/** A real finger: touches that the browser itself turns into drags, scrolls and taps. The page must have been opened with `hasTouch`. */

type Point = readonly [x: number, y: number];

/** Two fingers that come down beside a place and go apart, across. */
export async function pinch(page: Page, [x, y]: Point, { moves = 8, apart = 15 } = {}): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', off?: number) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: off === undefined ? [] : [-off, off].map((dx, id) => ({ x: x + dx, y, id })),
    });
  await touch('touchStart', apart);
  for (let k = 1; k <= moves; k++) await touch('touchMove', apart * (1 + k / 2));
  await touch('touchEnd');
  await client.detach();
}

/** Down at the first place, in a few moves from each place to the next, and up at the last. */
export async function draw(page: Page, places: readonly Point[], { moves = 6 } = {}): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Point) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [{ x: at[0], y: at[1] }] : [] });
  await touch('touchStart', places[0]!);
  for (const [i, [x, y]] of places.slice(1).entries()) {
    const [x0, y0] = places[i]!;
    for (let k = 1; k <= moves; k++)
      await touch('touchMove', [x0 + ((x - x0) * k) / moves, y0 + ((y - y0) * k) / moves]);
  }
  await touch('touchEnd');
  await client.detach();
}

export const scrolled = (page: Page): Promise<number> => page.evaluate(() => scrollY);

/** Every pointer that the browser takes away from the page, as it does to scroll. */
export async function cancelled(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { cancelled: 0 });
    addEventListener('pointercancel', () => (window as unknown as { cancelled: number }).cancelled++, true);
  });
  return () => page.evaluate(() => (window as unknown as { cancelled: number }).cancelled);
}

/**
 * A tap that comes to a click. On a busy machine the browser now and then makes none of a finger that came down just after another had gone; a reader
 * taps again then, and so does this, once it is clear that nothing came of the first. It is noted with the test.
 */
export async function tap(target: Locator): Promise<void> {
  const clicked = await target.evaluateHandle((element) => {
    const seen = { click: false };
    element.addEventListener('click', () => (seen.click = true), { once: true, capture: true });
    return seen;
  });
  await expect(async () => {
    await target.tap();
    const came = expect.poll(() => clicked.evaluate(({ click }) => click), { timeout: 15_000 }).toBe(true);
    await came.catch((error: unknown) => {
      test.info().annotations.push({ type: 'a tap without a click' });
      throw error;
    });
  }).toPass();
}
