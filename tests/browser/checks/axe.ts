import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { painted } from './visit.ts';

/**
 * What axe finds, however slight, by the rules of WCAG 2.2 at levels A and AA and by what axe calls best practice, in every colour scheme and on the
 * widest and the narrowest screen.
 */

/** Run as a debugger runs text: the policy of a page lets no program stand in it. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What hangs on colours alone; all else is the same in every scheme. */
const BY_COLOUR = ['color-contrast', 'link-in-text-block'];

const schemes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  // What the system sets is taken for what it is here; that a reader's own colours contrast is the system's affair.
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;
type Scheme = keyof typeof schemes;
export const WIDTHS = [1280, 320] as const;

const everyScheme = Object.keys(schemes) as Scheme[];

export const unfold = (page: Page): Promise<void> =>
  page.locator('details').evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));

/**
 * Looks at the page as it stands.
 * @returns a line for every fault
 */
export async function axeFaults(
  page: Page,
  {
    widths = WIDTHS,
    colours = everyScheme,
    within = 'html',
  }: { widths?: readonly number[]; colours?: readonly Scheme[]; within?: string } = {},
): Promise<string[]> {
  const before = page.viewportSize()!;
  // What is not laid out because it is far off has no place that could be compared with that of its neighbours.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets.push(sheet);
  });
  const faults: string[] = [];
  for (const width of widths) {
    // A full screen has the size that it has.
    if (width !== before.width) await page.setViewportSize({ width, height: heightAt(width) });
    for (const scheme of colours) {
      await page.emulateMedia(schemes[scheme]);
      await painted(page);
      for (const fault of await found(page, within, scheme === colours[0])) faults.push(`${width} ${scheme}: ${fault}`);
    }
  }
  await page.emulateMedia(schemes.light);
  if (page.viewportSize()!.width !== before.width) await page.setViewportSize(before);
  return faults;
}

export const heightAt = (width: number): number => (width === 320 ? 640 : 720);

/** @param all every rule, or only those of colours */
async function found(page: Page, within: string, all: boolean): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const runOnly = all ? { type: 'tag', values: TAGS } : { type: 'rule', values: BY_COLOUR };
  const { violations } = await page.evaluate(
    ([within, runOnly]) => {
      const { axe } = window as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } };
      // Inside a drawing that is one image nothing is looked at; only its outermost parts are named, since axe compares every element with every one that is left out.
      return axe.run(
        { include: [[within]], exclude: [['svg[role="img"] > *']] },
        { resultTypes: ['violations'], runOnly },
      );
    },
    [within, runOnly] as const,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes
      // A symbol of a formula is called by what it says, not by the signs that it is made of.
      .filter(({ target }) => id !== 'label-content-name-mismatch' || !String(target).includes('data-symbol'))
      .map(
        ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.split('\n').slice(1).join(' ')}`,
      ),
  );
}
