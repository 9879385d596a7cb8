import { formulaFaces } from './checks/formula-faces.ts';
import { validHtml } from './checks/html.ts';
import { firstKey, keyboard } from './checks/keyboard.ts';
import { formulasScroll, noWiderThan, textColumn } from './checks/layout.ts';
import { budget, listen, ownHost } from './checks/loads.ts';
import { print } from './checks/print.ts';
import { headings, landmarks } from './checks/structure.ts';
import type { Check } from './checks/visit.ts';
import { holdPrograms, waking } from './checks/waking.ts';
import { test, expect } from './book-test.ts';
import { isChapter, isExperiment, pageTags, pages, standsForChapters } from './pages.ts';

/**
 * Every page is opened once, and everything that holds of pages is looked at in that visit, one after another. Experiments' own pages are made
 * alike, and nearly all of their figures stand in chapters too; what chapters have alike is looked at in one of them, in the others later.
 */

/** What is done to the page goes on from check to check: first what must find it untouched, last what unfolds it. */
const checks: Check[] = [
  budget,
  firstKey,
  headings,
  landmarks,
  formulaFaces,
  noWiderThan([320]),
  { ...noWiderThan([375, 768]), alike: true },
  formulasScroll,
  textColumn,
  keyboard,
  print,
  ownHost,
  validHtml,
];

for (const path of pages) {
  const looksAt = (which: (check: Check) => boolean, name: string, tags: { tag: string[] }) =>
    test(name, tags, async ({ page, baseURL, fonts }) => {
      const loads = listen(page, baseURL!);
      const release = await holdPrograms(page);
      await page.goto(path);
      for (const { title, byFonts, concerns, faults } of [waking(release), ...checks.filter(which)]) {
        if (concerns?.(path) === false || (fonts !== 'chinese' && !byFonts)) continue;
        await test.step(title, async () => {
          expect.soft(await faults({ page, path, loads }), `${path}: ${title}`).toEqual([]);
        });
      }
    });
  const standsForItself = !isChapter(path) || standsForChapters(path);
  looksAt(({ alike }) => standsForItself || !alike, path, pageTags(path, isExperiment));
  if (!standsForItself)
    looksAt(({ alike }) => alike === true, `${path}, what chapters have alike`, { tag: ['@fonts', '@slow'] });
}
