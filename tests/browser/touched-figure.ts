import { expect, type Locator, type Page } from '@playwright/test';
import { openFigure, type Figure } from './experiment-page.ts';
import { cancelled, draw, scrolled } from './finger.ts';

/** A figure that has run and may be dragged by a finger. */

export async function running(page: Page, id: string, query = ''): Promise<Figure> {
  const figure = await openFigure(page, `./experiments/${id}/${query}`, id);
  await figure.button('运行').click();
  await expect(figure.status).toContainText('完成', { timeout: 60_000 });
  await expect(figure.stage.locator('.lab-overlay')).toBeVisible();
  return figure;
}

/** Brought to the middle of the screen; at least 44 px to the finger. */
export async function boxOf(target: Locator) {
  await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = (await target.boundingBox())!;
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(43.9);
  return box;
}

/** Does something with a finger that the page must not take away, nor follow by scrolling. */
export async function still(page: Page, act: () => Promise<void>): Promise<void> {
  const [top, taken] = [await scrolled(page), await cancelled(page)];
  await act();
  expect([await taken(), await scrolled(page)]).toEqual([0, top]);
}

/** Draws a finger from the middle of a place to take hold of, by so many pixels. */
export async function dragged(page: Page, target: Locator, [dx, dy]: readonly [number, number]): Promise<void> {
  const box = await boxOf(target);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await still(page, () =>
    draw(page, [
      [x, y],
      [x + dx, y + dy],
    ]),
  );
}
