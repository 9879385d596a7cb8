import { createHash } from 'node:crypto';
import { zipSync, type Zippable } from 'fflate';
import { licences } from '../../book/set/licences.ts';
import type { Part, Volume } from './pages.ts';
import { xhtmlOf, type Picture } from './xhtml.ts';

/** The volume as an EPUB 3: one XHTML file a part, pictures, a style sheet, the contents, and what a library wants to know. */

export interface About {
  title: string;
  /** The book's own address: its identifier is made from it. */
  site: string;
  /** When it was last changed, as 2026-11-27T00:00:00Z. */
  modified: string;
  /** An SVG. */
  cover: string;
  /** Colours of the page, by the names of its custom properties. */
  colours: ReadonlyMap<string, string>;
}

const STYLE = `
body { line-height: 1.7; margin: 0 1em; }
h1, h2, h3 { line-height: 1.35; }
p { text-align: justify; }
svg, img { max-width: 100%; height: auto; }
svg text { paint-order: stroke; }
figure { margin: 1.5em 0; }
figcaption, .lab-title { font-weight: bold; margin: 0.5em 0; }
table { border-collapse: collapse; margin: 1em 0; font-size: 0.9em; }
th, td { border-bottom: 1px solid #d9d5ca; padding: 0.2em 0.6em; text-align: left; }
.theorem, .exercise, .proof { margin: 1.2em 0; padding-left: 0.8em; border-left: 2px solid #d9d5ca; }
.label, summary { font-weight: bold; }
ul.choices { list-style: none; padding-left: 0.5em; }
ul.choices li::before { content: '☐ '; }
.chapter-number { color: #a83224; }
math[display="block"] { display: block; margin: 1em 0; overflow-x: auto; }
.cover svg { display: block; max-height: 90vh; margin: 0 auto; }
nav ol { list-style: none; padding-left: 1em; }
`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const page = (title: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh-CN" xml:lang="zh-CN"><head><title>${escaped(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head><body>${body}</body></html>`;

/** The same address always has the same identifier: a UUID of its hash (RFC 9562, version 8). */
function identifierOf(site: string): string {
  const hash = createHash('sha256').update(site).digest('hex');
  const variant = '89ab'[parseInt(hash[16]!, 16) % 4]!;
  return `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

const CONTAINER =
  '<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';

function contentsOf(parts: readonly Part[]): string {
  const entry = ({ name, number, title, sections }: Part) => {
    const inner = number === '' ? [] : sections;
    const list = inner.map(({ id, title }) => `<li><a href="${name}.xhtml#${escaped(id)}">${escaped(title)}</a></li>`);
    const all = list.length > 0 ? `<ol>${list.join('')}</ol>` : '';
    return `<li><a href="${name}.xhtml">${escaped(`${number} ${title}`.trim())}</a>${all}</li>`;
  };
  return `<nav epub:type="toc" id="toc"><h1>目录</h1><ol>${parts.map(entry).join('')}</ol></nav><nav epub:type="landmarks" hidden="hidden"><ol><li><a epub:type="toc" href="#toc">目录</a></li><li><a epub:type="bodymatter" href="${parts[0]!.name}.xhtml">正文</a></li></ol></nav>`;
}

interface Item {
  id: string;
  href: string;
  type: string;
  properties?: string;
}

function packageOf(items: readonly Item[], spine: readonly string[], { title, site, modified }: About): string {
  const manifest = items.map(
    ({ id, href, type, properties }) =>
      `<item id="${id}" href="${href}" media-type="${type}"${properties ? ` properties="${properties}"` : ''}/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" xml:lang="zh-CN"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="identifier">${identifierOf(site)}</dc:identifier><dc:title>${escaped(title)}</dc:title><dc:language>zh-CN</dc:language><dc:creator>《${escaped(title)}》编写者</dc:creator><dc:rights>${escaped(`${licences.text.name}，${licences.text.href}`)}</dc:rights><dc:source>${escaped(site)}</dc:source><meta property="dcterms:modified">${modified}</meta><meta property="schema:accessMode">textual</meta><meta property="schema:accessMode">visual</meta><meta property="schema:accessModeSufficient">textual</meta><meta property="schema:accessibilityFeature">MathML</meta><meta property="schema:accessibilityFeature">tableOfContents</meta><meta property="schema:accessibilityHazard">none</meta></metadata><manifest>${manifest.join('')}</manifest><spine>${spine.map((id) => `<itemref idref="${id}"/>`).join('')}</spine></package>`;
}

/** @returns the file's bytes: the same for the same volume */
export function epubOf({ parts }: Volume, about: About): Uint8Array {
  const known = new Set(
    parts.flatMap(({ name, content }) => [name, ...[...content.querySelectorAll('[id]')].map(({ id }) => id)]),
  );
  const names = parts.map(({ name }) => name).toSorted((a, b) => b.length - a.length);
  const converted = parts.map((part) => ({
    part,
    ...xhtmlOf(part.content, {
      colours: about.colours,
      fileOf: (id) => {
        const home = names.find((name) => id === name || id.startsWith(`${name}--`));
        return home === undefined || !known.has(id) ? undefined : id === home ? `${home}.xhtml` : `${home}.xhtml#${id}`;
      },
    }),
  }));
  // What was left out takes its places along.
  const ids = new Map(converted.map(({ part, ids }) => [part.name, ids]));
  const settled = (text: string) =>
    text.replaceAll(/<a ([^>]*)href="([\w-]+)\.xhtml#([^"]+)"/g, (whole, before: string, name: string, id: string) =>
      ids.get(name)?.has(id) ? whole : `<a ${before}href="${name}.xhtml"`,
    );
  const pictures = new Map<string, Picture>();
  const items: Item[] = [
    { id: 'contents', href: 'contents.xhtml', type: 'application/xhtml+xml', properties: 'nav' },
    { id: 'style', href: 'style.css', type: 'text/css' },
    { id: 'cover-picture', href: 'cover.svg', type: 'image/svg+xml', properties: 'cover-image' },
    { id: 'cover', href: 'cover.xhtml', type: 'application/xhtml+xml' },
  ];
  const texts: [string, string][] = [
    ['contents.xhtml', page('目录', contentsOf(parts))],
    ['style.css', STYLE],
    ['cover.svg', about.cover],
    [
      'cover.xhtml',
      page(about.title, `<div class="cover"><h1>${escaped(about.title)}</h1><img src="cover.svg" alt="窗花"/></div>`),
    ],
  ];
  for (const { part, text, pictures: own } of converted) {
    const properties = [text.includes('<math') && 'mathml', text.includes('<svg') && 'svg'].filter(Boolean).join(' ');
    items.push({ id: part.name, href: `${part.name}.xhtml`, type: 'application/xhtml+xml', properties });
    texts.push([`${part.name}.xhtml`, page(part.title, `<section>${settled(text)}</section>`)]);
    for (const picture of own) pictures.set(picture.name, picture);
  }
  for (const { name, type } of pictures.values())
    items.push({ id: `p-${name.replaceAll(/\W/g, '-')}`, href: name, type });
  const encoder = new TextEncoder();
  // Zip's own clock begins in 1980: the same bytes whenever it is made.
  const at = { mtime: new Date(1980, 0, 1, 0, 0, 0) };
  const files: Zippable = {
    mimetype: [encoder.encode('application/epub+zip'), { ...at, level: 0 }],
    'META-INF/container.xml': [encoder.encode(CONTAINER), at],
    'book/package.opf': [
      encoder.encode(packageOf(items, ['cover', 'contents', ...parts.map(({ name }) => name)], about)),
      at,
    ],
  };
  for (const [name, text] of texts) files[`book/${name}`] = [encoder.encode(text), at];
  for (const { name, bytes } of pictures.values()) files[`book/${name}`] = [bytes, at];
  return zipSync(files, { level: 9 });
}
