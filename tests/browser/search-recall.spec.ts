import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decompress } from 'fzstd';
import { parseHTML } from 'linkedom';
import { syllablesAt } from '../../src/search/addresses.ts';
import { decode } from '../../src/search/coding.ts';
import { find } from '../../src/search/find.ts';
import { openLibrary } from '../../src/search/library.ts';
import { read, readSyllables } from '../../src/search/written.ts';
import { test, expect } from './book-test.ts';
import { fileOf, isChapter, isExperiment, pages, site } from './pages.ts';

/**
 * The search finds what stands on the built pages. The truth is counted in the HTML that readers get, by code of its own: how often a needle
 * occurs on each page.
 */

/** What stands on a page but is no text of the book: what is pressed, what leads elsewhere, what is said a second time. */
const apart = [
  'script, style, svg, nav, button, noscript, .sections, .chapter-end, .facts, .emblem',
  '.margin-notes, .heading-anchor, .back-links, .katex-html, .proof-controls, .qed, legend, .answer-task, .answer-row, .exercise-done',
  '.answer > label, .hint > summary, .solution > summary, [data-lab] > :not(.lab-title, astro-island)',
].join(', ');
const blocks =
  'p, li, tr, h1, h2, h3, h4, summary, figcaption, dt, dd, .formula, .choice, pre, div, section, article, details, figure, table, header, form, fieldset';

/** Letters without case and blanks, one kind of quotation marks, and signs of one width: （ is found as (. */
const bare = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s\u0000-\u001f\u200b]/g, '')
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/** The blocks of a page's text, bare; a formula is its LaTeX. */
function blocksOf(path: string): string[] {
  const { document } = parseHTML(readFileSync(fileOf(path), 'utf8'));
  const main = document.querySelector('main')!;
  for (const island of main.querySelectorAll('astro-island')) {
    const sentence = island.querySelector('.lab-sentence')?.textContent ?? '';
    island.textContent = '';
    island.after(`\n${sentence}\n`);
  }
  for (const part of main.querySelectorAll(apart)) part.remove();
  for (const formula of main.querySelectorAll('.katex'))
    formula.textContent = formula.querySelector('annotation')!.textContent;
  if (isExperiment(path)) for (const part of main.querySelectorAll('article > :not(h1, .lead)')) part.remove();
  for (const block of main.querySelectorAll(blocks)) {
    block.before('\u0000');
    block.after('\u0000');
  }
  return main.textContent
    .split('\u0000')
    .flatMap((block) => block.split(/\n\n+/))
    .map(bare)
    .filter((block) => block !== '');
}

const isOfText = (path: string) =>
  isChapter(path) || isExperiment(path) || ['./glossary/', './bibliography/'].includes(path);
const truth = new Map(pages.filter(isOfText).map((path) => [path.slice(1), blocksOf(path)]));

const times = (text: string, needle: string) => text.split(needle).length - 1;

const name = readdirSync(join(site, 'library')).find((file) => !file.includes('syllables'))!;
const unpacked = (file: string) => decode(decompress(readFileSync(join(site, 'library', file))));
const library = openLibrary(read(unpacked(name)), readSyllables(unpacked(syllablesAt(name))));

/** The same numbers for the same seed: Park and Miller's. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; yield state) state = (state * 48271) % 2147483647;
}

function randomNeedles(count: number): string[] {
  const random = numbers(20261127);
  const draw = (below: number) => random.next().value! % below;
  const all = [...truth.values()].flat();
  return Array.from({ length: count }, () => {
    const letters = [...all[draw(all.length)]!];
    const length = Math.min(letters.length, 1 + draw(12));
    const start = draw(letters.length - length + 1);
    return letters.slice(start, start + length).join('');
  });
}

const terms = library.synonyms.flat();
const needles = [...terms, ...randomNeedles(200)];

test('every word of the glossary and 200 random pieces of the book are found wherever they stand, and nothing else', () => {
  expect(terms.length).toBeGreaterThan(200);
  let missed = 0,
    wrong = 0,
    right = 0;
  const faults: string[] = [];
  for (const needle of needles) {
    const found = new Map<string, number>();
    for (const { passage, by, ranges } of find(library, needle).hits) {
      const { page, kind, isName } = library.passages[passage]!;
      const { href } = library.pages[page]!;
      // What a page is about is said to search engines, its name to readers too.
      if (by === 'words' && (kind !== 'page' || isName)) found.set(href, (found.get(href) ?? 0) + ranges.length);
    }
    for (const [path, blocks] of truth) {
      const there = blocks.reduce((sum, block) => sum + times(block, bare(needle)), 0);
      const got = found.get(path) ?? 0;
      right += Math.min(there, got);
      missed += Math.max(0, there - got);
      wrong += Math.max(0, got - there);
      if (there !== got) faults.push(`${needle} on ${path}: ${there} there, ${got} found`);
    }
  }
  console.log(`${needles.length} needles, ${right + missed} places: ${missed} missed, ${wrong} more`);
  expect(missed, faults.join('\n')).toBe(0);
  expect(right / (right + wrong), faults.join('\n')).toBeGreaterThan(0.95);
});

test('with other names and pinyin, nineteen of twenty answers still hold the word or another name of the same thing', () => {
  let good = 0,
    all = 0;
  for (const needle of needles) {
    const names = library.synonyms.filter((group) => group.includes(needle)).flat();
    for (const { passage } of find(library, needle).hits) {
      all++;
      const text = bare(library.passages[passage]!.text);
      if ([needle, ...names].some((name) => text.includes(bare(name)))) good++;
    }
  }
  console.log(`${good} of ${all} answers`);
  expect(good / all).toBeGreaterThan(0.95);
});
