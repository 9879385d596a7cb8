import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { style } from './gb-t-7714.ts';

/** How the book prints the works that it cites: by citeproc, after GB/T 7714. */

/** A name as CSL-JSON has it. */
export interface Name {
  family?: string;
  given?: string;
  literal?: string;
}

/** An entry as CSL-JSON has it, as far as the book looks at it; the rest goes through. */
export interface Csl {
  id: string;
  type: string;
  title?: string;
  author?: Name[];
  editor?: Name[];
  issued?: { 'date-parts'?: (string | number)[][] };
  'container-title'?: string;
  DOI?: string;
  URL?: string;
  [other: string]: unknown;
}

export interface Citation {
  id: string;
  /** As a sentence names it: Leshno 等，1993. */
  short: string;
  /** Authors and year, then title and what follows it, beginning with the mark of its kind: [J]. Neural Networks, 6(6): 861–867. */
  authors: string;
  title: string;
  source: string;
}

const STYLE = 'gb-t-7714';
const { styles } = plugins.config.get('@csl');
styles.add(STYLE, style);

const han = /\p{Script=Han}/u;
/** Where a Chinese sentence sets a blank. */
const between = /(?<=\p{Script=Latin})(?=\p{Script=Han})|(?<=\p{Script=Han})(?=\p{Script=Latin})/gu;

/** Without the markup that citation-js makes of TeX, and with a language if it is Chinese: that is what the style asks for. */
function prepared(entry: Csl): Csl {
  const texts = Object.entries(entry)
    .filter(([name]) => name !== 'language' && name !== '_graph')
    .map(([name, value]) => [name, typeof value === 'string' ? value.replace(/<[^>]*>/g, '') : value]);
  const chinese = han.test(entry.title ?? '') || han.test(entry.author?.[0]?.family ?? '');
  return { ...(Object.fromEntries(texts) as Csl), ...(chinese && { language: 'zh-CN' }) };
}

/** The references are read again for every page, and are the same. */
let last: { key: string; printed: Map<string, Citation> } | undefined;

/** All entries, each with authors, title and year: which of them read alike, and get letters, only all together can tell. */
export function citations(entries: readonly Csl[]): Map<string, Citation> {
  const data = entries.map(prepared);
  const key = JSON.stringify(data);
  if (last?.key !== key) last = { key, printed: print(data) };
  return last.printed;
}

function print(data: readonly Csl[]): Map<string, Citation> {
  if (data.length === 0) return new Map();
  const options = { template: STYLE, lang: 'en-US', format: 'text', asEntryArray: true } as const;
  const lines = new Cite(data as never).format('bibliography', options);
  return new Map(
    lines.map(([id, line]) => {
      const [short, authors, title, source] = line.trim().split('␞') as [string, string, string, string];
      return [id, { id, short: short.replace(between, ' '), authors, title, source }];
    }),
  );
}
