import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { Place, Report } from '../words/fault.ts';
import { idForm } from '../words/attributes.ts';
import { citations, type Citation, type Csl } from './citation.ts';
import { placeAt } from './source.ts';

/** One entry of content/references.bib, read by citation-js, as the book prints it. */
export interface Reference extends Citation {
  place: Place;
  /** Where the work itself is; undefined if the entry names no place. */
  address?: string;
}

interface Raw {
  key: string;
  text: string;
  offset: number;
}

/** What BibTeX has beside entries: abbreviations and LaTeX, of which a reader sees nothing. */
const notWorks = new Set(['string', 'preamble']);

/** Cuts a BibTeX file into its entries by counting braces, so that a slip in one does not hide the others. */
function entriesOf(text: string, report: Report, unread: Set<string>): Raw[] {
  const found: Raw[] = [];
  const head = /@\s*([A-Za-z]+)\s*\{\s*([^\s,{}]*)/g;
  for (let match = head.exec(text); match; match = head.exec(text)) {
    const start = match.index;
    const next = text.slice(start + 1).search(/^@/m);
    const limit = next < 0 ? text.length : start + 1 + next;
    let depth = 0;
    let end = text.indexOf('{', start);
    for (; end < limit; end++) {
      if (text[end] === '\\') end++;
      else if (text[end] === '{') depth++;
      else if (text[end] === '}' && --depth === 0) break;
    }
    if (end >= limit) {
      report(placeAt(text, start), `条目 ${match[2]} 的花括号没有闭合。`, '请补上最后的 }。');
      unread.add(match[2]!);
    } else if (notWorks.has(match[1]!.toLowerCase()))
      report(
        placeAt(text, start),
        `文献里不用 @${match[1]!.toLowerCase()}。`,
        '请把缩写写成全称、把说明删掉，一条文献一个条目。',
      );
    else if (match[1]!.toLowerCase() !== 'comment')
      found.push({ key: match[2]!, text: text.slice(start, end + 1), offset: start });
    head.lastIndex = Math.max(end, start + 1);
  }
  return found;
}

/** Reads BibTeX; every fault is told at its entry. A faulty entry is left out of the result and named in `unread`. */
export function readBibliography(text: string, report: Report, unread: Set<string>): Map<string, Reference> {
  const read = new Map<string, { csl: Csl; place: Place }>();
  const entries = entriesOf(text, report, unread);
  const stray = text.search(/^\s*@/m);
  for (const raw of entries) {
    const place = placeAt(text, raw.offset);
    if (!idForm.test(raw.key))
      report(place, `条目名 ${raw.key || '（空）'} 写得不对。`, '名字用小写字母、数字和连字符，例如 leshno1993。');
    else if (read.has(raw.key)) report(place, `条目 ${raw.key} 写了两次。`, '请只留一个，或换一个名字。');
    else {
      const csl = readEntry(raw, text, place, report);
      if (csl) read.set(raw.key, { csl, place });
      else unread.add(raw.key);
    }
  }
  if (entries.length === 0 && unread.size === 0 && stray >= 0)
    report(
      placeAt(text, text.indexOf('@', stray)),
      '这里不是合法的 BibTeX 条目。',
      '条目的样子是 @article{名字, author = {…}, title = {…}, year = {…}}。',
    );
  const printed = citations([...read.values()].map(({ csl }) => csl));
  return new Map(
    [...read].map(([id, { csl, place }]) => {
      const address = csl.DOI ? `https://doi.org/${encodeURI(csl.DOI)}` : csl.URL;
      return [id, { ...printed.get(id)!, place, ...(address ? { address } : {}) }];
    }),
  );
}

function readEntry(raw: Raw, text: string, place: Place, report: Report): Csl | undefined {
  let csl: Csl | undefined;
  try {
    [csl] = new Cite(raw.text, { forceType: '@bibtex/text' } as never).data as unknown as Csl[];
  } catch (error) {
    const message = (error as Error).message;
    const at = /line (\d+) col (\d+)/.exec(message);
    const there = at
      ? { line: place.line + Number(at[1]) - 1, column: (at[1] === '1' ? place.column - 1 : 0) + Number(at[2]) }
      : place;
    report(there, `条目 ${raw.key} 不是合法的 BibTeX。`, '每个字段写成 名字 = {值}，之间用逗号。');
    return undefined;
  }
  const names = (csl?.author ?? csl?.editor ?? []).filter((name) => name.family || name.literal);
  const year = Number(csl?.issued?.['date-parts']?.[0]?.[0]);
  const missing = [
    names.length === 0 && 'author（作者）',
    !csl?.title && 'title（题名）',
    !(Number.isInteger(year) && year >= 1500 && year <= 2100) && 'year（四位数的年份）',
  ].filter((word) => word !== false);
  if (missing.length > 0) {
    report(place, `条目 ${raw.key} 缺少或写错了 ${missing.join('、')}。`, '请补上。');
    return undefined;
  }
  const fieldPlace = (name: string) => {
    const at = raw.text.search(new RegExp(`\\b${name}\\s*=`, 'i'));
    return at < 0 ? place : placeAt(text, raw.offset + at);
  };
  if (csl!.URL && !/^https?:\/\/[^\s]+$/.test(csl!.URL)) {
    report(fieldPlace('url'), `条目 ${raw.key} 的 url 不是网址。`, '请以 https:// 开头。');
    return undefined;
  }
  if (csl!.DOI && !/^10\.\d{4,9}\/[^\s<>"]+$/.test(csl!.DOI)) {
    report(
      fieldPlace('doi'),
      `条目 ${raw.key} 的 doi 写得不对。`,
      'doi 以 10. 开头，不带网址，例如 10.1016/0893-6080(89)90020-8。',
    );
    return undefined;
  }
  const leftover = [csl!.title, csl!['container-title'], ...names.flatMap(({ family, given }) => [family, given])].find(
    (value) => value && /[\\{}]/.test(value),
  );
  if (leftover) {
    report(
      place,
      `条目 ${raw.key} 里的“${leftover}”有没读懂的 LaTeX 命令。`,
      '请直接写那个字母，例如 Håstad、Poincaré。',
    );
    return undefined;
  }
  return { ...csl!, id: raw.key, author: names };
}
