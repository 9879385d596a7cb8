import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { testedSite } from '../../src/project/machine/tested-site.ts';
import { test, expect } from './book-test.ts';
import { fileOf, isChapter, pages, site } from './pages.ts';

/** What a chapter's Markdown says is what its page says: each block of the one stands in the other, in the same order. Read from the built files. */

const chapters = pages.filter(isChapter);
const markdownOf = (path: string) => readFileSync(join(site, path.replace(/\/$/, '.md')), 'utf8');
const parse = (path: string) =>
  unified().use(remarkParse).use(remarkGfm).use(remarkMath).parse(markdownOf(path)) as Root;

/** Without spaces, and without the signs that the page leaves to its style sheet. */
const bare = (text: string) => text.replaceAll(/[\s“”（）]/g, '');

/** The text of each block of a chapter's Markdown, formulas as they stand. */
function written(path: string): string[] {
  const said = (node: Nodes): string =>
    node.type === 'math' || node.type === 'inlineMath'
      ? (node as { value: string }).value.replace(/ \\tag\{(.*)\}$/, '($1)')
      : 'children' in node
        ? (node.children as Nodes[]).map(said).join('')
        : 'value' in node
          ? node.value
          : '';
  const blocks: string[] = [];
  visit(parse(path), (node) => {
    if (['paragraph', 'heading', 'tableCell', 'math', 'code'].includes(node.type)) blocks.push(bare(said(node)));
  });
  // The last line is the licence, which every page has in its footer; the link to a figure has words of its own.
  return blocks
    .slice(0, -1)
    .map((block) => block.replace(/在网页上动手$/, ''))
    .filter((block) => block !== '' && block !== '□');
}

/** What stands on a page only, or is said there in other words. */
const only = [
  'nav, .sections, form > p:not(.answer-task), .margin-notes, .proof-controls, .qed, .cite-page pre, .exercise-progress, .exercise-done',
  '.chapter-markdown, .cite-page summary, .keep, a[download]',
  '.heading-anchor, .back, .verdicts-key, [aria-hidden=true]:not(.katex *), .katex-html',
  '.lab-figure > :not(.lab-title, astro-island)',
].join();
const blocksOfPage =
  'h1, h2, h3, h4, p, li:not(:has(p)), td, th, .formula, pre, figcaption, summary, legend, .choice label';

/** The text of each block of a chapter's page. */
function shown(path: string): string[] {
  const { document } = parseHTML(readFileSync(fileOf(path), 'utf8'));
  const article = document.querySelector('article')!;
  for (const sentence of article.querySelectorAll('[id$="-sentence"]')) {
    sentence.closest('.lab-figure')!.querySelector('.lab-title')!.append(sentence);
  }
  for (const island of article.querySelectorAll('astro-island')) island.remove();
  for (const part of article.querySelectorAll(only)) part.remove();
  for (const formula of article.querySelectorAll('.katex')) {
    formula.replaceWith(document.createTextNode(formula.querySelector('annotation')!.textContent));
  }
  for (const box of article.querySelectorAll('.formula.is-numbered')) {
    box.append(document.createTextNode(box.firstElementChild!.getAttribute('aria-label')!.replace('式', '')));
  }
  for (const power of article.querySelectorAll('data sup')) {
    const superscript = (sign: string) => (sign === '−' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)]!);
    power.replaceWith(document.createTextNode([...power.textContent].map(superscript).join('')));
  }
  article.querySelector('h1')!.prepend(article.querySelector('.chapter-number')!);
  article.querySelector('.cite-page p')!.prepend('引用本章：');
  for (const legend of article.querySelectorAll('legend')) legend.append('：');
  for (const task of article.querySelectorAll('.answer-task'))
    task.textContent = task.textContent.replace(/里做，.*/s, '里做。');
  return [...article.querySelectorAll(blocksOfPage)]
    .filter((block) => !block.parentElement!.closest(blocksOfPage))
    .map((block) => bare(block.textContent))
    .filter((block) => block !== '');
}

for (const path of chapters) {
  test(`${path} says as Markdown what it says as a page`, () => {
    const page = shown(path);
    const markdown = written(path);
    expect(page.length).toBeGreaterThan(20);
    const whole = markdown.join('\n');
    let at = 0;
    for (const block of page) {
      const next = whole.indexOf(block, at);
      expect(next, `“${block}” after “${whole.slice(at - 40, at)}”`).toBeGreaterThanOrEqual(0);
      at = next + block.length;
    }
    const all = page.join('\n');
    const missing = markdown.filter((block) => !all.includes(block));
    expect(missing).toEqual([]);
  });
}

test('every link of the Markdown leads to a page or a place on one, and the page leads to its Markdown', () => {
  const broken: string[] = [];
  const documents = new Map<string, Document>();
  for (const path of chapters) {
    const { document } = parseHTML(readFileSync(fileOf(path), 'utf8'));
    const alternate = document.querySelector('link[rel=alternate][type="text/markdown"]')?.getAttribute('href');
    expect(alternate).toBe(path.replace('./', testedSite.base).replace(/\/$/, '.md'));
    const own = new URL(document.querySelector('link[rel=canonical]')!.getAttribute('href')!);
    visit(parse(path), 'link', ({ url }) => {
      const { origin, pathname, hash } = new URL(url);
      if (origin !== own.origin) return;
      const file = fileOf(pathname.replace(testedSite.base, './'));
      if (!existsSync(file)) return void broken.push(url);
      if (!documents.has(file)) documents.set(file, parseHTML(readFileSync(file, 'utf8')).document);
      const id = decodeURIComponent(hash.slice(1));
      if (id !== '' && !documents.get(file)!.getElementById(id)) broken.push(url);
    });
  }
  expect(broken).toEqual([]);
});
