import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { readBook } from '../../src/book/book.ts';
import { EXPERIMENTS, experimentIds, loadExperiment, loadResults } from '../../src/lab/publish/catalogue.ts';
import { piecesOf } from '../../src/lab/declare/data.ts';
import { testedSite } from '../../src/project/machine/tested-site.ts';
import { test, expect } from './book-test.ts';
import { fileOf, isOfTheBook, pages } from './pages.ts';

/** What the page 关于 says of the book is so. Read from the built files. */

const documentOf = (path: string) => parseHTML(readFileSync(fileOf(path), 'utf8')).document;
const about = documentOf('./about/');
const words = about.querySelector('main')!.textContent;

test('the command, given to a terminal, answers with the sentence that the page prints', () => {
  const command = about.querySelector('[data-command]')!.textContent.trim();
  expect(command).toMatch(/^npm run -s lab -- [a-z-]+( |$)/);
  // The script of that name, without what makes it ready.
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const answer = execFileSync('sh', ['-c', command.replace('npm run -s lab --', scripts.lab!)], { encoding: 'utf8' });
  expect(answer.split('\n')).toContain(about.querySelector('[data-answer]')!.textContent.trim());
});

test('its numbers are those of the book', async () => {
  const { chapters } = readBook();
  const ids = experimentIds(EXPERIMENTS);
  const runs = ids.reduce((sum, id) => sum + (loadResults(id, EXPERIMENTS)?.runs.length ?? 0), 0);
  const errata = documentOf('./errata/').querySelectorAll('.erratum-entry').length;
  expect(words).toContain(`${chapters.length} 章，${ids.length} 个可以动手的实验`);
  expect(words).toContain(`${errata} 条勘误`);
  expect(words).toContain(`发布了 ${runs} 次运行`);
});

test('every file that experiments are computed from is named with its licence, on the right side', async () => {
  const [shipped, foreign] = [...about.querySelectorAll('.sources')].map(({ textContent }) => textContent);
  let sets = 0;
  for (const id of experimentIds(EXPERIMENTS)) {
    const { data = {} } = await loadExperiment(id, EXPERIMENTS);
    for (const set of Object.values(data).flatMap(({ sets }) => Object.values<object>(sets))) {
      if (piecesOf(set).length === 0) continue;
      const { source, licence = '没有写明' } = set as { source?: string; licence?: string };
      sets += 1;
      expect('ships' in set ? shipped : foreign).toContain(`${source}。许可：${licence}。`);
    }
  }
  expect(sets).toBeGreaterThan(0);
});

test('it is reached from the front page and from the foot of every page of the book', () => {
  const address = `${testedSite.base}about/`;
  const without = pages
    .filter(isOfTheBook)
    .filter((path) => documentOf(path).querySelector(`.site-footer a[href="${address}"]`) === null);
  expect(without).toEqual([]);
  expect(documentOf('./').querySelector(`main a[href="${address}"]`)).not.toBeNull();
});

test('llms.txt and the licences that it names are there', () => {
  expect(existsSync(fileOf('./llms.txt'))).toBe(true);
  expect(words).toContain('CC BY-SA 4.0');
  expect(readFileSync('LICENSE-text.md', 'utf8')).toContain('CC BY-SA 4.0');
  expect(readFileSync('LICENSE', 'utf8')).toContain(
    `${about.querySelector('a[href*="opensource.org"]')!.textContent} License`,
  );
});
