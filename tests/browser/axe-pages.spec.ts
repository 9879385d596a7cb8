import { axeFaults } from './checks/axe.ts';
import { test, expect } from './book-test.ts';
import { isChapter, isExperiment, isOfTheBook, pages, standsForChapters } from './pages.ts';
import { slowUnless } from './tags.ts';

/** Every page as it is opened, in every colour scheme, wide and narrow. Of pages that are made alike one stands for all where time is short. */

const firstOf = (kind: (path: string) => boolean) => pages.find(kind);
const alike = [isExperiment, (path: string) => !isOfTheBook(path)];
const standsForAll = (path: string) =>
  isChapter(path) ? standsForChapters(path) : alike.every((kind) => !kind(path) || firstOf(kind) === path);

for (const path of pages)
  test(`axe finds nothing on ${path}`, slowUnless(standsForAll(path)), async ({ page }) => {
    await page.goto(path);
    expect(await axeFaults(page)).toEqual([]);
  });
