import { createHash } from 'node:crypto';
import { editTags } from '../tags.ts';

/**
 * A page of the built site under the strictest policy that its figures can work with: no program and no style stands in it, so what someone might
 * smuggle into it would neither run nor dress itself up. What Astro writes into pages becomes files; a style of one element becomes a class.
 */

/** The files beside pages. */
export interface Files {
  /** @returns the address of a file with this text, the same for the same text */
  put(text: string, extension: 'js' | 'css'): string;
  /** The text of a style sheet by its address. */
  sheet(address: string): string;
}

/**
 * `data:` and `blob:` for pictures: matrices are images that a figure draws, and what is saved as PNG is drawn from one. `wasm-unsafe-eval`
 * lets WebAssembly be compiled, and no text be run.
 */
export const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A page that says what it allows already, as a chapter in one file does, is left as it is. */
export const hasPolicy = (html: string): boolean => /<meta[^>]*http-equiv="Content-Security-Policy"/i.test(html);

const SCRIPT = /<script((?:\s[^>]*)?)>([\s\S]*?)<\/script>/g;
const STYLE = /<style[^>]*>([\s\S]*?)<\/style>|<link rel="stylesheet" href="([^"]+)"\s*\/?>/g;
/** Astro's own: what defines the islands. */
const ISLANDS = /^\(\(\)=>\{/;

/** @param own the styles that single elements of any page have, in the order in which they are to be written @throws Error if a page has another */
export function strict(html: string, files: Files, own: readonly string[]): string {
  const scripted = withoutScripts(html, files.put);
  return withPolicy(withoutStyles(withoutStyleAttributes(scripted, own), files, own.map(ruleOf).join('\n')));
}

/** The styles that single elements have. */
export function stylesIn(html: string): Set<string> {
  const found = new Set<string>();
  editTags(html, ({ attributes: { style = '' }, text }) => {
    if (style.trim() !== '') found.add(style);
    return text;
  });
  return found;
}

/**
 * Classic programs of a page refer to nothing but the document's root: they become one file, which is fetched where the first stood, before
 * anything is painted. What defines islands may come when the page has been read.
 */
function withoutScripts(html: string, put: Files['put']): string {
  const early: string[] = [],
    islands: string[] = [];
  const page = html.replace(SCRIPT, (whole, attributes: string, code: string) => {
    if (/\ssrc=|type="(?!module")/.test(attributes) || code.trim() === '') return whole;
    if (attributes.includes('module')) return `<script type="module" src="${put(code, 'js')}"></script>`;
    const list = ISLANDS.test(code.trim()) ? islands : early;
    list.push(code.trim());
    return list.length > 1 ? '' : list === early ? EARLY : LATER;
  });
  // Each in a block of its own: what one declares the others have not.
  const joined = (codes: readonly string[]) => codes.map((code) => `{${code}\n}`).join('\n');
  return page
    .replace(EARLY, () => `<script src="${put(joined(early), 'js')}"></script>`)
    .replace(LATER, () => `<script defer src="${put(islands.join(';\n'), 'js')}"></script>`);
}
const EARLY = '<!--early-->',
  LATER = '<!--later-->';

/** All that a page's looks are made of is one sheet, in the same order: there are a few kinds of pages, and a reader waits once for each. */
function withoutStyles(html: string, { put, sheet }: Files, own: string): string {
  const [head, body] = [html.slice(0, html.indexOf('</head>')), html.slice(html.indexOf('</head>'))];
  if (body.search(STYLE) >= 0) throw new Error('a style sheet stands in the body of the page');
  const all = [...head.matchAll(STYLE)].map(([, text, address]) => text ?? sheet(address!));
  if (all.length === 0 && own === '') return html;
  return `${head.replaceAll(STYLE, '')}<link rel="stylesheet" href="${put([...all, own].join('\n'), 'css')}">${body}`;
}

const nameOf = (declarations: string): string =>
  `s-${createHash('sha256').update(declarations).digest('hex').slice(0, 8)}`;

/** An element's own style weighs more than any rule of a sheet; so does a class that is asked for together with an id that no element has. */
const ruleOf = (declarations: string): string =>
  `.${nameOf(declarations)}:not(#${nameOf(declarations)}){${declarations}}`;

function withoutStyleAttributes(html: string, own: readonly string[]): string {
  return editTags(html, ({ attributes, text }) => {
    const { style } = attributes;
    if (style === undefined) return text;
    const bare = text.replace(/\sstyle=(?:"[^"]*"|'[^']*')/, '');
    if (style.trim() === '') return bare;
    if (!own.includes(style)) throw new Error(`no rule for the style ${style}`);
    const name = nameOf(style);
    return attributes.class === undefined
      ? bare.replace(/^<[^\s/>]+/, (start) => `${start} class="${name}"`)
      : bare.replace(/(\sclass=["']?)/, (before) => `${before}${name} `);
  });
}

/** Before anything is fetched. @throws Error if the page has no place for it */
function withPolicy(html: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  const page = html.replace(/<meta charset="utf-8"\s*\/?>/i, (charset) => charset + meta);
  if (page === html) throw new Error('the page does not say its character set');
  return page;
}
