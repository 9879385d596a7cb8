import { expect, type Locator, type Page } from '@playwright/test';
import { figureOf, type Figure } from './experiment-page.ts';

/** The chapters on linear regions, their figures and maps. */

/** One of a chapter's figures, run until it agrees with the published result. */
export async function running(
  page: Page,
  label: string,
  id: string,
  chapter: 'sawtooth' | 'linear-regions' = 'linear-regions',
): Promise<Figure> {
  await page.goto(`./chapters/${chapter}/`);
  const figure = figureOf({ locator: (selector: string) => page.locator(`#${label}${selector}`) }, id),
    { root } = figure;
  await root.scrollIntoViewIfNeeded();
  await expect(root.locator('astro-island[ssr]')).toHaveCount(0); // until then a tap goes nowhere
  await figure.button('运行').click();
  await expect(root.locator('[role=status]').first()).toContainText('逐位一致');
  await expect(figure.stage.locator('.lab-canvas svg').first()).toBeVisible();
  return figure;
}

/** Of a figure whose first panel is a map of regions: what a reader touches, and which region is picked. */
export const mapOf = ({ root }: Figure): Locator => root.getByRole('slider', { name: /框出哪一块/ });
export const picked = (figure: Figure): Promise<string | null> => mapOf(figure).getAttribute('aria-valuenow');
/** The drawing, with what is written below the map. */
export const pictureOf = ({ root }: Figure): Locator => root.locator('.lab-view .lab-canvas').first();

/** Touches a place of the map in another region than the one picked, and says what is true there. */
export async function touch(figure: Figure, u: number, v: number): Promise<string> {
  const before = await picked(figure);
  const { width, height } = (await mapOf(figure).boundingBox())!;
  await mapOf(figure).click({ position: { x: u * width, y: v * height } });
  await expect.poll(() => picked(figure)).not.toBe(before);
  return (await mapOf(figure).getAttribute('aria-valuetext'))!;
}
