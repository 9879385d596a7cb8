import { axeFaults, unfold } from './checks/axe.ts';
import { test, expect } from './book-test.ts';
import { isChapter, isExperiment, isOfTheBook, pages } from './pages.ts';
import { slowUnless } from './tags.ts';

/**
 * Every page, with all its folds open and as it is opened, in every colour scheme, wide and narrow. Of pages that are made alike one stands for all
 * where time is short; there a page is looked at unfolded only, since that shows nearly all of it.
 */

const isFrame = (path: string) => !isOfTheBook(path);
const firstOf = (kind: (path: string) => boolean) => pages.find(kind);
const standsForAll = (path: string) =>
  isChapter(path)
    ? path === './chapters/automatic-modules/' // one of the shortest: a long one takes axe three times as long
    : [isExperiment, isFrame].every((kind) => !kind(path) || firstOf(kind) === path);

for (const path of pages) {
  // What folds at a figure is opened in axe-open.spec.ts.
  if (standsForAll(path) || !(isExperiment(path) || isFrame(path)))
    test(`axe finds nothing on ${path} unfolded`, slowUnless(standsForAll(path)), async ({ page }) => {
      await page.goto(path);
      await unfold(page);
      expect(await axeFaults(page)).toEqual([]);
    });
  test(`axe finds nothing on ${path} as it opens`, { tag: '@slow' }, async ({ page }) => {
    await page.goto(path);
    expect(await axeFaults(page)).toEqual([]);
  });
}
