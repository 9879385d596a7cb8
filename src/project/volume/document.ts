import { licences } from '../../book/set/licences.ts';
import type { Part, Volume } from './pages.ts';

/** The volume as one page of HTML: a title, the contents with page numbers, the parts. Its styles are those of the pages, as they print. */

/** Of each place in the contents, by its id. */
export type PageNumbers = ReadonlyMap<string, number>;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const STYLE = `
  .volume-title { block-size: 240mm; display: flex; flex-direction: column; justify-content: center; align-items: center; gap: 1.2rem; break-after: page; text-align: center; }
  .volume-title svg { inline-size: 70mm; block-size: 70mm; }
  .volume-title h1 { font-size: 2.4rem; margin: 0; }
  .volume-title p { margin: 0; color: var(--soft); }
  .volume-contents ol { list-style: none; padding: 0; margin: 0; }
  .volume-contents li { margin: 0; text-align: start; }
  .volume-contents ol ol { padding-inline-start: 3.6em; }
  .volume-contents > ol > li { margin-block-start: 0.55rem; break-inside: avoid; }
  .volume-contents > ol > li > a { font-weight: 600; }
  .volume-contents a { display: flex; align-items: baseline; gap: 0.4em; line-height: 1.5; }
  .volume-contents a i { flex: 1; border-block-end: 1px dotted var(--soft); min-inline-size: 1em; }
  .volume-contents a b { font-weight: 400; font-variant-numeric: tabular-nums; min-inline-size: 2em; text-align: end; }
  .volume-contents .number { min-inline-size: 3.6em; }
  .volume-part { break-before: page; }
  @page :first { @bottom-center { content: none; } }
`;

function entry(id: string, title: string, pages: PageNumbers, number = ''): string {
  const shown = number === '' ? '' : `<span class="number">${escaped(number)}</span>`;
  return `<a href="#${id}">${shown}<span>${escaped(title)}</span><i></i><b>${pages.get(id) ?? ''}</b></a>`;
}

const contentsOf = (parts: readonly Part[], pages: PageNumbers): string =>
  parts
    .map(({ name, title, number, sections }) => {
      const inner =
        number === '' ? [] : sections.map((section) => `<li>${entry(section.id, section.title, pages)}</li>`);
      const list = inner.length > 0 ? `<ol>${inner.join('')}</ol>` : '';
      return `<li>${entry(name, title, pages, number)}${list}</li>`;
    })
    .join('');

/**
 * @param cover an SVG, @param site the book's address
 * @param pages none before the first printing
 */
export function documentOf(
  { parts, sheets, styles }: Volume,
  { title, site, cover, pages }: { title: string; site: string; cover: string; pages: PageNumbers },
): string {
  const head = [
    '<meta charset="utf-8">',
    `<title>${escaped(title)}</title>`,
    ...sheets.map((sheet) => `<link rel="stylesheet" href="${sheet}">`),
    ...styles.map((style) => `<style>${style}</style>`),
    `<style>${STYLE}</style>`,
  ];
  const bodies = parts.map(
    ({ name, content }) =>
      `<section class="volume-part" id="${name}"><main class="page">${content.innerHTML}</main></section>`,
  );
  return `<!doctype html><html lang="zh-CN"><head>${head.join('')}</head><body>
<div class="volume-title">${cover}<h1>${escaped(title)}</h1><p>${escaped(site)}</p><p>文字与插图 ${escaped(licences.text.name)}，代码 ${escaped(licences.code.name)}</p></div>
<nav class="volume-contents page"><h2>目录</h2><ol>${contentsOf(parts, pages)}</ol></nav>
${bodies.join('\n')}</body></html>`;
}
