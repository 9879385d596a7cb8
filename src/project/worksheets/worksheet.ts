import { parseHTML } from 'linkedom';
import { withoutFields } from '../volume/answers.ts';

/**
 * The exercises of a built chapter as a sheet to write on: the same exercises, with room for answers instead of fields, and their solutions on pages of
 * their own, which are printed only if they are asked for. It needs no programs.
 */

export interface Sheet {
  /** Where the chapter stands, and the front page, as addresses of this site. */
  chapter: string;
  home: string;
}

/** What an exercise has for readers at a screen, and what is not yet for those who are asked. */
const LEFT_OUT =
  'script, .hint, .solution, .exercise-done, .answer-row, .on-screen, .answer-verdict, .heading-anchor, .margin-notes';
/** Attributes that only programs read. */
const OF_PROGRAMS = ['data-check', 'data-preview', 'data-correct', 'data-symbol', 'aria-controls'];

const STYLE = `
  .worksheet .exercise { border: 0; padding-inline: 0; margin-block: 1.6rem; }
  .worksheet .room { block-size: 9rem; border-block-end: 1px solid var(--line); }
  .worksheet .choices { list-style: none; padding: 0; }
  .worksheet .choices li { padding-inline-start: 1.8em; text-indent: -1.8em; margin-block: 0.35rem; }
  .worksheet .choices li::before { content: '☐'; display: inline-block; inline-size: 1.8em; text-indent: 0; }
  .worksheet .who { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; color: var(--soft); }
  .worksheet .who span { flex: 1; min-inline-size: 8rem; border-block-end: 1px solid var(--line); }
  .worksheet .how { padding: 0.8rem 1rem; border: 1px solid var(--line); border-radius: 3px; }
  .worksheet .how label { display: flex; gap: 0.5rem; align-items: center; min-block-size: 2.5rem; }
  .worksheet .how input { inline-size: 1.5rem; block-size: 1.5rem; margin: 0; }
  @media screen { .worksheet .who { display: none; } }
  @media print {
    .worksheet .how { display: none; }
    .worksheet .exercise { break-inside: avoid; }
    .worksheet .room { block-size: 34mm; }
    .worksheet .solutions { break-before: page; }
    .worksheet:not(:has(#with-solutions:checked)) .solutions { display: none; }
  }
`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Places of the chapter are not on the sheet: links lead there. */
function settled(root: Element, chapter: string): void {
  for (const link of root.querySelectorAll('a[href^="#"]'))
    link.setAttribute('href', chapter + link.getAttribute('href')!);
  for (const element of [root, ...root.querySelectorAll('*')])
    for (const name of OF_PROGRAMS) element.removeAttribute(name);
}

/** Beside what is done in a figure, the code that leads to exactly the state in which that figure is printed. */
function showStart(exercise: Element, chapter: string): void {
  const task = exercise.querySelector('.answer-task');
  const [page, figure] = (task?.querySelector('a')?.getAttribute('href') ?? '').split('#');
  const isHere = (page === '' || page === chapter) && figure !== undefined;
  const code = isHere && exercise.ownerDocument.getElementById(figure)?.querySelector('.lab-code');
  if (code) task!.after(code.cloneNode(true));
}

/** @param html a built chapter @returns undefined if it has no exercises */
export function worksheetOf(html: string, { chapter, home }: Sheet): string | undefined {
  const { document } = parseHTML(html) as unknown as { document: Document };
  const exercises = [...document.querySelectorAll('main section.exercise')];
  if (exercises.length === 0) return undefined;
  const number = document.querySelector('.chapter-number')?.textContent ?? '';
  const title = document.querySelector('main h1')!.textContent!;
  const solutions = exercises.flatMap((exercise) => {
    const body = exercise.querySelector('.solution .step-body');
    if (!body) return [];
    settled(body, chapter);
    return [`<h3>${exercise.querySelector('.exercise-head .label')!.innerHTML}</h3><div>${body.innerHTML}</div>`];
  });
  for (const exercise of exercises) {
    for (const element of exercise.querySelectorAll(LEFT_OUT)) element.remove();
    const room = document.createElement('div');
    room.className = 'room';
    withoutFields(exercise, room);
    showStart(exercise, chapter);
    settled(exercise, chapter);
  }
  const heads = [
    ...document.querySelectorAll('head link[rel="stylesheet"], head link[rel="icon"], head style, head meta'),
  ]
    .filter((element) => !['description', 'theme-color'].includes(element.getAttribute('name') ?? ''))
    .map((element) => element.outerHTML);
  const name = `${number}　${title}`;
  return `<!DOCTYPE html><html lang="zh-CN"><head>${heads.join('')}<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${escaped(title)}：习题单 · 为什么要深度学习</title><style>${STYLE}</style></head><body>
<main id="main" class="page worksheet"><p><a href="${home}">为什么要深度学习</a></p><h1>${escaped(name)}：习题单</h1>
<form class="how"><p>用浏览器的“打印”印出来，或存成 PDF。题目来自<a href="${chapter}">这一章</a>，在那里做，程序会核对答案。</p>${solutions.length > 0 ? '<label><input type="checkbox" id="with-solutions"> 把解答印在后面，另起一页</label>' : ''}</form>
<p class="who">姓名<span></span>日期<span></span></p>
${exercises.map((exercise) => exercise.outerHTML).join('\n')}
${solutions.length > 0 ? `<section class="solutions" aria-labelledby="solutions"><h2 id="solutions">解答</h2>${solutions.join('\n')}</section>` : ''}
</main></body></html>`;
}
