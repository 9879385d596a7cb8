import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { sitePages } from '../../book/site-pages.ts';

/** The built pages that make up the book as one volume, in the order in which it is read. */

/** What an id inside a page, and a link to it, is made of in the volume. */
export interface Part {
  /** Of all its ids, and its own. */
  name: string;
  /** Address behind the base, with a slash at its end. */
  path: string;
  title: string;
  /** 第 9 章; '' for what comes behind the chapters. */
  number: string;
  /** The page's own content, its ids and links as the volume needs them. */
  content: Element;
  /** Its sections, by the ids that they have in the volume. */
  sections: { id: string; title: string }[];
}

export interface Volume {
  parts: Part[];
  /** Style sheets of the pages: addresses, and rules that stand in a page. */
  sheets: string[];
  styles: string[];
}

/** What is there to be pressed or to be found, and the programs. */
const LEFT_OUT = [
  'script',
  'template',
  '.on-screen',
  '.heading-anchor',
  '.heading-lecture',
  '.copy',
  '.chapter-turn',
  '.chapter-tools',
  '.contents',
  '.emblem',
  'button',
  'select',
  'textarea',
  'progress',
  // Those of exercises are drawn on paper: boxes before choices, a line to write on.
  ':not(.answer) > input:not(.choice > input)',
].join(',');

/** Attributes that name ids. */
const NAMING = ['for', 'headers', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-details', 'aria-owns'];

/** Without the elements around live figures, which only programs need. */
function unwrapped(root: Element): void {
  for (const island of root.querySelectorAll('astro-island, astro-slot')) island.replaceWith(...island.childNodes);
}

/** @param base of the built site, with a slash at its end */
export function renamed(root: Element, name: string, paths: ReadonlyMap<string, string>, base: string, site: string) {
  const own = (id: string) => `${name}--${id}`;
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (element.id !== '') element.id = own(element.id);
    for (const attribute of NAMING) {
      const value = element.getAttribute(attribute);
      if (value !== null) element.setAttribute(attribute, value.split(/\s+/).filter(Boolean).map(own).join(' '));
    }
    for (const { name: attribute, value } of [...element.attributes]) {
      if (value.includes('url(#')) element.setAttribute(attribute, value.replaceAll('url(#', `url(#${name}--`));
      if (attribute === 'href' || attribute === 'xlink:href')
        element.setAttribute(attribute, linkOf(value, { own, paths, base, site }));
    }
  }
}

interface Places {
  own: (id: string) => string;
  /** Names of the parts by their paths. */
  paths: ReadonlyMap<string, string>;
  base: string;
  site: string;
}

/** Where a link of a page leads in the volume: to a place in it, or out of it by its whole address. */
export function linkOf(href: string, { own, paths, base, site }: Places): string {
  if (href.startsWith('#')) return href === '#' ? href : `#${own(decodeURIComponent(href.slice(1)))}`;
  if (!href.startsWith('/')) return href;
  const { pathname, hash, search } = new URL(href, 'https://book.invalid');
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : undefined;
  if (path === undefined) return href;
  const part = search === '' ? paths.get(path) : undefined;
  if (part === undefined) return `${site}${path}${search}${hash}`;
  return hash === '' ? `#${part}` : `#${part}--${decodeURIComponent(hash.slice(1))}`;
}

/** A heading's number and words apart. */
const titleOf = (heading: Element): string =>
  [...heading.childNodes]
    .map(({ textContent }) => textContent!.trim())
    .filter(Boolean)
    .join(' ');

/** The parts behind the chapters. */
const BACK = ['glossary', 'bibliography', 'errata'] as const;

/**
 * Reads a built site, mounted at `base`.
 * @param dist its folder @param site the book's own address, for links that lead out of the volume; both with a slash at their ends
 * @param chapters in their order; order as in 11B @throws Error if a page is not there
 */
export function volumeOf(
  dist: string,
  { base, site, chapters }: { base: string; site: string; chapters: readonly { slug: string; order: string }[] },
): Volume {
  const all = [
    ...chapters.map(({ slug, order }) => ({ name: slug, number: `第 ${order} 章`, path: `chapters/${slug}/` })),
    ...BACK.map((name) => ({ name, number: '', path: sitePages[name].href.slice(1) })),
  ];
  const paths = new Map(all.map(({ path, name }) => [path, name]));
  const sheets = new Set<string>(),
    styles = new Set<string>();
  const parts = all.map(({ name, number, path }): Part => {
    const { document } = parseHTML(readFileSync(join(dist, path, 'index.html'), 'utf8')) as unknown as {
      document: Document;
    };
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) sheets.add(link.getAttribute('href')!);
    for (const style of document.querySelectorAll('head style')) styles.add(style.textContent);
    const main = document.querySelector('main');
    const title = main?.querySelector('h1')?.textContent;
    if (!main || !title) throw new Error(`${path} 里没有正文。`);
    const content = main.querySelector(':scope > article:only-of-type') ?? main;
    for (const element of content.querySelectorAll(LEFT_OUT)) element.remove();
    unwrapped(content);
    renamed(content, name, paths, base, site);
    const sections = [...content.querySelectorAll('h2[id]')].map((heading) => ({
      id: heading.id,
      title: titleOf(heading),
    }));
    return { name, path, title, number, content, sections };
  });
  return { parts, sheets: [...sheets], styles: [...styles] };
}
