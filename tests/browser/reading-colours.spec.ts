import { expect, test } from './book-test.ts';
import { darkContrast, forcedColours } from './checks/accessibility.ts';
import { listen } from './checks/loads.ts';
import { isChapter, pages, standsForChapters } from './pages.ts';
import { slowUnless } from './tags.ts';

/** Chapters in the dark and in colours that the reader's system sets, on phones. One stands for all. */

pages.filter(isChapter).forEach((path) =>
  test(
    `${path} can be read in the dark, and in colours that the system sets`,
    slowUnless(standsForChapters(path)),
    async ({ page, baseURL }) => {
      const visit = { page, path, loads: listen(page, baseURL!) };
      await page.goto(path);
      expect.soft(await darkContrast.faults(visit)).toEqual([]);
      expect.soft(await forcedColours.faults(visit)).toEqual([]);
    },
  ),
);
